import { type LocalDate, parseLocalDate } from '../model/date.ts'
import { type Period, parsePeriod } from '../model/period.ts'
import { ThuocDoError } from '../platform/problem.ts'
import { type Call, textOption } from './command.ts'

/** The period of a text. @throws ThuocDoError `command.period` */
export function toPeriod(given: string): Period {
  const period = parsePeriod(given)
  if (period === null) throw new ThuocDoError('command.period', { given })
  return period
}

/** The date of a text. @throws ThuocDoError `command.date` */
export function toDate(given: string): LocalDate {
  const date = parseLocalDate(given)
  if (date === null) throw new ThuocDoError('command.date', { given })
  return date
}

/** The value of --revision as a whole number from 1, or null. @throws ThuocDoError `command.usage` */
export function revisionOption(call: Call, command: string): number | null {
  const given = textOption(call, 'revision')
  if (given === null) return null
  const revision = Number(given)
  if (Number.isInteger(revision) && revision >= 1) return revision
  throw new ThuocDoError('command.usage', { command, detail: `--revision ${given}` })
}

/** The value of an option as a whole number from 0, or null. @throws ThuocDoError `command.usage` */
export function countOption(call: Call, name: string, command: string): number | null {
  const given = textOption(call, name)
  if (given === null) return null
  if (/^\d{1,9}$/.test(given)) return Number(given)
  throw new ThuocDoError('command.usage', { command, detail: `--${name} ${given}` })
}
