import type { DuckDBConnection } from '@duckdb/node-api'
import type { HeldDossier } from '../../../model/held-dossier.ts'
import { COLUMNS, heldOf } from '../columns.ts'
import { appendDossiers } from './load.ts'
import { codeHash } from './schema.ts'
import { allFromStaged, createStaged } from './staged.ts'

export const NAMES = COLUMNS.map(({ name }) => name).join(', ')

/** The one number that a query answers; 0 when it answers nothing. */
export async function counted(connection: DuckDBConnection, sql: string): Promise<number> {
  return Number((await connection.runAndReadAll(sql)).getRows()[0]?.[0] ?? 0)
}

/** Rows of a query as dossiers. */
export async function dossiersOf(connection: DuckDBConnection, sql: string): Promise<readonly HeldDossier[]> {
  return (await connection.runAndReadAll(sql)).getRowObjects().map(heldOf)
}

/**
 * The query for what is held of the dossiers whose codes, with their hashes, a table has; `id` is the place of each. As in
 * `mergeIncoming` the hashes are read of all, and the rest of those alone whose hashes are alike.
 */
export const heldIn = (codes: string): string => `SELECT rowid AS id, ${NAMES} FROM dossiers
  WHERE rowid IN (SELECT rowid FROM dossiers SEMI JOIN ${codes} USING (code_hash)) AND code IN (SELECT code FROM ${codes})`

/**
 * Holds these dossiers instead of what is held of them, whatever their versions, within the caller's transaction. `held`: a table
 * of the query `heldIn` that has all of them. The temporary table `incoming` is made anew. `pages` may read the warehouse between
 * pages; nothing is replaced before the last.
 */
export async function replaceDossiers(
  connection: DuckDBConnection,
  held: string,
  pages: AsyncIterable<readonly HeldDossier[]>,
): Promise<void> {
  await connection.run(createStaged('incoming'))
  let count = 0
  // Page by page: what is asked of the warehouse between them is not asked while rows are being written.
  for await (const page of pages) {
    const rows = (async function* () {
      yield page
    })()
    count += await appendDossiers(connection, 'incoming', rows)
  }
  if (count === 0) return
  await connection.run(`DELETE FROM dossiers WHERE rowid IN (SELECT id FROM ${held} SEMI JOIN incoming USING (code))`)
  await connection.run(`INSERT INTO dossiers SELECT ${allFromStaged('incoming')}, ${codeHash('incoming.code')}
    FROM incoming`)
}
