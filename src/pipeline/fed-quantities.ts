import { coversDays } from '../measure/coverage.ts'
import { judgedOn } from '../measure/judged-on.ts'
import { membershipsOf } from '../measure/memberships.ts'
import { countPetitions, petitionFacts } from '../measure/petitions.ts'
import type { Stated } from '../measure/quantities.ts'
import { later } from '../measure/waits.ts'
import type { CountedPeriod } from '../model/count-plan.ts'
import { type Issue, NOWHERE } from '../model/issue.ts'
import type { Period } from '../model/period.ts'
import { rationalOf } from '../model/rational.ts'
import type { Quantity } from '../model/scorecard.ts'
import { isSimulatedCode } from '../model/simulated.ts'
import type { UnitId } from '../model/unit.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { SIMULATED_SOURCE } from '../simulate/simulation.ts'
import type { HeldCount, HeldDelivery, HeldPetition } from '../store/registry/feeds-port.ts'
import type { Registry } from '../store/registry/port.ts'
import type { ScoredSet } from './score.ts'
import { unitMeant } from './unit-meant.ts'

/** What the small feeds of the register tell of units in periods. */
export interface Fed {
  /** Counted petitions, and counts as they were delivered; a delivered count outweighs a counted one. */
  readonly stated: Stated
  /** Whether anything of it is simulated. */
  simulated(unit: UnitId, period: string): boolean
  /** Codes of petitions that no unit bears, delivered counts of units that are no longer known. */
  readonly issues: readonly Issue[]
}

/** What the register holds for one period. */
interface FeedRecords {
  readonly petitions: readonly HeldPetition[]
  readonly counts: readonly HeldCount[]
  readonly deliveries: readonly HeldDelivery[]
}

interface UnitQuantities {
  readonly quantities: ReadonlyMap<string, Quantity>
  readonly simulated: boolean
}

interface PeriodFed {
  of(unit: UnitId): UnitQuantities
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
  return { byUnit, unknown: readings.flatMap(({ by, unitCode }) => (by === 'unknown' ? [unitCode] : [])) }
}

/** Which deliveries of petitions cover a unit in the whole period, by itself or by a unit above it; null: its days have gaps. */
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
  return (unit: UnitId): readonly { readonly source: string }[] | null => {
    if (byUnit.size === 0) return null
    const units = [unit, ...directory.ancestorsOn(unit, period.to).map(({ id }) => id)]
    const parts = units.flatMap((id) => byUnit.get(id) ?? [])
    return parts.length > 0 && coversDays(parts, days) ? parts : null
  }
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
function periodFed({ scoring }: ScoredSet, directory: UnitDirectory, period: CountedPeriod, records: FeedRecords) {
  const measures = scoring.measures.filter(({ source }) => source === 'petitions')
  const telling = new Set(
    records.deliveries.flatMap(({ delivery, withdrawn }) =>
      withdrawn === null && delivery.tellsSatisfaction ? [delivery.source] : [],
    ),
  )
  const petitions = petitionsByUnit(directory, period, records.petitions)
  const covering = coverageOf(directory, period, records.deliveries)
  const counts = countsByUnit(directory, period, records.counts)
  const counted = (unit: UnitId): UnitQuantities => {
    const own = petitions.byUnit.get(unit) ?? []
    const coverage = covering(unit)
    if (own.length === 0 && coverage === null) return NOTHING
    const facts = own.map(({ petition, source }) => petitionFacts(petition, period.judgedOn, telling.has(source)))
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
  const issues = [...warning('feeds.unit-unknown', petitions.unknown), ...warning('feeds.count-unit', counts.unknown)]
  return { of, issues }
}

/** Records of the register as of a stamp, and what followed from them for a directory. */
interface Remembered {
  readonly stamp: string
  readonly records: Map<string, Promise<FeedRecords>>
  fed: WeakMap<UnitDirectory, Map<string, PeriodFed>>
}

const memory = new WeakMap<Registry, Remembered>()

/** Nothing is read again from a register that has not changed since. */
async function remembered(registry: Registry): Promise<Remembered> {
  const stamp = await registry.feeds.stamp()
  const held = memory.get(registry)
  if (held?.stamp === stamp) return held
  const fresh = { stamp, records: new Map(), fed: new WeakMap() }
  memory.set(registry, fresh)
  return fresh
}

async function readRecords({ feeds }: Registry, setId: string, { key, from, to }: Period): Promise<FeedRecords> {
  return {
    petitions: await feeds.petitions(from, to),
    counts: await feeds.counts(setId, key),
    deliveries: await feeds.deliveries(),
  }
}

/** The answer of a map, made when it is not there. */
function kept<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const held = map.get(key)
  if (held !== undefined) return held
  const made = make()
  map.set(key, made)
  return made
}

/**
 * What petitions and delivered counts tell of each unit in each period, in the hierarchy of the period's end, for the measures of an
 * index set. A unit has counts of petitions when one of the period is held for it or for a unit below it, or when
 * deliveries cover it in the whole period (so far): then none is 0. Else nothing is said of it: not reported is not 0.
 */
export async function fedQuantities(
  registry: Registry,
  set: ScoredSet,
  directory: UnitDirectory,
  periods: readonly Period[],
  clock: Clock = systemClock,
): Promise<Fed> {
  const memo = await remembered(registry)
  const byPeriod = new Map<string, PeriodFed>()
  const byDirectory = memo.fed.get(directory) ?? new Map<string, PeriodFed>()
  memo.fed.set(directory, byDirectory)
  for (const period of periods) {
    const on = judgedOn(period, clock.today())
    const name = `${set.id} ${period.key}`
    const records = await kept(memo.records, name, () => readRecords(registry, set.id, period)).catch((error) => {
      memo.records.delete(name)
      throw error
    })
    const counted = { ...period, judgedOn: on }
    // An index set under trial may change under its name.
    const counting = `${period.key} ${on} ${JSON.stringify(set.scoring.measures)}`
    byPeriod.set(
      period.key,
      kept(byDirectory, counting, () => periodFed(set, directory, counted, records)),
    )
  }
  return {
    stated: (unit, period) => byPeriod.get(period)?.of(unit).quantities ?? NOTHING.quantities,
    simulated: (unit, period) => byPeriod.get(period)?.of(unit).simulated ?? false,
    issues: [...byPeriod.values()].flatMap(({ issues }) => issues),
  }
}
