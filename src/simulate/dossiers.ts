import type { Dossier } from '../model/dossier.ts'
import { SIMULATED_SERIAL } from '../model/simulated.ts'
import { type DayAtOffice, drawStory } from './draw-story.ts'
import { type Spoilt, spoil } from './errors.ts'
import type { Office } from './offices.ts'
import { hashOf, type Stream, stream } from './random.ts'
import type { Planted, SimulatedBatch } from './simulation.ts'
import { tell } from './tell.ts'
import type { Timeline } from './timeline.ts'
import { intake } from './volumes.ts'

const BATCH_ROWS = 1000

/** Share filed online on a day: a third in 2022 and a tenth more each year, up to 85 in a hundred. */
function onlineShare(date: string): number {
  const years = Number(date.slice(0, 4)) - 2022 + (Number(date.slice(5, 7)) - 1) / 12
  return Math.min(0.85, Math.max(0.1, 0.35 + years * 0.1))
}

/** Gathers rows into batches. Rows that are sent again come at the end of the next batch. */
function collector() {
  let rows: Dossier[] = []
  let planted: Planted[] = []
  let again: Dossier[] = []
  let due: readonly Dossier[] = []
  return {
    add: (row: Dossier) => void rows.push(row),
    addSpoilt({ row, later, error }: Spoilt) {
      rows.push(row)
      if (later !== null) again.push(later)
      planted.push({ code: row.code, error })
    },
    isFull: () => rows.length >= BATCH_ROWS,
    isEmpty: () => rows.length + due.length === 0,
    take(): SimulatedBatch {
      const batch = { dossiers: rows.concat(due), planted }
      due = again
      rows = []
      planted = []
      again = []
      return batch
    },
  }
}

/** What was asked for, worked out. */
export interface Plan {
  readonly offices: readonly Office[]
  readonly line: Timeline
  readonly weights: Float64Array
  readonly errors: number
}

type Collector = ReturnType<typeof collector>

/** `dice` decides of errors alone, so that planting some does not change the dossiers without. */
interface Draws {
  readonly random: Stream
  readonly dice: Stream
}

/** The dossiers of one office and day: drawn from a stream of their own, so that nothing else changes them. */
function* dayAtOffice(
  at: DayAtOffice,
  count: number,
  plan: Plan,
  { random, dice }: Draws,
  into: Collector,
): Generator<SimulatedBatch> {
  const { line, errors } = plan
  const { office, day } = at
  random.begin(office.hash, hashOf(day, 2))
  dice.begin(office.hash, hashOf(day, 7))
  const prefix = `${office.unit.code}-${line.short(day)}-${SIMULATED_SERIAL}`
  for (let serial = 1; serial <= count; serial += 1) {
    const story = drawStory(at, prefix + String(serial).padStart(5, '0'), line, random)
    if (errors > 0 && dice.chance(errors)) into.addSpoilt(spoil(story, line, dice))
    else into.add(tell(story, line.known, line))
    if (into.isFull()) yield into.take()
  }
}

/** All dossiers, day after day and in each day office after office. Nothing is kept but a sum for each office. */
export function* dossiersOf(plan: Plan): Generator<SimulatedBatch> {
  const { offices, line, weights } = plan
  const draws = { random: stream(), dice: stream() }
  const coming = intake(offices, weights)
  const into = collector()
  for (let day = 0; day < weights.length; day += 1) {
    const share = onlineShare(line.date(day))
    const working = line.isWorking(day)
    for (const [index, office] of offices.entries()) {
      const count = coming.on(index, day)
      if (count === 0) continue
      const online = Math.min(0.98, Math.max(0.02, share + office.online))
      yield* dayAtOffice({ office, day, working, online }, count, plan, draws, into)
    }
  }
  while (!into.isEmpty()) yield into.take()
}
