import { isSingleValue, tailValues, takeSequence } from './flat-row.ts'
import { hasLetter, squeeze } from './folded.ts'
import type { PageLine, Token } from './page-line.ts'
import { characterWidth, type Edges, isWideGap, isWords, overlaps, type Piece, piecesOf, unite } from './pieces.ts'
import { isNumber, isPartOfPhrase, isValueLike, missingReason } from './printed-value.ts'
import type { ParsedLine, PrintedCell } from './table.ts'
import { isPartOfRating } from './vocabulary.ts'

/** Where the columns of figures stand on the lines of a table of running text. */
export interface Layout {
  readonly zones: readonly Edges[]
  readonly character: number
  /** The right end of the names in rows with values; infinite where all names stand on lines of their own. */
  readonly namesEnd: number
}

/** The values of a line that stand apart from its words and from each other, with their edges; null when some do not. */
function apartValues(line: PageLine, character: number): readonly Edges[] | null {
  const pieces = piecesOf(line, character)
  const { values: tail, before } = tailValues(line.tokens)
  // The line of a row's number and values, whose name stands above and below.
  const bare = before === 0
  const name = bare ? -1 : pieces.findIndex(isWords)
  const after = pieces.slice(name < 0 ? 1 : name + 1)
  const values = after.filter((piece) => isSingleValue(piece))
  const printed = tail.filter(({ text }) => isValueLike(text)).length - (bare ? 1 : 0)
  const glued =
    printed > values.length + (bare ? 0 : 1) ||
    after.some((piece) => !isSingleValue(piece) && tailValues(piece.tokens).values.length > 0)
  if (!glued && values.length > 0) return values
  return closeValues(line, character)
}

/** Values that stand close to each other in narrow columns, the first of them apart from name or number; null: flat text. */
function closeValues(line: PageLine, character: number): readonly Edges[] | null {
  const { values: tail, before } = tailValues(line.tokens)
  const own = before === 0 ? tail.slice(1) : tail
  const values = own.filter(({ text }) => isValueLike(text))
  const [first] = own
  const last = before === 0 ? tail[0] : line.tokens[before - 1]
  const apart = first !== undefined && last !== undefined && isWideGap(first.x0 - last.x1, character)
  return apart && values.length > 1 ? values : null
}

/**
 * The layout of rows whose cells stand apart: in most of them every value has a wide gap before it, and no row has two
 * values in one column. Null for flat text, where positions tell nothing.
 */
export function findLayout(rows: readonly PageLine[]): Layout | null {
  const character = characterWidth(rows)
  const apart = rows.map((row) => apartValues(row, character))
  const known = apart.filter((values) => values !== null)
  if (known.length === 0 || known.length < rows.length * 0.6) return null
  const zones = zonesOfFullRows(known) ?? withoutStrays(unite(known.flat()), known, character)
  const clash = known.some((values) => zones.some((zone) => values.filter((value) => overlaps(value, zone)).length > 1))
  if (clash) return null
  const first = zones[0]?.x0 ?? 0
  const names = rows.flatMap((row) => row.tokens.filter((token) => token.x1 <= first && hasLetter(token.text)))
  const namesEnd = names.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...names.map((token) => token.x1))
  return { zones: unite([...zones, ...wordZones(rows, zones, character)]), character, namesEnd }
}

/**
 * Most rows have as many values as any: then the first values are the first column's and so on, however wide the columns are.
 * Null when fewer do, or when columns found so overlap or a value of another row stands over none of them or over two.
 */
function zonesOfFullRows(rows: readonly (readonly Edges[])[]): readonly Edges[] | null {
  const count = Math.max(...rows.map((values) => values.length))
  const full = rows.filter((values) => values.length === count)
  if (full.length < rows.length * FULL) return null
  const zones = Array.from({ length: count }, (_, at): Edges => {
    const own = full.flatMap((values) => values[at] ?? [])
    return { x0: Math.min(...own.map((value) => value.x0)), x1: Math.max(...own.map((value) => value.x1)) }
  })
  const apart = zones.every((zone, at) => (zones[at - 1]?.x1 ?? zone.x0) <= zone.x0)
  const isOver = (value: Edges): boolean => zones.filter((zone) => overlaps(zone, value)).length === 1
  return apart && rows.every((values) => values.every(isOver)) ? zones : null
}

/** The share of rows that are full where order tells the columns. */
const FULL = 0.6

/** Zones nearer than this many characters, of which no row fills both, are one column whose values are shifted. */
const NEAR = 3.5

/** Short values may stand beside the longer ones of their column ("0" beside "73,41"): such zones become one. */
function withoutStrays(zones: readonly Edges[], rows: readonly (readonly Edges[])[], character: number): Edges[] {
  const merged: Edges[] = []
  for (const zone of zones) {
    const last = merged.at(-1)
    const both = rows.some((row) => [last, zone].every((each) => each && row.some((value) => overlaps(value, each))))
    if (last !== undefined && zone.x0 - last.x1 <= NEAR * character && !both)
      merged[merged.length - 1] = { x0: last.x0, x1: Math.max(last.x1, zone.x1) }
    else merged.push(zone)
  }
  return merged
}

/** Columns of words (ratings, notes) that stand beside the names and over no column of values. */
function wordZones(rows: readonly PageLine[], zones: readonly Edges[], character: number): Edges[] {
  const first = zones[0]?.x0 ?? 0
  const beside = rows.map((row) => {
    const pieces = piecesOf(row, character)
    return pieces.filter((piece) => piece.x0 > first && isWords(piece) && !zones.some((zone) => overlaps(zone, piece)))
  })
  return withoutStrays(unite(beside.flat()), beside, character)
}

function cellsOf(words: readonly Piece['tokens'][number][], zones: readonly Edges[]): PrintedCell[] | null {
  const texts = zones.map((): string[] => [])
  for (const word of words) {
    const over = zones.flatMap((zone, index) => (overlaps(zone, word) ? [index] : []))
    const [only] = over
    if (only === undefined || over.length > 1) return null
    texts[only]?.push(word.text)
  }
  return texts.map((parts) => ({ text: squeeze(parts.join(' ')), merged: false }))
}

/** A piece of words that reaches over a zone's edge belongs to the zone it covers most; words over two zones to neither. */
function placePieces(pieces: readonly Piece[], zones: readonly Edges[]): PrintedCell[] | null {
  const texts = zones.map((): string[] => [])
  for (const piece of pieces) {
    const over = zones.flatMap((zone, index) => (overlaps(zone, piece) ? [index] : []))
    const [only] = over
    if (only !== undefined && over.length === 1) texts[only]?.push(piece.text)
    else {
      const cells = over.length > 1 ? cellsOf(piece.tokens, zones) : null
      if (cells === null) return null
      cells.forEach((cell, index) => {
        if (cell.text !== '') texts[index]?.push(cell.text)
      })
    }
  }
  return texts.map((parts) => ({ text: squeeze(parts.join(' ')), merged: false }))
}

/** Where a value stands apart from the name and left of the first column's own values, as "KPS" beside wider numbers. */
function valueBesideNames(line: PageLine, { zones, character }: Layout): number {
  const first = zones[0]?.x0 ?? 0
  const left = piecesOf(line, character).filter((piece) => piece.x1 <= first)
  const last = left.at(-1)
  const named = left.slice(0, -1).some(isWords)
  return last !== undefined && named && isSingleValue(last) ? last.x0 : Number.POSITIVE_INFINITY
}

/** The words of a name that reaches under the first column: they stand together, hold no value and begin left of it. */
function longName(line: PageLine, { zones, character }: Layout): Piece['tokens'] {
  const [first, second] = zones
  if (first === undefined) return []
  const piece = piecesOf(line, character).find(({ x0, x1 }) => x0 < first.x0 && x1 > first.x0)
  if (piece === undefined || (second !== undefined && piece.x1 > second.x0)) return []
  const under = piece.tokens.filter((token) => overlaps(token, first)).map((token) => token.text)
  const words = under.join(' ')
  const isCell = tailValues(piece.tokens).values.length > 0 || isPartOfPhrase(words) || isPartOfRating(words)
  return isCell || under.length === 0 || !under.every(hasLetter) ? [] : piece.tokens
}

/**
 * Reads a line by the positions of its words: what stands left of the first column is sequence number and name, the rest
 * falls into the columns it stands over; a column with nothing is blank. `aligned` false: something stands over no column
 * or over two, so the line must be read by its count of values or not at all.
 */
export function parsePositionedLine(line: PageLine, layout: Layout, hasSequence: boolean): ParsedLine {
  const { zones, character } = layout
  const first = zones[0]?.x0 ?? Number.POSITIVE_INFINITY
  const besideNames = valueBesideNames(line, layout)
  const long = longName(line, layout)
  const isLeft = (token: Token): boolean =>
    long.includes(token) ||
    (token.x1 <= first && token.x0 < besideNames && !zones.some((zone) => overlaps(zone, token)))
  const left = line.tokens.filter(isLeft)
  const right = line.tokens.filter((token) => !isLeft(token))
  const taken = takeSequence(left)
  const { sequence, rest } = hasSequence ? taken : { sequence: null, rest: left }
  const name = squeeze(rest.map((token) => token.text).join(' '))
  const pieces = piecesOf({ ...line, tokens: right }, character)
  const cells = placePieces(
    pieces.map((piece) => (piece.x1 <= first ? { ...piece, x1: first + 0.5 } : piece)),
    zones,
  )
  return {
    line,
    sequence,
    name,
    cells: cells ?? pieces.map((piece) => ({ text: piece.text, merged: false })),
    aligned: cells !== null && !cells.some(holdsSeveral) && !(right.length > 0 && endsInValue(name)),
  }
}

/**
 * Two numbers in one column, which are not one with its thousands parted, a dash and a number, or a number with a name's last
 * word: they stand too close for positions to tell.
 */
function holdsSeveral({ text }: PrintedCell): boolean {
  const words = text.split(' ')
  const numbers = words.filter((word) => isNumber(word))
  if (numbers.length === 1 && words.length === 2 && words.every(isValueLike)) return true
  if (numbers.length > 1) return !/^\d{1,3}(?: \d{3})+$/.test(text)
  return numbers.length === 1 && hasLetter(text) && !isValueLike(text)
}

/** "Xã Lợi Bác KPS", "Xã Tân Hưng 100": a value that stands close to the name is a cell's and no name's. */
function endsInValue(name: string): boolean {
  const words = name.split(' ')
  const number = words.at(-1) ?? ''
  if (words.length > 1 && isNumber(number) && (number.length > 2 || /[.,%]/.test(number))) return true
  return [1, 2, 3, 4].some((count) => {
    const last = words.slice(-count).join(' ')
    return words.length > count && hasLetter(last) && last.length > 1 && missingReason(last) !== null
  })
}

/** True when a line has words only where names stand. */
export function isNameOnly(line: PageLine, { zones, namesEnd }: Layout): boolean {
  const first = zones[0]?.x0 ?? 0
  const begins = (line.tokens[0]?.x0 ?? 0) < namesEnd
  return begins && hasLetter(line.text) && line.tokens.every((token) => token.x1 <= first)
}
