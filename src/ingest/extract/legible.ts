import { ThuocDoError } from '../../platform/problem.ts'
import type { RawBlock } from '../raw.ts'

/** Letters that only Vietnamese written in Unicode has. */
const VIETNAMESE = /[ĂăĐđĨĩŨũƠơƯư\u1EA0-\u1EF9]/
/** What TCVN3, VNI or Windows-1258 text shows when its bytes are taken for Latin-1: signs inside words, letters Vietnamese lacks. */
const SIGNS = /\p{L}[\u00A1-\u00B6\u00B8-\u00BF]|[\u00A1-\u00AE\u00B5-\u00B9]\p{L}/u
const FOREIGN = /\p{L}[\u00A1-\u00B6\u00B8-\u00BF]|[\u00A1-\u00AE\u00B5-\u00B9]\p{L}|[ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïðñöøûüþÿ]/u
/** What VNI text shows beside that: a vowel with its own marks behind it, which no Vietnamese syllable has. */
const DOUBLED = /[ae][âăùõ]|[oy][âùõ]|uù|[aeiouyâêôöơ][øûïä]/iu
/** Units of measure, which Unicode texts write so too. */
const MEASURE = /^\(?\p{L}{1,3}[\u00B2\u00B3]\p{P}*$/u
/** Characters of fonts that do not say which they are. */
const UNKNOWN = /\uFFFD/
/** Glyphs that a PDF's font draws without saying which characters they are. */
const UNMAPPED = /[\uE000-\uF8FF\uFFFD]/

function texts(blocks: readonly RawBlock[]): string[] {
  return blocks.flatMap((block) =>
    block.kind === 'line' ? [block.text] : block.rows.flatMap((row) => row.cells.map((cell) => cell.text)),
  )
}

/**
 * Refuses a document whose characters are not what it shows: text typed in TCVN3 or VNI fonts (in a Word file or PDF it
 * comes as "Kho¸i Ch©u"), in parts such as the names of a table too, or a PDF whose fonts give no characters. A few odd words
 * among sound ones pass.
 * @throws ThuocDoError `extract.no-content`, `extract.legacy-encoding`, `extract.unmapped-text`
 */
export function assertLegible(blocks: readonly RawBlock[], name: string): void {
  const words = texts(blocks).flatMap((text) => text.split(/\s+/).filter((word) => word !== ''))
  if (words.length === 0) throw new ThuocDoError('extract.no-content', { file: name })
  const count = (pattern: RegExp): number => words.filter((word) => pattern.test(word)).length
  if (count(UNMAPPED) * 5 > words.length || count(UNKNOWN) >= 5)
    throw new ThuocDoError('extract.unmapped-text', { file: name })
  const foreign = count(FOREIGN)
  const isLegacy = (word: string): boolean => (SIGNS.test(word) || DOUBLED.test(word)) && !MEASURE.test(word)
  const legacy = new Set(words.filter(isLegacy)).size
  if ((foreign >= 3 && foreign > count(VIETNAMESE)) || legacy >= 3)
    throw new ThuocDoError('extract.legacy-encoding', { file: name })
}
