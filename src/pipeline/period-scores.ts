import { judgedOn } from '../measure/judged-on.ts'
import { type LeafCube, leafCube } from '../measure/leaf-cube.ts'
import { membershipsOf } from '../measure/memberships.ts'
import { countedMeasures, countsOfUnits, type ScoredUnit } from '../measure/quantities.ts'
import type { Cell, CountedPeriod, LeafCounts, Membership } from '../model/count-plan.ts'
import type { LocalDate } from '../model/date.ts'
import type { Period } from '../model/period.ts'
import type { Procedure } from '../model/procedure.ts'
import type { QuantityTable, ScoreTable } from '../model/score-table.ts'
import type { Counts, Scorecard } from '../model/scorecard.ts'
import type { Scoring } from '../model/scoring.ts'
import { UNIT_LEVELS, type UnitId } from '../model/unit.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'
import { type LevelMean, levelMeans, type MeanUnit, meanCard } from '../score/means.ts'
import { quantityTable } from '../score/quantity-table.ts'
import type { LineRanks } from '../score/score-ranks.ts'
import { countsOfRow, fillRow, meanUnitOfRow, scorecardsOf, tableScorer } from '../score/score-table.ts'
import type { Warehouse } from '../store/warehouse/port.ts'
import { scoredUnits } from './dossier-scores.ts'
import type { Fed } from './fed-quantities.ts'
import { periodRanks } from './period-ranks.ts'
import type { ScoredSet } from './score.ts'

/** A line of a scorecard that moved: its points before and after, null for none. */
export interface ScoreMove {
  readonly unit: UnitId
  readonly period: string
  readonly line: string
  readonly before: number | null
  readonly after: number | null
}

/** What the scores of a period are made of, beside the dossiers. */
export interface PeriodBasis {
  readonly period: Period
  readonly set: ScoredSet
  readonly directory: UnitDirectory
  /** Petitions and counts that were delivered, and the register's stamp of them. */
  readonly fed: Fed
  readonly feeds: string
  readonly today: LocalDate
}

/** The scores of one period, held in memory: counts below any hierarchy, counts of every unit, and their points. */
export interface PeriodScores {
  readonly basis: PeriodBasis
  /** The day on which dossiers without an end are judged. */
  readonly judgedOn: LocalDate
  readonly quantities: QuantityTable
  readonly scores: ScoreTable
  /** Simulated dossiers are among those counted. */
  simulated(): boolean
  /** Exact scorecards of all units, in the order of the table. */
  cards(): readonly Scorecard[]
  /** The exact scorecard of a unit; null where it has none in the period. */
  card(unit: UnitId): Scorecard | null
  /** Ranks of all units by each group and the total, by exact points, each level apart. */
  ranks(): Promise<LineRanks>
  /** The mean of the ranked units of each level. */
  means(): readonly LevelMean[]
  /** Whether the points of a row are the mean of those of other units. */
  isMean(row: number): boolean
  /** Whether these unit codes were all known when the period was opened. */
  knows(unitCodes: Iterable<string>): boolean
  /**
   * Counts the dossiers of these unit codes again, and the units above them, and tells what moved. Null: one of them lost its
   * last dossier of the period and may have none at all, or dossiers of the period came for the first time, so that periods have
   * to be opened anew.
   */
  recount(warehouse: Warehouse, unitCodes: readonly string[]): Promise<readonly ScoreMove[] | null>
}

/** Which unit codes count for which units, both ways. */
interface Members {
  readonly units: readonly ScoredUnit[]
  readonly codesOf: ReadonlyMap<UnitId, readonly string[]>
  readonly unitsOf: ReadonlyMap<string, readonly UnitId[]>
  readonly codes: ReadonlySet<string>
}

function membersOf(
  scoring: Scoring,
  directory: UnitDirectory,
  period: CountedPeriod,
  codes: readonly string[],
  fed: readonly UnitId[],
): Members {
  const { memberships } = membershipsOf(directory, [period], codes)
  const grouped = <K>(key: (each: Membership) => K, value: (each: Membership) => string): Map<K, string[]> =>
    new Map([...Map.groupBy(memberships, key)].map(([of, own]) => [of, own.map(value)]))
  return {
    units: scoredUnits(scoring, directory, memberships, fed, period),
    codesOf: grouped(
      ({ unit }) => unit,
      ({ unitCode }) => unitCode,
    ),
    unitsOf: grouped(
      ({ unitCode }) => unitCode,
      ({ unit }) => unit,
    ),
    codes: new Set(codes),
  }
}

/** The lines of a row that have points, with these; none where a table has no such row. */
function pointsOf({ lines, points, places }: ScoreTable, row: number | undefined): ReadonlyMap<string, number> {
  if (row === undefined) return new Map()
  const at = row * lines.length
  const known = lines.flatMap((line, index): [string, number][] => {
    const value = points[at + index] ?? Number.NaN
    return Number.isNaN(value) ? [] : [[line, value / 10 ** places]]
  })
  return new Map(known)
}

/** What moved from some points of a unit to others. */
function movesOf(
  where: { readonly unit: UnitId; readonly period: string },
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): ScoreMove[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((line): ScoreMove[] => {
    const [old, now] = [before.get(line) ?? null, after.get(line) ?? null]
    return old === now ? [] : [{ ...where, line, before: old, after: now }]
  })
}

/** What moved between two openings of one period, also of units that one of them does not have. */
export function movesBetween(before: PeriodScores, after: PeriodScores): readonly ScoreMove[] {
  const [old, now] = [before, after].map(({ quantities }) => new Map(quantities.units.map((unit, row) => [unit, row])))
  const units = new Set([...before.quantities.units, ...after.quantities.units])
  return [...units].flatMap((unit) => {
    const where = { unit, period: after.basis.period.key }
    return movesOf(where, pointsOf(before.scores, old?.get(unit)), pointsOf(after.scores, now?.get(unit)))
  })
}

/** Copies a row of one table over a row of another of the same width. */
function copyRow<T extends Float64Array | Uint8Array>(from: T, row: number, to: T, at: number, width: number): void {
  to.set(from.subarray(row * width, (row + 1) * width), at * width)
}

/** Counts all dossiers of a period and scores every unit that reports any, every unit above one, and those that feeds tell of. */
export async function openPeriodScores(warehouse: Warehouse, basis: PeriodBasis): Promise<PeriodScores> {
  const { period, set, directory, fed, today } = basis
  const { scoring } = set
  const counted: CountedPeriod = { ...period, judgedOn: judgedOn(period, today) }
  const measures = countedMeasures(scoring)
  const codes = (await warehouse.unitCodes()).map(({ unitCode }) => unitCode)
  const catalogue: readonly Procedure[] = await warehouse.procedures()
  const members = membersOf(scoring, directory, counted, codes, fed.units(period.key))
  const cube: LeafCube = leafCube(measures)
  const leavesOf = (from: Warehouse, unitCodes: readonly string[] | null): Promise<LeafCounts> =>
    from.leaves({ measures, period: counted, unitCodes, complaints: fed.complaints })
  cube.replace(null, await leavesOf(warehouse, null))

  const countsOf = (units: readonly ScoredUnit[]): readonly Counts[] => {
    const cells = new Map<UnitId, Cell>()
    for (const { id } of units) {
      const counts = cube.sum(members.codesOf.get(id) ?? [])
      if (counts !== null) cells.set(id, { unit: id, period: period.key, counts: [...counts] })
    }
    return countsOfUnits(scoring, units, period, cube.isEmpty() ? null : cells, catalogue, fed.stated)
  }
  const scorer = tableScorer(scoring)
  const first = quantityTable(scoring, period, countsOf(members.units))
  const beside = new Map(first.stated)
  const quantities: QuantityTable = { ...first, stated: beside }
  const scores = scorer.score(quantities)
  const rows = new Map(members.units.map(({ id }, row) => [id, row]))
  const unitAt = (unit: UnitId): MeanUnit => {
    const row = rows.get(unit)
    return row === undefined ? { unit, part: () => undefined } : meanUnitOfRow(scores, unit, row)
  }
  /** Rows whose points are the mean of those of other units, the lower levels first. */
  const meanRows = [...members.units.entries()]
    .flatMap(([row, { level, meanOf }]) => (meanOf === undefined ? [] : [{ row, level, meanOf }]))
    .sort((a, b) => UNIT_LEVELS.indexOf(b.level) - UNIT_LEVELS.indexOf(a.level))
  const meansByRow = new Map(meanRows.map(({ row, meanOf }) => [row, meanOf]))
  /** The scorecard of a row, `own` where it is not a mean of units. */
  const withMean = (row: number, own: Scorecard): Scorecard => {
    const meanOf = meansByRow.get(row)
    if (meanOf === undefined) return own
    return meanCard(scoring, own, meanOf.map(unitAt), countsOfRow(scoring, quantities, row).quantities)
  }
  const fillMeans = (): void => {
    for (const { row } of meanRows)
      for (const own of scorecardsOf(scoring, quantities, [row])) fillRow(scores, row, withMean(row, own))
  }
  fillMeans()
  // Where units are compared with each other, one that moves moves all.
  const comparing = scoring.criteria.some(({ rule }) => rule.kind === 'min-max')

  let cards: readonly Scorecard[] | null = null
  let means: readonly LevelMean[] | null = null
  const allCards = (): readonly Scorecard[] => {
    cards ??= scorecardsOf(scoring, quantities, [...quantities.units.keys()]).map((own, row) => withMean(row, own))
    return cards
  }
  /** Units that are compared with each other are scored together. */
  const cardsOf = (of: readonly number[]): readonly Scorecard[] =>
    cards !== null || comparing
      ? of.flatMap((row) => allCards()[row] ?? [])
      : scorecardsOf(scoring, quantities, of).map((own, index) => withMean(of[index] ?? -1, own))
  const ranking = periodRanks(quantities, cardsOf)

  /** Puts new rows in the place of the old ones. */
  const put = (units: readonly ScoredUnit[]): ScoreMove[] => {
    const fresh = quantityTable(scoring, period, countsOf(units))
    const freshScores = scorer.score(fresh)
    const width = scoring.measures.length
    ranking.forget([...units.flatMap(({ id }) => rows.get(id) ?? []), ...meansByRow.keys()])
    const before = meanRows.map(({ row }) => pointsOf(scores, row))
    const moved = units.flatMap(({ id }, row) => {
      const at = rows.get(id)
      if (at === undefined) return []
      const moves = movesOf({ unit: id, period: period.key }, pointsOf(scores, at), pointsOf(freshScores, row))
      copyRow(fresh.values, row, quantities.values, at, width)
      copyRow(fresh.states, row, quantities.states, at, width)
      const own = fresh.stated.get(row)
      if (own === undefined) beside.delete(at)
      else beside.set(at, own)
      copyRow(freshScores.points, row, scores.points, at, scores.lines.length)
      copyRow(freshScores.max, row, scores.max, at, scores.lines.length)
      copyRow(freshScores.reasons, row, scores.reasons, at, scores.lines.length)
      copyRow(freshScores.countsAs, row, scores.countsAs, at, scores.lines.length)
      return meansByRow.has(at) ? [] : moves
    })
    fillMeans()
    const ofMeans = meanRows.flatMap(({ row }, index) =>
      movesOf(
        { unit: quantities.units[row] ?? '', period: period.key },
        before[index] ?? new Map(),
        pointsOf(scores, row),
      ),
    )
    return [...moved, ...ofMeans]
  }

  return {
    basis,
    judgedOn: counted.judgedOn,
    quantities,
    scores,
    simulated: () =>
      (cube.sum(codes)?.at(-1) ?? 0) > 0 || quantities.units.some((unit) => fed.simulated(unit, period.key)),
    cards: allCards,
    card(unit) {
      const row = rows.get(unit)
      return row === undefined ? null : (cardsOf([row])[0] ?? null)
    },
    ranks: ranking.ranks,
    means() {
      means ??= levelMeans(
        scoring,
        [...members.units.entries()].map(([row, { id, level }]) => ({ ...meanUnitOfRow(scores, id, row), level })),
      )
      return means
    },
    isMean: (row) => meansByRow.has(row),
    knows: (unitCodes) => [...unitCodes].every((code) => members.codes.has(code)),
    async recount(own, unitCodes) {
      const had = unitCodes.filter((code) => cube.has(code))
      const wasEmpty = cube.isEmpty()
      cube.replace(unitCodes, await leavesOf(own, unitCodes))
      cards = null
      means = null
      if (had.some((code) => !cube.has(code)) || wasEmpty !== cube.isEmpty()) return null
      const touched = new Set(unitCodes.flatMap((code) => members.unitsOf.get(code) ?? []))
      return put(comparing ? members.units : members.units.filter(({ id }) => touched.has(id)))
    },
  }
}
