import { hasLetter, keyOf, squeeze } from './folded.ts'
import type { PageLine, Token } from './page-line.ts'
import { isNumber, isTellingPart, isValueLike, missingReason } from './printed-value.ts'
import type { ParsedLine } from './table.ts'
import { RATINGS, wantsNumber } from './vocabulary.ts'

const SEQUENCE = /^(?:\d{1,4}|[IVXLC]{1,7})[.)]?$/
const LONGEST_PHRASE = 6

/** Words whose number is no value: "tháng 2", "năm 2024", "Phụ lục 1". */
const COUNTS = /^(?:tháng|năm|quý|ngày|kỳ|điều|khoản|mục|lục|biểu|bảng|số|THÁNG|NĂM|QUÝ|LỤC)$/u

/** A value printed at the end of a line, with its edges. */
export interface TailValue {
  readonly text: string
  readonly x0: number
  readonly x1: number
}

function joined(words: readonly Token[], from: number, to: number): TailValue {
  const part = words.slice(from, to)
  return { text: part.map((word) => word.text).join(' '), x0: part[0]?.x0 ?? 0, x1: part.at(-1)?.x1 ?? 0 }
}

/** True when a value ends before `end`: a number, a dash, or a phrase such as "không phát sinh". A rating stands behind one. */
function endsInValue(words: readonly Token[], end: number): boolean {
  if (isValueLike(words[end - 1]?.text ?? '')) return true
  const most = Math.min(LONGEST_PHRASE, end)
  return Array.from({ length: most }, (_, at) => joined(words, end - 1 - at, end).text).some(
    (text) => hasLetter(text) && missingReason(text) !== null,
  )
}

/** How many words before `end` make one value: a phrase such as "không phát sinh", a number with its "%", one word; or 0. */
function valueWords(words: readonly Token[], end: number, last: boolean): number {
  for (let count = Math.min(LONGEST_PHRASE, end); count > 1; count -= 1) {
    const text = joined(words, end - count, end).text
    const phrase = words.slice(end - count, end).every((word) => hasLetter(word.text))
    if (phrase && missingReason(text) !== null) return count
    if (last && count <= 3 && RATINGS.has(keyOf(text)) && endsInValue(words, end - count)) return count
  }
  const text = words[end - 1]?.text ?? ''
  if (text === '%' && isNumber(words[end - 2]?.text ?? '')) return 2
  if (last && RATINGS.has(keyOf(text)) && endsInValue(words, end - 1)) return 1
  if (/^\d+$/.test(text) && COUNTS.test(words[end - 2]?.text ?? '')) return 0
  return isValueLike(text) ? 1 : 0
}

/** The values at the end of a line of words, and the number of words before them. */
export function tailValues(words: readonly Token[]): {
  readonly values: readonly TailValue[]
  readonly before: number
} {
  const values: TailValue[] = []
  let end = words.length
  while (end > 0) {
    const count = valueWords(words, end, values.length === 0)
    if (count === 0) break
    values.unshift(joined(words, end - count, end))
    end -= count
  }
  return { values, before: end }
}

/** True when words make one value and nothing else: "99,17", "99,17 %", "không phát sinh". */
export function isSingleValue({ text, tokens }: { readonly text: string; readonly tokens: readonly Token[] }): boolean {
  return isValueLike(text) && (tokens.length === 1 || tailValues(tokens).values.length === 1)
}

/** Reads a sequence number off the front of a row's words. */
export function takeSequence(words: readonly Token[]): {
  readonly sequence: string | null
  readonly rest: readonly Token[]
} {
  const [first, second] = words
  if (first === undefined || !SEQUENCE.test(first.text)) return { sequence: null, rest: words }
  const alone = second === undefined || hasLetter(second.text) || !/^\d/.test(second.text)
  return alone || /[.)]$/.test(first.text) || !hasLetter(first.text)
    ? { sequence: first.text.replace(/[.)]$/, ''), rest: words.slice(1) }
    : { sequence: null, rest: words }
}

/**
 * Reads a line of running text as sequence number, name and values. A number after "Phường", "khu vực" and the like is
 * the name's. With `hasSequence` false a leading number is none.
 */
export function parseFlatLine(line: PageLine, hasSequence: boolean): ParsedLine {
  const taken = takeSequence(line.tokens)
  const { sequence, rest } = hasSequence ? taken : { sequence: null, rest: line.tokens }
  const { values, before } = tailValues(rest)
  const name = joined(rest, 0, before).text
  const number = values[0]?.text ?? ''
  const nameTakes = name !== '' && wantsNumber(name) && /^\d{1,2}$/.test(number)
  const cells = (nameTakes ? values.slice(1) : values).map(({ text }) => ({ text, merged: false }))
  return { line, sequence, name: squeeze(nameTakes ? `${name} ${number}` : name), cells, aligned: false }
}

/** Words without those behind a number that begin a phrase whose end stands on the next line: "9,77 Không phát" over "sinh". */
function withoutBegunPhrase(words: readonly Token[]): readonly Token[] {
  const end = words.findLastIndex((word) => !hasLetter(word.text)) + 1
  const begun = joined(words, end, words.length).text
  return end > 0 && isNumber(words[end - 1]?.text ?? '') && isTellingPart(begun) ? words.slice(0, end) : words
}

/** True when a line of running text can be a row: letters, then values; and no "figure: value" of the body. */
export function isRowLike(line: PageLine): boolean {
  if (line.block >= 0) return false
  const words = withoutBegunPhrase(line.tokens)
  const { values, before } = tailValues(words)
  const front = words.slice(0, before)
  const name = takeSequence(front)
    .rest.map((word) => word.text)
    .join(' ')
  return values.length > 0 && hasLetter(name) && !/[:;]$/.test(name)
}
