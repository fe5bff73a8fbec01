import { basename } from 'node:path'
import { DOSSIER_FIELDS } from '../ingest/dossiers/fields.ts'
import { type DossierReading, type DossierRows, openDossiers } from '../ingest/dossiers/read.ts'
import { type ByteSource, fileSource, sha256Of } from '../ingest/rows/byte-source.ts'
import { type Mapping, NOTHING_STATED, type StatedMapping } from '../ingest/rows/mapping.ts'
import { type BadRowPolicy, decideLoad, type Reject, rejectIssues } from '../ingest/rows/reject.ts'
import type { RowFormat } from '../ingest/rows/row-source.ts'
import { addColumns, parseMapping } from '../ingest/rows/stated-mapping.ts'
import type { Amendment } from '../model/amendment.ts'
import type { Dossier } from '../model/dossier.ts'
import { versionKey } from '../model/dossier-version.ts'
import type { HeldDossier } from '../model/held-dossier.ts'
import { type Issue, NOWHERE } from '../model/issue.ts'
import type { Procedure } from '../model/procedure.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { readGiven } from '../platform/files.ts'
import { courseBy } from '../store/warehouse/amended.ts'
import type { BatchOutcome, CourseRules } from '../store/warehouse/port.ts'
import { termsPrint } from '../store/warehouse/rules.ts'
import { courseRules } from './calendar.ts'
import type { DossierStore } from './dossier-store.ts'
import { doubtfulRows } from './doubtful-rows.ts'
import { checkedSource, type SourceMemory, sourceMemory, type Way } from './source-memory.ts'
import { proceduresUsed, unknownProcedures } from './unknown-procedures.ts'

export type { Reject }

export interface DossierImportOptions {
  /** The system that sends the file; its mapping is remembered under this name. */
  readonly source: string
  readonly stated?: StatedMapping
  /** Null: the good rows are loaded when at most 1 % of the rows are bad. */
  readonly badRows: BadRowPolicy | null
  readonly dryRun: boolean
  readonly way?: Way
  /** Told how many rows were read so far. */
  readonly onRows?: (rows: number) => void
}

/** What became of a file of dossiers. With `refused` and `dry-run` nothing is stored. */
export interface DossierImportReport {
  readonly file: string
  readonly outcome: 'stored' | 'repeated' | 'refused' | 'dry-run'
  readonly format: RowFormat | null
  /** Null where they were not counted: the same was stored before. */
  readonly rows: number | null
  readonly batch: BatchOutcome | null
  readonly rejects: readonly Reject[]
  readonly issues: readonly Issue[]
}

/** Tells the warehouse that nothing of the file is to be kept. */
class NotLoaded extends Error {}

/** How dossiers are held: with their course by the rules and the legal terms of the catalogue. */
interface Holder {
  readonly rules: CourseRules
  readonly terms: string
  readonly hold: (dossier: Dossier, version: string, row: number | null) => HeldDossier
}

/** Made once for a catalogue as long as it is the same object: live events come one at a time. */
const HOLDERS = new WeakMap<readonly Procedure[], Holder>()

async function holder({ warehouse, calendar }: DossierStore): Promise<Holder> {
  const rules = courseRules(calendar)
  const procedures = await warehouse.procedures()
  const known = HOLDERS.get(procedures)
  if (known?.rules === rules) return known
  const courseOf = courseBy(rules, procedures)
  const made: Holder = {
    rules,
    terms: termsPrint(procedures),
    hold: (dossier, version, row) => ({ dossier, course: courseOf(dossier), version, row }),
  }
  HOLDERS.set(procedures, made)
  return made
}

/** What is gathered while a file is read. */
interface Tally {
  rows: number
  dossiers: number
  readonly rejects: Reject[]
  readonly issues: Issue[]
  readonly steps: Amendment[]
  readonly doubtful: ReturnType<typeof doubtfulRows>
  readonly procedures: ReturnType<typeof proceduresUsed>
}

async function* heldBatches(
  batches: AsyncIterable<DossierRows>,
  hold: Holder['hold'],
  tally: Tally,
  options: DossierImportOptions,
): AsyncGenerator<readonly HeldDossier[]> {
  for await (const { rows, dossiers, lines, versions, steps, rejects, issues } of batches) {
    tally.rows += rows
    tally.dossiers += dossiers.length
    tally.steps.push(...steps)
    tally.rejects.push(...rejects)
    tally.issues.push(...issues)
    tally.doubtful.add(dossiers)
    tally.procedures.add(dossiers)
    options.onRows?.(tally.rows)
    yield dossiers.map((dossier, index) => hold(dossier, versions[index] ?? versionKey(dossier), lines[index] ?? null))
  }
  // Judged at the end, before anything is kept: a bad row may be the last.
  if (options.dryRun || !decideLoad({ rows: tally.rows, bad: tally.rejects.length }, options.badRows)) {
    throw new NotLoaded()
  }
}

type Ready = Extract<DossierReading, { kind: 'ready' }>

async function load(
  store: DossierStore,
  source: ByteSource,
  reading: Ready,
  tally: Tally,
  options: DossierImportOptions,
): Promise<BatchOutcome | null> {
  const { hold, rules, terms } = await holder(store)
  const id = `${await sha256Of(source)} ${reading.mapping.hash}`
  const batch = { id, source: options.source, name: source.name }
  const rows = heldBatches(reading.batches(), hold, tally, options)
  try {
    if (!options.dryRun)
      return await store.warehouse.store(batch, rows, { rules, terms, amendments: () => tally.steps })
    for await (const _rows of rows);
    return null
  } catch (error) {
    if (error instanceof NotLoaded) return null
    throw error
  }
}

/** As the source was read before; a file of steps alone has other columns than its files of dossiers, and is read by its own. */
async function openDelivery(
  source: ByteSource,
  { remembered, statedBefore }: SourceMemory,
  stated: StatedMapping | undefined,
  clock: Clock,
): Promise<DossierReading> {
  const told = { statedBefore, ...(stated && { stated }) }
  const reading = await openDossiers(source, { remembered, ...told }, clock)
  if (reading.kind === 'ready' || remembered === null) return reading
  const own = await openDossiers(source, told, clock)
  const stepsAlone = own.kind === 'ready' && own.mapping.columns.progressAt !== undefined && !tellsUnits(own.mapping)
  return stepsAlone ? own : reading
}

const tellsUnits = ({ columns, header }: Mapping): boolean => header.includes(columns.unitCode ?? '')

/** What was told of dossiers that are not held yet. */
export function waitingIssues(batch: BatchOutcome | null): readonly Issue[] {
  if (batch === null || batch.waiting === 0) return []
  return [{ code: 'dossiers.waiting', severity: 'info', place: NOWHERE, facts: { count: batch.waiting } }]
}

/**
 * Takes in dossiers from a file or a request, whole or not at all. The same bytes again change nothing; of a dossier told
 * several times the latest version is held, whatever came first.
 * @throws ThuocDoError when the bytes cannot be read
 */
export async function importDossierSource(
  store: DossierStore,
  source: ByteSource,
  options: DossierImportOptions,
  clock: Clock = systemClock,
): Promise<DossierImportReport> {
  const name = checkedSource(options.source)
  const of = { kind: 'dossiers', way: options.way ?? 'file', source: name } as const
  const memory = await sourceMemory(store.dataDir, of, source)
  const reading = await openDelivery(source, memory, options.stated, clock)
  const nothing = { file: source.name, rows: 0, batch: null, rejects: [] }
  if (reading.kind === 'refused') return { ...nothing, outcome: 'refused', format: null, issues: reading.issues }
  const tally: Tally = {
    rows: 0,
    dossiers: 0,
    rejects: [],
    issues: [...reading.issues],
    steps: [],
    doubtful: doubtfulRows(clock.today()),
    procedures: proceduresUsed(),
  }
  const batch = await load(store, source, reading, tally, options)
  // Steps alone tell nothing of the columns of dossiers.
  if (batch !== null && tally.dossiers > 0) memory.keep(reading.kept)
  if (batch !== null) memory.keepStated(options.stated)
  // Of what was stored before only as many rows were read as it took to know it: nothing is said of these.
  if (batch?.kind === 'repeated') {
    const { format, issues } = reading
    return { ...nothing, outcome: batch.kind, format, rows: null, batch, issues }
  }
  const outcome = batch?.kind ?? (options.dryRun ? 'dry-run' : 'refused')
  const { rows, rejects } = tally
  const unknown = unknownProcedures(tally.procedures.all(), await store.warehouse.procedures())
  const issues = [...tally.issues, ...tally.doubtful.issues(), ...unknown, ...waitingIssues(batch)]
  return { file: source.name, outcome, format: reading.format, rows, batch, rejects, issues }
}

/** As `importDossierSource`, for a file on the disk. @throws ThuocDoError when it cannot be opened or read */
export async function importDossiers(
  store: DossierStore,
  path: string,
  options: DossierImportOptions,
  clock: Clock = systemClock,
): Promise<DossierImportReport> {
  return importDossierSource(store, await fileSource(path), options, clock)
}

/**
 * What a person says of the columns: a mapping file, pairs `column=field` that outweigh it, or nothing. `fields`: those of the
 * kind of record.
 * @throws ThuocDoError `command.file-unreadable`, `rows.mapping-file`, `rows.mapping-fields`, `rows.map-form`
 */
export function statedMapping(
  file: string | null,
  pairs: readonly string[],
  fields: readonly string[] = DOSSIER_FIELDS,
): StatedMapping | null {
  const text = file === null ? null : readGiven(file).toString('utf8')
  return statedIn(text, file === null ? '' : basename(file), pairs, fields)
}

/** As `statedMapping`, of the text of a mapping that is called `name`. @throws ThuocDoError as statedMapping */
export function statedIn(
  text: string | null,
  name: string,
  pairs: readonly string[],
  fields: readonly string[],
): StatedMapping | null {
  if (text === null && pairs.length === 0) return null
  return addColumns(text === null ? NOTHING_STATED : parseMapping(text, name, fields), pairs, fields)
}

/** What is wrong with bad rows, row by row. */
export const rejectIssueList = (rejects: readonly Reject[]): readonly Issue[] => rejects.flatMap(rejectIssues)
