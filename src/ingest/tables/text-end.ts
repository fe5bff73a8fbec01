import { hasLetter, startsWithCapital } from './folded.ts'
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
  readonly previous: number
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
  const next = number === previous + 1
  if (!hasValue(line)) return next && hasLetter(line.name) && line.name.split(' ').length <= 10
  return (
    next ||
    (line.aligned && number > previous && number <= previous + 20) ||
    (near && (number === previous || number === 1))
  )
}

/**
 * Where a table ends: after its last line that surely is a row, and the words after it that end its last name. The lines
 * after that are the document's again.
 */
export function tableEnd(
  lines: readonly ParsedLine[],
  columns: number,
  hasSequence: boolean,
): { readonly taken: readonly ParsedLine[]; readonly after: ParsedLine | null } {
  let end = 0
  let state: State = { previous: 0, dotted: null, distance: 0 }
  lines.forEach((line, index) => {
    if (isFirm(line, columns, hasSequence, state)) {
      end = index + 1
      const previous = line.sequence === null ? state.previous : sequenceNumber(line.sequence)
      const dotted = line.sequence === null || state.dotted !== null ? state.dotted : isDotted(line)
      state = { previous, dotted, distance: 0 }
    } else state = { ...state, distance: state.distance + 1 }
  })
  let unfinished = isUnfinished(lines[end - 1]?.name ?? '')
  while (end > 0 && end < lines.length) {
    const line = lines[end]
    const isWords = line !== undefined && line.sequence === null && line.cells.every((cell) => cell.text === '')
    if (!isWords || !hasLetter(line.name) || line.name.split(' ').length > 8 || /[.;:]$/.test(line.name)) break
    if (startsWithCapital(line.name) && !unfinished) break
    unfinished = isUnfinished(line.name)
    end += 1
  }
  return { taken: lines.slice(0, end), after: lines[end] ?? null }
}
