import { createHash } from 'node:crypto'
import type { LocalDate } from '../../model/date.ts'
import { type Issue, NOWHERE } from '../../model/issue.ts'
import type { UnitSource } from '../../model/unit-source.ts'
import { type CsvRow, type CsvTable, readCsv } from '../csv/read-csv.ts'
import { columnNames, reportRaggedRows, rowReader } from '../csv/row-reader.ts'
import { columnsTold } from '../rows/column-names.ts'
import { readLineageRows } from './read-lineage.ts'
import { readListRows, scopeOfList } from './read-list.ts'

/** Columns by which a header tells what the file is. */
const LIST_COLUMNS = ['code', 'name', 'level', 'parentCode']
const LINEAGE_COLUMNS = ['successorCode', 'predecessorCode', 'extent']

/** Columns that are read; others are passed over. */
const READ_COLUMNS = {
  list: [...LIST_COLUMNS, 'portalCode', 'portalId'],
  lineage: [...LINEAGE_COLUMNS, 'successorName', 'predecessorName'],
} as const

export interface UnitSourceOptions {
  /** The file's name, for reports. */
  readonly name: string
  /** The date from which the list is in force, or on which the lineage happened. */
  readonly from: LocalDate
  /** The list is complete below this unit only. Left out: see `scopeOfList`. */
  readonly scopeCode?: string | null
}

function has(header: readonly string[], columns: readonly string[]): boolean {
  return columns.every((column) => header.includes(column.toLowerCase()))
}

function error(code: string, facts: Issue['facts'], row: number | null = null): Issue {
  return { code, severity: 'error', place: { ...NOWHERE, row }, facts }
}

/** What the columns of a header say the file is; null for neither. */
export function kindOfHeader(header: CsvRow): UnitSource['kind'] | null {
  const names = columnNames(header)
  return has(names, LIST_COLUMNS) ? 'list' : has(names, LINEAGE_COLUMNS) ? 'lineage' : null
}

/** A column that is read and stands twice: which of the two counts cannot be known. */
function doubledColumns(header: CsvRow, kind: UnitSource['kind']): readonly Issue[] {
  const names = columnNames(header)
  return READ_COLUMNS[kind].flatMap((columnName): Issue[] => {
    const positions = names.flatMap((name, index) => (name === columnName.toLowerCase() ? [index + 1] : []))
    const [first, second] = positions
    if (first === undefined || second === undefined) return []
    const place = { ...NOWHERE, row: header.line, column: String(second) }
    return [{ code: 'units.column-twice', severity: 'error', place, facts: { columnName, first, second } }]
  })
}

function headerIssue({ header }: CsvTable & { kind: 'table' }, file: string): Issue {
  return error(
    'units.header-unknown',
    { file, found: columnsTold(header.cells, header.cells), list: LIST_COLUMNS, lineage: LINEAGE_COLUMNS },
    header.line,
  )
}

/** Tells the person below which unit a list was taken to be complete: units there that it lacks will end. */
function scopeIssue(rows: readonly { readonly code: string }[], scopeCode: string | null, file: string): Issue {
  const facts = scopeCode === null ? { file } : { file, scopeCode }
  const listed = rows.some((row) => row.code === scopeCode)
  const code = scopeCode === null ? 'units.scope-nation' : listed ? 'units.scope' : 'units.scope-ended'
  return { code, severity: 'info', place: NOWHERE, facts }
}

/**
 * Reads a CSV file of units: a list in force from a date (`code,name,level,parentCode`, optionally `portalCode,portalId`)
 * or the lineage of a date (`successorCode,predecessorCode,extent`, optionally the names), told apart by the header; the
 * order of columns is free. Every bad row is an issue; with any error there is no source.
 */
export function readUnitSource(
  bytes: Uint8Array,
  options: UnitSourceOptions,
): { readonly source: UnitSource | null; readonly issues: readonly Issue[] } {
  return readUnitTable(readCsv(bytes, options.name), createHash('sha256').update(bytes).digest('hex'), options)
}

/** The same of a table, from whatever format it was taken. `sha256`: of the file's bytes. */
export function readUnitTable(
  table: CsvTable,
  sha256: string,
  options: UnitSourceOptions,
): { readonly source: UnitSource | null; readonly issues: readonly Issue[] } {
  const { name, from } = options
  if (table.kind === 'unreadable') return { source: null, issues: [table.issue] }
  const kind = kindOfHeader(table.header)
  if (kind === null) return { source: null, issues: [headerIssue(table, name)] }
  const doubled = doubledColumns(table.header, kind)
  if (doubled.length > 0) return { source: null, issues: doubled }
  if (table.rows.length === 0) return { source: null, issues: [error('units.empty', { file: name })] }

  const reader = rowReader(table.header)
  reportRaggedRows(reader, table.header, table.rows)
  const common = { from, name, sha256 }
  if (kind === 'lineage') {
    const rows = readLineageRows(reader, table.rows)
    return { source: reader.issues.length > 0 ? null : { kind, ...common, rows }, issues: reader.issues }
  }
  const rows = readListRows(reader, table.rows)
  if (reader.issues.length > 0) return { source: null, issues: reader.issues }
  const scopeCode = options.scopeCode ?? scopeOfList(rows)
  return { source: { kind, ...common, scopeCode, rows }, issues: [scopeIssue(rows, scopeCode, name)] }
}
