import { listDeliveries, storeDelivery } from './deliveries.ts'
import type { Engine } from './engine.ts'
import type { FeedRegister } from './feeds-port.ts'
import { monthsTold, standingCounts, standingPetitions } from './standing.ts'
import type { Db } from './tables.ts'
import { restore, withdraw } from './withdraw.ts'

const DELIVERY_ACTIONS = ['delivery-withdrawn', 'delivery-restored'] as const

/** The last delivery, and the last time one was withdrawn or restored: both only ever grow. */
async function stampOf(db: Db): Promise<string> {
  const held = await db.selectFrom('deliveries').select('position').orderBy('position', 'desc').limit(1).execute()
  const change = db.selectFrom('taken_back').select('position').where('action', 'in', DELIVERY_ACTIONS)
  const last = await change.orderBy('position', 'desc').limit(1).execute()
  return `${held[0]?.position ?? '-'} ${last[0]?.position ?? '-'}`
}

/** The small feeds over the transactions of an engine. */
export function makeFeeds({ read, write }: Pick<Engine, 'read' | 'write'>, clock: () => Date): FeedRegister {
  return {
    store: (input) => write((db) => storeDelivery(db, input, clock())),
    withdraw: (id, reason) => write((db) => withdraw(db, 'deliveries', id, reason, clock())),
    restore: (id) => write((db) => restore(db, 'deliveries', id, clock())),
    deliveries: () => read(listDeliveries),
    petitions: (from, to) => read((db) => standingPetitions(db, from, to)),
    counts: (indexSetId, periodKey) => read((db) => standingCounts(db, indexSetId, periodKey)),
    months: () => read(monthsTold),
    stamp: () => read(stampOf),
  }
}
