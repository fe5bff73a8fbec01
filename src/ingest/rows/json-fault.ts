import { isByteOrderMark } from './text-place.ts'

/** What may come next, outside of texts, numbers and words. */
type Expects = 'value' | 'first-entry' | 'first-key' | 'key' | 'colon' | 'rest' | 'nothing'

/** Within a token: the rest of a word, a text, or a number by what of it is there. */
type Token =
  | { readonly kind: 'word'; readonly rest: string }
  | { readonly kind: 'text'; readonly escaped: boolean; readonly hex: number; readonly isKey: boolean }
  | { readonly kind: 'number'; readonly part: NumberPart }

type TextToken = Extract<Token, { kind: 'text' }>
type NumberPart = 'minus' | 'zero' | 'digits' | 'point' | 'fraction' | 'e' | 'sign' | 'exponent'

/** What follows each part of a number, by the sign that is read. */
const NUMBER: Readonly<Record<NumberPart, readonly (readonly [RegExp, NumberPart])[]>> = {
  minus: [
    [/0/, 'zero'],
    [/[1-9]/, 'digits'],
  ],
  zero: [
    [/\./, 'point'],
    [/[eE]/, 'e'],
  ],
  digits: [
    [/\d/, 'digits'],
    [/\./, 'point'],
    [/[eE]/, 'e'],
  ],
  point: [[/\d/, 'fraction']],
  fraction: [
    [/\d/, 'fraction'],
    [/[eE]/, 'e'],
  ],
  e: [
    [/[+-]/, 'sign'],
    [/\d/, 'exponent'],
  ],
  sign: [[/\d/, 'exponent']],
  exponent: [[/\d/, 'exponent']],
}
const WHOLE_NUMBERS: ReadonlySet<NumberPart> = new Set(['zero', 'digits', 'fraction', 'exponent'])
const WORDS: Readonly<Record<string, string>> = { t: 'rue', f: 'alse', n: 'ull' }
const BLANK = /[ \t\r\n]/
const PLAIN_TEXT: TextToken = { kind: 'text', escaped: false, hex: 0, isKey: false }

/**
 * Looks for the place where bytes cease to be JSON (RFC 8259), fed piece by piece. `several`: documents may follow one another.
 * A byte order mark before them is passed over.
 * For files that are known to be broken: it is thorough, not fast, and tells nothing of what it reads.
 */
export function jsonFaultFinder(several: boolean) {
  const open: ('{' | '[')[] = []
  let expects: Expects = 'value'
  let token: Token | null = null
  let documents = 0
  let done = 0

  const valueEnds = (): void => {
    token = null
    if (open.length > 0) expects = 'rest'
    else {
      documents += 1
      expects = several ? 'value' : 'nothing'
    }
  }
  const keyEnds = (): void => {
    token = null
    expects = 'colon'
  }
  const begins = (sign: string): boolean => {
    if (sign === '"') token = PLAIN_TEXT
    else if (sign === '-') token = { kind: 'number', part: 'minus' }
    else if (/\d/.test(sign)) token = { kind: 'number', part: sign === '0' ? 'zero' : 'digits' }
    else if (WORDS[sign] !== undefined) token = { kind: 'word', rest: WORDS[sign] }
    else if (sign === '{' || sign === '[') {
      open.push(sign)
      expects = sign === '{' ? 'first-key' : 'first-entry'
    } else return false
    return true
  }
  const closes = (sign: string): boolean => {
    if (open.at(-1) !== (sign === '}' ? '{' : '[')) return false
    open.pop()
    valueEnds()
    return true
  }
  /** The sign, outside of tokens; false when it cannot stand there. */
  const between = (sign: string): boolean => {
    if (BLANK.test(sign)) return true
    switch (expects) {
      case 'value':
        return begins(sign)
      case 'first-entry':
        return sign === ']' ? closes(sign) : begins(sign)
      case 'first-key':
      case 'key':
        if (sign === '}' && expects === 'first-key') return closes(sign)
        token = { ...PLAIN_TEXT, isKey: true }
        return sign === '"'
      case 'colon':
        expects = 'value'
        return sign === ':'
      case 'rest':
        if (sign !== ',') return (sign === '}' || sign === ']') && closes(sign)
        expects = open.at(-1) === '{' ? 'key' : 'value'
        return true
      case 'nothing':
        return false
    }
  }
  const inText = (text: TextToken, sign: string): boolean => {
    if (text.hex > 0) {
      token = { ...text, hex: text.hex - 1 }
      return /[\da-fA-F]/.test(sign)
    }
    if (text.escaped) {
      token = { ...text, escaped: false, hex: sign === 'u' ? 4 : 0 }
      return /["\\/bfnrtu]/.test(sign)
    }
    if (sign === '"') (text.isKey ? keyEnds : valueEnds)()
    else if (sign === '\\') token = { ...text, escaped: true }
    return sign >= ' '
  }
  const inNumber = ({ part }: Extract<Token, { kind: 'number' }>, sign: string): boolean => {
    const next = NUMBER[part].find(([form]) => form.test(sign))
    if (next !== undefined) {
      token = { kind: 'number', part: next[1] }
      return true
    }
    if (!WHOLE_NUMBERS.has(part)) return false
    valueEnds()
    return between(sign)
  }
  const inWord = ({ rest }: Extract<Token, { kind: 'word' }>, sign: string): boolean => {
    if (rest.length === 1) valueEnds()
    else token = { kind: 'word', rest: rest.slice(1) }
    return rest.startsWith(sign)
  }
  const take = (sign: string): boolean => {
    if (token === null) return between(sign)
    if (token.kind === 'text') return inText(token, sign)
    return token.kind === 'number' ? inNumber(token, sign) : inWord(token, sign)
  }
  const isWhole = (): boolean => {
    if (token?.kind === 'number' && open.length === 0) return WHOLE_NUMBERS.has(token.part)
    return token === null && open.length === 0 && documents > 0
  }
  return {
    /** The offset, from the first byte fed, of the first that cannot stand where it stands; null: none so far. */
    feed(piece: Uint8Array): number | null {
      const at = piece.findIndex(
        (byte, index) => !isByteOrderMark(byte, done + index) && !take(String.fromCharCode(byte)),
      )
      done += at < 0 ? piece.length : at
      return at < 0 ? null : done
    },
    /** Where the bytes end before the document does; null when they are whole. */
    end: (): number | null => (isWhole() ? null : done),
  }
}

/** The offset of the first byte of a text that is wrong in it as JSON, its length where it ends too early; null for JSON. */
export function jsonFault(text: Uint8Array): number | null {
  const finder = jsonFaultFinder(false)
  return finder.feed(text) ?? finder.end()
}
