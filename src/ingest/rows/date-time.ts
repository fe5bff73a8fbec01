import type { LocalDateTime } from '../../model/dossier.ts'
import { withoutDateWords } from './date-words.ts'

/**
 * How dates with slashes are meant: day first as in Viet Nam, or month first as some programs export. Years of two digits are read
 * only where it is said what they are: of 05/06/07 nobody else can tell. They are years of this century.
 */
export const DATE_ORDERS = ['day-first', 'month-first', 'dd/mm/yy', 'mm/dd/yy', 'yy/mm/dd'] as const
export type DateOrder = (typeof DATE_ORDERS)[number]

/**
 * What a cell says as a date. `no-such`: it has the form of a date and the calendar has no such day or the clock no such time.
 * `short-year`: its year has two digits, and the order does not say which they are.
 */
export type ReadDate =
  | { readonly kind: 'moment'; readonly at: LocalDateTime }
  | { readonly kind: 'no-such' }
  | { readonly kind: 'short-year' }
  | { readonly kind: 'no-form' }

const NO_SUCH: ReadDate = { kind: 'no-such' }
const NO_FORM: ReadDate = { kind: 'no-form' }
const SHORT_YEAR: ReadDate = { kind: 'short-year' }
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const PADDED = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'))

const two = (value: number): string => PADDED[value] ?? String(value)

function daysOf(year: number, month: number): number {
  const leap = month === 2 && (year % 4 === 0 ? year % 100 !== 0 || year % 400 === 0 : false)
  return leap ? 29 : (MONTH_DAYS[month - 1] ?? 0)
}

function moment(year: number, month: number, day: number, hour: number, minute: number, second: number): ReadDate {
  if (month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return NO_SUCH
  if (hour > 23 || minute > 59 || second > 59) return NO_SUCH
  const date = `${year < 1000 ? String(year).padStart(4, '0') : year}-${two(month)}-${two(day)}`
  return { kind: 'moment', at: `${date}T${two(hour)}:${two(minute)}:${two(second)}` }
}

const CLOCK = '(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?'
const TIME = `(?:[T ]+${CLOCK})?`
const DAY = '(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})'
/** As `DAY` with a year of two digits, anywhere in a text. */
const SHORT = /(?<![\d:/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{2})(?!\d)/
const SLASHED = new RegExp(`^${DAY}${TIME}$`)
/** Half of the day: "AM" and "SA" (sáng), "PM" and "CH" (chiều). */
const HALF = '(?:\\s*(?<half>AM|PM|SA|CH))?'
const SPOKEN_DAY =
  '(?:(?<first>\\d{1,2})[/.-](?<second>\\d{1,2})[/.-](?<year>\\d{4})|(?<iso>\\d{4}(?<mark>[/.-])\\d{1,2}\\k<mark>\\d{1,2}))'
const SPOKEN_CLOCK = `(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<seconds>\\d{2})(?:[.,]\\d{1,9})?)?${HALF}`
/** As programs write a moment for people to read: the clock after the day, of 24 hours or of twelve, or before it. */
const SPOKEN = [
  new RegExp(`^${SPOKEN_DAY}(?:,|\\s+-)?\\s+${SPOKEN_CLOCK}$`, 'i'),
  new RegExp(`^${SPOKEN_CLOCK}(?:,|\\s+-)?\\s+${SPOKEN_DAY}$`, 'i'),
]
const ISO = new RegExp(`^(\\d{4})([/.-])(\\d{1,2})\\2(\\d{1,2})${TIME}\\s*(Z|[+-]\\d{2}:?\\d{2})?$`, 'i')
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/
/** No date in words is longer. */
const LONGEST = 60
/** Day numbers of a spreadsheet from 2000 to 2100. */
const SERIAL = /^(\d{5})(?:\.(\d+))?$/
const [SERIAL_2000, SERIAL_2100] = [36_526, 73_051]

/** A moment of another zone on the clocks of Viet Nam. */
function shifted(local: ReadDate, zone: string): ReadDate {
  if (local.kind !== 'moment') return local
  const digits = zone.replace(':', '')
  const minutes = zone.toUpperCase() === 'Z' ? 0 : Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3))
  if (minutes > 14 * 60) return NO_SUCH
  const offset = zone.startsWith('-') ? -minutes : minutes
  const utc = Date.parse(`${local.at}Z`) - offset * 60_000
  return { kind: 'moment', at: new Date(utc + 7 * 3_600_000).toISOString().slice(0, 19) }
}

/** The hour of a clock of twelve hours on one of 24; 24, which no clock has, for an hour that it does not know. */
function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour
  if (hour < 1 || hour > 12) return 24
  return (hour % 12) + (/^(PM|CH)$/i.test(half) ? 12 : 0)
}

const isMonthFirst = (order: DateOrder): boolean => order === 'month-first' || order === 'mm/dd/yy'

/** "01/10/2026 02:05 CH", "08:30:00 01/10/2026", "08:30 2026-10-01"; null for another form. */
function spoken(text: string, order: DateOrder): ReadDate | null {
  const said = SPOKEN.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined)
  if (said === undefined) return null
  const { first, second, year, iso, hour, minute, seconds = 0, half } = said
  const parts = iso?.split(/[/.-]/) ?? (isMonthFirst(order) ? [year, first, second] : [year, second, first])
  const [y = 0, m = 0, d = 0] = parts.map(Number)
  return moment(y, m, d, hourOf(Number(hour), half), Number(minute), Number(seconds))
}

function serial(days: number, date1904: boolean): ReadDate {
  const counted = date1904 ? days + 1462 : days
  if (counted < SERIAL_2000 || counted >= SERIAL_2100) return NO_FORM
  const seconds = Math.round(counted * 86_400)
  return { kind: 'moment', at: new Date(Date.UTC(1899, 11, 30) + seconds * 1000).toISOString().slice(0, 19) }
}

/** Whether a cell is the number of a day in a spreadsheet. */
export const isDayNumber = (text: string): boolean => SERIAL.test(text) && serial(Number(text), false).kind === 'moment'

/** A date with its year in two digits, as if it were written with four: `short-year` where nobody said which two these are. */
function readShort(text: string, order: DateOrder): ReadDate {
  const short = SHORT.exec(text)
  if (short === null) return NO_FORM
  const [day, first, , second, third] = short
  const whole = order === 'yy/mm/dd' ? `20${first}-${second}-${third}` : `${first}/${second}/20${third}`
  const read = readForm(text.replace(day, whole), order)
  return read === NO_FORM || order.endsWith('yy') || order.startsWith('yy') ? read : SHORT_YEAR
}

/**
 * Reads a date or a moment: dd/mm/yyyy or yyyy-mm-dd (also with slashes or points), with or without hh:mm[:ss]; dd/mm/yyyy with the
 * clock before it or with one of twelve hours (AM and PM, SA and CH); all of these with the words that people write ("08h30 ngày
 * 26/10/2026"); yyyyMMddHHmmss; day numbers of spreadsheets. With a zone it is brought to Asia/Ho_Chi_Minh (UTC+7); without one
 * it is meant there. The machine's zone has no say. Parts of a second are dropped.
 */
export function readDate(text: string, order: DateOrder, date1904 = false): ReadDate {
  const read = readForm(text, order, date1904)
  if (read !== NO_FORM || text.length > LONGEST) return read
  const plain = withoutDateWords(text)
  const again = plain === text ? NO_FORM : readForm(plain, order)
  return again === NO_FORM ? readShort(plain, order) : again
}

/** As `readDate`, of what has no words and no year of two digits. */
function readForm(text: string, order: DateOrder, date1904 = false): ReadDate {
  const iso = ISO.exec(text)
  if (iso !== null) {
    const [, year, , month, day, hour = 0, minute = 0, second = 0, zone] = iso
    const local = moment(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second))
    return zone === undefined ? local : shifted(local, zone)
  }
  const slashed = SLASHED.exec(text)
  if (slashed !== null) {
    const [, first, second, year, hour = 0, minute = 0, seconds = 0] = slashed
    const [day, month] = isMonthFirst(order) ? [second, first] : [first, second]
    return moment(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(seconds))
  }
  const compact = COMPACT.exec(text)
  if (compact !== null) {
    const [, year, month, day, hour = 0, minute = 0, second = 0] = compact
    return moment(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second))
  }
  if (SERIAL.test(text)) return serial(Number(text), date1904)
  return spoken(text, order) ?? NO_FORM
}

const KNOWN = 100_000
const KNOWN_TIME = /^ ([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/

/** Remembers what a text means; forgets all before it outgrows all days or all seconds of a day. */
function remember<T>(map: Map<string, T>, key: string, value: T): T {
  if (map.size >= KNOWN) map.clear()
  map.set(key, value)
  return value
}

/**
 * A reader for many dates in a row: the moment of dd/mm/yyyy with or without hh:mm:ss where its day is later than that of
 * `from` and earlier than that of `to` (moments), by the days and times it has seen. '' for all that {@link readDate} has
 * to look at. Nine cells of ten end here.
 */
export function quickDates(order: DateOrder): (text: string, from: string, to: string) => string {
  const days = new Map<string, string>()
  const times = new Map<string, boolean>()
  // Text put together from pieces is copied whenever it is compared or hashed; from bytes it is whole at once.
  const bytes = Buffer.from('yyyy-mm-ddT00:00:00', 'latin1')
  const dayOf = (text: string): string => {
    const read = readDate(text, order)
    const day = read.kind === 'moment' && text[2] === '/' ? read.at.slice(0, 10) : ''
    return remember(days, text, day === '' ? '' : Buffer.from(day, 'latin1').toString('latin1'))
  }
  return (text, from, to) => {
    const { length } = text
    if (length !== 19 && length !== 10) return ''
    const dayText = length === 10 ? text : text.slice(0, 10)
    const day = days.get(dayText) ?? dayOf(dayText)
    if (day === '' || day <= from.slice(0, 10) || day >= to.slice(0, 10)) return ''
    for (let at = 0; at < 10; at += 1) bytes[at] = day.charCodeAt(at)
    if (length === 19) {
      const time = text.slice(10)
      if (!(times.get(time) ?? remember(times, time, KNOWN_TIME.test(time)))) return ''
      for (let at = 11; at < 19; at += 1) bytes[at] = text.charCodeAt(at)
    } else bytes.write('00:00:00', 11, 'latin1')
    return bytes.toString('latin1')
  }
}
