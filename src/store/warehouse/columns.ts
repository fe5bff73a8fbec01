import type { LocalDate } from '../../model/date.ts'
import {
  type Channel,
  type Course,
  DOSSIER_MARKS,
  DOSSIER_STATES,
  type Dossier,
  type DueBy,
  type EndedBy,
  type LocalDateTime,
  type Supplement,
} from '../../model/dossier.ts'
import type { HeldDossier } from '../../model/held-dossier.ts'
import { isSimulatedCode } from '../../model/simulated.ts'

/**
 * Kinds of columns, the same on every engine. `day`: days since 1970-01-01; `second`: seconds since then on the clocks of
 * Asia/Ho_Chi_Minh; `flag`: yes, no or not known; `small`: 0 to 255; `hash`: 64 bits without sign.
 */
export type ColumnKind = 'text' | 'day' | 'second' | 'flag' | 'small' | 'number' | 'hash'
export type Value = string | number | bigint | boolean | null

export interface Column {
  readonly name: string
  readonly kind: ColumnKind
  readonly of: (held: HeldDossier) => Value
}

const DAY = 86_400_000
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** Two digits of a text as a number; not a number where they are none. */
const two = (text: string, at: number): number => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48

/** The number of the date that stands at a place of a text. By arithmetic alone: a file has millions of them. */
function dayAt(text: string, at: number): number {
  const year = two(text, at) * 100 + two(text, at + 2)
  const month = two(text, at + 5)
  const day = two(text, at + 8)
  const last = month === 2 && isLeap(year) ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0)
  if (!(year >= 0 && day >= 1 && day <= last)) throw new Error(`no date: ${text}`)
  // Years begin in March, so that a leap day is the last of its year; 719,468 days lie between the year 0 and 1970.
  const from = month > 2 ? year : year - 1
  const days = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return from * 365 + Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400) + days - 719_468
}

const secondAt = (text: string, at: number): number =>
  dayAt(text, at) * 86_400 + two(text, at + 11) * 3600 + two(text, at + 14) * 60 + two(text, at + 17)

/** The number of a date, for a column of kind `day`. */
export const dayOfDate = (date: LocalDate): number => dayAt(date, 0)

const dayOf = (date: LocalDate | null): number | null => (date === null ? null : dayAt(date, 0))
/** The number of a moment, for a column of kind `second`. */
export const secondOf = (at: LocalDateTime | null): number | null => (at === null ? null : secondAt(at, 0))

/** The date of a `day`. */
export const dateOfDay = (day: number): LocalDate => new Date(day * DAY).toISOString().slice(0, 10)
/** The moment of a `second`. */
export const timeOfSecond = (second: number): LocalDateTime => new Date(second * 1000).toISOString().slice(0, 19)

export const CHANNELS: readonly Channel[] = ['in-person', 'online', 'post']
const ENDED_BY: readonly EndedBy[] = ['finished', 'returned', 'stopped', 'withdrawn', 'supplement-request']
const DUE_BY: readonly DueBy[] = ['stated', 'extended', 'legal-term']

interface VersionParts {
  readonly at: number
  readonly event: number
  readonly hash: bigint
}

/** The moment at a place of a version key; 0 for none, which is written 0000-00-00. */
const secondOrNone = (version: string, at: number): number =>
  two(version, at) === 0 && two(version, at + 2) === 0 ? 0 : secondAt(version, at)

/** The number of eight hexadecimal digits (0–9, a–f). */
function hexAt(text: string, at: number): number {
  let value = 0
  for (let index = at; index < at + 8; index += 1) {
    const code = text.charCodeAt(index)
    value = value * 16 + (code > 57 ? code - 87 : code - 48)
  }
  return value
}

/** Two halves of 32 bits as one number of 64, on machines that have the lower half first, as all are that Node runs on. */
const halves = new Uint32Array(2)
const whole = new BigUint64Array(halves.buffer)

/** The version that was taken apart last: three columns of one row ask for it. */
let last: { readonly version: string; readonly parts: VersionParts } | null = null

/** The two moments and the hash of a version key, which sort as the key does: "moment moment hash". */
function versionParts(version: string): VersionParts {
  if (last?.version === version) return last.parts
  halves[0] = hexAt(version, 48)
  halves[1] = hexAt(version, 40)
  const parts = { at: secondOrNone(version, 0), event: secondOrNone(version, 20), hash: whole[0] ?? 0n }
  last = { version, parts }
  return parts
}

const NEVER = '0000-00-00T00:00:00'
const versionText = (at: number, event: number, hash: bigint): string => {
  const text = (second: number): string => (second === 0 ? NEVER : timeOfSecond(second))
  return `${text(at)} ${text(event)} ${hash.toString(16).padStart(16, '0')}`
}

const supplementsText = (supplements: readonly Supplement[]): string | null =>
  supplements.length === 0
    ? null
    : supplements
        .map(({ requestedAt, answeredAt, dueAfter }) => [requestedAt, answeredAt, dueAfter].join('|'))
        .join(';')

const column = (name: string, kind: ColumnKind, of: Column['of']): Column => ({ name, kind, of })
const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const indexIn = <T>(list: readonly T[], value: T | null): number | null => (value === null ? null : list.indexOf(value))

/** The columns of the table of dossiers, in order. */
export const COLUMNS: readonly Column[] = [
  column('code', 'text', ({ dossier }) => dossier.code),
  column('version_at', 'second', ({ version }) => versionParts(version).at),
  column('version_event', 'second', ({ version }) => versionParts(version).event),
  column('version_hash', 'hash', ({ version }) => versionParts(version).hash),
  column('deleted', 'flag', ({ dossier }) => dossier.deleted),
  column('unit_code', 'text', ({ dossier }) => dossier.unitCode),
  column('procedure_code', 'text', ({ dossier }) => dossier.procedureCode),
  column('state', 'small', ({ dossier }) => DOSSIER_STATES.indexOf(dossier.state)),
  column('channel', 'small', ({ dossier }) => CHANNELS.indexOf(dossier.channel)),
  column('received_on', 'day', ({ course }) => dayOf(course.receivedOn)),
  column('ended_on', 'day', ({ course }) => dayOf(course.endedOn)),
  column('ended_by', 'small', ({ course }) => indexIn(ENDED_BY, course.endedBy)),
  column('due_on', 'day', ({ course }) => dayOf(course.dueOn)),
  column('due_by', 'small', ({ course }) => indexIn(DUE_BY, course.dueBy)),
  column('late', 'flag', ({ course }) => course.late),
  ...DOSSIER_MARKS.map((mark) => column(snake(mark), 'flag', ({ dossier }) => dossier.marks[mark])),
  column('supplement_count', 'small', ({ dossier }) => Math.min(255, dossier.supplements.length)),
  column('supplements', 'text', ({ dossier }) => supplementsText(dossier.supplements)),
  column('received_at', 'second', ({ dossier }) => secondOf(dossier.receivedAt)),
  column('due_at', 'second', ({ dossier }) => secondOf(dossier.dueAt)),
  column('finished_at', 'second', ({ dossier }) => secondOf(dossier.finishedAt)),
  column('returned_at', 'second', ({ dossier }) => secondOf(dossier.returnedAt)),
  column('stopped_at', 'second', ({ dossier }) => secondOf(dossier.stoppedAt)),
  column('withdrawn_at', 'second', ({ dossier }) => secondOf(dossier.withdrawnAt)),
  column('changed_at', 'second', ({ dossier }) => secondOf(dossier.changedAt)),
  column('source_row', 'number', ({ row }) => row),
  column('simulated', 'flag', ({ dossier }) => isSimulatedCode(dossier.code)),
]

/** Columns that are never empty. */
export const NEEDED: ReadonlySet<string> = new Set([
  'code',
  'version_at',
  'version_event',
  'version_hash',
  'deleted',
  'unit_code',
  'state',
  'channel',
  'late',
  'supplement_count',
  'simulated',
])

function supplementsOf(text: string): readonly Supplement[] {
  return text.split(';').map((each) => {
    const [requestedAt = '', answeredAt = '', dueAfter = ''] = each.split('|')
    return {
      requestedAt,
      answeredAt: answeredAt === '' ? null : answeredAt,
      dueAfter: dueAfter === '' ? null : dueAfter,
    }
  })
}

const MARK_COLUMNS = DOSSIER_MARKS.map((mark) => [mark, snake(mark)] as const)

/** The dossier of a row of the table, by the names of its columns. Flags may come as 0 and 1. */
export function heldOf(row: Readonly<Record<string, unknown>>): HeldDossier {
  const text = (name: string): string | null => (row[name] == null ? null : String(row[name]))
  const number = (name: string): number | null => (row[name] == null ? null : Number(row[name]))
  const flag = (name: string): boolean | null => (row[name] == null ? null : Boolean(Number(row[name])))
  const day = (name: string): LocalDate | null => {
    const value = number(name)
    return value === null ? null : dateOfDay(value)
  }
  const time = (name: string): LocalDateTime | null => {
    const value = number(name)
    return value === null ? null : timeOfSecond(value)
  }
  const named = <T>(list: readonly T[], name: string): T | null => list[number(name) ?? -1] ?? null
  const supplements = text('supplements')
  const dossier: Dossier = {
    code: text('code') ?? '',
    unitCode: text('unit_code') ?? '',
    procedureCode: text('procedure_code'),
    state: named(DOSSIER_STATES, 'state') ?? 'registered',
    channel: named(CHANNELS, 'channel') ?? 'in-person',
    receivedAt: time('received_at'),
    dueAt: time('due_at'),
    finishedAt: time('finished_at'),
    returnedAt: time('returned_at'),
    stoppedAt: time('stopped_at'),
    withdrawnAt: time('withdrawn_at'),
    supplements: supplements === null ? [] : supplementsOf(supplements),
    marks: Object.fromEntries(MARK_COLUMNS.map(([mark, name]) => [mark, flag(name)])) as unknown as Dossier['marks'],
    changedAt: time('changed_at'),
    deleted: flag('deleted') ?? false,
  }
  const course: Course = {
    receivedOn: day('received_on'),
    endedOn: day('ended_on'),
    endedBy: named(ENDED_BY, 'ended_by'),
    dueOn: day('due_on'),
    dueBy: named(DUE_BY, 'due_by'),
    late: flag('late') ?? false,
  }
  const version = versionText(
    number('version_at') ?? 0,
    number('version_event') ?? 0,
    BigInt(text('version_hash') ?? 0),
  )
  return { dossier, course, version, row: number('source_row') }
}
