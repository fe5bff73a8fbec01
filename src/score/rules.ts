import {
  add,
  compareRationals,
  divide,
  greatest,
  least,
  multiply,
  ONE,
  type Rational,
  rationalOf,
  subtract,
  withinOne,
  ZERO,
} from '../model/rational.ts'
import type { Rule } from '../model/scoring.ts'
import { logarithm } from './irrational.ts'

/** The least and the greatest value of a criterion among all units scored together. */
export interface Spread {
  readonly least: Rational
  readonly greatest: Rational
  /** How many have a value. */
  readonly units: number
}

type RuleOf<Kind extends Rule['kind']> = Extract<Rule, { kind: Kind }>

/** The value's place between two goalposts, 0 at `worst` and 1 at `best`; either may be the greater. */
const between = (value: Rational, worst: Rational, best: Rational): Rational =>
  divide(subtract(value, worst), subtract(best, worst))

function bandPoints({ bands, between: kind, upTo }: RuleOf<'bands'>, value: Rational): Rational {
  const reached = upTo
    ? bands.findIndex(({ from }) => compareRationals(rationalOf(from), value) >= 0)
    : bands.findLastIndex(({ from }) => compareRationals(rationalOf(from), value) <= 0)
  const band = bands[reached]
  if (band === undefined) return ZERO
  const points = rationalOf(band.points)
  const next = bands[upTo ? reached - 1 : reached + 1]
  if (kind === 'step' || next === undefined) return points
  const way = between(value, rationalOf(band.from), rationalOf(next.from))
  return add(points, multiply(way, subtract(rationalOf(next.points), points)))
}

function goalpostShare({ worst, best, scale, cap }: RuleOf<'goalposts'>, value: Rational): Rational {
  const [low, high] = [rationalOf(worst), rationalOf(best)]
  if (scale === 'log' && value.numerator <= 0n) return compareRationals(low, high) < 0 ? ZERO : ONE
  const share = scale === 'log' ? between(logarithm(value), logarithm(low), logarithm(high)) : between(value, low, high)
  return cap ? withinOne(share) : share
}

function minMaxShare({ better }: RuleOf<'min-max'>, value: Rational, spread: Spread): Rational {
  // Units that are all alike are all at the best: there is nothing they could do better than the others.
  if (compareRationals(spread.least, spread.greatest) === 0) return ONE
  const share = withinOne(between(value, spread.least, spread.greatest))
  return better === 'higher' ? share : subtract(ONE, share)
}

/**
 * The exact points of a value by a rule, out of `max`. `spread` is used by min-max alone. A tracked criterion has none: it
 * is not asked for here.
 */
export function pointsOf(
  rule: Exclude<Rule, { kind: 'tracking' }>,
  value: Rational,
  max: Rational,
  spread: Spread,
): Rational {
  switch (rule.kind) {
    case 'linear':
      return multiply(max, withinOne(value))
    case 'full-from':
      return multiply(max, withinOne(divide(value, rationalOf(rule.share))))
    case 'bands':
      return least(max, greatest(ZERO, bandPoints(rule, value)))
    case 'penalty':
      return subtract(ZERO, least(rationalOf(rule.most), greatest(ZERO, multiply(rationalOf(rule.each), value))))
    case 'inverse':
      return multiply(max, withinOne(subtract(ONE, divide(value, rationalOf(rule.zeroAt)))))
    case 'goalposts':
      return multiply(max, goalpostShare(rule, value))
    case 'min-max':
      return multiply(max, minMaxShare(rule, value, spread))
    case 'as-given':
      return least(max, greatest(ZERO, value))
  }
}
