import type { NameFolds } from './name-folds.ts'
import { current, type Step, type Timeline, type Working } from './timeline.ts'

/** Units and steps by what an assumption looks them up by. */
interface Lookup {
  readonly names: NameFolds
  readonly byCode: ReadonlyMap<string, readonly Working[]>
  readonly byBareName: ReadonlyMap<string, readonly Working[]>
  readonly before: ReadonlyMap<Working | null, readonly Step[]>
  readonly after: Map<Working, Step[]>
}

/** True when sources say where all of the unit went, or that nobody knows. A single part leaves the rest unsaid. */
function isExplained(steps: readonly Step[]): boolean {
  return steps.length > 1 || (steps[0] !== undefined && steps[0].extent !== 'partial')
}

/** The places that count as the unit's own: its parent, what that lay in, and what became of any of these. */
function placesOf(lookup: Lookup, unit: Working): ReadonlySet<Working> {
  const places = new Set<Working>()
  const queue: (Working | null | undefined)[] = unit.versions.map((version) => version.parent)
  for (const place of queue) {
    if (place == null || places.has(place)) continue
    places.add(place)
    queue.push(...place.versions.map((version) => version.parent))
    queue.push(...(lookup.after.get(place) ?? []).map((step) => step.successor))
  }
  return places
}

/** True when the candidate began after the unit was last seen and at the latest when it ended, and at the same level. */
function tookTurns(unit: Working, candidate: Working): boolean {
  if (candidate === unit || candidate.level !== unit.level || candidate.from === null || unit.to === null) return false
  return candidate.from > (unit.seen ?? unit.from ?? '') && candidate.from <= unit.to
}

/**
 * Where a lineage tells what a candidate was formed from, one of those must have lain beside the unit: all communes of a
 * new province have one parent, so the parent alone would take a namesake from another district.
 */
function wasFormedBeside(lookup: Lookup, unit: Working, candidate: Working): boolean {
  const formedFrom = (lookup.before.get(candidate) ?? []).filter((step) => step.basis === 'lineage')
  const parent = current(unit).parent
  return (
    formedFrom.length === 0 ||
    formedFrom.some((step) => step.predecessor.versions.some((version) => version.parent === parent))
  )
}

/** The unit's full name on one candidate outweighs its code on another: the name says which of them it went on in. */
function assume(lookup: Lookup, unit: Working): Pick<Step, 'successor' | 'basis'> | null {
  const { names } = lookup
  const { name } = current(unit)
  const places = placesOf(lookup, unit)
  const inPlace = (candidate: Working): boolean => {
    const parent = candidate.versions[0]?.parent ?? null
    return tookTurns(unit, candidate) && (parent === current(unit).parent || (parent !== null && places.has(parent)))
  }
  const [sameCode] = (lookup.byCode.get(unit.code) ?? []).filter(inPlace)
  if (sameCode !== undefined && names.bare(current(sameCode).name) === names.bare(name)) {
    return { successor: sameCode, basis: 'same-code' }
  }
  const namesakes = (lookup.byBareName.get(names.bare(name)) ?? [])
    .filter(inPlace)
    .filter((candidate) => wasFormedBeside(lookup, unit, candidate))
  const sameName = namesakes.filter((candidate) => names.same(current(candidate).name, name))
  const only = (candidates: readonly Working[]): Working | null =>
    candidates.length === 1 ? (candidates[0] ?? null) : null
  const byFullName = only(sameName)
  if (byFullName !== null) return { successor: byFullName, basis: 'same-name' }
  if (sameCode !== undefined) return { successor: sameCode, basis: 'same-code' }
  const byBareName = only(namesakes)
  return byBareName === null ? null : { successor: byBareName, basis: 'same-name' }
}

const OUTERMOST_FIRST = ['nation', 'ministry', 'province', 'department', 'district', 'commune', 'unknown']

/**
 * Successions that no source states: where a unit ended and no lineage says what became of all of it, the unit that took
 * over its code, or its name, in the same place. Never both, and none where several could be meant. Outer levels come
 * first, as the places of inner ones follow them.
 */
export function assumeSuccessions({ all, names, steps }: Timeline): readonly Step[] {
  const lookup: Lookup = {
    names,
    byCode: Map.groupBy(all, (unit) => unit.code),
    byBareName: Map.groupBy(all, (unit) => names.bare(current(unit).name)),
    before: Map.groupBy(steps, (step) => step.successor),
    after: Map.groupBy(steps, (step) => step.predecessor),
  }
  const ended = all.filter((unit) => unit.to !== null && !isExplained(lookup.after.get(unit) ?? []))
  ended.sort((a, b) => OUTERMOST_FIRST.indexOf(a.level) - OUTERMOST_FIRST.indexOf(b.level))
  const assumed: Step[] = []
  for (const unit of ended) {
    const found = assume(lookup, unit)
    const known = lookup.after.get(unit) ?? []
    if (found === null || unit.to === null || known.some((step) => step.successor === found.successor)) continue
    const step: Step = { predecessor: unit, on: unit.to, extent: 'assumed', ...found }
    assumed.push(step)
    lookup.after.set(unit, [...known, step])
  }
  return assumed
}
