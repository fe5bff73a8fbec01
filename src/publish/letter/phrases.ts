import { officialName } from '../../model/namesakes.ts'
import type { UnitLabel } from '../../model/results.ts'

/** Fills the places of a sentence; every place must have its text, for templates are checked when they are read. */
export function fill(sentence: string, places: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const text = places[name]
    if (text === undefined) throw new Error(`the sentence "${sentence}" has a place "${name}" that nobody fills`)
    return text
  })
}

/** "a", "a và b", "a, b và c". */
export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} và ${words.at(-1)}`
}

/** The text as it stands within a sentence. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}

/** The text as it stands at the start of a sentence. */
export function upperFirst(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}

const ROMAN: readonly (readonly [number, string])[] = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

/** Roman numeral of a small positive number. */
export function roman(number: number): string {
  const step = ROMAN.find(([value]) => value <= number)
  return step === undefined ? '' : step[1] + roman(number - step[0])
}

/** No-break room for a clerk to write in. */
export function room(characters: number): string {
  return '\u00a0'.repeat(characters)
}

const LEVEL_WORDS = /^(Tỉnh|Thành phố|Thị xã|Thị trấn|Huyện|Quận|Xã|Phường|Đặc khu|Sở|Ban) /

/** A unit with namesakes within a sentence: "Phường Phú Sơn thuộc thành phố Thanh Hóa". */
export function unitInText(unit: UnitLabel): string {
  const { apart } = unit
  if (apart === undefined || apart.startsWith('mã ')) return unit.name
  return `${officialName(unit)} thuộc ${apart.split(', ').map(nameInSentence).join(', ')}`
}

/** A unit's name within a sentence: "huyện Khoái Châu"; names that do not begin with the kind of unit stay. */
export function nameInSentence(name: string): string {
  return LEVEL_WORDS.test(name) ? lowerFirst(name) : name
}
