import type { DuckDBConnection } from '@duckdb/node-api'
import { dateOfDay } from '../columns.ts'
import type { BatchOutcome } from '../port.ts'

/** The latest version of each dossier of the batch, of which the warehouse holds none as late. */
const WINNERS = `CREATE OR REPLACE TEMP TABLE winners AS
  SELECT incoming.* FROM incoming
  LEFT JOIN dossiers AS held ON held.code = incoming.code
  WHERE held.code IS NULL
    OR (incoming.version_at, incoming.version_event, incoming.version_hash) > (held.version_at, held.version_event, held.version_hash)
  QUALIFY row_number() OVER (
    PARTITION BY incoming.code
    ORDER BY incoming.version_at DESC, incoming.version_event DESC, incoming.version_hash DESC) = 1`

const BEATEN = `CREATE OR REPLACE TEMP TABLE beaten AS
  SELECT held.rowid AS id, held.unit_code, held.received_on
  FROM dossiers AS held SEMI JOIN winners ON winners.code = held.code`

/**
 * Merges the rows of the temporary table `incoming` into the warehouse, within the caller's transaction. The latest version
 * wins by its version alone: neither the order of the rows nor that of the batches matters.
 */
export async function mergeIncoming(
  connection: DuckDBConnection,
  read: number,
): Promise<Omit<BatchOutcome, 'kind' | 'waiting'>> {
  await connection.run(WINNERS)
  await connection.run(BEATEN)
  await connection.run('DELETE FROM dossiers WHERE rowid IN (SELECT id FROM beaten)')
  await connection.run('INSERT INTO dossiers SELECT * FROM winners')
  const counts = await connection.runAndReadAll(
    'SELECT (SELECT count(*) FROM winners) AS won, (SELECT count(*) FROM beaten) AS beaten',
  )
  const [won, beaten] = (counts.getRows()[0] ?? []).map(Number)
  const touched =
    await connection.runAndReadAll(`SELECT list(DISTINCT unit_code ORDER BY unit_code), min(received_on), max(received_on)
    FROM (SELECT unit_code, received_on FROM winners UNION ALL SELECT unit_code, received_on FROM beaten)`)
  const [codes, from, to] = touched.getRowsJson()[0] ?? []
  const date = (day: unknown): string | null => (day == null ? null : dateOfDay(Number(day)))
  return {
    read,
    added: (won ?? 0) - (beaten ?? 0),
    replaced: beaten ?? 0,
    stale: read - (won ?? 0),
    touched: { unitCodes: Array.isArray(codes) ? codes.map(String) : [], from: date(from), to: date(to) },
  }
}
