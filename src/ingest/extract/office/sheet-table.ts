import type { RawCell, RawRow, RawTable } from '../../raw.ts'
import { LIMITS, refuseTable } from '../limits.ts'
import { columnLetters, type Range, type Sheet } from './sheet.ts'

interface Filled {
  readonly rows: readonly number[]
  readonly columns: readonly number[]
}

/** The visible rows with something in them and the visible columns from the first to the last filled one. */
function filledPart(sheet: Sheet, file: string): Filled {
  const rows = [...sheet.rows.keys()].filter((row) => !sheet.isHiddenRow(row)).sort((a, b) => a - b)
  let left = Number.POSITIVE_INFINITY
  let right = 0
  for (const row of rows) {
    for (const column of sheet.rows.get(row)?.keys() ?? []) {
      left = Math.min(left, column)
      right = Math.max(right, column)
    }
  }
  const width = Math.max(0, right - left + 1)
  if (width > LIMITS.tableColumns || width * rows.length > LIMITS.tableCells) refuseTable(file)
  const columns = Array.from({ length: width }, (_, index) => left + index)
  return { rows, columns: columns.filter((column) => !sheet.isHiddenColumn(column)) }
}

interface Covered {
  readonly text: string
  readonly origin: boolean
}

/** Index of the first of the sorted rows that is not above `top`. */
function firstFrom(rows: readonly number[], top: number): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle] ?? 0) < top) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Every shown place that a merged range covers, with the range's text; the first shown place counts as the origin, also
 * when the real one is hidden. Ranges reach only as far as the filled part of the sheet.
 */
function coveredPlaces(sheet: Sheet, { rows, columns }: Filled, file: string): Map<string, Covered> {
  const covered = new Map<string, Covered>()
  let steps = 0
  const cover = ({ top, left, bottom, right }: Range): void => {
    const text = sheet.rows.get(top)?.get(left) ?? ''
    const spanned = columns.filter((column) => column >= left && column <= right)
    let origin = true
    for (let at = firstFrom(rows, top); (rows[at] ?? Number.POSITIVE_INFINITY) <= bottom; at += 1) {
      steps += spanned.length + 1
      if (steps > 2 * LIMITS.tableCells) refuseTable(file)
      for (const column of spanned) {
        covered.set(`${rows[at]}:${column}`, { text, origin })
        origin = false
      }
    }
  }
  sheet.merged.forEach(cover)
  return covered
}

/** A sheet as a table: visible rows that hold something, under their own numbers, every row with the same columns. */
export function sheetTable(name: string, sheet: Sheet, file: string): RawTable | null {
  const filled = filledPart(sheet, file)
  const covered = coveredPlaces(sheet, filled, file)
  const rows = filled.rows.map((row): RawRow => {
    const cells = filled.columns.map((column): RawCell => {
      const merged = covered.get(`${row}:${column}`)
      const text = merged?.text ?? sheet.rows.get(row)?.get(column) ?? ''
      return { column: columnLetters(column), text, origin: merged?.origin ?? true }
    })
    return { row, cells }
  })
  const shown = rows.filter((row) => row.cells.some((cell) => cell.text !== ''))
  return shown.length === 0 ? null : { kind: 'table', page: null, sheet: name, rows: shown }
}
