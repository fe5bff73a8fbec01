import type { Issue } from '../../model/issue.ts'
import { isColumnNumbering } from './flat-head.ts'
import { parseFlatLine, tailValues, takeSequence } from './flat-row.ts'
import { hasLetter, squeeze, startsWithCapital } from './folded.ts'
import type { Lexicon } from './heads.ts'
import { beginsWithKind } from './name-style.ts'
import { type PageLine, placeOf } from './page-line.ts'
import { piecesOf } from './pieces.ts'
import { isNumber } from './printed-value.ts'
import { sequenceNumber } from './text-end.ts'
import { mayBeRow } from './text-region.ts'
import { explainFailure } from './text-table.ts'
import { totalKind } from './vocabulary.ts'

const LONGEST_NAME = 10

/** A group of lines that look like rows of a table and belong to none. */
interface Group {
  readonly indexes: readonly number[]
  readonly grid: boolean
}

function looksLikeRow(line: PageLine): boolean {
  if (line.block >= 0) {
    const numbers = line.tokens.filter((token) => isNumber(token.text)).length
    return numbers > 0 && line.tokens.some((token) => hasLetter(token.text) && token.text.length < 80)
  }
  if (!mayBeRow(line) || /^\S+[.)]$/.test(line.tokens[0]?.text ?? '')) return false
  const { name, cells } = parseFlatLine(line, true)
  return name.split(' ').length <= LONGEST_NAME && cells.length > 0
}

function groups(lines: readonly PageLine[], isFree: (index: number) => boolean): Group[] {
  const found: { indexes: number[]; grid: boolean }[] = []
  lines.forEach((line, index) => {
    if (!isFree(index) || !looksLikeRow(line)) return
    const last = found.at(-1)
    const before = last?.indexes.at(-1)
    const near = before !== undefined && index - before <= 3 && lines[before]?.block === line.block
    if (last !== undefined && near) last.indexes.push(index)
    else found.push({ indexes: [index], grid: line.block >= 0 })
  })
  return found
}

function firstNumber(line: PageLine | undefined): number | null {
  const { sequence } = takeSequence(line?.tokens ?? [])
  return sequence === null ? null : sequenceNumber(sequence)
}

/** A name that begins with a kind of unit, and values: one row of a table by itself. */
function isUnitRow(line: PageLine): boolean {
  const { name } = parseFlatLine(line, true)
  return beginsWithKind(name) && startsWithCapital(name) && name.split(' ').length <= LONGEST_NAME
}

function isWhole(line: PageLine | undefined): boolean {
  if (line === undefined) return false
  const label = line.block >= 0 ? (line.tokens[0]?.text ?? '') : parseFlatLine(line, false).name
  return totalKind(label) === 'whole'
}

/** A row's number and several values: it is a unit's, whatever stands first among the lines. */
function isNumberedRow(line: PageLine | undefined): boolean {
  return line !== undefined && firstNumber(line) !== null && valuesOf(line) >= 2
}

function nameIn(line: PageLine): string {
  if (line.block < 0) return parseFlatLine(line, true).name
  return squeeze(line.tokens.find((token) => hasLetter(token.text))?.text ?? '')
}

/** True when the line has a name that the tables read have, or the first words of one. */
function namesUnit(line: PageLine | undefined, names: ReadonlySet<string>): boolean {
  const own = line === undefined ? '' : nameIn(line)
  return own !== '' && (names.has(own) || [...names].some((name) => name.startsWith(`${own} `)))
}

function valuesOf(line: PageLine): number {
  if (line.block >= 0) return line.tokens.filter((token) => isNumber(token.text)).length
  return parseFlatLine(line, true).cells.length
}

/** True when a known figure's head stands by itself above the lines: then they are rows of a table with figures. */
function isHeaded(
  lines: readonly PageLine[],
  first: number,
  isFree: (index: number) => boolean,
  lexicon: Lexicon,
): boolean {
  return lines
    .slice(Math.max(0, first - HEAD_LINES), first)
    .some(
      (line, index) =>
        isFree(Math.max(0, first - HEAD_LINES) + index) &&
        piecesOf(line, 1).some((piece) => lexicon.meaningOfCell(piece.text)?.kind === 'figure'),
    )
}

const HEAD_LINES = 16

const numbersOf = (line: PageLine): number => line.tokens.filter((token) => isNumber(token.text)).length

/** Numbers on lines without any word but ratings and the like: text that has lost the columns of its tables, or the names beside the values. */
function looseNumbers(
  lines: readonly PageLine[],
  isFree: (index: number) => boolean,
  widths: ReadonlySet<number>,
): Issue[] {
  const loose = lines.filter((line, index) => {
    if (!isFree(index) || line.block >= 0 || isColumnNumbering(line.text)) return false
    return numbersOf(line) > 0 && tailValues(line.tokens).before === 0
  })
  const [first] = loose
  const count = loose.reduce((sum, line) => sum + numbersOf(line), 0)
  // Values of a line as wide as a table that was read, but for a note left blank: a row whose name stands above or below it.
  const rows = loose.filter((line) => {
    const { values } = tailValues(line.tokens)
    return values.length >= 2 && [0, 1].some((blank) => widths.has(values.length + blank))
  })
  if (first === undefined || (count < LOOSE && rows.length === 0)) return []
  return [{ code: 'reading.loose-numbers', severity: 'error', place: placeOf(rows[0] ?? first), facts: { count } }]
}

/**
 * The next number of a table on a line with several numbers, or with values and no name, which stands above and below: a row on a
 * page of its own.
 */
function numbersGoingOn(
  lines: readonly PageLine[],
  isFree: (index: number) => boolean,
  lastNumbers: ReadonlySet<number>,
  ends: ReadonlySet<number>,
): Issue[] {
  return lines.flatMap((line, index): Issue[] => {
    const number = firstNumber(line)
    if (!isFree(index) || line.block >= 0 || number === null || !lastNumbers.has(number - 1)) return []
    const { values, before } = tailValues(line.tokens)
    // A number by itself right below a table, between the lines of a row: further down it may be anything.
    const below = [1, 2].some((step) => ends.has(index - step) && lines[index - step]?.page === line.page)
    const several = numbersOf(line) > SEVERAL
    if (!several && (before > 0 || (values.length < 2 && !below))) return []
    if (isColumnNumbering(line.text)) return []
    const facts = { rows: 1, first: line.text }
    return [{ code: 'reading.table-without-head', severity: 'error', place: placeOf(line), facts }]
  })
}

/** A row's own number and two values more. */
const SEVERAL = 2

/** So many numbers on lines without words are a table, not page numbers. */
const LOOSE = 6

/** What is known of the tables that were read. */
export interface TablesRead {
  /** Their last sequence numbers, and how many values their rows have. */
  readonly lastNumbers: ReadonlySet<number>
  readonly widths: ReadonlySet<number>
  /** The names in their rows. */
  readonly names: ReadonlySet<string>
  /** The lines after their last rows. */
  readonly ends: ReadonlySet<number>
}

/**
 * Lines that look like rows of a table and were not read as one. An error where a head above them names known figures,
 * where they go on from a table that was read, name the same units or are as wide as one, or where no table was read at all; else a warning.
 */
export function findOrphans(
  lines: readonly PageLine[],
  isFree: (index: number) => boolean,
  lexicon: Lexicon,
  { lastNumbers, widths, names, ends }: TablesRead,
): Issue[] {
  const rows = groups(lines, isFree).flatMap(({ indexes, grid }): Issue[] => {
    const [first = 0] = indexes
    const line = lines[first]
    if (line === undefined) return []
    const number = firstNumber(line)
    const values = valuesOf(line)
    const goesOn = number !== null && number > 1 && [1, 2, 3].some((step) => lastNumbers.has(number - step))
    const numbered = indexes.some((index) => isNumberedRow(lines[index]))
    // "Toàn huyện" by itself at the top of a page: figures of the issuer would be lost.
    const whole = indexes.some((index) => isWhole(lines[index]))
    const unit = values >= 2 && widths.has(values) && isUnitRow(line)
    const failure = grid ? null : explainFailure(lines, first, 0, lexicon)
    if (failure !== null && indexes.length >= 2) return [failure]
    if (!goesOn && !whole && !unit && indexes.length < (values >= 2 ? 2 : 3)) return []
    const known = indexes.filter((index) => namesUnit(lines[index], names)).length >= 2
    // Nothing with words stands between: rows of the table above, on the next page.
    const follows = lines.findLastIndex((each, index) => index < first && hasLetter(each.text)) + 1
    const severe =
      known ||
      ends.has(follows) ||
      goesOn ||
      whole ||
      numbered ||
      isHeaded(lines, first, isFree, lexicon) ||
      widths.size === 0 ||
      widths.has(values)
    const facts = { rows: indexes.length, first: line.text }
    return [{ code: 'reading.table-without-head', severity: severe ? 'error' : 'warning', place: placeOf(line), facts }]
  })
  return [...rows, ...numbersGoingOn(lines, isFree, lastNumbers, ends), ...looseNumbers(lines, isFree, widths)]
}
