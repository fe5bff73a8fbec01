import { hasLetter, startsWithCapital } from './folded.ts'
import { isValueLike } from './printed-value.ts'
import { LONGEST_NAME, nameOf, numberAt, type StreamFault, type StreamRow, type StreamShape } from './stream-shape.ts'
import { anyValues, type ColumnKind, fitsColumn, mayNumberPage, readValues, type StreamWord } from './stream-words.ts'
import { isSectionLabel, totalKind } from './vocabulary.ts'

const ROMAN = /^(?:[IVX]{1,5})[.)]?$/

/** True when the head stands again at the word; answers the word after it. */
export function afterHead(words: readonly StreamWord[], at: number, { head }: StreamShape): number | null {
  if (head.length === 0 || words[at]?.first !== true) return null
  const next = words
    .slice(at, at + head.length)
    .map((word) => word.text)
    .sort()
  return next.length === head.length && next.every((text, index) => text === head[index]) ? at + head.length : null
}

/**
 * In text that has lost its page breaks: the word after a page's number alone on its line, behind a whole row and before the next,
 * the head again or the end; null: none stands at the word. `next` is the number of the row to come.
 */
export function afterPageNumber(
  words: readonly StreamWord[],
  at: number,
  next: number | null,
  shape: StreamShape,
): number | null {
  const word = words[at]
  const after = words[at + 1]
  if (shape.paged || word === undefined || !mayNumberPage(word) || after?.first === false) return null
  if (next !== null && numberAt(words, at, shape) === next) return null
  const goesOn = next === null ? startsWithCapital(after?.text ?? '') : numberAt(words, at + 1, shape) === next
  return after === undefined || goesOn || afterHead(words, at + 1, shape) !== null ? at + 1 : null
}

/** The words of a section's heading from `at`, up to the line that begins with its first row's number; null: none. */
export function readSection(
  words: readonly StreamWord[],
  at: number,
  next: number,
  shape: StreamShape,
): StreamRow | null {
  if (words[at]?.first !== true) return null
  const roman = shape.numbering === 'arabic' && ROMAN.test(words[at]?.text ?? '')
  const start = roman ? at + 1 : at
  for (let end = start + 1; end <= Math.min(words.length, start + LONGEST_NAME); end += 1) {
    const name = nameOf(words, start, end)
    if (/\d/.test(words[end - 1]?.text ?? '')) return null
    if (!roman && !isSectionLabel(name)) return null
    const beginsRow = (to: number): boolean => {
      const number = numberAt(words, to, shape)
      return number !== null && (number === 1 || number === next) && hasLetter(words[to + 1]?.text ?? '')
    }
    // The number of the section's first row is no value of the heading.
    const filled = beginsRow(end) ? null : readValues(words, end, shape.columns)
    const to = filled?.to ?? end
    if (!beginsRow(to)) continue
    const sequence = roman ? (words[at]?.text ?? '').replace(/[.)]$/, '') : null
    return { kind: 'section', sequence, name, values: filled?.values ?? [], from: at, to }
  }
  return null
}

/** Every way to give the values to the columns in order, columns left blank among them. */
function placings(values: readonly string[], columns: readonly ColumnKind[]): readonly (readonly string[])[] {
  const [column, ...others] = columns
  if (column === undefined) return values.length === 0 ? [[]] : []
  const [value, ...rest] = values
  const blank = columns.length > values.length ? placings(values, others).map((each) => ['', ...each]) : []
  const filled =
    value !== undefined && column.kind !== 'note' && fitsColumn(value, column)
      ? placings(rest, others).map((each) => [value, ...each])
      : []
  return [...filled, ...blank]
}

/** A row of totals: its columns beside the figures may be blank, and columns that only one placing of the values leaves so. */
export function readTotal(
  words: readonly StreamWord[],
  at: number,
  shape: StreamShape,
): StreamRow | StreamFault | null {
  if (words[at]?.first !== true) return null
  for (let end = Math.min(words.length, at + 6); end > at; end -= 1) {
    const name = nameOf(words, at, end)
    if (totalKind(name) === null || words.slice(at, end).some((word) => isValueLike(word.text))) continue
    const { values, to } = anyValues(words, end, shape.columns)
    if (values.length === 0 || (words[to] !== undefined && !words[to]?.first)) return null
    const full = readValues(words, end, shape.columns)
    const row = { kind: 'total', sequence: null, name, from: at } as const
    if (full !== null && full.to === to) return { ...row, values: full.values, to }
    const [only, ...others] = placings(values, shape.columns)
    if (only !== undefined && others.length === 0) return { ...row, values: only, to }
    return { kind: 'values', ofUnit: false, at, to, name, values }
  }
  return null
}
