import type { StatedMapping } from '../ingest/rows/mapping.ts'
import type { BadRowPolicy, Reject } from '../ingest/rows/reject.ts'
import type { Delivery, DeliveryEffect } from '../model/delivery.ts'
import type { Issue } from '../model/issue.ts'
import type { Period } from '../model/period.ts'
import type { Way } from './source-memory.ts'

/** What a person says of a file of petitions or counts. */
export interface FeedImportOptions {
  /** The system that sends it. */
  readonly source: string
  readonly stated: StatedMapping | null
  /** Petitions. Null: the good rows are loaded when at most 1 % of the rows are bad. */
  readonly badRows: BadRowPolicy | null
  readonly dryRun: boolean
  readonly way: Way
  /** Petitions: units, by code or name, for which the file is complete, those below them included. */
  readonly covers: readonly string[]
  /** Petitions: the days for which it is complete; null: the months in which its petitions were received. */
  readonly period: Period | null
  /** Counts: the index set; null: the one in force in the file's periods. */
  readonly indexSet: string | null
}

/** What became of a file of petitions or counts. With `refused` and `dry-run` nothing is stored. */
export interface FeedImportReport {
  readonly file: string
  readonly outcome: 'stored' | 'repeated' | 'restored' | 'refused' | 'dry-run'
  readonly rows: number
  readonly delivery: Delivery | null
  readonly effect: DeliveryEffect | null
  readonly rejects: readonly Reject[]
  readonly issues: readonly Issue[]
}
