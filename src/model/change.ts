import type { Rational } from './rational.ts'

/**
 * Why points differ from those of the period before, in the order in which they are told apart: data that came or changed
 * after the period before was recorded; another version of the formula; units that merged, split or moved; what happened.
 */
export const CAUSES = ['late-data', 'formula', 'units', 'dossiers'] as const
export type Cause = (typeof CAUSES)[number]

/**
 * Why a cause cannot be told. `not-recorded`: nobody kept the scores of the period before; `series-break`: it was scored by an
 * index that measures other things; `not-in-force`: no index set of this series was in force in it; `set-faulty`: the
 * file of the one that was has faults; `unit-new`: the unit did not exist then; `unit-split`: it was made of parts of
 * units, and dossiers do not say which part they were of; `nothing-held`: nothing of that period is held; `line-new`: the index
 * of then has no such line; `no-points`: the line has none, its reason says why.
 */
export type Unknown =
  | 'not-recorded'
  | 'series-break'
  | 'not-in-force'
  | 'set-faulty'
  | 'unit-new'
  | 'unit-split'
  | 'nothing-held'
  | 'line-new'
  | 'no-points'

/** What one cause did to the points, or several together where they cannot be told apart. */
export interface ChangePart {
  readonly causes: readonly Cause[]
  readonly points: Rational
}

/** The change of one line, split into causes. What cannot be known is told with its reason and is not part of the change. */
export interface LineChange {
  readonly line: string
  /** Points where the comparison begins; null when nothing can be compared. */
  readonly before: Rational | null
  readonly after: Rational | null
  /** `after` − `before`, the exact sum of the parts; null when nothing can be compared. */
  readonly change: Rational | null
  readonly parts: readonly ChangePart[]
  readonly unknown: readonly { readonly cause: Cause; readonly reason: Unknown }[]
}
