import { type Issue, NOWHERE } from '../../model/issue.ts'
import { foldPlain } from '../../model/vietnamese.ts'
import { remembering } from '../../platform/remembering.ts'
import { mayBePersons, quotedColumn } from './column-names.ts'
import type { DateOrder } from './date-time.ts'

/**
 * The names by which a kind of record knows its fields, as data. `own`: names in our own files beside the field's itself.
 * `national`: names of the national records, in order of preference. `common`: heads of tables, compared folded.
 */
export interface FieldNames<F extends string> {
  readonly field: F
  readonly own: readonly string[]
  readonly national: readonly string[]
  readonly common: readonly string[]
}

/** What a person states of a source: which column is which field, and what its words mean. Nothing stated is empty. */
export interface StatedMapping {
  /** Field → column. */
  readonly columns: Readonly<Record<string, string>>
  /** Field → the source's word → ours: `state: { 'Đã trả': returned }`. */
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly dates: DateOrder | null
  /** Texts that mean "nothing", beside those known. */
  readonly empty: readonly string[]
}

export const NOTHING_STATED: StatedMapping = { columns: {}, values: {}, dates: null, empty: [] }

/** Words of fields with those that were stated later: of one word the later meaning holds. */
export function withWords(values: StatedMapping['values'], later: StatedMapping['values']): StatedMapping['values'] {
  const words = Object.entries(later).map(([field, told]) => [field, { ...values[field], ...told }])
  return { ...values, ...Object.fromEntries(words) }
}

/** What was stated with what was stated later, which outweighs it. */
export function restated(before: StatedMapping, later: StatedMapping): StatedMapping {
  return {
    columns: { ...before.columns, ...later.columns },
    values: withWords(before.values, later.values),
    dates: later.dates ?? before.dates,
    empty: later.empty.length > 0 ? later.empty : before.empty,
  }
}

/**
 * How a source was read: plain data, to be kept with the source. `header` is every column its file had, so that a later
 * file can be compared; `hash` changes when anything of the mapping does.
 */
export interface Mapping {
  readonly columns: Readonly<Record<string, string>>
  readonly values: StatedMapping['values']
  readonly dates: DateOrder
  readonly empty: readonly string[]
  readonly header: readonly string[]
  readonly hash: string
}

/** Names of columns are equal when they fold alike: case, tones, marks and punctuation do not count. */
export const foldColumn = remembering((name: string): string =>
  foldPlain(name)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim(),
)

export function columnIssue(code: string, severity: Issue['severity'], facts: Issue['facts']): Issue {
  return { code, severity, place: NOWHERE, facts }
}

const findColumn = (header: readonly string[], name: string): readonly string[] => {
  const exact = header.filter((column) => column === name)
  return exact.length > 0 ? exact : header.filter((column) => foldColumn(column) === foldColumn(name))
}

/** The columns that may be the field: of its own name, else of the first national name that is there, else of a common one. */
function candidates<F extends string>(header: readonly string[], names: FieldNames<F>): readonly string[] {
  for (const name of [names.field, ...names.own, ...names.national]) {
    const found = findColumn(header, name)
    if (found.length > 0) return found
  }
  const common = new Set(names.common.map(foldColumn))
  return header.filter((column) => common.has(foldColumn(column)))
}

export interface ChosenColumns {
  readonly columns: Readonly<Record<string, string>>
  readonly issues: readonly Issue[]
}

/**
 * Which column is which field: what is stated, else by the known names. Two columns that could be one field are an error
 * (`rows.ambiguous-column`), so is a stated column that is not there (`rows.stated-column-missing`) or whose head may be a person's
 * (`rows.stated-column-personal`). Nothing is guessed.
 */
export function chooseColumns<F extends string>(
  header: readonly string[],
  fields: readonly FieldNames<F>[],
  stated: StatedMapping['columns'],
): ChosenColumns {
  const columns: Record<string, string> = {}
  const issues: Issue[] = []
  for (const names of fields) {
    const told = stated[names.field]
    const found = told === undefined ? candidates(header, names) : findColumn(header, told)
    const [column] = found
    if (column === undefined) {
      if (told !== undefined) {
        issues.push(
          columnIssue('rows.stated-column-missing', 'error', { column: quotedColumn(told), field: names.field }),
        )
      }
    } else if (found.length > 1) {
      const facts = { field: names.field, columns: found.map(quotedColumn) }
      issues.push(columnIssue('rows.ambiguous-column', 'error', facts))
    } else if (mayBePersons(column)) {
      const facts = { field: names.field, column: header.indexOf(column) + 1 }
      issues.push(columnIssue('rows.stated-column-personal', 'error', facts))
    } else columns[names.field] = column
  }
  return { columns, issues }
}

/** Whether a column has a name of a standard form: our own, or that of the national records. */
function isStandard<F extends string>(column: string, fields: readonly FieldNames<F>[], field: F): boolean {
  return column === field || fields.some((names) => names.field === field && names.national.includes(column))
}

/**
 * Whether records have another form than those remembered, where one of the two is a standard form and so explains itself.
 * `given`: the standard form is that of the file; `remembered`: it is the other one.
 */
export function otherForm<F extends string>(
  header: readonly string[],
  fields: readonly FieldNames<F>[],
  key: F,
  remembered: Mapping,
): 'given' | 'remembered' | null {
  const before = remembered.columns[key] ?? ''
  if (header.includes(before)) return null
  if (header.some((column) => isStandard(column, fields, key))) return 'given'
  return isStandard(before, fields, key) ? 'remembered' : null
}

/** For formats whose records leave out what is empty: the names of the family that the record's code is from. */
export function completeColumns<F extends string>(
  columns: Readonly<Record<string, string>>,
  fields: readonly FieldNames<F>[],
  key: F,
): Readonly<Record<string, string>> {
  const isOwn = columns[key] === key
  if (!isStandard(columns[key] ?? '', fields, key)) return columns
  const completed: Record<string, string> = { ...columns }
  for (const { field, own, national } of fields) {
    const name = isOwn ? (own.at(-1) ?? field) : national[0]
    if (name !== undefined) completed[field] ??= name
  }
  return completed
}
