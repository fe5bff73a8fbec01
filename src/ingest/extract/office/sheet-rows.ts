import { ThuocDoError } from '../../../platform/problem.ts'
import { RECORD_LIMITS } from '../limits.ts'
import { isDateFormat, momentOf } from './date-format.ts'
import { relationshipsOf } from './relationships.ts'
import { richText } from './rich-text.ts'
import { columnNumber } from './sheet.ts'
import { readFormats, readStrings, type Workbook } from './workbook.ts'
import { readWorkbook } from './xlsx.ts'
import { child, childElements, textOf, type XmlElement, xmlElements } from './xml.ts'
import { openPackage, type Package } from './zip.ts'

/** A row of a sheet with the content of its cells, not what they show: dates in ISO form, numbers as they are held (see numberText). */
export interface SheetRow {
  readonly row: number
  /** By column, the first at 0; an empty text where there is nothing. */
  readonly cells: readonly string[]
}

/** A workbook opened for reading its records. */
export interface RecordBook {
  readonly date1904: boolean
  /** Visible sheets in their order. Rows come in pieces; each call reads the sheet from its start. */
  readonly sheets: readonly { readonly name: string; readonly rows: () => AsyncIterable<readonly SheetRow[]> }[]
  readonly close: () => void
}

/** A moment of a spreadsheet has no zone: its UTC parts are what the sheet shows. */
function isoOf(serial: number, date1904: boolean): string | null {
  return momentOf(serial, date1904)?.toISOString().slice(0, 19) ?? null
}

/** Significant digits that spreadsheets keep and show; what files hold behind them comes of the number's binary form. */
const DIGITS_KEPT = 15

/**
 * A number as text: as it is held, but with the zeros that its format fills it with to the left (00000) or to six places behind the
 * point (0.000000), as formats of codes do. Digits that the sheet lost are never made up.
 */
function numberText(raw: string, format: string): string {
  const digits = raw.replace(/^-?0*\.?0*|[^\d]/g, '').length
  const value = Number(raw)
  if (digits > DIGITS_KEPT && !/[eE]/.test(raw)) {
    if (Number.isInteger(value)) return value.toExponential()
    return numberText(String(Number(value.toPrecision(DIGITS_KEPT))), format)
  }
  if (/^0{2,}$/.test(format) && /^\d+$/.test(raw)) return raw.padStart(format.length, '0')
  if (format !== '0.000000' || !/^\d+(\.\d{1,6})?$/.test(raw)) return raw
  const [whole = '', fraction = ''] = raw.split('.')
  return `${whole}.${fraction.padEnd(6, '0')}`
}

function content(cell: XmlElement, workbook: Workbook): string {
  const inline = child(cell, 'is')
  if (inline !== undefined) return richText(inline).normalize('NFC').trim()
  const value = child(cell, 'v')
  const raw = value === undefined ? '' : textOf(value).trim()
  if (raw === '') return ''
  const type = cell.attributes.t ?? 'n'
  if (type === 's') return (workbook.strings[Number(raw)] ?? '').normalize('NFC').trim()
  if (type !== 'n') return raw
  const [format = ''] = (workbook.formats[Number(cell.attributes.s ?? 0)] ?? 'General').split(';')
  return (isDateFormat(format) ? isoOf(Number(raw), workbook.date1904) : null) ?? numberText(raw, format)
}

async function* rowsOf(archive: Package, part: string, workbook: Workbook, file: string) {
  let number = 0
  const take = (name: string, parent: string): boolean => name === 'row' && parent === 'sheetData'
  for await (const elements of xmlElements(archive, part, file, take)) {
    const rows: SheetRow[] = []
    for (const element of elements) {
      number = Number(element.attributes.r ?? number + 1)
      const cells: string[] = []
      let column = 0
      for (const cell of childElements(element)) {
        if (cell.name !== 'c') continue
        column = columnNumber(cell.attributes.r ?? '') || column + 1
        while (cells.length < column - 1) cells.push('')
        cells[column - 1] = content(cell, workbook)
      }
      if (cells.some((cell) => cell !== '')) rows.push({ row: number, cells })
    }
    if (rows.length > 0) yield rows
  }
}

/**
 * Opens a workbook of records: any number of rows, one piece of a sheet in memory at a time. The texts that its cells share
 * are held whole while it is open.
 * @throws ThuocDoError `extract.no-office`, `extract.damaged-office`, `extract.encrypted-office`, `extract.zip-bomb`, `extract.unsafe-xml`
 */
export async function openRecordBook(bytes: Uint8Array, file: string): Promise<RecordBook> {
  const archive = await openPackage(bytes, file, RECORD_LIMITS)
  try {
    const main = (await relationshipsOf(archive, '', file)).find((entry) => entry.type === 'officeDocument')?.part ?? ''
    if (!/^xl\/.*\.xml$/i.test(main)) throw new ThuocDoError('extract.no-office', { file, format: 'ZIP' })
    const relationships = await relationshipsOf(archive, main, file)
    const partOf = (type: string): string | undefined => relationships.find((entry) => entry.type === type)?.part
    const { sheets, date1904 } = await readWorkbook(archive, main, file)
    const workbook: Workbook = {
      strings: await readStrings(archive, partOf('sharedStrings'), file),
      formats: await readFormats(archive, partOf('styles'), file),
      date1904,
    }
    const visible = sheets.flatMap(({ name, id, hidden }) => {
      const target = relationships.find((relationship) => relationship.id === id)
      if (hidden || target?.type !== 'worksheet') return []
      return [{ name, rows: () => rowsOf(archive, target.part, workbook, file) }]
    })
    return { date1904, sheets: visible, close: () => archive.close() }
  } catch (error) {
    archive.close()
    throw error
  }
}
