import { NOWHERE } from '../../model/issue.ts'
import { type CsvRow, type CsvTable, readCsv } from '../csv/read-csv.ts'
import { allBytes, type ByteSource } from '../rows/byte-source.ts'
import { isCsv, openRows } from '../rows/open.ts'
import { COUNTED, type Counted, type RowSource } from '../rows/row-source.ts'
import { COLUMNS } from './read-counts.ts'

/** A file of counts as a table, and what the numbers of its rows count. */
export interface CountTable {
  readonly table: CsvTable
  readonly counted: Counted
}

const named = (cells: readonly string[]): readonly string[] => cells.map((cell) => cell.trim().toLowerCase())

const isHeader = (cells: readonly string[]): boolean => COLUMNS.every((column) => named(cells).includes(column))

/** What is wrong with a file, or with one row of it. */
const unreadable = (
  code: string,
  row: number | null,
  facts: Extract<CsvTable, { kind: 'unreadable' }>['issue']['facts'],
): CsvTable => ({ kind: 'unreadable', issue: { code, severity: 'error', place: { ...NOWHERE, row }, facts } })

/** A row that cannot be read at all leaves nothing of the table. */
async function tableOf(opened: RowSource): Promise<CsvTable> {
  const columns = [...COLUMNS, 'level']
  const wanted = opened.header.filter((name) => columns.includes(named([name])[0] ?? ''))
  const rows: CsvRow[] = []
  for await (const piece of opened.rows(wanted)) {
    for (const { line, cells, fault, brokenAt } of piece) {
      if (fault !== null) return unreadable(fault, line, { ...brokenAt })
      rows.push({ line, cells })
    }
  }
  return { kind: 'table', header: { line: 1, cells: wanted }, rows }
}

/**
 * The table of a file of counts: CSV as a person writes it, or records of any other format that files of records have.
 * @throws ThuocDoError as openRows
 */
export async function countTable(source: ByteSource): Promise<CountTable> {
  if (await isCsv(source)) return { table: readCsv(await allBytes(source), source.name), counted: 'row' }
  const opened = await openRows(source, isHeader)
  if (typeof opened !== 'string') return { table: await tableOf(opened), counted: COUNTED[opened.format] }
  const facts = { file: source.name, missing: COLUMNS, found: ['–'] }
  return { table: unreadable('counts.columns', null, facts), counted: 'row' }
}
