import type { ComplaintsTold } from '../../../model/complaints.ts'
import type { Measure } from '../../../model/measure.ts'
import { cellsSql } from '../sql/cells.ts'
import type { CountTables } from '../sql/dialect.ts'
import { CLICKHOUSE } from './dialect.ts'

/** What the roll-up reads beside the dossiers: one row a period, unit code and unit that its dossiers count for. */
export interface MemberTables extends CountTables {
  readonly members: string
}

/**
 * The one query that counts every measure of every unit and period: first by unit code and period, on the shards, then for the
 * units above. Each step has names of its own (m, t), as the engine takes a name that stands for two things for the wrong one.
 */
export function countSql(
  measures: readonly Measure[],
  tables: MemberTables,
  complaints: readonly ComplaintsTold[] = [],
): string {
  const summed = measures.map(
    ({ counts }, index) => `${counts === 'records' ? 'sum' : 'uniqExactMerge'}(m${index}) AS t${index}`,
  )
  return `SELECT unit, period, ${summed.join(', ')}
FROM (
  ${cellsSql(measures, tables, CLICKHOUSE, complaints)}
) AS l
ALL INNER JOIN ${tables.members} AS g USING (unit_code, period)
GROUP BY unit, period
ORDER BY unit, period`
}
