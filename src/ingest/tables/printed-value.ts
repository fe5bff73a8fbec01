import { type Decimal, toDecimal } from '../../model/decimal.ts'
import type { UnitOfMeasure } from '../../model/index-set.ts'
import type { MissingReason, Reported } from '../../model/reported.ts'
import { keyOf, squeeze } from './folded.ts'

const WORDS: Readonly<Record<MissingReason, readonly string[]>> = {
  'not-reported': [
    'chưa có số liệu',
    'không có',
    'không có số liệu',
    'chưa có dữ liệu',
    'không có dữ liệu',
    'chưa báo cáo',
    'không báo cáo',
    'chưa thống kê',
    'chưa thống kê được',
    'không thống kê được',
    'chưa cập nhật',
    'not reported',
  ],
  'does-not-arise': [
    'không phát sinh',
    'chưa phát sinh',
    'không phát sinh hồ sơ',
    'không có hồ sơ phát sinh',
    'không có phát sinh',
    'KPS',
    'does not arise',
  ],
  'not-applicable': ['không áp dụng', 'không thuộc đối tượng', 'không thuộc thẩm quyền', 'x', 'n/a', 'not applicable'],
  unreadable: ['không đọc được', 'unreadable'],
}

const REASONS: ReadonlyMap<string, MissingReason> = new Map(
  Object.entries(WORDS).flatMap(([reason, texts]) => texts.map((text) => [keyOf(text), reason as MissingReason])),
)

const BLANK = /^(?:[-\u2010-\u2015\u2212]+|[.…]+|\/)?$/u
const FOOTNOTE = /(?<=[\d%])\s*(?:\(\*+\)|\*+|\(\d{1,2}\)|[\u00b9\u00b2\u00b3])$/u
const NUMBER = /^([-\u2010-\u2015\u2212]?)(\d[\d.,\u00a0\u202f ]*)(?:\s*(%|điểm|bản|lượt|hồ sơ))?$/iu

/** Why the text is no figure, as one of the agreed words and marks says, or null when it is none of them. */
export function missingReason(text: string): MissingReason | null {
  const plain = squeeze(text).replace(/^\((.*)\)$/u, '$1')
  return BLANK.test(plain) ? 'not-reported' : (REASONS.get(keyOf(plain)) ?? null)
}

/** "3/25", "17,52/20": a rank or a score and what it is out of. */
const OF_TOTAL = /^(\d+(?:[.,]\d+)?)\s*\/\s*(\d+(?:[.,]\d+)?)$/

/** The score of "17,52/20" where 20 is the most that the figure can be; every other text as it is. */
export function withoutMaximum(printed: string, max: number | null): string {
  const match = OF_TOTAL.exec(squeeze(printed))
  return match !== null && max !== null && Number(match[2]?.replace(',', '.')) === max ? (match[1] ?? printed) : printed
}

/** True when the text by itself can stand in a column of figures: a number, a dash, an agreed word, a rank "3/25". */
export function isValueLike(text: string): boolean {
  const plain = squeeze(text)
  if (plain === '') return false
  return OF_TOTAL.test(plain) || numberParts(plain) !== null || missingReason(plain) !== null
}

/** True when the text is a number with an optional sign and unit. */
export function isNumber(text: string): boolean {
  return numberParts(squeeze(text)) !== null
}

function numberParts(text: string): { sign: string; digits: string; unit: string } | null {
  const match = NUMBER.exec(text.replace(FOOTNOTE, ''))
  if (match === null) return null
  const digits = (match[2] ?? '').trim()
  if (/[.,]$/.test(digits) || /[.,]\s|\s[.,]|[.,]{2}/.test(digits)) return null
  return { sign: match[1] === '' ? '' : '-', digits, unit: (match[3] ?? '').toLowerCase() }
}

const UNITS: Readonly<Record<UnitOfMeasure, readonly string[]>> = {
  percent: ['', '%'],
  points: ['', '%', 'điểm'],
  count: ['', 'bản', 'lượt', 'hồ sơ'],
}

/** A whole number: one kind of mark between groups of three, or a fraction of nothing but one or two zeros. */
function countDigits(digits: string): string | null {
  if (/^\d+$/.test(digits)) return digits
  if (/^[1-9]\d{0,2}(?:([.,\u00a0\u202f ])\d{3})(?:\1\d{3})*$/u.test(digits)) return digits.replace(/\D/g, '')
  return /^\d+[.,]0{1,2}$/.test(digits) ? digits.replace(/[.,].*$/, '') : null
}

/** A rate or score: one mark is the decimal mark; with two kinds the last is, and the others divide thousands. */
function rateDigits(digits: string): string | null {
  if (/^\d+(?:[.,]\d+)?$/.test(digits)) return digits.replace(',', '.')
  const mixed = /^([1-9]\d{0,2}(?:([.,])\d{3})+)(?!\2)[.,](\d+)$/.exec(digits)
  return mixed === null ? null : `${(mixed[1] ?? '').replace(/\D/g, '')}.${mixed[3]}`
}

/**
 * The figure that a printed text means in a column of this unit of measure. "1.405" is 1405 in a count column and 1.405 in
 * a column of percents or points. What is neither number nor agreed word is `unreadable`, never a guess.
 */
export function readPrinted(printed: string, unit: UnitOfMeasure): Reported {
  const text = squeeze(printed)
  const reason = missingReason(text)
  if (reason !== null) return { kind: 'missing', reason }
  const parts = numberParts(text)
  if (parts === null || !UNITS[unit].includes(parts.unit)) return { kind: 'missing', reason: 'unreadable' }
  const digits = unit === 'count' ? countDigits(parts.digits) : rateDigits(parts.digits)
  const value: Decimal | null = digits === null ? null : toDecimal(parts.sign + digits)
  return value === null ? { kind: 'missing', reason: 'unreadable' } : { kind: 'value', value }
}

const PHRASE =
  /^(?:(?:không|chưa|phát|sinh|có|số|liệu|dữ|áp|dụng|báo|cáo|thống|kê|được|hồ|sơ|thuộc|đối|tượng|thẩm|quyền|cập|nhật)(?:\s|$)){1,4}$/iu

const TELLING = /(?<!\p{L})(?:không|chưa|phát|sinh|áp|dụng)(?!\p{L})/iu

/** True when the text is a part of one of the phrases that stand for a missing value, as a line break leaves it. */
export function isPartOfPhrase(text: string): boolean {
  return PHRASE.test(squeeze(text))
}

/** As `isPartOfPhrase`, and the text has a word that a head of figures would not have. */
export function isTellingPart(text: string): boolean {
  return isPartOfPhrase(text) && TELLING.test(text)
}
