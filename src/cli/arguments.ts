import { type LocalDate, parseLocalDate } from '../model/date.ts'
import type { Period } from '../model/period.ts'
import { listed } from '../pipeline/completeness.ts'
import { periodMeant } from '../pipeline/periods.ts'
import { ThuocDoError } from '../platform/problem.ts'
import { type Call, type CommandOption, textOption, usageError } from './command.ts'

/** Options that choose results held, for the commands that take them. */
export const RESULT_OPTIONS = {
  period: { type: 'string', hint: 'P', text: { vi: 'kỳ báo cáo', en: 'the period' } },
  issuer: {
    type: 'string',
    hint: 'NAME',
    text: { vi: 'đơn vị công bố, khi kỳ có nhiều', en: 'the issuer, where the period has several' },
  },
  revision: {
    type: 'string',
    hint: 'N',
    text: { vi: 'bản thứ N (mặc định bản mới nhất)', en: 'revision N (the newest by default)' },
  },
} as const satisfies Record<string, CommandOption>

/** For the commands that take something in. */
export const DRY_RUN = {
  type: 'boolean',
  text: { vi: 'chỉ xem trước, không lưu', en: 'preview only, store nothing' },
} as const satisfies CommandOption

/** For the commands that give out a table. */
export const FORMAT = {
  type: 'string',
  hint: 'csv|json',
  text: { vi: 'dạng xuất (mặc định csv)', en: 'format (csv by default)' },
} as const satisfies CommandOption

/** The value of --format; JSON without it where the whole answer is to be JSON. @throws ThuocDoError `command.usage` */
export function formatOption(call: Call): 'csv' | 'json' {
  const format = textOption(call, 'format') ?? (call.terminal.json ? 'json' : 'csv')
  if (format === 'csv' || format === 'json') return format
  throw usageError(call.command, {
    vi: `--format phải là csv hoặc json, không phải "${format}"`,
    en: `--format must be csv or json, not "${format}"`,
  })
}

/** The period of a text, in any of its forms. @throws ThuocDoError `command.period`, `period.scheme-invalid` */
export async function toPeriod(given: string, { config }: Call): Promise<Period> {
  const period = await periodMeant(given, config.dataDir)
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
export function revisionOption(call: Call): number | null {
  const given = textOption(call, 'revision')
  if (given === null) return null
  const revision = Number(given)
  if (Number.isInteger(revision) && revision >= 1) return revision
  throw usageError(call.command, {
    vi: `--revision phải là số nguyên từ 1, không phải "${given}"`,
    en: `--revision must be a whole number from 1, not "${given}"`,
  })
}

/** The value of an option as a whole number from 0, or null. @throws ThuocDoError `command.usage` */
export function countOption(call: Call, name: string, command: string): number | null {
  const given = textOption(call, name)
  if (given === null) return null
  if (/^\d{1,9}$/.test(given)) return Number(given)
  throw new ThuocDoError('command.usage', { command, detail: `--${name} ${given}` })
}

/** The parts of an option that holds several, parted by `;`. @throws ThuocDoError `command.usage` */
export function listOption(call: Call, name: string): readonly string[] {
  return listed(textOption(call, name), ';')
}
