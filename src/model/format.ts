import type { LocalDate } from './date.ts'
import { type Decimal, decimalToNumber, roundDecimal } from './decimal.ts'
import type { UnitOfMeasure } from './index-set.ts'
import type { MissingReason, Reported } from './reported.ts'
import type { Lang, Text2 } from './text.ts'

const MARKS = { vi: { thousands: '.', decimal: ',' }, en: { thousands: ',', decimal: '.' } } as const

/**
 * A number as people write it: 1.405 and 99,17 in Vietnamese, 1,405 and 99.17 in English. It keeps the digits of the
 * value; with `decimals` it is rounded (halves away from zero) or filled with zeros to exactly so many.
 */
export function formatDecimal(value: Decimal, lang: Lang, decimals?: number): string {
  const shown = decimals === undefined ? value : roundDecimal(value, decimals)
  const [whole = '0', fraction = ''] = shown.replace('-', '').split('.')
  const grouped = whole.length > 3 ? whole.replace(/\B(?=(\d{3})+$)/g, MARKS[lang].thousands) : whole
  const digits = decimals === undefined ? fraction : fraction.padEnd(decimals, '0')
  const sign = shown.startsWith('-') ? '-' : ''
  return `${sign}${grouped}${digits === '' ? '' : `${MARKS[lang].decimal}${digits}`}`
}

/** A difference with its sign: "+3,58", "−0,68", "0". Differences of percents are percentage points, so no "%". */
export function signed(difference: Decimal, lang: Lang, decimals?: number): string {
  const text = formatDecimal(difference, lang, decimals)
  if (text.startsWith('-')) return `−${text.slice(1)}`
  return decimalToNumber(difference) === 0 ? text : `+${text}`
}

/** A value with the sign of its unit of measure: "99,17%" for percents; points and counts are bare numbers. */
export function formatValue(value: Decimal, unit: UnitOfMeasure, lang: Lang, decimals?: number): string {
  const number = formatDecimal(value, lang, decimals)
  return unit === 'percent' ? `${number}%` : number
}

const MISSING: Readonly<Record<MissingReason, Text2>> = {
  'not-reported': { vi: 'không báo cáo', en: 'not reported' },
  'does-not-arise': { vi: 'không phát sinh', en: 'does not arise' },
  'not-applicable': { vi: 'không áp dụng', en: 'not applicable' },
  unreadable: { vi: 'không đọc được', en: 'unreadable' },
}

/** Why a figure has no value, in words. */
export function missingWords(reason: MissingReason, lang: Lang): string {
  return MISSING[reason][lang]
}

/** The value as in `formatValue`, or why there is none in words. */
export function formatReported(reported: Reported, unit: UnitOfMeasure, lang: Lang, decimals?: number): string {
  return reported.kind === 'value'
    ? formatValue(reported.value, unit, lang, decimals)
    : missingWords(reported.reason, lang)
}

/**
 * A date in words as Decree 30/2020/NĐ-CP writes it: "ngày 05 tháng 3 năm 2024"; days below 10 and the months 1 and 2
 * have a leading zero, the months 3 to 9 have none.
 */
export function dateInWords(date: LocalDate): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `ngày ${day} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`
}
