import { type Rational, rationalOf, roundRational } from '../model/rational.ts'
import type { ScoreLine } from '../model/scorecard.ts'

/** Digits that are printed of points that no rounding is laid down for. */
const UNROUNDED_PLACES = 12

/** The points as published, and what a group adds of them. `decimals` null: they are printed at length and carried on as they are. */
export function published(points: Rational, decimals: number | null): Pick<ScoreLine, 'points' | 'carried'> {
  if (decimals === null) return { points: roundRational(points, UNROUNDED_PLACES), carried: points }
  const rounded = roundRational(points, decimals)
  return { points: rounded, carried: rationalOf(rounded) }
}

export const NO_POINTS = { points: null, exact: null, carried: null } as const
