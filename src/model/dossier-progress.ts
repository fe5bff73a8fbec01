import type { Dossier, DossierState, LocalDateTime } from './dossier.ts'
import { latestEvent } from './dossier-version.ts'

/**
 * One step in the course of a dossier that was told before (CapNhatTienDoHoSoMC). `at`: when it happened. The step's own
 * start and term are told for information: they are not those of the dossier.
 */
export interface DossierProgress {
  readonly code: string
  readonly state: DossierState
  readonly at: LocalDateTime
  readonly stepStartedAt: LocalDateTime | null
  readonly stepDueAt: LocalDateTime | null
}

/** The moments that a step leaves in a dossier; one that is known already stays. */
function moments(dossier: Dossier, { state, at }: DossierProgress): Partial<Dossier> {
  switch (state) {
    case 'accepted':
      return { receivedAt: dossier.receivedAt ?? at }
    case 'finished':
      return { finishedAt: dossier.finishedAt ?? at }
    case 'returned':
      return { returnedAt: dossier.returnedAt ?? at }
    case 'withdrawal-requested':
      return { withdrawnAt: dossier.withdrawnAt ?? at }
    case 'stopped':
    case 'not-accepted':
      return dossier.receivedAt === null ? {} : { stoppedAt: dossier.stoppedAt ?? at }
    case 'supplement-requested':
      if (dossier.supplements.some((supplement) => supplement.requestedAt === at)) return {}
      return { supplements: [...dossier.supplements, { requestedAt: at, answeredAt: null, dueAfter: null }] }
    default:
      return {}
  }
}

/**
 * The dossier after a step of its course. A step older than what is held (`changedAt`, else its latest event) leaves its moment
 * but not its state. The same step twice changes nothing more. The caller sees to it that the codes are equal.
 */
export function applyProgress(dossier: Dossier, progress: DossierProgress): Dossier {
  const after = { ...dossier, ...moments(dossier, progress) }
  const held = dossier.changedAt ?? latestEvent(dossier)
  if (held !== null && progress.at < held) return after
  return { ...after, state: progress.state, changedAt: progress.at }
}
