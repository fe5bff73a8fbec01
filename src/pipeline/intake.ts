import { DOSSIER_FIELDS } from '../ingest/dossiers/fields.ts'
import { PETITION_FIELDS } from '../ingest/feeds/petitions.ts'
import { ANSWER_FIELDS } from '../ingest/feeds/satisfaction.ts'
import { type ByteSource, fileSource } from '../ingest/rows/byte-source.ts'
import { rejectsFile, rejectsOfFiles } from '../ingest/rows/rejects-file.ts'
import type { ComplaintsTold } from '../model/complaints.ts'
import type { Issue } from '../model/issue.ts'
import type { Lang } from '../model/text.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import type { OnSettled } from '../store/warehouse/port.ts'
import type { DossierStore } from './dossier-store.ts'
import type { FeedImportOptions, FeedImportReport } from './feed-import.ts'
import { importCounts } from './import-counts.ts'
import { type DossierImportReport, importDossierSource, rejectIssueList } from './import-dossiers.ts'
import { importPetitions } from './import-petitions.ts'
import { importProcedures, type ProcedureImportReport } from './import-procedures.ts'
import { importSatisfaction, type SatisfactionImportReport } from './import-satisfaction.ts'
import type { Leased } from './leased.ts'
import type { Product } from './product.ts'

/** Kinds of records that other systems send: by file, through a watched folder or over HTTP. */
export type IntakeKind = 'dossiers' | 'satisfaction' | 'procedures' | 'petitions' | 'counts'

/** Fields that a mapping may name. */
export function fieldsOf(kind: IntakeKind): readonly string[] {
  switch (kind) {
    case 'dossiers':
      return DOSSIER_FIELDS
    case 'satisfaction':
      return ANSWER_FIELDS
    case 'petitions':
      return PETITION_FIELDS
    default:
      return []
  }
}

/** Where records go. */
export interface IntakeStores {
  readonly product: Product
  readonly warehouse: Pick<Leased<DossierStore>, 'use'>
}

/** What is said of records beside them; each kind heeds what has a meaning for it. */
export interface Said extends FeedImportOptions {
  /** Answers: the dossiers of which every complaint is told. */
  readonly complete: readonly ComplaintsTold[]
}

/** Nothing said but whose they are. */
export const saidBy = (source: string, way: Said['way']): Said => ({
  source,
  way,
  stated: null,
  badRows: null,
  dryRun: false,
  covers: [],
  period: null,
  indexSet: null,
  complete: [],
})

/** Who is told how far it is. */
export interface IntakeProgress {
  readonly onRows?: (rows: number) => void
  readonly onSettled?: OnSettled
}

/** What became of records that came in. */
export type TakenIn =
  | { readonly kind: 'dossiers'; readonly report: DossierImportReport }
  | { readonly kind: 'satisfaction'; readonly report: SatisfactionImportReport }
  | { readonly kind: 'procedures'; readonly report: ProcedureImportReport }
  | { readonly kind: 'petitions' | 'counts'; readonly report: FeedImportReport }

/**
 * Takes in records of a kind, whole or not at all as their bad rows allow. When it answers, what it says is stored is on the disk;
 * the same again changes nothing.
 * @throws ThuocDoError as the import of the kind
 */
export async function takeIn(
  { product, warehouse }: IntakeStores,
  kind: IntakeKind,
  source: ByteSource,
  said: Said,
  { onRows, onSettled }: IntakeProgress = {},
  clock: Clock = systemClock,
): Promise<TakenIn> {
  const { stated, ...others } = said
  const options = { ...others, ...(stated !== null && { stated }) }
  switch (kind) {
    case 'dossiers': {
      const told = { ...options, ...(onRows !== undefined && { onRows }) }
      return { kind, report: await warehouse.use((store) => importDossierSource(store, source, told, clock)) }
    }
    case 'satisfaction':
      return {
        kind,
        report: await warehouse.use((store) => importSatisfaction(product, store, source, options, clock)),
      }
    case 'procedures':
      return { kind, report: await warehouse.use((store) => importProcedures(store, source, said.dryRun, onSettled)) }
    case 'petitions':
      return { kind, report: await importPetitions(product, source, said, clock) }
    case 'counts':
      return { kind, report: await importCounts(product, source, said, clock) }
  }
}

/** As `takeIn`, for a file on the disk. @throws ThuocDoError when it cannot be opened, as takeIn */
export async function takeInFile(
  stores: IntakeStores,
  kind: IntakeKind,
  path: string,
  said: Said,
  progress: IntakeProgress = {},
): Promise<TakenIn> {
  return takeIn(stores, kind, await fileSource(path), said, progress)
}

/** What it did, as JSON answers tell it. */
function effectOf(taken: TakenIn): object {
  switch (taken.kind) {
    case 'dossiers': {
      const { batch, format } = taken.report
      return { format, added: batch?.added ?? 0, replaced: batch?.replaced ?? 0, stale: batch?.stale ?? 0 }
    }
    case 'satisfaction': {
      const { batch, delivery } = taken.report
      const { replaced, stale, waiting } = batch ?? { replaced: 0, stale: 0, waiting: 0 }
      return { replaced, stale, waiting, deliveryId: delivery?.id ?? null, covers: delivery?.covers ?? [] }
    }
    case 'procedures':
      return { procedures: taken.report.procedures.length, moved: taken.report.moved }
    default: {
      const { effect, delivery } = taken.report
      return { ...effect, deliveryId: delivery?.id ?? null, covers: delivery?.covers ?? [] }
    }
  }
}

/** The report as JSON without its issues. */
export function takenJson(taken: TakenIn): object {
  const { outcome, rows, rejects } = taken.report
  return { outcome, rows, bad: rows === null ? null : rejects.length, ...effectOf(taken) }
}

/** What is to be said of what came in: of the whole, then of its bad rows, so many at the most. */
export function issuesOf({ report }: TakenIn, rejectsAtMost = Number.POSITIVE_INFINITY): readonly Issue[] {
  return [...report.issues, ...rejectIssueList(report.rejects.slice(0, rejectsAtMost))]
}

/** Bad rows of what was taken in, as CSV to send back. */
export const rejectsText = ({ report }: TakenIn, lang: Lang): string => rejectsFile(report.rejects, lang)

/** A file among several that were taken in, by the name that tells it apart. */
export interface NamedTaken {
  readonly file: string
  readonly taken: TakenIn
}

/** The same of several files: a text for each set of columns that they have. */
export const rejectsTexts = (all: readonly NamedTaken[], lang: Lang): readonly string[] =>
  rejectsOfFiles(
    all.map(({ file, taken }) => ({ file, rejects: taken.report.rejects })),
    lang,
  )

/** Whether what is counted may be other than before. */
export const mayMove = ({ report }: TakenIn): boolean => report.outcome !== 'refused' && report.outcome !== 'dry-run'
