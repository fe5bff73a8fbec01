import type { DuckDBConnection } from '@duckdb/node-api'
import type { Amendment } from '../../../model/amendment.ts'
import type { HeldDossier } from '../../../model/held-dossier.ts'
import type { Clock } from '../../../platform/clock.ts'
import { amendmentKey, REPEATED } from '../amended.ts'
import type { BatchOutcome, Delivery } from '../port.ts'
import { knownOf, type Merged, mergeRows, type Noted, note, type Witness } from './store.ts'

/** The deliveries of a group that are new. */
async function newOf(
  connection: DuckDBConnection,
  deliveries: readonly Delivery[],
): Promise<ReadonlyMap<string, Delivery>> {
  const batches = deliveries.map(({ batch }) => batch)
  const known = await knownOf(connection, batches)
  const fresh = new Map<string, Delivery>()
  for (const delivery of deliveries) {
    const { id } = delivery.batch
    if (!fresh.has(id) && !known.has(id)) fresh.set(id, delivery)
  }
  return fresh
}

/** What a delivery did, as it comes to be known. */
interface Own {
  readonly delivery: Delivery
  readonly amendments: readonly Amendment[]
  /** Versions that are held now, and those of them that beat an older one. */
  won: number
  beat: number
  /** Amendments that are new, dossiers that changed by them alone, and amendments of dossiers that are not held. */
  fresh: number
  changed: number
  waiting: number
}

/** Says of each delivery of a group what it did, while the group is merged as one. */
interface Shares extends Witness {
  /** Of each dossier that several deliveries tell, the latest version. */
  readonly latest: readonly HeldDossier[]
  readonly noted: (touched: Merged['touched']) => readonly Noted[]
}

function sharesOf(deliveries: readonly Delivery[]): Shares {
  const all = deliveries.map(
    (delivery): Own => ({
      delivery,
      amendments: delivery.told?.amendments() ?? [],
      won: 0,
      beat: 0,
      fresh: 0,
      changed: 0,
      waiting: 0,
    }),
  )
  const latest = new Map<string, { readonly held: HeldDossier; readonly own: Own }>()
  const firstTold = new Map<string, Own>()
  for (const own of all) {
    for (const held of own.delivery.rows) {
      const other = latest.get(held.dossier.code)
      if (other === undefined || held.version > other.held.version) latest.set(held.dossier.code, { held, own })
    }
    for (const each of own.amendments) {
      const key = amendmentKey(each)
      if (!firstTold.has(key)) firstTold.set(key, own)
    }
  }
  return {
    latest: [...latest.values()].map(({ held }) => held),
    onWon({ code, replaced }) {
      const own = latest.get(code)?.own
      if (own === undefined) return
      own.won += 1
      if (replaced) own.beat += 1
    },
    onAmended({ fresh, changed, waiting }) {
      const changedBy = new Map<string, Own>()
      for (const each of fresh) {
        const own = firstTold.get(amendmentKey(each))
        if (own === undefined) continue
        own.fresh += 1
        if (changed.has(each.code) && !changedBy.has(each.code)) changedBy.set(each.code, own)
      }
      for (const own of changedBy.values()) own.changed += 1
      for (const own of all) own.waiting = own.amendments.filter(({ code }) => waiting.has(code)).length
    },
    noted: (touched) =>
      all.map(({ delivery: { batch, rows }, amendments, won, beat, fresh, changed, waiting }): Noted => {
        const read = rows.length + amendments.length
        const stale = rows.length - won + amendments.length - fresh
        return [batch, { read, added: won - beat, replaced: beat + changed, stale, waiting, touched }]
      }),
  }
}

/** Stores several batches in one transaction; what was told apart is folded once, for all of them. */
export async function storeDeliveries(
  connection: DuckDBConnection,
  deliveries: readonly Delivery[],
  clock: Clock,
): Promise<readonly BatchOutcome[]> {
  const fresh = await newOf(connection, deliveries)
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
