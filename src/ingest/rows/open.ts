import { ThuocDoError } from '../../platform/problem.ts'
import { type ByteSource, headOf } from './byte-source.ts'
import { csvRows } from './csv-rows.ts'
import { jsonRows } from './json-rows.ts'
import { parquetRows } from './parquet.ts'
import type { IsHeader, RowSource } from './row-source.ts'
import { xlsxRows } from './xlsx-rows.ts'

/** Signatures of files that people take for records. */
const REFUSED: readonly (readonly [string, string])[] = [
  ['%PDF-', 'PDF'],
  ['\xd0\xcf\x11\xe0', 'Excel 97–2003'],
  ['\x1f\x8b', 'gzip'],
  ['SQLite format 3', 'SQLite'],
  ['<', 'XML, HTML'],
]

/**
 * Opens a file of records: CSV, NDJSON, JSON, XLSX or Parquet, told apart by the bytes.
 * @returns null when no header is found
 * @throws ThuocDoError `rows.empty`, `rows.other-format`, `rows.not-utf8`, `rows.cut-off`, `rows.parquet-damaged`, `extract.*` for workbooks
 */
export async function openRows(source: ByteSource, isHeader: IsHeader): Promise<RowSource | null> {
  const head = (await headOf(source, 64)).toString('latin1')
  const start = head.replace(/^\xef\xbb\xbf/, '').trimStart()
  if (source.size === 0) throw new ThuocDoError('rows.empty', { file: source.name })
  const other = REFUSED.find(([signature]) => start.startsWith(signature))
  if (other !== undefined) throw new ThuocDoError('rows.other-format', { file: source.name, format: other[1] })
  if (head.startsWith('PK')) return xlsxRows(source, isHeader)
  if (head.startsWith('PAR1')) return parquetRows(source, isHeader)
  if (start.startsWith('{') || start.startsWith('[')) return jsonRows(source, isHeader)
  return csvRows(source, isHeader)
}
