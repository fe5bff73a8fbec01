import { hasLetter, startsWithCapital } from './folded.ts'
import { beginsName, nameStyle, unnumberedStyle } from './name-style.ts'
import { isValueLike } from './printed-value.ts'
import type { ParsedLine } from './table.ts'
import { isSectionLabel, isUnfinished, totalKind } from './vocabulary.ts'

const ROMAN_DIGITS: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 }

/** The number a sequence text means, Arabic or Roman. */
export function sequenceNumber(sequence: string): number {
  if (/^\d+$/.test(sequence)) return Number(sequence)
  const digits = [...sequence].map((letter) => ROMAN_DIGITS[letter] ?? 0)
  return digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0)
}

const SENTENCE_WORDS = 14

const hasValue = (line: ParsedLine): boolean => line.cells.some((cell) => cell.text !== '' && isValueLike(cell.text))

function isDotted(line: ParsedLine): boolean {
  return /^\S+[.)]$/.test(line.line.tokens[0]?.text ?? '')
}

interface State {
  /** The number of the last row; null before the first, which may have any: tables go on over pages. */
  readonly previous: number | null
  readonly dotted: boolean | null
  /** Lines since the last row. */
  readonly distance: number
}

/** True when the line is surely a row of the table, seen after the rows before it. */
function isFirm(
  line: ParsedLine,
  columns: number,
  hasSequence: boolean,
  { previous, dotted, distance }: State,
): boolean {
  if (line.name.split(' ').length > SENTENCE_WORDS) return false
  const near = distance <= 3
  if (totalKind(line.name) !== null) return hasValue(line) && near
  if (!hasSequence) return hasValue(line) && (line.aligned ? columns > 1 || near : distance === 0)
  if (line.sequence === null)
    return hasValue(line) && ((line.aligned && columns > 1) || (distance === 0 && hasLetter(line.name)))
  if (dotted !== null && isDotted(line) !== dotted && !isSectionLabel(line.name)) return false
  const number = sequenceNumber(line.sequence)
  const next = previous === null || number === previous + 1
  if (!hasValue(line)) return next && hasLetter(line.name) && line.name.split(' ').length <= 10
  return (
    next ||
    (line.aligned && previous !== null && number > previous && number <= previous + 20) ||
    (near && (number === previous || number === 1))
  )
}

/** The number of lines up to the last that surely is a row of the table. */
export function firmRows(lines: readonly ParsedLine[], columns: number, hasSequence: boolean): number {
  let end = 0
  let state: State = { previous: null, dotted: null, distance: 0 }
  lines.forEach((line, index) => {
    if (isFirm(line, columns, hasSequence, state)) {
      end = index + 1
      const previous = line.sequence === null ? state.previous : sequenceNumber(line.sequence)
      const dotted = line.sequence === null || state.dotted !== null ? state.dotted : isDotted(line)
      state = { previous, dotted, distance: 0 }
    } else state = { ...state, distance: state.distance + 1 }
  })
  return end
}

/**
 * The number of lines with the words after the last row that still belong to its name: the line below a row that has no
 * words of its own, and so on. The lines after that are the document's again.
 */
export function withLastName(lines: readonly ParsedLine[], last: number): number {
  const rows = lines.slice(0, last).filter((line) => hasValue(line) && line.name !== '')
  const numbered = rows.every((line) => line.sequence !== null)
  const style = numbered
    ? nameStyle(
        rows.map((line) => line.name),
        true,
      )
    : unnumberedStyle(lines.slice(0, last).map((line) => ({ name: line.name, filled: hasValue(line) })))
  let end = last
  let name = lines[end - 1]?.name ?? ''
  let open = name === ''
  while (end > 0 && end < lines.length) {
    const line = lines[end]
    const isWords = line !== undefined && line.sequence === null && !hasValue(line) && hasLetter(line.name)
    if (!isWords || line.name.split(' ').length > 8 || /[.;:]$/.test(line.name)) break
    const directly =
      end === last &&
      (line.line.row - (lines[end - 1]?.line.row ?? 0) <= 2 || line.line.page !== lines[end - 1]?.line.page)
    const goesOn =
      open ||
      !startsWithCapital(line.name) ||
      isUnfinished(name) ||
      (style.typed && directly && !beginsName(line.name, style))
    if (!goesOn || isSectionLabel(line.name) || totalKind(line.name) !== null) break
    open = false
    name = line.name
    end += 1
  }
  return end
}
