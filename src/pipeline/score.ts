import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readCounts } from '../ingest/counts/read-counts.ts'
import { loadIndexSets, parseIndexSet } from '../ingest/index-sets/load.ts'
import type { IndexSet } from '../model/index-set.ts'
import { type Issue, NOWHERE } from '../model/issue.ts'
import type { Period } from '../model/period.ts'
import { roundRational } from '../model/rational.ts'
import type { Counts, Scorecard } from '../model/scorecard.ts'
import type { Scoring } from '../model/scoring.ts'
import { readGiven } from '../platform/files.ts'
import { INDEX_SETS_DIR } from '../platform/paths.ts'
import { ThuocDoError } from '../platform/problem.ts'
import { againstOfficial } from '../score/official.ts'
import { scoreAll } from '../score/scorecards.ts'
import { isError } from './product.ts'

/** An index set that can be computed. */
export type ScoredSet = IndexSet & { readonly scoring: Scoring }

export interface ScoreReport {
  /** Null with errors. */
  readonly scorecards: readonly Scorecard[] | null
  readonly issues: readonly Issue[]
}

/**
 * The index set of a YAML file or of an id, shipped or of the data folder.
 * @throws ThuocDoError `score.index-set-unknown`, `score.no-scoring`, `indexSet.invalid`
 */
export function scoredSet(
  given: string,
  dataDir: string,
): { readonly set: ScoredSet | null; readonly issues: readonly Issue[] } {
  const own = join(dataDir, 'index-sets')
  let set: IndexSet | null
  if (/\.ya?ml$/i.test(given)) {
    const { indexSet, issues } = parseIndexSet(readGiven(given).toString('utf8'), basename(given))
    if (indexSet === null) return { set: null, issues }
    set = indexSet
  } else {
    const sets = [...loadIndexSets(INDEX_SETS_DIR), ...(existsSync(own) ? loadIndexSets(own) : [])]
    set = sets.find(({ id }) => id === given) ?? null
    const known = sets.flatMap(({ id, scoring }) => (scoring === null ? [] : [id]))
    if (set === null) throw new ThuocDoError('score.index-set-unknown', { given, known })
  }
  const { scoring } = set
  if (scoring === null) throw new ThuocDoError('score.no-scoring', { id: set.id })
  return { set: { ...set, scoring }, issues: [] }
}

const warning = (code: string, facts: Issue['facts']): Issue => ({ code, severity: 'warning', place: NOWHERE, facts })

function outOfForce({ effectiveFrom, effectiveTo, id }: IndexSet, all: readonly Counts[]): Issue[] {
  const outside = all.filter(
    ({ period }) =>
      (effectiveFrom !== null && period.to < effectiveFrom) || (effectiveTo !== null && period.from >= effectiveTo),
  )
  const periods = [...new Set(outside.map(({ period }) => period.key))]
  if (periods.length === 0) return []
  return [warning('score.out-of-force', { id, periods, from: effectiveFrom ?? '', to: effectiveTo ?? '' })]
}

/** Shares above the whole, and published points that the counts do not give. */
function doubts(scoring: Scoring, { lines, unit, period }: Scorecard, { quantities }: Counts): Issue[] {
  const shares = new Set(
    scoring.criteria.flatMap(({ id, rule, denominator }) =>
      denominator !== null && (rule.kind === 'linear' || rule.kind === 'full-from') ? [id] : [],
    ),
  )
  return lines.flatMap(({ id, value, points, reason }) => {
    const where = { unit, period: period.key, line: id }
    const stated = quantities.get(`${id}.score`)
    const above = shares.has(id) && value !== null && value.numerator > value.denominator
    const published = stated?.kind === 'value' && reason !== 'stated-score' && points !== null ? stated.value : null
    const differs = published !== null && points !== null && !againstOfficial(points, published).agrees
    return [
      ...(above ? [warning('score.above-whole', where)] : []),
      ...(differs
        ? [warning('score.differs', { ...where, published: roundRational(published, 2), computed: points ?? '' })]
        : []),
    ]
  })
}

/**
 * The index set that is in force in the period and can be computed; of several the one that came into force last.
 * @throws ThuocDoError `score.none-in-force`
 */
export function setInForce(sets: readonly IndexSet[], period: Period): ScoredSet {
  const [set] = sets
    .filter(
      ({ effectiveFrom, effectiveTo }) => (effectiveFrom ?? '') <= period.to && period.from < (effectiveTo ?? '9999'),
    )
    .flatMap((each) => (each.scoring === null ? [] : [{ ...each, scoring: each.scoring }]))
    .sort((a, b) => ((a.effectiveFrom ?? '') < (b.effectiveFrom ?? '') ? 1 : -1))
  if (set === undefined) throw new ThuocDoError('score.none-in-force', { period: period.key })
  return set
}

/** Scores a CSV file of counts by an index set, without any store. */
export function scoreCounts(set: ScoredSet, file: string): ScoreReport {
  const { counts, issues } = readCounts(readGiven(file), basename(file), set.scoring)
  if (issues.some(isError)) return { scorecards: null, issues }
  const scorecards = scoreAll(set.scoring, counts)
  const doubtful = counts.flatMap((cell, index) => {
    const scorecard = scorecards[index]
    return scorecard === undefined ? [] : doubts(set.scoring, scorecard, cell)
  })
  return { scorecards, issues: [...issues, ...outOfForce(set, counts), ...doubtful] }
}
