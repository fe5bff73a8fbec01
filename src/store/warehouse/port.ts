import type { Cell, CountPlan, LeafCounts, LeafPlan } from '../../model/count-plan.ts'
import type { LocalDate } from '../../model/date.ts'
import type { DossierBatch, HeldDossier } from '../../model/held-dossier.ts'
import type { Procedure } from '../../model/procedure.ts'

/** What a batch did. `stale`: an equal or later version was held already, or came in the same batch. */
export interface BatchOutcome {
  readonly kind: 'stored' | 'repeated'
  readonly read: number
  readonly added: number
  readonly replaced: number
  readonly stale: number
  /** Unit codes and days of receipt whose counts may have moved. */
  readonly touched: {
    readonly unitCodes: readonly string[]
    readonly from: LocalDate | null
    readonly to: LocalDate | null
  }
}

/** Dossiers to be looked at one by one, in the order of their codes. */
export interface DossierPage {
  readonly unitCodes: readonly string[]
  readonly from: LocalDate
  readonly to: LocalDate
  /** Only those after this code. */
  readonly after: string | null
  readonly limit: number
}

/** How many dossiers a unit code has, and when they were received. */
export interface UnitCodeUse {
  readonly unitCode: string
  readonly dossiers: number
  readonly from: LocalDate | null
  readonly to: LocalDate | null
}

/** A batch whose rows are at hand. */
export interface Delivery {
  readonly batch: DossierBatch
  readonly rows: readonly HeldDossier[]
}

/**
 * Keeps the latest version of every dossier and counts them. One contract for every engine: exact counts, the same answer
 * whatever the order and the batching of arrivals, nothing acknowledged is lost, nothing is half applied.
 */
export interface Warehouse {
  /**
   * Stores a batch whole or not at all. A batch that was stored before changes nothing. An exception of `rows` leaves
   * everything as it was.
   */
  store(batch: DossierBatch, rows: AsyncIterable<readonly HeldDossier[]>): Promise<BatchOutcome>
  /**
   * Stores several batches at once, all or none of them, each with its own outcome: one commit for what arrived meanwhile. Of a
   * dossier that several of them tell, the batch with the latest version counts it as its own.
   */
  storeGroup(deliveries: readonly Delivery[]): Promise<readonly BatchOutcome[]>
  /** Replaces the catalogue of procedures. */
  setProcedures(procedures: readonly Procedure[]): Promise<void>
  procedures(): Promise<readonly Procedure[]>
  /** Exact counts of the plan's cells that have dossiers, in the order of units and periods. */
  count(plan: CountPlan): Promise<readonly Cell[]>
  /** Exact counts below any hierarchy, by unit code. */
  leaves(plan: LeafPlan): Promise<LeafCounts>
  /** Grows by one with each batch that is stored and each catalogue that is set, by whichever program. */
  revision(): Promise<number>
  unitCodes(): Promise<readonly UnitCodeUse[]>
  page(wanted: DossierPage): Promise<readonly HeldDossier[]>
  dossier(code: string): Promise<HeldDossier | null>
  close(): Promise<void>
}
