import type { DuckDBConnection } from '@duckdb/node-api'
import type { HeldDossier } from '../../../model/held-dossier.ts'
import { heldOf } from '../columns.ts'
import { appendDossiers } from './load.ts'

/** The one number that a query answers; 0 when it answers nothing. */
export async function counted(connection: DuckDBConnection, sql: string): Promise<number> {
  return Number((await connection.runAndReadAll(sql)).getRows()[0]?.[0] ?? 0)
}

/** Rows of a query as dossiers. */
export async function dossiersOf(connection: DuckDBConnection, sql: string): Promise<readonly HeldDossier[]> {
  return (await connection.runAndReadAll(sql)).getRowObjects().map(heldOf)
}

/**
 * Holds these dossiers instead of what is held of them, whatever their versions, within the caller's transaction. `pages` may read
 * the warehouse between pages; nothing is replaced before the last.
 */
export async function replaceDossiers(
  connection: DuckDBConnection,
  pages: AsyncIterable<readonly HeldDossier[]>,
): Promise<number> {
  await connection.run('CREATE OR REPLACE TEMP TABLE anew AS SELECT * FROM dossiers LIMIT 0')
  const count = await appendDossiers(connection, 'anew', pages)
  if (count > 0) {
    await connection.run('DELETE FROM dossiers WHERE code IN (SELECT code FROM anew)')
    await connection.run('INSERT INTO dossiers SELECT * FROM anew')
  }
  return count
}
