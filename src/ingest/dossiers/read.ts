import type { Amendment } from '../../model/amendment.ts'
import type { Dossier } from '../../model/dossier.ts'
import { versionKeyAndHashes } from '../../model/dossier-version.ts'
import type { Issue } from '../../model/issue.ts'
import { type Clock, systemClock } from '../../platform/clock.ts'
import type { ByteSource } from '../rows/byte-source.ts'
import { columnIssue, type Mapping } from '../rows/mapping.ts'
import { type OpenedRecords, type OpenOptions, openRecords } from '../rows/open-records.ts'
import type { Reject } from '../rows/reject.ts'
import type { RowFormat } from '../rows/row-source.ts'
import { dossierRowReader } from './dossier-row.ts'
import { DOSSIER_RECORD } from './fields.ts'
import { repeatsFinder } from './repeats.ts'

/** A part of a file. `rows` is how many of its rows it covers: dossiers, steps and rejects together. */
export interface DossierRows {
  readonly rows: number
  readonly dossiers: readonly Dossier[]
  /** The line of each dossier, in their order. */
  readonly lines: readonly number[]
  /** The version of each dossier (`versionKey`), in their order. */
  readonly versions: readonly string[]
  /** Steps of dossiers that were told before, or will be. */
  readonly steps: readonly Amendment[]
  readonly rejects: readonly Reject[]
  /** Warnings about the file as a whole: in its last batch, one for each kind and column, with their count and first line. */
  readonly issues: readonly Issue[]
}

/** A file of dossiers whose columns are understood, or why they are not. */
export type DossierReading =
  | { readonly kind: 'refused'; readonly issues: readonly Issue[] }
  | {
      readonly kind: 'ready'
      readonly format: RowFormat
      readonly mapping: Mapping
      /** To be kept with the source and given as `remembered` with its next file. */
      readonly kept: Mapping
      readonly issues: readonly Issue[]
      /** Reads the file from its start. May be called again, to judge the whole before anything is loaded. */
      readonly batches: () => AsyncIterable<DossierRows>
    }

export interface DossierOptions extends OpenOptions {
  readonly batchRows?: number
}

/** Few enough that what is made of them is gone before the collector of garbage has to keep it. */
const BATCH_ROWS = 2048

type Ready = Extract<OpenedRecords, { kind: 'ready' }>

/** So few receipts at 17:00:00 may be chance, however small the file. */
const FEWEST_MIDNIGHTS = 5

/** At least five receipts, and one in five, at 17:00:00 sharp: midnights of Viet Nam that were written in UTC. */
function shiftIssue(midnights: number, received: number): readonly Issue[] {
  if (midnights < FEWEST_MIDNIGHTS || midnights * 5 < received) return []
  return [columnIssue('dossiers.utc-shift', 'warning', { count: midnights, rows: received })]
}

async function* batchesOf(opened: Ready, clock: Clock, batchRows: number): AsyncGenerator<DossierRows> {
  const cells = opened.cells()
  const read = dossierRowReader(cells, opened.mapping, clock)
  const repeats = repeatsFinder()
  const hashes = new Uint32Array(4)
  let received = 0
  let midnights = 0
  const empty = () => ({
    rows: 0,
    dossiers: [] as Dossier[],
    lines: [] as number[],
    versions: [] as string[],
    steps: [] as Amendment[],
    rejects: [] as Reject[],
  })
  let batch = empty()
  for await (const rows of opened.rows(cells)) {
    for (const row of rows) {
      cells.begin(row)
      const found = row.fault === null ? read() : null
      const reject = cells.reject()
      batch.rows += 1
      if (reject !== null) batch.rejects.push(reject)
      else if (found?.kind === 'step') batch.steps.push(found.step)
      else if (found?.kind === 'dossier') {
        batch.dossiers.push(found.dossier)
        batch.lines.push(row.line)
        batch.versions.push(versionKeyAndHashes(found.dossier, hashes))
        if (repeats.see(found.dossier.code, hashes) === 'contradicts') cells.warn('dossiers.contradicting-rows', 'code')
        if (found.dossier.receivedAt !== null) received += 1
        if (found.dossier.receivedAt?.endsWith('T17:00:00') === true) midnights += 1
      }
      if (batch.rows < batchRows) continue
      yield { ...batch, issues: [] }
      batch = empty()
    }
  }
  const limited = repeats.limited() ? [columnIssue('dossiers.repeats-limited', 'info', {})] : []
  yield { ...batch, issues: [...cells.warnings(), ...shiftIssue(midnights, received), ...limited] }
}

/** Columns without which dossiers are told less than the index asks for; steps of dossiers have neither. */
function columnsMissing({ columns }: Ready['mapping']): readonly Issue[] {
  if (columns.unitCode === undefined) return []
  return [
    ...(columns.channel === undefined ? [columnIssue('dossiers.no-channel', 'warning', {})] : []),
    ...(columns.dueAt === undefined ? [columnIssue('dossiers.no-due-date', 'warning', {})] : []),
  ]
}

/**
 * Opens a file of dossiers (CSV, NDJSON, XLSX, Parquet) or of synchronisation records (JSON) and reads it in batches of
 * 2,048 rows. Memory does not grow with the file, but for the shared texts of a workbook. Columns that are no field of a
 * dossier are never made into text; nothing about a person is in any value, issue or reject.
 * @throws ThuocDoError as openRows; also while batches are read (`rows.cut-off`, `rows.parquet-damaged`): then nothing of
 * the file should be kept
 */
export async function openDossiers(
  source: ByteSource,
  options: DossierOptions = {},
  clock: Clock = systemClock,
): Promise<DossierReading> {
  const opened = await openRecords(source, DOSSIER_RECORD, options)
  if (opened.kind === 'refused') return opened
  return {
    kind: 'ready',
    format: opened.format,
    mapping: opened.mapping,
    kept: opened.kept,
    issues: [...opened.issues, ...columnsMissing(opened.mapping)],
    batches: () => batchesOf(opened, clock, options.batchRows ?? BATCH_ROWS),
  }
}
