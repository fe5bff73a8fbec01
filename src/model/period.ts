import { addDays, type LocalDate, parseLocalDate } from './date.ts'
import type { Lang } from './text.ts'

/**
 * A reporting period. Its key is its one written form: `2024-02`, `2024-Q1`, `2024-H1`, `2024`, or
 * `2024-01-21..2024-02-20` for reports that do not follow the calendar. Both ends belong to it.
 */
export interface Period {
  readonly kind: 'month' | 'quarter' | 'half' | 'year' | 'custom'
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

/** The period of a key, or null when the text is no key. */
export function parsePeriod(text: string): Period | null {
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
  const from = parseLocalDate(first ?? '')
  const to = parseLocalDate(second ?? '')
  if (from === null || to === null || rest.length > 0 || from > to) return null
  return { kind: 'custom', key: text, from, to }
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
    case 'custom':
      return lang === 'vi'
        ? `từ ${formatDate(period.from)} đến ${formatDate(period.to)}`
        : `${period.from} to ${period.to}`
  }
}
