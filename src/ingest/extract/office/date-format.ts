const DAY_MS = 86_400_000
const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')

const bare = (section: string): string =>
  section.replace(/"[^"]*"|\\.|\[\$[^\]]*\]|\[(?!h+\]|m+\]|s+\])[^\]]*\]|[_*]./gi, '')

/** Whether a section of a number format shows a date or a time. */
export function isDateFormat(section: string): boolean {
  const pattern = bare(section)
  return /[dyhs]|m/i.test(pattern) && !/general|[0#?]\.?[0#?]*%|@/i.test(pattern.replace(/s\.0+/gi, ''))
}

/**
 * The moment of a day number, all in UTC so that no machine's zone matters. Day 1 is 1900-01-01, and the calendar of
 * spreadsheets has a 1900-02-29 that never was; with `date1904` day 0 is 1904-01-01.
 */
export function momentOf(serial: number, date1904: boolean): Date | null {
  if (serial < 0 || serial > 2_958_466) return null
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30)
  return new Date(epoch + Math.round((serial * DAY_MS) / 1000) * 1000)
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0')

function monthText(month: number, width: number): string {
  const name = MONTHS[month] ?? ''
  if (width <= 2) return pad(month + 1, width)
  return width === 4 ? name : name.slice(0, width === 5 ? 1 : 3)
}

function dayText(date: Date, width: number): string {
  if (width <= 2) return pad(date.getUTCDate(), width)
  const name = DAYS[date.getUTCDay()] ?? ''
  return width === 3 ? name.slice(0, 3) : name
}

const TOKENS = /"[^"]*"|\\.|\[h+\]|\[m+\]|\[s+\]|\[[^\]]*\]|AM\/PM|A\/P|y+|m+|d+|h+|s+|\.0+|[_*].|./gi

/** Whether the `m` at this place means minutes: after hours or before seconds. */
function isMinutes(tokens: readonly string[], at: number): boolean {
  const letters = /^(\[?[hs]+\]?|[ymd]+)$/i
  const before = tokens.slice(0, at).findLast((token) => letters.test(token)) ?? ''
  const after = tokens.slice(at + 1).find((token) => letters.test(token)) ?? ''
  return /h/i.test(before) || /s/i.test(after)
}

function tokenText(token: string, minutes: boolean, date: Date, serial: number, halfDays: boolean): string {
  const hours = date.getUTCHours()
  switch (token[0]?.toLowerCase()) {
    case '"':
      return token.slice(1, -1)
    case '\\':
      return token.slice(1)
    case '[':
      if (/^\[h/i.test(token)) return pad(Math.floor(serial * 24 + 1e-9), token.length - 2)
      if (/^\[m/i.test(token)) return pad(Math.floor(serial * 1440 + 1e-9), token.length - 2)
      return /^\[s/i.test(token) ? String(Math.round(serial * 86_400)) : ''
    case '_':
    case '*':
      return ''
    case 'a':
      return hours < 12 ? 'AM' : 'PM'
    case 'y':
      return token.length <= 2 ? pad(date.getUTCFullYear() % 100, 2) : String(date.getUTCFullYear())
    case 'm':
      return minutes ? pad(date.getUTCMinutes(), token.length) : monthText(date.getUTCMonth(), token.length)
    case 'd':
      return dayText(date, token.length)
    case 'h':
      return pad(halfDays ? hours % 12 || 12 : hours, token.length)
    case 's':
      return pad(date.getUTCSeconds(), token.length)
    default:
      return /^\.0/.test(token) ? '' : token
  }
}

/** A day number as a date format shows it, or null when no calendar has the day. */
export function formatDateSerial(serial: number, section: string, date1904: boolean): string | null {
  const date = momentOf(serial, date1904)
  if (date === null) return null
  const tokens = section.match(TOKENS) ?? []
  const halfDays = tokens.some((token) => /^A(M\/PM|\/P)$/i.test(token))
  return tokens
    .map((token, at) => tokenText(token, isMinutes(tokens, at), date, serial, halfDays))
    .join('')
    .trim()
}
