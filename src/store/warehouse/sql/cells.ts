import type { ComplaintsTold } from '../../../model/complaints.ts'
import type { Measure } from '../../../model/measure.ts'
import { conditionSql } from './condition.ts'
import type { CountTables, Dialect } from './dialect.ts'

/**
 * The query that counts every measure by unit code and period, below any hierarchy: unit_code, period, then `m` and the place of
 * each measure. A measure that counts procedures gives the set of them, in the engine's own form: put together for the units
 * above, sets are exact for a province however many of its communes handled a procedure. A dossier without a procedure counts
 * as a dossier, not as a procedure.
 */
export function cellsSql(
  measures: readonly Measure[],
  tables: CountTables,
  dialect: Dialect,
  complaints: readonly ComplaintsTold[] = [],
): string {
  const { dossier, day } = dialect
  const counted = measures.map(({ where, counts }, index) => {
    const truth = conditionSql({ kind: 'all', of: where }, dialect, complaints)
    return `${counts === 'records' ? dialect.countIf(truth) : dialect.setOfProcedures(truth)} AS m${index}`
  })
  return `SELECT ${dossier('unit_code')} AS unit_code, ${day('period')} AS period,
    ${counted.join(',\n    ')}
  FROM ${dialect.dossiersInPeriods(tables)}
  GROUP BY ${dossier('unit_code')}, ${day('period')}`
}
