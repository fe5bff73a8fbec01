import { ThuocDoError } from '../../platform/problem.ts'
import { type ByteSource, headOf } from './byte-source.ts'
import { csvRows } from './csv-rows.ts'
import { jsonRows } from './json-rows.ts'
import { parquetRows } from './parquet.ts'
import type { IsHeader, RowSource } from './row-source.ts'
import { xlsxRows } from './xlsx-rows.ts'

/** No row of names, or no record whose names are known. */
export type NoHeader = 'rows.no-header' | 'rows.no-names'

/** Signatures of files that people take for records. */
const REFUSED: readonly (readonly [string, string])[] = [
  ['%PDF-', 'PDF'],
  ['\xd0\xcf\x11\xe0', 'Excel 97–2003'],
  ['SQLite format 3', 'SQLite'],
  ['<', 'XML, HTML'],
]

const HEAD = 64

/** The first letters of a source, without byte order mark and blanks. */
async function startOf(source: ByteSource): Promise<string> {
  const head = (await headOf(source, HEAD)).toString('latin1')
  return head.replace(/^\xef\xbb\xbf/, '').trimStart()
}

const startsJson = (start: string): boolean => start.startsWith('{') || start.startsWith('[')

/** Whether a source is read as records of JSON. */
export const isJson = async (source: ByteSource): Promise<boolean> => startsJson(await startOf(source))

/** Signatures of the formats of records that are not text, and of packed ones. */
const [ZIP, PARQUET, GZIP] = ['PK', 'PAR1', '\x1f\x8b']

/** Whether a source is CSV, for all that its first letters tell: nothing else that has a name here. */
export async function isCsv(source: ByteSource): Promise<boolean> {
  const start = await startOf(source)
  const others = [ZIP, PARQUET, GZIP, ...REFUSED.map(([signature]) => signature)]
  return !startsJson(start) && !others.some((signature) => start.startsWith(signature))
}

/**
 * Opens a file of records: CSV, NDJSON, JSON, XLSX or Parquet, told apart by the bytes.
 * @returns the problem when no header is found
 * @throws ThuocDoError `rows.empty`, `rows.other-format`, `rows.packed`, `rows.not-utf8`, `rows.parquet-damaged`, `extract.*` for workbooks; as jsonRows
 */
export async function openRows(source: ByteSource, isHeader: IsHeader): Promise<RowSource | NoHeader> {
  const start = await startOf(source)
  if (source.size === 0) throw new ThuocDoError('rows.empty', { file: source.name })
  const other = REFUSED.find(([signature]) => start.startsWith(signature))
  if (other !== undefined) throw new ThuocDoError('rows.other-format', { file: source.name, format: other[1] })
  if (start.startsWith(GZIP)) throw new ThuocDoError('rows.packed', { file: source.name, format: 'gzip' })
  if (start.startsWith(ZIP)) return (await xlsxRows(source, isHeader)) ?? 'rows.no-header'
  if (start.startsWith(PARQUET)) return (await parquetRows(source, isHeader)) ?? 'rows.no-header'
  if (startsJson(start)) return (await jsonRows(source, isHeader)) ?? 'rows.no-names'
  return (await csvRows(source, isHeader)) ?? 'rows.no-header'
}
