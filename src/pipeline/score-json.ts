import type { LocalDate } from '../model/date.ts'
import type { Period } from '../model/period.ts'
import { isProvisional, periodState } from '../model/period-state.ts'
import { rationalToNumber } from '../model/rational.ts'
import { countsAsCode, reasonOf } from '../model/score-table.ts'
import type { Scorecard, ScoreLine } from '../model/scorecard.ts'
import type { UnitId } from '../model/unit.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'
import type { LevelMean } from '../score/means.ts'
import { type LineRanks, rankOf } from '../score/score-ranks.ts'
import type { PeriodScores } from './period-scores.ts'

/** What holds for all computed scores of an answer: which they are, and how far they may be trusted. */
export function aboutScoresJson(
  { period, indexSet, simulated }: { readonly period: Period; readonly indexSet: string; readonly simulated: boolean },
  today: LocalDate,
): object {
  const state = periodState(period, today)
  return { period: period.key, indexSet, official: false, provisional: isProvisional(state), state, simulated }
}

/** A unit as the answers name it. */
export function unitJson(directory: UnitDirectory, { unit, level, period }: Omit<Scorecard, 'lines'>): object {
  const { name, code } = directory.label(unit, period.to)
  return { id: unit, code, name, level }
}

/** The rank of a group or a total among the units of its level, and how many of these are ranked; null where it is not. */
function rankJson(ranks: LineRanks, line: string, unit: UnitId): { rank: number | null; rankOf: number | null } {
  const rank = rankOf(ranks, line, unit)
  return { rank: rank?.rank ?? null, rankOf: rank?.of ?? null }
}

/** A line of a unit as JSON: points, maximum, counts, reason, rank. */
export function lineJson(
  { id, kind, points, max, value, numerator, denominator, reason, holes }: ScoreLine,
  unit: UnitId,
  ranks: LineRanks,
): object {
  const amount = (quantity: ScoreLine['numerator']): number | null =>
    quantity?.kind === 'value' ? rationalToNumber(quantity.value) : null
  return {
    id,
    kind,
    value: points === null ? null : Number(points),
    max: rationalToNumber(max),
    numerator: amount(numerator),
    denominator: amount(denominator),
    ratio: value === null ? null : rationalToNumber(value),
    reason,
    missing: holes,
    ...rankJson(ranks, id, unit),
  }
}

/** The groups and the total of a unit as JSON, as `lineJson` tells them, from the table. */
export function groupLinesJson(held: PeriodScores, row: number, ranks: LineRanks): readonly object[] {
  const { basis, scores, quantities } = held
  const { criteria, groups } = basis.set.scoring
  const unit = quantities.units[row] ?? ''
  // What is missing of a mean are units; the table does not tell which.
  if (held.isMean(row)) {
    const lines = held.card(unit)?.lines.filter(({ kind }) => kind !== 'criterion') ?? []
    return lines.map((line) => lineJson(line, unit, ranks))
  }
  const hole = countsAsCode('hole')
  const place = new Map(scores.lines.map((id, index) => [id, row * scores.lines.length + index]))
  return groups.map(({ id, of }, index) => {
    const at = row * scores.lines.length + criteria.length + index
    const points = scores.points[at] ?? Number.NaN
    return {
      id,
      kind: index === groups.length - 1 ? 'total' : 'group',
      value: Number.isNaN(points) ? null : points / 10 ** scores.places,
      max: (scores.max[at] ?? 0) / 10 ** scores.places,
      numerator: null,
      denominator: null,
      ratio: null,
      reason: reasonOf(scores.reasons[at] ?? 0),
      missing: of.filter((part) => scores.countsAs[place.get(part) ?? -1] === hole),
      ...rankJson(ranks, id, unit),
    }
  })
}

/** The mean of a level as JSON; `label`: what a unit is called. */
export function meanJson({ level, units, without, lines }: LevelMean, label: (unit: UnitId) => object): object {
  return {
    level,
    units: units.length,
    without: without.map(label),
    lines: lines.map(({ id, kind, points, max }) => ({
      id,
      kind,
      value: points === null ? null : Number(points),
      max: rationalToNumber(max),
    })),
  }
}
