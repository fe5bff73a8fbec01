import type { DuckDBConnection } from '@duckdb/node-api'
import type { ComplaintsTold } from '../../../model/complaints.ts'
import { dateOfDay, dayOfDate } from '../columns.ts'
import { revise } from './revision.ts'

/** Within the caller's transaction. What is held already is no change. */
export async function writeComplaintsTold(
  connection: DuckDBConnection,
  { unitCode, from, to }: ComplaintsTold,
): Promise<void> {
  const inserted = await connection.run(
    `INSERT INTO complaints_told SELECT $1, $2, $3 WHERE NOT EXISTS (SELECT 1 FROM complaints_told
       WHERE unit_code IS NOT DISTINCT FROM $1 AND from_day = $2 AND to_day = $3)`,
    [unitCode, dayOfDate(from), dayOfDate(to)],
  )
  if (inserted.rowsChanged > 0) await revise(connection)
}

export async function readComplaintsTold(connection: DuckDBConnection): Promise<readonly ComplaintsTold[]> {
  const rows = await connection.runAndReadAll('SELECT unit_code, from_day, to_day FROM complaints_told ORDER BY ALL')
  return rows.getRows().map(([code, from, to]) => ({
    unitCode: code === null ? null : String(code),
    from: dateOfDay(Number(from)),
    to: dateOfDay(Number(to)),
  }))
}
