import { addDays, daysBetween, type LocalDate } from '../model/date.ts'
import type { LocalDateTime } from '../model/dossier.ts'
import { isWorkingDay, type WorkingCalendar } from '../model/working-days.ts'
import type { Random } from './random.ts'

/** Seconds since the midnight that begins the first day of the timeline. */
export type Moment = number

export const DAY = 86_400
/** Terms end at the close of the office. */
const CLOSING = 17 * 3600

/** The days of a simulation by their number, 0 the first: terms and moments without a date being parsed a second time. */
export interface Timeline {
  /** Days on which dossiers are handed in. */
  readonly days: number
  /** The last moment of which anything is known. */
  readonly known: Moment
  readonly date: (day: number) => LocalDate
  readonly isWorking: (day: number) => boolean
  /** The n-th working day after the day, n from 1; the day itself for 0. As addWorkingDays. */
  readonly addWorking: (day: number, n: number) => number
  /** As workingDaysBetween. */
  readonly workingBetween: (from: number, to: number) => number
  /** `yyyy-mm-ddThh:mm:ss` */
  readonly text: (moment: Moment) => LocalDateTime
  /** yymmdd */
  readonly short: (day: number) => string
}

/** Longest way into the future that a term reaches: 60 working days with Tết in between. */
const HORIZON_DAYS = 200

const two = (value: number): string => String(value).padStart(2, '0')
const MINUTES = Array.from({ length: 1440 }, (_, minute) => `T${two(Math.floor(minute / 60))}:${two(minute % 60)}:`)
const SECONDS = Array.from({ length: 60 }, (_, second) => two(second))

/** The timeline of receipts from `from` to `to`, seen at the end of `knownUntil`. */
export function timeline(from: LocalDate, to: LocalDate, knownUntil: LocalDate, calendar: WorkingCalendar): Timeline {
  const known = daysBetween(from, knownUntil)
  const length = known + HORIZON_DAYS
  const dates = Array.from({ length }, (_, day) => addDays(from, day))
  // A day before the first: a receipt that a conversion to UTC moved there.
  const before = addDays(from, -1)
  const count = new Int32Array(length)
  const working: number[] = []
  for (const [day, date] of dates.entries()) {
    if (isWorkingDay(calendar, date)) working.push(day)
    count[day] = working.length
  }
  const countTo = (day: number): number => count[Math.min(day, length - 1)] ?? 0
  const date = (day: number): LocalDate => dates[day] ?? (day < 0 ? before : addDays(from, day))
  return {
    days: daysBetween(from, to) + 1,
    known: known * DAY + DAY - 1,
    date,
    isWorking: (day) => countTo(day) > (day === 0 ? 0 : countTo(day - 1)),
    addWorking: (day, n) => (n === 0 ? day : (working[countTo(day) + n - 1] ?? length - 1)),
    workingBetween: (start, end) => countTo(end) - countTo(start),
    text(moment) {
      const day = Math.floor(moment / DAY)
      const second = moment - day * DAY
      return date(day) + (MINUTES[Math.floor(second / 60)] ?? '') + (SECONDS[second % 60] ?? '')
    },
    short(day) {
      const text = date(day)
      return text.slice(2, 4) + text.slice(5, 7) + text.slice(8)
    },
  }
}

/** A moment of office hours: 7:30–11:30, 13:30–17:00. */
export function officeHour(day: number, random: Random): Moment {
  const second = random.below(27_000)
  return day * DAY + (second < 14_400 ? 27_000 + second : 34_200 + second)
}

/** A moment on the day after `moment`, in office hours where the day is a later one. */
export function afterwards(moment: Moment, day: number, random: Random): Moment {
  if (Math.floor(moment / DAY) < day) return officeHour(day, random)
  return Math.min(moment + 300 + random.below(3600), day * DAY + DAY - 1)
}

export const dayOf = (moment: Moment): number => Math.floor(moment / DAY)
export const closing = (day: number): Moment => day * DAY + CLOSING
