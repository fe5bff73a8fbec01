import type { DuckDBConnection } from '@duckdb/node-api'
import type { Amendment } from '../../../model/amendment.ts'
import type { HeldDossier } from '../../../model/held-dossier.ts'
import {
  type AmendOutcome,
  bothTouched,
  courseBy,
  isSameHeld,
  NOTHING_AMENDED,
  toBeHeld,
  touchedByRows,
} from '../amended.ts'
import { secondOf, timeOfSecond } from '../columns.ts'
import type { Told } from '../port.ts'
import { readProcedures } from './catalogue.ts'
import { appendColumns } from './load.ts'
import { counted, dossiersOf, heldIn, NAMES, replaceDossiers } from './replace.ts'

/** Dossiers put together at a time. */
const PAGE = 20_000

/** Temporary tables: what was told, what of it is new, the dossiers to be put together anew, and what was held of them. */
const TABLES = ['told', 'fresh', 'affected', 'before', 'now', 'anew'] as const

async function keep(connection: DuckDBConnection, amendments: readonly Amendment[]): Promise<void> {
  await connection.run('CREATE OR REPLACE TEMP TABLE told AS SELECT * FROM amendments LIMIT 0')
  await appendColumns(connection, 'told', [
    amendments.map(({ code }) => code),
    amendments.map(({ at }) => secondOf(at)),
    amendments.map(({ tells }) => tells),
  ])
  await connection.run(
    'CREATE OR REPLACE TEMP TABLE fresh AS SELECT DISTINCT * FROM told ANTI JOIN amendments USING (code, told_at, tells)',
  )
  await connection.run('INSERT INTO amendments SELECT * FROM fresh')
}

/**
 * Before the versions of a batch (the table `incoming`) are merged, within the caller's transaction: keeps what the batch tells of
 * dossiers apart from them, and finds the dossiers to be put together anew. Answers what it told; null where there is none to put
 * together. Where nothing was ever told apart it is one question.
 */
export async function keepAmendments(
  connection: DuckDBConnection,
  told: Told | undefined,
): Promise<readonly Amendment[] | null> {
  const amendments = told?.amendments() ?? []
  if (amendments.length === 0 && (await counted(connection, 'SELECT 1 FROM amendments LIMIT 1')) === 0) return null
  await keep(connection, amendments)
  await connection.run(`CREATE OR REPLACE TEMP TABLE affected AS
    SELECT row_number() OVER (ORDER BY code) AS n, code FROM (
      SELECT code FROM told UNION SELECT incoming.code FROM incoming SEMI JOIN amendments USING (code))`)
  if ((await counted(connection, 'SELECT count(*) FROM affected')) === 0) return null
  if (told === undefined) throw new Error('dossiers with amendments, and no rules to settle them by')
  await connection.run(`CREATE OR REPLACE TEMP TABLE before AS ${heldIn('affected')}`)
  return amendments
}

/**
 * Keeps the latest version, as it came, of the dossiers that are put together: what is held of them is that, unless it was put
 * together before and no later one came.
 */
async function keepVersions(connection: DuckDBConnection): Promise<void> {
  await connection.run(`CREATE OR REPLACE TEMP TABLE now AS ${heldIn('affected')}`)
  await connection.run(`DELETE FROM versions WHERE EXISTS (SELECT 1 FROM now WHERE now.code = versions.code
    AND (now.version_at, now.version_event, now.version_hash)
      > (versions.version_at, versions.version_event, versions.version_hash))`)
  await connection.run(`INSERT INTO versions (${NAMES}) SELECT ${NAMES} FROM now ANTI JOIN versions USING (code)`)
}

async function amendmentsOf(connection: DuckDBConnection, page: string): Promise<Map<string, Amendment[]>> {
  const rows = await connection.runAndReadAll(
    `SELECT code, told_at, tells FROM amendments SEMI JOIN ${page} USING (code)`,
  )
  const all = rows.getRows().map(
    ([code, at, tells]): Amendment => ({
      code: String(code),
      at: timeOfSecond(Number(at)),
      tells: String(tells) as Amendment['tells'],
    }),
  )
  return Map.groupBy(all, ({ code }) => code)
}

/**
 * Puts the dossiers that `keepAmendments` found together anew, after the versions of the batch were merged, within the same
 * transaction.
 */
export async function amendDossiers(
  connection: DuckDBConnection,
  amendments: readonly Amendment[],
  { rules }: Told,
): Promise<AmendOutcome> {
  await keepVersions(connection)
  const affected = await counted(connection, 'SELECT count(*) FROM affected')
  const stale = amendments.length - (await counted(connection, 'SELECT count(*) FROM fresh'))
  const waiting = await counted(connection, 'SELECT count(*) FROM told ANTI JOIN now USING (code)')
  const courseOf = courseBy(rules, await readProcedures(connection))
  let [replaced, touched] = [0, NOTHING_AMENDED.touched]
  const changed = async function* (): AsyncGenerator<readonly HeldDossier[]> {
    for (let from = 0; from < affected; from += PAGE) {
      const page = `(SELECT code FROM affected WHERE n > ${from} AND n <= ${from + PAGE})`
      const pageOf = (table: string) =>
        dossiersOf(connection, `SELECT ${NAMES} FROM ${table} SEMI JOIN ${page} USING (code)`)
      const byCode = await amendmentsOf(connection, page)
      const [before, held] = [await pageOf('before'), await pageOf('now')].map(
        (rows) => new Map(rows.map((each) => [each.dossier.code, each])),
      )
      const both: HeldDossier[] = []
      const rows = (await pageOf('versions')).flatMap((version) => {
        const { code } = version.dossier
        const now = toBeHeld(version, byCode.get(code) ?? [], courseOf)
        if (isSameHeld(now, held?.get(code) ?? null)) return []
        const old = before?.get(code)
        if (old?.version === now.version) replaced += 1
        both.push(now, ...(old === undefined ? [] : [old]))
        return [now]
      })
      touched = bothTouched(touched, touchedByRows(both))
      yield rows
    }
  }
  await replaceDossiers(connection, changed())
  for (const table of TABLES) await connection.run(`DROP TABLE ${table}`)
  return { read: amendments.length, replaced, stale, waiting, touched }
}
