import { addDays, addMonths, type LocalDate, localDate } from './date.ts'
import { type Period, parsePeriod, periodOfDates } from './period.ts'
import type { Text2 } from './text.ts'

/** Kinds of calendar periods that a scheme may shift. */
export const SCHEMED_KINDS = ['month', 'quarter', 'half', 'year'] as const

/**
 * Reporting periods that bear the names of calendar ones and begin on another day: month 10 from 21 September to 20 October,
 * quarter I from 1 December to the end of February.
 */
export interface PeriodScheme {
  readonly id: string
  readonly name: Text2
  readonly kinds: readonly (typeof SCHEMED_KINDS)[number][]
  /** A period begins on this day of the month so many months before its calendar beginning, and ends the day before the next begins. */
  readonly begins: { readonly monthsBefore: number; readonly day: number }
}

/** The days of a calendar period in a scheme; null when the scheme does not have periods of the kind. */
export function periodInScheme({ kinds, begins }: PeriodScheme, period: Period): Period | null {
  if (!kinds.some((kind) => kind === period.kind)) return null
  const shifted = (date: LocalDate): LocalDate => addDays(addMonths(date, -begins.monthsBefore), begins.day - 1)
  return periodOfDates(shifted(period.from), addDays(shifted(addDays(period.to, 1)), -1))
}

/** What the forms of a period depend on that say less than its days. */
export interface PeriodSpeech {
  readonly today: LocalDate
  readonly scheme: (id: string) => PeriodScheme | null
}

/**
 * The period that a person writes: a key, a span of months (`2026-01..2026-10`), the year to date (`2026-ytd`: from 1 January
 * to today, or to its end when it is over), or a calendar period in a scheme (`2026-10@from-21`). The answer is always a period of days;
 * null when the text is none of these.
 */
export function spokenPeriod(text: string, { today, scheme }: PeriodSpeech): Period | null {
  const toDate = /^(\d{4})-ytd$/.exec(text)
  if (toDate !== null) {
    const [first, last] = [localDate(Number(toDate[1]), 1, 1), localDate(Number(toDate[1]), 12, 31)]
    if (first === null || last === null || today < first) return null
    return parsePeriod(`${first}..${today < last ? today : last}`)
  }
  const [calendar = '', id, ...rest] = text.split('@')
  const period = parsePeriod(calendar)
  if (id === undefined || period === null) return id === undefined ? period : null
  const found = rest.length > 0 ? null : scheme(id)
  return found === null ? null : periodInScheme(found, period)
}

/** The forms of `spokenPeriod`, for addresses: whether a text looks like one, without a clock and without schemes. */
export const PERIOD_FORM =
  /^\d{4}(?:-\d{2}|-Q[1-4]|-H[12])?(?:@[a-z0-9-]+)?$|^\d{4}-ytd$|^\d{4}-\d{2}\.\.\d{4}-\d{2}$|^\d{4}-\d{2}-\d{2}\.\.\d{4}-\d{2}-\d{2}$/
