import { type Issue, NOWHERE } from '../../../model/issue.ts'
import { ThuocDoError } from '../../../platform/problem.ts'
import type { RawTable } from '../../raw.ts'
import type { Content } from '../content.ts'
import { LIMITS, refuseTable } from '../limits.ts'
import { relationshipsOf } from './relationships.ts'
import { readSheet, type Sheet } from './sheet.ts'
import { sheetTable } from './sheet-table.ts'
import { readFormats, readStrings, type Workbook } from './workbook.ts'
import { readXml } from './xml.ts'
import type { Package } from './zip.ts'

export interface SheetEntry {
  readonly name: string
  readonly id: string
  readonly hidden: boolean
}

/** The sheets of a workbook in their order. */
export async function readWorkbook(
  archive: Package,
  part: string,
  file: string,
): Promise<{ sheets: SheetEntry[]; date1904: boolean }> {
  const sheets: SheetEntry[] = []
  let date1904 = false
  await readXml(
    archive,
    part,
    file,
    (name, parent) => name === 'workbookPr' || (name === 'sheet' && parent === 'sheets'),
    ({ name, attributes }) => {
      if (name === 'workbookPr') date1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
      else
        sheets.push({
          name: (attributes.name ?? '').normalize('NFC'),
          id: attributes.id ?? '',
          hidden: (attributes.state ?? 'visible') !== 'visible',
        })
    },
  )
  return { sheets, date1904 }
}

function sheetIssues(name: string, sheet: Sheet): Issue[] {
  const place = { ...NOWHERE, sheet: name }
  const issues: Issue[] = []
  if (sheet.hiddenRows + sheet.hiddenColumns > 0) {
    const facts = { rows: sheet.hiddenRows, columns: sheet.hiddenColumns }
    issues.push({ code: 'extract.hidden-rows-columns', severity: 'warning', place, facts })
  }
  const [first] = sheet.uncalculated
  if (first !== undefined) {
    const facts = { count: sheet.uncalculated.length, first }
    issues.push({ code: 'extract.formula-without-result', severity: 'error', place, facts })
  }
  return issues
}

/**
 * One table per visible sheet that holds something. Read straight from the XML: exceljs cannot open workbooks whose XML
 * uses prefixes, as .NET libraries write them, and hangs on a validation rule over whole columns.
 */
export async function xlsxContent(archive: Package, main: string, file: string): Promise<Content> {
  const relationships = await relationshipsOf(archive, main, file)
  const partOf = (type: string): string | undefined => relationships.find((entry) => entry.type === type)?.part
  const { sheets, date1904 } = await readWorkbook(archive, main, file)
  if (sheets.length > LIMITS.sheets) refuseTable(file)
  const workbook: Workbook = {
    strings: await readStrings(archive, partOf('sharedStrings'), file),
    formats: await readFormats(archive, partOf('styles'), file),
    date1904,
  }
  const blocks: RawTable[] = []
  const issues: Issue[] = []
  const hidden = sheets.filter((sheet) => sheet.hidden).map((sheet) => sheet.name)
  for (const entry of sheets.filter((sheet) => !sheet.hidden)) {
    const target = relationships.find((relationship) => relationship.id === entry.id)
    // Sheets of charts and macros are no worksheets.
    if (target === undefined || target.type !== 'worksheet') continue
    const sheet = await readSheet(archive, target.part, workbook, file)
    const table = sheetTable(entry.name, sheet, file)
    if (table !== null) blocks.push(table)
    else if (sheet.drawn)
      issues.push({
        code: 'extract.pictures',
        severity: 'warning',
        place: { ...NOWHERE, sheet: entry.name },
        facts: { count: 1 },
      })
    issues.push(...sheetIssues(entry.name, sheet))
  }
  if (sheets.length === 0) throw new ThuocDoError('extract.damaged-office', { file, reason: main })
  if (hidden.length > 0) {
    issues.push({ code: 'extract.hidden-sheets', severity: 'info', place: NOWHERE, facts: { sheets: hidden } })
  }
  return { format: 'xlsx', blocks, issues }
}
