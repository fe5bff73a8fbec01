import type { RawCell, RawRow } from '../raw.ts'
import { isNumber } from './printed-value.ts'

/** A cell of a row and the places of the grid it covers, the end not included. */
interface Span {
  readonly cell: RawCell
  readonly from: number
  readonly to: number
}

/** Where cells of one column begin in the rows that have every column. */
interface Start {
  readonly least: number
  readonly most: number
}

function spansOf({ cells }: RawRow): Span[] {
  const spans: Span[] = []
  cells.forEach((cell, at) => {
    const last = spans.at(-1)
    if (last !== undefined && !cell.origin && cell.text === last.cell.text)
      spans[spans.length - 1] = { ...last, to: at + 1 }
    else spans.push({ cell, from: at, to: at + 1 })
  })
  return spans
}

/** The most cells that rows with numbers have, where most of them have so many. */
function columnsOf(rows: readonly (readonly Span[])[]): number | null {
  const counts = rows.filter((spans) => spans.some(({ cell }) => isNumber(cell.text))).map((spans) => spans.length)
  const most = Math.max(0, ...counts)
  return counts.filter((count) => count === most).length * 2 > counts.length ? most : null
}

/** The places where columns begin, as rows with a cell for each of them show it; null where two columns run into each other. */
function startsOf(rows: readonly (readonly Span[])[], columns: number): readonly Start[] | null {
  const full = rows.filter((spans) => spans.length === columns && spans.every(({ cell }) => cell.origin))
  const starts = Array.from({ length: columns }, (_, index): Start => {
    const own = full.map((spans) => spans[index]?.from ?? 0)
    return { least: Math.min(...own), most: Math.max(...own) }
  })
  const apart = starts.every(({ least }, index) => index === 0 || (starts[index - 1]?.most ?? 0) < least)
  return full.length > 0 && apart ? starts : null
}

/** A row in these columns; null where one of them would hold two texts. */
function withColumns(row: RawRow, spans: readonly Span[], starts: readonly Start[]): RawRow | null {
  const cells: (RawCell | null)[] = starts.map(() => null)
  for (const { cell, from, to } of spans) {
    const first = starts.findLastIndex(({ least }) => least <= from)
    const beyond = starts.findIndex(({ least, most }, index) => index > first && (most >= to || least >= to))
    for (let at = first; at < (beyond < 0 ? starts.length : beyond); at += 1) {
      const held = cells[at]?.text ?? ''
      if (held !== '' && cell.text !== '') return null
      if (held === '') cells[at] = { ...cell, origin: cell.origin && at === first }
    }
  }
  return { ...row, cells: cells.map((cell, at) => cell ?? { column: String(at + 1), text: '', origin: true }) }
}

/**
 * Rows of a marked table whose grid has more places than columns: cells merged over two places throughout, or borders that do not
 * quite meet from row to row, as word processors leave them when a table is changed by hand. Where most rows with numbers have as
 * many cells as any, and all that do begin each column apart from the others, their cells are the columns and the other rows are
 * put under them. Else the grid stays as it is.
 */
export function evenColumns(rows: readonly RawRow[]): readonly RawRow[] {
  const spans = rows.map(spansOf)
  const columns = columnsOf(spans)
  if (columns === null || columns < 2 || columns === Math.max(...rows.map((row) => row.cells.length))) return rows
  const starts = startsOf(spans, columns)
  if (starts === null) return rows
  const even = rows.map((row, index) => withColumns(row, spans[index] ?? [], starts))
  return even.every((row) => row !== null) ? even : rows
}
