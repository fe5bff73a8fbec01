import { divide, multiply, type Rational, rationalOf, roundRational, subtract } from '../model/rational.ts'
import type { ScoreLine } from '../model/scorecard.ts'
import type { Criterion } from '../model/scoring.ts'
import type { Text2 } from '../model/text.ts'

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
    case 'bands':
      return {
        vi: `điểm theo bậc: ${rule.bands.map(({ from, points }) => `từ ${from} được ${points}`).join('; ')}`,
        en: `points by bands: ${rule.bands.map(({ from, points }) => `from ${from} ${points}`).join('; ')}`,
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

/** Points to be had that the line does not have; null where it has no points. */
export function pointsLost({ exact, max, reason }: ScoreLine): Rational | null {
  if (exact === null || reason === 'not-applicable') return null
  return subtract(max, exact)
}

/** What one more record in the numerator is worth, in points, by the straight part of a linear rule; null for other rules. */
export function worthOfOne({ rule, max }: Criterion, { denominator }: ScoreLine): Rational | null {
  if (denominator?.kind !== 'value' || denominator.value.numerator === 0n) return null
  const each = divide(rationalOf(max), denominator.value)
  if (rule.kind === 'linear') return each
  return rule.kind === 'full-from' ? divide(each, rationalOf(rule.share)) : null
}
