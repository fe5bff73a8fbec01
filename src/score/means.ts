import { divide, type Rational, rational, rationalOf, sum, ZERO } from '../model/rational.ts'
import type { Counts, Scorecard, ScoreLine } from '../model/scorecard.ts'
import type { Group, Scoring } from '../model/scoring.ts'
import { UNIT_LEVELS, type UnitLevel } from '../model/unit.ts'
import { scoreGroup, statedLine } from './group.ts'
import { NO_POINTS, published } from './published.ts'

/** A line of one of the units that a mean is of: its published points, null for none. */
export interface MeanPart {
  readonly points: Rational | null
  readonly max: Rational
  readonly countsAs: ScoreLine['countsAs']
}

/** One of the units that a mean is of. */
export interface MeanUnit {
  readonly unit: string
  /** Undefined: nothing is known of the unit. */
  part(line: string): MeanPart | undefined
}

/** The unit of a scorecard. */
export function meanUnitOf({ unit, lines }: Scorecard): MeanUnit {
  const byId = new Map(lines.map((line) => [line.id, line]))
  return {
    unit,
    part(id) {
      const line = byId.get(id)
      if (line === undefined) return undefined
      const { points, max, countsAs } = line
      return { points: points === null ? null : rationalOf(points), max, countsAs }
    },
  }
}

/** As `meanUnitOf`, with the level that the unit is ranked in. */
export const leveledUnit = (card: Scorecard): MeanUnit & Pick<Counts, 'level'> => ({
  ...meanUnitOf(card),
  level: card.level,
})

const meanOf = (values: readonly Rational[]): Rational =>
  values.length === 0 ? ZERO : divide(sum(values), rational(BigInt(values.length)))

/**
 * The mean of a line over units. A unit that the line does not apply to is left out; one without points leaves a hole, whatever the
 * others have: a mean of fewer units would be another figure, and no points are not 0.
 */
function meanLine(id: string, kind: 'group' | 'total', units: readonly MeanUnit[], decimals: number): ScoreLine {
  const parts = units
    .map((unit) => ({ unit: unit.unit, part: unit.part(id) }))
    .filter(({ part }) => part?.countsAs !== 'nothing')
  const max = meanOf(parts.flatMap(({ part }) => part?.max ?? []))
  const holes = parts.flatMap(({ unit, part }) => (part?.points == null ? [unit] : []))
  const line = { id, kind, max, value: null, numerator: null, denominator: null, holes } as const
  if (units.length > 0 && parts.length === 0)
    return { ...line, ...NO_POINTS, reason: 'not-applicable', countsAs: 'nothing' }
  if (parts.length === 0 || holes.length > 0) return { ...line, ...NO_POINTS, reason: 'part-missing', countsAs: 'hole' }
  const exact = meanOf(parts.flatMap(({ part }) => part?.points ?? []))
  return { ...line, ...published(exact, decimals), exact, reason: null, countsAs: 'points' }
}

/** Whether a line is the plain sum of other groups: their means add up to its own. */
export const addsGroups = ({ of, aggregation, outOf }: Group, groups: readonly Group[]): boolean =>
  aggregation === 'sum' && outOf === null && of.every((part) => groups.some(({ id }) => id === part))

/**
 * Groups and total as means of the published points of units, rounded as totals are; a sum of groups is the sum of their means. What
 * was published for the unit itself (`CODE.score`, in `quantities`) fills what has a hole.
 */
function meanLines(
  { groups, rounding }: Scoring,
  units: readonly MeanUnit[],
  quantities: Counts['quantities'] = new Map(),
): ScoreLine[] {
  const lines = new Map<string, ScoreLine>()
  for (const group of groups) {
    const kind = group === groups.at(-1) ? 'total' : 'group'
    const parts = group.of.flatMap((id) => lines.get(id) ?? [])
    const added = addsGroups(group, groups) && parts.every(({ countsAs }) => countsAs !== 'hole')
    const line = added
      ? scoreGroup(group, kind, parts, quantities, rounding.total)
      : meanLine(group.id, kind, units, rounding.total)
    const stated = line.countsAs === 'hole' ? quantities.get(`${group.id}.score`) : undefined
    lines.set(group.id, stated?.kind === 'value' ? statedLine(line, stated.value, rounding.total) : line)
  }
  return [...lines.values()]
}

/**
 * The scorecard of a unit whose points are the mean of those of others; `own`: as it would be scored by its own counts. Its criteria
 * keep their counts and their share, which is a ratio of sums, and have no points: none of them is part of the groups.
 */
export function meanCard(
  scoring: Scoring,
  own: Scorecard,
  units: readonly MeanUnit[],
  quantities: Counts['quantities'],
): Scorecard {
  const criteria = own.lines
    .filter(({ kind }) => kind === 'criterion')
    .map((line): ScoreLine => {
      if (line.reason === 'not-applicable' || line.reason === 'tracking') return line
      return { ...line, ...NO_POINTS, reason: 'mean-of-units', countsAs: 'nothing' }
    })
  const lines = [...criteria, ...meanLines(scoring, units, quantities)]
  return { ...own, lines, meanOf: units.map(({ unit }) => unit) }
}

const depth = ({ level }: Pick<Counts, 'level'>): number => UNIT_LEVELS.indexOf(level ?? 'unknown')

/** Scorecards in which those of units that are a mean of others are made of these; `own`: as scored by their own counts. */
export function withMeans(scoring: Scoring, all: readonly Counts[], own: readonly Scorecard[]): readonly Scorecard[] {
  if (all.every(({ meanOf }) => meanOf === undefined)) return own
  const cards = [...own]
  const places = new Map(all.map(({ unit, period }, place) => [`${period.key} ${unit}`, place]))
  // Those of lower levels first: the nation may be a mean of provinces that are means of communes.
  const meant = [...all.keys()].sort((a, b) => depth(all[b] ?? { level: null }) - depth(all[a] ?? { level: null }))
  for (const place of meant) {
    const [counts, card] = [all[place], cards[place]]
    if (counts?.meanOf === undefined || card === undefined) continue
    const units = counts.meanOf.map((unit): MeanUnit => {
      const found = cards[places.get(`${counts.period.key} ${unit}`) ?? -1]
      return found === undefined ? { unit, part: () => undefined } : meanUnitOf(found)
    })
    cards[place] = meanCard(scoring, card, units, counts.quantities)
  }
  return cards
}

/** The level whose units the points of a unit of this level are the mean of; null: it is scored by its own counts. */
export const meanLevel = ({ means }: Scoring, level: UnitLevel | null): UnitLevel | null =>
  means.find((mean) => mean.level === level)?.of ?? null

/** Counts that come without a hierarchy: a unit whose level is a mean is that of all units of the other level and its period. */
export const meantTogether = (scoring: Scoring, all: readonly Counts[]): readonly Counts[] =>
  all.map((counts) => {
    const of = meanLevel(scoring, counts.level)
    if (of === null) return counts
    const units = all.filter(({ level, period }) => level === of && period.key === counts.period.key)
    return { ...counts, meanOf: units.map(({ unit }) => unit) }
  })

/** The mean of the units of a level that are ranked by the total, beside their ranks. */
export interface LevelMean {
  readonly level: UnitLevel | null
  /** The units that it is of, and those of the level that it is not of, for they are not ranked. */
  readonly units: readonly string[]
  readonly without: readonly string[]
  /** Groups, then the total. */
  readonly lines: readonly ScoreLine[]
}

/** Means of the units of one period by level, each of those that have a total; where fewer than two have one there is no mean. */
export function levelMeans(
  scoring: Scoring,
  units: readonly (MeanUnit & Pick<Counts, 'level'>)[],
): readonly LevelMean[] {
  const total = scoring.groups.at(-1)?.id ?? ''
  return [...Map.groupBy(units, ({ level }) => level)].flatMap(([level, all]) => {
    const [ranked, others] = [true, false].map((has) =>
      all.filter((each) => (each.part(total)?.points != null) === has),
    )
    if (ranked === undefined || others === undefined || ranked.length < 2) return []
    const names = (of: readonly MeanUnit[]): string[] => of.map(({ unit }) => unit)
    return [{ level, units: names(ranked), without: names(others), lines: meanLines(scoring, ranked) }]
  })
}
