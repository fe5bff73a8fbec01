import { ThuocDoError } from '../../platform/problem.ts'

/** Megabytes as people read them on a disk: 10^6 bytes. */
const MB = 1_000_000

/**
 * What one file may cost. A monthly letter of 135 units is below 1 MB and 20 pages; the limits leave two orders of
 * magnitude and still keep a hostile file far from the memory of a small machine.
 */
export const LIMITS = {
  /** Size of the file itself, asked of the disk before a byte is read. */
  fileBytes: 50 * MB,
  /** All parts of a DOCX or XLSX, or all streams of a PDF, inflated: counted while inflating, never taken from the file's own word. */
  inflatedBytes: 200 * MB,
  /** One XML part or one stream of a PDF. */
  partBytes: 64 * MB,
  /** Entries of a ZIP archive. */
  entries: 5_000,
  /** Inflated ÷ packed bytes of one entry. Real sheets stay below 60; deflate can reach 1032. */
  ratio: 200,
  /** Entries below this inflated size are not judged by their ratio. */
  ratioFromBytes: 5 * MB,
  /** Depth of nested XML elements. */
  xmlDepth: 256,
  pages: 1_000,
  /** Non-empty rows of one sheet or table, columns of a row, and places of a table in all. */
  tableRows: 20_000,
  tableColumns: 500,
  tableCells: 1_000_000,
  /** Sheets of a workbook. */
  sheets: 200,
} as const

/** The limits of what a package of XML parts may unpack to. */
export type PackageLimits = {
  readonly [key in 'inflatedBytes' | 'partBytes' | 'entries' | 'ratio' | 'ratioFromBytes']: number
}

/** A workbook of records, read row by row: a sheet holds 1,048,576 rows at the most, some 100 columns of them are 3 GB of XML. */
export const RECORD_LIMITS: PackageLimits = { ...LIMITS, inflatedBytes: 4_000 * MB, partBytes: 3_000 * MB }

/** "12.5 MB": a size for an error message. */
export function megabytes(bytes: number): string {
  return bytes < 100_000 ? `${bytes} B` : `${Math.round(bytes / 100_000) / 10} MB`
}

/** @throws ThuocDoError `extract.too-large-table`, always */
export function refuseTable(file: string): never {
  const { tableRows, tableColumns, tableCells, sheets } = LIMITS
  throw new ThuocDoError('extract.too-large-table', {
    file,
    rows: tableRows,
    columns: tableColumns,
    cells: tableCells,
    sheets,
  })
}
