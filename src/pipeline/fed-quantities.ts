import { judgedOn } from '../measure/judged-on.ts'
import type { Stated } from '../measure/quantities.ts'
import { type ComplaintsTold, joinedComplaints, saidByCoverage } from '../model/complaints.ts'
import type { Issue } from '../model/issue.ts'
import type { Period } from '../model/period.ts'
import type { UnitId } from '../model/unit.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import type { Registry } from '../store/registry/port.ts'
import { type FedPetition, type FeedRecords, type PeriodFed, periodFed } from './fed-period.ts'
import type { ScoredSet } from './score.ts'

/** What the small feeds of the register tell of units in periods. */
export interface Fed {
  /** Counted petitions, and counts as they were delivered; a delivered count outweighs a counted one. */
  readonly stated: Stated
  /** The dossiers of which every complaint is told, as deliveries of answers that count say. */
  readonly complaints: readonly ComplaintsTold[]
  /** Units of which something is told for a period. */
  units(period: string): readonly UnitId[]
  /** The petitions that count for a unit in a period, with what is known of each. */
  petitions(unit: UnitId, period: string): readonly FedPetition[]
  /** Whether anything of it is simulated. */
  simulated(unit: UnitId, period: string): boolean
  /** Codes of petitions that no unit bears, delivered counts of units that are no longer known. */
  readonly issues: readonly Issue[]
}

/** Records of the register as of a stamp, and what followed from them for a directory. */
interface Remembered {
  readonly stamp: string
  months: Promise<readonly string[]> | null
  complaints: Promise<readonly ComplaintsTold[]> | null
  readonly records: Map<string, Promise<FeedRecords>>
  fed: WeakMap<UnitDirectory, Map<string, PeriodFed>>
}

const memory = new WeakMap<Registry, Remembered>()

/** Nothing is read again from a register that has not changed since. */
async function remembered(registry: Registry): Promise<Remembered> {
  const stamp = await registry.feeds.stamp()
  const held = memory.get(registry)
  if (held?.stamp === stamp) return held
  const fresh: Remembered = { stamp, months: null, complaints: null, records: new Map(), fed: new WeakMap() }
  memory.set(registry, fresh)
  return fresh
}

async function readRecords({ feeds }: Registry, setId: string, { key, from, to }: Period): Promise<FeedRecords> {
  return {
    petitions: await feeds.petitions(from, to),
    counts: await feeds.counts(setId, key),
    deliveries: (await feeds.deliveries()).filter(({ delivery }) => delivery.kind === 'petitions'),
  }
}

async function readComplaints({ feeds }: Registry): Promise<readonly ComplaintsTold[]> {
  const counting = (await feeds.deliveries()).filter(({ withdrawn }) => withdrawn === null)
  const said = counting.flatMap(({ delivery }) => (delivery.kind === 'satisfaction' ? delivery.covers : []))
  return joinedComplaints(said.map(saidByCoverage))
}

/** The dossiers of which every complaint is told, as deliveries of answers that count say. */
export async function complaintsHeld(registry: Registry): Promise<readonly ComplaintsTold[]> {
  const memo = await remembered(registry)
  memo.complaints ??= readComplaints(registry)
  return memo.complaints.catch((error) => {
    memo.complaints = null
    throw error
  })
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
      kept(byDirectory, counting, () => periodFed(set.scoring, directory, counted, records)),
    )
  }
  return {
    complaints: await complaintsHeld(registry),
    stated: (unit, period) => byPeriod.get(period)?.of(unit).quantities ?? new Map(),
    units: (period) => byPeriod.get(period)?.units ?? [],
    petitions: (unit, period) => byPeriod.get(period)?.petitions(unit) ?? [],
    simulated: (unit, period) => byPeriod.get(period)?.of(unit).simulated ?? false,
    issues: [...byPeriod.values()].flatMap(({ issues }) => issues),
  }
}

/** Keys of the months that petitions and counts which count are of, in order. */
export async function fedMonths(registry: Registry): Promise<readonly string[]> {
  const memo = await remembered(registry)
  memo.months ??= registry.feeds.months()
  return memo.months.catch((error) => {
    memo.months = null
    throw error
  })
}
