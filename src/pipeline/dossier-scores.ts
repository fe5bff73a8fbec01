import { judgedOn } from '../measure/judged-on.ts'
import { membershipsOf } from '../measure/memberships.ts'
import { inCompetence, isOfCatalogue, sharesCompetence } from '../measure/procedure-counts.ts'
import {
  countedMeasures,
  countsOfUnits,
  holdsSimulated,
  partlyWithoutTerm,
  type ScoredUnit,
  type Stated,
} from '../measure/quantities.ts'
import { ALL_DOSSIERS } from '../measure/told.ts'
import type { Cell, CountedPeriod, Membership } from '../model/count-plan.ts'
import type { LocalDate } from '../model/date.ts'
import { type Issue, NOWHERE } from '../model/issue.ts'
import type { Period } from '../model/period.ts'
import type { Procedure } from '../model/procedure.ts'
import type { Counts, Quantity, Scorecard } from '../model/scorecard.ts'
import type { Scoring } from '../model/scoring.ts'
import type { UnitId } from '../model/unit.ts'
import { unitsOfLevel } from '../model/unit-below.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { meanLevel } from '../score/means.ts'
import { scoreAll } from '../score/scorecards.ts'
import type { UnitCodeUse, Warehouse } from '../store/warehouse/port.ts'
import { dossierCodeIssues } from './code-issues.ts'
import type { DossierStore } from './dossier-store.ts'
import type { Fed } from './fed-quantities.ts'
import type { ScoredSet } from './score.ts'
import { competenceIssues, doubtfulCounts, someWithoutTerm } from './score-doubts.ts'

export interface DossierScores {
  readonly scorecards: readonly Scorecard[]
  readonly issues: readonly Issue[]
  /** Simulated dossiers, petitions or counts are among what was counted: nothing of them happened. */
  readonly simulated: boolean
}

/** Quantities stated beside the dossiers, for one call only. */
export interface StatedCounts {
  of: Stated
  /** Units of which something is stated for a period. */
  units(period: string): readonly UnitId[]
}

const NOTHING_OF_ANY: ReadonlyMap<string, Quantity> = new Map()
const NOTHING_STATED: StatedCounts = { of: () => NOTHING_OF_ANY, units: () => [] }
const NOTHING_FED: Fed = {
  complaints: [],
  stated: NOTHING_STATED.of,
  units: () => [],
  petitions: () => [],
  simulated: () => false,
  issues: [],
}

/**
 * The units that dossiers count for, those of which something is `told` otherwise in a period, and those that are a mean of such, with
 * the units above them as they stood on a day, by default at its end.
 */
export function scoredUnits(
  scoring: Scoring,
  directory: UnitDirectory,
  memberships: readonly Membership[],
  told: readonly UnitId[],
  period: CountedPeriod,
  on: LocalDate = period.to,
): ScoredUnit[] {
  const reporting = new Set(memberships.filter((each) => each.period === period.key).map(({ unit }) => unit))
  const known = new Set([...reporting, ...told])
  const above = [...known].flatMap((id) => directory.ancestorsOn(id, on))
  for (const { id, level } of above) if (meanLevel(scoring, level) !== null) known.add(id)
  return [...known].sort().map((id) => {
    const ancestors = directory.ancestorsOn(id, on).map(({ id: above, level }) => ({ id: above, level }))
    const { level } = directory.label(id, on)
    const unit = { id, level, reportsDossiers: reporting.has(id), ancestors: ancestors.reverse() }
    const of = meanLevel(scoring, level)
    return of === null ? unit : { ...unit, meanOf: unitsOfLevel(directory, id, of, on) }
  })
}

/** What is to be scored: by default every unit that reports dossiers, every unit above one, and those that feeds or what is stated tell of. */
export interface ScoreScope {
  readonly periods: readonly Period[]
  /** Codes that dossiers bear; null: they are looked up. */
  readonly unitCodes?: readonly string[]
  /** Only these units. */
  readonly only?: ReadonlySet<UnitId>
  readonly stated?: StatedCounts
  /** Who counts for whom, and the day on which the units stand so; by default as at the end of each period. */
  readonly hierarchy?: { readonly memberships: readonly Membership[]; readonly on: LocalDate }
  /** Only doubts about this unit are told; by default those about all. */
  readonly about?: UnitId
  /** What the small feeds tell; what is stated outweighs it. */
  readonly fed?: Fed
}

/**
 * The periods that somebody delivered dossiers of: those in which any dossier of any unit is held. `found`: those known to be
 * so. In any other nothing was reported, by anybody; in these a unit without a dossier had none.
 */
async function deliveredPeriods(
  warehouse: Warehouse,
  periods: readonly CountedPeriod[],
  found: ReadonlySet<string>,
  used: readonly UnitCodeUse[],
): Promise<ReadonlySet<string>> {
  const open = periods.filter(({ key }) => !found.has(key))
  const memberships = open.flatMap(({ key }) =>
    used.map(({ unitCode }) => ({ period: key, unitCode, unit: 'all' }) as const),
  )
  const cells = await warehouse.count({ measures: [ALL_DOSSIERS], periods: open, memberships })
  return new Set([...found, ...cells.map(({ period }) => period)])
}

/** Units whose procedures were counted from the catalogue though it does not say which of its level does which. */
function competenceShared(
  { measures }: Scoring,
  counts: readonly Counts[],
  told: Stated,
  catalogue: readonly Procedure[],
): readonly UnitId[] {
  const counted = measures.filter(isOfCatalogue)
  const units = counts.flatMap(({ unit, level, period }) => {
    if (level === null || !sharesCompetence(level)) return []
    const known = told(unit, period.key)
    const own = catalogue.some((procedure) => inCompetence(procedure, level))
    return own && counted.some(({ id }) => !known.has(id)) ? [unit] : []
  })
  return [...new Set(units)]
}

/**
 * Scores units in each period: counted from the dossiers held, in the hierarchy of the period's end. Measures that neither
 * dossiers nor the catalogue give are not reported unless a feed tells them or they are stated; those of dossiers are not
 * reported for a unit that nothing else tells of.
 */
export async function scoresFromDossiers(
  { warehouse }: DossierStore,
  set: ScoredSet,
  directory: UnitDirectory,
  { periods, unitCodes, only, stated = NOTHING_STATED, fed = NOTHING_FED, hierarchy, about }: ScoreScope,
  clock: Clock = systemClock,
): Promise<DossierScores> {
  const counted = periods.map((period) => ({ ...period, judgedOn: judgedOn(period, clock.today()) }))
  const used = await warehouse.unitCodes()
  const codes = unitCodes ?? used.map(({ unitCode }) => unitCode)
  const { memberships: all, readings } =
    hierarchy === undefined ? membershipsOf(directory, counted, codes) : { ...hierarchy, readings: [] }
  const memberships = only === undefined ? all : all.filter(({ unit }) => only.has(unit))
  const measures = countedMeasures(set.scoring)
  const cells = await warehouse.count({ measures, periods: counted, memberships, complaints: fed.complaints })
  const catalogue = await warehouse.procedures()
  const byPeriod = Map.groupBy(cells, ({ period }) => period)
  const told: Stated = (unit, period) => new Map([...fed.stated(unit, period), ...stated.of(unit, period)])
  const delivered = await deliveredPeriods(warehouse, counted, new Set(byPeriod.keys()), used)
  const counts = periods.flatMap((period, index) => {
    const asCounted = counted[index] ?? { ...period, judgedOn: period.to }
    const toldOf = [...fed.units(period.key), ...stated.units(period.key)]
    const wanted = toldOf.filter((unit) => only === undefined || only.has(unit))
    const units = scoredUnits(set.scoring, directory, memberships, wanted, asCounted, hierarchy?.on)
    const own = new Map<UnitId, Cell>((byPeriod.get(period.key) ?? []).map((cell) => [cell.unit, cell]))
    return countsOfUnits(set.scoring, units, period, delivered.has(period.key) ? own : null, catalogue, told)
  })
  const simulated = cells.some(holdsSimulated) || counts.some(({ unit, period }) => fed.simulated(unit, period.key))
  const scorecards = scoreAll(set.scoring, counts)
  const isAsked = (unit: UnitId | null): boolean => about === undefined || unit === about
  const nameOf = (unit: UnitId): string => directory.label(unit, periods.at(-1)?.to ?? '').name
  const untold = cells.filter((cell) => partlyWithoutTerm(set.scoring, cell)).map(({ unit }) => unit)
  const shared = competenceShared(set.scoring, counts, told, catalogue)
  const known = [
    ...dossierCodeIssues(
      directory,
      readings.filter(({ unit, successor }) => isAsked(unit) || (successor !== null && isAsked(successor))),
    ),
    ...(about === undefined ? fed.issues : []),
    ...doubtfulCounts(
      set.scoring,
      scorecards.filter(({ unit }) => isAsked(unit)),
      nameOf,
    ),
    ...someWithoutTerm(untold.filter(isAsked).map(nameOf)),
    ...competenceIssues(shared.filter(isAsked).map(nameOf)),
  ]
  const issues = simulated
    ? [...known, { code: 'dossiers.simulated', severity: 'warning', place: NOWHERE, facts: {} } as const]
    : known
  return { scorecards, issues, simulated }
}
