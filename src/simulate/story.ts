import type { Channel, DossierMarks } from '../model/dossier.ts'
import type { KnownProcedure } from './procedures.ts'
import type { Moment } from './timeline.ts'

/** One request for papers as it will come about. `answeredAt` null: never answered. */
export interface Request {
  readonly askedAt: Moment
  readonly answeredAt: Moment | null
  readonly newDue: Moment | null
}

/** How a dossier ends. `refused`: after it was accepted. */
export interface End {
  readonly at: Moment
  readonly by: 'finished' | 'withdrawn' | 'stopped' | 'refused'
  /** When the person got the result; null: never. */
  readonly returnedAt: Moment | null
}

/**
 * A dossier's whole way, what is not known yet included: `tell` says what of it is known at a moment. `receivedAt` null:
 * turned away at the door, at `turnedAwayAt`.
 */
export interface Story {
  readonly code: string
  readonly unitCode: string
  readonly procedure: KnownProcedure
  readonly channel: Channel
  readonly submittedAt: Moment
  readonly receivedAt: Moment | null
  readonly turnedAwayAt: Moment | null
  /** When somebody began to work on it. */
  readonly begunAt: Moment
  readonly due: Moment
  readonly requests: readonly Request[]
  readonly end: End | null
  /** What the marks are once the dossier is finished. */
  readonly marks: DossierMarks
  /** Seconds from an event to its being told. */
  readonly lag: number
}
