import type { Noted } from '../shares.ts'
import type { OwnTable } from './http.ts'
import type { Opened } from './open.ts'
import { tableNames } from './schema.ts'
import { tabbed } from './text.ts'

/** A try to store a batch, or several at once. Its rows are staged under its name; the day is the partition that they are in. */
export interface Attempt {
  readonly name: string
  readonly stagedOn: number
}

/** The journal of batches at one moment. Two equal prints: nothing was committed between. */
export interface JournalState {
  readonly print: string
  /** Committed and perhaps not merged in full, oldest first. */
  readonly unsettled: readonly Attempt[]
}

/**
 * The journal of batches: a row `committed` makes a batch part of the warehouse, a row `merged` says that all of its staged
 * rows that count have reached the table of dossiers. Rows may be written twice.
 */
export interface Journal {
  /** Of the batches that were staged lately, or of all that ever were. */
  state(of: 'recent' | 'all'): Promise<JournalState>
  /** How many batches were committed that were staged on this day or later. */
  count(since: number): Promise<number>
  /** Those of these batches that were committed, by their ids. */
  committed(ids: readonly string[]): Promise<ReadonlySet<string>>
  /** Makes the batches of an attempt part of the warehouse, all or none: one insert of one block. */
  commit(noted: readonly Noted[], attempt: Attempt, at: Date): Promise<void>
  settle(attempt: Attempt): Promise<void>
}

/** Today as a number of days, by the servers' clocks: the one of a machine that uses them may be wrong. */
export const SERVER_DAY = 'toInt32(intDiv(toUInt32(now()), 86400))'

/** Days within which a batch is merged, or found unmerged by whoever clears up. */
export const RECENT_DAYS = 2

const COLUMNS = 'id, attempt, source, name, event, staged_on, read, added, replaced, stale, touched, stored_at'

export function journalOf({ nodes, layout }: Opened): Journal {
  const batches = tableNames(layout).all('batches')
  const write = (rows: string): Promise<string> =>
    nodes.ask({ sql: `INSERT INTO ${batches} (${COLUMNS}) FORMAT TabSeparated`, rows })
  return {
    async state(of) {
      const since = of === 'all' ? '0' : `${SERVER_DAY} - ${RECENT_DAYS}`
      const [totals] = await nodes.rows(
        `SELECT uniqExactIf(attempt, event = 'committed') AS commits, uniqExactIf(attempt, event = 'merged') AS merged
         FROM ${batches} WHERE staged_on >= ${since}`,
      )
      const print = String(totals?.commits)
      if (totals?.commits === totals?.merged) return { print, unsettled: [] }
      const open = await nodes.rows(
        `SELECT attempt, min(staged_on) AS day, min(stored_at) AS at, countIf(event = 'merged') AS done
         FROM ${batches} WHERE staged_on >= ${since} GROUP BY attempt HAVING done = 0 ORDER BY at, attempt`,
      )
      return { print, unsettled: open.map(({ attempt, day }) => ({ name: String(attempt), stagedOn: Number(day) })) }
    },
    async count(since) {
      const [row] = await nodes.rows(
        `SELECT uniqExactIf(id, attempt, event = 'committed') AS commits FROM ${batches} WHERE staged_on >= ${since}`,
      )
      return Number(row?.commits)
    },
    async committed(ids) {
      if (ids.length === 0) return new Set()
      const asked: OwnTable = { name: 'asked', structure: 'id String', rows: ids.map((id) => tabbed([id])).join('') }
      const rows = await nodes.rows(
        `SELECT DISTINCT id FROM ${batches} WHERE event = 'committed' AND id IN (SELECT id FROM asked)`,
        { tables: [asked] },
      )
      return new Set(rows.map(({ id }) => String(id)))
    },
    async commit(noted, attempt, at) {
      const rows = noted.map(([{ id, source, name }, { read, added, replaced, stale, touched }], index) => {
        // What a group touched is told once, with its first batch.
        const own = index === 0 ? JSON.stringify(touched) : ''
        const figures = [attempt.stagedOn, read, added, replaced, stale, own, at.toISOString()]
        return tabbed([id, attempt.name, source, name, 'committed', ...figures])
      })
      await write(rows.join(''))
    },
    async settle(attempt) {
      await write(tabbed(['', attempt.name, '', '', 'merged', attempt.stagedOn, 0, 0, 0, 0, '', '']))
    },
  }
}
