import { type DuckDBConnection, DuckDBDataChunk, type DuckDBType, type DuckDBValue } from '@duckdb/node-api'
import type { HeldDossier } from '../../../model/held-dossier.ts'
import { COLUMNS } from '../columns.ts'

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

/** Writes the values of dossiers straight into the vectors of a chunk: no list of values comes between. */
function fillChunk(chunk: DuckDBDataChunk, rows: readonly HeldDossier[], start: number, count: number): void {
  chunk.rowCount = count
  const vectors = COLUMNS.map((_, index) => chunk.getColumnVector(index))
  // Row by row: what several columns need of a row is at hand.
  for (let row = 0; row < count; row += 1) {
    const held = rows[start + row]
    if (held === undefined) throw new Error('no row')
    for (let index = 0; index < COLUMNS.length; index += 1)
      vectors[index]?.setItem(row, COLUMNS[index]?.of(held) ?? null)
  }
  for (const vector of vectors) vector.flush()
}

/** Writes dossiers to a table that has the columns of `dossiers`; answers how many. */
export async function appendDossiers(
  connection: DuckDBConnection,
  table: string,
  batches: AsyncIterable<readonly HeldDossier[]>,
): Promise<number> {
  const appender = await connection.createAppender(table)
  const types: DuckDBType[] = COLUMNS.map((_, index) => appender.columnType(index))
  let count = 0
  try {
    for await (const batch of batches) {
      for (let start = 0; start < batch.length; start += CHUNK) {
        const chunk = DuckDBDataChunk.create(types)
        fillChunk(chunk, batch, start, Math.min(CHUNK, batch.length - start))
        appender.appendDataChunk(chunk)
      }
      count += batch.length
    }
  } finally {
    appender.closeSync()
  }
  return count
}
