import type { RawCell, RawRow } from '../../raw.ts'
import { cellText } from '../clean.ts'
import { LIMITS, refuseTable } from '../limits.ts'
import type { Numbering } from './numbering.ts'
import { readParagraph } from './paragraph.ts'
import { child, childAttribute, childElements, type XmlElement } from './xml.ts'

/** A table as read: its rows, the tables inside its cells, and the page breaks Word noted in it. */
export interface DocxTable {
  readonly rows: readonly RawRow[]
  readonly nested: readonly XmlElement[]
  readonly renderedBreaks: number
}

interface CellContent {
  readonly text: string
  readonly nested: readonly XmlElement[]
}

/** The children of that name, also inside content controls and other wrappers. */
function within(element: XmlElement, name: string): XmlElement[] {
  const wrappers = ['sdt', 'sdtContent', 'ins', 'moveTo', 'customXml', 'smartTag']
  return childElements(element).flatMap((entry) => {
    if (entry.name === name) return [entry]
    return wrappers.includes(entry.name) ? within(entry, name) : []
  })
}

/** A table inside a cell is a table of its own when it has rows and columns; else it only arranges the cell's text. */
function isRealTable(table: XmlElement): boolean {
  const rows = within(table, 'tr')
  return rows.length >= 2 && rows.some((row) => within(row, 'tc').length >= 2)
}

function cellContent(cell: XmlElement, numbering: Numbering): CellContent {
  const lines: string[] = []
  const nested: XmlElement[] = []
  const visit = (element: XmlElement): void => {
    if (element.name === 'p') {
      const { text, boxes } = readParagraph(element)
      const label = numbering.label(child(element, 'pPr'))
      lines.push(`${label} ${text}`)
      boxes.forEach(visit)
    } else if (element.name === 'tbl' && isRealTable(element)) nested.push(element)
    else if (!['tcPr', 'tblPr', 'tblGrid', 'trPr', 'del', 'moveFrom'].includes(element.name)) {
      childElements(element).forEach(visit)
    }
  }
  visit(cell)
  return { text: lines.join('\n'), nested }
}

const count = (value: string | undefined): number => Math.min(LIMITS.tableColumns, Math.max(0, Number(value ?? 0) || 0))

/**
 * Reads a `w:tbl`. Columns are those of the table's grid, so that a cell over three of them stands in three places;
 * a cell merged downwards repeats its text in the rows below. Rows and cells deleted by a tracked change are left out.
 * @throws ThuocDoError `extract.too-large-table`
 */
export function readDocxTable(table: XmlElement, numbering: Numbering, file: string): DocxTable {
  const rows: RawRow[] = []
  const nested: XmlElement[] = []
  let renderedBreaks = 0
  let above: readonly RawCell[] = []
  let cells = 0
  within(table, 'tr').forEach((row, index) => {
    const properties = child(row, 'trPr')
    if (child(properties, 'del') !== undefined) return
    const read: RawCell[] = []
    const place = (text: string, origin: boolean): void => {
      read.push({ column: String(read.length + 1), text, origin })
    }
    for (let skip = count(childAttribute(properties, 'gridBefore', 'val')); skip > 0; skip -= 1) place('', true)
    for (const cell of within(row, 'tc')) {
      const cellProperties = child(cell, 'tcPr')
      if (child(cellProperties, 'cellDel') !== undefined) continue
      const merge = child(cellProperties, 'vMerge')
      const continues = merge !== undefined && merge.attributes.val !== 'restart'
      const content = cellContent(cell, numbering)
      renderedBreaks += content.text.split('\v').length - 1
      nested.push(...content.nested)
      const text = continues ? (above[read.length]?.text ?? '') : cellText(content.text.replace(/\v/g, ''))
      const span = Math.max(1, count(childAttribute(cellProperties, 'gridSpan', 'val')))
      for (let at = 0; at < span; at += 1) place(text, at === 0 && !continues)
    }
    for (let skip = count(childAttribute(properties, 'gridAfter', 'val')); skip > 0; skip -= 1) place('', true)
    cells += read.length
    if (rows.length >= LIMITS.tableRows || read.length > LIMITS.tableColumns || cells > LIMITS.tableCells)
      refuseTable(file)
    above = read
    if (read.some((cell) => cell.text !== '')) rows.push({ row: index + 1, cells: read })
  })
  return { rows, nested, renderedBreaks }
}
