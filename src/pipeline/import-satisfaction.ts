import { ANSWER_FIELDS, readSatisfaction } from '../ingest/feeds/satisfaction.ts'
import { fileSource, sha256Of } from '../ingest/rows/byte-source.ts'
import type { StatedMapping } from '../ingest/rows/mapping.ts'
import { type BadRowPolicy, decideLoad, type Reject } from '../ingest/rows/reject.ts'
import type { Amendment } from '../model/amendment.ts'
import type { ComplaintsTold } from '../model/complaints.ts'
import type { HeldDossier } from '../model/held-dossier.ts'
import { type Issue, NOWHERE } from '../model/issue.ts'
import type { Lang } from '../model/text.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import type { BatchOutcome } from '../store/warehouse/port.ts'
import { termsPrint } from '../store/warehouse/rules.ts'
import { courseRules } from './calendar.ts'
import type { DossierStore } from './dossier-store.ts'
import { rejectsFile, statedMapping, waitingIssues } from './import-dossiers.ts'
import { checkedSource, sourceMemory } from './source-memory.ts'

export interface SatisfactionImportOptions {
  /** The system that sends the file; its mapping is remembered under this name. */
  readonly source: string
  readonly stated?: StatedMapping
  /** Null: the good rows are loaded when at most 1 % of the rows are bad. */
  readonly badRows: BadRowPolicy | null
  readonly dryRun: boolean
  /** The dossiers of which the file tells every complaint, as the person who gives it says. */
  readonly complete: readonly ComplaintsTold[]
}

/** What became of a file of answers. With `refused` and `dry-run` nothing is stored. */
export interface SatisfactionImportReport {
  readonly file: string
  readonly outcome: 'stored' | 'repeated' | 'refused' | 'dry-run'
  /** Rows with an answer, and bad rows. */
  readonly rows: number
  readonly batch: BatchOutcome | null
  readonly rejects: readonly Reject[]
  readonly issues: readonly Issue[]
}

async function* noVersions(): AsyncGenerator<readonly HeldDossier[]> {}

async function load(
  store: DossierStore,
  batch: { readonly id: string; readonly source: string; readonly name: string },
  answers: readonly Amendment[],
  complete: readonly ComplaintsTold[],
): Promise<BatchOutcome> {
  const { warehouse, calendar } = store
  const terms = termsPrint(await warehouse.procedures())
  const told = { rules: courseRules(calendar), terms, amendments: () => answers }
  const outcome = await warehouse.store(batch, noVersions(), told)
  // Also when the file was stored before: what it is complete for may be said later.
  for (const each of complete) await warehouse.tellComplaints(each)
  return outcome
}

/**
 * Takes in what people answered about their dossiers, whole or not at all. An answer may come before its dossier; of several the
 * latest counts. The same bytes again change nothing.
 * @throws ThuocDoError when the file cannot be opened or read
 */
export async function importSatisfaction(
  store: DossierStore,
  path: string,
  options: SatisfactionImportOptions,
  clock: Clock = systemClock,
): Promise<SatisfactionImportReport> {
  const source = await fileSource(path)
  const name = checkedSource(options.source)
  const { dryRun, badRows, complete, stated } = options
  const memory = await sourceMemory(store.dataDir, 'satisfaction', name, source)
  const reading = await readSatisfaction(source, { remembered: memory.remembered, ...(stated && { stated }) }, clock)
  const nothing = { file: source.name, rows: 0, batch: null, rejects: [] }
  if (reading.kind === 'refused') return { ...nothing, outcome: 'refused', issues: reading.issues }
  const { rows, rejects, records, mapping, kept, issues } = reading
  const read = { file: source.name, rows, rejects }
  if (!decideLoad({ rows, bad: rejects.length }, badRows)) return { ...read, outcome: 'refused', batch: null, issues }
  if (dryRun) return { ...read, outcome: 'dry-run', batch: null, issues }
  const id = `${await sha256Of(source)} ${mapping.hash} satisfaction`
  const batch = await load(store, { id, source: name, name: source.name }, records, complete)
  memory.keep(kept)
  const told = await store.warehouse.complaintsTold()
  const silence: readonly Issue[] =
    told.length > 0 ? [] : [{ code: 'feeds.silence', severity: 'warning', place: NOWHERE, facts: {} }]
  return { ...read, outcome: batch.kind, batch, issues: [...issues, ...waitingIssues(batch), ...silence] }
}

/** As `statedMapping`, for the fields of answers. @throws ThuocDoError as it does */
export const statedAnswers = (file: string | null, pairs: readonly string[]): StatedMapping | null =>
  statedMapping(file, pairs, ANSWER_FIELDS)

/** The bad rows of a file of answers as CSV to send back. */
export const answerRejects = (rejects: readonly Reject[], lang: Lang): string =>
  rejectsFile(rejects, lang, ANSWER_FIELDS)
