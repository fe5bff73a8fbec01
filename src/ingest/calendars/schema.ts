import { z } from 'zod'
import { parseLocalDate } from '../../model/date.ts'

const text2 = z.strictObject({ vi: z.string().trim().min(1), en: z.string().trim().min(1) })
const date = z.string().refine((text) => parseLocalDate(text) !== null, { error: 'date' })
const status = z.enum(['official', 'expected'])
const source = z.string().min(1)

const dayOff = z.strictObject({
  date,
  kind: z.enum(['holiday', 'in-lieu']).optional(),
  name: text2,
  status: status.optional(),
  source,
})

const swap = z.strictObject({ off: date, worked: date, name: text2, status: status.optional(), source })

/** A year's departures from Monday–Friday as its YAML file has it; docs/rules-of-time.md explains each key. */
export const calendarFile = z.strictObject({
  schema: z.literal('thuocdo/calendar/1'),
  year: z.int().min(1900).max(2200),
  sources: z.record(z.string(), text2),
  daysOff: z.array(dayOff).min(1),
  swaps: z.array(swap).optional(),
})

export type CalendarFile = z.infer<typeof calendarFile>

/** The keys of each part of the file, for messages and for the test of the documentation. */
export const KEYS = {
  file: Object.keys(calendarFile.shape),
  dayOff: Object.keys(dayOff.shape),
  swap: Object.keys(swap.shape),
  text: Object.keys(text2.shape),
} as const
