import { createHash } from 'node:crypto'
import { asCoverage, type ComplaintsTold } from '../model/complaints.ts'
import type { Registry } from '../store/registry/port.ts'

/** The source of statements whose own was not kept. */
const EARLIER = 'earlier'

/**
 * Makes deliveries of the statements that earlier versions kept in the warehouse, so that they count and can be withdrawn. Those that
 * were carried over before stay as they are, withdrawn or not.
 */
export async function carryStatements({ feeds }: Registry, told: readonly ComplaintsTold[]): Promise<void> {
  const held = (await feeds.deliveries()).filter(({ delivery }) => delivery.source === EARLIER)
  const carried = new Set(held.map(({ delivery }) => delivery.sha256))
  for (const each of told) {
    const covers = [asCoverage(each)]
    const sha256 = createHash('sha256').update(JSON.stringify(covers)).digest('hex')
    if (carried.has(sha256)) continue
    await feeds.store({
      kind: 'satisfaction',
      source: EARLIER,
      name: '–',
      sha256,
      covers,
      tellsSatisfaction: false,
      indexSetId: null,
      answers: 0,
    })
  }
}
