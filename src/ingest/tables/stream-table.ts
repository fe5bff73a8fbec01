import { parseFlatLine } from './flat-row.ts'
import { keyOf, startsWithCapital } from './folded.ts'
import { type Lexicon, withoutClosers } from './heads.ts'
import type { PageLine } from './page-line.ts'
import { isNumber } from './printed-value.ts'
import { readStream, type StreamRow, streamWords } from './stream-rows.ts'
import type { FoundTable, TableColumn, TableRow } from './table.ts'
import { flatHead } from './text-head.ts'
import { isStop } from './text-region.ts'
import { totalKind } from './vocabulary.ts'

const COLUMNS = Array.from({ length: 16 }, (_, index) => index + 1)
const NEAR = 24
const LATER = 40
const LONGEST = 4000
/** Heads whose cells stand on lines of their own take many lines. */
const HIGHEST = 48

/** True for lines that all begin at the edge and have no gaps: text without positions. */
function isFlat(lines: readonly PageLine[]): boolean {
  return lines.every(
    ({ block, tokens }) =>
      block < 0 &&
      tokens[0]?.x0 === 0 &&
      tokens.every((token, at) => at === 0 || token.x0 - (tokens[at - 1]?.x1 ?? 0) <= 1),
  )
}

interface Rows {
  readonly rows: readonly StreamRow[]
  readonly columns: number
  readonly endInNumbers: boolean
  readonly lineOf: (row: StreamRow) => PageLine
  readonly to: number
}

function readRows(lines: readonly PageLine[], first: number, skipped: ReadonlySet<number>): Rows | null {
  const numbered = lines[first]?.tokens[0]?.text === '1'
  const start = streamWords(lines, first, first + NEAR, skipped)
  if (!COLUMNS.some((columns) => (readStream(start, columns, numbered) ?? []).length > 0)) return null
  const words = streamWords(lines, first, Math.min(lines.length, first + LONGEST), skipped)
  const read = COLUMNS.map((columns) => ({ columns, rows: readStream(words, columns, numbered) ?? [] })).sort(
    (a, b) => b.rows.length - a.rows.length,
  )
  const [best, other] = read
  const last = best?.rows.at(-1)
  if (best === undefined || last === undefined || best.rows.length < 2 || best.rows.length === other?.rows.length)
    return null
  const end = words[last.to]
  return {
    ...best,
    endInNumbers: best.rows.every((row) => isNumber(row.values.at(-1) ?? '')),
    lineOf: (row) => lines[words[row.from]?.line ?? first] as PageLine,
    to: end === undefined ? Math.min(lines.length, first + LONGEST) : end.line,
  }
}

/** Lines on which the whole head stands again. */
function repeatedHead(lines: readonly PageLine[], from: number, first: number): ReadonlySet<number> {
  const head = lines.slice(from, first).map((line) => line.text)
  const skipped = new Set<number>()
  for (let at = first; at + head.length <= Math.min(lines.length, first + LONGEST); at += 1) {
    if (head.every((text, index) => lines[at + index]?.text === text))
      for (let index = 0; index < head.length; index += 1) skipped.add(at + index)
  }
  return skipped
}

/** True when the next number stands further down, before a table that counts from 1 again: rows are missing here. */
function goesOnLater(lines: readonly PageLine[], from: number, next: number): boolean {
  const starts = lines.slice(from).map((line) => line.tokens[0]?.text)
  const again = starts.indexOf('1')
  const at = starts.indexOf(String(next))
  return at >= 0 && at < LATER && (again < 0 || at < again)
}

/** True when lines right below the rows print values and are no sum: a row among them may have lost a cell. */
function hasValuesBelow(lines: readonly PageLine[]): boolean {
  const stop = lines.findIndex((line) => line.block >= 0 || isStop(line))
  return lines.slice(0, stop < 0 ? lines.length : stop).some((line) => {
    const { name, cells } = parseFlatLine(line, false)
    return cells.length > 0 && (totalKind(name) === null || totalKind(name) === 'whole')
  })
}

/** True when the words begin with a head: the head of a blank column is no part of the first name. */
function beginsWithHead(name: string, lexicon: Lexicon): boolean {
  const words = name.split(' ')
  return words.some((_, index) => lexicon.meaning(words.slice(0, index + 1).join(' ')) !== null)
}

/**
 * True when words that no head explains share a block of lines with others, in text that parts cells by blank lines: the
 * lines of two heads came mixed there, and what looks like a known head may be half of one.
 */
function isMixed(head: readonly PageLine[], columns: readonly TableColumn[]): boolean {
  const unknown = columns.filter((column) => column.meaning === null)
  if (unknown.length === 0) return false
  const blocks: string[] = []
  head.forEach((line, index) => {
    const before = head[index - 1]
    if (before !== undefined && line.page === before.page && line.row - before.row <= 1)
      blocks[blocks.length - 1] = `${blocks.at(-1)} ${line.text}`
    else blocks.push(line.text)
  })
  const keys = new Set(blocks.map((text) => keyOf(withoutClosers(text))))
  const alone = unknown.every((column) => keys.has(keyOf(withoutClosers(column.head))))
  const twice = new Set(unknown.map((column) => column.head)).size < unknown.length
  return twice || (blocks.length > 1 && !alone)
}

/**
 * Reads a table of flat text whose cells follow one another over lines as they please, one cell a line or a name on two:
 * its first row is at `first`, and every row has a number (or none has), a name and as many values as there are heads.
 * Null when that is not so throughout, or when a row could be read in two ways.
 */
export function readStreamTable(
  lines: readonly PageLine[],
  first: number,
  floor: number,
  lexicon: Lexicon,
): FoundTable | null {
  const begins = lines[first]?.tokens[0]?.text ?? ''
  if (begins !== '1' && !startsWithCapital(begins)) return null
  if (!isFlat(lines.slice(Math.max(floor, first - 2), first + 8))) return null
  const once = readRows(lines, first, new Set())
  if (once === null) return null
  const shape = { count: once.columns, endInNumbers: once.endInNumbers }
  const head = flatHead(lines, first, floor, shape, lexicon, HIGHEST)
  if (head === null || (begins !== '1' && head.columns.some((column) => column.meaning === null))) return null
  const [firstRow] = once.rows
  if (begins !== '1' && beginsWithHead(firstRow?.name ?? '', lexicon)) return null
  if (isMixed(lines.slice(head.from, first), head.columns)) return null
  const read = readRows(lines, first, repeatedHead(lines, head.from, first))
  if (read === null || read.columns !== once.columns || !isFlat(lines.slice(head.from, read.to))) return null
  // The issuer's own row with other values than columns: no row may be lost unseen.
  if (totalKind((lines[read.to]?.text ?? '').replace(/[\d.,%\s–-]+$/u, '')) === 'whole') return null
  // Small letters below the last row go on with its name.
  if (/^\p{Ll}/u.test(lines[read.to]?.text ?? '')) return null
  const last = read.rows.findLast((row) => row.sequence !== null)?.sequence ?? null
  if (last === null && hasValuesBelow(lines.slice(read.to, read.to + LATER))) return null
  if (last !== null && goesOnLater(lines, read.to, Number(last) + 1)) return null
  const rows = read.rows.map(
    (row): TableRow => ({
      line: read.lineOf(row),
      sequence: row.sequence,
      name: row.name,
      cells: row.values.map((text) => ({ text, merged: false })),
      section: 0,
      headsSection: false,
    }),
  )
  const headLines = lines.slice(head.from, first)
  return {
    columns: head.columns,
    rows,
    hasSequence: begins === '1',
    headLines,
    from: head.from,
    to: read.to,
    issues: [],
  }
}
