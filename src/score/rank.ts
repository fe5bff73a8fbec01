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

/** Groups of equal values, the best first; entries of a group keep their order. Values are compared exactly. */
export function tieGroups(
  entries: readonly RankEntry[],
  direction: 'higher' | 'lower',
): readonly (readonly ValueEntry[])[] {
  const sign = direction === 'higher' ? -1 : 1
  const sorted = entries
    .flatMap(({ id, reported }): ValueEntry[] => (reported.kind === 'value' ? [{ id, value: reported.value }] : []))
    .sort((a, b) => sign * compareDecimals(a.value, b.value))
  const groups: ValueEntry[][] = []
  for (const entry of sorted) {
    const last = groups.at(-1)
    if (last?.[0] !== undefined && compareDecimals(last[0].value, entry.value) === 0) last.push(entry)
    else groups.push([entry])
  }
  return groups
}

/** Competition ranks of the entries, all taken as one level. Every id gets an answer. */
export function rankEntries(entries: readonly RankEntry[], direction: Direction): ReadonlyMap<UnitId, Rank> {
  const reason = direction === 'none' ? 'no-direction' : 'missing'
  const ranks = new Map<UnitId, Rank>(entries.map(({ id }) => [id, { kind: 'unranked', reason }]))
  if (direction === 'none') return ranks
  const groups = tieGroups(entries, direction)
  const of = groups.reduce((sum, group) => sum + group.length, 0)
  let better = 0
  for (const group of groups) {
    for (const { id } of group) ranks.set(id, { kind: 'ranked', rank: better + 1, of, tied: group.length })
    better += group.length
  }
  return ranks
}

export interface LevelUnits {
  readonly level: UnitLevel
  readonly units: readonly UnitResults[]
}

/**
 * The units by level, since departments and communes are ranked apart; levels in order of first appearance. Units whose
 * level is not known stand with the others when these have one level only.
 */
export function unitsByLevel(units: readonly UnitResults[]): readonly LevelUnits[] {
  const known = new Set(units.map(({ unit }) => unit.level).filter((level) => level !== 'unknown'))
  const [only] = known.size === 1 ? known : []
  const byLevel = Map.groupBy(units, ({ unit }) => (unit.level === 'unknown' ? (only ?? 'unknown') : unit.level))
  return [...byLevel].map(([level, members]) => ({ level, units: members }))
}

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
