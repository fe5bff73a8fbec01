import { ThuocDoError } from '../../platform/problem.ts'
import { openRecordBook, type SheetRow } from '../extract/office/sheet-rows.ts'
import { type ByteSource, headOf } from './byte-source.ts'
import { type IsHeader, ROWS_ABOVE_HEADER, type RowSource, type SourceRow } from './row-source.ts'
import { findHeader } from './two-row-header.ts'

async function firstRows(rows: AsyncIterable<readonly SheetRow[]>): Promise<readonly SheetRow[]> {
  const first: SheetRow[] = []
  for await (const piece of rows) {
    first.push(...piece)
    if (first.length > ROWS_ABOVE_HEADER) break
  }
  return first.slice(0, ROWS_ABOVE_HEADER + 1)
}

type Sheet = Awaited<ReturnType<typeof openRecordBook>>['sheets'][number]

/** The header of a sheet, and whether anything stands below it. */
async function headOfSheet(sheet: Sheet, isHeader: IsHeader) {
  const rows = await firstRows(sheet.rows())
  const head = findHeader(rows, isHeader)
  return head === null ? null : { ...head, hasRows: rows.some(({ row }) => row > head.last.row) }
}

/**
 * The sheet of the records with its header: the first that has rows below one, else the first that has one. Null: there is none.
 * @throws ThuocDoError `rows.several-sheets` when several have rows: which of them are meant nobody says
 */
async function sheetOfRecords(sheets: readonly Sheet[], isHeader: IsHeader, file: string) {
  const found = []
  for (const [index, sheet] of sheets.entries()) {
    const head = await headOfSheet(sheet, isHeader)
    if (head !== null) found.push({ sheet, head, number: index + 1 })
  }
  const [first, ...further] = found.filter(({ head }) => head.hasRows)
  if (first !== undefined && further.length > 0) {
    const facts = { file, first: first.number, further: further.map(({ number }) => String(number)) }
    throw new ThuocDoError('rows.several-sheets', facts)
  }
  return first ?? found[0] ?? null
}

/**
 * The rows of a workbook: of the visible sheet that has a header among its first rows and rows below it. The archive is held in memory
 * while its rows are read, its sheets are not.
 * @returns null when no sheet has such a header
 * @throws ThuocDoError `rows.several-sheets`, `extract.*` as openRecordBook
 */
export async function xlsxRows(source: ByteSource, isHeader: IsHeader): Promise<RowSource | null> {
  const book = await openRecordBook(await headOf(source, source.size), source.name)
  const found = await sheetOfRecords(book.sheets, isHeader, source.name).catch((error: unknown) => {
    book.close()
    throw error
  })
  if (found === null) {
    book.close()
    return null
  }
  const { sheet, head } = found
  return {
    format: 'xlsx',
    header: head.names,
    date1904: book.date1904,
    async *rows(wanted, isAskedWhole) {
      const columns = wanted.map((name) => head.names.indexOf(name))
      const below = (row: SheetRow): SourceRow => {
        const cells = columns.map((column) => row.cells[column] ?? '')
        const all = isAskedWhole?.(cells) === true ? { all: row.cells } : {}
        return { line: row.row, cells, fault: null, ...all }
      }
      try {
        for await (const piece of sheet.rows()) yield piece.filter((row) => row.row > head.last.row).map(below)
      } finally {
        book.close()
      }
    },
  }
}
