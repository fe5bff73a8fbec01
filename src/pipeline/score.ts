import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readCounts } from '../ingest/counts/read-counts.ts'
import { loadIndexSets, parseIndexSet, readIndexSets } from '../ingest/index-sets/load.ts'
import { type IndexSet, isInForce, seriesOf, termOf } from '../model/index-set.ts'
import type { Issue } from '../model/issue.ts'
import type { Period } from '../model/period.ts'
import type { Scorecard } from '../model/scorecard.ts'
import type { Scoring } from '../model/scoring.ts'
import { problemWords } from '../platform/describe.ts'
import { readGiven } from '../platform/files.ts'
import { INDEX_SETS_DIR } from '../platform/paths.ts'
import { ThuocDoError } from '../platform/problem.ts'
import { meantTogether } from '../score/means.ts'
import { scoreAll } from '../score/scorecards.ts'
import { isError, type KnownSets } from './product.ts'
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
 * @throws ThuocDoError `score.index-set-unknown`, `score.no-scoring`, `indexSet.invalid`, `indexSet.id-twice`
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
    const isMeant = ({ id }: { readonly id: string | null }): boolean => id === given
    // The data folder is looked into only for what does not ship.
    const looksOn = !shipped.some(isMeant) && existsSync(own)
    const ownSets = looksOn ? readIndexSets([own]) : { indexSets: [], faultySets: [] }
    set = shipped.find(isMeant) ?? ownSets.indexSets.find(isMeant) ?? null
    const faulty = ownSets.faultySets.find(isMeant)
    if (set === null && faulty !== undefined) throw faulty.problem
    const known = [...shipped, ...ownSets.indexSets].flatMap(({ id, scoring }) => (scoring === null ? [] : [id]))
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

/** A set, or the problem of a file that would have been one. */
interface Candidate extends Pick<IndexSet, 'continues' | 'effectiveFrom' | 'effectiveTo'> {
  readonly id: string
  readonly found: ScoredSet | ThuocDoError
}

/** The ids and what they continue of all sets, as far as faulty files tell them. */
export const headsOf = ({ indexSets, faultySets }: KnownSets): readonly Pick<IndexSet, 'id' | 'continues'>[] => [
  ...indexSets,
  ...faultySets.map(({ id, file, continues }) => ({ id: id ?? file, continues })),
]

/** All that can be computed, or could if it had no faults, in the order of folders and file names. */
function candidatesOf({ indexSets, faultySets }: KnownSets): readonly Candidate[] {
  const faultyAfter = (count: number): readonly Candidate[] =>
    faultySets
      .filter(({ after, isComputed }) => isComputed && after === count)
      .map((each) => ({ ...each, id: each.id ?? each.file, found: each.problem }))
  const usable = indexSets.flatMap((set, index): readonly Candidate[] => {
    const { scoring } = set
    return [...(scoring === null ? [] : [{ ...set, found: { ...set, scoring } }]), ...faultyAfter(index + 1)]
  })
  return [...faultyAfter(0), ...usable]
}

/**
 * The index set that a period is scored by where none is named: of those in force that can be computed the first (those that ship
 * come before a data folder's own), or what carries its series on and came into force last. Another index of a data
 * folder never takes its place, nor does another set take that of a faulty one.
 * @throws ThuocDoError `score.none-in-force`, `score.set-faulty`
 */
export function setInForce(sets: KnownSets, period: Period): ScoredSet {
  const all = candidatesOf(sets)
  const carriesOn = (set: Candidate, other: Candidate): boolean => seriesOf(set, headsOf(sets)).includes(other.id)
  const inForce = all.filter((each) => isInForce(each, period))
  const [main] = inForce
  // A faulty file that does not tell since when may be in force since the last change.
  const since = ({ effectiveFrom, found }: Candidate): string =>
    effectiveFrom ?? (found instanceof ThuocDoError ? '9999' : '')
  const [chosen] = inForce
    .filter((each) => main !== undefined && (carriesOn(each, main) || carriesOn(main, each)))
    .sort((a, b) => (since(a) < since(b) ? 1 : -1))
  if (chosen === undefined) throw new ThuocDoError('score.none-in-force', { period: period.key })
  if (!(chosen.found instanceof ThuocDoError)) return chosen.found
  throw setFaulty(period, chosen.found)
}

/** Whether the set that a period is to be scored by cannot be used. */
export function isFaulty(sets: KnownSets, period: Period): boolean {
  try {
    setInForce(sets, period)
    return false
  } catch (error) {
    if (error instanceof ThuocDoError) return error.code === 'score.set-faulty'
    throw error
  }
}

const setFaulty = ({ key }: Period, problem: ThuocDoError): ThuocDoError =>
  new ThuocDoError('score.set-faulty', { period: key, problem: problemWords(problem) }, { cause: problem })

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
