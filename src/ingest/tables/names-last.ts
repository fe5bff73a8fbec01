import { isSingleValue } from './flat-row.ts'
import { keyOf, squeeze } from './folded.ts'
import type { PageLine, Token } from './page-line.ts'
import { characterWidth, type Edges, isWords, type Piece, piecesOf, unite } from './pieces.ts'
import { NAME_HEADS } from './vocabulary.ts'

/** A line of values that stand apart, with words right of all of them. */
interface Reversed {
  readonly index: number
  readonly values: readonly Piece[]
  readonly name: Piece
}

/** So many such lines on a page are rows of a table. */
const FEWEST = 3
/** Lines that may stand between two of them: parts of names, rows without values. */
const APART = 8
/** How far above the first row the head of the names is looked for. */
const HIGHEST = 16
/** Room for heads that are wider than the names below them. */
const HEAD = 40
/** Characters between columns where they are set anew. */
const GAP = 8

function reversedAt(line: PageLine, index: number, character: number): Reversed[] {
  if (line.block >= 0 || line.tokens.length < 2) return []
  const pieces = piecesOf(line, character)
  const name = pieces.at(-1)
  const values = pieces.slice(0, -1)
  const reversed = name !== undefined && isWords(name) && !isSingleValue(name) && values.every(isSingleValue)
  return reversed && values.length > 0 ? [{ index, values, name }] : []
}

function runsOf(lines: readonly PageLine[], character: number): Reversed[][] {
  const runs: Reversed[][] = []
  for (const each of lines.flatMap((line, index) => reversedAt(line, index, character))) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    const near = last !== undefined && each.index - last.index <= APART
    if (run !== undefined && near && lines[last.index]?.page === lines[each.index]?.page) run.push(each)
    else runs.push([each])
  }
  return runs.filter((run) => run.length >= FEWEST)
}

/** True when the first values of the rows count on from row to row: they are numbers of rows. */
function isNumbered(run: readonly Reversed[]): boolean {
  const numbers = run.map(({ values }) =>
    Number(/^\d+[.)]?$/.test(values[0]?.text ?? '') ? values[0]?.text.replace(/[.)]$/, '') : Number.NaN),
  )
  return (
    run.every(({ values }) => values.length > 1) &&
    numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1)
  )
}

interface Columns {
  /** Right edge of the rows' numbers, 0 without. */
  readonly numbers: number
  readonly names: Edges
  /** Right edge of all values: what begins right of it is a name's or its head's. */
  readonly edge: number
  /** Room that the names need, their head included. */
  readonly width: number
}

/** Where the names stand right of all values; null when a value stands over them too. */
function columnsOf(run: readonly Reversed[]): Columns | null {
  const [names, ...others] = unite(run.map(({ name }) => name))
  if (names === undefined || others.length > 0) return null
  if (run.some(({ values }) => values.some((value) => value.x1 > names.x0))) return null
  const numbers = isNumbered(run) ? Math.max(...run.map(({ values }) => values[0]?.x1 ?? 0)) : 0
  const first = Math.min(...run.map(({ values }) => values[numbers > 0 ? 1 : 0]?.x0 ?? 0))
  const edge = Math.max(...run.flatMap(({ values }) => values.map((value) => value.x1)))
  return first > numbers || numbers === 0 ? { numbers, names, edge, width: names.x1 - edge + HEAD } : null
}

/** The pieces of a line that stand right of all values. */
const namesOf = (line: PageLine, edge: number, character: number): Piece[] =>
  piecesOf(line, character).filter((piece) => piece.x0 >= edge)

/** The index of the line with which words over the names are their head ("Đơn vị"); null without such a head. */
function headOf(lines: readonly PageLine[], first: number, edge: number, character: number): number | null {
  let words = ''
  for (let at = first - 1; at >= Math.max(0, first - HIGHEST); at -= 1) {
    const line = lines[at]
    if (line === undefined || line.page !== lines[first]?.page || line.block >= 0) return null
    const own = namesOf(line, edge, character).map((piece) => piece.text)
    words = squeeze(`${own.join(' ')} ${words}`)
    if (NAME_HEADS.has(keyOf(words))) return at
  }
  return null
}

/** The line with its names set between the numbers and the values; null when words stand over both. */
function rearranged(line: PageLine, { numbers, names, edge, width }: Columns, character: number): PageLine | null {
  const own = namesOf(line, edge, character)
  const others = piecesOf(line, character).filter((piece) => piece.x0 < edge)
  if (others.some((piece) => piece.x1 > names.x0)) return null
  const move = (pieces: readonly Piece[], by: number): Token[] =>
    pieces.flatMap(({ tokens }) => tokens.map((token) => ({ ...token, x0: token.x0 + by, x1: token.x1 + by })))
  const isFront = (piece: Piece): boolean => piece.x0 < numbers
  const tokens = [
    ...move(others.filter(isFront), 0),
    ...move(own, numbers + GAP - edge),
    ...move(
      others.filter((piece) => !isFront(piece)),
      width + GAP,
    ),
  ]
  return { ...line, tokens, text: tokens.map((token) => token.text).join(' ') }
}

/**
 * Tables of running text whose names stand right of all values, under a head that says so ("Đơn vị"), with the names set
 * before the values, as they are read. All else stays as it is; so do pages' numbers and rows.
 */
export function withNamesFirst(lines: readonly PageLine[]): readonly PageLine[] {
  const character = characterWidth(lines.filter((line) => line.block < 0))
  const out = [...lines]
  for (const run of runsOf(lines, character)) {
    const columns = columnsOf(run)
    const [first] = run
    if (columns === null || first === undefined) continue
    const found = headOf(lines, first.index, columns.edge, character)
    if (found === null) continue
    const page = lines[found]?.page
    const from = startOfHeads(lines, found)
    const end = Math.min((run.at(-1)?.index ?? first.index) + APART + 1, lines.length)
    for (let at = from; at < end; at += 1) {
      const line = lines[at]
      if (line === undefined || line.block >= 0 || line.page !== page) break
      out[at] = rearranged(line, columns, character) ?? line
    }
  }
  return out
}

/** Heads may begin on lines above that of the names' head, directly one below the other. */
function startOfHeads(lines: readonly PageLine[], found: number): number {
  let from = found
  while (from > 0 && lines[from - 1]?.row === (lines[from]?.row ?? 0) - 1) from -= 1
  return from
}
