import type { Fact, PublishedDocument } from '../../model/results.ts'
import type { RecordedCard, ScoreRecord } from '../../model/score-record.ts'
import type { DerivedUnits, UnitId } from '../../model/unit.ts'
import type { ProvisionalUnit, UnitSource } from '../../model/unit-source.ts'
import type { FeedRegister } from './feeds-port.ts'

/** A unit as documents refer to it, with a day of the period they refer to it in. */
export interface UnitUse {
  readonly unitId: string
  readonly on: string
}

/** What a derivation sees: every source, and what the register held before. */
export interface DerivationInput {
  readonly sources: readonly UnitSource[]
  readonly provisional: readonly ProvisionalUnit[]
  readonly before: DerivedUnits
  readonly uses: readonly UnitUse[]
}

/** What a derivation answers: the units, the uses that moved to another unit, and provisional units no longer needed. */
export interface DerivationOutput {
  readonly derived: DerivedUnits
  readonly moved: readonly { readonly use: UnitUse; readonly unitId: string }[]
  readonly settledProvisional: readonly string[]
}

/** A document to store with its facts; `id`, `revision` and `importedAt` are the registry's to give. */
export interface NewDocument {
  readonly document: Omit<PublishedDocument, 'id' | 'revision' | 'importedAt'>
  readonly facts: readonly Fact[]
  readonly provisional: readonly ProvisionalUnit[]
}

/** Derives units; null where the change is not to be made: then nothing is. Pure: it may be called again. */
export type Deriving = (input: DerivationInput) => DerivationOutput | null

/** Scorecards of a period to keep; `revision` and `recordedAt` are the registry's to give. */
export interface NewScoreRecord {
  readonly record: Omit<ScoreRecord, 'revision' | 'recordedAt' | 'units'>
  /** The index set's content, which `record.indexSetSha256` is the hash of. */
  readonly indexSet: string
  readonly cards: readonly RecordedCard[]
  /** Only when nothing is recorded of the period by the index set yet. */
  readonly onlyFirst: boolean
}

/** A source of units as it is held, without its rows. `id` counts the arrivals; `addedAt` is an instant, ISO 8601 in UTC. */
export interface HeldUnitSource {
  readonly id: number
  readonly kind: UnitSource['kind']
  readonly from: string
  /** A list that is complete below this unit only; null for the nation, and for a lineage. */
  readonly scopeCode: string | null
  readonly name: string
  readonly sha256: string
  readonly rows: number
  readonly addedAt: string
}

/** Why and when a document was withdrawn; the instant is ISO 8601 in UTC. */
export interface Withdrawal {
  readonly at: string
  readonly reason: string
}

/** A document with its withdrawal, null while it counts. */
export interface HeldDocument {
  readonly document: PublishedDocument
  readonly withdrawn: Withdrawal | null
}

/**
 * Something taken back or brought back. `subject`: the source's number, the document's or the delivery's id; `reason` where
 * one was given.
 */
export interface TakenBack {
  readonly at: string
  readonly action:
    | 'source-removed'
    | 'document-withdrawn'
    | 'document-restored'
    | 'delivery-withdrawn'
    | 'delivery-restored'
  readonly subject: string
  readonly reason: string | null
}

export interface DocumentFilter {
  readonly periodKey?: string
  readonly issuerId?: string
  readonly indexSetId?: string
}

/**
 * The register: units and published documents. One contract for every engine (test/contract/registry). Every write is one
 * transaction, durable when its promise resolves, and serialised against other processes on the same register.
 */
export interface Registry {
  readonly engine: 'sqlite' | 'postgres'

  /** Petitions and ready counts. */
  readonly feeds: FeedRegister

  /**
   * Adds a source of units and replaces all derived units by what `derive` answers, in one transaction.
   * A source with the same kind, date, scope and content as one held is `already` there: nothing changes and `derive` is not
   * called. Documents follow `moved` all at once; where two issuers turn out to be one, their documents become one series of
   * revisions in the order of import, the same bytes once. Provisional units that `derive` neither settles nor names stay.
   * `derive` must be pure: it may be called again when the transaction has to be repeated. Answers it null, the source is
   * `refused`: nothing changes.
   */
  addUnitSource(source: UnitSource, derive: Deriving): Promise<{ readonly kind: 'added' | 'already' | 'refused' }>

  /**
   * Takes a source back: it and its rows stay, marked, and all units are derived from the others, as `addUnitSource` does.
   * `derive` sees the sources that remain. The same file may be imported again later, as a new source.
   */
  removeUnitSource(id: number, derive: Deriving): Promise<{ readonly kind: 'removed' | 'not-held' | 'refused' }>

  /** What a derivation would see now, at one moment: to tell what a change would do before it is made. */
  derivation(): Promise<DerivationInput>

  /** Replaces all derived units by what `derive` answers from the sources held; nothing where none is held. */
  deriveAgain(derive: (input: DerivationInput) => DerivationOutput): Promise<void>

  /**
   * All units in the order of their ids, provisional ones included, and all successions as derived. Provisional units that
   * only withdrawn documents name are left out.
   */
  units(): Promise<DerivedUnits>

  /** Lists the sources held, without their rows, oldest date first. */
  unitSources(): Promise<readonly HeldUnitSource[]>

  /** Lists the sources taken back, in the order of their arrival. */
  removedUnitSources(): Promise<readonly (HeldUnitSource & { readonly removedAt: string })[]>

  /**
   * Stores a document, its facts and the provisional units it needs, all or nothing. Same bytes (sha256), issuer, index set
   * and period as one held: `already`, nothing changes; was it withdrawn, it counts again: `restored`. Otherwise it becomes
   * the next revision.
   */
  storeDocument(
    input: NewDocument,
  ): Promise<{ readonly kind: 'stored' | 'already' | 'restored'; readonly document: PublishedDocument }>

  /**
   * Withdraws a document: it stays with its facts, marked, and is no longer among `documents`. Its revision number stays its
   * own. `already`: it was withdrawn before, nothing changes.
   */
  withdrawDocument(id: string, reason: string): Promise<{ readonly kind: 'withdrawn' | 'already' | 'not-held' }>

  /** Makes a withdrawn document count again. `already`: it does count. */
  restoreDocument(id: string): Promise<{ readonly kind: 'restored' | 'already' | 'not-held' }>

  /** Documents, withdrawn ones included, in the order of `documents`. */
  heldDocuments(filter?: DocumentFilter): Promise<readonly HeldDocument[]>

  /** All that was taken back or brought back, in order. */
  takenBack(): Promise<readonly TakenBack[]>

  /** Documents that count, by the last day of the period, its key, issuer, then revision ascending. */
  documents(filter?: DocumentFilter): Promise<readonly PublishedDocument[]>

  /** Facts of a document in the order they were stored. */
  facts(documentId: string): Promise<readonly Fact[]>

  /**
   * Keeps the scorecards of a period, all or nothing, beside those recorded before. The same content as the last record of the
   * period by the index set, or any record of it where only a first one is wanted: `already`, nothing changes.
   */
  storeScoreRecord(
    input: NewScoreRecord,
  ): Promise<{ readonly kind: 'stored' | 'already'; readonly record: ScoreRecord }>

  /** What was recorded, without the scorecards, by the end of the period, its key and revision; of one period or of all. */
  scoreRecords(periodKey?: string): Promise<readonly ScoreRecord[]>

  /** A unit's scorecard as recorded; null when the record has none. */
  recordedCard(record: Pick<ScoreRecord, 'periodKey' | 'revision'>, unitId: UnitId): Promise<RecordedCard | null>

  /** The content of an index set by its hash, as it was when scores were recorded by it. */
  recordedIndexSet(sha256: string): Promise<string | null>

  close(): Promise<void>
}
