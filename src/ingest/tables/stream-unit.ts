import { hasLetter, startsWithCapital } from './folded.ts'
import { isValueLike } from './printed-value.ts'
import { afterHead, afterPageNumber, readSection, readTotal } from './stream-beside.ts'
import { nameEnds, numberInName } from './stream-names.ts'
import { LONGEST_NAME, nameOf, numberAt, type StreamRow, type StreamShape } from './stream-shape.ts'
import { readValues, type StreamWord } from './stream-words.ts'
import { isSectionLabel } from './vocabulary.ts'

interface Step {
  readonly row: StreamRow
  /** How well what follows is known: the next number, a total or section, or nothing more of the table. */
  readonly follow: 'number' | 'other' | 'end'
}

function followOf(
  words: readonly StreamWord[],
  at: number,
  next: number | null,
  shape: StreamShape,
): Step['follow'] | null {
  const word = words[at]
  if (word === undefined) return 'end'
  if (!word.first) return null
  const page = afterPageNumber(words, at, next, shape) ?? at
  if (page === words.length) return 'end'
  const start = afterHead(words, page, shape) ?? page
  if (next !== null && numberAt(words, start, shape) === next) return 'number'
  if (next !== null && (readSection(words, start, next, shape) !== null || numberInName(words, start, next) !== null))
    return 'other'
  if (readTotal(words, start, shape) !== null || (next === null && isSectionLabel(nameOf(words, start, start + 3))))
    return 'other'
  return hasLetter(word.text) || start !== at ? 'end' : null
}

/** True when the last value stands where the number of the next row would: a value may be lost before it. */
function tookNextNumber(words: readonly StreamWord[], to: number, number: number | null): boolean {
  const last = words[to - 1]
  return number !== null && last?.first === true && last.text === String(number + 1) && hasLetter(words[to]?.text ?? '')
}

/** Every way to read a unit's row at `at`: number, words, then one value per column. */
export function readUnit(words: readonly StreamWord[], at: number, number: number | null, shape: StreamShape): Step[] {
  if (words[at]?.first !== true) return []
  if (number !== null && numberAt(words, at, shape) !== number) return []
  const start = number === null ? at : at + 1
  const found: Step[] = []
  for (const end of nameEnds(words, start, number !== null, shape)) {
    const name = nameOf(words, start, end)
    const read = readValues(words, end, shape.columns)
    if (read === null || read.values.every((value) => value === '')) continue
    const follow = followOf(words, read.to, number === null ? null : number + 1, shape)
    if (follow === null || (follow !== 'number' && tookNextNumber(words, read.to, number))) continue
    const sequence = number === null ? null : String(number)
    found.push({ row: { kind: 'unit', sequence, name, values: read.values, from: at, to: read.to }, follow })
  }
  // Where the next number follows one way, the others took that number for a value.
  for (const follow of ['number', 'other'] as const) {
    const sure = found.filter((step) => step.follow === follow)
    if (sure.length > 0) return sure
  }
  return found
}

/** The heading of a section in a table without numbers, "Các sở, ban, / ngành": its lines begin in small letters but the first. */
export function plainSection(words: readonly StreamWord[], at: number, shape: StreamShape): StreamRow | null {
  if (shape.numbering !== null || words[at]?.first !== true) return null
  for (let to = at + 1; to < Math.min(words.length, at + LONGEST_NAME); to += 1) {
    const word = words[to]
    if (word === undefined || isValueLike(word.text)) return null
    if (!word.first || !startsWithCapital(word.text)) continue
    const name = nameOf(words, at, to)
    const heads = isSectionLabel(name) && readUnit(words, to, null, shape).length === 1
    return heads ? { kind: 'section', sequence: null, name, values: [], from: at, to } : null
  }
  return null
}
