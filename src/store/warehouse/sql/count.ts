import type { ComplaintsTold } from '../../../model/complaints.ts'
import type { Measure } from '../../../model/measure.ts'
import { conditionSql } from './condition.ts'
import type { CountTables, Dialect } from './dialect.ts'

const whole = (measure: Measure, dialect: Dialect, complaints: readonly ComplaintsTold[]): string =>
  conditionSql({ kind: 'all', of: measure.where }, dialect, complaints)

/**
 * The one query that counts every measure of every unit and period. First by unit code, period and procedure, so that a
 * measure that counts procedures is as exact, and no dearer, than one that counts dossiers; then for the units above.
 * A dossier without a procedure counts as a dossier, not as a procedure. Each step has names of its own (m, s, t): engines
 * differ in what a name means that stands for two things.
 */
export function countSql(
  measures: readonly Measure[],
  tables: CountTables,
  dialect: Dialect,
  complaints: readonly ComplaintsTold[] = [],
): string {
  const { dossier, day } = dialect
  const counted = measures.map(
    (measure, index) => `${dialect.countIf(whole(measure, dialect, complaints))} AS m${index}`,
  )
  const summed = measures.map((_, index) => `sum(m${index}) AS s${index}`)
  const last = measures.map(({ counts }, index) =>
    counts === 'records'
      ? `sum(s${index}) AS t${index}`
      : `sum(CASE WHEN procedure_code IS NOT NULL AND s${index} > 0 THEN 1 ELSE 0 END) AS t${index}`,
  )
  return `SELECT unit, period, ${last.join(', ')}
FROM (
  SELECT unit, period, procedure_code, ${summed.join(', ')}
  FROM (
    SELECT ${dossier('unit_code')} AS unit_code, ${day('period')} AS period, ${dossier('procedure_code')} AS procedure_code,
      ${counted.join(',\n      ')}
    FROM ${dialect.dossiersInPeriods(tables)}
    GROUP BY ${dossier('unit_code')}, ${day('period')}, ${dossier('procedure_code')}
  ) AS l
  ${dialect.join} ${tables.members} AS g USING (unit_code, period)
  GROUP BY unit, period, procedure_code
) AS u
GROUP BY unit, period
ORDER BY unit, period`
}
