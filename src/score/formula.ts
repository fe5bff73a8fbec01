import type { Decimal } from '../model/decimal.ts'
import { formatDecimal, formatValue } from '../model/format.ts'
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

const HUNDRED: Rational = { numerator: 100n, denominator: 1n }

/** A share of one as per cent: "80%", "12,5%". */
const percentWords = (share: Decimal, lang: Lang): string =>
  formatValue(roundRational(multiply(rationalOf(share), HUNDRED), 4), 'percent', lang)

/** The rule in words of one language, its numbers as that language writes them. */
function ruleIn({ rule, max }: Criterion, lang: Lang): string {
  const vi = lang === 'vi'
  const number = (value: Decimal): string => formatDecimal(value, lang)
  const most = number(max)
  switch (rule.kind) {
    case 'linear':
      return vi ? `${most} điểm × tỷ lệ` : `${most} points × the share`
    case 'full-from': {
      const share = percentWords(rule.share, lang)
      return vi
        ? `${most} điểm × tỷ lệ ÷ ${share}, đủ điểm từ ${share}`
        : `${most} points × the share ÷ ${share}, full marks from ${share}`
    }
    case 'bands': {
      const bound = vi ? (rule.upTo ? 'đến' : 'từ') : rule.upTo ? 'up to' : 'from'
      const bands = rule.bands.map(
        ({ from, points }) => `${bound} ${number(from)}${vi ? ' được' : ''} ${number(points)}`,
      )
      const line = vi ? '; giữa hai bậc tính theo đường thẳng' : '; between bands a straight line'
      return `${vi ? 'điểm theo bậc' : 'points by bands'}: ${bands.join('; ')}${rule.between === 'line' ? line : ''}`
    }
    case 'penalty': {
      const [each, limit] = [number(rule.each), number(rule.most)]
      return vi
        ? `trừ ${each} điểm × giá trị, nhiều nhất ${limit} điểm`
        : `${each} points × the value are taken away, ${limit} at the most`
    }
    case 'inverse': {
      const zero = number(rule.zeroAt)
      return vi
        ? `${most} điểm × (1 − giá trị ÷ ${zero}); càng thấp càng tốt`
        : `${most} points × (1 − value ÷ ${zero}); the less the better`
    }
    case 'goalposts': {
      const [worst, best] = [number(rule.worst), number(rule.best)]
      return vi
        ? `${most} điểm × vị trí giữa ${worst} (0 điểm) và ${best} (đủ điểm)`
        : `${most} points × the place between ${worst} (none) and ${best} (all)`
    }
    case 'min-max':
      return vi
        ? `${most} điểm × vị trí giữa đơn vị kém nhất và tốt nhất cùng cấp`
        : `${most} points × the place between the worst and the best unit of the level`
    case 'as-given':
      return vi ? `điểm như đã chấm, tối đa ${most}` : `points as given, ${most} at the most`
    case 'tracking':
      return vi ? 'chỉ theo dõi, không tính điểm' : 'only followed, not scored'
  }
}

/** The rule in words: what the value must be for full points, and how points fall. */
export function ruleWords(criterion: Criterion): Text2 {
  return { vi: ruleIn(criterion, 'vi'), en: ruleIn(criterion, 'en') }
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
  if ((rule.kind === 'linear' || rule.kind === 'full-from') && line.value !== null) {
    const share = rule.kind === 'linear' ? null : rule.share
    const whole = multiply(rationalOf(max), line.value)
    const raw = share === null ? whole : divide(whole, rationalOf(share))
    const term = `${most} × ${counts}${share === null ? '' : ` ÷ ${percentWords(share, lang)}`}`
    if (compareRationals(raw, rationalOf(max)) <= 0) return `${term} = ${share === null ? points : number(raw, 2)}`
    return `${term} = ${number(raw, 2)}${lang === 'vi' ? `, tối đa ${most}` : `, ${most} at the most`}`
  }
  return `${counts} → ${points}`
}

/** The formula in numbers: "20 × 32 ÷ 36 = 17,78"; null where the points do not come from counts. */
export function ruleNumbers(criterion: Criterion, line: ScoreLine): Text2 | null {
  const [vi, en] = [numbersIn(criterion, line, 'vi'), numbersIn(criterion, line, 'en')]
  return vi === null || en === null ? null : { vi, en }
}
