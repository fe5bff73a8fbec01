import type { Measure } from '../../../model/measure.ts'
import { conditionSql } from './condition.ts'
import type { Dialect } from './dialect.ts'

/** Tables that the count reads: each engine fills `days` and `members` from the plan before it asks. */
export interface CountTables {
  readonly dossiers: string
  readonly procedures: string
  /** One row a day and period: day, period, judged_on. */
  readonly days: string
  /** One row a period, unit code and unit that its dossiers count for: period, unit_code, unit. */
  readonly members: string
}

const whole = (measure: Measure, dialect: Dialect): string =>
  measure.where.map((condition) => `(${conditionSql(condition, dialect)})`).join(' AND ') || dialect.yes

/**
 * The one query that counts every measure of every unit and period. First by unit code, period and procedure, so that a
 * measure that counts procedures is as exact, and no dearer, than one that counts dossiers; then for the units above.
 * A dossier without a procedure counts as a dossier, not as a procedure.
 */
export function countSql(measures: readonly Measure[], tables: CountTables, dialect: Dialect): string {
  const counted = measures.map((measure, index) => `${dialect.countIf(whole(measure, dialect))} AS m${index}`)
  const summed = measures.map((_, index) => `sum(m${index}) AS m${index}`)
  const last = measures.map(({ counts }, index) =>
    counts === 'records'
      ? `sum(m${index}) AS m${index}`
      : `${dialect.countIf(`procedure_code IS NOT NULL AND m${index} > 0`)} AS m${index}`,
  )
  return `SELECT unit, period, ${last.join(', ')}
FROM (
  SELECT g.unit AS unit, l.period AS period, l.procedure_code AS procedure_code, ${summed.join(', ')}
  FROM (
    SELECT d.unit_code AS unit_code, p.period AS period, d.procedure_code AS procedure_code,
      ${counted.join(',\n      ')}
    FROM ${tables.dossiers} AS d
    INNER JOIN ${tables.days} AS p ON p.day = d.received_on
    LEFT JOIN ${tables.procedures} AS c ON c.code = d.procedure_code
    WHERE d.deleted = ${dialect.no}
    GROUP BY d.unit_code, p.period, d.procedure_code
  ) AS l
  INNER JOIN ${tables.members} AS g ON g.unit_code = l.unit_code AND g.period = l.period
  GROUP BY g.unit, l.period, l.procedure_code
) AS u
GROUP BY unit, period
ORDER BY unit, period`
}
