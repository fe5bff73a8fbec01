import type { ComplaintsTold } from '../../../model/complaints.ts'
import type { Measure } from '../../../model/measure.ts'
import { conditionSql } from './condition.ts'
import type { CountTables, Dialect } from './dialect.ts'

const whole = (measure: Measure, dialect: Dialect, complaints: readonly ComplaintsTold[]): string =>
  conditionSql({ kind: 'all', of: measure.where }, dialect, complaints)

/**
 * The one query that counts every measure of every unit and period. First by unit code and period, then for the units above.
 * A measure that counts procedures gathers the set of them first, and sets are put together for the units above: it is exact
 * for a province however many of its communes handled a procedure. A dossier without a procedure counts as a dossier, not as
 * a procedure. Each step has names of its own (m, t): engines differ in what a name means that stands for two things.
 */
export function countSql(
  measures: readonly Measure[],
  tables: CountTables,
  dialect: Dialect,
  complaints: readonly ComplaintsTold[] = [],
): string {
  const { dossier, day } = dialect
  const counted = measures.map((measure, index) => {
    const truth = whole(measure, dialect, complaints)
    return `${measure.counts === 'records' ? dialect.countIf(truth) : dialect.setOfProcedures(truth)} AS m${index}`
  })
  const summed = measures.map(
    ({ counts }, index) => `${counts === 'records' ? `sum(m${index})` : dialect.inAnySet(`m${index}`)} AS t${index}`,
  )
  return `SELECT unit, period, ${summed.join(', ')}
FROM (
  SELECT ${dossier('unit_code')} AS unit_code, ${day('period')} AS period,
    ${counted.join(',\n    ')}
  FROM ${dialect.dossiersInPeriods(tables)}
  GROUP BY ${dossier('unit_code')}, ${day('period')}
) AS l
${dialect.join} ${tables.members} AS g USING (unit_code, period)
GROUP BY unit, period
ORDER BY unit, period`
}
