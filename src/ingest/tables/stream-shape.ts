import { squeeze } from './folded.ts'
import type { ColumnKind, StreamWord } from './stream-words.ts'
import { sequenceNumber } from './text-end.ts'

/** A row of such a table: its words from `from` up to `to`. */
export interface StreamRow {
  readonly kind: 'unit' | 'section' | 'total'
  readonly sequence: string | null
  readonly name: string
  readonly values: readonly string[]
  readonly from: number
  readonly to: number
}

/**
 * Why no row could be read at a word: values that do not fill the columns, or fill them and may yet mean something else; a first
 * value that may be the name's number; or several ways to read them.
 */
export interface StreamFault {
  readonly kind: 'values' | 'number' | 'ambiguous'
  /** It is a unit's row, whatever its name: a commune may be called Trung Bình. */
  readonly ofUnit: boolean
  readonly at: number
  /** The word after what was found of it. */
  readonly to: number
  readonly name: string
  readonly values: readonly string[]
}

export type Numbering = 'arabic' | 'roman'

/** What is known of the table before its rows are read. */
export interface StreamShape {
  readonly columns: readonly ColumnKind[]
  /** How rows are numbered; null: not at all. */
  readonly numbering: Numbering | null
  /** The text shows where its pages end. */
  readonly paged: boolean
  /** Thousands may be parted by a blank: no number of four digits stands without one. */
  readonly spaced: boolean
  /** Folded words of the head, sorted: it may stand again on each page. */
  readonly head: readonly string[]
}

export const LONGEST_NAME = 16

/** The number that begins a line, as rows are numbered; null: none. */
export function numberAt(words: readonly StreamWord[], at: number, { numbering }: StreamShape): number | null {
  const word = words[at]
  if (word?.first !== true || numbering === null) return null
  const match = (numbering === 'arabic' ? /^0?(\d{1,4})[.)]?$/ : /^([IVXLC]{1,7})[.)]?$/).exec(word.text)
  return match === null ? null : sequenceNumber(match[1] ?? '')
}

export const nameOf = (words: readonly StreamWord[], from: number, to: number): string =>
  squeeze(
    words
      .slice(from, to)
      .map((word) => word.text)
      .join(' '),
  )
