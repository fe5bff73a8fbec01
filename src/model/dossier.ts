import type { LocalDate } from './date.ts'

/** A moment on the clocks of Asia/Ho_Chi_Minh as `yyyy-mm-ddThh:mm:ss`. It sorts as text. A date alone is its midnight. */
export type LocalDateTime = string

/**
 * Where a dossier stands, after the national code table (TrangThaiHoSo 1–10): 1 registered, 2 accepted, 3 not-accepted,
 * 4 in-progress, 5 supplement-requested, 6 payment-requested, 7 withdrawal-requested, 8 stopped, 9 finished, 10 returned.
 */
export type DossierState =
  | 'registered'
  | 'accepted'
  | 'not-accepted'
  | 'in-progress'
  | 'supplement-requested'
  | 'payment-requested'
  | 'withdrawal-requested'
  | 'stopped'
  | 'finished'
  | 'returned'

/** The states in the order of their national codes, 1 to 10. */
export const DOSSIER_STATES: readonly DossierState[] = [
  'registered',
  'accepted',
  'not-accepted',
  'in-progress',
  'supplement-requested',
  'payment-requested',
  'withdrawal-requested',
  'stopped',
  'finished',
  'returned',
]

/** How it was handed in (KenhThucHien): 1 or empty in person, 2 online, 3 public post. */
export type Channel = 'in-person' | 'online' | 'post'

/** One request for missing papers. `dueAfter`: the new due date that was set when the papers came, null when none was. */
export interface Supplement {
  readonly requestedAt: LocalDateTime
  readonly answeredAt: LocalDateTime | null
  readonly dueAfter: LocalDateTime | null
}

/** What a source says of a dossier beside its course. Null: the source does not say; that is neither yes nor no. */
export interface DossierMarks {
  readonly owesFee: boolean | null
  /** The amounts of the fee came with the dossier. */
  readonly feeData: boolean | null
  readonly paidOnline: boolean | null
  readonly electronicResult: boolean | null
  /** Papers and result are digitised. */
  readonly digitised: boolean | null
  readonly reusedData: boolean | null
  readonly personalStore: boolean | null
  readonly populationData: boolean | null
  readonly complained: boolean | null
}

export const DOSSIER_MARKS: readonly (keyof DossierMarks)[] = [
  'owesFee',
  'feeData',
  'paidOnline',
  'electronicResult',
  'digitised',
  'reusedData',
  'personalStore',
  'populationData',
  'complained',
]

/**
 * One version of a dossier (hồ sơ) as a source told it. The dossier number identifies it across sources. Nothing in it names
 * a person: the readers never take those fields up.
 */
export interface Dossier {
  readonly code: string
  /** The unit that handles it, as the source writes it: a portal code (H31.14.2), a statistics code. */
  readonly unitCode: string
  readonly procedureCode: string | null
  readonly state: DossierState
  readonly channel: Channel
  readonly receivedAt: LocalDateTime | null
  readonly dueAt: LocalDateTime | null
  readonly finishedAt: LocalDateTime | null
  readonly returnedAt: LocalDateTime | null
  /** Stopped by the administration, or refused after it had been accepted. */
  readonly stoppedAt: LocalDateTime | null
  readonly withdrawnAt: LocalDateTime | null
  readonly supplements: readonly Supplement[]
  readonly marks: DossierMarks
  /** When the source says this content was true; null when it does not. Decides which version is the latest. */
  readonly changedAt: LocalDateTime | null
  /** The source took the dossier back. */
  readonly deleted: boolean
}

/** What ended a dossier for the purpose of its term. */
export type EndedBy = 'finished' | 'returned' | 'stopped' | 'withdrawn' | 'supplement-request'

/** Where the due date comes from. `extended`: the stated one, moved by the time spent waiting for papers. */
export type DueBy = 'stated' | 'extended' | 'legal-term'

/**
 * A dossier's course reduced to what its term is judged by (dates of Asia/Ho_Chi_Minh). It depends on the dossier, the
 * calendar of working days and the legal term of its procedure, never on the period.
 */
export interface Course {
  /** Null: never accepted, so in no period. */
  readonly receivedOn: LocalDate | null
  readonly endedOn: LocalDate | null
  readonly endedBy: EndedBy | null
  /** Last day that is on time; null: no due date and no legal term known. */
  readonly dueOn: LocalDate | null
  readonly dueBy: DueBy | null
  /** Late whatever the dates: papers were asked for more than once and it has not ended since. */
  readonly late: boolean
}

/**
 * What a request for papers did to the due date. `not-revived`: the term had run out before; `new-date`: a date was set with the
 * papers; `moved`: by the working days that were waited; `none`: nothing was waited; `no-due`: there was none to move.
 */
export type RequestEffect = 'not-revived' | 'new-date' | 'moved' | 'none' | 'no-due'

/** One request for papers and what became of the due date. */
export interface RequestAccount {
  readonly askedOn: LocalDate
  /** Null: the papers never came. */
  readonly answeredOn: LocalDate | null
  /** The due date that was set when they came, whether it counted or not. */
  readonly newDueOn: LocalDate | null
  readonly effect: RequestEffect
  /** Working days waited that the due date was moved by. */
  readonly waitedDays: number
  /** The due date after it. */
  readonly dueOn: LocalDate | null
}

/** How the due date of a course came about, step by step. */
export interface CourseAccount {
  /** The due date before anything is said of requests for papers; null: none is stated and no legal term known. */
  readonly firstDue: { readonly on: LocalDate; readonly by: DueBy } | null
  /** Working days that the law allows for the procedure; null where it was not asked for. */
  readonly legalTermDays: number | null
  readonly requests: readonly RequestAccount[]
}

/**
 * A dossier judged on a day. `on-time`, `late`: it ended by its due date or after. `within-term`, `overdue`: it has not ended
 * and its due date lies ahead or behind. `no-term`: nothing says when it was due. On time counts the first and the third.
 */
export type Verdict = 'on-time' | 'late' | 'within-term' | 'overdue' | 'no-term'
