import type { LocalDateTime } from './dossier.ts'

/** What a petition is about: administrative procedures, the conduct of staff, or something else. */
export type PetitionSubject = 'procedures' | 'staff' | 'other'

export const PETITION_SUBJECTS: readonly PetitionSubject[] = ['procedures', 'staff', 'other']

/** A petition (phản ánh, kiến nghị) that a unit has to handle. Its words and its author are never taken up. */
export interface Petition {
  readonly code: string
  /** The unit that handles it, as the source writes it. */
  readonly unitCode: string
  readonly receivedAt: LocalDateTime
  readonly dueAt: LocalDateTime | null
  readonly handledAt: LocalDateTime | null
  /** The petitioner called the answer unsatisfactory; null: nobody was asked or the source does not say. */
  readonly unsatisfied: boolean | null
  readonly subject: PetitionSubject | null
  /** When the source last changed it; null where it does not say. */
  readonly changedAt: LocalDateTime | null
  /** The source took it back: it was sent in error, or is another petition's copy. */
  readonly deleted: boolean
}
