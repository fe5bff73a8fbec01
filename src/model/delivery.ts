import type { LocalDate } from './date.ts'
import type { Petition } from './petition.ts'
import type { Reported } from './reported.ts'

export type DeliveryKind = 'petitions' | 'counts' | 'satisfaction'

/**
 * Whom a delivery is complete for: the unit (as the person who took it in named it) and every unit below it, on these days, both
 * included. A unit that is covered and has no petition had none; of one that nobody covers nothing is known. Of answers the unit is
 * a code that dossiers bear, or ALL_UNITS, and the days are those of their receipt.
 */
export interface Coverage {
  readonly unit: string
  readonly from: LocalDate
  readonly to: LocalDate
}

/** Every unit, where a delivery of answers is complete for all. */
export const ALL_UNITS = '*'

/** A file of petitions or counts as it was taken in, without its rows; or what was said of a file of answers, which the warehouse keeps. */
export interface Delivery {
  readonly id: string
  readonly kind: DeliveryKind
  readonly source: string
  /** The file's name. */
  readonly name: string
  readonly sha256: string
  readonly rows: number
  readonly covers: readonly Coverage[]
  /** Petitions: it says which petitioners were unsatisfied, so that of the others nobody was. */
  readonly tellsSatisfaction: boolean
  /** Counts: the index set whose measures they are; null for all others. */
  readonly indexSetId: string | null
  /** Instant of import, ISO 8601 in UTC. */
  readonly deliveredAt: string
}

/** A count of a measure, or of a line of an index set, as a file states it. `unit` and `periodKey` as written there. */
export interface DeliveredCount {
  readonly unit: string
  readonly periodKey: string
  /** Key of scoring: a measure's id, `CODE.numerator`, `CODE.denominator`, `CODE.ratio`, `CODE.score`. */
  readonly measure: string
  readonly reported: Reported
}

type Given = Omit<Delivery, 'id' | 'kind' | 'rows' | 'deliveredAt' | 'indexSetId'>

/** A file to be held; id, rows and instant are the register's to give. */
export type NewDelivery = Given &
  (
    | { readonly kind: 'petitions'; readonly indexSetId: null; readonly petitions: readonly Petition[] }
    | { readonly kind: 'satisfaction'; readonly indexSetId: null; readonly answers: number }
    | { readonly kind: 'counts'; readonly indexSetId: string; readonly counts: readonly DeliveredCount[] }
  )

/**
 * What a delivery did to what is held. `unchanged`: held as it is, or later, already. `undecided`: petitions that were held with
 * other content, where nothing says which is the later. `elsewhere`: petitions that another source sends too.
 */
export interface DeliveryEffect {
  readonly added: number
  readonly replaced: number
  readonly unchanged: number
  readonly undecided: number
  readonly elsewhere: number
}
