import { CsvError, parse } from 'csv-parse/sync'
import { type Issue, NOWHERE } from '../../model/issue.ts'
import type { Text2 } from '../../model/text.ts'

/** A row of a CSV file with its line number in the file, as an editor shows it. */
export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
}

export type CsvTable =
  | { readonly kind: 'table'; readonly header: CsvRow; readonly rows: readonly CsvRow[] }
  | { readonly kind: 'unreadable'; readonly issue: Issue }

/** Faults of CSV that a file can have, by the code of the reading library. */
const FAULTS: Readonly<Record<string, Text2>> = {
  CSV_QUOTE_NOT_CLOSED: { vi: 'ngoặc kép không được đóng', en: 'a quotation mark is never closed' },
  CSV_INVALID_CLOSING_QUOTE: { vi: 'có chữ ngay sau ngoặc kép đóng', en: 'text stands right behind a closing quote' },
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: {
    vi: 'có chữ ngay sau ngoặc kép đóng',
    en: 'text stands right behind a closing quote',
  },
  INVALID_OPENING_QUOTE: { vi: 'có ngoặc kép giữa ô', en: 'a quotation mark stands within a cell' },
}

const DELIMITERS = [',', ';', '\t']

function unreadable(code: string, facts: Issue['facts'], line: number | null = null): CsvTable {
  return { kind: 'unreadable', issue: { code, severity: 'error', place: { ...NOWHERE, row: line }, facts } }
}

/** The text of the bytes when they are UTF-8 (with or without byte order mark), else null. */
function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** The delimiter that divides the first line into the most cells. */
function delimiterOf(text: string): string {
  const first = text.trimStart().split(/\r\n|\r|\n/, 1)[0] ?? ''
  const counts = DELIMITERS.map((delimiter) => first.split(delimiter).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}

/** Reads a CSV file divided by comma, semicolon or tab: header and rows, cells trimmed, empty lines left out. */
export function readCsv(bytes: Uint8Array, name: string): CsvTable {
  const text = decodeUtf8(bytes)
  if (text === null || text.includes('\0')) return unreadable('units.not-utf8', { file: name })
  let records: readonly { readonly record: string[]; readonly info: { readonly lines: number } }[]
  try {
    records = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as typeof records
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return unreadable(
      'units.csv-broken',
      { file: name, detail: FAULTS[error.code] ?? { vi: `lỗi ${error.code}`, en: `fault ${error.code}` } },
      Number(error.lines ?? 0) || null,
    )
  }
  const [header, ...rows] = records.map(({ record, info }) => ({ line: info.lines, cells: record }))
  if (header === undefined) return unreadable('units.empty', { file: name })
  return { kind: 'table', header, rows }
}
