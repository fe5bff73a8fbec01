import { isColumnNumbering } from './flat-head.ts'
import { isRowLike, tailValues, takeSequence } from './flat-row.ts'
import { hasLetter, keyOf, startsWithCapital } from './folded.ts'
import { beginsWithKind } from './name-style.ts'
import type { PageLine } from './page-line.ts'
import { isNumber } from './printed-value.ts'
import { sequenceNumber } from './text-end.ts'
import { NAME_HEADS, SEQUENCE_HEADS } from './vocabulary.ts'

const STOP =
  /^(?:phụ lục|biểu(?: số)?\s+\d|bảng(?: số)?\s+\d|nơi nhận|kính gửi|người lập|ghi chú\s*:|tm\.|kt\.|tl\.|tuq\.|q\.|ubnd .*công bố|\(?kèm theo)/iu

/** True for a line that cannot belong to the table above it: a new title, the signature, or another head. */
export function isStop(line: PageLine): boolean {
  if (line.block >= 0 || STOP.test(line.text)) return true
  const first = keyOf(line.tokens[0]?.text ?? '')
  if (SEQUENCE_HEADS.has(first)) return true
  const words = line.tokens.map((token) => token.text)
  const named = [3, 2].some((count) => words.length > count && NAME_HEADS.has(keyOf(words.slice(0, count).join(' '))))
  return named && tailValues(line.tokens).values.length === 0
}

/** True for a row that lost its name to other lines: "5 98,2 97" in the middle of a broken row. */
function isBareRow(line: PageLine): boolean {
  const [first, second] = line.tokens
  const apart = first !== undefined && second !== undefined && second.x0 - first.x1 > 3 * (second.x1 - second.x0)
  return (
    (line.tokens.length > 2 || (line.tokens.length === 2 && apart && isNumber(first.text))) &&
    !isColumnNumbering(line.text) &&
    tailValues(line.tokens).before === 0 &&
    /^\d/.test(line.text)
  )
}

const rowLike = new WeakMap<PageLine, boolean>()

/** True when a line can be a row, or the middle of a broken one. Asked of each line many times, so the answer is kept. */
export function mayBeRow(line: PageLine): boolean {
  const known = rowLike.get(line)
  if (known !== undefined) return known
  const answer = isRowLike(line) || (line.block < 0 && isBareRow(line))
  rowLike.set(line, answer)
  return answer
}

/** The most frequent of the numbers, the greatest of equals. */
export function mode(numbers: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0
}

/** The lines among which a table can lie, and those of them that can be rows. */
export interface Region {
  readonly lines: readonly PageLine[]
  readonly first: number
  readonly floor: number
  readonly limit: number
  readonly rows: readonly PageLine[]
  readonly hasSequence: boolean
}

/** The longest run of sequence numbers that count on, Arabic and Roman apart; `alone`: those on lines of their own too. */
function countingOn(lines: readonly PageLine[], alone: boolean): number {
  const chain = (pattern: RegExp): number => {
    let last: number | null = null
    let length = 0
    for (const { tokens } of lines) {
      const { sequence, rest } = takeSequence(tokens)
      if (sequence === null || !pattern.test(sequence) || (rest.length === 0 && !alone)) continue
      const number = sequenceNumber(sequence)
      if (last === null || number === last + 1 || number === 1) length += 1
      last = number
    }
    return length
  }
  return Math.max(chain(/^\d+$/), chain(/^[IVXLC]+$/))
}

/**
 * A first row whose beginning stands on the lines above, "1 Sở Văn hóa, Thể thao" over "và Du lịch 12,5 18,2", or rows above it
 * that have a number and no values.
 */
function startOfFirstRow(lines: readonly PageLine[], first: number, floor: number): number {
  const begins = takeSequence(lines[first]?.tokens ?? [])
  const own = begins.sequence === null ? null : sequenceNumber(begins.sequence)
  for (let at = first - 1; at >= Math.max(floor, first - 3); at -= 1) {
    const { sequence, rest } = takeSequence(lines[at]?.tokens ?? [])
    const text = rest.map((word) => word.text).join(' ')
    if (sequence === null || !hasLetter(text) || tailValues(rest).values.length > 0) continue
    const number = sequenceNumber(sequence)
    if (number === 1 || (own !== null && own - number === first - at)) return at
  }
  const name = begins.rest.map((word) => word.text).join(' ')
  const inside = begins.sequence === null && !startsWithCapital(name) && !beginsWithKind(name)
  return inside && first - 1 > floor ? first - 1 : first
}

/** True for text laid out in characters: there each page has its own columns, as wide as its own words need. */
export function isLaidOut(lines: readonly PageLine[]): boolean {
  return (
    lines.every(({ block, tokens }) => block < 0 && tokens.every((token) => Number.isInteger(token.x0))) &&
    lines.some(({ tokens }) => tokens.some((token, at) => at > 0 && token.x0 - (tokens[at - 1]?.x1 ?? 0) > 1))
  )
}

/** The lines that can belong to a table whose first row is at `found`: up to a line that stops every table. */
export function regionFrom(lines: readonly PageLine[], found: number, floor: number): Region {
  let limit = found
  let last = found
  const page = isLaidOut(lines.slice(found, found + 4)) ? lines[found]?.page : undefined
  while (limit < lines.length && limit - last < 30) {
    const line = lines[limit]
    if (line === undefined || (limit > found && (isStop(line) || (page !== undefined && line.page !== page)))) break
    if (mayBeRow(line)) last = limit
    limit += 1
  }
  const first = startOfFirstRow(lines, found, floor)
  const rows = lines.slice(first, limit).filter(mayBeRow)
  const headed = lines
    .slice(Math.max(floor, first - 8), first)
    .some((line) => SEQUENCE_HEADS.has(keyOf(line.tokens[0]?.text ?? '')))
  const counted = countingOn(lines.slice(first, limit), headed)
  return { lines, first, floor, limit, rows, hasSequence: counted > 0 && (headed || counted >= rows.length * 0.5) }
}
