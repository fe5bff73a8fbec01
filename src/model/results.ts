import type { LocalDate } from './date.ts'
import type { IndexSet } from './index-set.ts'
import type { Place } from './issue.ts'
import type { Period } from './period.ts'
import type { CitedDocument, SourceFormat } from './reading.ts'
import type { Reported } from './reported.ts'
import type { UnitId, UnitLevel } from './unit.ts'

/** A document in the register: one published version of one issuer's results for one period. */
export interface PublishedDocument {
  readonly id: string
  readonly sha256: string
  readonly fileName: string
  readonly format: SourceFormat
  readonly bytes: number
  readonly indexSetId: string
  readonly periodKey: string
  readonly issuerId: UnitId
  /** The issuer as the document prints it or as the person who imported it stated it. */
  readonly issuerPrinted: string
  readonly issuerStatedBy: 'document' | 'person'
  readonly periodStatedBy: 'document' | 'person'
  readonly number: string | null
  readonly date: LocalDate | null
  readonly subject: string | null
  readonly cited: readonly CitedDocument[]
  /** 1 for the first document of this issuer, index set and period; the highest is the current one. */
  readonly revision: number
  /** Instant of import, ISO 8601 in UTC. */
  readonly importedAt: string
}

/** A reported figure of a unit with its provenance. */
export interface Fact {
  readonly unitId: UnitId
  readonly figureId: string
  readonly reported: Reported
  readonly printed: string
  /** The unit's name as the document prints it. */
  readonly printedName: string
  readonly place: Place
}

/** How a unit is called in a period. */
export interface UnitLabel {
  readonly id: UnitId
  readonly name: string
  /** Part of the name in results with namesakes: what tells the unit apart (src/model/namesakes.ts). */
  readonly apart?: string
  readonly code: string | null
  readonly level: UnitLevel
  readonly provisional: boolean
}

/** Facts of one unit by figure id; a figure without entry is not in the document at all. */
export interface UnitResults {
  readonly unit: UnitLabel
  readonly facts: Readonly<Record<string, Fact>>
}

/** The results of one issuer for one period: its own figures and those of the units below it, in document order. */
export interface MonthResults {
  readonly period: Period
  readonly indexSet: IndexSet
  readonly document: PublishedDocument
  /** Other documents of the same issuer, set and period, oldest first, without the current one. */
  readonly earlier: readonly PublishedDocument[]
  readonly issuer: UnitResults
  readonly units: readonly UnitResults[]
}
