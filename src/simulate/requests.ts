import type { Office } from './offices.ts'
import type { Stream } from './random.ts'
import type { Request } from './story.ts'
import { afterwards, closing, dayOf, type Moment, officeHour, type Timeline } from './timeline.ts'

/** The requests of a dossier, and where it stands after them. */
interface Requested {
  readonly requests: readonly Request[]
  /** From when work goes on; null: the papers never came. */
  readonly from: Moment | null
  /** The last day that is on time, then. */
  readonly dueDay: number
}

const NONE: readonly Request[] = []

/** How many times papers are asked for, of dossiers where they are at all: mostly once. */
function drawTimes(random: Stream): number {
  const share = random.share()
  return share < 0.84 ? 1 : share < 0.97 ? 2 : 3
}

/** Draws up to three requests for papers, each after the answer to the one before, and the due dates set with the answers. */
export function drawRequests(
  { receivedAt, begunAt, due }: { readonly receivedAt: Moment; readonly begunAt: Moment; readonly due: Moment },
  office: Office,
  line: Timeline,
  random: Stream,
): Requested {
  let dueDay = dayOf(due)
  // With a term of a day or two there is no time to ask.
  const term = line.workingBetween(dayOf(receivedAt), dueDay)
  if (term < 3 || !random.chance(office.supplements)) return { requests: NONE, from: begunAt, dueDay }
  const requests: Request[] = []
  let from = begunAt
  for (let times = drawTimes(random); times > 0; times -= 1) {
    const left = line.workingBetween(dayOf(from), dueDay)
    if (left < 1) break
    const askedOn = line.addWorking(dayOf(from), random.below(Math.min(left, 4) + 1))
    const askedAt = afterwards(from, askedOn, random)
    if (random.chance(0.1))
      return { requests: [...requests, { askedAt, answeredAt: null, newDue: null }], from: null, dueDay }
    const answeredOn = line.addWorking(askedOn, 1 + random.below(random.chance(0.2) ? 20 : 6))
    const answeredAt = officeHour(answeredOn, random)
    // What was left of the term begins anew. Where no date is set, the rule moves the old one by the days waited: the same day.
    dueDay = line.addWorking(answeredOn, line.workingBetween(askedOn, dueDay))
    requests.push({ askedAt, answeredAt, newDue: random.chance(0.8) ? closing(dueDay) : null })
    from = answeredAt
  }
  return { requests, from, dueDay }
}
