import type { LeafPlan } from '../../../model/count-plan.ts'
import { dayOfDate } from '../columns.ts'
import { conditionSql } from './condition.ts'
import type { CountTables, Dialect } from './dialect.ts'

/**
 * The query that counts every measure by unit code and procedure in one period. `only`: a condition that leaves out dossiers of
 * other unit codes; null for all.
 */
export function leafSql(
  { measures, period }: LeafPlan,
  tables: Pick<CountTables, 'dossiers' | 'procedures'>,
  only: string | null,
  dialect: Dialect,
): string {
  const judged: Dialect = { ...dialect, day: () => String(dayOfDate(period.judgedOn)) }
  const counted = measures.map(
    ({ where }, index) => `${dialect.countIf(conditionSql({ kind: 'all', of: where }, judged))} AS m${index}`,
  )
  const { dossier } = dialect
  const inPeriod = `${dossier('received_on')} BETWEEN ${dayOfDate(period.from)} AND ${dayOfDate(period.to)}`
  const condition = only === null ? inPeriod : `${inPeriod} AND ${only}`
  return `SELECT ${dossier('unit_code')} AS unit_code, ${dossier('procedure_code')} AS procedure_code,
  ${counted.join(',\n  ')}
FROM ${dialect.dossiersWhere(tables, condition)}
GROUP BY ${dossier('unit_code')}, ${dossier('procedure_code')}`
}
