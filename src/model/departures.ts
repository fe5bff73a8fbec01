import type { LocalDate } from './date.ts'
import { isWorkingDay, type WorkingCalendar } from './working-days.ts'

const isWeekday = (date: LocalDate): boolean => [1, 2, 3, 4, 5].includes(new Date(`${date}T00:00:00Z`).getUTCDay())

/**
 * The days on which a calendar departs from Monday–Friday, as a text to be kept and compared: `2026-09-02-` is free,
 * `2026-08-22+` is worked. Two calendars with the same text count working days alike.
 */
export function departuresOf(calendar: WorkingCalendar): string {
  return calendar.dates
    .filter((date) => isWorkingDay(calendar, date) !== isWeekday(date))
    .map((date) => `${date}${isWeekday(date) ? '-' : '+'}`)
    .join(' ')
}

/** The first day that two calendars, told by their departures, see differently; null when there is none. */
export function firstDifference(a: string, b: string): LocalDate | null {
  const [one, other] = [a.split(' '), b.split(' ')]
  const days = [...one.filter((day) => !other.includes(day)), ...other.filter((day) => !one.includes(day))]
  return (
    days
      .filter((day) => day !== '')
      .sort()[0]
      ?.slice(0, 10) ?? null
  )
}
