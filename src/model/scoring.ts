import type { Decimal } from './decimal.ts'
import type { LegalBasis } from './legal-basis.ts'
import type { Expression, Measure } from './measure.ts'
import type { Text2 } from './text.ts'
import type { UnitLevel } from './unit.ts'

/** A point of a stepped or broken scale: from this value on (inclusive), or up to it, so many points. */
export interface Band {
  readonly from: Decimal
  readonly points: Decimal
}

/**
 * How a criterion's value becomes points. The value is numerator ÷ denominator, or the numerator alone where the
 * criterion has no denominator. Points lie within [0, max] unless `cap` is off, and but for penalties, which lie within [−most, 0].
 */
export type Rule =
  /** max × value */
  | { readonly kind: 'linear' }
  /** max × value ÷ share, at the most max */
  | { readonly kind: 'full-from'; readonly share: Decimal }
  /**
   * The points of the highest band that the value reaches, 0 below the first; between bands a straight line or a step. With `upTo`
   * those of the lowest band that the value does not pass, 0 above the last.
   */
  | {
      readonly kind: 'bands'
      readonly bands: readonly Band[]
      readonly between: 'step' | 'line'
      readonly upTo: boolean
    }
  /** − each × value, −most at the most: taken away from the other points of the group. */
  | { readonly kind: 'penalty'; readonly each: Decimal; readonly most: Decimal }
  /** max × (1 − value ÷ zeroAt): the less the better, nothing left from `zeroAt` on */
  | { readonly kind: 'inverse'; readonly zeroAt: Decimal }
  /** max × (value − worst) ÷ (best − worst), of the logarithms where the scale is `log` */
  | {
      readonly kind: 'goalposts'
      readonly worst: Decimal
      readonly best: Decimal
      readonly scale: 'linear' | 'log'
      readonly cap: boolean
    }
  /** As goalposts that are the least and the greatest value of all units scored together in the period. */
  | { readonly kind: 'min-max'; readonly better: 'higher' | 'lower' }
  /** The value is the points: a survey's score, points that a commission gave. */
  | { readonly kind: 'as-given' }
  /** Only followed, never scored. */
  | { readonly kind: 'tracking' }

/** What becomes of a criterion whose denominator is 0. `no-score`: no points are printed, nothing is added, max stays. */
export type WhenZero = 'zero' | 'full' | 'no-score'

/**
 * What becomes of a criterion whose counts nobody reported. `missing`: what it belongs to cannot be summed either; `full`: the
 * authority gives all points where it has no counts.
 */
export type WhenNotReported = 'missing' | 'zero' | 'full'

/** One line of an index that is scored from counts. */
export interface Criterion {
  readonly id: string
  readonly name: Text2
  /** What is divided by what, in words, as the formula states it. */
  readonly definition: Text2
  readonly legalBasis: readonly LegalBasis[]
  readonly max: Decimal
  readonly numerator: Expression
  readonly denominator: Expression | null
  readonly rule: Rule
  readonly whenZero: WhenZero
  /** For all levels, or for some; for those that are not named `missing`. */
  readonly whenNotReported: WhenNotReported | Readonly<Partial<Record<UnitLevel, WhenNotReported>>>
  /** Levels of administration that it applies to; null: all. */
  readonly levels: readonly UnitLevel[] | null
  /** Units of other levels show the value of their ancestor of this level. */
  readonly takenFrom: UnitLevel | null
  /** Codes of the same line in other systems and files. */
  readonly aliases: readonly string[]
}

/** `least`: that of the part that has fewest. */
export type Aggregation = 'sum' | 'arithmetic-mean' | 'geometric-mean' | 'least'

/** A line that is made of other lines. It is a published figure of the set: its id is the figure's, its name too. */
export interface Group {
  readonly id: string
  readonly of: readonly string[]
  readonly aggregation: Aggregation
  /** One for each part; null: all alike. For means only. */
  readonly weights: readonly Decimal[] | null
  /** The parts' sum is brought from their maxima to this scale (PAR Index: per cent of the points to be had). */
  readonly outOf: Decimal | null
  readonly aliases: readonly string[]
}

/** Units of `level` are not scored by their own counts: their points are the mean of those of the units of `of` below them. */
export interface UnitMean {
  readonly level: UnitLevel
  readonly of: UnitLevel
}

/** How an index set is computed. Its total is the one group that belongs to no other. */
export interface Scoring {
  readonly measures: readonly Measure[]
  readonly criteria: readonly Criterion[]
  /** Parts before wholes; the last is the total. */
  readonly groups: readonly Group[]
  readonly means: readonly UnitMean[]
  /** Digits that published points are rounded to; null: they are carried on exactly. */
  readonly rounding: { readonly criteria: number | null; readonly groups: number | null; readonly total: number }
}
