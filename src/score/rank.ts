import { compareDecimals, type Decimal } from '../model/decimal.ts'
import type { Direction, FigureDefinition } from '../model/index-set.ts'
import type { Reported } from '../model/reported.ts'
import type { UnitResults } from '../model/results.ts'
import type { UnitId, UnitLevel } from '../model/unit.ts'

/**
 * A unit's place among the units of its level. Competition rank: 1, 1, 3. `of`: units that have a rank; `tied`: units
 * that share this one, itself included. A unit without the value has no rank, and a figure without direction ranks nobody.
 */
export type Rank =
  | { readonly kind: 'ranked'; readonly rank: number; readonly of: number; readonly tied: number }
  | { readonly kind: 'unranked'; readonly reason: 'missing' | 'no-direction' }

export interface RankEntry {
  readonly id: UnitId
  readonly reported: Reported
}

interface ValueEntry {
  readonly id: UnitId
  readonly value: Decimal
}

/** What the unit reported for the figure; a figure that its document does not hold is not reported. */
export function reportedOf(unit: UnitResults, figureId: string): Reported {
  return unit.facts[figureId]?.reported ?? { kind: 'missing', reason: 'not-reported' }
}

/** Groups of entries that compare as equal, in the order of `compare`; entries of a group keep their order. */
export function groupedByValue<T>(entries: readonly T[], compare: (a: T, b: T) => number): readonly (readonly T[])[] {
  const groups: T[][] = []
  for (const entry of [...entries].sort(compare)) {
    const last = groups.at(-1)
    if (last?.[0] !== undefined && compare(last[0], entry) === 0) last.push(entry)
    else groups.push([entry])
  }
  return groups
}

/** Groups of equal values, the best first; entries of a group keep their order. Values are compared exactly. */
export function tieGroups(
  entries: readonly RankEntry[],
  direction: 'higher' | 'lower',
): readonly (readonly ValueEntry[])[] {
  const sign = direction === 'higher' ? -1 : 1
  const valued = entries.flatMap(({ id, reported }): ValueEntry[] =>
    reported.kind === 'value' ? [{ id, value: reported.value }] : [],
  )
  return groupedByValue(valued, (a, b) => sign * compareDecimals(a.value, b.value))
}

/** Competition ranks by groups of equals, the best first; every id gets an answer. */
export function placesOf(
  ids: readonly UnitId[],
  groups: readonly (readonly { readonly id: UnitId }[])[],
): ReadonlyMap<UnitId, Rank> {
  const ranks = new Map<UnitId, Rank>(ids.map((id) => [id, { kind: 'unranked', reason: 'missing' }]))
  const of = groups.reduce((sum, group) => sum + group.length, 0)
  let better = 0
  for (const group of groups) {
    for (const { id } of group) ranks.set(id, { kind: 'ranked', rank: better + 1, of, tied: group.length })
    better += group.length
  }
  return ranks
}

/** Competition ranks of the entries, all taken as one level. Every id gets an answer. */
export function rankEntries(entries: readonly RankEntry[], direction: Direction): ReadonlyMap<UnitId, Rank> {
  const ids = entries.map(({ id }) => id)
  if (direction === 'none') return new Map(ids.map((id) => [id, { kind: 'unranked', reason: 'no-direction' }]))
  return placesOf(ids, tieGroups(entries, direction))
}

export interface LevelUnits {
  readonly level: UnitLevel
  readonly units: readonly UnitResults[]
}

/**
 * Items by the level of their unit, since departments and communes are ranked apart; levels in order of first appearance. Those
 * whose level is not known stand with the others when these have one level only.
 */
export function itemsByLevel<T>(
  items: readonly T[],
  levelOf: (item: T) => UnitLevel,
): readonly { readonly level: UnitLevel; readonly items: readonly T[] }[] {
  const known = new Set(items.map(levelOf).filter((level) => level !== 'unknown'))
  const [only] = known.size === 1 ? known : []
  const byLevel = Map.groupBy(items, (item) => {
    const level = levelOf(item)
    return level === 'unknown' ? (only ?? 'unknown') : level
  })
  return [...byLevel].map(([level, own]) => ({ level, items: own }))
}

/** The units by level, as `itemsByLevel`. */
export const unitsByLevel = (units: readonly UnitResults[]): readonly LevelUnits[] =>
  itemsByLevel(units, ({ unit }) => unit.level).map(({ level, items }) => ({ level, units: items }))

/** Ranks of the units by the figure, each level apart. */
export function rankUnits(units: readonly UnitResults[], figure: FigureDefinition): ReadonlyMap<UnitId, Rank> {
  const ranks = unitsByLevel(units).map((level) =>
    rankEntries(
      level.units.map((unit) => ({ id: unit.unit.id, reported: reportedOf(unit, figure.id) })),
      figure.direction,
    ),
  )
  return new Map(ranks.flatMap((level) => [...level]))
}
