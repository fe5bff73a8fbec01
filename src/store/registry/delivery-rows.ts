import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { DeliveredCount, Delivery, NewDelivery } from '../../model/delivery.ts'
import type { Petition } from '../../model/petition.ts'
import { petitionVersion } from '../../model/petition-version.ts'
import type { HeldDelivery } from './feeds-port.ts'
import type { DeliveredCountTable, DeliveryCoverageTable, DeliveryTable, PetitionVersionTable } from './tables.ts'

function rowsOf(input: NewDelivery): unknown {
  switch (input.kind) {
    case 'petitions':
      return input.petitions.map(petitionVersion)
    case 'counts':
      return input.counts
    case 'satisfaction':
      return input.answers
  }
}

/** Hash of all that a delivery says: two of the same content are one. */
export function contentOf(input: NewDelivery): string {
  const { kind, source, sha256, covers, tellsSatisfaction, indexSetId } = input
  const rows = rowsOf(input)
  const whom = covers.map(({ unit, from, to }) => [unit, from, to])
  const said = JSON.stringify([kind, source, sha256, whom, tellsSatisfaction, indexSetId, rows])
  return createHash('sha256').update(said).digest('hex')
}

export function rowCount(input: NewDelivery): number {
  if (input.kind === 'satisfaction') return input.answers
  return input.kind === 'petitions' ? input.petitions.length : input.counts.length
}

export function deliveryToRow(delivery: Delivery, position: number, content: string): DeliveryTable {
  return {
    id: delivery.id,
    position,
    kind: delivery.kind,
    source: delivery.source,
    name: delivery.name,
    sha256: delivery.sha256,
    content,
    index_set_id: delivery.indexSetId,
    tells_satisfaction: Number(delivery.tellsSatisfaction),
    row_count: delivery.rows,
    delivered_at: delivery.deliveredAt,
    withdrawn_at: null,
    withdrawn_reason: null,
  }
}

export function rowToDelivery(row: DeliveryTable, covers: readonly DeliveryCoverageTable[]): HeldDelivery {
  const delivery: Delivery = {
    id: row.id,
    kind: row.kind,
    source: row.source,
    name: row.name,
    sha256: row.sha256,
    rows: Number(row.row_count),
    covers: covers.map(({ unit, from_day, to_day }) => ({ unit, from: from_day, to: to_day })),
    tellsSatisfaction: Number(row.tells_satisfaction) === 1,
    indexSetId: row.index_set_id,
    deliveredAt: row.delivered_at,
  }
  const withdrawn = row.withdrawn_at === null ? null : { at: row.withdrawn_at, reason: row.withdrawn_reason ?? '' }
  return { delivery, withdrawn }
}

export function petitionToRow(deliveryId: string, position: number, petition: Petition): PetitionVersionTable {
  return {
    delivery_id: deliveryId,
    position,
    code: petition.code,
    version: petitionVersion(petition),
    unit_code: petition.unitCode,
    received_at: petition.receivedAt,
    due_at: petition.dueAt,
    handled_at: petition.handledAt,
    unsatisfied: petition.unsatisfied === null ? null : Number(petition.unsatisfied),
    subject: petition.subject,
    changed_at: petition.changedAt,
    deleted: Number(petition.deleted),
  }
}

export function rowToPetition(row: PetitionVersionTable): Petition {
  return {
    code: row.code,
    unitCode: row.unit_code,
    receivedAt: row.received_at,
    dueAt: row.due_at,
    handledAt: row.handled_at,
    unsatisfied: row.unsatisfied === null ? null : Number(row.unsatisfied) === 1,
    subject: row.subject,
    changedAt: row.changed_at,
    deleted: Number(row.deleted) === 1,
  }
}

export function countToRow(deliveryId: string, position: number, count: DeliveredCount): DeliveredCountTable {
  const { unit, periodKey, measure, reported } = count
  return {
    delivery_id: deliveryId,
    position,
    unit,
    period_key: periodKey,
    measure,
    value: reported.kind === 'value' ? reported.value : null,
    missing: reported.kind === 'missing' ? reported.reason : null,
  }
}

type CountRow = Omit<DeliveredCountTable, 'delivery_id' | 'position'>

export function rowToCount({ unit, period_key, measure, value, missing }: CountRow): DeliveredCount {
  if (value !== null) return { unit, periodKey: period_key, measure, reported: { kind: 'value', value } }
  assert(missing !== null, 'a count has neither value nor reason')
  return { unit, periodKey: period_key, measure, reported: { kind: 'missing', reason: missing } }
}
