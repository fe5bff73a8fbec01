import { createHash } from 'node:crypto'
import type { Issue } from '../../model/issue.ts'
import type { ByteSource } from './byte-source.ts'
import { type CellReader, cellReader } from './cell-reader.ts'
import { columnsTold, keptHeader } from './column-names.ts'
import { headerDrift } from './drift.ts'
import {
  type ChosenColumns,
  chooseColumns,
  columnIssue,
  completeColumns,
  type FieldNames,
  foldColumn,
  type Mapping,
  NOTHING_STATED,
  otherForm,
  restated,
  type StatedMapping,
  withWords,
} from './mapping.ts'
import { openRows } from './open.ts'
import { COUNTED, type IsHeader, type RowFormat, type SourceRow } from './row-source.ts'
import { mayBeFoot, withoutFoot } from './table-foot.ts'

/** A kind of record: its fields, the one that names it, and those without which a file cannot be read. */
export interface RecordKind<F extends string> {
  readonly fields: readonly FieldNames<F>[]
  readonly key: F
  /** Of each list one field must be there. */
  readonly needed: readonly (readonly F[])[]
}

export interface OpenOptions {
  readonly stated?: StatedMapping
  /** The mapping that the source was read with before. */
  readonly remembered?: Mapping | null
  /**
   * What was stated of the source with earlier deliveries, however they came. Its words hold for all; the rest only where nothing
   * is remembered, and its columns where they are there.
   */
  readonly statedBefore?: StatedMapping | null
}

/** A file whose columns are understood, or why they are not. */
export type OpenedRecords =
  | { readonly kind: 'refused'; readonly issues: readonly Issue[] }
  | {
      readonly kind: 'ready'
      readonly format: RowFormat
      readonly mapping: Mapping
      /** To be kept with the source and given as `remembered` with its next file. */
      readonly kept: Mapping
      readonly issues: readonly Issue[]
      readonly cells: () => CellReader
      /** The rows of records; `reader` is told of others. */
      readonly rows: (reader: CellReader) => AsyncIterable<readonly SourceRow[]>
    }

/** Hash of what decides how cells are read; the columns that are not read have no part in it. */
export function mappingHash(mapping: Omit<Mapping, 'hash' | 'header'>): string {
  const sorted = (record: Readonly<Record<string, unknown>>): [string, unknown][] =>
    Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))
  const values = sorted(mapping.values).map(([field, words]) => [field, sorted(words as Record<string, unknown>)])
  const content = [sorted(mapping.columns), values, mapping.dates, [...mapping.empty].sort()]
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}

function headerTest<F extends string>(kind: RecordKind<F>, options: OpenOptions): IsHeader {
  const stated = { ...options.statedBefore?.columns, ...options.remembered?.columns, ...options.stated?.columns }
  const held = new Set(options.remembered?.header ?? [])
  return (cells, least = 2) => {
    const known = cells.filter((cell) => held.has(cell)).length
    if (held.size > 0 && known * 2 >= held.size) return true
    const { columns, issues } = chooseColumns(cells, kind.fields, {})
    const { columns: told } = chooseColumns(cells, kind.fields, stated)
    // A title or a row of data has the name of one field at most.
    const ambiguous = issues.filter(({ code }) => code === 'rows.ambiguous-column').length
    return (
      Math.max(Object.keys(columns).length + ambiguous, Object.keys(told).length) >= Math.min(least, kind.fields.length)
    )
  }
}

/** The columns of a source read before: those remembered, but for what is stated anew. */
function rememberedColumns<F extends string>(
  header: readonly string[],
  kind: RecordKind<F>,
  remembered: Mapping,
  stated: StatedMapping,
  leavesOut: boolean,
): ChosenColumns {
  const told = chooseColumns(
    header,
    kind.fields.filter(({ field }) => stated.columns[field] !== undefined),
    stated.columns,
  )
  const before = Object.entries(remembered.columns).filter(([field]) => stated.columns[field] === undefined)
  const open = { ...remembered, columns: Object.fromEntries(before) }
  const drift = headerDrift(open, header).filter(({ severity }) => !leavesOut || severity === 'warning')
  return { columns: { ...open.columns, ...told.columns }, issues: [...told.issues, ...drift] }
}

/** What was stated earlier as far as it can be heeded: columns that this file has not are no matter of its own. */
function statedEarlier(before: StatedMapping | null, header: readonly string[]): StatedMapping {
  if (before === null) return NOTHING_STATED
  const there = new Set(header.map(foldColumn))
  const columns = Object.entries(before.columns).filter(([, column]) => there.has(foldColumn(column)))
  return { ...before, columns: Object.fromEntries(columns) }
}

/** What is remembered of the columns, with what else was said of the source since. */
function withOtherWords({ columns, header }: Mapping, content: Omit<Mapping, 'hash' | 'header'>): Mapping {
  const words = { ...content, columns }
  return { ...words, header, hash: mappingHash(words) }
}

function missingFields<F extends string>(kind: RecordKind<F>, columns: ChosenColumns['columns']): readonly Issue[] {
  return kind.needed
    .filter((fields) => fields.every((field) => columns[field] === undefined))
    .map((fields) => {
      const names = kind.fields.filter(({ field }) => fields.includes(field))
      const known = names.flatMap(({ field, national, common }) => [field, ...national, ...common])
      return columnIssue('rows.field-missing', 'error', { field: fields.join(', '), known })
    })
}

/** Columns that no header can have: lists, structures and bytes, of which nobody knows what text they would be. */
function nestedIssue(all: readonly string[], header: readonly string[]): readonly Issue[] {
  const nested = all.filter((column) => !header.includes(column))
  return nested.length === 0
    ? []
    : [columnIssue('rows.columns-nested', 'warning', { columns: columnsTold(nested, all) })]
}

/** True for a row of numbers of columns, "(1) (2) (3)", as a form prints it below its heads: no record. */
function isNumbering({ cells }: SourceRow): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  return filled.length > 1 && filled.every((cell) => /^\(\d{1,2}\)$/.test(cell))
}

async function* withoutNumbering(pieces: AsyncIterable<readonly SourceRow[]>): AsyncGenerator<readonly SourceRow[]> {
  let first = true
  for await (const rows of pieces) {
    const [top] = rows
    yield first && top !== undefined && isNumbering(top) ? rows.slice(1) : rows
    first = first && top === undefined
  }
}

/**
 * Opens a file of records of one kind and finds its columns. Two opens of one file with the same options give the same
 * mapping.
 * @throws ThuocDoError as openRows
 */
export async function openRecords<F extends string>(
  source: ByteSource,
  kind: RecordKind<F>,
  options: OpenOptions,
): Promise<OpenedRecords> {
  const remembered = options.remembered ?? null
  const opened = await openRows(source, headerTest(kind, options))
  if (typeof opened === 'string') {
    const known = kind.needed.map((fields) => fields.join('/'))
    return { kind: 'refused', issues: [columnIssue(opened, 'error', { fields: known })] }
  }
  const { header, format } = opened
  const now = options.stated ?? NOTHING_STATED
  const before = options.statedBefore ?? null
  const stated = remembered === null ? restated(statedEarlier(before, header), now) : now
  const leavesOut = format === 'json' || format === 'ndjson'
  const other = leavesOut && remembered !== null ? otherForm(header, kind.fields, kind.key, remembered) : null
  const chosen =
    remembered === null || other !== null
      ? chooseColumns(header, kind.fields, stated.columns)
      : rememberedColumns(header, kind, remembered, stated, leavesOut)
  const columns = leavesOut ? completeColumns(chosen.columns, kind.fields, kind.key) : chosen.columns
  const all = opened.columns ?? header
  const issues = [...chosen.issues, ...nestedIssue(all, header)]
  if (issues.every(({ severity }) => severity !== 'error')) issues.push(...missingFields(kind, columns))
  if (issues.some(({ severity }) => severity === 'error')) return { kind: 'refused', issues }

  const used = new Set(Object.values(columns))
  // A list without entries stands in the header by its own name; it is read by the names within it.
  const lists = new Set(leavesOut ? [...used].map((column) => column.split('.')[0]) : [])
  const unread = header.filter((column) => !used.has(column) && !lists.has(column))
  if (unread.length > 0 && (remembered === null || other !== null)) {
    issues.push(columnIssue('rows.columns-unread', 'info', { columns: columnsTold(unread, all) }))
  }
  const content = {
    columns,
    values: [remembered, before, now].reduce((values, told) => withWords(values, told?.values ?? {}), {}),
    dates: stated.dates ?? remembered?.dates ?? ('day-first' as const),
    empty: stated.empty.length > 0 ? stated.empty : (remembered?.empty ?? []),
  }
  const wanted = [...used]
  const mapping = { ...content, header: keptHeader(header, columns), hash: mappingHash(content) }
  // Of a form that explains itself only the words of the source are news.
  const kept = remembered !== null && other === 'given' ? withOtherWords(remembered, content) : mapping
  return {
    kind: 'ready',
    format,
    mapping,
    kept,
    issues,
    cells: () => {
      const { date1904 } = opened
      return cellReader(content, { wanted, date1904, holdsDayNumbers: format === 'xlsx', counted: COUNTED[format] })
    },
    rows: (reader) => {
      const at = (field: F): number => wanted.indexOf(columns[field] ?? '')
      const places = {
        key: at(kind.key),
        needed: kind.needed.map((fields) => fields.map(at).filter((place) => place >= 0)),
      }
      const rows = withoutNumbering(opened.rows(wanted, (cells) => mayBeFoot(cells, places)))
      return format === 'csv' || format === 'xlsx' ? withoutFoot(rows, places, reader.passOver) : rows
    },
  }
}
