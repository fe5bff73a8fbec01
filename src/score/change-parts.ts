import type { Decimal } from '../model/decimal.ts'
import type { Contribution } from '../model/explanation.ts'
import {
  add,
  divide,
  multiply,
  ONE,
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
  readonly of: CountedParts['of']
  readonly parts: readonly PartChange[]
  /** What rounding leaves: of the published points, and of the printed parts. */
  readonly rest: Rational
  readonly change: Rational
}

/** The parts of a criterion's counts by procedure: how many dossiers of each were counted, or whether the procedure itself was. */
export interface CountedParts {
  readonly of: 'dossiers' | 'procedures'
  readonly parts: readonly Contribution[]
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

type Totals = Readonly<Record<'numerator' | 'denominator', Rational>>

const totals = (parts: readonly Contribution[]): Totals => {
  const { numerator, denominator } = totalOf(parts)
  return { numerator: whole(numerator), denominator: whole(denominator) }
}

const rateOf = ({ numerator, denominator }: Totals): Rational => divide(numerator, denominator)

/** What a part does to the rate from one side to the other; summed over all parts it is the difference of the rates. */
type ShareOf = (was: Contribution, is: Contribution) => Rational

/** By how much more a part of the dossiers lifts the rate over the mean of both rates than before: one that only grew, at the mean, did nothing. */
function byLift(old: Totals, now: Totals): ShareOf {
  const mean = multiply(add(rateOf(old), rateOf(now)), HALF)
  return (was, is) => subtract(lift(is, mean, now.denominator), lift(was, mean, old.denominator))
}

/**
 * What procedures do by coming into a count or going out of it: one in the numerator by the mean of the shares of one, one in the
 * denominator by what it takes from each counted; a procedure that stands where it stood did nothing.
 */
function byEntry(old: Totals, now: Totals): ShareOf {
  const perOne = multiply(add(divide(ONE, old.denominator), divide(ONE, now.denominator)), HALF)
  const counted = multiply(add(old.numerator, now.numerator), HALF)
  const perAll = divide(counted, multiply(old.denominator, now.denominator))
  return (was, is) => {
    const came = multiply(whole(is.numerator - was.numerator), perOne)
    return subtract(came, multiply(whole(is.denominator - was.denominator), perAll))
  }
}

const differs = ({ before, after }: PartChange): boolean =>
  before.numerator !== after.numerator || before.denominator !== after.denominator

/**
 * Splits the change of a criterion's points by parts of its counts: what each does to the rate, brought to points by the slope of the
 * rule between both rates. Procedures that are counted themselves are told where they came in or went out. Null where the points
 * of one side do not come from the counts of the parts: nothing to divide by, published points.
 */
export function partChanges(
  { rule, max }: Criterion,
  before: CountedParts & { readonly line: ScoreLine },
  after: CountedParts & { readonly line: ScoreLine },
): PartChanges | null {
  if (!comesFrom(before.line, before.parts) || !comesFrom(after.line, after.parts)) return null
  const [old, now] = [before.line, after.line]
  if (old.points === null || now.points === null || old.exact === null || now.exact === null) return null
  const [oldTotals, newTotals] = [totals(before.parts), totals(after.parts)]
  const rates = subtract(rateOf(newTotals), rateOf(oldTotals))
  const flat = rule.kind === 'linear' ? rationalOf(max) : ZERO
  const slope = rates.numerator === 0n ? flat : divide(subtract(now.exact, old.exact), rates)
  const { of } = after
  const shareOf = (of === 'procedures' ? byEntry : byLift)(oldTotals, newTotals)
  const [olds, news] = [before.parts, after.parts].map((parts) => new Map(parts.map((part) => [part.key, part])))
  const keys = [...new Set([...(olds?.keys() ?? []), ...(news?.keys() ?? [])])]
  const all = keys.map((key): PartChange => {
    const nothing = { key, numerator: 0, denominator: 0 }
    const [was, is] = [olds?.get(key) ?? nothing, news?.get(key) ?? nothing]
    return { key, points: roundRational(multiply(slope, shareOf(was, is)), PLACES), before: was, after: is }
  })
  const parts = of === 'procedures' ? all.filter(differs) : all
  const size = ({ points }: PartChange): number => Math.abs(Number(points))
  parts.sort((a, b) => size(b) - size(a) || (a.key < b.key ? -1 : 1))
  const change = subtract(rationalOf(now.points), rationalOf(old.points))
  return { of, parts, change, rest: subtract(change, sum(parts.map(({ points }) => rationalOf(points)))) }
}
