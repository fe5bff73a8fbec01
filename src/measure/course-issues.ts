import { addDays, type LocalDate, localDate } from '../model/date.ts'
import type { Dossier, DossierState, LocalDateTime } from '../model/dossier.ts'
import { latestEvent } from '../model/dossier-version.ts'
import { NO_NEWS } from '../model/doubt-words.ts'
import type { HeldDossier } from '../model/held-dossier.ts'
import { type Issue, NOWHERE } from '../model/issue.ts'
import { dateOf, wasAccepted } from './course.ts'

const ENDED: readonly DossierState[] = ['finished', 'returned', 'stopped', 'withdrawal-requested']
const UNDER_WAY: readonly DossierState[] = ['accepted', 'in-progress', 'supplement-requested', 'payment-requested']

type Found = readonly [code: string, facts?: Issue['facts']]

/** The ends that are told; looked at for every row of every file. */
function ends({ finishedAt, returnedAt, stoppedAt, withdrawnAt }: Dossier): readonly LocalDateTime[] {
  const ended: LocalDateTime[] = []
  if (finishedAt !== null) ended.push(finishedAt)
  if (returnedAt !== null) ended.push(returnedAt)
  if (stoppedAt !== null) ended.push(stoppedAt)
  if (withdrawnAt !== null) ended.push(withdrawnAt)
  return ended
}

/** The date within a dossier number ({unit code}-{yymmdd}-{serial}), null when there is none. */
function dateInCode(code: string): LocalDate | null {
  const match = /-(\d{2})(\d{2})(\d{2})-\d+$/.exec(code)
  return match === null ? null : localDate(2000 + Number(match[1]), Number(match[2]), Number(match[3]))
}

/** A day of its own before the other's: dates sort as text, so the cheap comparison comes first. */
const before = (a: LocalDateTime, b: LocalDateTime): boolean => a < b && dateOf(a) < dateOf(b)

/** 06:00 in Viet Nam is 23:00 of the day before in UTC: the number then bears the day after the stated one. */
function shiftedReceipt({ code, receivedAt }: Dossier, found: Found[]): void {
  if (receivedAt === null || receivedAt.slice(11) < '17:00:00') return
  const numbered = dateInCode(code)
  const stated = dateOf(receivedAt)
  if (numbered === addDays(stated, 1)) found.push(['course.shifted', { stated, numbered }])
}

function stateAgainstMoments(dossier: Dossier, ended: readonly LocalDateTime[], found: Found[]): void {
  const { state, supplements } = dossier
  const open = supplements.some((supplement) => supplement.answeredAt === null)
  if (wasAccepted(dossier) && dossier.receivedAt === null) found.push(['course.received-missing'])
  if (ENDED.includes(state) && ended.length === 0) found.push(['course.end-missing'])
  if (UNDER_WAY.includes(state) && ended.length > 0) found.push(['course.end-contradicted'])
  if (state === 'supplement-requested' && !open) found.push(['course.request-missing'])
  if (open && (dossier.finishedAt ?? dossier.returnedAt) !== null) found.push(['course.answer-missing'])
}

function orderOfMoments(dossier: Dossier, ended: readonly LocalDateTime[], today: LocalDate, found: Found[]): void {
  const { receivedAt, dueAt, supplements } = dossier
  const tooEarly = receivedAt === null ? undefined : ended.find((end) => before(end, receivedAt))
  if (tooEarly !== undefined) found.push(['course.end-before-receipt', { date: dateOf(tooEarly) }])
  if (receivedAt !== null && dueAt !== null && before(dueAt, receivedAt))
    found.push(['course.due-before-receipt', { date: dateOf(dueAt) }])
  if (supplements.some(({ answeredAt, requestedAt }) => answeredAt !== null && answeredAt < requestedAt))
    found.push(['course.answer-before-request'])
  if (ended.length > 0 && supplements.some(({ requestedAt }) => ended.every((end) => before(end, requestedAt))))
    found.push(['course.request-after-end'])
  const last = latestEvent(dossier)
  if (last !== null && last > today && dateOf(last) > today) found.push(['course.future', { date: dateOf(last) }])
}

const toIssues = (code: string, found: readonly Found[]): readonly Issue[] =>
  found.map(([doubt, facts]) => ({
    code: doubt,
    severity: 'warning',
    place: NOWHERE,
    facts: { dossier: code, ...facts },
  }))

/**
 * What in a dossier's state and moments cannot be true together, as of a day: data errors to tell apart from late work. Its
 * course exists all the same (`courseOf`). All are warnings; each names the dossier number and nothing of a person.
 */
export function courseIssues(dossier: Dossier, today: LocalDate): readonly Issue[] {
  const ended = ends(dossier)
  const found: Found[] = []
  stateAgainstMoments(dossier, ended, found)
  orderOfMoments(dossier, ended, today, found)
  shiftedReceipt(dossier, found)
  return toIssues(dossier.code, found)
}

/**
 * A dossier that counts as overdue on a day although the last that its source vouches for lies before its due date: what became of
 * it in time is not known. Nothing is said of one whose source does not tell when its content was true.
 */
export function newsIssues({ dossier, course }: HeldDossier, judgedOn: LocalDate): readonly Issue[] {
  const { code, changedAt } = dossier
  const { dueOn, endedOn } = course
  if (changedAt === null || dueOn === null || endedOn !== null || judgedOn <= dueOn) return []
  const date = dateOf(changedAt)
  return date < dueOn ? toIssues(code, [[NO_NEWS, { date, due: dueOn }]]) : []
}
