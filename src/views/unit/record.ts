import type { LocalDate } from '../../model/date.ts'
import type { MonthResults, UnitLabel, UnitResults } from '../../model/results.ts'
import type { Succession } from '../../model/unit.ts'
import type { Standing } from '../../model/unit-directory.ts'

/** A unit's results in one month, and whether it issued them or stands among the units below the issuer. */
export interface UnitInMonth {
  readonly month: MonthResults
  readonly results: UnitResults
  readonly role: 'issuer' | 'unit'
}

/** All that the site knows of a unit. */
export interface UnitRecord {
  /** As in its latest results; as it was last called when it has none. */
  readonly label: UnitLabel
  /** Outermost first, in the same time as the label. */
  readonly ancestors: readonly UnitLabel[]
  /** Oldest period first. */
  readonly months: readonly UnitInMonth[]
  readonly standing: Standing
  /** The day that `standing` is about. */
  readonly asOf: LocalDate
  readonly predecessors: readonly {
    readonly unit: UnitLabel
    readonly on: LocalDate
    readonly extent: Succession['extent']
  }[]
}

/** A unit's month with the path segment of its issuer's results. */
export interface PlacedMonth extends UnitInMonth {
  readonly issue: string
}

/** What the page draws: the record with its months placed on the site. */
export interface PlacedRecord extends UnitRecord {
  readonly months: readonly PlacedMonth[]
}
