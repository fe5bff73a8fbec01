import { DuckDBBitValue, type DuckDBConnection, DuckDBListValue, type DuckDBValue } from '@duckdb/node-api'
import type { LeafCounts, LeafPlan } from '../../../model/count-plan.ts'
import { inPeriodSql, leafSql } from '../sql/leaves.ts'
import { numberProcedures } from './count.ts'
import { duckdbDialect } from './dialect.ts'
import { appendColumns } from './load.ts'

const TABLES = { dossiers: 'dossiers', procedures: 'numbered' }
const ONLY = 'd.unit_code IN (SELECT unit_code FROM touched)'

/** The numbers in a set of procedures, in whichever of its forms. */
function numbersOf(set: DuckDBValue): Int32Array {
  if (set === null) return new Int32Array()
  if (set instanceof DuckDBListValue) return Int32Array.from(set.items, Number)
  if (!(set instanceof DuckDBBitValue)) throw new Error('a set of procedures of no known form')
  const numbers: number[] = []
  // The first byte tells how many bits at the beginning of the second are none; whole bytes of 0 are passed over.
  const { data } = set
  const padding = data[0] ?? 0
  for (let byte = 1; byte < data.length; byte += 1) {
    const bits = data[byte] ?? 0
    if (bits === 0) continue
    for (let bit = byte === 1 ? padding : 0; bit < 8; bit += 1)
      if ((bits & (128 >> bit)) !== 0) numbers.push((byte - 1) * 8 + bit - padding)
  }
  return Int32Array.from(numbers)
}

/** Exact counts by unit code. */
export async function countLeaves(connection: DuckDBConnection, plan: LeafPlan): Promise<LeafCounts> {
  const { measures, period, unitCodes: only } = plan
  if (only !== null) {
    await connection.run('CREATE OR REPLACE TEMP TABLE touched (unit_code VARCHAR)')
    await appendColumns(connection, 'touched', [only])
  }
  const own = only === null ? null : ONLY
  const count = await numberProcedures(connection, inPeriodSql(period, own, duckdbDialect(0)))
  const codes = await connection.runAndReadAll('SELECT code FROM numbered ORDER BY number')
  const result = await connection.runAndReadAll(leafSql(plan, TABLES, own, duckdbDialect(count)))
  const [unitCodes = [], ...columns] = result.getColumns()
  const of = <T>(what: 'records' | 'procedures', make: (column: DuckDBValue[]) => T, none: T): readonly T[] =>
    measures.map(({ counts }, index) => (counts === what ? make(columns[index] ?? []) : none))
  return {
    unitCodes: unitCodes.map(String),
    counts: of('records', (column) => Int32Array.from(column, Number), new Int32Array(unitCodes.length)),
    procedures: codes.getRows().map(([code]) => String(code)),
    used: of('procedures', (column) => column.map(numbersOf), []),
  }
}
