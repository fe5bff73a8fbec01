/** A calendar date of Asia/Ho_Chi_Minh as `yyyy-mm-dd`. It sorts as text. */
export type LocalDate = string

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/

/** The date of these parts, or null when the calendar has no such day. */
export function localDate(year: number, month: number, day: number): LocalDate | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? date.toISOString().slice(0, 10) : null
}

/** The text as a date when it is `yyyy-mm-dd` and the day exists, else null. */
export function parseLocalDate(text: string): LocalDate | null {
  const match = ISO.exec(text)
  return match === null ? null : localDate(Number(match[1]), Number(match[2]), Number(match[3]))
}

/** The date `days` later (earlier when negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The date that an instant falls on in Asia/Ho_Chi_Minh (UTC+7, no daylight saving), whatever the machine's zone. */
export function dateInVietnam(instant: Date): LocalDate {
  return new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
}

/** Days from `from` to `to`; 0 on the same day, negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** The same day `months` later (earlier when negative), or the last day of that month when it has no such day. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const at = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  const [year, month] = [Math.floor(at / 12), (at % 12) + 1]
  return localDate(year, month, Number(date.slice(8))) ?? new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}
