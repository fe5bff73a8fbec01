import { hasLetter, startsWithCapital } from './folded.ts'
import { beginsWithKind } from './name-style.ts'
import { isNumber, isValueLike } from './printed-value.ts'
import { LONGEST_NAME, nameOf, type StreamShape } from './stream-shape.ts'
import type { StreamWord } from './stream-words.ts'
import { isBareKind, isUnfinished, wantsNumber } from './vocabulary.ts'

/** A small number may be the name's last word; where words want none ("Xã Đường 10"), no "405" of "10 405" may follow it. */
function mayEndName(
  before: string,
  number: string,
  next: StreamWord | undefined,
  { columns, spaced }: StreamShape,
): boolean {
  const [first] = columns
  const counts = first?.kind !== 'figure' || first.definition.unitOfMeasure === 'count'
  const thousands = counts && spaced && next?.first === false && /^\d{3}(?:\D|$)/.test(next.text)
  return /^\d{1,2}$/.test(number) && hasLetter(before) && (wantsNumber(before) || !thousands)
}

/** True when a name cannot end here: "Phường" before "14", "Văn phòng HĐND và". */
function isOpen(name: string, next: string): boolean {
  return isUnfinished(name) || (/^\d{1,2}$/.test(next) && wantsNumber(name))
}

/** The places where a name that begins at `start` can end, the words before them being the name. */
export function* nameEnds(
  words: readonly StreamWord[],
  start: number,
  numbered: boolean,
  shape: StreamShape,
): Generator<number> {
  if (!startsWithCapital(words[start]?.text ?? '')) return
  for (let end = start + 1; end <= Math.min(words.length, start + LONGEST_NAME); end += 1) {
    const last = words[end - 1]
    if (last === undefined) return
    const before = nameOf(words, start, end - 1)
    const name = nameOf(words, start, end)
    // Without numbers between them, names on two lines may be two rows, one without values.
    if (!numbered && last.first && end - 1 > start && !goesOn(words, start, end - 1)) return
    if (isNumber(last.text) && !mayEndName(before, last.text, words[end], shape)) return
    if (!isOpen(name, words[end]?.text ?? '')) yield end
    if (isNumber(last.text)) return
  }
}

/** True when a name goes on with the words of the next line: they begin in small letters, or no unit's name begins so. */
function goesOn(words: readonly StreamWord[], start: number, at: number): boolean {
  const before = nameOf(words, start, at)
  const next = words[at]
  if (next === undefined || !startsWithCapital(next.text)) return next !== undefined
  if (beginsWithKind(nameOf(words, at, at + 2))) return isBareKind(before) || /(?:[,&]|\svà)$/u.test(before)
  return isUnfinished(before) || (beginsWithKind(before) && !next.apart)
}

/** A number that stands inside the block of its row's name, as a page laid out around the middle of its cells gives it. */
export function numberInName(words: readonly StreamWord[], at: number, number: number): readonly StreamWord[] | null {
  if (words[at]?.apart !== true) return null
  const block: StreamWord[] = []
  for (let index = at; index < Math.min(words.length, at + LONGEST_NAME); index += 1) {
    const word = words[index]
    if (word === undefined || (index > at && word.apart)) break
    block.push(word)
  }
  // Text that parts no cells by blank lines has no blocks.
  if (words[at + block.length]?.apart !== true) return null
  const inside = block.findIndex((word, index) => index > 0 && word.first && word.text === String(number))
  if (inside < 0 || block.slice(0, inside).some((word) => isValueLike(word.text) && word.text !== '-')) return null
  const own = words[at + inside]
  const begins = words[at]
  if (own === undefined || begins === undefined) return null
  const name = [...block.slice(0, inside), ...block.slice(inside + 1)].map((word, index) => ({
    ...word,
    first: index > 0 && word.first,
    apart: false,
  }))
  return [
    ...words.slice(0, at),
    { ...own, apart: begins.apart, first: true },
    ...name,
    ...words.slice(at + block.length),
  ]
}
