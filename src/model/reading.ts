import type { LocalDate } from './date.ts'
import type { Decimal } from './decimal.ts'
import type { Issue, Place } from './issue.ts'
import type { Period } from './period.ts'
import type { Reported } from './reported.ts'

export type SourceFormat = 'txt' | 'pdf' | 'docx' | 'xlsx' | 'csv' | 'json'

/** A file as it came in. `sha256` (hex) of its bytes identifies it. */
export interface SourceFile {
  readonly name: string
  readonly format: SourceFormat
  readonly sha256: string
  readonly bytes: number
}

/** Another document that this one cites. */
export interface CitedDocument {
  readonly type: string
  readonly number: string
  readonly date: LocalDate | null
  readonly issuer: string | null
}

/** What a published document says of itself. Null is "the document does not say", never a guess. */
export interface DocumentFacts {
  readonly issuer: string | null
  /** The agency over the issuer. */
  readonly superior: string | null
  readonly number: string | null
  readonly date: LocalDate | null
  readonly placeName: string | null
  readonly subject: string | null
  readonly period: Period | null
  readonly cited: readonly CitedDocument[]
}

/** Whom a figure is about: the issuing unit itself, the unit over it, or a unit by its name as printed. */
export type Subject =
  | { readonly kind: 'issuer' }
  | { readonly kind: 'superior'; readonly printedName: string }
  | { readonly kind: 'unit'; readonly printedName: string }

/** One figure as read: value, the text as printed, and where it stands. */
export interface ReadFigure {
  readonly subject: Subject
  readonly figureId: string
  readonly reported: Reported
  readonly printed: string
  readonly place: Place
}

/** The printed total of a table's column, kept to be checked, never a figure of a unit. */
export interface ReadTotal {
  readonly label: string
  readonly figureId: string
  readonly value: Decimal
  readonly printed: string
  readonly place: Place
}

/** All that was read from one published document. Pure data; nothing is stored yet. */
export interface Reading {
  readonly source: SourceFile
  readonly indexSetId: string
  readonly facts: DocumentFacts
  readonly figures: readonly ReadFigure[]
  readonly totals: readonly ReadTotal[]
  readonly issues: readonly Issue[]
}
