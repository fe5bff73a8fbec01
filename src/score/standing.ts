import { compareDecimals, type Decimal, decimalToNumber } from '../model/decimal.ts'
import type { FigureDefinition } from '../model/index-set.ts'
import type { MissingReason } from '../model/reported.ts'
import type { MonthResults, UnitLabel, UnitResults } from '../model/results.ts'
import type { UnitId, UnitLevel } from '../model/unit.ts'
import { type Distribution, distribution } from './distribution.ts'
import { type Rank, rankEntries, reportedOf, tieGroups, unitsByLevel } from './rank.ts'

/** One figure of a unit against the units of its level. */
export interface FigureStanding {
  readonly figureId: string
  readonly value: Decimal
  readonly rank: number
  readonly of: number
  readonly tied: number
  readonly median: Decimal
}

/** A figure that a unit has no value for. */
export interface LackingFigure {
  readonly figureId: string
  readonly reason: MissingReason
}

/** What the figures say about one unit. The headline figure is in `headline`, never among its own reasons. */
export interface UnitRemark {
  readonly unit: UnitLabel
  readonly headline: FigureStanding | null
  /** Figures that hold it back, the widest gap to the median first. */
  readonly weak: readonly FigureStanding[]
  /** Figures in which it is strong: in the best quarter and better than the median, the widest gap first. */
  readonly strong: readonly FigureStanding[]
  readonly lacking: readonly LackingFigure[]
}

/**
 * What the figures say about the units of one level. `best` and `weakest` by the headline figure, at most three each or
 * as many as tie for the extreme place; both empty when there are fewer than three units to compare or all are equal.
 */
export interface LevelRemarks {
  readonly level: UnitLevel
  readonly figureId: string
  readonly best: readonly UnitRemark[]
  readonly weakest: readonly UnitRemark[]
  readonly all: readonly UnitRemark[]
  readonly distributions: Readonly<Record<string, Distribution>>
}

/** A gap below this share of the figure's scale is no reason: 99,9 against a median of 100 holds nobody back. */
const CLEAR_GAP = 0.01

interface FigureContext {
  readonly figure: FigureDefinition
  readonly ranks: ReadonlyMap<UnitId, Rank>
  readonly spread: Distribution
}

function contextOf(figure: FigureDefinition, units: readonly UnitResults[]): FigureContext {
  const entries = units.map((unit) => ({ id: unit.unit.id, reported: reportedOf(unit, figure.id) }))
  return {
    figure,
    ranks: rankEntries(entries, figure.direction),
    spread: distribution(entries.map(({ reported }) => reported)),
  }
}

function standingOf(unit: UnitResults, { figure, ranks, spread }: FigureContext): FigureStanding | null {
  const reported = reportedOf(unit, figure.id)
  const rank = ranks.get(unit.unit.id)
  if (reported.kind !== 'value' || rank?.kind !== 'ranked' || spread.spread === null) return null
  const { of, tied } = rank
  return { figureId: figure.id, value: reported.value, rank: rank.rank, of, tied, median: spread.spread.median }
}

/** How far the value lies on the good side of the median, as a share of the figure's scale; negative on the bad side. */
function lead(standing: FigureStanding, { figure, spread }: FigureContext): number {
  if (spread.spread === null) return 0
  const { min, max } = spread.spread
  const scale =
    figure.min !== null && figure.max !== null ? figure.max - figure.min : decimalToNumber(max) - decimalToNumber(min)
  const gap = decimalToNumber(standing.value) - decimalToNumber(standing.median)
  return scale === 0 ? 0 : (figure.direction === 'lower' ? -gap : gap) / scale
}

/** True when the value lies in the outer quarter of the units on the given side. */
function inQuarter(value: Decimal, { figure, spread }: FigureContext, side: 'good' | 'bad'): boolean {
  if (spread.spread === null) return false
  const upper = (side === 'good') === (figure.direction === 'higher')
  return upper
    ? compareDecimals(value, spread.spread.upperQuartile) >= 0
    : compareDecimals(value, spread.spread.lowerQuartile) <= 0
}

function remarkOn(unit: UnitResults, contexts: readonly FigureContext[]): UnitRemark {
  const headline = contexts.find(({ figure }) => figure.headline)
  const judged = contexts
    .filter(({ figure }) => !figure.headline)
    .flatMap((context) => {
      const standing = standingOf(unit, context)
      return standing === null ? [] : [{ standing, context, lead: lead(standing, context) }]
    })
  const pick = (side: 'good' | 'bad'): FigureStanding[] =>
    judged
      .filter((one) => (side === 'good' ? one.lead : -one.lead) >= CLEAR_GAP)
      .filter((one) => inQuarter(one.standing.value, one.context, side))
      .sort((a, b) => Math.abs(b.lead) - Math.abs(a.lead))
      .map(({ standing }) => standing)
  const lacking = contexts.flatMap(({ figure }): LackingFigure[] => {
    const reported = reportedOf(unit, figure.id)
    return reported.kind === 'missing' ? [{ figureId: figure.id, reason: reported.reason }] : []
  })
  return {
    unit: unit.unit,
    headline: headline === undefined ? null : standingOf(unit, headline),
    weak: pick('bad'),
    strong: pick('good'),
    lacking,
  }
}

/** Ids of the extreme tie groups: the first in full, further ones as long as all together are at most `limit`. */
function extremes(groups: readonly (readonly { readonly id: UnitId }[])[], limit: number): readonly UnitId[] {
  const ids: UnitId[] = []
  for (const group of groups) {
    if (ids.length > 0 && ids.length + group.length > limit) break
    ids.push(...group.map(({ id }) => id))
  }
  return ids
}

function bestAndWeakest(
  units: readonly UnitResults[],
  figure: FigureDefinition,
): [readonly UnitId[], readonly UnitId[]] {
  if (figure.direction === 'none') return [[], []]
  const entries = units.map((unit) => ({ id: unit.unit.id, reported: reportedOf(unit, figure.id) }))
  const groups = tieGroups(entries, figure.direction)
  const ranked = groups.reduce((sum, group) => sum + group.length, 0)
  const limit = Math.min(3, Math.floor(ranked / 3))
  if (limit === 0 || groups.length < 2) return [[], []]
  return [extremes(groups, limit), extremes(groups.toReversed(), limit)]
}

/**
 * What is high and low among the units, and why: one entry per level of administration, for levels are ranked apart.
 * Only figures with a direction count, and only those that some unit of the level has a fact about.
 */
export function remarks(results: MonthResults): readonly LevelRemarks[] {
  const headline = results.indexSet.figures.find((figure) => figure.headline)
  if (headline === undefined) return []
  return unitsByLevel(results.units).map(({ level, units }) => {
    const figures = results.indexSet.figures.filter(({ id }) => units.some(({ facts }) => facts[id] !== undefined))
    const contexts = figures.map((figure) => contextOf(figure, units))
    const all = units.map((unit) => remarkOn(unit, contexts))
    const byId = new Map(all.map((remark) => [remark.unit.id, remark]))
    const pick = (ids: readonly UnitId[]): UnitRemark[] => ids.flatMap((id) => byId.get(id) ?? [])
    const [best, weakest] = bestAndWeakest(units, headline)
    const distributions = Object.fromEntries(contexts.map(({ figure, spread }) => [figure.id, spread]))
    return { level, figureId: headline.id, best: pick(best), weakest: pick(weakest), all, distributions }
  })
}
