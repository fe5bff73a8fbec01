import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { courseOf, dateOf, isOnTime, judge } from '../../src/measure/course.ts'
import { courseIssues } from '../../src/measure/course-issues.ts'
import { type Period, parsePeriod } from '../../src/model/period.ts'
import { isSimulatedCode } from '../../src/model/simulated.ts'
import { addWorkingDays, isWorkingDay } from '../../src/model/working-days.ts'
import { SIMULATED_PROCEDURES } from '../../src/simulate/procedures.ts'
import { CALENDAR, fileOf, options, rowsOf, UNITS } from './simulated.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const at = (key: string): Period => {
  const period = parsePeriod(key)
  if (period === null) throw new Error(key)
  return period
}

describe('the same seed', () => {
  test('gives the same bytes on every machine', async () => {
    const { dossiers } = await rowsOf(options({ dossiers: 500, errors: 0.1 }))
    expect(sha256(fileOf(dossiers, 'csv'))).toBe('839e1c6443a04404316ab966bd651cf0db1392287c2c8bf1488b85cbd2ede6ff')
  })

  test('gives the same each time it is read, another seed something else', async () => {
    const [first, again, other] = await Promise.all([
      rowsOf(options({ errors: 0.05 })),
      rowsOf(options({ errors: 0.05 })),
      rowsOf(options({ errors: 0.05, seed: 'other' })),
    ])
    expect(again).toEqual(first)
    expect(fileOf(other.dossiers, 'csv')).not.toBe(fileOf(first.dossiers, 'csv'))
  })

  test('gives a unit the same character, whatever other units there are', async () => {
    const alone = await rowsOf(options({ units: UNITS.slice(4, 5), dossiers: 300 }))
    const among = await rowsOf(options({ units: UNITS.slice(2, 7), dossiers: 300 }))
    const code = UNITS[4]?.code
    const shared = among.dossiers.filter((dossier) => dossier.unitCode === code)
    expect(shared.length).toBeGreaterThan(5)
    const known = new Map(alone.dossiers.map((dossier) => [dossier.code, dossier]))
    for (const dossier of shared) expect(known.get(dossier.code)).toEqual(dossier)
  })
})

describe('volumes', () => {
  const PERIODS = ['2026-08', '2025-Q3', '2026-02', '2026-01-21..2026-02-20', '2025-H2', '2026-08-02..2026-08-02'].map(
    at,
  )

  test('there are exactly as many dossiers as were asked for, each with a number of its own', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 3000 }),
        fc.constantFrom(...PERIODS),
        fc.integer({ min: 1, max: UNITS.length }),
        fc.string(),
        fc.constantFrom(0, 0.02, 0.5),
        async (count, period, units, seed, errors) => {
          const given = options({
            period,
            knownUntil: period.to,
            dossiers: count,
            units: UNITS.slice(-units),
            seed,
            errors,
          })
          const { dossiers, planted } = await rowsOf(given)
          const again = planted.filter(({ error }) => error.startsWith('resent')).length
          expect(dossiers).toHaveLength(count + again)
          expect(new Set(dossiers.map(({ code }) => code)).size).toBe(count)
          expect(dossiers.every(({ code }) => isSimulatedCode(code))).toBe(true)
        },
      ),
      { seed: 20261122, numRuns: 40 },
    )
  })

  test('they are told in the order of their days', async () => {
    const { dossiers } = await rowsOf(options())
    const days = dossiers.map(({ code }) => code.split('-').at(-2) ?? '')
    expect(days).toEqual([...days].sort())
  })

  test('of a period that is not over, nothing is told of the days to come', async () => {
    const { dossiers } = await rowsOf(options({ knownUntil: '2026-08-12' }))
    const moments = dossiers.flatMap((each) => [
      each.receivedAt,
      each.finishedAt,
      each.returnedAt,
      each.stoppedAt,
      each.withdrawnAt,
      each.changedAt,
      ...each.supplements.flatMap(({ requestedAt, answeredAt }) => [requestedAt, answeredAt]),
    ])
    const latest = moments
      .filter((moment) => moment !== null)
      .sort()
      .at(-1)
    expect(dossiers).toHaveLength(2000)
    expect(dateOf(latest ?? '')).toBe('2026-08-12')
  })

  test('a few units have much of it: the heavy tail', async () => {
    const communes = Array.from({ length: 400 }, (_, index) => ({
      code: `H31.${index + 1}`,
      parentCode: null,
      name: 'Xã',
      level: 'commune' as const,
    }))
    const { dossiers } = await rowsOf(options({ units: communes, dossiers: 20_000 }))
    const sizes = [...Map.groupBy(dossiers, ({ unitCode }) => unitCode).values()].map(({ length }) => length)
    sizes.sort((a, b) => b - a)
    const top = sizes.slice(0, 40).reduce((sum, size) => sum + size, 0)
    expect(top / 20_000).toBeGreaterThan(0.2)
    expect(top / 20_000).toBeLessThan(0.6)
  })
})

describe('the way of a dossier', () => {
  const terms = new Map(SIMULATED_PROCEDURES.map(({ code, legalTermDays }) => [code, legalTermDays]))
  const received = async (changes = {}) =>
    (await rowsOf(options(changes))).dossiers.filter(({ receivedAt }) => receivedAt !== null)

  test('nothing in it contradicts itself', async () => {
    for (const period of ['2026-08', '2026-02', '2025-Q4'].map(at)) {
      const { dossiers } = await rowsOf(options({ period, knownUntil: period.to, dossiers: 5000 }))
      expect(dossiers.flatMap((dossier) => courseIssues(dossier, period.to))).toEqual([])
    }
  })

  test('on days off nothing is received but what comes online, and little of that', async () => {
    const dossiers = await received({ period: at('2026-Q3'), knownUntil: '2026-09-30', dossiers: 6000 })
    const off = dossiers.filter(({ receivedAt }) => !isWorkingDay(CALENDAR, dateOf(receivedAt ?? '')))
    expect(new Set(off.map(({ channel }) => channel))).toEqual(new Set(['online']))
    expect(off.length / dossiers.length).toBeGreaterThan(0.005)
    expect(off.length / dossiers.length).toBeLessThan(0.06)
  })

  test('it is due after the legal term of its procedure in working days', async () => {
    for (const { procedureCode, receivedAt, dueAt } of await received({ period: at('2026-08'), dossiers: 3000 })) {
      const term = terms.get(procedureCode ?? '') ?? Number.NaN
      expect(dateOf(dueAt ?? '')).toBe(addWorkingDays(CALENDAR, dateOf(receivedAt ?? ''), Math.ceil(term)))
    }
  })

  test('seen later it is the same dossier, further on', async () => {
    const at31 = (await rowsOf(options({ dossiers: 3000 }))).dossiers
    const later = (await rowsOf(options({ dossiers: 3000, knownUntil: '2026-10-15' }))).dossiers
    expect(later.map(({ code }) => code)).toEqual(at31.map(({ code }) => code))
    for (const [index, after] of later.entries()) {
      const before = at31[index]
      if (before === undefined) throw new Error(after.code)
      expect(before.changedAt !== null && after.changedAt !== null && before.changedAt <= after.changedAt).toBe(true)
      for (const field of ['procedureCode', 'channel', 'unitCode'] as const) expect(after[field]).toBe(before[field])
      for (const field of ['receivedAt', 'finishedAt', 'returnedAt', 'stoppedAt', 'withdrawnAt'] as const) {
        if (before[field] !== null) expect(after[field]).toBe(before[field])
      }
    }
    expect(later.filter(({ state }) => state === 'in-progress').length).toBeLessThan(60)
  })

  test('it has every state and channel, and up to three requests for papers', async () => {
    const dossiers = (await rowsOf(options({ dossiers: 30_000, knownUntil: '2026-08-26' }))).dossiers
    expect(new Set(dossiers.map(({ state }) => state)).size).toBe(10)
    expect(new Set(dossiers.map(({ channel }) => channel)).size).toBe(3)
    expect(new Set(dossiers.map(({ supplements }) => supplements.length))).toEqual(new Set([0, 1, 2, 3]))
  })

  test('most are on time, and offices differ', async () => {
    const rate = (list: readonly (boolean | null)[]): number =>
      list.filter((each) => each === true).length / list.length
    const verdicts = (await received({ dossiers: 30_000 })).map((dossier) => ({
      unit: dossier.unitCode,
      onTime: isOnTime(judge(courseOf(dossier, CALENDAR, null), '2026-08-31')),
    }))
    const all = rate(verdicts.map(({ onTime }) => onTime))
    expect(all).toBeGreaterThan(0.9)
    expect(all).toBeLessThan(0.99)
    const rates = [...Map.groupBy(verdicts, ({ unit }) => unit).values()].map((each) =>
      rate(each.map(({ onTime }) => onTime)),
    )
    expect(Math.max(...rates) - Math.min(...rates)).toBeGreaterThan(0.03)
  })

  test('more and more is filed online as years go by', async () => {
    const share = async (key: string): Promise<number> => {
      const { dossiers } = await rowsOf(options({ period: at(key), knownUntil: at(key).to, dossiers: 5000 }))
      return dossiers.filter(({ channel }) => channel === 'online').length / dossiers.length
    }
    const [early, late] = [await share('2022-08'), await share('2026-08')]
    expect(late - early).toBeGreaterThan(0.15)
  })
})
