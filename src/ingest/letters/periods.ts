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
const WORDS: Readonly<Record<string, number>> = {
  giêng: 1,
  một: 1,
  hai: 2,
  ba: 3,
  tư: 4,
  bốn: 4,
  năm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
  mười: 10,
  'mười một': 11,
  'mười hai': 12,
}
const WORD = Object.keys(WORDS)
  .sort((a, b) => b.length - a.length)
  .join('|')
  .replaceAll(' ', String.raw`\s+`)
const QUARTER = 'iv|i{1,3}|[1-4]|một|hai|ba|tư|bốn'
const JOIN = String.raw`(?:\s*[/.\u2013-]\s*|\s*,?\s*năm\s+)`

type Build = (groups: readonly (string | undefined)[]) => Period | null

function rangeOf([d1, m1, y1, d2, m2, y2]: readonly (string | undefined)[]): Period | null {
  const to = dateOf(d2, m2, y2)
  const from = dateOf(d1, m1, y1 ?? y2)
  return from === null || to === null ? null : periodOfDates(from, to)
}

/** The number of a month or quarter in digits, Roman digits or words; NaN for none. */
function ordinal(text = ''): number {
  const word = text.toLowerCase().replace(/\s+/g, ' ')
  return ROMAN[word] ?? WORDS[word] ?? Number(word)
}

function monthOf(month: string | undefined, year: string | undefined): Period | null {
  const number = ordinal(month)
  return number >= 1 && number <= 12 ? monthPeriod(Number(year), number) : null
}

function quarterOf(quarter: string | undefined, year: string | undefined): Period | null {
  const number = ordinal(quarter)
  return number >= 1 && number <= 4 ? quarterPeriod(Number(year), number) : null
}

/** "từ tháng 11/2024 đến tháng 01/2025", "tháng 1 - tháng 3 năm 2025". */
function spanOfMonths([m1, y1, m2, y2]: readonly (string | undefined)[]): Period | null {
  const [first, last] = [monthOf(m1, y1 ?? y2), monthOf(m2, y2)]
  return first === null || last === null ? null : periodOfDates(first.from, last.to)
}

/** "9 tháng đầu năm 2024", "9 tháng năm 2024": from 1 January to the end of the month; "6 tháng cuối năm". */
function monthsOf([count, which, year]: readonly (string | undefined)[]): Period | null {
  const months = Number(count)
  const first = localDate(Number(year), 1, 1)
  if (first === null || months < 1 || months > 12) return null
  const end = months === 12 ? `${year}-12-31` : addDays(localDate(Number(year), months + 1, 1) ?? first, -1)
  if (which?.toLowerCase() !== 'cuối') return periodOfDates(first, end)
  const start = localDate(Number(year), 13 - months, 1)
  return start === null ? null : periodOfDates(start, `${year}-12-31`)
}

const PATTERNS: readonly (readonly [pattern: RegExp, build: Build])[] = [
  [
    new RegExp(
      String.raw`từ\s+(?:ngày\s+)?(\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(\d{1,2})(?:(?:\s*[/.-]\s*|\s+năm\s+)(\d{4}))?\s*,?\s*(?:đến\s+(?:hết\s+)?|[\u2013-]\s*)${DATE}`,
      'giu',
    ),
    rangeOf,
  ],
  [/(?<!\d)(\d{1,2})\s+tháng\s+(?:(đầu|cuối)\s+)?năm\s+(\d{4})(?!\d)/giu, monthsOf],
  [
    new RegExp(
      String.raw`(?:từ\s+)?(?<!\d\s+)tháng\s+(\d{1,2})(?:${JOIN}(\d{4}))?\s*(?:đến\s+(?:hết\s+)?|[\u2013-]\s*)tháng\s+(\d{1,2})${JOIN}(\d{4})(?!\d)`,
      'giu',
    ),
    spanOfMonths,
  ],
  [
    new RegExp(String.raw`(?<!ngày\s+\d{1,2}\s+)tháng\s+(\d{1,2})${JOIN}(\d{4})(?!\d)`, 'giu'),
    ([month, year]) => monthOf(month, year),
  ],
  [
    new RegExp(String.raw`(?<!\d\s+)tháng\s+(${WORD})\s+năm\s+(\d{4})(?!\d)`, 'giu'),
    ([month, year]) => monthOf(month, year),
  ],
  [
    /(?<![\p{L}\d])(?:t|kỳ(?:\s+báo\s+cáo)?\s*:)\s*(\d{1,2})\s*[/.]\s*(\d{4})(?!\d)/giu,
    ([month, year]) => monthOf(month, year),
  ],
  [
    new RegExp(String.raw`(?<!\p{L})qu[ýí]\s+(${QUARTER})${JOIN}(\d{4})(?!\d)`, 'giu'),
    ([quarter, year]) => quarterOf(quarter, year),
  ],
  [/(?<!\p{L})năm\s+(\d{4})(?!\d)/giu, ([year]) => yearPeriod(Number(year))],
]

/** A month or quarter without its year. */
const YEARLESS = new RegExp(
  String.raw`(?<!ngày\s+\d{1,2}\s+)(?<!\d\s)(?:tháng\s+(\d{1,2})|(?<!\p{L})qu[ýí]\s+(${QUARTER}))(?![\p{L}\d/])`,
  'giu',
)
/** What joins it to a period with the year of both: "tháng 3 và lũy kế 3 tháng đầu năm 2025". */
const JOINED = /^\s*(?:[,;&\u2013-]|và(?!\p{L}))\s*(?:(?!so\s+với|cùng\s+kỳ|trước)\p{L}+\s+){0,5}$/iu

/** Periods that share the year of the one after them; a month that would come after that month is of the year before. */
function sharedYears(masked: string, mentions: readonly PeriodMention[]): PeriodMention[] {
  return [...masked.matchAll(YEARLESS)].flatMap((match) => {
    const to = match.index + match[0].length
    const next = mentions.find((mention) => mention.from >= to)
    if (next === undefined || next.period.kind === 'year' || !JOINED.test(masked.slice(to, next.from))) return []
    const year = Number(next.period.to.slice(0, 4))
    const [, month, quarter] = match
    const named = month === undefined ? quarterOf(quarter, String(year)) : monthOf(month, String(year))
    if (named === null) return []
    const later = named.kind === 'month' && next.period.kind === 'month' && named.from > next.period.from
    const period = later ? monthOf(month, String(year - 1)) : named
    return period === null ? [] : [{ period, from: match.index, to }]
  })
}

/** A day, or the blank left for it: "ngày      tháng 5 năm 2024", "ngày …/5/2024". */
const DAY = /ngày\s*(?:\d{1,2}|[.…_]+)?\s*(?:tháng\s+(?:\d{1,2}|[.…_]+)\s+năm\s+\d{4}|\/\s*\d{1,2}\s*\/\s*\d{4})/giu

/** Every period that the text names in full, in order; a part of one mention is no other ("năm" of "tháng 2 năm 2024"). */
export function findPeriods(text: string): readonly PeriodMention[] {
  let masked = text.replace(DAY, (date, at: number) =>
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
  mentions.sort((a, b) => a.from - b.from)
  return [...mentions, ...sharedYears(masked, mentions)].sort((a, b) => a.from - b.from)
}

/** A part of a year that has no key of its own, or its year elsewhere: "tuần 12", "nửa đầu", "đợt 2". */
const PART = /(?<!\p{L})(?:tuần|đợt|lần|kỳ)\s+(?:thứ\s+|số\s+)?(?:\d|[ivx]+(?!\p{L}))|(?<!\p{L})nửa\s+(?:đầu|cuối)/iu

/** True when the text names a month, quarter or other part without its year: then a bare year elsewhere is not the period. */
export function namesPeriodWithoutYear(text: string): boolean {
  const rest = [...findPeriods(text)]
    .reduceRight((left, { from, to }) => left.slice(0, from) + left.slice(to), text)
    .replace(/ngày\s+\d{1,2}\s+tháng\s+\d{1,2}/giu, ' ')
  return (
    PART.test(rest) ||
    /(?<!ngày\s+\d{1,2}\s+)(?<!\d\s)(?:tháng\s+\d{1,2}|(?<!\p{L})qu[ýí]\s+(?:iv|i{1,3}|[1-4]))(?![\d/])(?!\s*\p{L}*\s*ngày)/iu.test(
      rest,
    )
  )
}
