import type { LocalDate } from './date.ts'
import { covers, type Succession, type Unit } from './unit.ts'
import type { Standing, Successor } from './unit-directory.ts'
import type { UnitIndex } from './unit-index.ts'

type Extent = Successor['extent']

const WEAKNESS: Readonly<Record<Extent, number>> = { full: 0, partial: 1, assumed: 2 }

function weaker(a: Extent, b: Extent): Extent {
  return WEAKNESS[a] >= WEAKNESS[b] ? a : b
}

/** What is known of where a unit went: nothing, a part with the rest unknown, or all of it. */
function established(steps: readonly Succession[]): boolean {
  if (steps.length === 0 || steps.some((step) => step.successorId === null)) return false
  return !(steps.length === 1 && steps[0]?.extent === 'partial')
}

/**
 * Follows the successions of a unit up to the date. A successor reached on two ways is listed once, by its stronger way. A
 * single `partial` step says that another part went somewhere unsaid: the answer is then incomplete, as it is when a unit
 * on the way ended without any succession.
 */
export function standingOn(index: UnitIndex, unit: Unit, date: LocalDate): Standing {
  if (unit.origin === 'provisional' && unit.to === null) return { kind: 'unlisted' }
  if (covers(unit, date)) return { kind: 'in-force' }
  if (unit.from !== null && date < unit.from) return { kind: 'not-yet' }

  const successors = new Map<string, Successor>()
  let incomplete = false
  const follow = (from: Unit, extent: Extent, way: readonly Succession[], seen: ReadonlySet<Unit>): void => {
    const steps = index.successions.get(from.id) ?? []
    if (!established(steps)) incomplete = true
    for (const step of steps) {
      if (step.successorId === null || step.extent === 'unknown') continue
      const next = index.unit(step.successorId)
      if (seen.has(next)) continue
      const nextExtent = weaker(extent, step.extent)
      const nextWay = [...way, step]
      if (!covers(next, date)) {
        follow(next, nextExtent, nextWay, new Set([...seen, next]))
        continue
      }
      const known = successors.get(next.id)
      if (known === undefined || WEAKNESS[nextExtent] < WEAKNESS[known.extent]) {
        successors.set(next.id, { unit: index.label(next, date), extent: nextExtent, steps: nextWay })
      }
    }
  }
  follow(unit, 'full', [], new Set([unit]))
  return { kind: 'succeeded', successors: [...successors.values()], incomplete }
}
