import type { Amendment } from '../../model/amendment.ts'
import type { DossierBatch, HeldDossier } from '../../model/held-dossier.ts'
import { amendmentKey, type Merged } from './amended.ts'
import type { Delivery } from './port.ts'

export type Noted = readonly [batch: DossierBatch, outcome: Merged]

/** A dossier of a merge that is held now in a version that came with it, and whether an older one was. */
export interface Won {
  readonly code: string
  readonly replaced: boolean
}

/** What amendments did, one by one. */
export interface Amended {
  /** Those that were not held yet, each once. */
  readonly fresh: readonly Amendment[]
  /** Codes of the dossiers that changed by them, though no later version came. */
  readonly changed: ReadonlySet<string>
  /** Codes of dossiers that were told of and are not held. */
  readonly waiting: ReadonlySet<string>
}

/** Told, dossier by dossier, what a merge did: of the versions that came, and of what was told apart from them. */
export interface Witness {
  readonly onWon: (won: Won) => void
  readonly onAmended: (amended: Amended) => void
}

/** Of deliveries that are to be stored together, those that are new: the first of each batch that is not known. */
export function newOf(deliveries: readonly Delivery[], known: ReadonlySet<string>): ReadonlyMap<string, Delivery> {
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
export interface Shares extends Witness {
  /** Of each dossier that several deliveries tell, the latest version. */
  readonly latest: readonly HeldDossier[]
  readonly noted: (touched: Merged['touched']) => readonly Noted[]
}

export function sharesOf(deliveries: readonly Delivery[]): Shares {
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
