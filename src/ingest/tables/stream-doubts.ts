import { hasLetter, startsWithCapital } from './folded.ts'
import { beginsWithKind } from './name-style.ts'
import { isNumber, isValueLike } from './printed-value.ts'
import { LONGEST_NAME, nameOf, numberAt, type StreamFault, type StreamRow, type StreamShape } from './stream-shape.ts'
import { anyValues, mayNumberPage, type StreamWord } from './stream-words.ts'
import { isBareKind, isUnfinished, totalKind, wantsNumber } from './vocabulary.ts'

/** The word where the row after `number` begins, though the row itself cannot be read. */
export function nextStart(words: readonly StreamWord[], at: number, number: number, shape: StreamShape): number | null {
  for (let index = at + 1; index < Math.min(words.length, at + 40); index += 1) {
    if (numberAt(words, index, shape) === number + 1 && hasLetter(words[index + 1]?.text ?? '')) return index
  }
  return null
}

/** True for a number and the words of a name, with a value or a line of their own: the last row, when it cannot be read. */
export function isRowLike(words: readonly StreamWord[], at: number, next: number, shape: StreamShape): boolean {
  if (numberAt(words, at, shape) !== next) return false
  const rest = words.slice(at + 1, at + 1 + LONGEST_NAME)
  const value = rest.findIndex((word) => isNumber(word.text))
  const line = rest.findIndex((word, index) => index > 0 && word.first)
  const end = value > 0 ? value : line
  const plain = value > 0 || /^\d+$/.test(words[at]?.text ?? '')
  return end > 0 && plain && rest.slice(0, end).every((word) => !/[.;:]$/.test(word.text))
}

export function faultAt(
  words: readonly StreamWord[],
  at: number,
  to: number,
  shape: StreamShape,
  several: boolean,
): StreamFault {
  const start = shape.numbering === null ? at : at + 1
  const found = words.slice(start, to).findIndex((word) => isValueLike(word.text))
  const end = found < 0 ? to : start + found
  const plain = nameOf(words, start, Math.min(end, start + LONGEST_NAME))
  const takes = wantsNumber(plain) && /^\d{1,2}$/.test(words[end]?.text ?? '')
  const { values, to: after } = anyValues(words.slice(0, to), takes ? end + 1 : end, shape.columns)
  const name = takes ? nameOf(words, start, end + 1) : plain
  return { kind: several ? 'ambiguous' : 'values', ofUnit: shape.numbering !== null, at, to: after, name, values }
}

/** The doubt about a unit's row that was read. */
const doubtOf = ({ from, to, name, values }: StreamRow, kind: StreamFault['kind']): StreamFault => ({
  kind,
  ofUnit: true,
  at: from,
  to,
  name,
  values,
})

const FEWEST_OTHERS = 3

/** True for a whole number far below all others of the first column, most of which have decimals: it may be a name's. */
function isOdd(value: string, others: readonly string[]): boolean {
  const numbers = others.filter(isNumber)
  const decimals = numbers.filter((text) => /[.,]/.test(text)).length
  const lowest = Math.min(...numbers.map((text) => Number.parseFloat(text.replace(',', '.'))))
  return numbers.length >= FEWEST_OTHERS && decimals >= numbers.length / 2 && Number(value) < lowest / 2
}

/** True when another unit bears the same name and a number: of "A Lưới 1" and "A Lưới 2" one may have lost its value. */
const isOneOfSeveral = (name: string, others: readonly string[]): boolean =>
  others.some((other) => other.startsWith(`${name} `) && /^\d{1,2}$/.test(other.slice(name.length + 1)))

/**
 * Where blank cells leave no trace, a small number after a name may be the name's, and a cell of the row blank: where other rows are
 * short, and where units are told apart by numbers and this one is unlike all others of its column.
 */
export function doubtfulNumbers(
  rows: readonly StreamRow[],
  faults: readonly StreamFault[],
  { columns }: StreamShape,
): StreamFault[] {
  const short = faults.some(({ name, values }) => totalKind(name) === null && values.length < columns.length)
  const blanks = columns.length > 1 && short
  const [first] = columns
  const whole = first?.kind !== 'figure' || first.definition.unitOfMeasure === 'count'
  return rows.flatMap((row): StreamFault[] => {
    const { kind, name, values } = row
    const value = values[0] ?? ''
    if (kind !== 'unit' || !/^(?:[1-9]|1\d|20)$/.test(value)) return []
    const others = rows.filter((other) => other.kind === 'unit' && other !== row)
    const odd =
      !whole &&
      isOneOfSeveral(
        name,
        others.map((other) => other.name),
      ) &&
      isOdd(
        value,
        others.map((other) => other.values[0] ?? ''),
      )
    return blanks || odd ? [doubtOf(row, 'number')] : []
  })
}

/** So much of a head's words within a name is no chance: "UBND", "thị trấn" may stand in both. */
const HEAD_SHARE = 0.75

/** Rows whose name holds the head, which stood again around it: its words were taken for the name's. */
export function doubtfulHeads(rows: readonly StreamRow[], { head }: StreamShape): StreamFault[] {
  return rows.flatMap((row): StreamFault[] => {
    const words = new Set(row.name.split(' '))
    const shared = head.filter((word) => words.has(word)).length
    const holds = row.kind === 'unit' && head.length > 1 && shared >= head.length * HEAD_SHARE
    return holds ? [doubtOf(row, 'values')] : []
  })
}

/**
 * Rows of units whose name goes on with a line that is a total's ("Gia Lâm –" over "Toàn huyện"): the unit's values may be
 * blank. "Xã" over "Trung Bình" is one name.
 */
export function doubtfulTotals(rows: readonly StreamRow[], words: readonly StreamWord[]): StreamFault[] {
  return rows.flatMap((row): StreamFault[] => {
    const start = row.sequence === null ? row.from : row.from + 1
    const end = start + row.name.split(' ').length
    const isTotal = (at: number): boolean =>
      words[at]?.first === true && totalKind(nameOf(words, at, end)) !== null && !isBareKind(nameOf(words, start, at))
    const holds = words.slice(start + 1, end).some((_, index) => isTotal(start + 1 + index))
    return row.kind === 'unit' && holds ? [doubtOf(row, 'values')] : []
  })
}

/** Of so many rows at most the last value stands alone on its line where that means something. */
const RARE = 0.2

/**
 * In text that has lost its page breaks, a number alone on the line that ends a row, though other rows have their last value beside
 * others: where so many pages may have gone before, it may be the page's, and the cell before it blank.
 */
export function doubtfulEnds(
  rows: readonly StreamRow[],
  words: readonly StreamWord[],
  { columns, paged }: StreamShape,
): StreamFault[] {
  const named = paged ? [] : rows.filter((row) => row.kind === 'unit')
  const alone = named.filter(({ from, to }) => {
    const last = words[to - 1]
    const broken = words.slice(from + 1, to - 1).some((word) => word.first)
    return last !== undefined && mayNumberPage(last) && (columns.length > 1 || !broken)
  })
  if (alone.length > named.length * RARE) return []
  return alone.map((row) => ({ ...doubtOf(row, 'values'), values: row.values.slice(0, -1) }))
}

/** The name goes on over a line's end with a capital, as it may only where every name begins with a kind of unit. */
function isJoined(words: readonly StreamWord[], start: number, end: number): boolean {
  return words
    .slice(start + 1, end)
    .some(
      (word, index) =>
        word.first && startsWithCapital(word.text) && !isUnfinished(nameOf(words, start, start + 1 + index)),
    )
}

/** In a table without numbers where names have no kind of unit, a name on two lines may be two rows, one of blanks. */
export function doubtfulNames(
  rows: readonly StreamRow[],
  words: readonly StreamWord[],
  shape: StreamShape,
): StreamFault[] {
  if (shape.numbering !== null) return []
  const named = rows.filter((row) => row.kind === 'unit')
  const typed = named.every((row) => beginsWithKind(row.name))
  const lines = named.map(({ from, name }) => nameLines(words, from, from + name.split(' ').length))
  const widest = Math.max(0, ...lines.flat().map((line) => line.length))
  return named.flatMap((row, at): StreamFault[] => {
    const { from, name } = row
    const joined = isJoined(words, from, from + name.split(' ').length)
    // A line breaks where the next word had no room.
    const full = (lines[at] ?? []).every((line, index, all) => {
      const [next = ''] = all[index + 1]?.split(' ') ?? []
      return next === '' || line.length + 1 + next.length > widest * SLACK
    })
    return joined && !(typed && full) ? [doubtOf(row, 'ambiguous')] : []
  })
}

/** How much shorter than the widest line a full line of a name may look: letters differ in width. */
const SLACK = 0.75

function nameLines(words: readonly StreamWord[], from: number, to: number): string[] {
  const lines: string[] = []
  for (const { text, first } of words.slice(from, to)) {
    if (first || lines.length === 0) lines.push(text)
    else lines[lines.length - 1] = `${lines.at(-1)} ${text}`
  }
  return lines
}
