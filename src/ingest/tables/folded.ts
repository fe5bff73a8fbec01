import { foldPlain } from '../../model/vietnamese.ts'
import { remembering } from '../../platform/remembering.ts'

/** One document asks for the same spans many times over. */
const remembered = <T>(make: (text: string) => T): ((text: string) => T) => remembering(make, 8192)

/** Words of a text as plain keys: no case, no diacritics, no punctuation; "thang 2/2024" keeps its slash. */
export const keyWords = remembered((text): readonly string[] =>
  foldPlain(text)
    .replace(/[^a-z0-9/%]+/g, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== ''),
)

/** The consonants that begin or end a syllable of Vietnamese. By themselves they are what a break left of one: "TUYẾ N", "T Ỷ". */
const WORD_PIECE = /^(?:[bcdghklmnprstvx]|ch|gh|kh|ngh?|nh|ph|th|tr)$/
const MAY_END = /^(?:c|ch|m|n|ng|nh|p|t)$/

export const isWordPiece = (word: string): boolean => WORD_PIECE.test(word)

/** Plain words of which those that broke are put together again: with the vowel after them, else with the word before. */
export function mendedWords(words: readonly string[]): readonly string[] {
  const mended: string[] = []
  let begun = ''
  for (const [at, word] of words.entries()) {
    const opens = isWordPiece(word) && /^[aeiouy]/.test(words[at + 1] ?? '')
    if (opens) begun += word
    else if (isWordPiece(word) && MAY_END.test(word) && mended.length > 0) mended[mended.length - 1] += word
    else {
      mended.push(begun + word)
      begun = ''
    }
  }
  return mended
}

/** One key of a text, without spaces: extraction breaks and glues words, letters stay. */
export const keyOf = remembered((text): string => keyWords(text).join(''))

/** White space of any kind and line breaks as single spaces. */
export const squeeze = remembered((text): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim())

/** True when the first letter is a capital: heads, names and sentences begin so, continuations do not. */
export function startsWithCapital(text: string): boolean {
  return /^[^\p{L}]*\p{Lu}/u.test(text)
}

/** True when every letter is a capital (at least two of them): then capitals tell nothing. */
export function isAllCapitals(text: string): boolean {
  return !/\p{Ll}/u.test(text) && /\p{Lu}.*\p{Lu}/u.test(text)
}

/** True when a word has a vowel, as every syllable has; "Y" is one. */
export const hasVowel = (word: string): boolean => /[aeiouy]/.test(foldPlain(word))

export function hasLetter(text: string): boolean {
  return /\p{L}/u.test(text)
}
