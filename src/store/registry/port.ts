import type { Fact, PublishedDocument } from '../../model/results.ts'
import type { DerivedUnits } from '../../model/unit.ts'
import type { ProvisionalUnit, UnitSource } from '../../model/unit-source.ts'

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

  /**
   * Adds a source of units and replaces all derived units by what `derive` answers, in one transaction.
   * A source with the same kind, date, scope and content as one held is `already` there: nothing changes and `derive` is not
   * called. Documents follow `moved` all at once; where two issuers turn out to be one, their documents become one series of
   * revisions in the order of import, the same bytes once. Provisional units that `derive` neither settles nor names stay.
   * `derive` must be pure: it may be called again when the transaction has to be repeated.
   */
  addUnitSource(
    source: UnitSource,
    derive: (input: DerivationInput) => DerivationOutput,
  ): Promise<{ readonly kind: 'added' | 'already' }>

  /** Replaces all derived units by what `derive` answers from the sources held; nothing where none is held. */
  deriveAgain(derive: (input: DerivationInput) => DerivationOutput): Promise<void>

  /** All units in the order of their ids, provisional ones included, and all successions as derived. */
  units(): Promise<DerivedUnits>

  /** Lists the sources held, without their rows, oldest date first. */
  unitSources(): Promise<
    readonly { kind: UnitSource['kind']; from: string; name: string; sha256: string; rows: number }[]
  >

  /**
   * Stores a document, its facts and the provisional units it needs, all or nothing. Same bytes (sha256), issuer, index set
   * and period as one held: `already`, nothing changes. Otherwise it becomes the next revision.
   */
  storeDocument(
    input: NewDocument,
  ): Promise<{ readonly kind: 'stored' | 'already'; readonly document: PublishedDocument }>

  /** Documents, by the last day of the period, its key, issuer, then revision ascending. */
  documents(filter?: DocumentFilter): Promise<readonly PublishedDocument[]>

  /** Facts of a document in the order they were stored. */
  facts(documentId: string): Promise<readonly Fact[]>

  close(): Promise<void>
}
