import type { UnitLevel } from '../model/unit.ts'
import { foldPlain } from '../model/vietnamese.ts'
import type { Demand } from './procedures.ts'
import { apportion, bell, hashText, heavyTail, type Stream } from './random.ts'
import type { SimulatedUnit } from './simulation.ts'

/** A unit with the traits that make its figures its own. Shares are of 1. */
export interface Office {
  readonly unit: SimulatedUnit
  /** Begins the streams of its draws: of the seed and the unit's code alone, so that other units never change it. */
  readonly hash: number
  readonly demand: Demand
  /** Dossiers of the whole time. */
  readonly dossiers: number
  /** Dossiers that are finished late. */
  readonly late: number
  /** Added to the share that is filed online. */
  readonly online: number
  readonly paidOnline: number
  readonly digitised: number
  readonly supplements: number
  /** What the source says of the reuse of data and of the personal store; else these marks are not told. */
  readonly tellsReuse: boolean
  readonly tellsStore: boolean
}

/** Dossiers of a unit beside those of a commune, by its level. A nation handles none itself. */
const VOLUME: Readonly<Record<UnitLevel, number>> = {
  nation: 0,
  ministry: 40,
  province: 60,
  department: 12,
  district: 6,
  commune: 1,
  unknown: 1,
}
const MOST = 12

const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

function weightOf({ level, name, idle }: SimulatedUnit, random: Stream): number {
  if (idle === true) return 0
  const town = /^(phuong|thi tran|thanh pho|quan) /.test(foldPlain(name)) ? 1.7 : 1
  return VOLUME[level] * town * heavyTail(random, MOST)
}

type Traits = Omit<Office, 'unit' | 'hash' | 'demand' | 'dossiers'>

function traitsOf(random: Stream): Traits {
  // One office in fifteen has trouble that shows.
  const trouble = random.chance(1 / 15) ? 0.05 + random.share() * 0.2 : 0
  return {
    late: within(0.035 + bell(random) * 0.025 + trouble, 0.002, 0.5),
    online: bell(random) * 0.1,
    paidOnline: within(0.72 + bell(random) * 0.15, 0.1, 0.98),
    digitised: within(0.8 + bell(random) * 0.12, 0.2, 0.99),
    supplements: within(0.05 + bell(random) * 0.025, 0.005, 0.2),
    tellsReuse: !random.chance(0.08),
    tellsStore: !random.chance(0.12),
  }
}

/** The offices of the units, and how many of `dossiers` each has: they add up to it exactly. */
export function officesOf(
  units: readonly SimulatedUnit[],
  dossiers: number,
  seed: string,
  random: Stream,
  demand: (level: UnitLevel) => Demand,
): readonly Office[] {
  const start = hashText(0, seed)
  const drawn = units.map((unit) => {
    const hash = hashText(start, unit.code)
    random.begin(hash, 1)
    return { unit, hash, demand: demand(unit.level), weight: weightOf(unit, random), ...traitsOf(random) }
  })
  const parts = apportion(
    dossiers,
    drawn.map(({ weight }) => weight),
  )
  return drawn.map(({ weight: _, ...office }, index) => ({ ...office, dossiers: parts[index] ?? 0 }))
}
