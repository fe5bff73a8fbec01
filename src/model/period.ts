import { addDays, addMonths, daysBetween, type LocalDate, parseLocalDate } from './date.ts'
import type { Lang } from './text.ts'

/**
 * A reporting period. Its key is its one written form: `2024-02`, `2024-Q1`, `2024-H1`, `2024`, or
 * `2024-01-21..2024-02-20` for reports that do not follow the calendar. Both ends belong to it. `to-date`: from 1 January to
 * a day of the same year that ends no calendar period begun then.
 */
export interface Period {
  readonly kind: 'month' | 'quarter' | 'half' | 'year' | 'to-date' | 'custom'
  readonly key: string
  readonly from: LocalDate
  readonly to: LocalDate
}

const pad = (month: number): string => String(month).padStart(2, '0')

function calendar(kind: Period['kind'], key: string, year: number, firstMonth: number, months: number): Period {
  const from = `${year}-${pad(firstMonth)}-01`
  const last = firstMonth + months - 1
  const to = last === 12 ? `${year}-12-31` : addDays(`${year}-${pad(last + 1)}-01`, -1)
  return { kind, key, from, to }
}

/** Month 1–12 of a year. */
export function monthPeriod(year: number, month: number): Period {
  return calendar('month', `${year}-${pad(month)}`, year, month, 1)
}

/** Quarter 1–4 of a year. */
export function quarterPeriod(year: number, quarter: number): Period {
  return calendar('quarter', `${year}-Q${quarter}`, year, quarter * 3 - 2, 3)
}

/** First (1) or second (2) half of a year. */
export function halfPeriod(year: number, half: number): Period {
  return calendar('half', `${year}-H${half}`, year, half * 6 - 5, 6)
}

export function yearPeriod(year: number): Period {
  return calendar('year', String(year), year, 1, 12)
}

function daysPeriod(key: string, from: LocalDate, to: LocalDate): Period | null {
  if (from > to) return null
  const kind = from.endsWith('-01-01') && from.slice(0, 4) === to.slice(0, 4) ? 'to-date' : 'custom'
  return { kind, key, from, to }
}

/** The calendar period that the dates are, else one of days; null when they are in the wrong order. */
export function periodOfDates(from: LocalDate, to: LocalDate): Period | null {
  const year = Number(from.slice(0, 4))
  const months = Array.from({ length: 12 }, (_, index) => monthPeriod(year, index + 1))
  const quarters = [1, 2, 3, 4].map((quarter) => quarterPeriod(year, quarter))
  const calendarOnes = [...months, ...quarters, halfPeriod(year, 1), halfPeriod(year, 2), yearPeriod(year)]
  return calendarOnes.find((each) => each.from === from && each.to === to) ?? daysPeriod(`${from}..${to}`, from, to)
}

/** Whole months of one month or several, `2026-01..2026-10`, as the calendar period or the days that they are. */
function monthsPeriod(first: string, last: string): Period | null {
  const [from, to] = [first, last].map((text) => (/^\d{4}-\d{2}$/.test(text) ? parsePeriod(text) : null))
  return from == null || to == null ? null : periodOfDates(from.from, to.to)
}

/** Years that a period may touch: nothing is reported of others, and all that is reckoned from these are dates too. */
const YEARS = /^(19|20|21)\d\d-/

/** The period of a key or of a span of months (`2026-01..2026-10`), or null when the text is neither. */
export function parsePeriod(text: string): Period | null {
  const years = text.split('..').map((part) => `${part.slice(0, 4)}-`)
  return years.every((year) => YEARS.test(year)) ? periodOf(text) : null
}

function periodOf(text: string): Period | null {
  const match = /^(\d{4})(?:-(?:(\d{2})|Q([1-4])|H([12])))?$/.exec(text)
  if (match !== null) {
    const year = Number(match[1])
    const month = Number(match[2])
    if (match[2] !== undefined) return month >= 1 && month <= 12 ? monthPeriod(year, month) : null
    if (match[3] !== undefined) return quarterPeriod(year, Number(match[3]))
    if (match[4] !== undefined) return halfPeriod(year, Number(match[4]))
    return yearPeriod(year)
  }
  const [first, second, ...rest] = text.split('..')
  if (second === undefined || rest.length > 0) return null
  const from = parseLocalDate(first ?? '')
  const to = parseLocalDate(second)
  return from === null || to === null ? monthsPeriod(first ?? '', second) : daysPeriod(text, from, to)
}

/** How many whole months the days are: from a day of one month to the day before it of a later one; null when they are not. */
export function wholeMonths({ from, to }: Period): number | null {
  const [eve, day] = [addDays(to, 1), from.slice(8)]
  if (eve.slice(8) !== day) return null
  const months = (date: LocalDate): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
  return months(eve) - months(from)
}

function spanOf(from: LocalDate, to: LocalDate): Period {
  const period = periodOfDates(from, to)
  if (period === null) throw new Error(`a period that ends before it begins: ${from}..${to}`)
  return period
}

/**
 * The period to compare with: the one of the same kind before; for `to-date` the same days of the year before; for days that
 * are whole months (21 September – 20 October) as many months before; for other days as many days before.
 */
export function previousPeriod(period: Period): Period {
  const { kind, from, to } = period
  const year = Number(from.slice(0, 4))
  const month = Number(from.slice(5, 7))
  switch (kind) {
    case 'month':
      return month === 1 ? monthPeriod(year - 1, 12) : monthPeriod(year, month - 1)
    case 'quarter':
      return month === 1 ? quarterPeriod(year - 1, 4) : quarterPeriod(year, (month - 1) / 3)
    case 'half':
      return month === 1 ? halfPeriod(year - 1, 2) : halfPeriod(year, 1)
    case 'year':
      return yearPeriod(year - 1)
    case 'to-date':
      return spanOf(`${year - 1}-01-01`, addMonths(to, -12))
    case 'custom': {
      const months = wholeMonths(period)
      return spanOf(
        months === null ? addDays(from, daysBetween(to, from) - 1) : addMonths(from, -months),
        addDays(from, -1),
      )
    }
  }
}

/** dd/mm/yyyy, the way dates are written in Vietnamese tables. */
export function formatDate(date: LocalDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`
}

const MONTHS_EN = 'January February March April May June July August September October November December'.split(' ')
const ROMAN = ['I', 'II', 'III', 'IV']

/** The period in words: "tháng 2/2024", "February 2024". Lower case where the language allows it. */
export function periodLabel(period: Period, lang: Lang): string {
  const year = period.from.slice(0, 4)
  const month = Number(period.from.slice(5, 7))
  switch (period.kind) {
    case 'month':
      return lang === 'vi' ? `tháng ${month}/${year}` : `${MONTHS_EN[month - 1]} ${year}`
    case 'quarter':
      return lang === 'vi' ? `quý ${ROMAN[(month - 1) / 3]}/${year}` : `Q${(month + 2) / 3} ${year}`
    case 'half':
      if (lang === 'en') return `${month === 1 ? 'first' : 'second'} half of ${year}`
      return `6 tháng ${month === 1 ? 'đầu' : 'cuối'} năm ${year}`
    case 'year':
      return lang === 'vi' ? `năm ${year}` : year
    case 'to-date':
      return lang === 'vi'
        ? `lũy kế từ đầu năm ${year} đến ${formatDate(period.to)}`
        : `${year} to date, until ${period.to}`
    case 'custom':
      return lang === 'vi'
        ? `từ ${formatDate(period.from)} đến ${formatDate(period.to)}`
        : `${period.from} to ${period.to}`
  }
}
