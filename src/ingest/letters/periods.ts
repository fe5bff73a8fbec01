import { addDays, localDate } from '../../model/date.ts'
import { monthPeriod, type Period, periodOfDates, quarterPeriod, yearPeriod } from '../../model/period.ts'
import { DATE, dateOf } from './dates.ts'

/** A period named in a text, and where. */
export interface PeriodMention {
  readonly period: Period
  readonly from: number
  readonly to: number
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 }
const JOIN = String.raw`(?:\s*[/.\u2013-]\s*|\s*,?\s*năm\s+)`

type Build = (groups: readonly (string | undefined)[]) => Period | null

function rangeOf([d1, m1, y1, d2, m2, y2]: readonly (string | undefined)[]): Period | null {
  const to = dateOf(d2, m2, y2)
  const from = dateOf(d1, m1, y1 ?? y2)
  return from === null || to === null ? null : periodOfDates(from, to)
}

/** "9 tháng đầu năm 2024": from 1 January to the end of the month; "6 tháng cuối năm". */
function monthsOf([count, which, year]: readonly (string | undefined)[]): Period | null {
  const months = Number(count)
  const first = localDate(Number(year), 1, 1)
  if (first === null || months < 1 || months > 12) return null
  const end = months === 12 ? `${year}-12-31` : addDays(localDate(Number(year), months + 1, 1) ?? first, -1)
  if (which?.toLowerCase() === 'đầu') return periodOfDates(first, end)
  const start = localDate(Number(year), 13 - months, 1)
  return start === null ? null : periodOfDates(start, `${year}-12-31`)
}

const PATTERNS: readonly (readonly [pattern: RegExp, build: Build])[] = [
  [
    new RegExp(
      String.raw`từ\s+(?:ngày\s+)?(\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(\d{1,2})(?:(?:\s*[/.-]\s*|\s+năm\s+)(\d{4}))?\s*,?\s*đến\s+(?:hết\s+)?${DATE}`,
      'giu',
    ),
    rangeOf,
  ],
  [/(?<!\d)(\d{1,2})\s+tháng\s+(đầu|cuối)\s+năm\s+(\d{4})/giu, monthsOf],
  [
    new RegExp(String.raw`(?<!ngày\s+\d{1,2}\s+)tháng\s+(\d{1,2})${JOIN}(\d{4})(?!\d)`, 'giu'),
    ([month, year]) => (Number(month) >= 1 && Number(month) <= 12 ? monthPeriod(Number(year), Number(month)) : null),
  ],
  [
    new RegExp(String.raw`(?<!\p{L})qu[ýí]\s+(iv|i{1,3}|[1-4])${JOIN}(\d{4})(?!\d)`, 'giu'),
    ([quarter = '', year]) => quarterPeriod(Number(year), ROMAN[quarter.toLowerCase()] ?? Number(quarter)),
  ],
  [/(?<!\p{L})năm\s+(\d{4})(?!\d)/giu, ([year]) => yearPeriod(Number(year))],
]

/** Every period that the text names in full, in order; a part of one mention is no other ("năm" of "tháng 2 năm 2024"). */
export function findPeriods(text: string): readonly PeriodMention[] {
  let masked = text.replace(/ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}/giu, (date, at: number) =>
    /(?:từ|đến|đến hết)\s+$/iu.test(text.slice(Math.max(0, at - 10), at)) ? date : ' '.repeat(date.length),
  )
  const mentions: PeriodMention[] = []
  for (const [pattern, build] of PATTERNS) {
    for (const match of masked.matchAll(pattern)) {
      const period = build(match.slice(1))
      if (period !== null) mentions.push({ period, from: match.index, to: match.index + match[0].length })
    }
    masked = masked.replace(pattern, (whole) => ' '.repeat(whole.length))
  }
  return mentions.sort((a, b) => a.from - b.from)
}

/** True when the text names a month or quarter without its year: then a bare year elsewhere is not the period. */
export function namesPeriodWithoutYear(text: string): boolean {
  const rest = [...findPeriods(text)].reduceRight((left, { from, to }) => left.slice(0, from) + left.slice(to), text)
  return /(?<!ngày\s+\d{1,2}\s+)(?<!\d\s)(?:tháng\s+\d{1,2}|(?<!\p{L})qu[ýí]\s+(?:iv|i{1,3}|[1-4]))(?![\d/])(?!\s*\p{L}*\s*ngày)/iu.test(
    rest.replace(/ngày\s+\d{1,2}\s+tháng\s+\d{1,2}/giu, ' '),
  )
}
