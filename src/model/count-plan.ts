import type { ComplaintsTold } from './complaints.ts'
import type { LocalDate } from './date.ts'
import type { Measure } from './measure.ts'
import type { UnitId } from './unit.ts'

/** A period to count in, and the day on which dossiers that have not ended are judged. Both ends belong to it. */
export interface CountedPeriod {
  readonly key: string
  readonly from: LocalDate
  readonly to: LocalDate
  readonly judgedOn: LocalDate
}

/** In this period, the dossiers of this unit code count for this unit: its own, or one above it in the hierarchy then in force. */
export interface Membership {
  readonly period: string
  readonly unitCode: string
  readonly unit: UnitId
}

/** What is to be counted, free of any engine. Each measure counts dossiers, or procedures that have such dossiers. */
export interface CountPlan {
  readonly measures: readonly Measure[]
  readonly periods: readonly CountedPeriod[]
  readonly memberships: readonly Membership[]
  /** Of which dossiers every complaint is told; none when it is left out. */
  readonly complaints?: readonly ComplaintsTold[]
}

/** The counts of one unit in one period, in the order of the plan's measures. A cell without any dossier is not among them. */
export interface Cell {
  readonly unit: UnitId
  readonly period: string
  readonly counts: readonly number[]
}

/** Counts to be had below any hierarchy: by unit code, in one period. */
export interface LeafPlan {
  readonly measures: readonly Measure[]
  readonly period: CountedPeriod
  /** Only these unit codes; null: all. */
  readonly unitCodes: readonly string[] | null
  /** Of which dossiers every complaint is told; none when it is left out. */
  readonly complaints?: readonly ComplaintsTold[]
}

/** Counts by unit code: columns of equal length, a row for each code that has dossiers in the period. */
export interface LeafCounts {
  readonly unitCodes: readonly string[]
  /** One column a measure, in the plan's order; 0 at measures that count procedures. */
  readonly counts: readonly Int32Array[]
  /** Codes of procedures, each once. */
  readonly procedures: readonly string[]
  /**
   * One column a measure: the places in `procedures` of those that have such dossiers, in any order. Empty at measures that count
   * dossiers.
   */
  readonly used: readonly (readonly Int32Array[])[]
}
