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
