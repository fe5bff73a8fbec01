/** A record of a JSON file. */
export type JsonRecord = Readonly<Record<string, unknown>>

/** What a list without entries reads as: the source spoke, and there are none. */
export const NO_ENTRIES = '[]'

/** Divides the values of a list within one cell. */
export const LIST_MARK = '|'

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function scalar(value: unknown): string {
  if (typeof value === 'string') return value.normalize('NFC').trim()
  // A whole number beyond what numbers hold is no longer what was written: as digits it would pass for a code.
  if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) return value.toExponential()
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/**
 * The names of a record's columns: its keys; for a list of records or a record within it `list.key`, so that
 * `DanhSachLePhi.Gia` is a column.
 */
export function columnsOf(record: JsonRecord): string[] {
  return Object.entries(record).flatMap(([key, value]) => {
    const within = (Array.isArray(value) ? value : [value]).filter(isRecord)
    if (within.length === 0) return [key]
    return [...new Set(within.flatMap((entry) => Object.keys(entry)))].map((inner) => `${key}.${inner}`)
  })
}

function listText(list: readonly unknown[], key: string): string {
  if (list.length === 0) return NO_ENTRIES
  // The mark itself must not divide a value.
  return list.map((entry) => (isRecord(entry) ? scalar(entry[key]).replaceAll(LIST_MARK, '/') : '')).join(LIST_MARK)
}

/**
 * A function that gives the text of one column of a record: '' when there is none, values of a list parted by "|". Where the list
 * or record of a dotted name is not there, its last part alone is looked for.
 */
export function cellOf(column: string): (record: JsonRecord) => string {
  const point = column.indexOf('.')
  if (point < 0) return (record) => scalar(record[column])
  const outer = column.slice(0, point)
  const inner = column.slice(point + 1)
  return (record) => {
    const value = record[outer]
    if (Array.isArray(value)) return listText(value, inner)
    if (isRecord(value)) return scalar(value[inner])
    return scalar(record[column] ?? (value === undefined ? record[inner] : undefined))
  }
}
