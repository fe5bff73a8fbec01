import { NOWHERE } from '../../model/issue.ts'
import type { CsvRow, CsvTable } from '../csv/read-csv.ts'
import type { RawDocument, RawRow } from '../raw.ts'
import { kindOfHeader } from './read.ts'

const toRow = ({ row, cells }: RawRow): CsvRow => ({ line: row, cells: cells.map((cell) => cell.text.trim()) })

const isBlank = ({ cells }: CsvRow): boolean => cells.every((cell) => cell === '')

/** All rows as wide as the header: a sheet leaves out empty cells at the end of a row. */
function squared(header: CsvRow, rows: readonly CsvRow[]): readonly CsvRow[] {
  const width = header.cells.length
  const cut = (cells: readonly string[]): readonly string[] => {
    const beyond = cells.slice(width)
    if (beyond.some((cell) => cell !== '')) return cells
    return Array.from({ length: width }, (_, index) => cells[index] ?? '')
  }
  return rows.filter((row) => !isBlank(row)).map(({ line, cells }) => ({ line, cells: cut(cells) }))
}

/**
 * The list or lineage of a workbook as a person exports it: the first visible sheet with a row that is the header of one;
 * what stands above that row (a title) is passed over. Places are rows and columns of the sheet.
 */
export function readSheet(raw: RawDocument): CsvTable {
  const tables = raw.blocks.flatMap((block) => (block.kind === 'table' ? [block.rows.map(toRow)] : []))
  for (const rows of tables) {
    const at = rows.findIndex((row) => kindOfHeader(row) !== null)
    const header = rows[at]
    if (header !== undefined) return { kind: 'table', header, rows: squared(header, rows.slice(at + 1)) }
  }
  const first = tables[0]?.find((row) => !isBlank(row))
  if (first !== undefined) return { kind: 'table', header: first, rows: [] }
  const facts = { file: raw.source.name }
  return { kind: 'unreadable', issue: { code: 'units.empty', severity: 'error', place: NOWHERE, facts } }
}
