import { type Decimal, decimalToNumber } from '../model/decimal.ts'
import type { FigureDefinition, UnitOfMeasure } from '../model/index-set.ts'
import type { Place } from '../model/issue.ts'
import { parsePeriod, periodLabel } from '../model/period.ts'
import { placeWords } from '../model/place-words.ts'
import type { Lang } from '../model/text.ts'

/** With a capital first letter. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}

const COMMON_NOUN = /^(Tỉnh|Thành phố|Huyện|Quận|Thị xã|Thị trấn|Xã|Phường|Đặc khu|Sở|Bộ) /

/** A unit's name within a sentence: the common noun in front of it has no capital there. */
export function inSentence(name: string): string {
  return COMMON_NOUN.test(name) ? name.charAt(0).toLocaleLowerCase('vi') + name.slice(1) : name
}

/** The period of a key in words; the key itself when it is none. */
export function periodWords(key: string, lang: Lang): string {
  const period = parsePeriod(key)
  return period === null ? key : periodLabel(period, lang)
}

/** The sign behind numbers of this unit of measure in table heads and beside big numerals. */
export function unitSign(unit: UnitOfMeasure, lang: Lang): string {
  if (unit === 'percent') return '%'
  if (unit === 'points') return lang === 'vi' ? 'điểm' : 'points'
  return lang === 'vi' ? 'số lượng' : 'number'
}

/** Which side of a comparison is the better one: `good`, `bad`, or `even` when equal or without direction. */
export function side(difference: Decimal, figure: FigureDefinition): 'good' | 'bad' | 'even' {
  const number = decimalToNumber(difference)
  if (number === 0 || figure.direction === 'none') return 'even'
  return number > 0 === (figure.direction === 'higher') ? 'good' : 'bad'
}

/** Where in a document something stands, as readers of the pages look for it. Empty when the place is nowhere. */
export function placeOnPage(place: Place, lang: Lang): string {
  return placeWords(place, lang, 'line')
}

/** A size in kB, as people read it beside a download. */
export function sizeWords(bytes: number, lang: Lang): string {
  const kilobytes = Math.max(0.1, bytes / 1000)
  const text = kilobytes < 10 ? kilobytes.toFixed(1) : String(Math.round(kilobytes))
  return `${lang === 'vi' ? text.replace('.', ',') : text} kB`
}

/** The first characters of a hash, enough to tell files apart by eye. */
export function shortHash(sha256: string): string {
  return sha256.slice(0, 12)
}
