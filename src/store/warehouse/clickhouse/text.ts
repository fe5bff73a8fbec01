import type { Value } from '../columns.ts'

/** A text as a literal of SQL. */
export const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': '\\0' }

const ESCAPED = /[\\\t\n\r\0]/

/** A value in the format TabSeparated. */
export function cell(value: Value): string {
  if (value === null) return '\\N'
  if (typeof value === 'boolean') return value ? '1' : '0'
  if (typeof value !== 'string') return String(value)
  if (!ESCAPED.test(value)) return value
  return value.replaceAll(/[\\\t\n\r\0]/g, (character) => ESCAPES[character] ?? '')
}

/** A row in the format TabSeparated. */
export const tabbed = (values: readonly Value[]): string => `${values.map(cell).join('\t')}\n`
