import type { Value } from '../columns.ts'

/** A text as a literal of SQL. */
export const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': '\\0' }

function cell(value: Value): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return value.replace(/[\\\t\n\r\0]/g, (character) => ESCAPES[character] ?? '')
  return typeof value === 'boolean' ? (value ? '1' : '0') : String(value)
}

/** A row in the format TabSeparated. */
export const tabbed = (values: readonly Value[]): string => `${values.map(cell).join('\t')}\n`
