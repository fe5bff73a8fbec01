import { hashTextInto } from '../../model/dossier-version.ts'

/** Dossiers of one file that are remembered at the most; 48 MB of memory. */
const REMEMBERED = 1 << 21

/** What is known of an earlier row of the same dossier. */
export type Repeat = 'first' | 'same' | 'later-or-earlier' | 'contradicts'

/**
 * Tells whether a file held a dossier before, and whether the two rows contradict each other: other content, and nothing
 * that says which is the later (versionKey). Remembers hashes in arrays of numbers, never more than two million; past
 * that it begins anew, so `limited` tells that rows far apart were not compared.
 */
export function repeatsFinder(limit = REMEMBERED) {
  let slots = 1 << 12
  let codes = new Uint32Array(slots * 2)
  let versions = new Uint32Array(slots * 4)
  let held = 0
  let limited = false

  const hash = new Uint32Array(2)
  const find = (a: number, b: number): number => {
    let slot = (a ^ b) & (slots - 1)
    while ((codes[slot * 2] ?? 0) !== 0 && (codes[slot * 2] !== a || codes[slot * 2 + 1] !== b)) {
      slot = (slot + 1) & (slots - 1)
    }
    return slot
  }
  const put = (slot: number, version: Uint32Array): void => {
    for (let at = 0; at < 4; at += 1) versions[slot * 4 + at] = version[at] ?? 0
  }
  const grow = (): void => {
    const [oldCodes, oldVersions, oldSlots] = [codes, versions, slots]
    slots *= 2
    codes = new Uint32Array(slots * 2)
    versions = new Uint32Array(slots * 4)
    for (let old = 0; old < oldSlots; old += 1) {
      const a = oldCodes[old * 2] ?? 0
      const b = oldCodes[old * 2 + 1] ?? 0
      if (a === 0) continue
      const slot = find(a, b)
      codes[slot * 2] = a
      codes[slot * 2 + 1] = b
      for (let at = 0; at < 4; at += 1) versions[slot * 4 + at] = oldVersions[old * 4 + at] ?? 0
    }
  }
  return {
    /** `version`: the hashes of `versionKeyAndHashes`. */
    see(code: string, version: Uint32Array): Repeat {
      hashTextInto(hash, code)
      // 0 marks a free slot.
      const a = hash[0] || 1
      const b = hash[1] ?? 0
      let slot = find(a, b)
      const isNew = codes[slot * 2] === 0
      if (isNew) {
        if (held >= limit) {
          codes.fill(0)
          held = 0
          limited = true
        } else if (held * 4 > slots * 3) grow()
        slot = find(a, b)
        held += 1
        codes[slot * 2] = a
        codes[slot * 2 + 1] = b
        put(slot, version)
        return 'first'
      }
      const same = (at: number): boolean =>
        versions[slot * 4 + at] === version[at] && versions[slot * 4 + at + 1] === version[at + 1]
      const sameTime = same(0)
      const sameContent = same(2)
      put(slot, version)
      if (!sameTime) return 'later-or-earlier'
      return sameContent ? 'same' : 'contradicts'
    },
    limited: () => limited,
  }
}
