import type { LocalDate } from '../../model/date.ts'
import type { DeliveredCount, Delivery, DeliveryEffect, NewDelivery } from '../../model/delivery.ts'
import type { Petition } from '../../model/petition.ts'

/** A delivery with its withdrawal, null while it counts; the instant is ISO 8601 in UTC. */
export interface HeldDelivery {
  readonly delivery: Delivery
  readonly withdrawn: { readonly at: string; readonly reason: string } | null
}

/** A petition as it stands, with the source that told it so. */
export interface HeldPetition {
  readonly petition: Petition
  readonly source: string
}

/** A count with the source that told it. */
export interface HeldCount extends DeliveredCount {
  readonly source: string
}

/**
 * Small feeds of the register: petitions, ready counts, and what is said of answers, which the warehouse keeps. Each file is a delivery that is held whole and may be withdrawn;
 * what stands follows from all deliveries that count. Of a petition the latest version stands, whatever order the deliveries
 * came in; of a count the one that came last.
 */
export interface FeedRegister {
  /**
   * Holds a delivery, all or nothing. The same content (bytes, source, coverage, index set) as one held: `already`, nothing
   * changes; was it withdrawn, it counts again: `restored`.
   * @throws ThuocDoError `registry.text-not-storable`
   */
  store(input: NewDelivery): Promise<{
    readonly kind: 'stored' | 'already' | 'restored'
    readonly delivery: Delivery
    readonly effect: DeliveryEffect
  }>
  /** Withdraws a delivery: it stays with its rows, marked, and nothing of it counts. */
  withdraw(id: string, reason: string): Promise<{ readonly kind: 'withdrawn' | 'already' | 'not-held' }>
  /** Makes a withdrawn delivery count again. */
  restore(id: string): Promise<{ readonly kind: 'restored' | 'already' | 'not-held' }>
  /** All deliveries in the order of their arrival, withdrawn ones included. */
  deliveries(): Promise<readonly HeldDelivery[]>
  /** Petitions that stand and were received on these days, both included, in the order of their codes. */
  petitions(from: LocalDate, to: LocalDate): Promise<readonly HeldPetition[]>
  /** Counts of deliveries that count, in the order of their arrival: a later one of the same unit and measure outweighs. */
  counts(indexSetId: string, periodKey: string): Promise<readonly HeldCount[]>
  /** Keys of the months in which petitions of deliveries that count were received, and of those that counts are of; in order. */
  months(): Promise<readonly string[]>
  /** Changes with every write of the feeds, and only then. */
  stamp(): Promise<string>
}
