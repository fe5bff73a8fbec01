import { type LocalDate, localDate } from '../../model/date.ts'

/** A date as documents write it, in digits or in words; named groups would collide, so four plain ones: d, m, y. */
export const DATE = String.raw`(?:ngày\s+)?(\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(\d{1,2})(?:\s*[/.-]\s*|\s+năm\s+)(\d{4})`

/** The date of three matched groups, or null when the calendar has no such day. */
export function dateOf(day: string | undefined, month: string | undefined, year: string | undefined): LocalDate | null {
  if (day === undefined || month === undefined || year === undefined) return null
  return localDate(Number(year), Number(month), Number(day))
}
