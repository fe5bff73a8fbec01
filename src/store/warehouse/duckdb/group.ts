import type { DuckDBConnection } from '@duckdb/node-api'
import type { Clock } from '../../../platform/clock.ts'
import { type Merged, REPEATED } from '../amended.ts'
import type { BatchOutcome, Delivery } from '../port.ts'
import { newOf, sharesOf } from '../shares.ts'
import { knownOf, mergeRows, note } from './store.ts'

/** Stores several batches in one transaction; what was told apart is folded once, for all of them. */
export async function storeDeliveries(
  connection: DuckDBConnection,
  deliveries: readonly Delivery[],
  clock: Clock,
): Promise<readonly BatchOutcome[]> {
  const known = await knownOf(
    connection,
    deliveries.map(({ batch }) => batch),
  )
  const fresh = newOf(deliveries, known)
  if (fresh.size === 0) return deliveries.map(() => REPEATED)
  const shares = sharesOf([...fresh.values()])
  const given = (async function* () {
    yield shares.latest
  })()
  const told = [...fresh.values()].flatMap((delivery) => delivery.told ?? [])
  const finish = async ({ touched }: Merged): Promise<ReadonlyMap<string, BatchOutcome>> => {
    const noted = shares.noted(touched)
    await note(connection, noted, clock.now())
    return new Map(noted.map(([{ id }, outcome]): [string, BatchOutcome] => [id, { kind: 'stored', ...outcome }]))
  }
  const outcomes = await mergeRows(connection, given, told, finish, shares)
  return deliveries.map((delivery) => {
    const { id } = delivery.batch
    return fresh.get(id) === delivery ? (outcomes.get(id) ?? REPEATED) : REPEATED
  })
}
