import type { LocalDate } from './date.ts'
import type { CourseAccount, Verdict } from './dossier.ts'
import type { HeldDossier } from './held-dossier.ts'
import type { Issue } from './issue.ts'
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
  /** False: what is told of the record does not decide whether the numerator counts it, so it does not. */
  readonly isKnown: boolean
  /** Null in the numerator. */
  readonly keptOutBy: Decided | null
}

/** Where a record stands to a numerator: counted, known not to be, or not known. */
export type Side = 'in' | 'out' | 'unknown'
export const SIDES: readonly Side[] = ['out', 'unknown', 'in']

export const sideOf = ({ inNumerator, isKnown }: Pick<Place, 'inNumerator' | 'isKnown'>): Side =>
  inNumerator ? 'in' : isKnown ? 'out' : 'unknown'

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

/** The dossiers of one procedure, seen by a measure that counts procedures with such dossiers. */
export interface DossierTally {
  readonly all: number
  /** Those that make the procedure count. */
  readonly counted: number
  /** Where there is none: those that fulfil every condition before the one that decided, and those of them that do not tell its fact. */
  readonly considered: number
  readonly untold: number
}

/** One procedure that a criterion counts, in its denominator or in its numerator alone. */
export interface CountedProcedure extends Place {
  readonly kind: 'procedure'
  readonly code: string
  readonly inDenominator: boolean
  /** Why the denominator does not count it; null where it does. */
  readonly outsideBy: Decided | null
  /** Null where the catalogue alone decides. */
  readonly dossiers: DossierTally | null
}

/** A record that comes, is due and ends. */
export type DatedRecord = CountedDossier | CountedPetition
export type CountedRecord = DatedRecord | CountedProcedure

/** A dossier as a list tells it: how its due date came about, and what in its data is in doubt. */
export interface ListedDossier extends CountedDossier {
  readonly account: CourseAccount
  readonly doubts: readonly Issue[]
}

export type ListedRecord = ListedDossier | CountedPetition | CountedProcedure

/** When a record came, was due and ended. */
export interface RecordDays {
  readonly receivedOn: LocalDate | null
  readonly dueOn: LocalDate | null
  readonly endedOn: LocalDate | null
}

const dayOf = (moment: string | null): LocalDate | null => moment?.slice(0, 10) ?? null

export function recordDays(counted: DatedRecord): RecordDays {
  if (counted.kind === 'dossier') return counted.held.course
  const { receivedAt, dueAt, handledAt } = counted.petition
  return { receivedOn: dayOf(receivedAt), dueOn: dayOf(dueAt), endedOn: dayOf(handledAt) }
}

/** The number or code that a record is known by. */
export function recordCode(counted: CountedRecord): string {
  if (counted.kind === 'procedure') return counted.code
  return counted.kind === 'dossier' ? counted.held.dossier.code : counted.petition.code
}

/** Whether the denominator counts a record; a numerator may count procedures that are none of it. */
export const inDenominator = (counted: CountedRecord): boolean => counted.kind !== 'procedure' || counted.inDenominator

/** A part of a criterion's counts: a procedure's, or a day's. */
export interface Contribution {
  readonly key: string
  readonly numerator: number
  readonly denominator: number
}

/** A part with how many of its records are not in the numerator because it is not known whether they belong there. */
export interface ExplainedPart extends Contribution {
  readonly unknown: number
}

/** Which of the records behind a criterion are asked for, in the order of their codes. */
export interface RecordQuestion {
  /** Those in the numerator, known to be out of it, of which that is not known, or all. */
  readonly which: Side | 'all'
  /** Only those after this code. */
  readonly after: string | null
  /** So many of these are passed over. */
  readonly skip: number
  readonly limit: number
}

/** Whether a text names records to be asked for. */
export const isWhich = (text: string | null): text is RecordQuestion['which'] =>
  text === 'all' || SIDES.some((side) => side === text)

/** A page of the records behind a criterion, and how many there are of each kind. */
export interface RecordList {
  readonly of: 'dossiers' | 'petitions' | 'procedures'
  readonly page: readonly ListedRecord[]
  /** How many of `all` stand where. */
  readonly counts: Readonly<Record<Side, number>>
  readonly all: number
  /** Of those in the numerator, how many the denominator does not count. */
  readonly outside: number
  /** Of those asked for, how many come after the page. */
  readonly more: number
}

/** Why a criterion has no list of records. */
export type Unlisted = 'arithmetic' | 'elsewhere'

/** How many dossiers have data in doubt, by where they stand to a numerator. */
export interface DoubtCounts {
  /** Their state and their moments contradict each other. */
  readonly contradictory: Readonly<Record<Side, number>>
  /** Overdue by what was last told before they were due. */
  readonly noNews: Readonly<Record<Side, number>>
}
