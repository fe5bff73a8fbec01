import { takeSequence } from './flat-row.ts'
import { hasLetter } from './folded.ts'
import type { PageLine } from './page-line.ts'
import { isStop } from './text-region.ts'

/** A page's own number and the like: nothing of the document's text. */
const PAGE_NUMBER = /^(?:[-–—]\s*)?(?:(?:trang|page)\s*)?(\d{1,4})(?:\s*[/]\s*\d{1,4})?(?:\s*[-–—])?$/i

/** A name's line and its values' line stand so near to its last one. */
const NEAR = 2

/**
 * True for a line that stands first or last on its page and, where lines are indented, does not begin where the name on a line near
 * it does.
 */
function atEdgeOf(lines: readonly PageLine[], index: number): boolean {
  const line = lines[index]
  const [before, after] = [lines[index - 1], lines[index + 1]]
  if (line === undefined || (before?.page === line.page && after?.page === line.page)) return false
  const left = line.tokens[0]?.x0 ?? 0
  const near = lines.slice(Math.max(0, index - NEAR), index + NEAR + 1).filter((other) => other.page === line.page)
  const goesOn = near.some((other) => {
    const [name] = takeSequence(other.tokens).rest
    return other !== line && name !== undefined && hasLetter(name.text) && Math.abs(name.x0 - left) < 0.5
  })
  return left === 0 || !goesOn
}

/**
 * True for a line with which a page may begin: a title, a head that stands in the text again, or a row with its number; other words by
 * themselves may belong to the number.
 */
function beginsPage(lines: readonly PageLine[], index: number): boolean {
  const line = lines[index]
  const [first, second] = line?.tokens ?? []
  if (line === undefined || first === undefined) return true
  const row = /^\d/.test(first.text) && hasLetter(second?.text ?? '')
  return row || isStop(line) || lines.slice(0, index).some(({ text }) => text === line.text)
}

/** Lines like "- 2 -", where all of them count on; "– 174 –" may be a row's values between blanks. */
function dashedNumbers(lines: readonly PageLine[]): ReadonlySet<PageLine> {
  const found = lines.filter(({ block, text }) => block < 0 && /^[-–—]\s*\d{1,4}\s*[-–—]$/u.test(text))
  const numbers = found.map(({ text }) => Number(/\d+/.exec(text)?.[0]))
  const [first = 0] = numbers
  return new Set(first <= 2 && numbers.every((number, at) => number === first + at) ? found : [])
}

/** So many lines of text stand on a page at least. */
const FEWEST_LINES = 12

/**
 * The lines that number the pages of a text that has lost its page breaks: 2, 3 and so on (or from 1), each the only such number alone
 * on a line, a page apart, behind the end of a row or a sentence. "1" below "Xã A Lưới" is none.
 */
function numbersOfPages(lines: readonly PageLine[]): ReadonlySet<PageLine> {
  const found = new Set<PageLine>()
  let last = 0
  for (let number = 1; ; number += 1) {
    const alone = lines.flatMap(({ text }, index) => (text === String(number) ? [index] : []))
    const [only, ...others] = alone
    const line = lines[only ?? -1]
    const behind = lines[(only ?? 0) - 1]?.text ?? '-'
    const ends = /[.;:)]$/.test(behind) || (/[\d%–-]$/u.test(behind) && beginsPage(lines, (only ?? 0) + 1))
    const isNext = only !== undefined && (number === 1 ? only === 0 : only >= last + FEWEST_LINES)
    if (line === undefined || others.length > 0 || line.block >= 0 || !ends || !isNext) {
      if (number === 1) continue
      return found
    }
    found.add(line)
    last = only ?? last
  }
}

/**
 * Lines without page numbers: a number alone that stands first or last on its page, where no name goes on, and
 * is the page's or counts on with one of a page beside it, or one that counts on from the page number before it where the text has
 * lost its page breaks.
 */
export function withoutPageNumbers(lines: readonly PageLine[]): PageLine[] {
  const paged = new Set(lines.filter((line) => line.block < 0).map((line) => line.page)).size > 1
  // Other numbers alone on lines are a table's whose cells stand one below the other; then these may be too.
  const alone = lines.filter((line) => line.block < 0 && /^[\d.,%]+$/.test(line.text)).map((line) => line.text)
  const onlyPages = alone.every((text, index) => text === String(index + 2))
  const pages = paged ? new Set<PageLine>() : numbersOfPages(lines)
  const dashed = dashedNumbers(lines)
  /** How far the numbers at the edges of pages lie behind the pages: a page's number stands so far behind on others too. */
  const behind = new Map<number, Set<number>>()
  lines.forEach((line, index) => {
    const number = line.block < 0 && atEdgeOf(lines, index) ? PAGE_NUMBER.exec(line.text) : null
    if (number === null || line.page === null) return
    const offset = line.page - Number(number[1])
    behind.set(offset, (behind.get(offset) ?? new Set()).add(line.page))
  })
  let counted = 1
  return lines.filter((line, index) => {
    const number = line.block < 0 ? PAGE_NUMBER.exec(line.text) : null
    if (number === null) return true
    const offset = (line.page ?? 0) - Number(number[1])
    const mayBePage = Number(number[1]) >= 1 && (offset === 0 || (offset > 0 && (behind.get(offset)?.size ?? 0) > 1))
    const explicit =
      /\p{L}/u.test(line.text) || (dashed.has(line) && (paged ? atEdgeOf(lines, index) : dashed.size > 1))
    const countsOn = !paged && onlyPages && Number(number[1]) === counted + 1
    if (countsOn) counted += 1
    return !((paged && atEdgeOf(lines, index) && mayBePage) || explicit || countsOn || pages.has(line))
  })
}
