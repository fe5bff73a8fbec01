import { afterHead, afterPageNumber, readSection, readTotal } from './stream-beside.ts'
import {
  doubtfulEnds,
  doubtfulHeads,
  doubtfulNames,
  doubtfulNumbers,
  doubtfulTotals,
  faultAt,
  isRowLike,
  nextStart,
} from './stream-doubts.ts'
import { numberInName } from './stream-names.ts'
import { numberAt, type StreamFault, type StreamRow, type StreamShape } from './stream-shape.ts'
import { plainSection, readUnit } from './stream-unit.ts'
import type { StreamWord } from './stream-words.ts'

export interface StreamRows {
  readonly rows: readonly StreamRow[]
  readonly faults: readonly StreamFault[]
  /** Some of the faults are rows that fill the columns and may yet mean something else. */
  readonly doubtful: boolean
  /** The word after the last row. */
  readonly to: number
  /** The words as they were read: numbers that stood inside names put before them. */
  readonly words: readonly StreamWord[]
}

/**
 * Reads rows one after the other from the first word: number (where the table is numbered), name, exactly one value per
 * column; totals, headings of sections and the head again among them. A row that does not fit so, or fits in two ways, is
 * a fault, and reading goes on at the next number. Ends before what is no row.
 */
export function readStream(from: readonly StreamWord[], start: number, shape: StreamShape): StreamRows {
  const numbered = shape.numbering !== null
  let words = from
  const rows: StreamRow[] = []
  const faults: StreamFault[] = []
  let next = start
  let at = 0
  while (at < words.length) {
    const page = rows.length > 0 ? afterPageNumber(words, at, numbered ? next : null, shape) : null
    if (page !== null) {
      at = page
      continue
    }
    const head = afterHead(words, at, shape)
    if (head !== null) {
      at = head
      continue
    }
    const total = readTotal(words, at, shape)
    if (total !== null) {
      if ('from' in total) rows.push(total)
      else faults.push(total)
      at = total.to
      continue
    }
    if (numbered && numberAt(words, at, shape) !== next) {
      const inside = numberInName(words, at, next)
      if (inside !== null) {
        words = inside
        continue
      }
    }
    const section = numbered ? readSection(words, at, next, shape) : plainSection(words, at, shape)
    if (section !== null && numberAt(words, at, shape) === null) {
      rows.push(section)
      at = section.to
      next = numberAt(words, at, shape) ?? next
      continue
    }
    const ways = readUnit(words, at, numbered ? next : null, shape)
    const [way] = ways
    if (way !== undefined && ways.length === 1) {
      rows.push(way.row)
      at = way.row.to
      next += 1
      continue
    }
    const later = numbered && numberAt(words, at, shape) === next ? nextStart(words, at, next, shape) : null
    const last = later === null && numbered && isRowLike(words, at, next, shape)
    if (ways.length > 1 || later !== null || last)
      faults.push(faultAt(words, at, later ?? words.length, shape, ways.length > 1))
    if (last) at = faults.at(-1)?.to ?? at
    if (later === null) break
    at = later
    next += 1
  }
  const doubtful = [
    ...doubtfulNames(rows, words, shape),
    ...doubtfulNumbers(rows, faults, shape),
    ...doubtfulEnds(rows, words, shape),
    ...doubtfulHeads(rows, shape),
    ...doubtfulTotals(rows, words),
  ]
  return {
    rows: rows.filter((row) => !doubtful.some((fault) => fault.at === row.from)),
    faults: [...faults, ...doubtful],
    doubtful: doubtful.length > 0,
    to: at,
    words,
  }
}
