import { addDays, type LocalDate } from './date.ts'
import type { LegalBasis } from './legal-basis.ts'
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

/** Whether points of two index sets belong to one series: the same set, or one carries the other on, in steps. */
export function sameSeries(now: Pick<IndexSet, 'id' | 'continues'>, then: string, sets: readonly IndexSet[]): boolean {
  const seen = new Set<string>()
  for (let at: Pick<IndexSet, 'id' | 'continues'> | undefined = now; at !== undefined && !seen.has(at.id); ) {
    if (at.id === then || at.continues === then) return true
    seen.add(at.id)
    const { continues }: Pick<IndexSet, 'continues'> = at
    at = sets.find(({ id }) => id === continues)
  }
  return false
}
