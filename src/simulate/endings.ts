import type { Office } from './offices.ts'
import type { Stream } from './random.ts'
import type { End } from './story.ts'
import { afterwards, DAY, dayOf, type Moment, officeHour, type Timeline } from './timeline.ts'

type Start = { readonly receivedAt: Moment; readonly begunAt: Moment; readonly due: Moment }

/** Withdrawn, stopped, or refused after acceptance: one dossier in fifty; else null. */
export function drawEndWithoutResult({ begunAt, due }: Start, line: Timeline, random: Stream): End | null {
  const share = random.share()
  if (share >= 0.02) return null
  const by = share < 0.011 ? 'withdrawn' : share < 0.016 ? 'refused' : 'stopped'
  const days = random.below(line.workingBetween(dayOf(begunAt), dayOf(due)) + 1)
  return { at: afterwards(begunAt, line.addWorking(dayOf(begunAt), days), random), by, returnedAt: null }
}

/** Working days after the due day: mostly few, one late dossier in fifty more than thirty. */
function drawDelay(random: Stream): number {
  return 1 + Math.floor(1.6 / (random.share() + 0.03) - 1)
}

/** The day of the result. On time: rather near the due day than near the start. */
function drawLastDay(from: Moment, dueDay: number, late: number, line: Timeline, random: Stream): number {
  const start = dayOf(from)
  if (random.chance(late)) return line.addWorking(dueDay, drawDelay(random))
  const left = line.workingBetween(start, dueDay)
  const used = Math.min(left, Math.floor((left + 1) * Math.sqrt(random.share())))
  // In the evening and on days off nobody works: then it is the next working day, which a term always leaves.
  const same = used === 0 && left > 0 && (!line.isWorking(start) || from % DAY > 57_600)
  return line.addWorking(start, same ? 1 : used)
}

/**
 * Draws how a dossier ends that is worked on from `from` and due on `dueDay`. Null: it lies and lies. Where papers never came
 * (`from` null) it is stopped after a while, or nothing happens.
 */
export function drawEnd(
  from: Moment | null,
  dueDay: number,
  office: Office,
  line: Timeline,
  random: Stream,
): End | null {
  if (from === null) {
    if (random.chance(0.4)) return null
    return { at: officeHour(line.addWorking(dueDay, 5 + random.below(15)), random), by: 'stopped', returnedAt: null }
  }
  if (random.chance(0.004)) return null
  const at = afterwards(from, drawLastDay(from, dueDay, office.late, line, random), random)
  const fetched = random.chance(0.06) ? null : line.addWorking(dayOf(at), random.below(4))
  return { at, by: 'finished', returnedAt: fetched === null ? null : afterwards(at, fetched, random) }
}
