import type { Decimal } from './decimal.ts'
import type { PublishedDocument, UnitLabel } from './results.ts'

/**
 * Points that a document published for a unit and period. In the order of trust they go before what a portal answers, and that before
 * what is computed here: a computed score explains and checks an official one and never takes its place.
 */
export interface OfficialScore {
  /** The line of the index: a group or the total. */
  readonly line: string
  readonly points: Decimal
  readonly issuer: UnitLabel
  readonly document: PublishedDocument
}
