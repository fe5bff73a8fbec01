import { DOSSIER_MARKS, type Dossier, type LocalDateTime } from './dossier.ts'

/** Sorts before every real moment. */
const NEVER = '0000-00-00T00:00:00'

/** The latest moment at which something happened to the dossier, due dates apart; null when no moment is known. */
export function latestEvent(dossier: Dossier): LocalDateTime | null {
  let latest = NEVER
  const see = (at: LocalDateTime | null): void => {
    if (at !== null && at > latest) latest = at
  }
  see(dossier.receivedAt)
  see(dossier.finishedAt)
  see(dossier.returnedAt)
  see(dossier.stoppedAt)
  see(dossier.withdrawnAt)
  for (const supplement of dossier.supplements) {
    see(supplement.requestedAt)
    see(supplement.answeredAt)
  }
  return latest === NEVER ? null : latest
}

const MARK_LETTERS = { null: '-', true: '1', false: '0' } as const

/** All content in one text: equal exactly when two versions say the same. */
function contentText(dossier: Dossier): string {
  let text = `${dossier.code}\n${dossier.unitCode}\n${dossier.procedureCode ?? ''}\n${dossier.state}\n${dossier.channel}\n`
  text += `${dossier.receivedAt ?? ''}\n${dossier.dueAt ?? ''}\n${dossier.finishedAt ?? ''}\n${dossier.returnedAt ?? ''}\n`
  text += `${dossier.stoppedAt ?? ''}\n${dossier.withdrawnAt ?? ''}\n${dossier.changedAt ?? ''}\n${dossier.deleted ? '1' : '0'}\n`
  for (const mark of DOSSIER_MARKS) text += MARK_LETTERS[`${dossier.marks[mark]}`]
  for (const { requestedAt, answeredAt, dueAfter } of dossier.supplements) {
    text += `\n${requestedAt} ${answeredAt ?? ''} ${dueAfter ?? ''}`
  }
  return text
}

const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, '0')

/**
 * A hash of 64 bits in hex, the same on every machine (two multiplicative hashes whose ends are mixed). It tells apart what
 * differs by chance; it is no protection against somebody who wants a collision.
 */
export function hashText(text: string): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return hex(a) + hex(b)
}

/** The moment a version stands for, as text that sorts: when its source says it was true, else its latest event. */
export function versionTime(dossier: Dossier): string {
  const event = latestEvent(dossier) ?? NEVER
  return `${dossier.changedAt ?? event} ${event}`
}

/**
 * Which of two versions of one dossier is the later: the one whose key is greater as text. First the time its source gives
 * (`changedAt`, else the latest event), then the latest event, then a hash of the content, so that the answer never depends
 * on the order of arrival. Versions that say the same have the same key. 56 characters of ASCII.
 */
export function versionKey(dossier: Dossier): string {
  return `${versionTime(dossier)} ${hashText(contentText(dossier))}`
}
