import { decimalPlaces } from '../model/decimal.ts'
import type { Period } from '../model/period.ts'
import type { Criterion } from '../model/scoring.ts'
import { type ScaledExpression, scaledExpression } from './scaled-expression.ts'

/**
 * A criterion as whole-number arithmetic: its published points, in units of `10^-places`, are
 * `numerator × top ÷ (denominator × bottom)` rounded half up to `step`, and at the most `full`.
 */
export interface ScaledCriterion {
  readonly numerator: ScaledExpression
  readonly denominator: ScaledExpression
  readonly full: number
  readonly top: number
  readonly bottom: number
  /** Units of `10^-places` in one of the last published digit. */
  readonly step: number
  /** Counts above it are left to exact fractions: their products are no whole doubles any more. */
  readonly limit: number
}

/** Null: the criterion is left to exact fractions. `digits`: what published points are rounded to, at most `places`. */
export function scaledCriterion(
  { rule, max, numerator, denominator }: Criterion,
  measures: ReadonlyMap<string, number>,
  period: Period,
  digits: number,
  places: number,
): ScaledCriterion | null {
  if (denominator === null || (rule.kind !== 'linear' && rule.kind !== 'full-from')) return null
  const [above, below] = [numerator, denominator].map((part) => scaledExpression(part, measures, period))
  if (above == null || below == null) return null
  const [share, shareDigits] =
    rule.kind === 'linear' ? [1, 0] : [Number(rule.share.replace('.', '')), decimalPlaces(rule.share)]
  const maxDigits = decimalPlaces(max)
  const top = Number(max.replace('.', '')) * 10 ** (digits + shareDigits) * below.scale
  const bottom = share * 10 ** maxDigits * above.scale
  const limit = Math.floor(Number.MAX_SAFE_INTEGER / (4 * Math.max(top, bottom, 1)))
  if (bottom <= 0 || top < 0 || limit < 1 || maxDigits > digits) return null
  const full = Number(max.replace('.', '')) * 10 ** (places - maxDigits)
  return { numerator: above, denominator: below, full, top, bottom, step: 10 ** (places - digits), limit }
}

/** Points of counts: the denominator is above 0, both are within the limit. */
export function scaledPoints(
  { full, top, bottom, step }: ScaledCriterion,
  numerator: number,
  denominator: number,
): number {
  if (numerator <= 0) return 0
  const [dividend, divisor] = [2 * numerator * top + denominator * bottom, 2 * denominator * bottom]
  const quotient = Math.floor(dividend / divisor)
  // The division may have rounded up to the next whole number; the remainder, whole and exact, tells.
  const points = (dividend - quotient * divisor < 0 ? quotient - 1 : quotient) * step
  return points < full ? points : full
}
