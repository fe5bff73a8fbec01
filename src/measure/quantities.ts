import type { Cell } from '../model/count-plan.ts'
import { type Measure, measuresOf } from '../model/measure.ts'
import type { Period } from '../model/period.ts'
import type { Procedure } from '../model/procedure.ts'
import { rational } from '../model/rational.ts'
import type { Counts, Quantity } from '../model/scorecard.ts'
import type { Scoring } from '../model/scoring.ts'
import type { UnitId, UnitLevel } from '../model/unit.ts'
import { rememberingOf } from '../platform/remembering.ts'
import { countProcedures } from './procedure-counts.ts'
import { ALL_DOSSIERS, isReported, ON_TIME_TOLD, SIMULATED_DOSSIERS, toldMeasures } from './told.ts'

/** A unit to be scored, and who stands above it in the period, innermost first. */
export interface ScoredUnit {
  readonly id: UnitId
  readonly level: UnitLevel
  /** Dossiers count for it, in this period or another: then none is 0 in a period that dossiers were delivered of. */
  readonly reportsDossiers: boolean
  readonly ancestors: readonly { readonly id: UnitId; readonly level: UnitLevel }[]
  /** The units whose points its own are the mean of; undefined: it is scored by its own counts. */
  readonly meanOf?: readonly UnitId[]
}

/** Quantities stated by a feed or a file, by unit and period. */
export type Stated = (unit: UnitId, period: string) => ReadonlyMap<string, Quantity>

const whole = (count: number): Quantity => ({ kind: 'value', value: rational(BigInt(count)) })

/** What the warehouse is asked for: the measures of dossiers, and what tells whether they were reported. */
export const countedMeasures = rememberingOf(({ measures }: Scoring): readonly Measure[] => {
  const own = measures.filter(({ source }) => source === 'dossiers')
  return [...own, ...toldMeasures(own), ALL_DOSSIERS, SIMULATED_DOSSIERS]
})

/** The places of the measures, by their ids, in what is counted by `countedMeasures`. */
const placesOf = rememberingOf(
  (scoring: Scoring): ReadonlyMap<string, number> =>
    new Map(countedMeasures(scoring).map(({ id }, index) => [id, index])),
)

/** The counts of a cell by the ids of measures; 0 without a cell. */
function countsBy(scoring: Scoring, cell: Cell | undefined): (id: string) => number {
  const places = placesOf(scoring)
  return (id) => cell?.counts[places.get(id) ?? -1] ?? 0
}

/** Whether simulated dossiers are among those of a cell that was counted by `countedMeasures`. */
export const holdsSimulated = ({ counts }: Cell): boolean => (counts.at(-1) ?? 0) > 0

/**
 * Whether nothing says of some dossiers of a cell that was counted by `countedMeasures` when they were due, and of others something
 * does: the former are among those received and not among those on time.
 */
export function partlyWithoutTerm(scoring: Scoring, cell: Cell): boolean {
  const count = countsBy(scoring, cell)
  return 0 < count(ON_TIME_TOLD) && count(ON_TIME_TOLD) < count(ALL_DOSSIERS.id)
}

/**
 * What was counted in the cell of a unit. One that reports dossiers and has none of a kind has 0 of it: that is a count, not a gap. A
 * measure that asks for what nobody ever told of its dossiers is left out: it was not reported.
 */
function counted(scoring: Scoring, cell: Cell | undefined): [string, Quantity][] {
  const count = countsBy(scoring, cell)
  return scoring.measures.flatMap((measure): [string, Quantity][] =>
    measure.source === 'dossiers' && isReported(measure, count) ? [[measure.id, whole(count(measure.id))]] : [],
  )
}

const PARTS = ['numerator', 'denominator', 'ratio', 'score']

/** For criteria that show the value of a unit above: what was stated of that unit for the criterion or for its measures. */
function inherited(
  { criteria }: Scoring,
  { ancestors, level }: ScoredUnit,
  of: (unit: UnitId) => ReadonlyMap<string, Quantity>,
): [string, Quantity][] {
  return criteria.flatMap(({ id, takenFrom, numerator, denominator }): [string, Quantity][] => {
    const above = takenFrom === level ? undefined : ancestors.find((ancestor) => ancestor.level === takenFrom)
    if (above === undefined) return []
    const stated = of(above.id)
    const measures = [numerator, denominator].flatMap((part) => (part === null ? [] : measuresOf(part)))
    return [...PARTS.map((part) => `${id}.${part}`), ...measures].flatMap((key): [string, Quantity][] => {
      const quantity = stated.get(key)
      return quantity === undefined ? [] : [[key, quantity]]
    })
  })
}

/**
 * What is known of each unit in a period, from counted dossiers, the catalogue of procedures and stated quantities. What is stated for a unit goes before
 * what was counted for it; what a criterion takes from a unit above fills what is still missing. `cells` null: nobody delivered
 * dossiers of the period, so that nothing of them was reported; a unit without a cell among others has none of them.
 */
export function countsOfUnits(
  scoring: Scoring,
  units: readonly ScoredUnit[],
  period: Period,
  cells: ReadonlyMap<UnitId, Cell> | null,
  catalogue: readonly Procedure[],
  stated: Stated,
): readonly Counts[] {
  // Alike for all units of a level.
  const byLevel = new Map<UnitLevel, ReturnType<typeof countProcedures>>()
  const proceduresOf = (level: UnitLevel): ReturnType<typeof countProcedures> => {
    const known = byLevel.get(level) ?? countProcedures(scoring.measures, catalogue, level)
    byLevel.set(level, known)
    return known
  }
  return units.map((unit) => {
    const above = inherited(scoring, unit, (id) => stated(id, period.key))
    const procedures = proceduresOf(unit.level)
    const own = cells === null || !unit.reportsDossiers ? [] : counted(scoring, cells.get(unit.id))
    const quantities = new Map([...above, ...procedures, ...own, ...stated(unit.id, period.key)])
    const counts = { unit: unit.id, level: unit.level, period, quantities }
    return unit.meanOf === undefined ? counts : { ...counts, meanOf: unit.meanOf }
  })
}
