import type { Period } from './period.ts'
import { MISSING_REASONS } from './reported.ts'
import type { Quantity, ScoreLine, ScoreReason } from './scorecard.ts'
import type { Scoring } from './scoring.ts'
import type { UnitLevel } from './unit.ts'

/** State of a quantity in a table: 0 for a value, else 1 + the place of the reason in `MISSING_REASONS`. */
export const IS_VALUE = 0
export const NOT_REPORTED_STATE = 1 + MISSING_REASONS.indexOf('not-reported')

/**
 * What is known of many units in one period, in typed arrays: a row a unit, a column a measure of the index set. Counts are
 * whole and below 2^53. What a table cannot hold (amounts with digits after the point, published points and ratios) stands in
 * `stated`, a map like `Counts.quantities` for each row that has any.
 */
export interface QuantityTable {
  readonly period: Period
  readonly units: readonly string[]
  /** Null: not said. */
  readonly levels: readonly (UnitLevel | null)[]
  /** rows × measures, row by row; 0 where there is no value. */
  readonly values: Float64Array
  readonly states: Uint8Array
  readonly stated: ReadonlyMap<number, ReadonlyMap<string, Quantity>>
}

const REASONS: readonly (ScoreReason | null)[] = [
  null,
  ...MISSING_REASONS,
  'denominator-zero',
  'tracking',
  'part-missing',
  'stated-score',
  'stated-ratio',
  'given-full',
  'nothing-to-compare',
  'mean-of-units',
]
const COUNTS_AS: readonly ScoreLine['countsAs'][] = ['points', 'zero', 'hole', 'nothing']

export const reasonCode = (reason: ScoreReason | null): number => REASONS.indexOf(reason)
export const reasonOf = (code: number): ScoreReason | null => REASONS[code] ?? null
export const countsAsCode = (countsAs: ScoreLine['countsAs']): number => COUNTS_AS.indexOf(countsAs)
export const countsAsOf = (code: number): ScoreLine['countsAs'] => COUNTS_AS[code] ?? 'nothing'

/**
 * Points of many units in one period: a row a unit, a column a line (criteria, then groups, the total last). Points are
 * published ones as whole numbers of `10^-places`; NaN: no points.
 */
export interface ScoreTable {
  readonly lines: readonly string[]
  readonly places: number
  readonly points: Float64Array
  /** Points to be had, in the same unit of measure. */
  readonly max: Float64Array
  readonly reasons: Uint8Array
  readonly countsAs: Uint8Array
}

/** Ids of an index set's lines in the order of a scorecard: criteria, then groups. */
export const lineIds = ({ criteria, groups }: Scoring): readonly string[] =>
  [...criteria, ...groups].map(({ id }) => id)
