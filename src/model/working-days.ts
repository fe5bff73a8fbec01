import type { LocalDate } from './date.ts'
import type { Issue } from './issue.ts'
import { NOWHERE } from './issue.ts'
import type { Text2 } from './text.ts'

/** `official`: a law or an announcement says so. `expected`: nothing has been announced yet; it may still change. */
export type DayStatus = 'official' | 'expected'

/** A day off work. `in-lieu`: the day given for a holiday that fell on a weekend. A holiday on a weekend changes nothing. */
export interface DayOff {
  readonly date: LocalDate
  readonly kind: 'holiday' | 'in-lieu'
  readonly name: Text2
  readonly status: DayStatus
  readonly source: Text2
}

/** Official exchange of days (hoán đổi ngày làm việc): `off`, Monday to Friday, is free; `worked`, on a weekend, is worked. */
export interface DaySwap {
  readonly off: LocalDate
  readonly worked: LocalDate
  readonly name: Text2
  readonly status: DayStatus
  readonly source: Text2
}

/** What departs from Monday–Friday in one year; a swap belongs to the year of its `off`. */
export interface CalendarYear {
  readonly year: number
  readonly daysOff: readonly DayOff[]
  readonly swaps: readonly DaySwap[]
}

/** Working days, ready for look-ups in constant time. Make it with `workingCalendar`. */
export interface WorkingCalendar {
  readonly years: readonly CalendarYear[]
  /** Day numbers (days since 1970-01-01): the first and the last day that differ from Monday–Friday lie within. */
  readonly first: number
  readonly last: number
  /** Per day of first..last: working days up to and including it, less those Monday–Friday alone would give. */
  readonly shift: Int32Array
  /** The working days of first..last, in order. */
  readonly days: Int32Array
  /** The dates of first..last, for speed. */
  readonly dates: readonly LocalDate[]
}

const DAY_MS = 86_400_000
const dayNumber = (date: LocalDate): number =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8))) / DAY_MS
const dateOf = (day: number): LocalDate => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** 0 Monday … 6 Sunday. Day 0 was a Thursday. */
const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7

/** Mondays to Fridays from 1969-12-29 (a Monday) to the day, both included. */
const plainCount = (day: number): number => Math.floor((day + 3) / 7) * 5 + Math.min(weekday(day) + 1, 5)

/** The day whose `plainCount` is first `count`. */
const plainDay = (count: number): number => Math.floor((count - 1) / 5) * 7 + ((((count - 1) % 5) + 5) % 5) - 3

/** The calendar of these years. Years that are not among them follow Monday–Friday: see `calendarGaps`. */
export function workingCalendar(years: readonly CalendarYear[]): WorkingCalendar {
  const off = new Set(
    years.flatMap((year) => [...year.daysOff.map((day) => day.date), ...year.swaps.map((s) => s.off)]),
  )
  const worked = new Set(years.flatMap((year) => year.swaps.map((swap) => swap.worked)))
  const special = [...off, ...worked].map(dayNumber).sort((a, b) => a - b)
  const first = special[0] ?? 0
  const last = special.at(-1) ?? -1
  const shift = new Int32Array(last - first + 1)
  const days: number[] = []
  const dates: LocalDate[] = []
  for (let day = first, sum = 0; day <= last; day += 1) {
    const date = dateOf(day)
    const plain = weekday(day) < 5
    const works = worked.has(date) || (plain && !off.has(date))
    dates.push(date)
    if (works) days.push(day)
    sum += Number(works) - Number(plain)
    shift[day - first] = sum
  }
  return { years: [...years].sort((a, b) => a.year - b.year), first, last, shift, days: Int32Array.from(days), dates }
}

/** Working days up to and including the day, from a fixed one; only differences mean something. */
function countTo({ first, last, shift }: WorkingCalendar, day: number): number {
  return plainCount(day) + (day < first ? 0 : (shift[Math.min(day, last) - first] ?? 0))
}

export function isWorkingDay(calendar: WorkingCalendar, date: LocalDate): boolean {
  const day = dayNumber(date)
  return countTo(calendar, day) > countTo(calendar, day - 1)
}

/**
 * Working days after `from` up to and including `to`: the first day of a term is not counted, its last day is. 0 on the same
 * day; negative when `to` is earlier. So a dossier received on a Friday has used one day on the Monday after.
 * The rule: Civil Code 2015 (91/2015/QH13), article 147, as commonly applied; an assumption (docs/rules-of-time.md).
 */
export function workingDaysBetween(calendar: WorkingCalendar, from: LocalDate, to: LocalDate): number {
  return countTo(calendar, dayNumber(to)) - countTo(calendar, dayNumber(from))
}

/**
 * The n-th working day after the date, n a whole number from 0: the first working day after it is day 1. With 0 the date
 * itself, also when it is no working day. `workingDaysBetween(date, addWorkingDays(date, n))` is n.
 */
export function addWorkingDays(calendar: WorkingCalendar, date: LocalDate, n: number): LocalDate {
  if (!Number.isInteger(n) || n < 0) throw new Error(`no number of working days: ${n}`)
  if (n === 0) return date
  const wanted = countTo(calendar, dayNumber(date)) + n
  const { first, last, days, dates } = calendar
  const before = plainCount(first - 1)
  if (wanted <= before) return dateOf(plainDay(wanted))
  const within = days[wanted - before - 1]
  if (within !== undefined) return dates[within - first] ?? dateOf(within)
  return dateOf(plainDay(wanted - (countTo(calendar, last) - plainCount(last))))
}

/**
 * What the calendar does not know between two dates: a warning for each year without data (Monday–Friday is used there), an
 * info for each year of which days are only expected. Nothing when all is official.
 */
export function calendarGaps(calendar: WorkingCalendar, from: LocalDate, to: LocalDate): readonly Issue[] {
  const issues: Issue[] = []
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    const known = calendar.years.find((each) => each.year === year)
    const facts = { year, file: `calendars/vn-${year}.yaml` }
    if (known === undefined) {
      issues.push({ code: 'calendar.year-missing', severity: 'warning', place: NOWHERE, facts })
      continue
    }
    const days = [
      ...known.daysOff.map((day) => ({ ...day, on: day.date })),
      ...known.swaps.map((s) => ({ ...s, on: s.off })),
    ]
    const expected = days.filter((day) => day.status === 'expected').map((day) => day.on)
    if (expected.length > 0)
      issues.push({
        code: 'calendar.expected',
        severity: 'info',
        place: NOWHERE,
        facts: { ...facts, days: expected.sort() },
      })
  }
  return issues
}
