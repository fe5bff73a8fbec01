import { type DuckDBConnection, DuckDBDataChunk, type DuckDBType, type DuckDBValue } from '@duckdb/node-api'
import type { HeldDossier } from '../../../model/held-dossier.ts'
import { COLUMNS } from '../columns.ts'
import { stagedValue } from './staged.ts'

/** Rows that one chunk of the engine holds. */
const CHUNK = 2048

/** Writes columns of values to a temporary table, a chunk at a time. Nothing else may write through the connection meanwhile. */
export async function appendColumns(
  connection: DuckDBConnection,
  table: string,
  columns: readonly (readonly DuckDBValue[])[],
): Promise<void> {
  const appender = await connection.createAppender(table, 'main', 'temp')
  const types: DuckDBType[] = columns.map((_, index) => appender.columnType(index))
  const rows = columns[0]?.length ?? 0
  for (let start = 0; start < rows; start += CHUNK) {
    const chunk = DuckDBDataChunk.create(types)
    chunk.setColumns(columns.map((column) => column.slice(start, start + CHUNK)))
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
}

const VALUES = COLUMNS.map((column) => {
  const staged = stagedValue(column)
  return (held: HeldDossier): DuckDBValue => staged(column.of(held))
})

/** Writes the values of dossiers straight into the vectors of a chunk: no list of values comes between. */
function fillChunk(chunk: DuckDBDataChunk, rows: readonly HeldDossier[]): void {
  chunk.rowCount = rows.length
  const vectors = VALUES.map((_, index) => chunk.getColumnVector(index))
  // Row by row: what several columns need of a row is at hand.
  for (const [row, held] of rows.entries()) {
    for (let index = 0; index < VALUES.length; index += 1) vectors[index]?.setItem(row, VALUES[index]?.(held) ?? null)
  }
  for (const vector of vectors) vector.flush()
}

/** Writes dossiers to a table that `createStaged` made; answers how many. */
export async function appendDossiers(
  connection: DuckDBConnection,
  table: string,
  batches: AsyncIterable<readonly HeldDossier[]>,
): Promise<number> {
  const appender = await connection.createAppender(table, 'main', 'temp')
  const types: DuckDBType[] = COLUMNS.map((_, index) => appender.columnType(index))
  let count = 0
  try {
    for await (const batch of batches) {
      for (let start = 0; start < batch.length; start += CHUNK) {
        const chunk = DuckDBDataChunk.create(types)
        fillChunk(chunk, batch.length <= CHUNK ? batch : batch.slice(start, start + CHUNK))
        appender.appendDataChunk(chunk)
      }
      count += batch.length
    }
  } finally {
    appender.closeSync()
  }
  return count
}
