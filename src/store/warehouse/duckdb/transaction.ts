import type { DuckDBConnection } from '@duckdb/node-api'

/** Runs the work in a transaction; whatever it throws, everything is as it was. */
export async function inTransaction<T>(connection: DuckDBConnection, work: () => Promise<T>): Promise<T> {
  await connection.run('BEGIN')
  try {
    const result = await work()
    await connection.run('COMMIT')
    return result
  } catch (error) {
    // Of a commit that failed the engine has already taken everything back.
    await connection.run('ROLLBACK').catch(() => undefined)
    throw error
  }
}
