import type { LocalDate } from '../model/date.ts'
import type {
  Course,
  CourseAccount,
  Dossier,
  DueBy,
  EndedBy,
  LocalDateTime,
  RequestAccount,
  RequestEffect,
  Verdict,
} from '../model/dossier.ts'
import { addWorkingDays, type WorkingCalendar, workingDaysBetween } from '../model/working-days.ts'
import { later, type Wait, waitsOf } from './waits.ts'

/** Another one with each change of the rules below: what was settled by older ones is settled anew when a warehouse is opened. */
export const RULES_EDITION = 'rules-3'

/** The date of a moment. Both are of Asia/Ho_Chi_Minh, so this is a cut, never a conversion. */
export const dateOf = (at: LocalDateTime): LocalDate => at.slice(0, 10)

interface End {
  readonly on: LocalDate
  readonly by: EndedBy
}

const NEVER_ACCEPTED: Course = { receivedOn: null, endedOn: null, endedBy: null, dueOn: null, dueBy: null, late: false }

/**
 * True when the administration took the dossier in: every state but registered and not-accepted; and not-accepted too when
 * it was refused only after acceptance (`receivedAt` and `stoppedAt` are there).
 */
export function wasAccepted(dossier: Dossier): boolean {
  if (dossier.state === 'not-accepted') return dossier.receivedAt !== null && dossier.stoppedAt !== null
  return dossier.state !== 'registered'
}

/** The end by the order of the rule, not of time: finished, returned, stopped, withdrawn. */
function recordedEnd({ finishedAt, returnedAt, stoppedAt, withdrawnAt }: Dossier): End | null {
  if (finishedAt !== null) return { on: dateOf(finishedAt), by: 'finished' }
  if (returnedAt !== null) return { on: dateOf(returnedAt), by: 'returned' }
  if (stoppedAt !== null) return { on: dateOf(stoppedAt), by: 'stopped' }
  return withdrawnAt === null ? null : { on: dateOf(withdrawnAt), by: 'withdrawn' }
}

/** The one request for papers, answered or not, is the end while nothing else is: the note says so without exception. */
function endByRequest({ supplements }: Dossier): End | null {
  const [only] = supplements
  if (supplements.length !== 1 || only === undefined) return null
  return { on: dateOf(only.requestedAt), by: 'supplement-request' }
}

interface Due {
  readonly on: LocalDate
  readonly by: DueBy
}

/** The due date before anything is said of supplements. A term of part of a day is rounded up to whole days. */
function firstDue(dossier: Dossier, calendar: WorkingCalendar, legalTermDays: number | null): Due | null {
  if (dossier.dueAt !== null) return { on: dateOf(dossier.dueAt), by: 'stated' }
  if (dossier.receivedAt === null || legalTermDays === null || !(legalTermDays >= 0 && legalTermDays < 10_000))
    return null
  return { on: addWorkingDays(calendar, dateOf(dossier.receivedAt), Math.ceil(legalTermDays)), by: 'legal-term' }
}

/** The due date after one wait, and what the wait did to it. */
interface AfterWait {
  readonly due: Due | null
  readonly effect: RequestEffect
  readonly days: number
}

/**
 * The due date after one wait. A term that had run out before the request is not revived, whatever was set afterwards. Else a
 * new date that was set with the papers replaces it; without one it moves by the working days that were waited, and never
 * lies before the day the papers came.
 */
function afterWait(due: Due | null, wait: Wait, calendar: WorkingCalendar): AfterWait {
  if (due !== null && wait.from > due.on) return { due, effect: 'not-revived', days: 0 }
  if (wait.newDue !== null) return { due: { on: wait.newDue, by: 'stated' }, effect: 'new-date', days: 0 }
  if (due === null) return { due, effect: 'no-due', days: 0 }
  if (wait.to <= wait.from) return { due, effect: 'none', days: 0 }
  const days = workingDaysBetween(calendar, wait.from, wait.to)
  const on = later(addWorkingDays(calendar, due.on, days), wait.to)
  if (on <= due.on) return { due, effect: 'none', days: 0 }
  return { due: { on, by: due.by === 'stated' ? 'extended' : due.by }, effect: 'moved', days }
}

/** The waits of a dossier, given its end. */
function waitsUntil(dossier: Dossier, end: End | null): readonly Wait[] {
  return waitsOf(dossier, end?.by === 'stopped' || end?.by === 'withdrawn' ? end.on : null)
}

const endOf = (dossier: Dossier): End | null => recordedEnd(dossier) ?? endByRequest(dossier)

/**
 * Reduces a dossier to what its term is judged by: when it was received, when and how it ended, when it was due. Total: any
 * dossier has a course, however its state and its moments contradict each other (`courseIssues` lists that).
 * `legalTermDays`: working days the law allows for the procedure, null when not known; used only without a due date.
 * The rules and how their open places are read: docs/rules-of-time.md, decision 0012.
 */
export function courseOf(dossier: Dossier, calendar: WorkingCalendar, legalTermDays: number | null): Course {
  if (!wasAccepted(dossier)) return NEVER_ACCEPTED
  const end = endOf(dossier)
  let due = firstDue(dossier, calendar, legalTermDays)
  for (const wait of waitsUntil(dossier, end)) due = afterWait(due, wait, calendar).due
  return {
    receivedOn: dossier.receivedAt === null ? null : dateOf(dossier.receivedAt),
    endedOn: end?.on ?? null,
    endedBy: end?.by ?? null,
    dueOn: due?.on ?? null,
    dueBy: due?.by ?? null,
    late: end === null && dossier.supplements.length > 1,
  }
}

/** How the due date of the course of an accepted dossier came about; its last step leaves the due date of `courseOf`. */
export function accountOf(dossier: Dossier, calendar: WorkingCalendar, legalTermDays: number | null): CourseAccount {
  const first = firstDue(dossier, calendar, legalTermDays)
  let due = first
  const requests = waitsUntil(dossier, endOf(dossier)).map((wait): RequestAccount => {
    const after = afterWait(due, wait, calendar)
    due = after.due
    const { requestedAt, answeredAt } = wait.request
    return {
      askedOn: dateOf(requestedAt),
      answeredOn: answeredAt === null ? null : dateOf(answeredAt),
      newDueOn: wait.newDue,
      effect: after.effect,
      waitedDays: after.days,
      dueOn: due?.on ?? null,
    }
  })
  return { firstDue: first, legalTermDays: first?.by === 'legal-term' ? legalTermDays : null, requests }
}

/** Judges a course on a day (see `judgedOn`); the day matters only to a dossier that has not ended. */
export function judge(course: Course, judgedOn: LocalDate): Verdict {
  if (course.late) return 'late'
  if (course.dueOn === null) return 'no-term'
  if (course.endedOn === null) return judgedOn <= course.dueOn ? 'within-term' : 'overdue'
  return course.endedOn <= course.dueOn ? 'on-time' : 'late'
}

/** Whether a verdict counts as on time; null when nothing says when the dossier was due. */
export function isOnTime(verdict: Verdict): boolean | null {
  return verdict === 'no-term' ? null : verdict === 'on-time' || verdict === 'within-term'
}
