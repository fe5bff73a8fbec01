import { greatest, least, type Rational } from '../model/rational.ts'
import type { Counts, Scorecard, ScoreLine } from '../model/scorecard.ts'
import type { Criterion, Scoring } from '../model/scoring.ts'
import { ruledValue, scoreCriterion } from './criterion.ts'
import { scoreGroup } from './group.ts'
import { withMeans } from './means.ts'
import type { Spread } from './rules.ts'

/** Units are compared with those of their own level in the same period. */
const peersKey = ({ period, level }: Counts): string => `${period.key} ${level ?? ''}`

function spreadsOf(criterion: Criterion, all: readonly Counts[]): ReadonlyMap<string, Spread> {
  const spreads = new Map<string, Spread>()
  for (const counts of all) {
    const value: Rational | null = ruledValue(criterion, counts)
    if (value === null) continue
    const key = peersKey(counts)
    const spread = spreads.get(key) ?? { least: value, greatest: value, units: 0 }
    spreads.set(key, {
      least: least(spread.least, value),
      greatest: greatest(spread.greatest, value),
      units: spread.units + 1,
    })
  }
  return spreads
}

/**
 * The scorecards of units scored together, in the order given. Criteria are rounded, groups add the rounded points and the
 * total adds the groups, as the portal does (domain of Decision 766); `exact` is carried beside for ranks. Units that are a mean
 * of others (`Counts.meanOf`) are one of the units scored with them; of those that are not among them nothing is known.
 */
export function scoreAll(scoring: Scoring, all: readonly Counts[]): readonly Scorecard[] {
  const spreads = new Map(
    scoring.criteria
      .filter(({ rule }) => rule.kind === 'min-max')
      .map((criterion) => [criterion.id, spreadsOf(criterion, all)]),
  )
  const { rounding, groups } = scoring
  const total = groups.at(-1)
  const own = all.map((counts): Scorecard => {
    const lines = new Map<string, ScoreLine>()
    for (const criterion of scoring.criteria) {
      const spread = spreads.get(criterion.id)?.get(peersKey(counts)) ?? null
      lines.set(criterion.id, scoreCriterion(criterion, counts, spread, rounding.criteria))
    }
    for (const group of groups) {
      const isTotal = group === total
      const parts = group.of.flatMap((id) => lines.get(id) ?? [])
      const decimals = isTotal ? rounding.total : rounding.groups
      lines.set(group.id, scoreGroup(group, isTotal ? 'total' : 'group', parts, counts.quantities, decimals))
    }
    const { unit, level, period } = counts
    return { unit, level, period, lines: [...lines.values()] }
  })
  return withMeans(scoring, all, own)
}
