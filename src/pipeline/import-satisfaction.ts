import { readSatisfaction } from '../ingest/feeds/satisfaction.ts'
import { type ByteSource, sha256Of } from '../ingest/rows/byte-source.ts'
import type { StatedMapping } from '../ingest/rows/mapping.ts'
import { type BadRowPolicy, decideLoad, type Reject } from '../ingest/rows/reject.ts'
import type { Amendment } from '../model/amendment.ts'
import { asCoverage, type ComplaintsTold } from '../model/complaints.ts'
import type { Delivery } from '../model/delivery.ts'
import type { HeldDossier } from '../model/held-dossier.ts'
import { type Issue, NOWHERE } from '../model/issue.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import type { BatchOutcome } from '../store/warehouse/port.ts'
import { termsPrint } from '../store/warehouse/rules.ts'
import { courseRules } from './calendar.ts'
import type { DossierStore } from './dossier-store.ts'
import { complaintsHeld } from './fed-quantities.ts'
import { waitingIssues } from './import-dossiers.ts'
import type { Product } from './product.ts'
import { checkedSource, sourceMemory, type Way } from './source-memory.ts'

export interface SatisfactionImportOptions {
  /** The system that sends the file; its mapping is remembered under this name. */
  readonly source: string
  readonly stated?: StatedMapping
  /** Null: the good rows are loaded when at most 1 % of the rows are bad. */
  readonly badRows: BadRowPolicy | null
  readonly dryRun: boolean
  readonly way: Way
  /** The dossiers of which the file tells every complaint, as the person who gives it says. */
  readonly complete: readonly ComplaintsTold[]
}

/** What became of a file of answers. With `refused` and `dry-run` nothing is stored. */
export interface SatisfactionImportReport {
  readonly file: string
  readonly outcome: 'stored' | 'repeated' | 'restored' | 'refused' | 'dry-run'
  /** Rows with an answer, and bad rows. */
  readonly rows: number
  readonly batch: BatchOutcome | null
  /** What was said of the file, held as a delivery; null: nothing. */
  readonly delivery: Delivery | null
  readonly rejects: readonly Reject[]
  readonly issues: readonly Issue[]
}

const warning = (code: string, facts: Issue['facts']): Issue => ({ code, severity: 'warning', place: NOWHERE, facts })

async function* noVersions(): AsyncGenerator<readonly HeldDossier[]> {}

async function load(
  store: DossierStore,
  batch: { readonly id: string; readonly source: string; readonly name: string },
  answers: readonly Amendment[],
): Promise<BatchOutcome> {
  const { warehouse, calendar } = store
  const terms = termsPrint(await warehouse.procedures())
  const told = { rules: courseRules(calendar), terms, amendments: () => answers }
  return warehouse.store(batch, noVersions(), told)
}

/**
 * Takes in what people answered about their dossiers, whole or not at all. An answer may come before its dossier; of several the
 * latest counts. The same bytes again change nothing. What is said of them is a delivery of the register that may be withdrawn, also
 * where the answers were stored before: it may be said later.
 * @throws ThuocDoError when the bytes cannot be read
 */
export async function importSatisfaction(
  { registry }: Product,
  store: DossierStore,
  source: ByteSource,
  options: SatisfactionImportOptions,
  clock: Clock = systemClock,
): Promise<SatisfactionImportReport> {
  const name = checkedSource(options.source)
  const { dryRun, badRows, complete, stated } = options
  const of = { kind: 'satisfaction', way: options.way, source: name } as const
  const { remembered, statedBefore, ...memory } = await sourceMemory(store.dataDir, of, source)
  const reading = await readSatisfaction(source, { remembered, statedBefore, ...(stated && { stated }) }, clock)
  const nothing = { file: source.name, rows: 0, batch: null, delivery: null, rejects: [] }
  if (reading.kind === 'refused') return { ...nothing, outcome: 'refused', issues: reading.issues }
  const { rows, rejects, records, mapping, kept, issues } = reading
  const read = { ...nothing, rows, rejects }
  if (!decideLoad({ rows, bad: rejects.length }, badRows)) return { ...read, outcome: 'refused', issues }
  if (dryRun) return { ...read, outcome: 'dry-run', issues }
  const sha256 = await sha256Of(source)
  const from = { source: name, name: source.name }
  const batch = await load(store, { ...from, id: `${sha256} ${mapping.hash} satisfaction` }, records)
  // With a bad row left out a dossier that is not in the file may have been complained of.
  const covers = rejects.length === 0 ? complete.map(asCoverage) : []
  const delivered = {
    kind: 'satisfaction',
    tellsSatisfaction: false,
    indexSetId: null,
    answers: records.length,
  } as const
  const said = covers.length === 0 ? null : await registry.feeds.store({ ...delivered, ...from, sha256, covers })
  memory.keep(kept)
  memory.keepStated(stated)
  const dropped = complete.length > 0 && covers.length === 0
  const doubts = [
    ...(dropped ? [warning('feeds.coverage-dropped', { count: rejects.length })] : []),
    ...((await complaintsHeld(registry)).length > 0 ? [] : [warning('feeds.silence', {})]),
  ]
  const outcome = said?.kind === 'restored' ? 'restored' : said?.kind === 'stored' ? 'stored' : batch.kind
  const delivery = said?.delivery ?? null
  return { ...read, outcome, batch, delivery, issues: [...issues, ...waitingIssues(batch), ...doubts] }
}
