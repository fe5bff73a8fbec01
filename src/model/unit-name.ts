import type { UnitLevel } from './unit.ts'
import { foldPlain, foldSpelling } from './vietnamese.ts'

/** A printed name of a unit taken apart; all texts are folded, for comparing only. */
export interface UnitName {
  /** The word for the kind of unit ("xã", "thị trấn" …), null when the text has none. */
  readonly type: string | null
  /** The level that word tells; `unknown` without a word and for "thành phố", which is a province or a district. */
  readonly levelHint: UnitLevel
  /** The name without that word. */
  readonly bare: string
  /** The whole name without "UBND" and places, its type word kept: "Phường Đúc" is also a bare name. */
  readonly whole: string
  /** Units that the text says this one lies in: "An Vĩ, huyện Khoái Châu", "Bình Minh - Tỉnh Hưng Yên". */
  readonly places: readonly UnitName[]
  /** A code printed behind the name, as it is written: "Xã An Vĩ (mã 12229)". */
  readonly code: string | null
}

/** Said in place of a unit's place where nothing tells it; read back, it means a unit without any above it. */
export const PLACE_UNKNOWN = 'chưa rõ nơi trực thuộc'

type Fold = (text: string) => string

const TYPES: readonly (readonly [word: string, level: UnitLevel, abbreviations: readonly string[]])[] = [
  ['thị trấn', 'commune', ['tt', 'ttr']],
  ['đặc khu', 'commune', ['đk']],
  ['phường', 'commune', ['p']],
  ['xã', 'commune', ['x']],
  ['thị xã', 'district', ['tx']],
  ['huyện', 'district', ['h']],
  ['quận', 'district', ['q']],
  ['thành phố', 'unknown', ['tp']],
  ['tỉnh', 'province', ['t']],
]

/** One letter needs a full stop ("P. An Tảo") or a number ("Q1"): a bare letter may be part of a name. */
function abbreviationPattern(abbreviation: string): RegExp {
  return abbreviation.length === 1
    ? new RegExp(`^${abbreviation}(?:\\.\\s*| ?(?=\\d))`)
    : new RegExp(`^${abbreviation}(?:\\.\\s*| )`)
}

interface Grammar {
  readonly office: RegExp
  readonly types: readonly { word: string; level: UnitLevel; abbreviated: readonly RegExp[] }[]
}

function grammar(fold: Fold): Grammar {
  return {
    office: new RegExp(`^(?:ubnd|${fold('ủy ban nhân dân')})\\.? `),
    types: TYPES.map(([word, level, abbreviations]) => ({
      word: fold(word),
      level,
      abbreviated: abbreviations.map((abbreviation) => abbreviationPattern(fold(abbreviation))),
    })),
  }
}

const GRAMMARS = new Map<Fold, Grammar>([
  [foldSpelling, grammar(foldSpelling)],
  [foldPlain, grammar(foldPlain)],
])

/** Splits the type word off a folded name, written out or abbreviated. */
function splitType(folded: string, { types }: Grammar): Pick<UnitName, 'type' | 'levelHint' | 'bare'> {
  for (const { word, level, abbreviated } of types) {
    if (folded.startsWith(`${word} `)) return { type: word, levelHint: level, bare: folded.slice(word.length + 1) }
    const pattern = abbreviated.find((candidate) => candidate.test(folded))
    if (pattern !== undefined) return { type: word, levelHint: level, bare: folded.replace(pattern, '') }
  }
  return { type: null, levelHint: 'unknown', bare: folded }
}

/** "A, huyện B - Tỉnh C" → ["A", "huyện B", "Tỉnh C"]; a dash divides only before a type word (Bà Rịa - Vũng Tàu). */
function segments(text: string, fold: Fold, rules: Grammar): readonly string[] {
  const parts: string[] = []
  for (const piece of text.split(/[,()]/)) {
    let first = true
    for (const part of piece.split(/\s[-\u2010-\u2015\u2212]\s/)) {
      if (!first && splitType(fold(part), rules).type === null) parts.push(`${parts.pop()} - ${part}`)
      else parts.push(part)
      first = false
    }
  }
  return parts.filter((part) => part.trim() !== '')
}

const CODE = /^\s*m[aã]\s+([\w.-]+)\s*$/iu

/**
 * Takes a printed name apart: "UBND TT. Khoái Châu" is type "thị trấn", bare name "Khoái Châu". `fold` is `foldSpelling`
 * (default) or `foldPlain` for text without diacritics.
 */
export function parseUnitName(text: string, fold: typeof foldSpelling = foldSpelling): UnitName {
  const rules = GRAMMARS.get(fold) ?? grammar(fold)
  const [head = '', ...behind] = segments(text.normalize('NFC').replace(/[\s.;:*]+$/, ''), fold, rules)
  const code = behind.map((part) => CODE.exec(part)?.[1]).find((found) => found !== undefined) ?? null
  const rest = behind.filter((part) => !CODE.test(part))
  const whole = fold(head).replace(rules.office, '')
  const places = rest.map((place) => parseUnitName(place, fold))
  return { ...splitType(whole, rules), whole, places, code }
}

/** One key for spellings of one name: its kind counts, and so do the places and the code that stand behind it. */
export function nameKey(text: string): string {
  const { type, bare, places, code } = parseUnitName(text)
  return [type ?? '', bare, ...places.map((place) => `${place.type ?? ''} ${place.bare}`), code ?? ''].join('|')
}

/** The type word and bare name of an official name that is folded by `foldSpelling` already. */
export function splitFoldedName(spelling: string): { readonly type: string | null; readonly bare: string } {
  for (const [index, word] of SPELLED_TYPES.entries()) {
    if (spelling.startsWith(word)) return { type: TYPE_WORDS[index] ?? null, bare: spelling.slice(word.length) }
  }
  return { type: null, bare: spelling }
}

const TYPE_WORDS = TYPES.map(([word]) => foldSpelling(word))
const SPELLED_TYPES = TYPE_WORDS.map((word) => `${word} `)

/** The level that the type word of a printed name tells, `unknown` when it has none or it is ambiguous. */
export function levelHint(text: string): UnitLevel {
  return parseUnitName(text).levelHint
}

const OFFICE = /^(?:ubnd|[uủ][yỷ] ban nhân dân)\s+/iu

/** The unit that an office administers, capitalised: "UBND huyện Khoái Châu" → "Huyện Khoái Châu". Other names stay. */
export function unitOfOffice(text: string): string {
  const name = text.normalize('NFC').trim().replace(/\s+/g, ' ').replace(OFFICE, '')
  return name.charAt(0).toLocaleUpperCase('vi') + name.slice(1)
}
