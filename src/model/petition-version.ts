import type { LocalDateTime } from './dossier.ts'
import { hashTextInto } from './dossier-version.ts'
import type { Petition } from './petition.ts'

const lastEvent = ({ receivedAt, handledAt }: Petition): LocalDateTime =>
  handledAt !== null && handledAt > receivedAt ? handledAt : receivedAt

const hex = (value = 0): string => value.toString(16).padStart(8, '0')

/**
 * The moment that a version stands for: when its source changed it, else its latest event; then that event. Of two versions of
 * one moment nothing says which is the later.
 */
export function petitionMoment(petition: Petition): string {
  const event = lastEvent(petition)
  return `${petition.changedAt ?? event} ${event}`
}

/**
 * Which of two versions of one petition is the later: the one whose key is greater as text, whatever came first. First the
 * moment; of one moment a deletion, then the version that tells more, then a hash of the content, so that the answer never
 * depends on the order of arrival. Versions that say the same have the same key.
 */
export function petitionVersion(petition: Petition): string {
  const { code, unitCode, receivedAt, dueAt, handledAt, unsatisfied, subject, changedAt, deleted } = petition
  const told = [dueAt, unsatisfied, subject].filter((each) => each !== null).length
  const hash = new Uint32Array(2)
  const content = [code, unitCode, receivedAt, dueAt, handledAt, unsatisfied, subject, changedAt, deleted]
  hashTextInto(hash, JSON.stringify(content))
  return `${petitionMoment(petition)} ${deleted ? 1 : 0}${told} ${hex(hash[0])}${hex(hash[1])}`
}
