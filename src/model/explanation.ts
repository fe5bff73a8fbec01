import type { LocalDate } from './date.ts'
import type { Verdict } from './dossier.ts'
import type { HeldDossier } from './held-dossier.ts'
import type { Petition } from './petition.ts'

/** What is known of one record. Null: not known. */
export type FactValue = boolean | number | string | null

/** The condition that keeps a record out of a numerator, and the fact of it that decided. */
export interface Decided {
  readonly fact: string
  readonly value: FactValue
}

/** How a criterion counts one record: in its numerator, or not and by which fact. */
export interface Place {
  readonly inNumerator: boolean
  /** Null in the numerator. */
  readonly keptOutBy: Decided | null
}

/** One dossier that a criterion counts. */
export interface CountedDossier extends Place {
  readonly kind: 'dossier'
  readonly held: HeldDossier
  readonly verdict: Verdict
}

/** One petition that a criterion counts. */
export interface CountedPetition extends Place {
  readonly kind: 'petition'
  readonly petition: Petition
  readonly verdict: Verdict
}

export type CountedRecord = CountedDossier | CountedPetition

/** What a list tells of every kind of record: its number, and when it came, was due and ended. */
export interface RecordDays {
  readonly code: string
  readonly receivedOn: LocalDate | null
  readonly dueOn: LocalDate | null
  readonly endedOn: LocalDate | null
}

const dayOf = (moment: string | null): LocalDate | null => moment?.slice(0, 10) ?? null

export function recordDays(counted: CountedRecord): RecordDays {
  if (counted.kind === 'dossier') return { ...counted.held.course, code: counted.held.dossier.code }
  const { code, receivedAt, dueAt, handledAt } = counted.petition
  return { code, receivedOn: dayOf(receivedAt), dueOn: dayOf(dueAt), endedOn: dayOf(handledAt) }
}

/** A part of a criterion's counts: a procedure's, or a day's. */
export interface Contribution {
  readonly key: string
  readonly numerator: number
  readonly denominator: number
}

/** Which of the records behind a criterion are asked for, in the order of their codes. */
export interface RecordQuestion {
  /** Those in the numerator, out of it, or all. */
  readonly which: 'in' | 'out' | 'all'
  /** Only those after this code. */
  readonly after: string | null
  /** So many of these are passed over. */
  readonly skip: number
  readonly limit: number
}

/** A page of the records behind a criterion, and how many there are of each kind. */
export interface RecordList {
  readonly of: 'dossiers' | 'petitions'
  readonly page: readonly CountedRecord[]
  readonly inNumerator: number
  readonly all: number
  /** Of those asked for, how many come after the page. */
  readonly more: number
}
