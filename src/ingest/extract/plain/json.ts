import { ThuocDoError } from '../../../platform/problem.ts'
import type { RawRow, RawTable } from '../../raw.ts'
import { cellText } from '../clean.ts'
import { LIMITS, refuseTable } from '../limits.ts'

const SCHEMA = 'thuocdo/results/1'
const COLUMNS = ['unitCode', 'unitName', 'figure', 'value', 'printed', 'source', 'missing'] as const
const OF_DOCUMENT = ['issuer', 'period', 'indexSet'] as const

type Json = Readonly<Record<string, unknown>>

const isObject = (data: unknown): data is Json => typeof data === 'object' && data !== null && !Array.isArray(data)

function parsed(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? cellText(String(value)) : ''
}

function within(data: Json, key: string, name: string): string {
  const part = data[key]
  return isObject(part) ? textOf(part[name]) : ''
}

/** The rows of our data file with what it says of the document, or of `thuocdo figures --format json`; null: neither. */
function rowsOf(data: unknown): readonly Json[] | null {
  if (Array.isArray(data)) {
    const rows = data.filter(isObject)
    const ours = rows.length > 0 && rows.every((row) => 'unitName' in row && 'figure' in row && 'value' in row)
    return ours && rows.length === data.length ? rows : null
  }
  if (!isObject(data) || data.schema !== SCHEMA || !Array.isArray(data.figures)) return null
  const document = {
    issuer: within(data, 'issuer', 'unitName'),
    period: within(data, 'period', 'key'),
    indexSet: within(data, 'indexSet', 'id'),
  }
  return data.figures.filter(isObject).map((row) => ({ ...row, ...document }))
}

/**
 * Our own JSON as a table of one figure a row, its head first; null when the text is no JSON. Row numbers count the figures.
 * @throws ThuocDoError `extract.other-format` when it is JSON of somebody else, `extract.too-large-table`
 */
export function jsonTable(text: string, name: string): RawTable | null {
  const data = parsed(text)
  if (data === undefined) return null
  const rows = rowsOf(data)
  if (rows === null) throw new ThuocDoError('extract.other-format', { file: name, format: 'JSON' })
  if (rows.length > LIMITS.tableRows) refuseTable(name)
  const columns = [...COLUMNS, ...OF_DOCUMENT]
  const rowOf = (row: number, texts: readonly string[]): RawRow => ({
    row,
    cells: texts.map((cell, index) => ({ column: String(index + 1), text: cell, origin: true })),
  })
  return {
    kind: 'table',
    page: null,
    sheet: null,
    rows: [
      rowOf(0, columns),
      ...rows.map((row, index) =>
        rowOf(
          index + 1,
          columns.map((column) => textOf(row[column])),
        ),
      ),
    ],
  }
}
