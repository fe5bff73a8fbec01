import { ThuocDoError } from '../platform/problem.ts'
import type { HeldDelivery } from '../store/registry/feeds-port.ts'
import type { TakenBack } from '../store/registry/port.ts'
import type { Product } from './product.ts'

/** A delivery as it is held, with all that was done to it since. */
export interface DeliveryRecord extends HeldDelivery {
  readonly history: readonly TakenBack[]
}

/** Deliveries of petitions, of counts, and of what was said of answers, in the order of their arrival, those withdrawn included. */
export async function deliveryRecords({ registry }: Product): Promise<readonly DeliveryRecord[]> {
  const events = Map.groupBy(await registry.takenBack(), (event) => event.subject)
  const held = await registry.feeds.deliveries()
  return held.map((each) => ({ ...each, history: events.get(each.delivery.id) ?? [] }))
}

/** What became of a delivery that was to be withdrawn or restored; `already`: nothing changed. */
export interface DeliveryChange {
  readonly outcome: 'withdrawn' | 'restored' | 'already'
  readonly record: DeliveryRecord
}

async function recordOf(product: Product, id: string): Promise<DeliveryRecord> {
  const record = (await deliveryRecords(product)).find((each) => each.delivery.id === id)
  if (record === undefined) throw new ThuocDoError('feeds.no-such-delivery', { id })
  return record
}

/** Withdraws a delivery: kept and marked, nothing of it counts. @throws ThuocDoError `feeds.no-such-delivery` */
export async function withdrawDelivery(product: Product, id: string, reason: string): Promise<DeliveryChange> {
  const { kind } = await product.registry.feeds.withdraw(id, reason)
  if (kind === 'not-held') throw new ThuocDoError('feeds.no-such-delivery', { id })
  return { outcome: kind, record: await recordOf(product, id) }
}

/** Makes a withdrawn delivery count again. @throws ThuocDoError `feeds.no-such-delivery` */
export async function restoreDelivery(product: Product, id: string): Promise<DeliveryChange> {
  const { kind } = await product.registry.feeds.restore(id)
  if (kind === 'not-held') throw new ThuocDoError('feeds.no-such-delivery', { id })
  return { outcome: kind, record: await recordOf(product, id) }
}
