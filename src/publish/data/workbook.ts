import type { Worksheet } from 'exceljs'
import { type Decimal, decimalPlaces, decimalToNumber, toDecimal } from '../../model/decimal.ts'
import { missingWords } from '../../model/format.ts'
import type { FigureDefinition } from '../../model/index-set.ts'
import { OWN_WORKBOOK } from '../../model/own-workbook.ts'
import { periodLabel } from '../../model/period.ts'
import type { Reported } from '../../model/reported.ts'
import type { MonthResults, UnitResults } from '../../model/results.ts'
import { withoutZipDates } from '../zip-dates.ts'
import { definitionRows, provenanceRows } from './workbook-notes.ts'

const HEAD_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE7ECF2' } } as const
const THIN = { style: 'thin', color: { argb: 'FF9AA5B1' } } as const
const BORDER = { top: THIN, bottom: THIN, left: THIN, right: THIN }
const FIXED_COLUMNS = 3

/** Shows the digits the value has, with a separator of thousands in the reader's own way. */
function numberFormat(value: Decimal): string {
  const places = decimalPlaces(value)
  return places === 0 ? '#,##0' : `#,##0.${'0'.repeat(places)}`
}

/** A spreadsheet holds doubles: a decimal that does not survive becomes text rather than another number. */
function survives(value: Decimal): boolean {
  return toDecimal(String(decimalToNumber(value))) === value
}

function cellValue(reported: Reported | undefined): string | number | null {
  if (reported === undefined) return null
  if (reported.kind === 'value') return survives(reported.value) ? decimalToNumber(reported.value) : reported.value
  return reported.reason === 'not-reported' ? '-' : missingWords(reported.reason, 'vi')
}

/** The figures that the issuer or any unit has a fact about, in the order of the index set. */
function figuresOf({ indexSet, issuer, units }: MonthResults): readonly FigureDefinition[] {
  return indexSet.figures.filter(({ id }) => [issuer, ...units].some(({ facts }) => facts[id] !== undefined))
}

function addRow(
  sheet: Worksheet,
  unit: UnitResults,
  number: number | null,
  figures: readonly FigureDefinition[],
): void {
  const reported = figures.map(({ id }) => unit.facts[id]?.reported)
  const row = sheet.addRow([number, unit.unit.code, unit.unit.name, ...reported.map(cellValue)])
  row.eachCell({ includeEmpty: true }, (cell, column) => {
    cell.border = BORDER
    const one = reported[column - FIXED_COLUMNS - 1]
    if (one?.kind === 'value') cell.numFmt = numberFormat(one.value)
    if (column > FIXED_COLUMNS) cell.alignment = { horizontal: one?.kind === 'value' ? 'right' : 'center' }
  })
  row.font = { name: 'Times New Roman', size: 12, bold: number === null }
}

function fillResults(sheet: Worksheet, results: MonthResults): void {
  const figures = figuresOf(results)
  const heads = figures.map((figure) => (figure.unitOfMeasure === 'percent' ? `${figure.name.vi} (%)` : figure.name.vi))
  sheet.columns = [{ width: 6 }, { width: 10 }, { width: 30 }, ...figures.map(() => ({ width: 17 }))]
  const head = sheet.addRow(['STT', 'Mã', 'Đơn vị', ...heads])
  head.eachCell((cell) => {
    cell.font = { name: 'Times New Roman', size: 12, bold: true }
    cell.fill = HEAD_FILL
    cell.border = BORDER
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
  })
  addRow(sheet, results.issuer, null, figures)
  for (const [index, unit] of results.units.entries()) addRow(sheet, unit, index + 1, figures)
  sheet.views = [{ state: 'frozen', xSplit: FIXED_COLUMNS, ySplit: 1 }]
  sheet.autoFilter = {
    from: { row: 1, column: 1 },
    to: { row: results.units.length + 2, column: heads.length + FIXED_COLUMNS },
  }
  sheet.pageSetup = {
    paperSize: 9,
    orientation: heads.length > 4 ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '1:1',
  }
  sheet.headerFooter.oddHeader = `&C&"Times New Roman,Bold"${results.issuer.unit.name.replaceAll('&', '&&')}, ${periodLabel(results.period, 'vi')}`
  sheet.headerFooter.oddFooter = '&C&P/&N'
}

function fillNotes(sheet: Worksheet, rows: readonly (readonly string[])[], widths: readonly number[]): void {
  sheet.columns = widths.map((width) => ({ width }))
  for (const [index, cells] of rows.entries()) {
    const row = sheet.addRow([...cells])
    row.font = { name: 'Times New Roman', size: 12, bold: index === 0 }
    row.alignment = { wrapText: true, vertical: 'top' }
  }
  sheet.pageSetup = { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 }
}

/**
 * The results as a workbook: "Kết quả" (the issuer, then one row per unit, one column per figure; numbers are numbers; "-" is not reported,
 * blank is no fact at all),
 * "Nguồn" (what the document says of itself), "Định nghĩa". The same results give the same bytes.
 */
export async function renderWorkbook(results: MonthResults): Promise<Uint8Array> {
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  const date = new Date(`${results.period.to}T00:00:00Z`)
  workbook.created = date
  workbook.modified = date
  workbook.creator = results.document.issuerPrinted
  workbook.lastModifiedBy = results.document.issuerPrinted
  fillResults(workbook.addWorksheet(OWN_WORKBOOK.results), results)
  fillNotes(workbook.addWorksheet(OWN_WORKBOOK.sources), provenanceRows(results), [28, 100])
  fillNotes(workbook.addWorksheet('Định nghĩa'), definitionRows(results), [18, 34, 70, 14, 24, 50])
  return withoutZipDates(new Uint8Array(await workbook.xlsx.writeBuffer()))
}
