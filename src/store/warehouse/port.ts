import type { Amendment } from '../../model/amendment.ts'
import type { ComplaintsTold } from '../../model/complaints.ts'
import type { Cell, CountPlan, LeafCounts, LeafPlan } from '../../model/count-plan.ts'
import type { LocalDate } from '../../model/date.ts'
import type { Course, Dossier } from '../../model/dossier.ts'
import type { DossierBatch, HeldDossier } from '../../model/held-dossier.ts'
import type { Procedure } from '../../model/procedure.ts'

/**
 * What a batch did with its versions and amendments. `replaced`: dossiers that are held otherwise than before. `stale`: an equal
 * or later version was held already, or came in the same batch; an amendment was held.
 */
export interface BatchOutcome {
  readonly kind: 'stored' | 'repeated'
  /** It became part of the warehouse by an earlier call, whose caller was told a failure: no revision came of this one. */
  readonly earlier?: boolean
  readonly read: number
  readonly added: number
  readonly replaced: number
  readonly stale: number
  /** What was told of dossiers that are not held yet; it is kept and counts when they come. */
  readonly waiting: number
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

/** How many dossiers name a procedure. */
export interface ProcedureUse {
  readonly procedureCode: string
  readonly dossiers: number
}

/** Days of receipt, both ends included. */
export interface Days {
  readonly from: LocalDate
  readonly to: LocalDate
}

/**
 * What courses were settled by: the edition of the rules of time with the departures of a calendar from Monday–Friday
 * (`departuresOf`), and legal terms (`termsPrint`).
 */
export interface SettledBy {
  readonly calendar: string
  readonly terms: string
}

/** How courses are settled: the rules of time over one calendar. */
export interface CourseRules {
  readonly calendar: SettledBy['calendar']
  readonly courseOf: (dossier: Dossier, legalTermDays: number | null) => Course
}

/** What comes with the rows of a batch. */
export interface Told {
  readonly rules: CourseRules
  /** The legal terms that the rows were settled by. */
  readonly terms: SettledBy['terms']
  /** What the batch tells of dossiers apart from their versions; asked for when its rows have been read. */
  readonly amendments: () => readonly Amendment[]
}

/** A batch whose rows are at hand. */
export interface Delivery {
  readonly batch: DossierBatch
  readonly rows: readonly HeldDossier[]
  readonly told?: Told | undefined
}

/** Told how many dossiers of how many were looked at. */
export type OnSettled = (done: number, of: number) => void

/**
 * Keeps the latest version of every dossier, with what was told of it apart, and counts them. One contract for every engine: exact counts, the same answer
 * whatever the order and the batching of arrivals, nothing acknowledged is lost, nothing is half applied.
 */
export interface Warehouse {
  /**
   * Stores a batch whole or not at all. A batch that was stored before changes nothing. An exception of `rows` leaves
   * everything as it was. `told` may be left out only where nothing was ever told of a dossier apart from its versions.
   * @throws ThuocDoError `warehouse.other-rules` when the courses held are settled by other rules than those of the rows
   */
  store(batch: DossierBatch, rows: AsyncIterable<readonly HeldDossier[]>, told?: Told): Promise<BatchOutcome>
  /**
   * Stores several batches at once, all or none of them, each with its own outcome: one commit for what arrived meanwhile. Of a
   * dossier that several of them tell, the batch with the latest version counts it as its own; what several tell of it apart, the
   * first of them does.
   * @throws ThuocDoError as `store`
   */
  storeGroup(deliveries: readonly Delivery[]): Promise<readonly BatchOutcome[]>
  /** Replaces the catalogue of procedures and settles anew the courses that lean on a term that changed; answers how many moved. */
  setProcedures(procedures: readonly Procedure[], rules: CourseRules, onSettled?: OnSettled): Promise<number>
  /**
   * Settles anew the courses that were settled by another calendar or other legal terms, all or none as a reader sees it; answers
   * how many moved. Next to nothing to do where the rules are the same: whoever opens a warehouse calls it.
   */
  settle(rules: CourseRules, onSettled?: OnSettled): Promise<number>
  procedures(): Promise<readonly Procedure[]>
  /** Statements of which dossiers every complaint is told, as earlier versions kept them here; the register holds them now. */
  complaintsTold(): Promise<readonly ComplaintsTold[]>
  /** Exact counts of the plan's cells that have dossiers, in the order of units and periods. */
  count(plan: CountPlan): Promise<readonly Cell[]>
  /** Exact counts below any hierarchy, by unit code. */
  leaves(plan: LeafPlan): Promise<LeafCounts>
  /**
   * Grows by one with each change of what is counted, by whichever program: a batch that is stored, a catalogue that is set, due
   * dates that moved.
   */
  revision(): Promise<number>
  unitCodes(): Promise<readonly UnitCodeUse[]>
  /** The procedures that dossiers name, of those received on these days; null: of all. In the order of their codes. */
  procedureCodes(days: Days | null): Promise<readonly ProcedureUse[]>
  page(wanted: DossierPage): Promise<readonly HeldDossier[]>
  dossier(code: string): Promise<HeldDossier | null>
  close(): Promise<void>
}
