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

/** Which of the dossiers behind a criterion are asked for, in the order of their codes. */
export interface DossierQuestion {
  /** Those in the numerator, out of it, or all. */
  readonly which: 'in' | 'out' | 'all'
  /** Only those after this code. */
  readonly after: string | null
  /** So many of these are passed over. */
  readonly skip: number
  readonly limit: number
}

/** A page of the dossiers behind a criterion, and how many there are of each kind. */
export interface DossierList {
  readonly page: readonly CountedDossier[]
  readonly inNumerator: number
  readonly all: number
  /** Of those asked for, how many come after the page. */
  readonly more: number
}
