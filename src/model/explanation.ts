import type { Verdict } from './dossier.ts'
import type { HeldDossier } from './held-dossier.ts'

/** What is known of one record. Null: not known. */
export type FactValue = boolean | number | string | null

/** The condition that keeps a dossier out of a numerator, and the fact of it that decided. */
export interface Decided {
  readonly fact: string
  readonly value: FactValue
}

/** One dossier that a criterion counts: in the numerator, or not and by which fact. */
export interface CountedDossier {
  readonly held: HeldDossier
  readonly verdict: Verdict
  readonly inNumerator: boolean
  /** Null in the numerator. */
  readonly keptOutBy: Decided | null
}

/** A part of a criterion's counts: a procedure's, or a day's. */
export interface Contribution {
  readonly key: string
  readonly numerator: number
  readonly denominator: number
}
