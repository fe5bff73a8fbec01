import type { LocalDate } from './date.ts'
import type { UnitLevel } from './unit.ts'

/** One row of a list of units in force from a date. Codes are text: leading zeros count. */
export interface UnitListRow {
  readonly code: string
  readonly name: string
  readonly level: UnitLevel
  readonly parentCode: string | null
  readonly portalCode: string | null
  readonly portalId: string | null
}

/** One row of lineage. A null successor: the predecessor ended and who succeeded it is not established. */
export interface LineageRow {
  readonly successorCode: string | null
  readonly successorName: string | null
  readonly predecessorCode: string
  readonly predecessorName: string | null
  readonly extent: 'full' | 'partial' | 'unknown'
}

/**
 * A source of knowledge about units, kept as imported. All units are derived from all sources anew after each import, so
 * the order in which sources arrive never matters.
 * `scopeCode`: the list is complete below this unit only (its ancestors appear as context); null: for the whole nation.
 */
export type UnitSource =
  | {
      readonly kind: 'list'
      readonly from: LocalDate
      readonly sha256: string
      readonly name: string
      readonly scopeCode: string | null
      readonly rows: readonly UnitListRow[]
    }
  | {
      readonly kind: 'lineage'
      readonly from: LocalDate
      readonly sha256: string
      readonly name: string
      readonly rows: readonly LineageRow[]
    }

/**
 * A unit that a published document names and that no list holds. `parentId` is the issuing unit (null for the issuer
 * itself). It is kept as a source too: when a list arrives that holds it, the derivation replaces it.
 */
export interface ProvisionalUnit {
  readonly id: string
  readonly name: string
  readonly level: UnitLevel
  readonly parentId: string | null
  /** A day on which the unit was in force: the last day of the document's period. */
  readonly knownOn: LocalDate
}
