import type { RawCell, RawRow, RawTable } from '../../raw.ts'
import type { Grid } from './grid.ts'
import { type Glyph, type Turn, upright } from './painting.ts'
import { partStackedRow } from './stacked.ts'
import { type TextLine, textLines } from './words.ts'

/** Index of the interval of `bounds` that holds the value, or -1. */
function between(bounds: readonly number[], value: number): number {
  const next = bounds.findIndex((bound) => bound > value)
  return next <= 0 ? -1 : next - 1
}

/** Which cell of which grid a character stands in, by its middle; the smallest grid wins where one lies in another. */
export function cellOf(grids: readonly Grid[], glyph: Glyph): { readonly grid: number; readonly cell: number } | null {
  const [x, y] = upright(glyph.turn, (glyph.x0 + glyph.x1) / 2, glyph.y - 0.3 * glyph.size)
  let best: { grid: number; cell: number; area: number } | null = null
  grids.forEach((grid, index) => {
    const column = between(grid.xs, x)
    const row = between(grid.ys, y)
    if (column < 0 || row < 0) return
    const cell = grid.owner[row * (grid.xs.length - 1) + column] ?? -1
    const area = ((grid.xs.at(-1) ?? 0) - (grid.xs[0] ?? 0)) * ((grid.ys.at(-1) ?? 0) - (grid.ys[0] ?? 0))
    if (best === null || area < best.area) best = { grid: index, cell, area }
  })
  return best
}

/** Lines of a cell, upright text before sideways text. */
function cellLines(glyphs: readonly Glyph[]): TextLine[] {
  const turns: readonly Turn[] = [0, 3, 1, 2]
  return turns.flatMap((turn) => textLines(glyphs.filter((glyph) => glyph.turn === turn)))
}

/** The owners of the places of one row, and whether the row shares none of them with another row. */
function rowOwners(grid: Grid, row: number): { readonly owners: readonly number[]; readonly alone: boolean } {
  const columns = grid.xs.length - 1
  const owners = grid.owner.slice(row * columns, (row + 1) * columns)
  const elsewhere = new Set([...grid.owner.slice(0, row * columns), ...grid.owner.slice((row + 1) * columns)])
  return { owners, alone: owners.every((owner) => !elsewhere.has(owner)) }
}

/** The table of a grid whose characters are sorted by cell; null when it holds no text. Rows count from 1 on the page. */
export function gridTable(grid: Grid, glyphs: ReadonlyMap<number, readonly Glyph[]>, page: number): RawTable | null {
  const columns = grid.xs.length - 1
  const lines = new Map([...glyphs].map(([cell, own]) => [cell, cellLines(own)]))
  const rows: RawRow[] = []
  let number = 0
  for (let row = 0; row < grid.ys.length - 1; row += 1) {
    const { owners, alone } = rowOwners(grid, row)
    const cells = owners.map((owner) => lines.get(owner) ?? [])
    for (const part of alone ? partStackedRow(cells) : [cells]) {
      number += 1
      const read: RawCell[] = part.map((own, column) => ({
        column: String(column + 1),
        text: own.map((line) => line.text).join('\n'),
        origin: owners[column] === row * columns + column,
      }))
      if (read.some((cell) => cell.text !== '')) rows.push({ row: number, cells: read })
    }
  }
  return rows.length === 0 ? null : { kind: 'table', page, sheet: null, rows }
}
