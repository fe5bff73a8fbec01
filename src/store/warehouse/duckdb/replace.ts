import type { DuckDBConnection } from '@duckdb/node-api'
import type { HeldDossier } from '../../../model/held-dossier.ts'
import { COLUMNS, heldOf } from '../columns.ts'
import { appendDossiers } from './load.ts'

export const NAMES = COLUMNS.map(({ name }) => name).join(', ')

/** The one number that a query answers; 0 when it answers nothing. */
export async function counted(connection: DuckDBConnection, sql: string): Promise<number> {
  return Number((await connection.runAndReadAll(sql)).getRows()[0]?.[0] ?? 0)
}

/** Rows of a query as dossiers. */
export async function dossiersOf(connection: DuckDBConnection, sql: string): Promise<readonly HeldDossier[]> {
  return (await connection.runAndReadAll(sql)).getRowObjects().map(heldOf)
}

/** The query for what is held of the dossiers whose codes a table has. */
export const heldIn = (codes: string): string => `SELECT ${NAMES} FROM dossiers SEMI JOIN ${codes} USING (code)`

/**
 * Holds these dossiers instead of what is held of them, whatever their versions, within the caller's transaction; answers how many.
 * `pages` may read the warehouse between pages; nothing is replaced before the last.
 */
export async function replaceDossiers(
  connection: DuckDBConnection,
  pages: AsyncIterable<readonly HeldDossier[]>,
): Promise<number> {
  await connection.run(`CREATE OR REPLACE TEMP TABLE anew AS SELECT ${NAMES} FROM dossiers LIMIT 0`)
  const count = await appendDossiers(connection, 'anew', pages)
  if (count > 0) {
    await connection.run('DELETE FROM dossiers WHERE code IN (SELECT code FROM anew)')
    await connection.run(`INSERT INTO dossiers (${NAMES}) SELECT ${NAMES} FROM anew`)
  }
  return count
}
