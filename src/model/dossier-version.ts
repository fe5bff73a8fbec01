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

/** The two halves of a hash in the making. */
type HashState = Uint32Array

function mix(state: HashState, text: string): void {
  let a = state[0] ?? 0
  let b = state[1] ?? 0
  // Two characters at a time; the end of an odd text mixes a zero.
  for (let index = 0; index < text.length; index += 2) {
    const units = text.charCodeAt(index) | (text.charCodeAt(index + 1) << 16)
    a = Math.imul(a ^ units, 2654435761)
    b = Math.imul(b ^ units, 1597334677)
  }
  // Ends the text: "ab" + "c" is not "a" + "bc".
  state[0] = Math.imul(a ^ 10, 2654435761)
  state[1] = Math.imul(b ^ 10, 1597334677)
}

function begin(state: HashState): void {
  state[0] = 0xdeadbeef
  state[1] = 0x41c6ce57
}

function end(state: HashState): void {
  let a = state[0] ?? 0
  let b = state[1] ?? 0
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  state[0] = a
  state[1] = b
}

/** Writes the 64 bits of a text's hash into `into`. The same on every machine; no protection against intent. */
export function hashTextInto(into: Uint32Array, text: string): void {
  begin(into)
  mix(into, text)
  end(into)
}

/** What stands in the first digit of a hash for a version that takes its dossier back. */
const TAKEN_BACK = 15

/**
 * How much a version tells of what others may leave open: its procedure, due date and marks, and that it did not come in person, which
 * is also what a source says that does not tell. 12 at the most.
 */
function toldBy({ procedureCode, dueAt, channel, marks }: Dossier): number {
  const marksTold = DOSSIER_MARKS.reduce((told, mark) => told + (marks[mark] === null ? 0 : 1), 0)
  return marksTold + (procedureCode === null ? 0 : 1) + (dueAt === null ? 0 : 1) + (channel === 'in-person' ? 0 : 1)
}

/**
 * Writes 64 bits of all that a version says into `into`: equal for versions that say the same. The first four sort them: those that
 * tell more after those that tell less, deletions last. The others are a hash.
 */
function hashContentInto(into: Uint32Array, dossier: Dossier): void {
  begin(into)
  mix(into, dossier.code)
  mix(into, dossier.unitCode)
  mix(into, dossier.procedureCode ?? '')
  mix(into, dossier.state)
  mix(into, dossier.channel)
  mix(into, dossier.receivedAt ?? '')
  mix(into, dossier.dueAt ?? '')
  mix(into, dossier.finishedAt ?? '')
  mix(into, dossier.returnedAt ?? '')
  mix(into, dossier.stoppedAt ?? '')
  mix(into, dossier.withdrawnAt ?? '')
  mix(into, dossier.changedAt ?? '')
  mix(into, dossier.deleted ? '1' : '0')
  let marks = 0
  for (const mark of DOSSIER_MARKS) {
    const told = dossier.marks[mark]
    marks = marks * 3 + (told === null ? 0 : told ? 1 : 2)
  }
  // Three to the ninth is below the 65,536 that a character holds.
  mix(into, String.fromCharCode(marks))
  for (const { requestedAt, answeredAt, dueAfter } of dossier.supplements) {
    mix(into, requestedAt)
    mix(into, answeredAt ?? '')
    mix(into, dueAfter ?? '')
  }
  end(into)
  const rank = dossier.deleted ? TAKEN_BACK : toldBy(dossier)
  into[0] = ((into[0] ?? 0) & 0x0fffffff) | (rank << 28)
}

const HEX = Array.from({ length: 1 << 16 }, (_, value) => value.toString(16).padStart(4, '0'))
const hex = (value = 0): string => `${HEX[value >>> 16]}${HEX[value & 0xffff]}`
const ofContent = new Uint32Array(2)
const ofTime = new Uint32Array(2)

/**
 * Which of two versions of one dossier is the later: the one whose key is greater as text. First the time its source gives
 * (`changedAt`, else the latest event), then the latest event; of the same moments a deletion, then the version that tells more, as one
 * does that was read again by a better mapping, then a hash of the content, so that the answer never depends on the order of arrival. Versions that say the same have the same key. 56 characters of ASCII.
 */
export function versionKey(dossier: Dossier): string {
  const event = latestEvent(dossier) ?? NEVER
  hashContentInto(ofContent, dossier)
  return `${dossier.changedAt ?? event} ${event} ${hex(ofContent[0])}${hex(ofContent[1])}`
}

/**
 * The key of a dossier's version. Writes into `into` 64 bits that stand for the moments of the key, which are equal where
 * neither of two versions is the later, then 64 for the content.
 */
export function versionKeyAndHashes(dossier: Dossier, into: Uint32Array): string {
  const event = latestEvent(dossier) ?? NEVER
  begin(ofTime)
  mix(ofTime, dossier.changedAt ?? event)
  mix(ofTime, event)
  end(ofTime)
  const key = versionKey(dossier)
  into[0] = ofTime[0] ?? 0
  into[1] = ofTime[1] ?? 0
  into[2] = ofContent[0] ?? 0
  into[3] = ofContent[1] ?? 0
  return key
}
