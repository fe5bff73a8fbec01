import type { Unit } from './unit.ts'
import type { NamedVersion } from './unit-directory-keys.ts'
import { compareVietnamese, plainOfSpelling } from './vietnamese.ts'

const MOST_SUGGESTIONS = 5
const FARTHEST = 2

/** Changes of one letter that turn `a` into `b`, or more than `limit` when it takes more than that. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    let least = row
    for (let column = 1; column <= b.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1)
      const cost = Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1)
      current.push(cost)
      if (cost < least) least = cost
    }
    if (least > limit) return limit + 1
    previous = current
  }
  return previous[b.length] ?? limit + 1
}

/** Units whose plain bare name is at most two letters away and less than half the name, nearest first. Suggestions only. */
export function nearestByName(
  entries: readonly NamedVersion[],
  barePlain: string,
  inPlace: (entry: NamedVersion) => boolean,
): readonly Unit[] {
  const limit = Math.max(0, Math.min(FARTHEST, Math.floor((barePlain.length - 1) / 2)))
  const near = new Map<Unit, { readonly distance: number; readonly name: string }>()
  for (const entry of entries) {
    if (!inPlace(entry)) continue
    const distance = editDistance(barePlain, plainOfSpelling(entry.bare), limit)
    if (distance > limit) continue
    near.set(entry.unit, { distance, name: entry.version.name })
  }
  return [...near]
    .sort(([, a], [, b]) => a.distance - b.distance || compareVietnamese(a.name, b.name))
    .slice(0, MOST_SUGGESTIONS)
    .map(([unit]) => unit)
}
