import { addDays, type LocalDate } from '../model/date.ts'
import type { Coverage } from '../model/delivery.ts'

/** Days, both included. */
interface Days {
  readonly from: LocalDate
  readonly to: LocalDate
}

/** Whether the days that several deliveries are complete for leave no gap in a span of days. */
export function coversDays(parts: readonly Pick<Coverage, 'from' | 'to'>[], { from, to }: Days): boolean {
  let next = from
  for (const part of [...parts].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (part.from > next) return false
    if (part.to >= next) next = addDays(part.to, 1)
    if (next > to) return true
  }
  return next > to
}
