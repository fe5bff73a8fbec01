import type { Facts } from '../measure/condition.ts'
import { coversDays } from '../measure/coverage.ts'
import { membershipsOf } from '../measure/memberships.ts'
import { countPetitions, judgePetition, petitionFacts } from '../measure/petitions.ts'
import { later } from '../measure/waits.ts'
import type { CountedPeriod } from '../model/count-plan.ts'
import type { Verdict } from '../model/dossier.ts'
import { type Issue, NOWHERE } from '../model/issue.ts'
import type { Petition } from '../model/petition.ts'
import { rationalOf } from '../model/rational.ts'
import type { Quantity } from '../model/scorecard.ts'
import type { Scoring } from '../model/scoring.ts'
import { isSimulatedCode } from '../model/simulated.ts'
import type { UnitId } from '../model/unit.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'
import { SIMULATED_SOURCE } from '../simulate/simulation.ts'
import type { HeldCount, HeldDelivery, HeldPetition } from '../store/registry/feeds-port.ts'
import { formerCodeIssues } from './code-issues.ts'
import { unitMeant } from './unit-meant.ts'

/** What the register holds for one period. */
export interface FeedRecords {
  readonly petitions: readonly HeldPetition[]
  readonly counts: readonly HeldCount[]
  /** Those of petitions. */
  readonly deliveries: readonly HeldDelivery[]
}

interface UnitQuantities {
  readonly quantities: ReadonlyMap<string, Quantity>
  readonly simulated: boolean
}

/** A petition as it is judged in the period, with the facts that measures ask for. */
export interface FedPetition {
  readonly petition: Petition
  readonly verdict: Verdict
  readonly facts: Facts
}

/** What the feeds tell of units in one period. */
export interface PeriodFed {
  /** Units of which something is told for the period: a petition of theirs or below them, a count, a nil report that names them. */
  readonly units: readonly UnitId[]
  of(unit: UnitId): UnitQuantities
  /** The petitions that count for the unit, with what is known of each. */
  petitions(unit: UnitId): readonly FedPetition[]
  readonly issues: readonly Issue[]
}

const NOTHING: UnitQuantities = { quantities: new Map(), simulated: false }

const warning = (code: string, all: readonly string[]): Issue[] => {
  const facts = { count: all.length, codes: all.slice(0, 8) }
  return all.length === 0 ? [] : [{ code, severity: 'warning', place: NOWHERE, facts }]
}

/** Petitions by the units they count for in the period: the unit whose code they bear and all units above it. */
function petitionsByUnit(directory: UnitDirectory, period: CountedPeriod, petitions: readonly HeldPetition[]) {
  const byCode = Map.groupBy(petitions, ({ petition }) => petition.unitCode)
  const { memberships, readings } = membershipsOf(directory, [period], [...byCode.keys()])
  const byUnit = new Map<UnitId, HeldPetition[]>()
  for (const { unit, unitCode } of memberships) {
    const held = byUnit.get(unit) ?? []
    for (const each of byCode.get(unitCode) ?? []) held.push(each)
    byUnit.set(unit, held)
  }
  const unknown = readings.flatMap(({ by, unitCode }) => (by === 'unknown' ? [unitCode] : []))
  return { byUnit, issues: [...warning('feeds.unit-unknown', unknown), ...formerCodeIssues(directory, readings)] }
}

/**
 * Which deliveries of petitions cover a unit in the whole period, by itself or by a unit above it; null: its days have gaps. And
 * the units that are covered by their own name.
 */
function coverageOf(directory: UnitDirectory, period: CountedPeriod, deliveries: readonly HeldDelivery[]) {
  const days = { from: period.from, to: later(period.judgedOn, period.from) }
  const all = deliveries.flatMap(({ delivery, withdrawn }) =>
    withdrawn !== null
      ? []
      : delivery.covers.flatMap(({ unit: given, from, to }) => {
          const meant = unitMeant(directory, given, period.to)
          return meant.kind === 'one' ? [{ unit: meant.unit.id, from, to, source: delivery.source }] : []
        }),
  )
  const byUnit = Map.groupBy(all, ({ unit }) => unit)
  const covering = (unit: UnitId): readonly { readonly source: string }[] | null => {
    if (byUnit.size === 0) return null
    const units = [unit, ...directory.ancestorsOn(unit, period.to).map(({ id }) => id)]
    const parts = units.flatMap((id) => byUnit.get(id) ?? [])
    return parts.length > 0 && coversDays(parts, days) ? parts : null
  }
  return { covering, named: [...byUnit.keys()].filter((unit) => covering(unit) !== null) }
}

/** Delivered counts by unit, the later over the earlier; and the units of files that nobody is now. */
function countsByUnit(directory: UnitDirectory, period: CountedPeriod, counts: readonly HeldCount[]) {
  const meant = new Map(
    [...new Set(counts.map(({ unit }) => unit))].map((given) => [given, unitMeant(directory, given, period.to)]),
  )
  const byUnit = new Map<UnitId, { readonly quantities: Map<string, Quantity>; simulated: boolean }>()
  const unknown = new Set<string>()
  for (const { unit: given, measure, reported, source } of counts) {
    const unit = meant.get(given)
    if (unit?.kind !== 'one') {
      unknown.add(given)
      continue
    }
    const held = byUnit.get(unit.unit.id) ?? { quantities: new Map(), simulated: false }
    byUnit.set(unit.unit.id, held)
    held.quantities.set(
      measure,
      reported.kind === 'value' ? { kind: 'value', value: rationalOf(reported.value) } : reported,
    )
    if (source === SIMULATED_SOURCE) held.simulated = true
  }
  return { byUnit, unknown: [...unknown] }
}

/** What the records of a period tell of each unit; worked out for a unit when it is asked for. */
export function periodFed(
  { measures: all }: Scoring,
  directory: UnitDirectory,
  period: CountedPeriod,
  records: FeedRecords,
): PeriodFed {
  const measures = all.filter(({ source }) => source === 'petitions')
  const telling = new Set(
    records.deliveries.flatMap(({ delivery, withdrawn }) =>
      withdrawn === null && delivery.tellsSatisfaction ? [delivery.source] : [],
    ),
  )
  const petitions = petitionsByUnit(directory, period, records.petitions)
  const { covering, named } = coverageOf(directory, period, records.deliveries)
  const counts = countsByUnit(directory, period, records.counts)
  const withFacts = (unit: UnitId): readonly FedPetition[] =>
    (petitions.byUnit.get(unit) ?? []).map(({ petition, source }) => {
      const verdict = judgePetition(petition, period.judgedOn)
      return { petition, verdict, facts: petitionFacts(petition, verdict, telling.has(source)) }
    })
  const counted = (unit: UnitId): UnitQuantities => {
    const own = petitions.byUnit.get(unit) ?? []
    const coverage = covering(unit)
    if (own.length === 0 && coverage === null) return NOTHING
    const facts = withFacts(unit).map((each) => each.facts)
    const simulated =
      own.some(({ petition, source }) => source === SIMULATED_SOURCE || isSimulatedCode(petition.code)) ||
      (coverage ?? []).some(({ source }) => source === SIMULATED_SOURCE)
    return { quantities: new Map(countPetitions(measures, facts)), simulated }
  }
  const known = new Map<UnitId, UnitQuantities>()
  const of = (unit: UnitId): UnitQuantities => {
    const held = known.get(unit)
    if (held !== undefined) return held
    const [records, delivered] = [counted(unit), counts.byUnit.get(unit) ?? NOTHING]
    const found = {
      quantities: new Map([...records.quantities, ...delivered.quantities]),
      simulated: records.simulated || delivered.simulated,
    }
    known.set(unit, found)
    return found
  }
  const issues = [...petitions.issues, ...warning('feeds.count-unit', counts.unknown)]
  const units = [...new Set([...petitions.byUnit.keys(), ...counts.byUnit.keys(), ...named])]
  return { units, of, petitions: withFacts, issues }
}
