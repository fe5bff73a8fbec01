import type { FigureDefinition, IndexSet } from '../../model/index-set.ts'
import { keyOf, keyWords, mendedWords, squeeze } from './folded.ts'
import { auxiliaryOf, isVolume, NAME_HEADS, SEQUENCE_HEADS, withoutBeside } from './vocabulary.ts'

/** A period named in a column's head; the parts it does not name are null. */
export interface HeadPeriod {
  readonly month: number | null
  readonly quarter: number | null
  readonly year: number | null
}

export type HeadMeaning =
  | { readonly kind: 'figure'; readonly figureId: string; readonly period: HeadPeriod | null }
  | { readonly kind: 'sequence' }
  | { readonly kind: 'name' }
  | { readonly kind: 'auxiliary'; readonly what: string }

/** The heads that an index set knows, ready to be looked up. */
export interface Lexicon {
  readonly indexSet: IndexSet
  readonly figures: ReadonlyMap<string, FigureDefinition>
  /** Meaning of a text that is a head as a whole, or null. Word order counts. */
  meaning(text: string): HeadMeaning | null
  /** As `meaning`; when that finds nothing, the same words in another order are accepted. */
  meaningOfCell(text: string): HeadMeaning | null
}

/** "(%)", "(18 điểm)", "(1)", "(ĐVT: %)", "*": units of measure, maxima and footnotes, which name nothing. */
const CLOSERS =
  /\(\s*(?:(?:đvt|đơn vị tính|đơn vị)\s*:?)?\s*(?:tỷ lệ\s*)?(?:tối đa|điểm tối đa|thang điểm|max|đạt)?\s*:?\s*(?:[\d.,]+\s*)?(?:%|điểm|điểm %|bản|lượt|hồ sơ|đơn vị|\*+)?(?:\s*=.*?)?\s*\)|(?<![\p{L}\d])%|%(?=\s|$)|\*+|[\u00b9\u00b2\u00b3]/giu

/** "(điể m)": a unit of measure that a narrow column broke within the word. */
const BROKEN_UNIT = /\((?:đ\s*i\s*ể\s*m|b\s*ả\s*n|l\s*ư\s*ợ\s*t)\)/giu

/** The head without what names nothing; each such mark becomes `replacement`. */
export function withoutClosers(text: string, replacement = ' '): string {
  return squeeze(text.replace(BROKEN_UNIT, replacement).replace(CLOSERS, replacement))
}

const NEUTRAL =
  /\b(?:tthc|thu tuc hanh chinh|trong (?:thang|ky|ki|quy|qui)(?: bao cao)?|(?:thang|ky|ki|quy|qui) nay|cua don vi|cua cac don vi|bo chi so|theo bo chi so)\b/g
/** "DVC" says nothing beside more words than these: "trực tuyến" alone may be the end of another head than "DVC trực tuyến". */
const FEW_WORDS = 3
const UNITS = ['percent', 'points', 'count'] as const
const MOST_WORDS = 24
const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 }
const PERIOD =
  /\b(?:trong )?(?:(?:thang (\d{1,2})|(?:quy|qui) (\d|iv|i{1,3}))(?:(?: nam |\/| )(\d{4}))?|nam (\d{4}))(?= |$)/

/** "thang 8/ 2026", "thang 8/202 6", "nam 202 6": the break of a narrow column fell into the month and year. */
const BROKEN_PERIOD = /(?<=\/|\bnam )((?:19|20)\d|20|19) (\d{1,2})(?= |$)/g

function mendedPeriod(words: string): string {
  return words
    .replace(/(?<=\bthang \d{1,2}) ?\/ ?(?=\d)/g, '/')
    .replace(BROKEN_PERIOD, (whole, first: string, rest: string) =>
      (first + rest).length === 4 ? first + rest : whole,
    )
}

function takePeriod(words: string): { readonly rest: string; readonly period: HeadPeriod | null } {
  const match = PERIOD.exec(words)
  if (match === null) return { rest: words, period: null }
  const [whole, month, quarter, year, yearAlone] = match
  const number = (text: string | undefined): number | null =>
    text === undefined ? null : (ROMAN[text] ?? Number(text))
  const period = { month: number(month), quarter: number(quarter), year: number(year ?? yearAlone) }
  return { rest: words.replace(whole, ' '), period }
}

/** The key under which a synonym is kept and a head is looked up. */
export function headKey(text: string): {
  readonly key: string
  readonly sorted: string
  readonly words: readonly string[]
  readonly period: HeadPeriod | null
} {
  const words = keyWords(mendedWords(keyWords(withoutClosers(text))).join(' '))
    .join(' ')
    .replaceAll('%', ' ')
  const { rest, period } = takePeriod(mendedPeriod(words))
  const all = rest
    .replace(NEUTRAL, ' ')
    .split(/[\s/]+/)
    .filter((word) => word !== '')
  const kept = all.filter((word) => word !== 'dvc' || all.length <= FEW_WORDS)
  return { key: kept.join(''), sorted: [...kept].sort().join(' '), words: kept, period }
}

/** Every way the figure may be named: its id, names and synonyms. */
export function namesOf(figure: FigureDefinition): readonly string[] {
  const { id, name, shortName, synonyms } = figure
  return [id, name.vi, name.en, shortName.vi, shortName.en, ...synonyms]
}

/** Builds the lexicon of an index set. */
export function makeLexicon(indexSet: IndexSet): Lexicon {
  const figures = new Map(indexSet.figures.map((figure) => [figure.id, figure]))
  const exact = new Map<string, string>()
  const sorted = new Map<string, string | null>()
  for (const figure of indexSet.figures) {
    for (const name of namesOf(figure)) {
      const key = headKey(name)
      exact.set(key.key, figure.id)
      const other = sorted.get(key.sorted)
      sorted.set(key.sorted, other === undefined || other === figure.id ? figure.id : null)
    }
  }
  /** The figure whose name the text is but for words that say nothing; null when that is none or several figures. */
  const byMeaning = (text: string, find: (words: readonly string[]) => string | null | undefined): string | null => {
    const { words } = headKey(text)
    if (words.length < 3 || words.length > MOST_WORDS) return null
    const found = UNITS.flatMap((unit) => {
      if (unit === 'count' && /%/.test(text)) return []
      const ids = withoutBeside(words, unit).flatMap((kept) => (kept.length < 2 ? [] : [find(kept) ?? null]))
      return ids.filter((id): id is string => id !== null && figures.get(id)?.unitOfMeasure === unit).slice(0, 1)
    })
    const [figureId = null, ...others] = new Set(found)
    return others.length > 0 ? null : figureId
  }
  const lookUp = (text: string): HeadMeaning | null => {
    const plain = keyOf(withoutClosers(text))
    if (SEQUENCE_HEADS.has(plain) || text.trim() === '#') return { kind: 'sequence' }
    if (NAME_HEADS.has(plain)) return { kind: 'name' }
    const what = auxiliaryOf(plain)
    if (what !== null) return { kind: 'auxiliary', what }
    const { key, period } = headKey(text)
    const figureId = key === '' ? undefined : exact.get(key)
    if (figureId !== undefined) return { kind: 'figure', figureId, period }
    const only = byMeaning(text, (words) => exact.get(words.join('')))
    if (only !== null) return { kind: 'figure', figureId: only, period }
    return isVolume(plain) ? { kind: 'auxiliary', what: 'volume' } : null
  }
  // The same spans of words are asked for again and again while a head is looked for.
  const asked = new Map<string, HeadMeaning | null>()
  const meaning = (text: string): HeadMeaning | null => {
    const before = asked.get(text)
    if (before !== undefined) return before
    const found = lookUp(text)
    asked.set(text, found)
    return found
  }
  const meaningOfCell = (text: string): HeadMeaning | null => {
    const found = meaning(text)
    if (found !== null) return found
    const key = headKey(text)
    const inAnyOrder = key.sorted === '' ? null : (sorted.get(key.sorted) ?? null)
    const figureId = inAnyOrder ?? byMeaning(text, (words) => sorted.get([...words].sort().join(' ')))
    return figureId === null ? null : { kind: 'figure', figureId, period: key.period }
  }
  return { indexSet, figures, meaning, meaningOfCell }
}
