import type { LocalDate } from './date.ts'

/**
 * Our own id of a unit, readable and never reused: `xa-an-vi-12229`, `tinh-hung-yen-33-2` for the second unit that bore
 * this name and code, `an-vy-p3f9c2a1` for a provisional one. Statistics codes and names are reused by the state, so they
 * are attributes with a validity, never identity. The id is a function of the unit's name, code and order in time, so that
 * two registers fed with the same lists agree on it; it is also the unit's address on the site.
 */
export type UnitId = string

export type UnitLevel = 'nation' | 'ministry' | 'province' | 'department' | 'district' | 'commune' | 'unknown'

export const UNIT_LEVELS: readonly UnitLevel[] = [
  'nation',
  'ministry',
  'province',
  'department',
  'district',
  'commune',
  'unknown',
]

/**
 * How we know of a unit: an official list; a row of lineage that names a unit no list holds; or a published document
 * whose units were not in the register (`provisional`).
 */
export type UnitOrigin = 'list' | 'lineage' | 'provisional'

/** Name, code and parent of a unit during [from, to). `from` null: since before we know; `to` null: still so. */
export interface UnitVersion {
  readonly from: LocalDate | null
  readonly to: LocalDate | null
  readonly name: string
  readonly code: string | null
  readonly parentId: UnitId | null
}

/** Another system's name for a unit during [from, to). */
export interface UnitAlias {
  readonly scheme: 'statistics-code' | 'portal-code' | 'portal-id'
  readonly value: string
  readonly from: LocalDate | null
  readonly to: LocalDate | null
}

/** One administrative unit through time. It is in force during [from, to). Versions are in order and do not overlap. */
export interface Unit {
  readonly id: UnitId
  readonly level: UnitLevel
  readonly origin: UnitOrigin
  readonly from: LocalDate | null
  readonly to: LocalDate | null
  readonly versions: readonly UnitVersion[]
  readonly aliases: readonly UnitAlias[]
}

/**
 * What became of a unit on a date. `full`: all of it went to the successor; `partial`: a part did; `assumed`: no source
 * says so, but the successor took over its code or its name in the same place (`basis` tells which); `unknown`: a source
 * says the unit ended and nobody has established who succeeded it (`successorId` null).
 */
export interface Succession {
  readonly predecessorId: UnitId
  readonly successorId: UnitId | null
  readonly on: LocalDate
  readonly extent: 'full' | 'partial' | 'assumed' | 'unknown'
  readonly basis: 'lineage' | 'same-code' | 'same-name'
}

/** True when [from, to) covers the date. */
export function covers(
  interval: { readonly from: LocalDate | null; readonly to: LocalDate | null },
  date: LocalDate,
): boolean {
  return (interval.from === null || interval.from <= date) && (interval.to === null || date < interval.to)
}

/** All units and successions, as derived from the sources. */
export interface DerivedUnits {
  readonly units: readonly Unit[]
  readonly successions: readonly Succession[]
}
