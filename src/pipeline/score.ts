import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readCounts } from '../ingest/counts/read-counts.ts'
import { loadIndexSets, parseIndexSet } from '../ingest/index-sets/load.ts'
import { type IndexSet, isInForce, seriesOf, termOf } from '../model/index-set.ts'
import type { Issue } from '../model/issue.ts'
import type { Period } from '../model/period.ts'
import type { Scorecard } from '../model/scorecard.ts'
import type { Scoring } from '../model/scoring.ts'
import { readGiven } from '../platform/files.ts'
import { INDEX_SETS_DIR } from '../platform/paths.ts'
import { ThuocDoError } from '../platform/problem.ts'
import { meantTogether } from '../score/means.ts'
import { scoreAll } from '../score/scorecards.ts'
import { isError } from './product.ts'
import { doubtsOf, warning } from './score-doubts.ts'

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
    const shipped = loadIndexSets(INDEX_SETS_DIR)
    const isMeant = ({ id }: IndexSet): boolean => id === given
    // The data folder is looked into only for what does not ship.
    const ownSets = !shipped.some(isMeant) && existsSync(own) ? loadIndexSets(own) : []
    set = shipped.find(isMeant) ?? ownSets.find(isMeant) ?? null
    const known = [...shipped, ...ownSets].flatMap(({ id, scoring }) => (scoring === null ? [] : [id]))
    if (set === null) throw new ThuocDoError('score.index-set-unknown', { given, known })
  }
  const { scoring } = set
  if (scoring === null) throw new ThuocDoError('score.no-scoring', { id: set.id })
  return { set: { ...set, scoring }, issues: [] }
}

/** That a set is not in force in periods that it is to score. */
export function outOfForce(set: IndexSet, periods: readonly Period[]): readonly Issue[] {
  const outside = periods.filter((period) => !isInForce(set, period))
  if (outside.length === 0) return []
  const keys = [...new Set(outside.map(({ key }) => key))]
  return [warning('score.out-of-force', { id: set.id, periods: keys, ...termOf(set) })]
}

/**
 * The index set that a period is scored by where none is named: of those in force that can be computed the first (those that ship
 * come before a data folder's own), or what carries its series on and came into force last. Another index of a data
 * folder never takes its place.
 * @throws ThuocDoError `score.none-in-force`
 */
export function setInForce(sets: readonly IndexSet[], period: Period): ScoredSet {
  const carriesOn = (set: IndexSet, other: IndexSet): boolean => seriesOf(set, sets).includes(other.id)
  const inForce = sets
    .filter((each) => isInForce(each, period))
    .flatMap((each) => (each.scoring === null ? [] : [{ ...each, scoring: each.scoring }]))
  const [main] = inForce
  const [set] = inForce
    .filter((each) => main !== undefined && (carriesOn(each, main) || carriesOn(main, each)))
    .sort((a, b) => ((a.effectiveFrom ?? '') < (b.effectiveFrom ?? '') ? 1 : -1))
  if (set === undefined) throw new ThuocDoError('score.none-in-force', { period: period.key })
  return set
}

/** Scores a CSV file of counts by an index set, without any store. */
export function scoreCounts(set: ScoredSet, file: string): ScoreReport {
  const { counts: given, issues } = readCounts(readGiven(file), basename(file), set.scoring)
  if (issues.some(isError)) return { scorecards: null, issues }
  const counts = meantTogether(set.scoring, given)
  const scorecards = scoreAll(set.scoring, counts)
  const doubtful = counts.flatMap((cell, index) => {
    const scorecard = scorecards[index]
    return scorecard === undefined ? [] : doubtsOf(set.scoring, scorecard, cell)
  })
  const periods = counts.map(({ period }) => period)
  return { scorecards, issues: [...issues, ...outOfForce(set, periods), ...doubtful] }
}
