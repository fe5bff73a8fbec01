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
import { counted, dossiersOf, replaceDossiers } from './replace.ts'

/** Dossiers put together at a time. */
const PAGE = 20_000

/** Puts what was told into the table `told`, and what of it is new into `fresh` and into the table of amendments. */
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
 * The dossiers to be put together anew, numbered: of which something new was told, or a later version came and something is held.
 * Their latest versions go to the table `versions`: what `dossiers` holds of them is a version as it came, unless it was put
 * together before and no later one came.
 */
async function gather(connection: DuckDBConnection): Promise<number> {
  await connection.run(`CREATE OR REPLACE TEMP TABLE affected AS
    SELECT row_number() OVER (ORDER BY code) AS n, code FROM (
      SELECT code FROM fresh UNION SELECT winners.code FROM winners SEMI JOIN amendments USING (code))`)
  await connection.run('DELETE FROM versions WHERE code IN (SELECT code FROM winners)')
  await connection.run(`INSERT INTO versions
    SELECT dossiers.* FROM dossiers SEMI JOIN affected USING (code) ANTI JOIN versions USING (code)`)
  return counted(connection, 'SELECT count(*) FROM affected')
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
 * Keeps what a batch tells of dossiers apart from their versions, and puts those dossiers together anew; also those of which a
 * later version came with the batch (the table `winners`). Within the caller's transaction, after the versions were merged. Where
 * nothing was ever told apart it is one question.
 */
export async function amendDossiers(connection: DuckDBConnection, told: Told | undefined): Promise<AmendOutcome> {
  const amendments = told?.amendments() ?? []
  if (amendments.length === 0 && (await counted(connection, 'SELECT 1 FROM amendments LIMIT 1')) === 0) {
    return NOTHING_AMENDED
  }
  await keep(connection, amendments)
  const affected = await gather(connection)
  const stale = amendments.length - (await counted(connection, 'SELECT count(*) FROM fresh'))
  const waiting = await counted(connection, 'SELECT count(*) FROM told ANTI JOIN dossiers USING (code)')
  let touched = NOTHING_AMENDED.touched
  if (affected > 0 && told === undefined) throw new Error('dossiers with amendments, and no rules to settle them by')
  const courseOf = told === undefined ? null : courseBy(told.rules, await readProcedures(connection))
  const changed = async function* (): AsyncGenerator<readonly HeldDossier[]> {
    for (let from = 0; from < affected && courseOf !== null; from += PAGE) {
      const page = `(SELECT code FROM affected WHERE n > ${from} AND n <= ${from + PAGE})`
      const byCode = await amendmentsOf(connection, page)
      const held = await dossiersOf(connection, `SELECT * FROM dossiers SEMI JOIN ${page} USING (code)`)
      const before = new Map(held.map((each) => [each.dossier.code, each]))
      const versions = await dossiersOf(connection, `SELECT * FROM versions SEMI JOIN ${page} USING (code)`)
      const rows = versions.flatMap((version) => {
        const { code } = version.dossier
        const old = before.get(code) ?? null
        const now = toBeHeld({ version, held: old, amendments: byCode.get(code) ?? [] }, courseOf)
        return isSameHeld(now, old) ? [] : [{ now, old }]
      })
      const both = rows.flatMap(({ now, old }) => (old === null ? [now] : [now, old]))
      touched = bothTouched(touched, touchedByRows(both))
      yield rows.map(({ now }) => now)
    }
  }
  await replaceDossiers(connection, changed())
  const replaced = await counted(connection, 'SELECT count(*) FROM anew ANTI JOIN winners USING (code)')
  for (const table of ['told', 'fresh', 'affected', 'anew']) await connection.run(`DROP TABLE ${table}`)
  return { read: amendments.length, replaced, stale, waiting, touched }
}
