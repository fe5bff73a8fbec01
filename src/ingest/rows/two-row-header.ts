import type { IsHeader } from './row-source.ts'

/** The header among the first rows of a table: its names, and the last row that it takes. */
export interface FoundHeader<R> {
  readonly names: readonly string[]
  readonly last: R
}

const hasDigits = (cells: readonly string[]): boolean => cells.some((cell) => /\d/.test(cell))

/**
 * The names of a header of two rows: below a head that spans several columns each has one of its own. It is called by both where that
 * is a known name ("Ngày" over "tiếp nhận") or where its own stands twice, else by its own.
 */
function joined(top: readonly string[], below: readonly string[], isHeader: IsHeader): readonly string[] {
  const own = (column: number): string => (below[column] ?? '').trim()
  const alone = top.filter((cell, column) => cell.trim() !== '' && own(column) === '')
  const isTwice = (name: string): boolean => [...alone, ...below].filter((cell) => cell.trim() === name).length > 1
  let group = ''
  return Array.from({ length: Math.max(top.length, below.length) }, (_, column) => {
    const [head, name] = [(top[column] ?? '').trim(), own(column)]
    if (head !== '' || name === '') group = head
    if (name === '') return top[column] ?? ''
    const both = `${group} ${name}`.trim()
    return [both, `${name} ${group}`].find((each) => isHeader([each], 1)) ?? (isTwice(name) ? both : name)
  })
}

/** Whether a row may be one of the two of a header: some name of it is known, and nothing of it is data. */
const isHalf = (cells: readonly string[], isHeader: IsHeader): boolean => !hasDigits(cells) && isHeader(cells, 1)

/**
 * Finds the header among the first rows of a table. It may be of two rows, as sheets with merged cells have it: the second then
 * names columns that the first leaves to a head above several.
 */
export function findHeader<R extends { readonly cells: readonly string[] }>(
  rows: readonly R[],
  isHeader: IsHeader,
): FoundHeader<R> | null {
  const at = rows.findIndex(({ cells }) => isHeader(cells))
  const [above, found, below] = [rows[at - 1], rows[at], rows[at + 1]]
  if (found === undefined) return null
  if (below !== undefined && isSecond(found.cells, below.cells, isHeader)) {
    return { names: joined(found.cells, below.cells, isHeader), last: below }
  }
  if (above !== undefined && isHalf(above.cells, isHeader) && isSecond(above.cells, found.cells, isHeader)) {
    return { names: joined(above.cells, found.cells, isHeader), last: found }
  }
  return { names: found.cells, last: found }
}

/** Whether a row continues the header above it: it leaves columns that are named there, and its names are known with those above. */
function isSecond(top: readonly string[], below: readonly string[], isHeader: IsHeader): boolean {
  if (hasDigits(below) || !top.some((cell, column) => cell.trim() !== '' && (below[column] ?? '').trim() === ''))
    return false
  const names = joined(top, below, isHeader)
  return below.some((cell, column) => cell.trim() !== '' && isHeader([names[column] ?? ''], 1))
}
