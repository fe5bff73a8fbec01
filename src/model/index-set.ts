import { addDays, type LocalDate } from './date.ts'
import type { LegalBasis } from './legal-basis.ts'
import type { Period } from './period.ts'
import type { Scoring } from './scoring.ts'
import type { Text2 } from './text.ts'

export type UnitOfMeasure = 'percent' | 'points' | 'count'

/** Which way is better. `none`: a volume that is neither good nor bad. */
export type Direction = 'higher' | 'lower' | 'none'

/** One published figure: what it means and how it is written on paper. */
export interface FigureDefinition {
  readonly id: string
  readonly name: Text2
  /** For narrow table heads and labels. */
  readonly shortName: Text2
  readonly definition: Text2
  readonly unitOfMeasure: UnitOfMeasure
  readonly direction: Direction
  /** Digits after the decimal mark as the source prints them, at the most. */
  readonly decimals: number
  readonly min: number | null
  readonly max: number | null
  readonly legalBasis: readonly LegalBasis[]
  /** Ways a column head or a line of text names the figure; compared after folding. The names are synonyms too. */
  readonly synonyms: readonly string[]
  /** The figure that ranks units and leads the page; one per index set. */
  readonly headline: boolean
}

/** A set of figures published together, as data: index-sets/ID.yaml. */
export interface IndexSet {
  readonly id: string
  readonly title: Text2
  readonly description: Text2
  readonly effectiveFrom: LocalDate | null
  readonly effectiveTo: LocalDate | null
  /** The index set whose series this one carries on: points of both may be compared over time. Null: a series of its own. */
  readonly continues: string | null
  readonly legalBasis: readonly LegalBasis[]
  readonly figures: readonly FigureDefinition[]
  /** How the figures are computed from counts; null where they are only published, not computed. */
  readonly scoring: Scoring | null
  /** What is not settled about the set, in words for readers. */
  readonly openQuestions: readonly Text2[]
}

/** The first and last day on which a set is in force, as a person reads them; "…" where it has none. */
export function termOf({ effectiveFrom, effectiveTo }: Pick<IndexSet, 'effectiveFrom' | 'effectiveTo'>): {
  readonly from: string
  readonly to: string
} {
  return { from: effectiveFrom ?? '…', to: effectiveTo === null ? '…' : addDays(effectiveTo, -1) }
}

type Head = Pick<IndexSet, 'id' | 'continues'>

/**
 * The ids of the index sets whose series one carries on: its own, the one that it continues, and so on back, also where a set of the
 * chain is no longer at hand.
 */
export function seriesOf(now: Head, sets: readonly Head[]): readonly string[] {
  const series = [now.id]
  for (let before = now.continues; before !== null && !series.includes(before); ) {
    series.push(before)
    before = sets.find(({ id }) => id === series.at(-1))?.continues ?? null
  }
  return series
}

/** Whether a set is in force on any day of a period. */
export const isInForce = (
  { effectiveFrom, effectiveTo }: Pick<IndexSet, 'effectiveFrom' | 'effectiveTo'>,
  { from, to }: Pick<Period, 'from' | 'to'>,
): boolean => (effectiveFrom ?? '') <= to && from < (effectiveTo ?? '9999')
