import type { LocalDate } from '../model/date.ts'
import type { Dossier, Supplement } from '../model/dossier.ts'

/** Days on which the administration waited for papers: after `from` up to and including `to`. They never overlap. */
export interface Wait {
  readonly from: LocalDate
  readonly to: LocalDate
  /** The due date that was set when the papers came. */
  readonly newDue: LocalDate | null
  readonly request: Supplement
}

/** The later of two days. */
export const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b)

/**
 * The waits of a dossier in the order of the requests; days that two requests share are waited once, and those up to its receipt are
 * none of its term. An unanswered request was waited for until `gaveUpOn`, the day the dossier was stopped or withdrawn; else nothing
 * is known of its wait.
 */
export function waitsOf(
  { supplements, receivedAt }: Pick<Dossier, 'supplements' | 'receivedAt'>,
  gaveUpOn: LocalDate | null,
): readonly Wait[] {
  if (supplements.length === 0) return []
  const waits: Wait[] = []
  let free: LocalDate = receivedAt?.slice(0, 10) ?? ''
  const inOrder = [...supplements].sort((a, b) =>
    a.requestedAt < b.requestedAt ? -1 : Number(a.requestedAt > b.requestedAt),
  )
  for (const request of inOrder) {
    const { requestedAt, answeredAt, dueAfter } = request
    const from = later(requestedAt.slice(0, 10), free)
    const to = later(answeredAt?.slice(0, 10) ?? gaveUpOn ?? from, from)
    waits.push({ from, to, newDue: dueAfter?.slice(0, 10) ?? null, request })
    free = to
  }
  return waits
}
