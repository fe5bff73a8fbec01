import type { DuckDBConnection } from '@duckdb/node-api'
import { COLUMNS, dateOfDay } from '../columns.ts'
import type { BatchOutcome } from '../port.ts'
import type { Won } from '../shares.ts'
import { codeHash } from './schema.ts'
import { allFromStaged, fromStaged } from './staged.ts'

const VERSION = ['version_at', 'version_event', 'version_hash'] as const
const versionOf = (table: string): string => `(${VERSION.map((part) => `${table}.${part}`).join(', ')})`

const RECEIVED = COLUMNS.filter(({ name }) => name === 'received_on')
  .map((column) => fromStaged('incoming', column))
  .join()

/** What of the rows is needed to tell which are the latest. `row`: the place in `incoming`. */
const ARRIVED = `SELECT rowid AS row, code, ${codeHash('code')} AS code_hash, ${VERSION.join(', ')}, unit_code,
    ${RECEIVED} AS received_on
  FROM incoming`

/** The latest version of each dossier of the batch. Only where a hash comes twice need codes be compared. */
const LATEST = `WITH repeated AS (SELECT code_hash FROM arrived GROUP BY code_hash HAVING count(*) > 1)
  SELECT * FROM arrived ANTI JOIN repeated USING (code_hash)
  UNION ALL
  SELECT * FROM arrived SEMI JOIN repeated USING (code_hash)
  QUALIFY row_number() OVER (PARTITION BY code ORDER BY ${VERSION.map((part) => `${part} DESC`).join(', ')}) = 1`

/** Rows of the warehouse that may be of the same dossiers, by the hash alone: the one scan of the whole table. */
const ALIKE = 'SELECT rowid AS id FROM dossiers SEMI JOIN latest USING (code_hash)'

/** What they are. Of few rows by their ids the engine reads only the blocks that hold them (open.ts). */
const HELD = `SELECT rowid AS id, code, ${VERSION.join(', ')}, unit_code, received_on
  FROM dossiers WHERE rowid IN (SELECT id FROM alike)`

/** The latest of the batch, of which the warehouse holds none as late, and the row that each beats. */
const WINNERS = `SELECT latest.row, latest.code_hash, latest.unit_code, latest.received_on,
    held.id AS beaten, held.unit_code AS left_unit, held.received_on AS left_day
  FROM latest LEFT JOIN held ON held.code = latest.code
  WHERE held.id IS NULL OR ${versionOf('latest')} > ${versionOf('held')}`

const STEPS = { arrived: ARRIVED, latest: LATEST, alike: ALIKE, held: HELD, winners: WINNERS } as const

const TOUCHED = `SELECT list(DISTINCT unit_code ORDER BY unit_code), min(received_on), max(received_on)
  FROM (SELECT unit_code, received_on FROM winners
    UNION ALL SELECT left_unit, left_day FROM winners WHERE beaten IS NOT NULL)`

const WON = 'SELECT incoming.code, beaten IS NOT NULL FROM winners INNER JOIN incoming ON winners.row = incoming.rowid'

/**
 * Merges the rows of the temporary table `incoming` into the warehouse, within the caller's transaction. The latest version
 * wins by its version alone: neither the order of the rows nor that of the batches matters. `onWon` is told of each that did.
 */
export async function mergeIncoming(
  connection: DuckDBConnection,
  read: number,
  onWon: ((won: Won) => void) | null = null,
): Promise<Omit<BatchOutcome, 'kind' | 'waiting'>> {
  for (const [table, sql] of Object.entries(STEPS)) {
    await connection.run(`CREATE OR REPLACE TEMP TABLE ${table} AS ${sql}`)
  }
  await connection.run('DELETE FROM dossiers WHERE rowid IN (SELECT beaten FROM winners WHERE beaten IS NOT NULL)')
  await connection.run(`INSERT INTO dossiers SELECT ${allFromStaged('incoming')}, winners.code_hash
    FROM incoming INNER JOIN winners ON winners.row = incoming.rowid`)
  if (onWon !== null) {
    for (const [code, replaced] of (await connection.runAndReadAll(WON)).getRows())
      onWon({ code: String(code), replaced: replaced === true })
  }
  const counts = await connection.runAndReadAll('SELECT count(*), count(beaten) FROM winners')
  const [won = 0, beaten = 0] = (counts.getRows()[0] ?? []).map(Number)
  const [codes, from, to] = (await connection.runAndReadAll(TOUCHED)).getRowsJson()[0] ?? []
  for (const table of Object.keys(STEPS)) await connection.run(`DROP TABLE ${table}`)
  const date = (day: unknown): string | null => (day == null ? null : dateOfDay(Number(day)))
  return {
    read,
    added: won - beaten,
    replaced: beaten,
    stale: read - won,
    touched: { unitCodes: Array.isArray(codes) ? codes.map(String) : [], from: date(from), to: date(to) },
  }
}
