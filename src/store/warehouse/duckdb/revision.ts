import type { DuckDBConnection } from '@duckdb/node-api'

/** Counts changes of what is held, within the transaction that makes them. */
export async function revise(connection: DuckDBConnection, by = 1): Promise<void> {
  await connection.run('UPDATE revision SET number = number + $1', [by])
}

/** How many changes were made, by whichever program. */
export async function revisionOf(connection: DuckDBConnection): Promise<number> {
  return Number((await connection.runAndReadAll('SELECT number FROM revision')).getRows()[0]?.[0])
}
