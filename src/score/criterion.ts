import { divide, multiply, type Rational, rational, rationalOf, ZERO } from '../model/rational.ts'
import type { Counts, Quantity, ScoreLine } from '../model/scorecard.ts'
import type { Criterion, WhenNotReported } from '../model/scoring.ts'
import type { UnitLevel } from '../model/unit.ts'
import { evaluate } from './expression.ts'
import { NO_POINTS, published } from './published.ts'
import { pointsOf, type Spread } from './rules.ts'
import { type Outcome, outcomeFor } from './share.ts'

const NOT_REPORTED: Quantity = { kind: 'missing', reason: 'not-reported' }
const PER_CENT = rational(1n, 100n)

interface Fraction {
  readonly numerator: Quantity
  readonly denominator: Quantity | null
}

/** Numerator and denominator: as stated for the line, else from the measures. */
function fractionOf(criterion: Criterion, { quantities, period }: Counts): Fraction {
  const quantity = (id: string): Quantity => quantities.get(id) ?? NOT_REPORTED
  const { id, numerator, denominator } = criterion
  return {
    numerator: quantities.get(`${id}.numerator`) ?? evaluate(numerator, quantity, period),
    denominator:
      denominator === null ? null : (quantities.get(`${id}.denominator`) ?? evaluate(denominator, quantity, period)),
  }
}

type Value =
  | { readonly kind: 'value'; readonly value: Rational }
  | { readonly kind: 'none'; readonly reason: NonNullable<Outcome['reason']> }

function ruled(criterion: Criterion, { numerator, denominator }: Fraction): Value {
  const { reason } = outcomeFor(criterion, numerator, denominator)
  if (reason !== null) return { kind: 'none', reason }
  if (numerator.kind === 'missing' || denominator?.kind === 'missing') throw new Error('a share of what is not known')
  return { kind: 'value', value: denominator === null ? numerator.value : divide(numerator.value, denominator.value) }
}

const stated = ({ quantities }: Counts, key: string): Rational | null => {
  const quantity = quantities.get(key)
  return quantity?.kind === 'value' ? quantity.value : null
}

/** True when the criterion is for units of this level; a level that nobody said is every level. */
export const appliesTo = ({ levels }: Criterion, { level }: Pick<Counts, 'level'>): boolean =>
  levels === null || level === null || levels.includes(level)

/** What becomes of the criterion at a level where nobody reported its counts. */
export function whenNotReported({ whenNotReported: policy }: Criterion, level: UnitLevel | null): WhenNotReported {
  if (typeof policy === 'string') return policy
  return (level === null ? undefined : policy[level]) ?? 'missing'
}

/** The value that the rule is applied to: of counts, else the published ratio; null where there is none. */
export function ruledValue(criterion: Criterion, counts: Counts): Rational | null {
  if (!appliesTo(criterion, counts)) return null
  const value = ruled(criterion, fractionOf(criterion, counts))
  if (value.kind === 'value') return value.value
  const ratio = stated(counts, `${criterion.id}.ratio`)
  return ratio === null ? null : multiply(ratio, PER_CENT)
}

/**
 * The line of one criterion for one unit and period. Counts go first; where they are missing, points published for the
 * line, then a published ratio. What has neither has no points, with the reason, and its policy says what that is to the group.
 */
export function scoreCriterion(
  criterion: Criterion,
  counts: Counts,
  spread: Spread | null,
  decimals: number | null,
): ScoreLine {
  const max = rationalOf(criterion.max)
  const fraction = fractionOf(criterion, counts)
  const line = { id: criterion.id, kind: 'criterion', max, ...fraction, holes: [] } as const
  const scored = (exact: Rational, value: Rational | null, reason: ScoreLine['reason']): ScoreLine => {
    return { ...line, ...published(exact, decimals), exact, value, reason, countsAs: 'points' }
  }
  const unscored = (reason: NonNullable<ScoreLine['reason']>, countsAs: ScoreLine['countsAs']): ScoreLine => ({
    ...line,
    ...NO_POINTS,
    value: null,
    reason,
    countsAs,
  })

  const { rule } = criterion
  if (!appliesTo(criterion, counts)) return unscored('not-applicable', 'nothing')
  const value = ruled(criterion, fraction)
  if (rule.kind === 'tracking')
    return { ...unscored('tracking', 'nothing'), value: value.kind === 'value' ? value.value : null }
  const points = (of: Rational): Rational => pointsOf(rule, of, max, spread ?? { least: of, greatest: of, units: 1 })
  // A place among others is none where there are no others.
  const alone = rule.kind === 'min-max' && (spread?.units ?? 0) < 2
  if (value.kind === 'value' && !alone) return scored(points(value.value), value.value, null)

  const score = stated(counts, `${criterion.id}.score`)
  if (score !== null) return scored(score, null, 'stated-score')
  const ratio = ruledValue(criterion, counts)
  if (ratio !== null && alone) return { ...unscored('nothing-to-compare', 'hole'), value: ratio }
  if (ratio !== null) return scored(points(ratio), ratio, 'stated-ratio')
  if (value.kind === 'value') throw new Error('a value that no rule was applied to')
  if (value.reason === 'not-applicable') return unscored('not-applicable', 'nothing')
  if (value.reason === 'denominator-zero' || value.reason === 'does-not-arise') {
    if (criterion.whenZero === 'no-score') return unscored(value.reason, 'zero')
    return scored(criterion.whenZero === 'full' ? max : ZERO, null, value.reason)
  }
  const policy = whenNotReported(criterion, counts.level)
  if (policy === 'zero') return scored(ZERO, null, value.reason)
  if (policy === 'full' && value.reason === 'not-reported') return scored(max, null, 'given-full')
  return unscored(value.reason, 'hole')
}
