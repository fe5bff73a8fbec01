import type { Delivery, DeliveryEffect, NewDelivery } from '../../model/delivery.ts'
import { inBatches } from './batches.ts'
import { countEffect, petitionEffect } from './delivery-effect.ts'
import { contentOf, countToRow, deliveryToRow, petitionToRow, rowCount, rowToDelivery } from './delivery-rows.ts'
import type { HeldDelivery } from './feeds-port.ts'
import type { Db, DeliveryTable } from './tables.ts'
import { restore } from './withdraw.ts'

const NO_EFFECT: DeliveryEffect = { added: 0, replaced: 0, unchanged: 0, undecided: 0, elsewhere: 0 }

async function heldOf(db: Db, row: DeliveryTable): Promise<HeldDelivery> {
  const covers = db.selectFrom('delivery_coverage').selectAll().where('delivery_id', '=', row.id).orderBy('position')
  return rowToDelivery(row, await covers.execute())
}

async function nextPosition(db: Db): Promise<number> {
  const last = db.selectFrom('deliveries').select('position').orderBy('position', 'desc').limit(1)
  const row = await last.executeTakeFirst()
  return row === undefined ? 1 : Number(row.position) + 1
}

async function insertRows(db: Db, id: string, input: NewDelivery): Promise<void> {
  const covers = input.covers.map(({ unit, from, to }, position) => {
    return { delivery_id: id, position, unit, from_day: from, to_day: to }
  })
  await inBatches(covers, (batch) => db.insertInto('delivery_coverage').values(batch).execute())
  if (input.kind === 'petitions') {
    const rows = input.petitions.map((petition, position) => petitionToRow(id, position, petition))
    await inBatches(rows, (batch) => db.insertInto('petition_versions').values(batch).execute())
  } else if (input.kind === 'counts') {
    const rows = input.counts.map((count, position) => countToRow(id, position, count))
    await inBatches(rows, (batch) => db.insertInto('delivered_counts').values(batch).execute())
  }
}

async function effectOf(db: Db, input: NewDelivery): Promise<DeliveryEffect> {
  switch (input.kind) {
    case 'petitions':
      return petitionEffect(db, input.source, input.petitions)
    case 'counts':
      return countEffect(db, input.indexSetId, input.counts)
    case 'satisfaction':
      return NO_EFFECT
  }
}

/** FeedRegister.store within its transaction. */
export async function storeDelivery(
  db: Db,
  input: NewDelivery,
  now: Date,
): Promise<{
  readonly kind: 'stored' | 'already' | 'restored'
  readonly delivery: Delivery
  readonly effect: DeliveryEffect
}> {
  const content = contentOf(input)
  const same = await db.selectFrom('deliveries').selectAll().where('content', '=', content).executeTakeFirst()
  if (same !== undefined) {
    const { kind } = await restore(db, 'deliveries', same.id, now)
    const { delivery } = await heldOf(db, same)
    return { kind: kind === 'restored' ? 'restored' : 'already', delivery, effect: NO_EFFECT }
  }
  const { kind, source, name, sha256, covers, tellsSatisfaction, indexSetId } = input
  const delivery: Delivery = {
    id: `${kind}-${content.slice(0, 12)}`,
    kind,
    source,
    name,
    sha256,
    rows: rowCount(input),
    covers,
    tellsSatisfaction,
    indexSetId,
    deliveredAt: now.toISOString(),
  }
  const effect = await effectOf(db, input)
  const row = deliveryToRow(delivery, await nextPosition(db), content)
  await inBatches([row], (batch) => db.insertInto('deliveries').values(batch).execute())
  await insertRows(db, delivery.id, input)
  return { kind: 'stored', delivery, effect }
}

/** FeedRegister.deliveries. */
export async function listDeliveries(db: Db): Promise<readonly HeldDelivery[]> {
  const rows = await db.selectFrom('deliveries').selectAll().orderBy('position').execute()
  const all = await db.selectFrom('delivery_coverage').selectAll().orderBy('delivery_id').orderBy('position').execute()
  const covers = Map.groupBy(all, (each) => each.delivery_id)
  return rows.map((row) => rowToDelivery(row, covers.get(row.id) ?? []))
}
