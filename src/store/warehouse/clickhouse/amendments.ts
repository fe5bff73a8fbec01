import { randomUUID } from 'node:crypto'
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
import { COLUMNS, heldOf, secondOf, timeOfSecond } from '../columns.ts'
import type { Told } from '../port.ts'
import type { Witness } from '../shares.ts'
import { readCatalogue } from './catalogue.ts'
import type { OwnTable } from './http.ts'
import type { Attempt } from './journal.ts'
import { MERGE_ID, NAMES } from './merge.ts'
import type { Opened } from './open.ts'
import { tableNames } from './schema.ts'
import { quoted, tabbed } from './text.ts'

/** Dossiers put together at a time, and rows of one insert. */
const PAGE = 10_000

const ownRows = ({ name, stagedOn }: Attempt): string => `staged_on = ${stagedOn} AND attempt = ${quoted(name)}`

const codeOf = (row: Readonly<Record<string, unknown>>): string => String(row.code)

/** Puts rows beside the warehouse that are to be held of their dossiers whatever their versions, once the attempt is merged. */
export async function stageAnew(
  { nodes, layout }: Opened,
  attempt: Attempt,
  of: 'dossiers' | 'versions',
  rows: readonly HeldDossier[],
): Promise<void> {
  if (rows.length === 0) return
  const lines = rows.map((held) =>
    tabbed([...COLUMNS.map((each) => each.of(held)), of, attempt.name, attempt.stagedOn]),
  )
  const sql = `INSERT INTO ${tableNames(layout).all('staged_anew')} (${NAMES}, of, attempt, staged_on) FORMAT TabSeparated`
  await nodes.ask({ sql, rows: lines.join('') })
}

async function stageAmendments(
  { nodes, layout }: Opened,
  attempt: Attempt,
  amendments: readonly Amendment[],
): Promise<void> {
  const sql = `INSERT INTO ${tableNames(layout).all('staged_amendments')} (code, told_at, tells, attempt, staged_on) FORMAT TabSeparated`
  for (let from = 0; from < amendments.length; from += PAGE) {
    const lines = amendments
      .slice(from, from + PAGE)
      .map(({ code, at, tells }) => tabbed([code, secondOf(at), tells, attempt.name, attempt.stagedOn]))
    await nodes.ask({ sql, rows: lines.join('') })
  }
}

/** Codes of the attempt's versions of which something is held that was told apart. */
async function amendedVersions({ nodes, layout }: Opened, attempt: Attempt): Promise<readonly string[]> {
  const { all, local } = tableNames(layout)
  const rows = await nodes.rows(
    `SELECT DISTINCT code FROM ${all('staged')}
     WHERE ${ownRows(attempt)} AND code IN (SELECT code FROM ${local('amendments')})`,
  )
  return rows.map(codeOf)
}

/** What is known of some dossiers. */
interface Known {
  /** Versions that came with the attempt. */
  readonly staged: readonly HeldDossier[]
  /** The latest version, as it came, of those that were amended before. */
  readonly versions: ReadonlyMap<string, HeldDossier>
  readonly held: ReadonlyMap<string, HeldDossier>
  readonly amendments: ReadonlyMap<string, readonly Amendment[]>
}

async function known({ nodes, layout }: Opened, attempt: Attempt, codes: readonly string[]): Promise<Known> {
  const { all } = tableNames(layout)
  const tables: readonly OwnTable[] = [
    { name: 'wanted', structure: 'code String', rows: codes.map((code) => tabbed([code])).join('') },
  ]
  const wanted = 'code IN (SELECT code FROM wanted)'
  const dossiers = async (from: string): Promise<readonly HeldDossier[]> =>
    (await nodes.rows(`SELECT ${NAMES} FROM ${from}`, { tables })).map(heldOf)
  const byCode = (rows: readonly HeldDossier[]) => new Map(rows.map((each) => [each.dossier.code, each]))
  const told = await nodes.rows(`SELECT DISTINCT code, told_at, tells FROM ${all('amendments')} WHERE ${wanted}`, {
    tables,
  })
  const amendments = told.map(
    (row): Amendment => ({
      code: codeOf(row),
      at: timeOfSecond(Number(row.told_at)),
      tells: String(row.tells) as Amendment['tells'],
    }),
  )
  return {
    staged: await dossiers(`${all('staged')} WHERE ${ownRows(attempt)} AND ${wanted}`),
    versions: byCode(await dossiers(`${all('versions')} FINAL WHERE ${wanted}`)),
    held: byCode(await dossiers(`${all('dossiers')} FINAL WHERE ${wanted}`)),
    amendments: Map.groupBy(amendments, ({ code }) => code),
  }
}

const nameOf = ({ at, tells }: Amendment): string => `${at} ${tells}`

/**
 * Puts beside the warehouse what an attempt tells of dossiers apart from their versions, and those dossiers as they are to be
 * held; also those of which it brings a later version. Only with the turn, as it reads what is held. Where nothing was ever told
 * apart it is one question. `onAmended` is told what will become of each.
 */
export async function stageAmended(
  opened: Opened,
  attempt: Attempt,
  all: readonly Told[],
  onAmended: Witness['onAmended'] | null,
): Promise<AmendOutcome> {
  const { nodes, layout } = opened
  const amendments = all.flatMap((each) => each.amendments())
  const [told] = all
  if (amendments.length === 0) {
    const any = await nodes.rows(`SELECT code FROM ${tableNames(layout).all('amendments')} LIMIT 1`)
    if (any.length === 0) return NOTHING_AMENDED
  }
  const ofNow = Map.groupBy(amendments, ({ code }) => code)
  const codes = [...new Set([...ofNow.keys(), ...(await amendedVersions(opened, attempt))])]
  if (codes.length === 0) return NOTHING_AMENDED
  if (told === undefined) throw new Error('dossiers with amendments, and no rules to settle them by')
  await stageAmendments(opened, attempt, amendments)
  const courseOf = courseBy(told.rules, await readCatalogue(opened))
  const outcome = { read: amendments.length, replaced: 0, stale: 0, waiting: 0, touched: NOTHING_AMENDED.touched }
  const fresh: Amendment[] = []
  const [changed, waiting] = [new Set<string>(), new Set<string>()]
  for (let from = 0; from < codes.length; from += PAGE) {
    const page = codes.slice(from, from + PAGE)
    const { staged, versions, held, amendments: before } = await known(opened, attempt, page)
    const stagedByCode = Map.groupBy(staged, ({ dossier }) => dossier.code)
    const [rows, latest, touched]: [HeldDossier[], HeldDossier[], HeldDossier[]] = [[], [], []]
    for (const code of page) {
      const old = held.get(code) ?? null
      const [heldAmendments, tells] = [before.get(code) ?? [], ofNow.get(code) ?? []]
      const names = new Set(heldAmendments.map(nameOf))
      const newOnes = [...new Map(tells.map((each) => [nameOf(each), each]))].filter(([name]) => !names.has(name))
      fresh.push(...newOnes.map(([, each]) => each))
      outcome.stale += tells.length - newOnes.length
      const version = [versions.get(code) ?? old, ...(stagedByCode.get(code) ?? [])]
        .flatMap((each) => each ?? [])
        .reduce<HeldDossier | null>((a, b) => (a === null || b.version > a.version ? b : a), null)
      if (version === null) {
        outcome.waiting += tells.length
        waiting.add(code)
        continue
      }
      if (versions.get(code)?.version !== version.version) latest.push(version)
      const now = toBeHeld(version, [...heldAmendments, ...tells], courseOf)
      if (isSameHeld(now, old)) continue
      rows.push(now)
      touched.push(now, ...(old === null ? [] : [old]))
      if (old?.version === now.version) changed.add(code)
    }
    outcome.touched = bothTouched(outcome.touched, touchedByRows(touched))
    await stageAnew(opened, attempt, 'versions', latest)
    await stageAnew(opened, attempt, 'dossiers', rows)
  }
  onAmended?.({ fresh, changed, waiting })
  return { ...outcome, replaced: changed.size }
}

/**
 * Copies what was staged beside an attempt's versions into the tables, after its versions were copied: of rows with equal versions
 * the one inserted last stays. Done twice, or broken off and done again, the result is the same.
 */
export async function mergeAnew({ nodes, layout }: Opened, attempt: Attempt): Promise<void> {
  const { all } = tableNames(layout)
  const copy = (into: string, columns: string, from: string): Promise<string> =>
    nodes.ask({
      sql: `INSERT INTO ${all(into)} (${columns}) SELECT ${columns} FROM ${from}`,
      settings: { query_id: `${MERGE_ID}${attempt.name}-${randomUUID()}` },
    })
  const own = ownRows(attempt)
  await copy('amendments', 'code, told_at, tells', `${all('staged_amendments')} WHERE ${own}`)
  for (const into of ['versions', 'dossiers']) {
    await copy(into, NAMES, `${all('staged_anew')} WHERE ${own} AND of = ${quoted(into)}`)
  }
}
