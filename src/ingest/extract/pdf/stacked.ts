import type { TextLine } from './words.ts'

/** The lines of each cell of one ruled row. */
export type RowLines = readonly (readonly TextLine[])[]

/** Fewer figures above each other may be one cell's own lines. */
const FEWEST = 3
const FIGURE = /^[-+]?\d[\d.,]*\s*%?$|^[-–—]$/

/** The column whose figures stand one above the other; a head never has one. */
function figureColumn(cells: RowLines): readonly TextLine[] | null {
  const columns = cells.filter((lines) => lines.length >= FEWEST && lines.every((line) => FIGURE.test(line.text)))
  return columns.reduce<readonly TextLine[] | null>(
    (most, lines) => (lines.length > (most?.length ?? 0) ? lines : most),
    null,
  )
}

function nearest(baselines: readonly number[], y: number): number {
  let best = 0
  baselines.forEach((baseline, index) => {
    if (Math.abs(baseline - y) < Math.abs((baselines[best] ?? 0) - y)) best = index
  })
  return best
}

/**
 * Some tables rule their columns but not their rows: the whole body is then one ruled row with many lines in each cell.
 * Where a column of figures shows it, the row is parted at that column's lines; else it stays one row.
 */
export function partStackedRow(cells: RowLines): RowLines[] {
  const figures = figureColumn(cells)
  if (figures === null) return [cells]
  const others = cells.filter((lines) => lines !== figures && lines.length >= figures.length / 2)
  if (others.length === 0) return [cells]
  const baselines = figures.map((line) => line.y)
  return baselines.map((_, row) => cells.map((lines) => lines.filter((line) => nearest(baselines, line.y) === row)))
}
