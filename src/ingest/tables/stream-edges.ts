import { parseFlatLine } from './flat-row.ts'
import type { PageLine } from './page-line.ts'
import { isNumber } from './printed-value.ts'
import { isStop } from './text-region.ts'
import { totalKind } from './vocabulary.ts'

const LONGEST = 6000
const LONGEST_NAME = 4
const LATER = 40

/** True for lines that all begin at the edge and have no gaps: text without positions. */
export function isFlat(lines: readonly PageLine[]): boolean {
  return lines.every(
    ({ block, tokens }) =>
      block < 0 &&
      tokens[0]?.x0 === 0 &&
      tokens.every((token, at) => at === 0 || token.x0 - (tokens[at - 1]?.x1 ?? 0) <= 1),
  )
}

/** The line before which the table surely ends: a new title, the signature, a marked table. */
export function endOf(lines: readonly PageLine[], first: number): number {
  const limit = Math.min(lines.length, first + LONGEST)
  for (let at = first + 1; at < limit; at += 1) {
    const line = lines[at]
    if (line === undefined || line.block >= 0 || TITLE.test(line.text)) return at
  }
  return limit
}

const TITLE =
  /^(?:phụ lục|biểu(?: số)?\s+\d|bảng(?: số)?\s+\d|nơi nhận|kính gửi|người lập|ghi chú\s*:|tm\.|kt\.|tl\.|tuq\.|q\.|\(?kèm theo)/iu

/** The line below the rows when it shows that rows are missing here: values that were not read, or a name's last words. */
export function lostBelow(lines: readonly PageLine[], from: number, to: number): PageLine | null {
  const below = lines.slice(from, to)
  const [next] = below
  const directly = next !== undefined && next.page === lines[from - 1]?.page && next.y - (lines[from - 1]?.y ?? 0) <= 1
  const short = next !== undefined && next.tokens.length <= LONGEST_NAME && /\p{Ll}/u.test(next.text)
  if (directly && short && !/[.;:,]$|\d/u.test(next.text)) return next
  const stop = below.findIndex(isStop)
  return (
    below.slice(0, stop < 0 ? below.length : stop).find((line) => {
      const { name, cells } = parseFlatLine(line, false)
      return cells.length > 0 && cells.some((cell) => isNumber(cell.text)) && totalKind(name) !== 'sum'
    }) ?? null
  )
}

/** The line further down that begins with the next number, before a table that counts from 1 again: rows are missing here. */
export function nextNumberLater(lines: readonly PageLine[], from: number, next: number): PageLine | null {
  const later = lines.slice(from, from + LATER)
  const again = later.findIndex((line) => line.tokens[0]?.text === '1')
  // "tháng" over "12 năm 2024" is a title on two lines.
  const at = later.findIndex(({ tokens }) => tokens[0]?.text === String(next) && tokens[1]?.text !== 'năm')
  return at >= 0 && (again < 0 || at < again) ? (later[at] ?? null) : null
}
