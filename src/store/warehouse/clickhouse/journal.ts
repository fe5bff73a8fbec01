import type { DossierBatch } from '../../../model/held-dossier.ts'
import type { BatchOutcome } from '../port.ts'
import type { Opened } from './open.ts'
import { tableNames } from './schema.ts'
import { quoted, tabbed } from './text.ts'

/** A try to store a batch. Its rows are staged under its name; the day is the partition that they are in. */
export interface Attempt {
  readonly name: string
  readonly stagedOn: number
}

export type Merged = Omit<BatchOutcome, 'kind'>

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
  /** How many batches were ever committed. */
  count(): Promise<number>
  /** The outcome of a batch that was committed; null when none of this id was. */
  committed(id: string): Promise<Merged | null>
  commit(batch: DossierBatch, attempt: Attempt, merged: Merged, at: Date): Promise<void>
  settle(attempt: Attempt): Promise<void>
}

/** Today as a number of days, by the servers' clocks: the one of a machine that uses them may be wrong. */
export const SERVER_DAY = 'toInt32(intDiv(toUInt32(now()), 86400))'

/** Days within which a batch is merged, or found unmerged by whoever clears up. */
const RECENT_DAYS = 2

const COLUMNS = 'id, attempt, source, name, event, staged_on, read, added, replaced, stale, touched, stored_at'

export function journalOf({ nodes, layout }: Opened): Journal {
  const batches = tableNames(layout).all('batches')
  const write = (cells: readonly (string | number)[]): Promise<string> =>
    nodes.ask({ sql: `INSERT INTO ${batches} (${COLUMNS}) FORMAT TabSeparated`, rows: tabbed(cells) })
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
    async count() {
      const [row] = await nodes.rows(`SELECT uniqExactIf(attempt, event = 'committed') AS commits FROM ${batches}`)
      return Number(row?.commits)
    },
    async committed(id) {
      const [row] = await nodes.rows(
        `SELECT read, added, replaced, stale, touched FROM ${batches} WHERE id = ${quoted(id)} AND event = 'committed' LIMIT 1`,
      )
      if (row === undefined) return null
      const [read, added, replaced, stale] = [row.read, row.added, row.replaced, row.stale].map(Number)
      const touched = JSON.parse(String(row.touched)) as Merged['touched']
      return { read: read ?? 0, added: added ?? 0, replaced: replaced ?? 0, stale: stale ?? 0, waiting: 0, touched }
    },
    async commit({ id, source, name }, attempt, { read, added, replaced, stale, touched }, at) {
      const figures = [attempt.stagedOn, read, added, replaced, stale, JSON.stringify(touched), at.toISOString()]
      await write([id, attempt.name, source, name, 'committed', ...figures])
    },
    async settle(attempt) {
      await write(['', attempt.name, '', '', 'merged', attempt.stagedOn, 0, 0, 0, 0, '', ''])
    },
  }
}
