import type { Clock } from '../../platform/clock.ts'
import type { DateBounds } from './cell-reader.ts'

const EARLIEST = '2000-01-01T00:00:00'

/** Moments that may have happened: from the year 2000 to a day after now, on the clocks of Viet Nam. */
export function eventBounds(clock: Clock): DateBounds {
  const limit = new Date(clock.now().getTime() + (24 + 7) * 3_600_000)
  return { from: EARLIEST, to: limit.toISOString().slice(0, 19) }
}

/** Moments that may be set as a term: 9999-12-31, as some programs write for "none", is not among them. */
export const TERM_BOUNDS: DateBounds = { from: EARLIEST, to: '2100-12-31T23:59:59' }
