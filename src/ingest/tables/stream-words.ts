import type { FigureDefinition } from '../../model/index-set.ts'
import { hasLetter, keyOf, squeeze } from './folded.ts'
import type { PageLine } from './page-line.ts'
import { isNumber, isValueLike, missingReason, readPrinted } from './printed-value.ts'
import type { TableColumn } from './table.ts'
import { RATINGS } from './vocabulary.ts'

/** A word of a table whose cells follow one another, line breaks telling little. */
export interface StreamWord {
  readonly text: string
  /** Index of its line among the document's. */
  readonly line: number
  /** It begins its line. */
  readonly first: boolean
  /** A blank line or a page's end stands before it: a cell or several end there. */
  readonly apart: boolean
}

/** The words of the lines from `from` up to `to`. */
export function streamWords(lines: readonly PageLine[], from: number, to: number): readonly StreamWord[] {
  return lines.slice(from, to).flatMap(({ tokens, y, page }, index) => {
    const before = lines[from + index - 1]
    const parted = before === undefined || before.page !== page || y - before.y > 1
    return tokens.map((token, at) => ({
      text: token.text,
      line: from + index,
      first: at === 0,
      apart: at === 0 && parted,
    }))
  })
}

/** So many lines of text stand on a page at least. */
const PAGE_LINES = 12

/** True for a number that begins a line, where so many pages may have gone before. */
export function mayNumberPage({ text, first, line }: StreamWord): boolean {
  return first && /^[1-9]\d*$/.test(text) && Number(text) <= line / PAGE_LINES + 1
}

/** What can stand in a column: figures, whole numbers of ranks, words of ratings, remarks (mostly blank), or anything. */
export type ColumnKind =
  | { readonly kind: 'figure'; readonly definition: FigureDefinition }
  | { readonly kind: 'rank' | 'rating' | 'note' | 'any' }

export function kindOf({ meaning }: TableColumn, figures: ReadonlyMap<string, FigureDefinition>): ColumnKind {
  const definition = meaning?.kind === 'figure' ? figures.get(meaning.figureId) : undefined
  if (definition !== undefined) return { kind: 'figure', definition }
  const what = meaning?.kind === 'auxiliary' ? meaning.what : 'any'
  return { kind: what === 'rank' || what === 'rating' || what === 'note' ? what : 'any' }
}

const LONGEST_PHRASE = 6

const textOf = (words: readonly StreamWord[], from: number, to: number): string =>
  squeeze(
    words
      .slice(from, to)
      .map((word) => word.text)
      .join(' '),
  )

/** How many words from `at` make a value of this kind; 0: none. */
export function valueLength(words: readonly StreamWord[], at: number, { kind }: ColumnKind): number {
  const text = words[at]?.text ?? ''
  if (text === '') return 0
  for (let count = Math.min(LONGEST_PHRASE, words.length - at); count > 0; count -= 1) {
    const phrase = textOf(words, at, at + count)
    const letters = words.slice(at, at + count).every((word) => hasLetter(word.text))
    if (letters && missingReason(phrase) !== null) return count
    if (letters && count <= 3 && (kind === 'rating' || kind === 'any') && RATINGS.has(keyOf(phrase))) return count
  }
  if (kind === 'rating') return missingReason(text) === null ? 0 : 1
  if (!isValueLike(text)) return 0
  if (kind === 'rank') return /^\d{1,4}(?:\/\d{1,4})?$/.test(text) || missingReason(text) !== null ? 1 : 0
  return isNumber(text) && words[at + 1]?.text === '%' ? 2 : 1
}

/** True when a printed value can be one of the column, its range kept. */
export function fitsColumn(printed: string, column: ColumnKind): boolean {
  if (missingReason(printed) !== null) return true
  if (column.kind === 'rank') return /^\d{1,4}(?:\/\d{1,4})?$/.test(printed)
  if (column.kind === 'rating') return RATINGS.has(keyOf(printed))
  if (column.kind !== 'figure') return true
  const { unitOfMeasure, min, max } = column.definition
  const reported = readPrinted(printed, unitOfMeasure)
  if (reported.kind !== 'value') return false
  const value = Number(reported.value)
  return (min === null || value >= Number(min)) && (max === null || value <= Number(max))
}

/** The values from `at`, one per column, and the word after them; null when a column has none. Remarks may be blank. */
export function readValues(
  words: readonly StreamWord[],
  at: number,
  columns: readonly ColumnKind[],
): { readonly values: readonly string[]; readonly to: number } | null {
  const values: string[] = []
  let to = at
  for (const column of columns) {
    if (column.kind === 'note') {
      values.push('')
      continue
    }
    const length = valueLength(words, to, column)
    if (length === 0) return null
    values.push(textOf(words, to, to + length))
    to += length
  }
  return { values, to }
}

/** A number that begins a line before words is the next row's. */
function beginsRow(words: readonly StreamWord[], at: number): boolean {
  const word = words[at]
  return word?.first === true && /^\d{1,4}[.)]?$/.test(word.text) && hasLetter(words[at + 1]?.text ?? '')
}

/** All values from `at` as far as there are any, whatever the columns; words of ratings only where a column has them. */
export function anyValues(
  words: readonly StreamWord[],
  at: number,
  columns: readonly ColumnKind[],
): { readonly values: readonly string[]; readonly to: number } {
  const values: string[] = []
  const kind = columns.some((column) => column.kind === 'rating') ? 'any' : 'note'
  let to = at
  for (;;) {
    const length = valueLength(words, to, { kind })
    if (length === 0 || (to > at && beginsRow(words, to))) return { values, to }
    values.push(textOf(words, to, to + length))
    to += length
  }
}
