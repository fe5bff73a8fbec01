import type { Issue } from '../../model/issue.ts'
import { type AssembledRow, assembleRows } from './assemble.ts'
import { placeOf } from './page-line.ts'
import type { ParsedLine, TableRow } from './table.ts'
import { isSectionLabel, totalKind } from './vocabulary.ts'

const ROMAN = /^[IVXLC]+$/

const isBlank = (row: AssembledRow): boolean => row.cells.every((cell) => cell.text === '')

/** True for a row numbered I, II … among rows numbered 1, 2 …: it heads a section, with the section's total or without. */
function headsSection(row: AssembledRow, arabic: boolean): boolean {
  const roman = row.sequence !== null && ROMAN.test(row.sequence) && arabic
  return roman || (isBlank(row) && isSectionLabel(row.name))
}

/**
 * Rows from lines: broken rows put together, sections counted, and rows whose values do not fall into `columns` columns
 * for certain reported and left out.
 */
export function finishRows(
  lines: readonly ParsedLine[],
  columns: number,
): { readonly rows: readonly TableRow[]; readonly issues: readonly Issue[] } {
  const { rows: assembled, issues: broken } = assembleRows(lines)
  const issues = [...broken]
  const arabic = assembled.some((row) => /^\d+$/.test(row.sequence ?? ''))
  const rows: TableRow[] = []
  let section = 0
  for (const row of assembled) {
    const { line, sequence, name } = row
    const heads = headsSection(row, arabic)
    if (heads && rows.length > 0) section += 1
    if (row.doubtful || (heads && isBlank(row))) continue
    if (row.name === '' && isBlank(row)) continue
    if (!row.aligned && !isBlank(row)) {
      const values = row.cells.map((cell) => cell.text)
      const facts = { name: name === '' ? line.text : name, found: values.length, expected: columns, values }
      issues.push({ code: 'reading.row-values', severity: 'error', place: placeOf(line), facts })
      continue
    }
    if (isBlank(row) && totalKind(name) === null) {
      issues.push({ code: 'reading.row-blank', severity: 'warning', place: placeOf(line), facts: { name } })
    }
    const cells = isBlank(row) ? Array.from({ length: columns }, () => ({ text: '', merged: false })) : row.cells
    rows.push({ line, sequence, name, cells, section, headsSection: heads })
  }
  return { rows, issues }
}
