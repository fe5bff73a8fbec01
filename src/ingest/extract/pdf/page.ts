import type { RawBlock, RawLine } from '../../raw.ts'
import { findGrids } from './grid.ts'
import { type Matrix, multiply } from './matrix.ts'
import { paint } from './paint.ts'
import { type Glyph, type PageProgram, type Painting, type Turn, upright } from './painting.ts'
import { cellOf, gridTable } from './table.ts'
import { type TextLine, textLines } from './words.ts'

const TURNS: readonly Turn[] = [0, 1, 2, 3]

/** The direction of most characters: a landscape table may be printed sideways on an upright page. */
function mainTurn(glyphs: readonly Glyph[]): Turn {
  const counts = TURNS.map((turn) => glyphs.filter((glyph) => glyph.turn === turn).length)
  return TURNS[counts.indexOf(Math.max(...counts))] ?? 0
}

function turnPage(turn: Turn, width: number, height: number): Matrix {
  if (turn === 1) return [0, -1, 1, 0, 0, width]
  return turn === 2 ? [-1, 0, 0, -1, width, height] : [0, 1, -1, 0, height, 0]
}

/** The page's painting in its reading direction. */
function paintToRead(program: PageProgram, names: ReadonlyMap<number, string>): Painting {
  const painting = paint(program, names)
  const turn = mainTurn(painting.glyphs)
  if (turn === 0) return painting
  const { base, width, height } = program
  const sideways = turn % 2 === 1
  const turned = {
    base: multiply(turnPage(turn, width, height), base),
    width: sideways ? height : width,
    height: sideways ? width : height,
  }
  return paint({ ...program, ...turned }, names)
}

/** A line and where it stands on the page as read. */
interface Placed {
  readonly line: TextLine
  readonly x: number
  readonly top: number
}

/** Lines of every direction. Those that stand sideways on the page keep their words, placed where they begin. */
function placedLines(glyphs: readonly Glyph[]): Placed[] {
  return TURNS.flatMap((turn) =>
    textLines(glyphs.filter((glyph) => glyph.turn === turn)).map((line) => {
      const [x, y] = upright(turn, line.x0, line.y)
      return { line, x, top: y - (turn === 0 ? line.size : 0) }
    }),
  )
}

function onPage({ width, height }: Painting, glyph: Glyph): boolean {
  const [x, y] = upright(glyph.turn, (glyph.x0 + glyph.x1) / 2, glyph.y)
  return x >= -1 && x <= width + 1 && y >= -1 && y <= height + glyph.size
}

/** What a page says, top to bottom: ruled tables, and the lines outside them; and how many of its characters are struck out. */
export function pageBlocks(
  program: PageProgram,
  names: ReadonlyMap<number, string>,
  page: number,
): { readonly blocks: RawBlock[]; readonly struck: number } {
  const painting = paintToRead(program, names)
  const grids = findGrids(painting.rulings)
  const inCells: Map<number, Glyph[]>[] = grids.map(() => new Map())
  const outside: Glyph[] = []
  for (const glyph of painting.glyphs) {
    if (!onPage(painting, glyph)) continue
    const place = cellOf(grids, glyph)
    if (place === null) outside.push(glyph)
    else {
      const cells = inCells[place.grid]
      const cell = cells?.get(place.cell)
      if (cell === undefined) cells?.set(place.cell, [glyph])
      else cell.push(glyph)
    }
  }
  const blocks: { readonly top: number; readonly block: RawBlock }[] = []
  grids.forEach((grid, index) => {
    const table = gridTable(grid, inCells[index] ?? new Map(), page)
    if (table !== null) blocks.push({ top: grid.ys[0] ?? 0, block: table })
  })
  placedLines(outside).forEach(({ line, top }) => {
    const { words, text } = line
    const block: RawLine = { kind: 'line', page, row: 0, y: top + line.size, words, text }
    blocks.push({ top, block })
  })
  blocks.sort((a, b) => a.top - b.top)
  const rows = blocks.filter(({ block }) => block.kind === 'line')
  const read = blocks.map((entry) =>
    entry.block.kind === 'line' ? { ...entry.block, row: rows.indexOf(entry) + 1 } : entry.block,
  )
  return { blocks: read, struck: painting.struck }
}
