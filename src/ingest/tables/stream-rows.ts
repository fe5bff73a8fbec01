import { hasLetter, squeeze, startsWithCapital } from './folded.ts'
import type { PageLine } from './page-line.ts'
import { isNumber, isValueLike, missingReason } from './printed-value.ts'
import { isUnfinished, totalKind, wantsNumber } from './vocabulary.ts'

/** A word of a table whose cells follow one another, line breaks telling nothing. */
export interface StreamWord {
  readonly text: string
  /** Index of its line among the document's. */
  readonly line: number
  /** It begins its line. */
  readonly first: boolean
}

/** A row of such a table: its words from `from` up to `to`. */
export interface StreamRow {
  readonly sequence: string | null
  readonly name: string
  readonly values: readonly string[]
  readonly from: number
  readonly to: number
}

const LONGEST_PHRASE = 6
const LONGEST_NAME = 12

/** The words of the lines from `first`, those of `skipped` lines left out. */
export function streamWords(
  lines: readonly PageLine[],
  first: number,
  to: number,
  skipped: ReadonlySet<number>,
): readonly StreamWord[] {
  return lines
    .slice(first, to)
    .flatMap(({ tokens }, index) =>
      skipped.has(first + index)
        ? []
        : tokens.map((token, at) => ({ text: token.text, line: first + index, first: at === 0 })),
    )
}

/** How many words from `at` make one value; 0: none. */
function valueLength(words: readonly StreamWord[], at: number): number {
  for (let count = LONGEST_PHRASE; count > 1; count -= 1) {
    const part = words.slice(at, at + count)
    const phrase = part.length === count && part.every((word) => hasLetter(word.text))
    if (phrase && missingReason(part.map((word) => word.text).join(' ')) !== null) return count
  }
  const text = words[at]?.text ?? ''
  if (text === '' || !isValueLike(text)) return 0
  return isNumber(text) && words[at + 1]?.text === '%' ? 2 : 1
}

/** The values from `at`, exactly `columns` of them, and the word after them; null when there are fewer. */
function readValues(
  words: readonly StreamWord[],
  at: number,
  columns: number,
): { readonly values: readonly string[]; readonly to: number } | null {
  const values: string[] = []
  let to = at
  while (values.length < columns) {
    const length = valueLength(words, to)
    if (length === 0) return null
    values.push(
      words
        .slice(to, to + length)
        .map((word) => word.text)
        .join(' '),
    )
    to += length
  }
  return { values, to }
}

/** True when a row can end before the word at `at`: nothing follows, the next row, or words of the text on a new line. */
function mayEnd(words: readonly StreamWord[], at: number, next: number | null): boolean {
  const word = words[at]
  if (word === undefined) return true
  if (!word.first) return false
  const numbered = next !== null && word.text === String(next)
  const begins = numbered ? words[at + 1]?.text : word.text
  return begins !== undefined && hasLetter(begins) && valueLength(words, numbered ? at + 1 : at) === 0
}

/** A small number may be the name's last word; after words that want none ("Xã Đường 10"), no thousands may follow it. */
function mayEndName(before: string, number: string, next: string): boolean {
  return /^\d{1,2}$/.test(number) && hasLetter(before) && (wantsNumber(before) || !/^\d{3}(?:\D|$)/.test(next))
}

/** True when a name cannot end here: "Phường" before "14", "Văn phòng HĐND và". */
function isOpen(name: string, next: string): boolean {
  return isUnfinished(name) || (/^\d{1,2}$/.test(next) && wantsNumber(name))
}

/** True when a name surely goes on with the words of the next line. */
function goesOn(before: string, next: string): boolean {
  return isUnfinished(before) || !startsWithCapital(next)
}

/** Every way to read a row at `at`: words, then exactly so many values. A number may end a name ("Phường 1"). */
function readRow(words: readonly StreamWord[], at: number, columns: number, sequence: number | null): StreamRow[] {
  const numbered = sequence !== null
  if (words[at]?.first !== true || (numbered && words[at]?.text !== String(sequence))) return []
  const start = numbered ? at + 1 : at
  if (!startsWithCapital(words[start]?.text ?? '')) return []
  const found: StreamRow[] = []
  for (let end = start + 1; end <= Math.min(words.length, start + LONGEST_NAME); end += 1) {
    const name = squeeze(
      words
        .slice(start, end)
        .map((word) => word.text)
        .join(' '),
    )
    const before = words.slice(start, end - 1).map((word) => word.text)
    const last = words[end - 1]?.text ?? ''
    // Without numbers between them, names on two lines may be two rows, one without values.
    if (!numbered && words[end - 1]?.first === true && end - 1 > start && !goesOn(before.join(' '), last)) break
    const number = isValueLike(last)
    if (number && !mayEndName(before.join(' '), last, words[end]?.text ?? '')) break
    const read = isOpen(name, words[end]?.text ?? '') ? null : readValues(words, end, columns)
    if (read !== null && mayEnd(words, read.to, sequence === null ? null : sequence + 1))
      found.push({
        sequence: sequence === null ? null : String(sequence),
        name,
        values: read.values,
        from: at,
        to: read.to,
      })
    if (number) break
  }
  // Where the next number follows one way, the others took that number for a value.
  const counted = found.filter((row) => sequence !== null && words[row.to]?.text === String(sequence + 1))
  return counted.length > 0 ? counted : found
}

/** True when the last value of a row stands where the number of the next one would: a value may be lost before it. */
function tookNextNumber(words: readonly StreamWord[], row: StreamRow): boolean {
  const last = words[row.to - 1]
  const next = words[row.to]
  const number = row.sequence === null ? '' : String(Number(row.sequence) + 1)
  return last?.first === true && last.text === number && next !== undefined && hasLetter(next.text)
}

/**
 * Reads rows one after the other from the first word: number (with `numbered`, counting from 1), name, exactly `columns`
 * values, and totals after them. Ends before what is no row. Null when a row can be read in two ways.
 */
export function readStream(
  words: readonly StreamWord[],
  columns: number,
  numbered: boolean,
): readonly StreamRow[] | null {
  const rows: StreamRow[] = []
  let at = 0
  while (at < words.length) {
    const next = readRow(words, at, columns, numbered ? rows.length + 1 : null)
    const ways =
      next.length > 0 ? next : readRow(words, at, columns, null).filter((row) => totalKind(row.name) !== null)
    if (ways.length > 1) return null
    const [row] = ways
    if (row === undefined) break
    if (numbered && tookNextNumber(words, row)) return null
    rows.push(row)
    at = row.to
  }
  return rows
}
