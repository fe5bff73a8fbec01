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

/**
 * The rows of a workbook: of the first visible sheet that has a header among its first rows. The archive is held in memory
 * while its rows are read, its sheets are not.
 * @returns null when no sheet has such a header
 * @throws ThuocDoError `extract.*` as openRecordBook
 */
export async function xlsxRows(source: ByteSource, isHeader: IsHeader): Promise<RowSource | null> {
  const book = await openRecordBook(await headOf(source, source.size), source.name)
  for (const sheet of book.sheets) {
    const head = findHeader(await firstRows(sheet.rows()), isHeader)
    if (head === null) continue
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
  book.close()
  return null
}
