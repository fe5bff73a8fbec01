import { type Amendment, amended } from '../../model/amendment.ts'
import type { LocalDate } from '../../model/date.ts'
import type { Course, Dossier } from '../../model/dossier.ts'
import type { HeldDossier } from '../../model/held-dossier.ts'
import type { Procedure } from '../../model/procedure.ts'
import type { BatchOutcome, CourseRules } from './port.ts'
import { legalTerms } from './rules.ts'

/** The course of a dossier by the rules and the legal terms of a catalogue. */
export function courseBy({ courseOf }: CourseRules, procedures: readonly Procedure[]): (dossier: Dossier) => Course {
  const terms = legalTerms(procedures)
  return (dossier) => courseOf(dossier, terms.get(dossier.procedureCode ?? '') ?? null)
}

/**
 * What is to be held of a dossier of which something was told apart: `latest` is its latest version as it came. It bears that
 * version, so that a later one still wins.
 */
export function toBeHeld(
  latest: HeldDossier,
  amendments: readonly Amendment[],
  courseOf: (dossier: Dossier) => Course,
): HeldDossier {
  const dossier = amended(latest.dossier, amendments)
  return { ...latest, dossier, course: courseOf(dossier) }
}

/** Whether two say the same of a dossier, its course included. */
export const isSameHeld = (a: HeldDossier, b: HeldDossier | null): boolean =>
  b !== null &&
  a.version === b.version &&
  JSON.stringify([a.dossier, a.course]) === JSON.stringify([b.dossier, b.course])

/** Equal for two that tell the same of one dossier. */
export const amendmentKey = ({ code, at, tells }: Amendment): string => `${code} ${at} ${tells}`

type Touched = BatchOutcome['touched']

export const UNTOUCHED: Touched = { unitCodes: [], from: null, to: null }

/** What becomes of a batch that was stored before. */
export const REPEATED: BatchOutcome = {
  kind: 'repeated',
  read: 0,
  added: 0,
  replaced: 0,
  stale: 0,
  waiting: 0,
  touched: UNTOUCHED,
}

/** Units and days of receipt that either touches. */
export function bothTouched(a: Touched, b: Touched): Touched {
  const days = [a.from, a.to, b.from, b.to].flatMap((day) => day ?? []).sort()
  const unitCodes = [...new Set([...a.unitCodes, ...b.unitCodes])].sort()
  return { unitCodes, from: days[0] ?? null, to: days.at(-1) ?? null }
}

/** Units and days of receipt of rows, before and after a change. */
export function touchedByRows(rows: readonly HeldDossier[]): Touched {
  const days = new Set<LocalDate>()
  for (const { course } of rows) if (course.receivedOn !== null) days.add(course.receivedOn)
  const [from = null, ...more] = [...days].sort()
  return { unitCodes: [...new Set(rows.map(({ dossier }) => dossier.unitCode))].sort(), from, to: more.at(-1) ?? from }
}

/** What amendments did beside the rows of their batch. */
export interface AmendOutcome {
  /** Amendments that were told. */
  readonly read: number
  /** Dossiers that changed by them, though no later version came. */
  readonly replaced: number
  /** Amendments that were held already. */
  readonly stale: number
  /** Amendments of dossiers that are not held yet. */
  readonly waiting: number
  readonly touched: Touched
}

export const NOTHING_AMENDED: AmendOutcome = { read: 0, replaced: 0, stale: 0, waiting: 0, touched: UNTOUCHED }

/** What a batch that is stored did. */
export type Merged = Omit<BatchOutcome, 'kind' | 'earlier'>

/** What a batch did with its rows and with its amendments. */
export function together(rows: Omit<Merged, 'waiting'>, amendments: AmendOutcome): Merged {
  return {
    read: rows.read + amendments.read,
    added: rows.added,
    replaced: rows.replaced + amendments.replaced,
    stale: rows.stale + amendments.stale,
    waiting: amendments.waiting,
    touched: bothTouched(rows.touched, amendments.touched),
  }
}
