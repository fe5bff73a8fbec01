import type { Place } from '../../model/issue.ts'
import type { RawDocument, RawRow, RawTable } from '../raw.ts'
import { takeSequence } from './flat-row.ts'
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
  return table.rows.map((row) => {
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

/** A page's own number and the like: nothing of the document's text. */
const PAGE_NUMBER = /^(?:[-–—]\s*)?(?:(?:trang|page)\s*)?(\d{1,4})(?:\s*[/]\s*\d{1,4})?(?:\s*[-–—])?$/i

/**
 * True for a line that stands first or last on its page and, where lines are indented, does not begin where the name of the line
 * beside it does.
 */
function atEdgeOf(lines: readonly PageLine[], index: number): boolean {
  const line = lines[index]
  const [before, after] = [lines[index - 1], lines[index + 1]]
  if (line === undefined || (before?.page === line.page && after?.page === line.page)) return false
  const beside = before?.page === line.page ? before : after
  const left = line.tokens[0]?.x0 ?? 0
  const name = takeSequence(beside?.tokens ?? []).rest[0]
  return left === 0 || beside?.page !== line.page || name === undefined || Math.abs(name.x0 - left) >= 0.5
}

/**
 * Lines without page numbers: a number alone that stands first or last on its page, where no name goes on, and
 * is the page's or counts on with one of a page beside it, or one that counts on from the page number before it where the text has
 * lost its page breaks. "1" below "Xã A Lưới" is none.
 */
export function withoutPageNumbers(lines: readonly PageLine[]): PageLine[] {
  const paged = new Set(lines.filter((line) => line.block < 0).map((line) => line.page)).size > 1
  // Other numbers alone on lines are a table's whose cells stand one below the other; then these may be too.
  const alone = lines.filter((line) => line.block < 0 && /^[\d.,%]+$/.test(line.text)).map((line) => line.text)
  const onlyPages = alone.every((text, index) => text === String(index + 2))
  /** How far the numbers at the edges of pages lie behind the pages: a page's number stands so far behind on others too. */
  const behind = new Map<number, Set<number>>()
  lines.forEach((line, index) => {
    const number = line.block < 0 && atEdgeOf(lines, index) ? PAGE_NUMBER.exec(line.text) : null
    if (number === null || line.page === null) return
    const offset = line.page - Number(number[1])
    behind.set(offset, (behind.get(offset) ?? new Set()).add(line.page))
  })
  let counted = 1
  return lines.filter((line, index) => {
    const number = line.block < 0 ? PAGE_NUMBER.exec(line.text) : null
    if (number === null) return true
    const offset = (line.page ?? 0) - Number(number[1])
    const mayBePage = Number(number[1]) >= 1 && (offset === 0 || (offset > 0 && (behind.get(offset)?.size ?? 0) > 1))
    const explicit = /\p{L}|^[-–—]/u.test(line.text)
    const countsOn = !paged && onlyPages && Number(number[1]) === counted + 1
    if (countsOn) counted += 1
    return !((paged && atEdgeOf(lines, index) && mayBePage) || explicit || countsOn)
  })
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
