import { formatDecimal } from '../model/format.ts'
import {
  compareRationals,
  divide,
  multiply,
  type Rational,
  rationalOf,
  roundRational,
  subtract,
} from '../model/rational.ts'
import type { Quantity, ScoreLine } from '../model/scorecard.ts'
import type { Criterion } from '../model/scoring.ts'
import type { Lang, Text2 } from '../model/text.ts'

const whole = (value: Rational): string => roundRational(value, 4)

/** The rule in words: what the value must be for full points, and how points fall. */
export function ruleWords({ rule, max }: Criterion): Text2 {
  const share = (text: string): string =>
    `${whole(multiply(rationalOf(text as never), { numerator: 100n, denominator: 1n }))} %`
  switch (rule.kind) {
    case 'linear':
      return { vi: `${max} điểm × tỷ lệ`, en: `${max} points × the share` }
    case 'full-from':
      return {
        vi: `${max} điểm × tỷ lệ ÷ ${share(rule.share)}, đủ điểm từ ${share(rule.share)}`,
        en: `${max} points × the share ÷ ${share(rule.share)}, full marks from ${share(rule.share)}`,
      }
    case 'bands': {
      const [vi, en] = rule.upTo ? ['đến', 'up to'] : ['từ', 'from']
      const line = rule.between === 'line'
      return {
        vi: `điểm theo bậc: ${rule.bands.map(({ from, points }) => `${vi} ${from} được ${points}`).join('; ')}${line ? '; giữa hai bậc tính theo đường thẳng' : ''}`,
        en: `points by bands: ${rule.bands.map(({ from, points }) => `${en} ${from} ${points}`).join('; ')}${line ? '; between bands a straight line' : ''}`,
      }
    }
    case 'penalty':
      return {
        vi: `trừ ${rule.each} điểm × giá trị, nhiều nhất ${rule.most} điểm`,
        en: `${rule.each} points × the value are taken away, ${rule.most} at the most`,
      }
    case 'inverse':
      return {
        vi: `${max} điểm × (1 − giá trị ÷ ${rule.zeroAt}); càng thấp càng tốt`,
        en: `${max} points × (1 − value ÷ ${rule.zeroAt}); the less the better`,
      }
    case 'goalposts':
      return {
        vi: `${max} điểm × vị trí giữa ${rule.worst} (0 điểm) và ${rule.best} (đủ điểm)`,
        en: `${max} points × the place between ${rule.worst} (none) and ${rule.best} (all)`,
      }
    case 'min-max':
      return {
        vi: `${max} điểm × vị trí giữa đơn vị kém nhất và tốt nhất cùng cấp`,
        en: `${max} points × the place between the worst and the best unit of the level`,
      }
    case 'as-given':
      return { vi: `điểm như đã chấm, tối đa ${max}`, en: `points as given, ${max} at the most` }
    case 'tracking':
      return { vi: 'chỉ theo dõi, không tính điểm', en: 'only followed, not scored' }
  }
}

/**
 * Points to be had that the line does not have, as printed: with the points they make the maximum, and what criteria lost is what
 * their group lost. Null where it has no points.
 */
export function pointsLost({ points, max, reason }: ScoreLine): Rational | null {
  if (points === null || reason === 'not-applicable') return null
  return subtract(max, rationalOf(points))
}

/** What one more record in the numerator is worth, in points, by the straight part of a linear rule; null for other rules. */
export function worthOfOne({ rule, max }: Criterion, { denominator, reason }: ScoreLine): Rational | null {
  if (reason === 'mean-of-units') return null
  if (denominator?.kind !== 'value' || denominator.value.numerator === 0n) return null
  const each = divide(rationalOf(max), denominator.value)
  if (rule.kind === 'linear') return each
  return rule.kind === 'full-from' ? divide(each, rationalOf(rule.share)) : null
}

/** Fewer than this in a denominator is a small number: one record moves the share by more than three per cent. */
const SMALL_NUMBER = 30n

/** Whether so few were counted that one record moves the points a lot. */
export function isSmallNumber({ denominator }: ScoreLine): boolean {
  if (denominator?.kind !== 'value') return false
  const { numerator: count, denominator: of } = denominator.value
  return count > 0n && count < SMALL_NUMBER * of
}

const amountOf = (quantity: Quantity | null): Rational | null => (quantity?.kind === 'value' ? quantity.value : null)

function numbersIn({ rule, max }: Criterion, line: ScoreLine, lang: Lang): string | null {
  const [numerator, denominator] = [amountOf(line.numerator), amountOf(line.denominator)]
  if (line.exact === null || line.points === null || line.reason !== null || numerator === null) return null
  const number = (value: Rational, places = 4): string => formatDecimal(roundRational(value, places), lang)
  const counts = denominator === null ? number(numerator) : `${number(numerator)} ÷ ${number(denominator)}`
  const points = formatDecimal(line.points, lang)
  const most = formatDecimal(max, lang)
  if (rule.kind === 'linear') return `${most} × ${counts} = ${points}`
  if (rule.kind === 'full-from' && line.value !== null) {
    const share = `${number(multiply(rationalOf(rule.share), { numerator: 100n, denominator: 1n }))} %`
    const raw = divide(multiply(rationalOf(max), line.value), rationalOf(rule.share))
    const capped = compareRationals(raw, rationalOf(max)) > 0
    const limit = lang === 'vi' ? `, tối đa ${most}` : `, ${most} at the most`
    return `${most} × ${counts} ÷ ${share} = ${number(raw, 2)}${capped ? limit : ''}`
  }
  return `${counts} → ${points}`
}

/** The formula in numbers: "20 × 32 ÷ 36 = 17,78"; null where the points do not come from counts. */
export function ruleNumbers(criterion: Criterion, line: ScoreLine): Text2 | null {
  const [vi, en] = [numbersIn(criterion, line, 'vi'), numbersIn(criterion, line, 'en')]
  return vi === null || en === null ? null : { vi, en }
}
