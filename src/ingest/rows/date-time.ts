import type { LocalDateTime } from '../../model/dossier.ts'

/** How dates with slashes are meant: day first as in Viet Nam, or month first as some programs export. */
export type DateOrder = 'day-first' | 'month-first'

/** What a cell says as a date. `no-such`: it has the form of a date and the calendar has no such day or the clock no such time. */
export type ReadDate =
  | { readonly kind: 'moment'; readonly at: LocalDateTime }
  | { readonly kind: 'no-such' }
  | { readonly kind: 'no-form' }

const NO_SUCH: ReadDate = { kind: 'no-such' }
const NO_FORM: ReadDate = { kind: 'no-form' }
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
const SLASHED = new RegExp(`^${DAY}${TIME}$`)
/** Half of the day: "AM" and "SA" (sáng), "PM" and "CH" (chiều). */
const HALF = '(?:\\s*(AM|PM|SA|CH))?'
/** As programs write a moment for people to read: the clock after the day, of 24 hours or of twelve, or before it. */
const DAY_CLOCK = new RegExp(`^${DAY}(?:,|\\s+-)?\\s+${CLOCK}${HALF}$`, 'i')
const CLOCK_DAY = new RegExp(`^${CLOCK}${HALF}(?:,|\\s+-)?\\s+${DAY}$`, 'i')
const ISO = new RegExp(`^(\\d{4})-(\\d{1,2})-(\\d{1,2})${TIME}\\s*(Z|[+-]\\d{2}:?\\d{2})?$`, 'i')
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/
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

/** "01/10/2026 02:05 CH", "08:30:00 01/10/2026"; null for another form. */
function spoken(text: string, order: DateOrder): ReadDate | null {
  const dayClock = DAY_CLOCK.exec(text)?.slice(1)
  const clockDay = dayClock === undefined ? CLOCK_DAY.exec(text)?.slice(1) : undefined
  const parts = dayClock ?? (clockDay === undefined ? undefined : [...clockDay.slice(4), ...clockDay.slice(0, 4)])
  if (parts === undefined) return null
  const [first, second, year, hour, minute, seconds = 0, half] = parts
  const [day, month] = order === 'day-first' ? [first, second] : [second, first]
  return moment(Number(year), Number(month), Number(day), hourOf(Number(hour), half), Number(minute), Number(seconds))
}

function serial(days: number, date1904: boolean): ReadDate {
  const counted = date1904 ? days + 1462 : days
  if (counted < SERIAL_2000 || counted >= SERIAL_2100) return NO_FORM
  const seconds = Math.round(counted * 86_400)
  return { kind: 'moment', at: new Date(Date.UTC(1899, 11, 30) + seconds * 1000).toISOString().slice(0, 19) }
}

/**
 * Reads a date or a moment: dd/mm/yyyy or yyyy-mm-dd, with or without hh:mm[:ss]; dd/mm/yyyy with the clock before it or with
 * one of twelve hours (AM and PM, SA and CH); yyyyMMddHHmmss; day numbers of spreadsheets. With a zone it is brought to Asia/Ho_Chi_Minh (UTC+7); without one it is meant there. The machine's zone
 * has no say. Parts of a second are dropped.
 */
export function readDate(text: string, order: DateOrder, date1904 = false): ReadDate {
  const iso = ISO.exec(text)
  if (iso !== null) {
    const [, year, month, day, hour = 0, minute = 0, second = 0, zone] = iso
    const local = moment(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second))
    return zone === undefined ? local : shifted(local, zone)
  }
  const slashed = SLASHED.exec(text)
  if (slashed !== null) {
    const [, first, second, year, hour = 0, minute = 0, seconds = 0] = slashed
    const [day, month] = order === 'day-first' ? [first, second] : [second, first]
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
