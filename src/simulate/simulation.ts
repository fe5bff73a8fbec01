import type { LocalDate } from '../model/date.ts'
import type { Dossier } from '../model/dossier.ts'
import type { Period } from '../model/period.ts'
import type { Petition } from '../model/petition.ts'
import type { Procedure } from '../model/procedure.ts'
import type { UnitLevel } from '../model/unit.ts'
import type { WorkingCalendar } from '../model/working-days.ts'

/** The name of the source of all that is simulated: pages tell by it that nothing of it happened. */
export const SIMULATED_SOURCE = 'simulated'

/**
 * A unit to simulate. `code`: as its dossiers bear it, the portal code where there is one. `parentCode`: that of the unit above
 * it, null where that is none of them.
 */
export interface SimulatedUnit {
  readonly code: string
  readonly parentCode: string | null
  readonly name: string
  readonly level: UnitLevel
  /** It has no offices that handle dossiers, and only stands above others. */
  readonly idle?: boolean
}

export interface SimulationOptions {
  readonly units: readonly SimulatedUnit[]
  /** Dossiers are handed in on its days, up to `knownUntil` at the latest. */
  readonly period: Period
  /** The last day of which anything is known. What happens after it has not happened. */
  readonly knownUntil: LocalDate
  /** How many dossiers; rows that are sent again come on top. */
  readonly dossiers: number
  /** Any text; the same text gives the same dossiers. */
  readonly seed: string
  /** Share of dossiers with an error planted in their data, 0 to 1. */
  readonly errors: number
  readonly calendar: WorkingCalendar
}

/**
 * Errors that sources make and that are planted: no receipt date; finished without an end; a year twenty years ahead; an
 * end before the receipt; a receipt moved by a conversion to UTC; the dossier sent before with older content (`resent-newer`), sent again
 * with older content or the same; a unit that there is not.
 */
export const PLANTED_ERRORS = [
  'no-receipt-date',
  'end-missing',
  'future-date',
  'end-before-receipt',
  'utc-shifted',
  'resent-newer',
  'resent-older',
  'resent-identical',
  'unknown-unit',
] as const

export type PlantedError = (typeof PLANTED_ERRORS)[number]

/** A dossier whose data is wrong on purpose. */
export interface Planted {
  readonly code: string
  readonly error: PlantedError
}

/** Rows of a file of dossiers, in the order of their receipt days; `planted` tells which of them are wrong and how. */
export interface SimulatedBatch {
  readonly dossiers: readonly Dossier[]
  readonly planted: readonly Planted[]
}

/** A row of a feed of counts (docs/scoring.md): of a unit and all below it. `value` null: not reported. */
export interface SimulatedCount {
  readonly unit: string
  readonly period: string
  readonly measure: string
  readonly value: number | null
  readonly level: UnitLevel
}

/** A simulated country. All of it may be read as often as wanted and is the same each time. */
export interface Simulation {
  /** Made while they are read; nothing is kept. */
  readonly dossiers: AsyncIterable<SimulatedBatch>
  readonly petitions: Iterable<Petition>
  readonly procedures: readonly Procedure[]
  readonly counts: Iterable<SimulatedCount>
}
