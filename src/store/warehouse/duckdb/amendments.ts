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
import type { Amended } from '../shares.ts'
import { readProcedures } from './catalogue.ts'
import { appendColumns } from './load.ts'
import { counted, dossiersOf, heldIn, NAMES, replaceDossiers } from './replace.ts'
import { codeHash } from './schema.ts'

/** Dossiers put together at a time. */
const PAGE = 20_000

/** Temporary tables: what was told, what of it is new, the dossiers to be put together anew, and what was held of them. */
const TABLES = ['told', 'fresh', 'affected', 'before', 'now'] as const

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
 * Before the versions of a batch, or of several, (the table `incoming`) are merged, within the caller's transaction: keeps what is
 * told of dossiers apart from them, and finds the dossiers to be put together anew. Answers what was told; null where there is
 * none to put together. Where nothing was ever told apart it is one question.
 */
export async function keepAmendments(
  connection: DuckDBConnection,
  told: readonly Told[],
): Promise<readonly Amendment[] | null> {
  const amendments = told.flatMap((each) => each.amendments())
  if (amendments.length === 0 && (await counted(connection, 'SELECT 1 FROM amendments LIMIT 1')) === 0) return null
  await keep(connection, amendments)
  await connection.run(`CREATE OR REPLACE TEMP TABLE affected AS
    SELECT row_number() OVER (ORDER BY code) AS n, code, ${codeHash('code')} AS code_hash FROM (
      SELECT code FROM told UNION SELECT incoming.code FROM incoming SEMI JOIN amendments USING (code))`)
  if ((await counted(connection, 'SELECT count(*) FROM affected')) === 0) return null
  if (told.length === 0) throw new Error('dossiers with amendments, and no rules to settle them by')
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

async function amendmentsIn(connection: DuckDBConnection, from: string): Promise<readonly Amendment[]> {
  const rows = await connection.runAndReadAll(`SELECT code, told_at, tells FROM ${from}`)
  return rows.getRows().map(
    ([code, at, tells]): Amendment => ({
      code: String(code),
      at: timeOfSecond(Number(at)),
      tells: String(tells) as Amendment['tells'],
    }),
  )
}

async function waitingCodes(connection: DuckDBConnection): Promise<ReadonlySet<string>> {
  const rows = await connection.runAndReadAll('SELECT DISTINCT code FROM told ANTI JOIN now USING (code)')
  return new Set(rows.getRows().map(([code]) => String(code)))
}

/**
 * Puts the dossiers that `keepAmendments` found together anew, after the versions of the batch were merged, within the same
 * transaction. `told`: at least one, all by the same rules. `onAmended` is told what became of each.
 */
export async function amendDossiers(
  connection: DuckDBConnection,
  amendments: readonly Amendment[],
  [told]: readonly Told[],
  onAmended: ((amended: Amended) => void) | null = null,
): Promise<AmendOutcome> {
  if (told === undefined) throw new Error('no rules to settle dossiers by')
  await keepVersions(connection)
  const affected = await counted(connection, 'SELECT count(*) FROM affected')
  const stale = amendments.length - (await counted(connection, 'SELECT count(*) FROM fresh'))
  const waiting = await counted(connection, 'SELECT count(*) FROM told ANTI JOIN now USING (code)')
  const courseOf = courseBy(told.rules, await readProcedures(connection))
  const alone = new Set<string>()
  let touched = NOTHING_AMENDED.touched
  const changed = async function* (): AsyncGenerator<readonly HeldDossier[]> {
    for (let from = 0; from < affected; from += PAGE) {
      const page = `(SELECT code FROM affected WHERE n > ${from} AND n <= ${from + PAGE})`
      const pageOf = (table: string) =>
        dossiersOf(connection, `SELECT ${NAMES} FROM ${table} SEMI JOIN ${page} USING (code)`)
      const byCode = Map.groupBy(
        await amendmentsIn(connection, `amendments SEMI JOIN ${page} USING (code)`),
        ({ code }) => code,
      )
      const [before, held] = [await pageOf('before'), await pageOf('now')].map(
        (rows) => new Map(rows.map((each) => [each.dossier.code, each])),
      )
      const both: HeldDossier[] = []
      const rows = (await pageOf('versions')).flatMap((version) => {
        const { code } = version.dossier
        const now = toBeHeld(version, byCode.get(code) ?? [], courseOf)
        if (isSameHeld(now, held?.get(code) ?? null)) return []
        const old = before?.get(code)
        if (old?.version === now.version) alone.add(code)
        both.push(now, ...(old === undefined ? [] : [old]))
        return [now]
      })
      touched = bothTouched(touched, touchedByRows(both))
      yield rows
    }
  }
  await replaceDossiers(connection, 'now', changed())
  if (onAmended !== null) {
    const fresh = await amendmentsIn(connection, 'fresh')
    onAmended({ fresh, changed: alone, waiting: await waitingCodes(connection) })
  }
  for (const table of TABLES) await connection.run(`DROP TABLE ${table}`)
  return { read: amendments.length, replaced: alone.size, stale, waiting, touched }
}
