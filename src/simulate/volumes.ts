import type { Office } from './offices.ts'
import { hashOf } from './random.ts'
import { dayOf, type Timeline } from './timeline.ts'

/** Months beside the average: quiet around Tết, busy in spring and before schools begin. */
const MONTHS = [0.98, 0.7, 1.14, 1.07, 1.04, 1.02, 1.05, 1.08, 0.98, 1.02, 1, 0.92] as const
/** Sunday first. */
const WEEKDAYS = [0.5, 0.6, 1.2, 1.08, 1, 0.97, 0.92] as const
/** Days off: only what comes online. */
const DAY_OFF = 0.05
/** First day back at work after three days off or more. */
const BACK_AT_WORK = 1.35

/** How much is handed in on each day that dossiers are received, beside an average day. */
export function dayWeights(line: Timeline): Float64Array {
  const weights = new Float64Array(Math.min(line.days, dayOf(line.known) + 1))
  let off = 0
  for (let day = 0; day < weights.length; day += 1) {
    const date = line.date(day)
    const month = MONTHS[Number(date.slice(5, 7)) - 1] ?? 1
    const weekday = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? 1
    const working = line.isWorking(day)
    weights[day] = working ? month * weekday * (off >= 3 ? BACK_AT_WORK : 1) : month * DAY_OFF
    off = working ? 0 : off + 1
  }
  return weights
}

const SHARE = 1 / 65_536

/** Chance of the day at this office: 0.3 to 3.1, on average 1. */
function luck(hash: number, day: number): number {
  const drawn = hashOf(hash, day)
  return 0.3 + (drawn >>> 16) * SHARE * (drawn & 0xffff) * SHARE * 2.8
}

/** Goes through the days once, in order, and tells how many dossiers each office gets. */
export interface Intake {
  /** Dossiers that the office gets on the day; to be asked once for each day, in order. Over all days they add up exactly. */
  readonly on: (office: number, day: number) => number
}

/**
 * Spreads the dossiers of each office over the days. Only a running sum is kept of each office, not a table of days: the
 * dossiers of a day are the whole numbers that its share of the sum passes.
 */
export function intake(offices: readonly Office[], weights: Float64Array): Intake {
  const totals = Float64Array.from(offices, ({ hash }) => {
    let sum = 0
    for (let day = 0; day < weights.length; day += 1) sum += (weights[day] ?? 0) * luck(hash, day)
    return sum
  })
  const sums = new Float64Array(offices.length)
  const given = new Float64Array(offices.length)
  return {
    on(index, day) {
      const office = offices[index]
      if (office === undefined || office.dossiers === 0) return 0
      const { hash, dossiers } = office
      const sum = (sums[index] ?? 0) + (weights[day] ?? 0) * luck(hash, day)
      sums[index] = sum
      // Where between two whole numbers the count begins differs from office to office.
      const phase = (hash & 1023) / 1024
      const due = Math.floor(dossiers * (sum / (totals[index] ?? 1)) + phase)
      const today = due - (given[index] ?? 0)
      given[index] = due
      return today
    },
  }
}
