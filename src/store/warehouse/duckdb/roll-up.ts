import type { ComplaintsTold } from '../../../model/complaints.ts'
import type { Measure } from '../../../model/measure.ts'
import { cellsSql } from '../sql/cells.ts'
import type { CountTables } from '../sql/dialect.ts'
import { duckdbDialect } from './dialect.ts'
import { type ProcedureSets, procedureSets } from './procedure-sets.ts'

/** The hierarchy as the roll-up reads it: tables that members.ts fills. */
export interface MemberTables extends CountTables {
  /** One row a period: the era of the hierarchy that it lies in: period, era. */
  readonly eras: string
  /** One row an era, unit code and unit for which it counts alone: era, unit_code, unit. */
  readonly alone: string
  /** One row an era and unit code that counts for units together with others: era, unit_code, circle. */
  readonly circles: string
  /** One row a circle and unit for which its codes count: circle, unit. */
  readonly shared: string
}

/** Each measure, whether it counts procedures, and the column it is in. */
type Column = readonly [column: string, ofProcedures: boolean]

const summed = ([column, ofProcedures]: Column, sets: ProcedureSets): string =>
  ofProcedures ? sets.union(column) : `sum(${column})`

/**
 * The one query that counts every measure of every unit and period: unit, period, then a list of the counts. What a code alone
 * counts for has the code's own counts. Units above are many codes' together: codes that count for the same units, a
 * province's communes, are put together once (a circle), and circles then for each of their units.
 */
export function countSql(
  measures: readonly Measure[],
  tables: MemberTables,
  procedures: number,
  complaints: readonly ComplaintsTold[] = [],
): string {
  const sets = procedureSets(procedures)
  const columns = measures.map(({ counts }, index): Column => [`m${index}`, counts === 'procedures'])
  const counts = (of: (column: Column) => string): string =>
    columns.map((column) => `${column[1] ? sets.size(of(column)) : of(column)}::UINTEGER`).join(', ')
  return `WITH l AS MATERIALIZED (
  ${cellsSql(measures, tables, duckdbDialect(procedures), complaints)}
)
SELECT unit, period, [${counts(([column]) => column)}] AS counts
FROM l INNER JOIN ${tables.eras} USING (period) INNER JOIN ${tables.alone} USING (era, unit_code)
UNION ALL
SELECT unit, period, [${counts((column) => summed(column, sets))}] AS counts
FROM (
  SELECT circle, period, ${columns.map((column) => `${summed(column, sets)} AS ${column[0]}`).join(', ')}
  FROM l INNER JOIN ${tables.eras} USING (period) INNER JOIN ${tables.circles} USING (era, unit_code)
  GROUP BY circle, period
) AS k INNER JOIN ${tables.shared} USING (circle)
GROUP BY unit, period`
}
