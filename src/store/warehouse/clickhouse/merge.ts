import { randomUUID } from 'node:crypto'
import type { Merged } from '../amended.ts'
import { COLUMNS, dateOfDay } from '../columns.ts'
import type { Witness } from '../shares.ts'
import { isUnreachable } from './failures.ts'
import type { Attempt } from './journal.ts'
import type { Opened } from './open.ts'
import { type Layout, tableNames } from './schema.ts'
import { quoted } from './text.ts'

export const NAMES = COLUMNS.map(({ name }) => name).join(', ')

const ownRows = ({ name, stagedOn }: Attempt): string => `staged_on = ${stagedOn} AND attempt = ${quoted(name)}`

/** Whether each dossier of an attempt is staged once. To know it is far cheaper than to look for the latest of each. */
async function eachOnce({ nodes, layout }: Opened, attempt: Attempt): Promise<boolean> {
  const [row] = await nodes.rows(
    `SELECT count() AS told, uniqExact(code) AS codes FROM ${tableNames(layout).all('staged')} WHERE ${ownRows(attempt)}`,
  )
  return row?.told === row?.codes
}

/**
 * FROM and WHERE of the staged rows of an attempt that win: the latest of each dossier, where the warehouse holds none as late.
 * All that belongs to a dossier is on one shard, so every shard answers for itself. The version is compared in full here, also
 * where the column that merges rows holds a part of it only. `once`: no dossier is staged twice, so that each row is the latest.
 */
function winners(layout: Layout, attempt: Attempt, once = false): string {
  const { all, local } = tableNames(layout)
  const own = ownRows(attempt)
  const latest = `(code, version_key) IN (SELECT code, max(version_key) FROM ${local('staged')} WHERE ${own} GROUP BY code)`
  return `FROM ${all('staged')} ANY LEFT JOIN (
    SELECT code, 1 AS held, version_at AS held_at, version_event AS held_event, version_hash AS held_hash,
      unit_code AS held_unit, received_on AS held_received
    FROM ${local('dossiers')} FINAL WHERE code IN (SELECT code FROM ${local('staged')} WHERE ${own})
  ) AS older USING (code)
  WHERE ${own}${once ? '' : ` AND ${latest}`}
    AND (held = 0 OR version_at > held_at OR (version_at = held_at AND version_event > held_event)
      OR (version_at = held_at AND version_event = held_event AND version_hash > held_hash))`
}

/** A dossier that misses its other half has 0 and an empty text there, not null: the comparisons then have no third value. */
const SETTINGS = { join_use_nulls: 0, join_default_strictness: 'ALL' } as const

const earliest = (days: readonly number[], pick: (...all: number[]) => number): string | null =>
  days.length === 0 ? null : dateOfDay(pick(...days))

/** What the merging of an attempt will do. `onWon` is told of each row that will win. */
export async function foresee(
  opened: Opened,
  attempt: Attempt,
  read: number,
  onWon: Witness['onWon'] | null,
): Promise<Omit<Merged, 'waiting'>> {
  const { nodes, layout } = opened
  const once = await eachOnce(opened, attempt)
  const [row] = await nodes.rows(
    `SELECT uniqExact(code) AS won, uniqExactIf(code, held = 1) AS beaten,
       groupUniqArray(unit_code) AS units, groupUniqArrayIf(held_unit, held = 1) AS left_units,
       min(received_on) AS first, max(received_on) AS last,
       minIf(held_received, held = 1) AS left_first, maxIf(held_received, held = 1) AS left_last
       ${onWon === null ? '' : ', groupArray(code) AS codes, groupArray(held) AS beats'}
     ${winners(layout, attempt, once)}`,
    { settings: SETTINGS },
  )
  const [won, beaten] = [Number(row?.won ?? 0), Number(row?.beaten ?? 0)]
  const list = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])
  const beats = list(row?.beats)
  for (const [index, code] of list(row?.codes).entries()) onWon?.({ code, replaced: beats[index] === '1' })
  const days = [row?.first, row?.last, row?.left_first, row?.left_last].flatMap((day) =>
    day === null || day === undefined ? [] : [Number(day)],
  )
  const codes = new Set([...list(row?.units), ...list(row?.left_units)])
  return {
    read,
    added: won - beaten,
    replaced: beaten,
    stale: read - won,
    touched: { unitCodes: [...codes].sort(), from: earliest(days, Math.min), to: earliest(days, Math.max) },
  }
}

/** How the queries that copy staged rows are called. */
export const MERGE_ID = 'thuocdo-merge-'

/** FROM and WHERE of every staged row of an attempt, as long as nobody has said that it is merged. */
function everyRow(layout: Layout, attempt: Attempt): string {
  const { all } = tableNames(layout)
  const own = ownRows(attempt)
  return `FROM ${all('staged')} WHERE ${own}
    AND (SELECT count() FROM ${all('batches')} WHERE ${own} AND event = 'merged') = 0`
}

/**
 * Copies the rows that win into the table of dossiers. Done twice, or broken off and done again, the result is the same.
 * `allWin`: it was foreseen, in this turn, that each row does, and they need not be compared again. A turn that was lost
 * meanwhile does no harm: whoever took it has merged the attempt and said so before anything else.
 */
export async function mergeAttempt({ nodes, layout }: Opened, attempt: Attempt, allWin = false): Promise<void> {
  const { all } = tableNames(layout)
  const rows = allWin ? everyRow(layout, attempt) : winners(layout, attempt)
  await nodes.ask({
    sql: `INSERT INTO ${all('dossiers')} (${NAMES}) SELECT ${NAMES} ${rows}`,
    settings: { ...SETTINGS, query_id: `${MERGE_ID}${attempt.name}-${randomUUID()}` },
  })
}

/**
 * Ends merges that a process which died has left running. Whoever calls it has the turn, so none of them is anybody's. A node
 * that does not answer runs nothing.
 */
export async function endLeftMerges({ nodes }: Opened): Promise<void> {
  const sql = `KILL QUERY WHERE initial_query_id LIKE '${MERGE_ID}%' SYNC`
  const answers = await Promise.allSettled(nodes.address.hosts.map((host) => nodes.askOne(host, { sql })))
  for (const answer of answers) {
    if (answer.status === 'rejected' && !isUnreachable(answer.reason)) throw answer.reason
  }
}
