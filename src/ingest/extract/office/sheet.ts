import { cellText } from '../clean.ts'
import { LIMITS, refuseTable } from '../limits.ts'
import { formatNumber } from './number-format.ts'
import { richText } from './rich-text.ts'
import type { Workbook } from './workbook.ts'
import { child, childElements, readXml, textOf, type XmlElement } from './xml.ts'
import type { Package } from './zip.ts'

/** A rectangle of a sheet, all ends included, counted from 1. */
export interface Range {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** A sheet's filled cells: row → column → text as shown. Hidden rows and columns are still in it. */
export interface Sheet {
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, string>>
  readonly merged: readonly Range[]
  readonly isHiddenRow: (row: number) => boolean
  readonly isHiddenColumn: (column: number) => boolean
  readonly hiddenRows: number
  readonly hiddenColumns: number
  /** Places of formulas that were never calculated ("C7"), 1,000 at the most. */
  readonly uncalculated: readonly string[]
  /** It has pictures or other drawings, which are not read. */
  readonly drawn: boolean
}

/** "AB" → 28; 0 when there are no letters. */
export function columnNumber(reference: string): number {
  const letters = /^[A-Z]{1,3}/i.exec(reference)?.[0].toUpperCase() ?? ''
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

/** 28 → "AB". */
export function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return `${rest > 0 ? columnLetters(rest) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`
}

function rangeOf(reference: string): Range | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)$/i.exec(reference)
  if (match === null) return null
  const [, left = '', top = '', right = '', bottom = ''] = match
  return { top: Number(top), left: columnNumber(left), bottom: Number(bottom), right: columnNumber(right) }
}

/** A cell's text as the sheet shows it. */
function shown(cell: XmlElement, workbook: Workbook): string {
  const inline = child(cell, 'is')
  if (inline !== undefined) return cellText(richText(inline))
  const value = child(cell, 'v')
  const raw = value === undefined ? '' : textOf(value)
  if (raw === '') return ''
  switch (cell.attributes.t ?? 'n') {
    case 's':
      return cellText(workbook.strings[Number(raw)] ?? '')
    case 'b':
      return raw === '1' || raw === 'true' ? 'TRUE' : 'FALSE'
    case 'n': {
      const number = Number(raw)
      const code = workbook.formats[Number(cell.attributes.s ?? 0)] ?? 'General'
      return Number.isFinite(number) ? cellText(formatNumber(number, code, workbook.date1904)) : cellText(raw)
    }
    default:
      // str: a formula's text; e: an error such as #DIV/0!; d: a date in ISO form.
      return cellText(raw)
  }
}

interface Building {
  readonly rows: Map<number, Map<number, string>>
  readonly merged: Range[]
  readonly hiddenRows: Set<number>
  readonly hiddenColumns: Range[]
  readonly uncalculated: string[]
  drawn: boolean
  row: number
  cells: number
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'

function addRow(building: Building, row: XmlElement, workbook: Workbook, file: string): void {
  building.row = Number(row.attributes.r ?? building.row + 1)
  const hidden = isTrue(row.attributes.hidden)
  const cells = new Map<number, string>()
  let column = 0
  for (const cell of childElements(row)) {
    if (cell.name !== 'c') continue
    column = columnNumber(cell.attributes.r ?? '') || column + 1
    const text = shown(cell, workbook)
    if (text !== '') cells.set(column, text)
    else if (child(cell, 'f') !== undefined && child(cell, 'v') === undefined && building.uncalculated.length < 1000) {
      building.uncalculated.push(`${columnLetters(column)}${building.row}`)
    }
  }
  if (cells.size === 0) return
  if (hidden) building.hiddenRows.add(building.row)
  building.rows.set(building.row, cells)
  building.cells += cells.size
  if (building.rows.size > LIMITS.tableRows || building.cells > LIMITS.tableCells) refuseTable(file)
}

function hiddenFilled(building: Building, isHiddenColumn: (column: number) => boolean): number {
  const filled = new Set<number>()
  for (const cells of building.rows.values()) for (const column of cells.keys()) filled.add(column)
  return [...filled].filter(isHiddenColumn).length
}

/**
 * The filled cells of one worksheet. Only rows, column widths and merges are read; validations, drawings and conditional
 * formats are passed over, however large they claim to be.
 * @throws ThuocDoError `extract.too-large-table`, `extract.damaged-office`
 */
export async function readSheet(archive: Package, part: string, workbook: Workbook, file: string): Promise<Sheet> {
  const building: Building = {
    rows: new Map(),
    merged: [],
    hiddenRows: new Set(),
    hiddenColumns: [],
    uncalculated: [],
    drawn: false,
    row: 0,
    cells: 0,
  }
  const take = (name: string, parent: string): boolean =>
    (name === 'row' && parent === 'sheetData') ||
    (name === 'mergeCell' && parent === 'mergeCells') ||
    (name === 'col' && parent === 'cols') ||
    (name === 'drawing' && parent === 'worksheet')
  await readXml(archive, part, file, take, (element) => {
    const { attributes } = element
    if (element.name === 'row') addRow(building, element, workbook, file)
    else if (element.name === 'drawing') building.drawn = true
    else if (element.name === 'mergeCell') {
      const range = rangeOf(attributes.ref ?? '')
      if (range !== null && building.merged.length < LIMITS.tableRows) building.merged.push(range)
    } else if (isTrue(attributes.hidden)) {
      building.hiddenColumns.push({ top: 0, bottom: 0, left: Number(attributes.min), right: Number(attributes.max) })
    }
  })
  const isHiddenColumn = (column: number): boolean =>
    building.hiddenColumns.some((range) => column >= range.left && column <= range.right)
  return {
    rows: building.rows,
    merged: building.merged,
    uncalculated: building.uncalculated,
    drawn: building.drawn,
    isHiddenRow: (row) => building.hiddenRows.has(row),
    isHiddenColumn,
    hiddenRows: building.hiddenRows.size,
    hiddenColumns: hiddenFilled(building, isHiddenColumn),
  }
}
