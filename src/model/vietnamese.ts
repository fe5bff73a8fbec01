/**
 * Folding of Vietnamese for matching; printing always keeps the official spelling. Two folds: `foldSpelling` equates only
 * different spellings of the same word, `foldPlain` also drops all diacritics, for text typed without any.
 */

/** Grave, acute, tilde, hook above, dot below: the five tone marks. Circumflex, breve and horn make other letters. */
const TONE_MARKS = /[\u0300\u0301\u0303\u0309\u0323]/g
const MARKS = /[\u0300-\u036f]/g
const SPACES_AND_DASHES = /[\s\-\u2010-\u2015\u2212]+/g
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g
const APOSTROPHE = /\s*['`\u2018\u2019\u02bc\u00b4]\s*/g
const LEADING_ZEROS = /(?<![\d.,])0+(?=\d)/g
const CONSONANTS_THEN_Y = /^[bcdđfghjklmnpqrstvwxz]+y$/

/** A word is one syllable with one tone, so a tone mark moved to its end loses nothing: hoà = hòa, thuý = thúy. */
function foldSyllable(word: string): string {
  const tones = word.match(TONE_MARKS)
  const letters = tones === null ? word : word.replace(TONE_MARKS, '')
  const spelled = letters.endsWith('y') && CONSONANTS_THEN_Y.test(letters) ? `${letters.slice(0, -1)}i` : letters
  return tones === null ? spelled : spelled + tones.join('')
}

/** Vietnamese has some thousand syllables in names: most words were folded before. Emptied before it grows beyond that. */
const folded = new Map<string, string>()
const SYLLABLES_KEPT = 8192

function foldWord(word: string): string {
  const held = folded.get(word)
  if (held !== undefined) return held
  if (folded.size >= SYLLABLES_KEPT) folded.clear()
  const result = foldSyllable(word)
  folded.set(word, result)
  return result
}

/**
 * Equates spellings of the same name: Unicode form, case, place of the tone mark (hoà = hòa), i/y as a syllable's only
 * vowel (Vỹ = Vĩ, but not in "quy" or "tay"), white space and dashes, kinds of apostrophe, leading zeros of numbers
 * (Phường 01 = Phường 1). Accents, tones and đ count. The result is a key to compare, not a text to show.
 */
export function foldSpelling(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(INVISIBLE, '')
    .replace(SPACES_AND_DASHES, ' ')
    .replace(APOSTROPHE, "'")
    .trim()
    .replace(LEADING_ZEROS, '')
    .split(' ')
    .map(foldWord)
    .join(' ')
}

/** The weakest fold: `foldSpelling` without any diacritics, đ as d. Only for text that itself has none. */
export function foldPlain(text: string): string {
  return plainOfSpelling(foldSpelling(text))
}

/** The plain fold of a text that is folded by `foldSpelling` already. */
export function plainOfSpelling(spelling: string): string {
  return spelling.replace(MARKS, '').replaceAll('đ', 'd')
}

/** True when the text has a mark or a đ: then whoever wrote it meant the accents. */
export function hasDiacritics(text: string): boolean {
  return /[\u0300-\u036fđĐ]/.test(text.normalize('NFD'))
}

const collator = new Intl.Collator('vi', { numeric: true })

/** Order of Vietnamese names (a < ă < â, d < đ), numbers by value. */
export function compareVietnamese(a: string, b: string): number {
  return collator.compare(a, b)
}

/** The text in [a-z0-9-] for ids and addresses: "Xã An Vĩ" → "xa-an-vi". i and y stay as written. */
export function slug(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(MARKS, '')
    .replaceAll('đ', 'd')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
