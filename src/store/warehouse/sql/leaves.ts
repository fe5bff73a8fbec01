import type { LeafPlan } from '../../../model/count-plan.ts'
import { dayOfDate } from '../columns.ts'
import { conditionSql } from './condition.ts'
import type { CountTables, Dialect } from './dialect.ts'

/**
 * The query that counts every measure by unit code in one period; a measure that counts procedures gives the set of them, in the
 * engine's own form. `only`: a condition that leaves out dossiers of other unit codes; null for all.
 */
export function leafSql(
  { measures, period, complaints }: LeafPlan,
  tables: Pick<CountTables, 'dossiers' | 'procedures'>,
  only: string | null,
  dialect: Dialect,
): string {
  const judged: Dialect = { ...dialect, day: () => String(dayOfDate(period.judgedOn)) }
  const counted = measures.map(({ where, counts }, index) => {
    const truth = conditionSql({ kind: 'all', of: where }, judged, complaints)
    return `${counts === 'records' ? dialect.countIf(truth) : dialect.proceduresOf(truth)} AS m${index}`
  })
  const { dossier } = dialect
  return `SELECT ${[`${dossier('unit_code')} AS unit_code`, ...counted].join(',\n  ')}
FROM ${dialect.dossiersWhere(tables, inPeriodSql(period, only, dialect))}
GROUP BY ${dossier('unit_code')}`
}

/** The condition for dossiers of a period and, where `only` is not null, of some unit codes. */
export function inPeriodSql({ from, to }: LeafPlan['period'], only: string | null, { dossier }: Dialect): string {
  const inPeriod = `${dossier('received_on')} BETWEEN ${dayOfDate(from)} AND ${dayOfDate(to)}`
  return only === null ? inPeriod : `${inPeriod} AND ${only}`
}
