import type { Decimal } from './decimal.ts'
import type { Period } from './period.ts'
import type { Rational } from './rational.ts'
import type { MissingReason } from './reported.ts'
import type { UnitLevel } from './unit.ts'

/** A count or amount as a number, or the reason there is none. */
export type Quantity =
  | { readonly kind: 'value'; readonly value: Rational }
  | { readonly kind: 'missing'; readonly reason: MissingReason }

/**
 * What is known of one unit in one period: quantities by measure. A line's own counts may be stated directly, under
 * `CODE.numerator` and `CODE.denominator`; a published ratio in per cent under `CODE.ratio`, published points under
 * `CODE.score`. A key that is not there was not reported.
 */
export interface Counts {
  readonly unit: string
  /** Null: not said; then every criterion applies. */
  readonly level: UnitLevel | null
  readonly period: Period
  readonly quantities: ReadonlyMap<string, Quantity>
  /** The units whose points its own are the mean of, where the index set says so of its level. */
  readonly meanOf?: readonly string[]
}

/**
 * Why a line has no points, or why it has them without or against its counts. `denominator-zero`: nothing to divide by;
 * the criterion's policy gives full points, 0 or none. `part-missing`: a part of the group has no points and cannot be 0.
 * `stated-score`, `stated-ratio`: the points or the ratio were published without counts. `given-full`: nobody reported the counts, and
 * the index set gives all points then. `nothing-to-compare`: no other unit to be compared with. `mean-of-units`: the points of the
 * unit are a mean of those of other units, to which its own counts add nothing.
 */
export type ScoreReason =
  | MissingReason
  | 'denominator-zero'
  | 'tracking'
  | 'part-missing'
  | 'stated-score'
  | 'stated-ratio'
  | 'given-full'
  | 'nothing-to-compare'
  | 'mean-of-units'

/** One line of a scorecard: a criterion, a group of lines or the total. */
export interface ScoreLine {
  readonly id: string
  readonly kind: 'criterion' | 'group' | 'total'
  /** Published points, rounded as the index set says; null: no points. */
  readonly points: Decimal | null
  /** Points before any rounding; ranks use them. */
  readonly exact: Rational | null
  /** What its group adds: the published points, or the unrounded ones where the index set does not round the line. */
  readonly carried: Rational | null
  /** Points to be had, of the parts that apply to the unit. */
  readonly max: Rational
  /** What the rule was applied to: numerator ÷ denominator, or the numerator alone. */
  readonly value: Rational | null
  readonly numerator: Quantity | null
  readonly denominator: Quantity | null
  readonly reason: ScoreReason | null
  /** What the line is to its group: its points, a 0, a hole (the group has no points), or nothing (it is left out). */
  readonly countsAs: 'points' | 'zero' | 'hole' | 'nothing'
  /** Ids of the parts that leave a hole; of a mean of units those of the units without points. */
  readonly holes: readonly string[]
}

/** All lines of one unit in one period, criteria before their groups, the total last. */
export interface Scorecard {
  readonly unit: string
  readonly level: UnitLevel | null
  readonly period: Period
  readonly lines: readonly ScoreLine[]
  /** The units whose mean its points are, where they are one. */
  readonly meanOf?: readonly string[]
}
