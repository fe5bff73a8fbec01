import { compareRationals, type Rational, rationalToNumber } from '../model/rational.ts'
import type { Scorecard } from '../model/scorecard.ts'
import type { UnitId, UnitLevel } from '../model/unit.ts'
import { groupedByValue, itemsByLevel, placesOf, type Rank } from './rank.ts'

/** Points before any rounding of the groups and the total of a unit, by line; a line without points is not there. */
export type ExactPoints = ReadonlyMap<string, Rational>

/** Ranks by line, of groups and the total, then by unit. */
export type LineRanks = ReadonlyMap<string, ReadonlyMap<UnitId, Rank>>

/** What ranks units: a group or a total in which a part is missing has no points, so it has none here either. */
export function exactPoints({ lines }: Scorecard): ExactPoints {
  return new Map(
    lines.flatMap(({ id, kind, points, exact }): [string, Rational][] =>
      kind === 'criterion' || points === null || exact === null ? [] : [[id, exact]],
    ),
  )
}

/** A unit with what ranks it. */
export interface RankedUnit {
  readonly unit: UnitId
  readonly level: UnitLevel | null
  readonly points: ExactPoints
}

interface Entry {
  readonly id: UnitId
  readonly value: Rational
  /** The nearest double: it decides wherever it differs by more than it can be wrong. */
  readonly near: number
}

/** More than a double of points is ever wrong by. */
const NEAR = 1e-9

const betterFirst = (a: Entry, b: Entry): number => {
  const apart = b.near - a.near
  return Math.abs(apart) > NEAR ? apart : compareRationals(b.value, a.value)
}

function rankLine(line: string, units: readonly RankedUnit[]): ReadonlyMap<UnitId, Rank> {
  const ranks = itemsByLevel(units, ({ level }) => level ?? 'unknown').map(({ items }) => {
    const entries = items.flatMap(({ unit, points }): Entry[] => {
      const value = points.get(line)
      return value === undefined ? [] : [{ id: unit, value, near: rationalToNumber(value) }]
    })
    return placesOf(
      items.map(({ unit }) => unit),
      groupedByValue(entries, betterFirst),
    )
  })
  return new Map(ranks.flatMap((level) => [...level]))
}

/** Competition ranks of units of one period by exact points, each level apart: by every group and by the total. */
export function rankLines(units: readonly RankedUnit[]): LineRanks {
  const lines = new Set(units.flatMap(({ points }) => [...points.keys()]))
  return new Map([...lines].map((line) => [line, rankLine(line, units)]))
}

/** As `rankLines`, of scorecards of one period. */
export const rankScorecards = (cards: readonly Scorecard[]): LineRanks =>
  rankLines(cards.map((card) => ({ unit: card.unit, level: card.level, points: exactPoints(card) })))

/** The rank of a unit by a line, and of how many; null where it is not ranked. */
export function rankOf(ranks: LineRanks, line: string, unit: UnitId): Extract<Rank, { kind: 'ranked' }> | null {
  const rank = ranks.get(line)?.get(unit)
  return rank?.kind === 'ranked' ? rank : null
}
