import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readCounts } from '../ingest/counts/read-counts.ts'
import { loadIndexSets, parseIndexSet } from '../ingest/index-sets/load.ts'
import { type IndexSet, sameSeries, termOf } from '../model/index-set.ts'
import type { Issue } from '../model/issue.ts'
import type { Period } from '../model/period.ts'
import type { Counts, Scorecard } from '../model/scorecard.ts'
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

function outOfForce(set: IndexSet, all: readonly Counts[]): Issue[] {
  const { effectiveFrom, effectiveTo, id } = set
  const outside = all.filter(
    ({ period }) =>
      (effectiveFrom !== null && period.to < effectiveFrom) || (effectiveTo !== null && period.from >= effectiveTo),
  )
  const periods = [...new Set(outside.map(({ period }) => period.key))]
  if (periods.length === 0) return []
  return [warning('score.out-of-force', { id, periods, ...termOf(set) })]
}

/**
 * The index set that a period is scored by where none is named: of those in force that can be computed the first (those that ship
 * come before a data folder's own), or what carries its series on and came into force last. Another index of a data
 * folder never takes its place.
 * @throws ThuocDoError `score.none-in-force`
 */
export function setInForce(sets: readonly IndexSet[], period: Period): ScoredSet {
  const inForce = sets
    .filter(
      ({ effectiveFrom, effectiveTo }) => (effectiveFrom ?? '') <= period.to && period.from < (effectiveTo ?? '9999'),
    )
    .flatMap((each) => (each.scoring === null ? [] : [{ ...each, scoring: each.scoring }]))
  const [main] = inForce
  const [set] = inForce
    .filter((each) => main !== undefined && (sameSeries(each, main.id, sets) || sameSeries(main, each.id, sets)))
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
  return { scorecards, issues: [...issues, ...outOfForce(set, counts), ...doubtful] }
}
