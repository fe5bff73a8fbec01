import type { DuckDBConnection } from '@duckdb/node-api'
import type { ComplaintsTold } from '../../../model/complaints.ts'
import { dateOfDay } from '../columns.ts'

/** As earlier versions kept them. */
export async function readComplaintsTold(connection: DuckDBConnection): Promise<readonly ComplaintsTold[]> {
  const rows = await connection.runAndReadAll('SELECT unit_code, from_day, to_day FROM complaints_told ORDER BY ALL')
  return rows.getRows().map(([code, from, to]) => ({
    unitCode: code === null ? null : String(code),
    from: dateOfDay(Number(from)),
    to: dateOfDay(Number(to)),
  }))
}
