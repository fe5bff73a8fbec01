import { daysBetween } from '../model/date.ts'
import { monthPeriod, type Period } from '../model/period.ts'
import type { Plan } from './dossiers.ts'
import type { Office } from './offices.ts'
import { bell, hashText, type Stream, stream } from './random.ts'
import type { SimulatedCount } from './simulation.ts'
import { intake } from './volumes.ts'

/** About how many of the dossiers handed in are accepted. */
const ACCEPTED = 0.985

/** The period itself, and each of its months where it is longer. */
function periodsOf(period: Period): readonly Period[] {
  const months: Period[] = []
  let [year, month] = [Number(period.from.slice(0, 4)), Number(period.from.slice(5, 7))]
  for (let next = monthPeriod(year, month); next.from <= period.to; next = monthPeriod(year, month)) {
    if (next.from >= period.from && next.to <= period.to) months.push(next)
    month = month === 12 ? 1 : month + 1
    if (month === 1) year += 1
  }
  return [period, ...months.filter(({ key }) => key !== period.key)]
}

/** Dossiers handed in, by office, in each of the periods. */
function handedIn({ offices, line, weights }: Plan, periods: readonly Period[]): readonly Float64Array[] {
  const sums = periods.map(() => new Float64Array(offices.length))
  const coming = intake(offices, weights)
  for (let day = 0; day < weights.length; day += 1) {
    const date = line.date(day)
    const within = sums.filter((_, at) => {
      const period = periods[at]
      return period !== undefined && period.from <= date && date <= period.to
    })
    for (let index = 0; index < offices.length; index += 1) {
      const count = coming.on(index, day)
      for (const sum of within) sum[index] = (sum[index] ?? 0) + count
    }
  }
  return sums
}

type Values = readonly (readonly [measure: string, value: number | null])[]

/** Measures of a unit that are those of the units below it and its own together. */
const ADDED: ReadonlySet<string> = new Set([
  'dossiersSynchronised',
  'receivedByNationalReport',
  'receivedOnPortal',
  'receivedLastYear',
  'communes',
  'communesIssuingCertifiedCopies',
])

const part = (whole: number, share: number): number => Math.round(whole * Math.min(1, Math.max(0, share)))

/** Counts about the dossiers of an office that other systems have. One office in thirty is in no national report. */
function dossierCounts(dossiers: number, periodDays: number, random: Stream): Values {
  const received = part(dossiers, ACCEPTED)
  const onPortal = part(received, 0.99 + bell(random) * 0.01)
  const reported = random.chance(1 / 30) ? null : part(received, 0.995 + bell(random) * 0.01)
  const synchronised = part(Math.max(onPortal, reported ?? 0), 0.95 + bell(random) * 0.04)
  const lastYear = Math.round((received * 365 * (0.8 + random.share() * 0.3)) / periodDays)
  return [
    ['dossiersSynchronised', synchronised],
    ['receivedByNationalReport', reported],
    ['receivedOnPortal', onPortal],
    ['receivedLastYear', lastYear],
  ]
}

/** What the catalogue's keepers count: procedures announced and made public in time. Communes show their province's. */
function publicityCounts({ demand }: Office, random: Stream): Values {
  const all = demand.procedures.length
  const announced = random.below(12)
  const toBePublic = announced + random.below(8)
  return [
    ['proceduresAnnounced', announced],
    ['proceduresAnnouncedOnTime', part(announced, 0.93 + bell(random) * 0.08)],
    ['proceduresToBePublic', toBePublic],
    ['proceduresPublicOnTime', part(toBePublic, 0.92 + bell(random) * 0.08)],
    ['proceduresPublic', all],
    ['proceduresContentComplete', part(all, 0.96 + bell(random) * 0.03)],
  ]
}

/** A commune counts as one, and so does one that issues electronic certified copies. Most that issue do so every period. */
function certifiedCopies({ hash }: Office, period: number, random: Stream): Values {
  random.begin(hash, 4)
  const issues = random.chance(0.8)
  random.begin(hash, 5 + period)
  return [
    ['communes', 1],
    ['communesIssuingCertifiedCopies', Number(issues ? !random.chance(0.05) : random.chance(0.1))],
  ]
}

/** Adds what every unit has below it; a measure that nobody below reports stays not reported. */
function addedUp(offices: readonly Office[], own: readonly Values[]): readonly Values[] {
  const position = new Map(offices.map(({ unit }, index) => [unit.code, index]))
  const sums = own.map((values) => new Map(values))
  for (const [index, values] of own.entries()) {
    const seen = new Set([index])
    let above = position.get(offices[index]?.unit.parentCode ?? '')
    while (above !== undefined && !seen.has(above)) {
      const sum = sums[above]
      for (const [measure, value] of values) {
        if (value !== null && ADDED.has(measure)) sum?.set(measure, (sum.get(measure) ?? 0) + value)
      }
      seen.add(above)
      above = position.get(offices[above]?.unit.parentCode ?? '')
    }
  }
  return sums.map((sum) => [...sum])
}

/**
 * Counts that dossiers cannot give, for each unit and period: of the unit and all below it, as published ones are. They agree with
 * the dossiers nearly, as other systems do.
 */
export function* countsOf(plan: Plan, period: Period): Generator<SimulatedCount> {
  const { offices } = plan
  const periods = periodsOf(period)
  const sums = handedIn(plan, periods)
  const random = stream()
  for (const [at, { key, from, to }] of periods.entries()) {
    const days = daysBetween(from, to) + 1
    const own = offices.map((office, index): Values => {
      const keyHash = hashText(office.hash, key)
      random.begin(keyHash, 6)
      if (office.unit.level === 'nation') return []
      const values = dossierCounts(sums[at]?.[index] ?? 0, days, random)
      if (office.unit.level === 'commune') return [...values, ...certifiedCopies(office, keyHash, random)]
      return office.unit.level === 'district' ? values : [...values, ...publicityCounts(office, random)]
    })
    for (const [index, values] of addedUp(offices, own).entries()) {
      const { code, level } = offices[index]?.unit ?? { code: '', level: 'unknown' }
      for (const [measure, value] of values) yield { unit: code, period: key, measure, value, level }
    }
  }
}
