import type { Place } from '../../model/issue.ts'
import type { RawDocument, RawRow, RawTable } from '../raw.ts'
import { evenColumns } from './even-columns.ts'
import { squeeze } from './folded.ts'
import { isPartOfPhrase, isTellingPart } from './printed-value.ts'

/** A word of running text, or a cell of a marked table, with its left and right edge. */
export interface Token {
  readonly text: string
  readonly x0: number
  readonly x1: number
  /** The column as the format names it; null in running text. */
  readonly column: string | null
  /** The repeated part of a cell that is merged downwards. */
  readonly repeated: boolean
}

/**
 * A line of the document: words of running text, or the cells of a marked table's row. A cell's edges are its column's
 * number × CELL, so that both kinds are read by the same rules of position.
 */
export interface PageLine {
  /** Number of the marked table among the document's blocks, or -1 for running text. */
  readonly block: number
  readonly page: number | null
  readonly sheet: string | null
  readonly row: number
  readonly y: number
  readonly tokens: readonly Token[]
  readonly text: string
}

export const CELL = 10

/** Where a line, and a column of it, stands. `table` is given where tables are numbered. */
export function placeOf(line: PageLine, table: number | null = null, column: string | null = null): Place {
  return { page: line.page, sheet: line.sheet, table, row: line.row, column }
}

function cellTokens({ cells }: RawRow): Token[] {
  const tokens: Token[] = []
  cells.forEach((cell, index) => {
    const last = tokens.at(-1)
    const reachesHere = last !== undefined && last.x1 === index * CELL - 1
    if (!cell.origin && reachesHere && last.text === cell.text)
      tokens[tokens.length - 1] = { ...last, x1: (index + 1) * CELL - 1 }
    else if (cell.text.trim() !== '') {
      const edges = { x0: index * CELL, x1: (index + 1) * CELL - 1 }
      tokens.push({ text: cell.text, ...edges, column: cell.column, repeated: !cell.origin })
    }
  })
  return tokens
}

function tableLines(table: RawTable, block: number): PageLine[] {
  return evenColumns(table.rows).map((row) => {
    const tokens = cellTokens(row)
    const text = squeeze(tokens.map((token) => token.text).join(' '))
    return { block, page: table.page, sheet: table.sheet, row: row.row, y: row.row, tokens, text }
  })
}

/** All lines of a document in reading order, without empty ones. */
export function pageLines(raw: RawDocument): PageLine[] {
  return raw.blocks
    .flatMap((block, index): PageLine[] => {
      if (block.kind === 'table') return tableLines(block, index)
      const tokens = block.words.map((word) => ({ ...word, column: null, repeated: false }))
      return [
        { block: -1, page: block.page, sheet: null, row: block.row, y: block.y, tokens, text: squeeze(block.text) },
      ]
    })
    .filter((line) => line.tokens.length > 0)
}

/**
 * True when all that stands right of `left` are parts of phrases for missing values: what a line or page break left of a
 * cell ("Không phát" over "sinh"). It stands below a head and is none.
 */
export function isCellRemainder(line: PageLine, left: number): boolean {
  const right = line.tokens.filter((token) => token.x1 > left)
  return (
    right.length > 0 &&
    isTellingPart(
      right
        .map((token) => token.text)
        .join(' ')
        .split(/\s+/)
        .slice(0, 4)
        .join(' '),
    ) &&
    right.every((token) => isPartOfPhrase(token.text))
  )
}
