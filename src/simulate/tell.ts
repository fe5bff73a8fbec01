import type { Dossier, DossierState, Supplement } from '../model/dossier.ts'
import type { Request, Story } from './story.ts'
import type { Moment, Timeline } from './timeline.ts'

const NO_SUPPLEMENTS: readonly Supplement[] = []
const ENDED: Readonly<Record<'withdrawn' | 'stopped' | 'refused', DossierState>> = {
  withdrawn: 'withdrawal-requested',
  stopped: 'stopped',
  refused: 'not-accepted',
}

function supplementsBy(requests: readonly Request[], by: Moment, line: Timeline): readonly Supplement[] {
  if (requests.length === 0) return NO_SUPPLEMENTS
  return requests.flatMap(({ askedAt, answeredAt, newDue }) => {
    if (askedAt > by) return []
    const answered = answeredAt !== null && answeredAt <= by
    return [
      {
        requestedAt: line.text(askedAt),
        answeredAt: answered ? line.text(answeredAt) : null,
        dueAfter: answered && newDue !== null ? line.text(newDue) : null,
      },
    ]
  })
}

function openState(story: Story, supplements: readonly Supplement[], by: Moment): DossierState {
  if (story.receivedAt === null || story.receivedAt > by) {
    return story.turnedAwayAt !== null && story.turnedAwayAt <= by ? 'not-accepted' : 'registered'
  }
  const last = supplements.at(-1)
  if (last !== undefined && last.answeredAt === null) return 'supplement-requested'
  if (story.begunAt > by) return 'accepted'
  // Some that owe a fee and have not paid online wait for it.
  return story.marks.owesFee === true && story.marks.paidOnline === false && story.lag < 8
    ? 'payment-requested'
    : 'in-progress'
}

/** The latest thing that happened to it by the moment. */
function lastEvent({ submittedAt, receivedAt, turnedAwayAt, begunAt, requests, end }: Story, by: Moment): Moment {
  let last = submittedAt
  const see = (at: Moment | null): void => {
    if (at !== null && at <= by && at > last) last = at
  }
  see(receivedAt)
  see(turnedAwayAt)
  see(begunAt)
  for (const { askedAt, answeredAt } of requests) {
    see(askedAt)
    see(answeredAt)
  }
  see(end?.at ?? null)
  see(end?.returnedAt ?? null)
  return last
}

/** Whether something happens to the dossier after it was taken in, by the moment: then its first version is an older one. */
export function movedOn(story: Story, by: Moment): boolean {
  return story.receivedAt !== null && story.receivedAt <= by && lastEvent(story, by) > story.receivedAt
}

/** What a source tells of the dossier at a moment; what happens later has not happened. */
export function tell(story: Story, by: Moment, line: Timeline): Dossier {
  const received = story.receivedAt !== null && story.receivedAt <= by ? story.receivedAt : null
  const end = story.end !== null && story.end.at <= by ? story.end : null
  const supplements = supplementsBy(story.requests, by, line)
  const finished = end?.by === 'finished'
  const returned = finished && end.returnedAt !== null && end.returnedAt <= by ? end.returnedAt : null
  const endText = end === null ? null : line.text(end.at)
  const done = returned === null ? 'finished' : 'returned'
  return {
    code: story.code,
    unitCode: story.unitCode,
    procedureCode: story.procedure.code,
    state: end === null ? openState(story, supplements, by) : end.by === 'finished' ? done : ENDED[end.by],
    channel: story.channel,
    receivedAt: received === null ? null : line.text(received),
    dueAt: received === null ? null : line.text(story.due),
    finishedAt: finished ? endText : null,
    returnedAt: returned === null ? null : line.text(returned),
    stoppedAt: end?.by === 'stopped' || end?.by === 'refused' ? endText : null,
    withdrawnAt: end?.by === 'withdrawn' ? endText : null,
    supplements,
    // Without a result there is nothing electronic yet.
    marks: finished ? story.marks : { ...story.marks, electronicResult: false, digitised: false },
    changedAt: line.text(Math.min(line.known, lastEvent(story, by) + story.lag)),
    deleted: false,
  }
}
