import type { Kysely } from 'kysely'
import type { LocalDate } from '../../model/date.ts'
import type { Decimal } from '../../model/decimal.ts'
import type { DeliveryKind } from '../../model/delivery.ts'
import type { PetitionSubject } from '../../model/petition.ts'
import type { SourceFormat } from '../../model/reading.ts'
import type { MissingReason } from '../../model/reported.ts'
import type { Succession, UnitAlias, UnitId, UnitLevel, UnitOrigin } from '../../model/unit.ts'
import type { LineageRow } from '../../model/unit-source.ts'
import type { TakenBack } from './port.ts'

/**
 * The tables as kysely sees them, the same on every engine (made in migrations.ts). Decimals, dates and ids are text, JSON
 * is text; `position` counts from 0 and keeps the order of a list.
 */
export interface Tables {
  registry_migrations: { name: string; applied_at: string }
  unit_sources: UnitSourceTable
  unit_list_rows: UnitListRowTable
  lineage_rows: LineageRowTable
  provisional_units: ProvisionalUnitTable
  units: UnitTable
  unit_versions: UnitVersionTable
  unit_aliases: UnitAliasTable
  successions: SuccessionTable
  unit_moves: UnitMoveTable
  documents: DocumentTable
  facts: FactTable
  taken_back: TakenBackTable
  deliveries: DeliveryTable
  delivery_coverage: DeliveryCoverageTable
  petition_versions: PetitionVersionTable
  delivered_counts: DeliveredCountTable
  recorded_index_sets: { sha256: string; id: string; content: string }
  score_records: ScoreRecordTable
  recorded_scorecards: { period_key: string; revision: number; unit_id: UnitId; lines: string }
}

/** The register within a transaction (or on a connection) of either engine. */
export type Db = Kysely<Tables>

/** `id` counts the arrivals. `removed_at`: the source was taken back; it and its rows stay, but no unit comes from it. */
export interface UnitSourceTable {
  id: number
  kind: 'list' | 'lineage'
  valid_from: LocalDate
  scope_code: string | null
  sha256: string
  name: string
  row_count: number
  added_at: string
  removed_at: string | null
}

export interface UnitListRowTable {
  source_id: number
  position: number
  code: string
  name: string
  level: UnitLevel
  parent_code: string | null
  portal_code: string | null
  portal_id: string | null
}

export interface LineageRowTable {
  source_id: number
  position: number
  successor_code: string | null
  successor_name: string | null
  predecessor_code: string
  predecessor_name: string | null
  extent: LineageRow['extent']
}

export interface ProvisionalUnitTable {
  id: UnitId
  name: string
  level: UnitLevel
  parent_id: UnitId | null
  known_on: LocalDate
}

export interface UnitTable {
  id: UnitId
  level: UnitLevel
  origin: UnitOrigin
  valid_from: LocalDate | null
  valid_to: LocalDate | null
}

export interface UnitVersionTable {
  unit_id: UnitId
  position: number
  valid_from: LocalDate | null
  valid_to: LocalDate | null
  name: string
  code: string | null
  parent_id: UnitId | null
}

export interface UnitAliasTable {
  unit_id: UnitId
  position: number
  scheme: UnitAlias['scheme']
  value: string
  valid_from: LocalDate | null
  valid_to: LocalDate | null
}

export interface SuccessionTable {
  position: number
  predecessor_id: UnitId
  successor_id: UnitId | null
  on_date: LocalDate
  extent: Succession['extent']
  basis: Succession['basis']
}

/** What documents and facts were attributed to another unit when a source arrived: kept, so that a figure can be traced. */
export interface UnitMoveTable {
  source_id: number
  position: number
  from_unit_id: UnitId
  on_date: LocalDate
  to_unit_id: UnitId
}

/** `period_to`: the last day of the period, on which the document's units are looked up. `cited`: JSON. */
export interface DocumentTable {
  id: string
  sha256: string
  file_name: string
  format: SourceFormat
  bytes: number
  index_set_id: string
  period_key: string
  period_to: LocalDate
  issuer_id: UnitId
  issuer_printed: string
  issuer_stated_by: 'document' | 'person'
  period_stated_by: 'document' | 'person'
  number: string | null
  date: LocalDate | null
  subject: string | null
  cited: string
  revision: number
  imported_at: string
  withdrawn_at: string | null
  withdrawn_reason: string | null
}

/** Exactly one of `value` and `missing` is null. */
export interface FactTable {
  document_id: string
  position: number
  unit_id: UnitId
  figure_id: string
  value: Decimal | null
  missing: MissingReason | null
  printed: string
  printed_name: string
  place_page: number | null
  place_sheet: string | null
  place_table: number | null
  place_row: number | null
  place_column: string | null
}

/** What people took back or brought back, in order. `subject`: a source's number, a document's or a delivery's id. */
export interface TakenBackTable {
  position: number
  at: string
  action: TakenBack['action']
  subject: string
  reason: string | null
}

/** `position` counts the arrivals. `content`: hash of all that the delivery says. Yes and no are 1 and 0. */
export interface DeliveryTable {
  id: string
  position: number
  kind: DeliveryKind
  source: string
  name: string
  sha256: string
  content: string
  index_set_id: string | null
  tells_satisfaction: number
  row_count: number
  delivered_at: string
  withdrawn_at: string | null
  withdrawn_reason: string | null
}

export interface DeliveryCoverageTable {
  delivery_id: string
  position: number
  unit: string
  from_day: LocalDate
  to_day: LocalDate
}

/** `version` sorts the versions of a petition (model/petition-version.ts). */
export interface PetitionVersionTable {
  delivery_id: string
  position: number
  code: string
  version: string
  unit_code: string
  received_at: string
  due_at: string | null
  handled_at: string | null
  unsatisfied: number | null
  subject: PetitionSubject | null
  changed_at: string | null
  deleted: number
}

/** Exactly one of `value` and `missing` is null. */
export interface DeliveredCountTable {
  delivery_id: string
  position: number
  unit: string
  period_key: string
  measure: string
  value: Decimal | null
  missing: MissingReason | null
}

/** `simulated`: 1 or 0. */
export interface ScoreRecordTable {
  period_key: string
  revision: number
  period_from: LocalDate
  period_to: LocalDate
  index_set_id: string
  index_set_sha256: string
  sha256: string
  judged_on: LocalDate
  simulated: number
  units: number
  recorded_at: string
}
