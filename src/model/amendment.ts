import { DOSSIER_STATES, type Dossier, type DossierState, type LocalDateTime, type Supplement } from './dossier.ts'
import { latestEvent } from './dossier-version.ts'

/**
 * Something told of a dossier apart from its versions, perhaps before any of them: the state that a step of its course led to
 * (CapNhatTienDoHoSoMC), or what the person answered about how it was handled. `at`: when it happened. Told twice it is one.
 */
export interface Amendment {
  readonly code: string
  readonly at: LocalDateTime
  readonly tells: DossierState | 'complained' | 'not-complained'
}

type Step = Amendment & { readonly tells: DossierState }

const isStep = (amendment: Amendment): amendment is Step =>
  amendment.tells !== 'complained' && amendment.tells !== 'not-complained'

const isDateAlone = (at: LocalDateTime): boolean => at.endsWith('T00:00:00')

/** The same moment; or the same day, where one of the two is a date without its time. */
const isSame = (a: LocalDateTime, b: LocalDateTime): boolean =>
  a === b || ((isDateAlone(a) || isDateAlone(b)) && a.slice(0, 10) === b.slice(0, 10))

/** The requests for papers with one made at a moment. Of an open one that a version has by its day alone the step tells the hour. */
function asked(supplements: readonly Supplement[], at: LocalDateTime): readonly Supplement[] {
  if (!supplements.some(({ requestedAt }) => isSame(requestedAt, at))) {
    return [...supplements, { requestedAt: at, answeredAt: null, dueAfter: null }]
  }
  return supplements.map((each) => {
    const isOpenDay = each.answeredAt === null && isDateAlone(each.requestedAt)
    return isOpenDay && isSame(each.requestedAt, at) ? { ...each, requestedAt: at } : each
  })
}

/** Whether a moment lies after another; within a day whose hour is not told nothing is known of the order. */
const isAfter = (at: LocalDateTime, other: LocalDateTime): boolean =>
  isDateAlone(other) ? at.slice(0, 10) > other.slice(0, 10) : at > other

/**
 * The requests for papers of a dossier that is under way at a moment: what was asked before has come by then, unless the dossier
 * ended in between.
 */
function underWay(dossier: Dossier, at: LocalDateTime): readonly Supplement[] {
  const ends = [dossier.finishedAt, dossier.returnedAt, dossier.stoppedAt, dossier.withdrawnAt]
  return dossier.supplements.map((each) => {
    const { requestedAt, answeredAt } = each
    if (answeredAt !== null || !isAfter(at, requestedAt)) return each
    const hasEnded = ends.some((end) => end !== null && end >= requestedAt && end < at)
    return hasEnded ? each : { ...each, answeredAt: at }
  })
}

/** The moments that a step leaves in a dossier; one that is known already stays. */
function moments(dossier: Dossier, { tells, at }: Step): Partial<Dossier> {
  switch (tells) {
    case 'accepted':
      return { receivedAt: dossier.receivedAt ?? at, supplements: underWay(dossier, at) }
    case 'in-progress':
      return { supplements: underWay(dossier, at) }
    case 'finished':
      return { finishedAt: dossier.finishedAt ?? at }
    case 'returned':
      return { returnedAt: dossier.returnedAt ?? at }
    case 'withdrawal-requested':
      return { withdrawnAt: dossier.withdrawnAt ?? at }
    case 'stopped':
    case 'not-accepted':
      return dossier.receivedAt === null ? {} : { stoppedAt: dossier.stoppedAt ?? at }
    case 'supplement-requested':
      return { supplements: asked(dossier.supplements, at) }
    default:
      return {}
  }
}

/** A step older than what is known (`changedAt`, else the latest event) leaves its moment but not its state. */
function afterStep(dossier: Dossier, step: Step): Dossier {
  const after = { ...dossier, ...moments(dossier, step) }
  const known = dossier.changedAt ?? latestEvent(dossier)
  if (known !== null && step.at < known) return after
  return { ...after, state: step.tells, changedAt: step.at }
}

/** What happened at the same moment: the state further along comes later, and so does the complaint. */
const WITHIN_MOMENT: readonly Amendment['tells'][] = [...DOSSIER_STATES, 'not-complained', 'complained']

function inOrder(a: Amendment, b: Amendment): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1
  return WITHIN_MOMENT.indexOf(a.tells) - WITHIN_MOMENT.indexOf(b.tells)
}

/**
 * A dossier with everything that was told of it apart: `dossier` is its latest version as a source told it, `amendments` are
 * those of its code. Neither their order nor how often one is told matters. Of the answers the latest counts, and it outweighs
 * what the version says; a dossier that its source took back stays so.
 */
export function amended(dossier: Dossier, amendments: readonly Amendment[]): Dossier {
  const ordered = [...amendments].sort(inOrder)
  const after = ordered.filter(isStep).reduce(afterStep, dossier)
  const answer = ordered.findLast((each) => !isStep(each))
  if (answer === undefined) return after
  return { ...after, marks: { ...after.marks, complained: answer.tells === 'complained' } }
}
