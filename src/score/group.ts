import { divide, least, multiply, ONE, type Rational, rationalOf, sum, ZERO } from '../model/rational.ts'
import type { Counts, ScoreLine } from '../model/scorecard.ts'
import type { Group } from '../model/scoring.ts'
import { power } from './irrational.ts'
import { NO_POINTS, published } from './published.ts'

interface Part {
  readonly value: Rational
  readonly weight: Rational
}

function combine(aggregation: Group['aggregation'], parts: readonly Part[]): Rational {
  if (aggregation === 'sum') return sum(parts.map(({ value }) => value))
  if (aggregation === 'least') return parts.length === 0 ? ZERO : parts.map(({ value }) => value).reduce(least)
  const whole = sum(parts.map(({ weight }) => weight))
  if (whole.numerator === 0n) return ZERO
  if (aggregation === 'arithmetic-mean') {
    return divide(sum(parts.map(({ value, weight }) => multiply(value, weight))), whole)
  }
  return parts.reduce((product, { value, weight }) => multiply(product, power(value, divide(weight, whole))), ONE)
}

/** A line that has no points of its own, with those that were published for it. */
export const statedLine = (line: ScoreLine, stated: Rational, decimals: number | null): ScoreLine => ({
  ...line,
  ...published(stated, decimals),
  exact: stated,
  reason: 'stated-score',
  countsAs: 'points',
})

/**
 * The line of a group made of its parts' lines, in the order of `group.of`. Published points are made of the parts'
 * published points, exact ones of the exact ones. A hole among the parts leaves the group without points, unless its points
 * were published (`CODE.score`, in `quantities`).
 */
export function scoreGroup(
  group: Group,
  kind: 'group' | 'total',
  parts: readonly ScoreLine[],
  quantities: Counts['quantities'],
  decimals: number | null,
): ScoreLine {
  const weightOf = (index: number): Rational => {
    const weight = group.weights?.[index]
    return weight === undefined ? ONE : rationalOf(weight)
  }
  const counted = parts
    .map((line, index) => ({ line, weight: weightOf(index) }))
    .filter(({ line }) => line.countsAs !== 'nothing')
  const made = (pick: (line: ScoreLine) => Rational): Rational =>
    combine(
      group.aggregation,
      counted.map(({ line, weight }) => ({ value: pick(line), weight })),
    )
  const partsMax = made(({ max }) => max)
  const max = group.outOf === null ? partsMax : rationalOf(group.outOf)
  const scaled = (points: Rational): Rational =>
    group.outOf === null || partsMax.numerator === 0n ? points : divide(multiply(points, max), partsMax)

  const holes = counted.flatMap(({ line }) => (line.countsAs === 'hole' ? [line.id] : []))
  const line = { id: group.id, kind, max, value: null, numerator: null, denominator: null, holes } as const
  if (counted.length === 0) {
    return { ...line, ...NO_POINTS, max: ZERO, reason: 'not-applicable', countsAs: 'nothing' }
  }
  if (holes.length > 0) {
    const hole = { ...line, ...NO_POINTS, reason: 'part-missing', countsAs: 'hole' } as const
    const stated = quantities.get(`${group.id}.score`)
    return stated?.kind === 'value' ? statedLine(hole, stated.value, decimals) : hole
  }
  const points = published(scaled(made(({ carried }) => carried ?? ZERO)), decimals)
  return { ...line, ...points, exact: scaled(made(({ exact }) => exact ?? ZERO)), reason: null, countsAs: 'points' }
}
