import type { Issue } from '../../model/issue.ts'
import { NOWHERE } from '../../model/issue.ts'
import type { CsvRow } from './read-csv.ts'

/** Reads cells of a row by the header's names and reports on them by row and column. */
export interface RowReader {
  /** The cell's text, null when it is empty or the file has no such column. */
  cell(row: CsvRow, column: string): string | null
  report(row: CsvRow, column: string | null, code: string, facts?: Issue['facts'], severity?: Issue['severity']): void
  readonly issues: readonly Issue[]
}

/** Names of columns are compared without regard to case. */
export function columnNames(header: CsvRow): readonly string[] {
  return header.cells.map((cell) => cell.normalize('NFC').toLowerCase())
}

export function rowReader(header: CsvRow): RowReader {
  const names = columnNames(header)
  const issues: Issue[] = []
  return {
    issues,
    cell(row, column) {
      const text = (row.cells[names.indexOf(column.toLowerCase())] ?? '').normalize('NFC').replace(/\s+/g, ' ').trim()
      return text === '' ? null : text
    },
    report(row, column, code, facts = {}, severity = 'error') {
      const position = column === null ? -1 : names.indexOf(column.toLowerCase())
      const place = { ...NOWHERE, row: row.line, column: position < 0 ? null : String(position + 1) }
      issues.push({ code, severity, place, facts: column === null ? facts : { columnName: column, ...facts } })
    },
  }
}

/** Reports rows that have more or fewer cells than the header: their values may stand under the wrong heads. */
export function reportRaggedRows(reader: RowReader, header: CsvRow, rows: readonly CsvRow[]): void {
  for (const row of rows) {
    if (row.cells.length === header.cells.length) continue
    reader.report(row, null, 'units.ragged-row', { cells: row.cells.length, expected: header.cells.length })
  }
}
