import type { Decimal } from '../model/decimal.ts'
import type { Contribution } from '../model/explanation.ts'
import {
  add,
  divide,
  multiply,
  type Rational,
  rational,
  rationalOf,
  roundRational,
  subtract,
  sum,
  ZERO,
} from '../model/rational.ts'
import type { ScoreLine } from '../model/scorecard.ts'
import type { Criterion } from '../model/scoring.ts'

/** What one procedure did to the points of a criterion from one period to the next. */
export interface PartChange {
  readonly key: string
  /** Points to `PLACES` digits. */
  readonly points: Decimal
  readonly before: Contribution
  readonly after: Contribution
}

/** The change of a criterion's points by its parts. The printed parts and the rest add up exactly to the change of the published points. */
export interface PartChanges {
  readonly parts: readonly PartChange[]
  /** What rounding leaves: of the published points, and of the printed parts. */
  readonly rest: Rational
  readonly change: Rational
}

/** Digits of a part's points. */
const PLACES = 4

const whole = (count: number): Rational => rational(BigInt(count))
const HALF = rational(1n, 2n)

const totalOf = (parts: readonly Contribution[]): Pick<Contribution, 'numerator' | 'denominator'> => ({
  numerator: parts.reduce((all, { numerator }) => all + numerator, 0),
  denominator: parts.reduce((all, { denominator }) => all + denominator, 0),
})

/** The line's points come from these counts and from nothing else. */
const comesFrom = (
  { exact, points, reason, numerator, denominator }: ScoreLine,
  parts: readonly Contribution[],
): boolean => {
  const total = totalOf(parts)
  const is = (quantity: ScoreLine['numerator'], count: number): boolean =>
    quantity?.kind === 'value' && quantity.value.denominator === 1n && quantity.value.numerator === BigInt(count)
  const counted = is(numerator, total.numerator) && is(denominator, total.denominator) && total.denominator > 0
  return counted && exact !== null && points !== null && reason === null
}

/** How far a part holds its count above or below a rate, as a share of all: summed over all parts it is rate of all − rate. */
const lift = ({ numerator, denominator }: Contribution, rate: Rational, all: Rational): Rational =>
  divide(subtract(whole(numerator), multiply(rate, whole(denominator))), all)

/**
 * Splits the change of a criterion's points by parts of its counts. A part's share is by how much more it lifts the rate
 * over the mean of both rates than it did before (so a part that only grew with its rate at the mean did nothing), brought
 * to points by the slope of the rule between both rates. Null where the points of one side do not come from the counts of
 * the parts: nothing to divide by, published points.
 */
export function partChanges(
  { rule, max }: Criterion,
  before: { readonly line: ScoreLine; readonly parts: readonly Contribution[] },
  after: { readonly line: ScoreLine; readonly parts: readonly Contribution[] },
): PartChanges | null {
  if (!comesFrom(before.line, before.parts) || !comesFrom(after.line, after.parts)) return null
  const [old, now] = [before.line, after.line]
  if (old.points === null || now.points === null || old.exact === null || now.exact === null) return null
  const [oldTotal, newTotal] = [totalOf(before.parts), totalOf(after.parts)]
  const [oldAll, newAll] = [whole(oldTotal.denominator), whole(newTotal.denominator)]
  const [oldRate, newRate] = [divide(whole(oldTotal.numerator), oldAll), divide(whole(newTotal.numerator), newAll)]
  const rates = subtract(newRate, oldRate)
  const flat = rule.kind === 'linear' ? rationalOf(max) : ZERO
  const slope = rates.numerator === 0n ? flat : divide(subtract(now.exact, old.exact), rates)
  const mean = multiply(add(oldRate, newRate), HALF)
  const [olds, news] = [before.parts, after.parts].map((parts) => new Map(parts.map((part) => [part.key, part])))
  const keys = [...new Set([...(olds?.keys() ?? []), ...(news?.keys() ?? [])])]
  const parts = keys.map((key): PartChange => {
    const nothing = { key, numerator: 0, denominator: 0 }
    const [was, is] = [olds?.get(key) ?? nothing, news?.get(key) ?? nothing]
    const share = subtract(lift(is, mean, newAll), lift(was, mean, oldAll))
    return { key, points: roundRational(multiply(slope, share), PLACES), before: was, after: is }
  })
  const size = ({ points }: PartChange): number => Math.abs(Number(points))
  parts.sort((a, b) => size(b) - size(a) || (a.key < b.key ? -1 : 1))
  const change = subtract(rationalOf(now.points), rationalOf(old.points))
  return { parts, change, rest: subtract(change, sum(parts.map(({ points }) => rationalOf(points)))) }
}
