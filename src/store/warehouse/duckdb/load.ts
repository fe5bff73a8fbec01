import { type DuckDBConnection, DuckDBDataChunk, type DuckDBType, type DuckDBValue } from '@duckdb/node-api'
import type { HeldDossier } from '../../../model/held-dossier.ts'
import { COLUMNS, type Value } from '../columns.ts'

/** Rows that one chunk of the engine holds. */
const CHUNK = 2048

/** Writes columns of values to a table, a chunk at a time. Nothing else may write through the connection meanwhile. */
export async function appendColumns(
  connection: DuckDBConnection,
  table: string,
  columns: readonly (readonly DuckDBValue[])[],
): Promise<void> {
  const appender = await connection.createAppender(table)
  const types: DuckDBType[] = columns.map((_, index) => appender.columnType(index))
  const rows = columns[0]?.length ?? 0
  for (let start = 0; start < rows; start += CHUNK) {
    const chunk = DuckDBDataChunk.create(types)
    chunk.setColumns(columns.map((column) => column.slice(start, start + CHUNK)))
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
}

/** Writes dossiers to a table that has the columns of `dossiers`; answers how many. */
export async function appendDossiers(
  connection: DuckDBConnection,
  table: string,
  batches: AsyncIterable<readonly HeldDossier[]>,
): Promise<number> {
  let count = 0
  for await (const batch of batches) {
    const columns: Value[][] = COLUMNS.map(() => [])
    // Row by row: what several columns need of a row is at hand.
    for (const row of batch) for (const [index, { of }] of COLUMNS.entries()) columns[index]?.push(of(row))
    await appendColumns(connection, table, columns)
    count += batch.length
  }
  return count
}
