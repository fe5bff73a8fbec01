import type { Cause, LineChange, Unknown } from './change.ts'
import { type Decimal, decimalPlaces, decimalToNumber } from './decimal.ts'
import type { Contribution } from './explanation.ts'
import { formatDecimal, signed } from './format.ts'
import { type Period, periodLabel } from './period.ts'
import { type Rational, roundRational } from './rational.ts'
import type { Lang, Text2 } from './text.ts'

const CAUSE: Readonly<Record<Cause, Text2>> = {
  'late-data': { vi: 'dữ liệu đến muộn', en: 'late data' },
  formula: { vi: 'công thức', en: 'formula' },
  units: { vi: 'thay đổi đơn vị', en: 'change of units' },
  dossiers: { vi: 'phát sinh trong kỳ', en: 'this period' },
}

/** A cause of a change in words. */
export const causeWords = (cause: Cause, lang: Lang): string => CAUSE[cause][lang]

const MEANING: Readonly<Record<Cause, Text2>> = {
  'late-data': {
    vi: 'dữ liệu của kỳ trước đến hoặc được sửa sau khi điểm kỳ trước được ghi lại',
    en: 'data of the period before that came or were mended after its points were recorded',
  },
  formula: {
    vi: 'kỳ trước tính theo công thức hiện hành thay vì công thức khi đó',
    en: 'the period before by the formula now in force instead of the one of then',
  },
  units: {
    vi: 'kỳ trước theo đơn vị hiện nay (sáp nhập, chuyển) thay vì đơn vị khi đó',
    en: 'the period before in the units of now (merged, moved) instead of those of then',
  },
  dossiers: {
    vi: 'hồ sơ, phản ánh, kiến nghị và các số đếm khác của kỳ này so với kỳ trước',
    en: 'dossiers, petitions and other counts of this period against those of the one before',
  },
}

/** What a cause stands for, as a part of a sentence. */
export const causeMeaning = (cause: Cause, lang: Lang): string => MEANING[cause][lang]

const UNKNOWN: Readonly<Record<Unknown, Text2>> = {
  'not-recorded': { vi: 'điểm kỳ trước chưa được ghi lại', en: 'the points of the period before were not recorded' },
  'series-break': {
    vi: 'kỳ trước thuộc chuỗi số liệu khác, không trừ qua chỗ gián đoạn',
    en: 'the period before belongs to another series; nothing is subtracted across the break',
  },
  'not-in-force': {
    vi: 'kỳ trước bộ chỉ số này không có hiệu lực',
    en: 'the index set was not in force in the period before',
  },
  'set-faulty': {
    vi: 'tệp bộ chỉ số của kỳ trước có lỗi',
    en: 'the file of the index set of then has problems',
  },
  'unit-new': { vi: 'kỳ trước chưa có đơn vị này', en: 'the unit did not exist in the period before' },
  'unit-split': {
    vi: 'đơn vị cũ bị chia tách, hồ sơ không cho biết thuộc phần nào',
    en: 'a former unit was split and dossiers do not tell of which part they were',
  },
  'nothing-held': { vi: 'không giữ dữ liệu nào của kỳ trước', en: 'nothing of the period before is held' },
  'line-new': { vi: 'công thức khi đó chưa có dòng này', en: 'the formula of then has no such line' },
  'no-points': { vi: 'thiếu số liệu nên chưa có điểm', en: 'counts are missing, so there are no points' },
}

/** Why a cause cannot be told, in words. */
export const unknownWords = (reason: Unknown, lang: Lang): string => UNKNOWN[reason][lang]

/** Points are decimals with few digits; twelve hold them all. */
const ALL_PLACES = 12

/** Points of a change exactly as they are. */
export const exactPoints = (points: Rational): Decimal => roundRational(points, ALL_PLACES)

const places = (value: Decimal): number => Math.max(2, decimalPlaces(value))

/** Points with their sign, to two digits or as many as there are: "+1,20", "−0,30", "0,00". */
export function signedPoints(points: Rational, lang: Lang): string {
  const value = exactPoints(points)
  return signed(value, lang, places(value))
}

/** Points without sign, to two digits or as many as there are. */
export function pointsWords(points: Rational, lang: Lang): string {
  const value = exactPoints(points)
  return formatDecimal(value, lang, places(value))
}

const isZero = ({ numerator }: Rational): boolean => numerator === 0n

function partWords(change: LineChange, lang: Lang): readonly string[] {
  return change.parts
    .filter(({ points }) => !isZero(points))
    .map(({ causes, points }) => {
      const names = causes.map((cause) => causeWords(cause, lang)).join(lang === 'vi' ? ' và ' : ' and ')
      return `${names} ${signedPoints(points, lang)}`
    })
}

/** What cannot be told, each reason once. */
function unknownPart({ unknown }: LineChange, lang: Lang): string {
  const reasons = [...Map.groupBy(unknown, ({ reason }) => reason)].map(([reason, each]) => {
    const names = each.map(({ cause }) => causeWords(cause, lang)).join(', ')
    return `${names} (${unknownWords(reason, lang)})`
  })
  if (reasons.length === 0) return ''
  return lang === 'vi' ? ` Không rõ phần: ${reasons.join('; ')}.` : ` Not known: ${reasons.join('; ')}.`
}

/** What a unit that is new is compared with. */
const TOGETHER: Text2 = {
  vi: ' Kỳ trước tính gộp các đơn vị cũ hợp thành đơn vị này.',
  en: ' The period before is that of its former units together.',
}

/** A change in a sentence: "Tăng 1,20 điểm so với tháng 9/2026: phát sinh trong kỳ +1,50; dữ liệu đến muộn −0,30." */
export function changeSentence(change: LineChange, previous: Period, lang: Lang): string {
  const label = periodLabel(previous, lang)
  const isNew = change.unknown.some(({ reason }) => reason === 'unit-new')
  const unknown = `${unknownPart(change, lang)}${isNew ? TOGETHER[lang] : ''}`
  if (change.change === null) {
    const reason = change.unknown.at(-1)?.reason ?? 'nothing-held'
    return lang === 'vi'
      ? `Không so sánh được với ${label}: ${unknownWords(reason, lang)}.`
      : `It cannot be compared with ${label}: ${unknownWords(reason, lang)}.`
  }
  const size = decimalToNumber(exactPoints(change.change))
  const parts = partWords(change, lang)
  const split = parts.length === 0 ? '' : `: ${parts.join('; ')}`
  const points = pointsWords(size < 0 ? { ...change.change, numerator: -change.change.numerator } : change.change, lang)
  if (size === 0) {
    return lang === 'vi'
      ? `Điểm không đổi so với ${label}${split}.${unknown}`
      : `The points are those of ${label}${split}.${unknown}`
  }
  if (lang === 'vi') return `${size > 0 ? 'Tăng' : 'Giảm'} ${points} điểm so với ${label}${split}.${unknown}`
  return `${size > 0 ? 'Up' : 'Down'} ${points} points since ${label}${split}.${unknown}`
}

const ENTRIES: Readonly<Record<'numerator' | 'denominator', readonly [came: Text2, went: Text2]>> = {
  numerator: [
    { vi: 'vào tử số', en: 'came into the numerator' },
    { vi: 'ra khỏi tử số', en: 'went out of the numerator' },
  ],
  denominator: [
    { vi: 'vào mẫu số', en: 'came into the denominator' },
    { vi: 'ra khỏi mẫu số', en: 'went out of the denominator' },
  ],
}

/** Which counts a procedure that is counted itself came into or went out of. */
export function entryWords(before: Contribution, after: Contribution, lang: Lang): string {
  const words = (['numerator', 'denominator'] as const).flatMap((count) => {
    const [came, went] = ENTRIES[count]
    if (before[count] === after[count]) return []
    return (before[count] < after[count] ? came : went)[lang]
  })
  return words.join(', ')
}
