import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Scorecard } from '../../src/model/scorecard.ts'
import { pointsLost, ruleWords } from '../../src/score/formula.ts'
import { scoreAll } from '../../src/score/scorecards.ts'
import { countsOf, lineOf, scored, scoringOf } from './counts.ts'

const fixture = (name: string) => scoringOf(readFileSync(join(import.meta.dirname, 'fixtures', `${name}.yaml`), 'utf8'))

describe('the Human Development Index, written as data', () => {
  const hdi = fixture('hdi')
  const index = (lifeExpectancy: number, expectedSchooling: number, meanSchooling: number, income: number) =>
    scored(hdi, { lifeExpectancy, expectedSchooling, meanSchooling, income }, { period: '2021' })

  test('is rounded to three digits once, at the end', () => {
    expect(lineOf(index(83.2, 18.2, 13, 64660), 'hdi').points).toBe('0.961')
  })

  test.each([
    [73.6, 13, 8.4, 7867],
    [55, 5.5, 5.7, 768],
    [61.2, 17.9, 14.9, 74999],
  ])('agrees with floating point on %d, %d, %d, %d', (life, expected, mean, income) => {
    const schooling = (expected / 18 + mean / 15) / 2
    const wealth = Math.log(income / 100) / Math.log(750)
    const index3 = (((life - 20) / 65) * schooling * wealth) ** (1 / 3)
    const { exact } = lineOf(index(life, expected, mean, income), 'hdi')
    expect(Number(exact?.numerator) / Number(exact?.denominator)).toBeCloseTo(index3, 12)
  })

  test('a value beyond its goalpost is capped', () => {
    expect(lineOf(index(83.2, 18.2, 13, 64660), 'expectedSchoolingIndex').points).toBe('1')
    expect(lineOf(index(19, 18, 13, 100), 'lifeExpectancyIndex').points).toBe('0')
  })

  test('a geometric mean with a part of 0 is 0', () => {
    expect(lineOf(index(20, 18, 13, 64660), 'hdi').points).toBe('0')
  })

  test('an income of 0 is the worst, not an error', () => {
    expect(lineOf(index(70, 10, 10, 0), 'incomeIndex').points).toBe('0')
  })
})

describe('an index of administrative reform, written as data', () => {
  const reform = fixture('reform')
  const full = {
    planTasksDone: 18,
    planTasks: 20,
    documentsLate: 2,
    documents: 40,
    surveyPoints: 7.25,
    staffTrained: 60,
    staff: 100,
  }
  const card = scored(reform, full, { period: '2025' })

  test.each([
    ['PLAN', '1.5'],
    ['LATE', '2.25'],
    ['SURVEY', '7.25'],
    ['TRAINING', '1.6'],
  ])('%s has %s points', (criterion, points) => {
    expect(lineOf(card, criterion).points).toBe(points)
  })

  test('the index is per cent of the points to be had', () => {
    expect(lineOf(card, 'reformIndex').points).toBe('74.12')
  })

  test('a criterion that does not apply leaves the scale at 100', () => {
    const without = scored(reform, { ...full, planTasks: 'not-applicable' }, { period: '2025' })
    expect(lineOf(without, 'reformIndex').points).toBe('74')
    expect(lineOf(without, 'reformIndex').max.numerator).toBe(100n)
  })
})

describe('goalposts that the units themselves are', () => {
  const relative = fixture('relative')
  const points = (values: readonly number[]) =>
    scoreAll(
      relative,
      values.map((speed, index) => countsOf({ speed }, { unit: `u${index}` })),
    ).map((card) => lineOf(card, 'SPEED').points)

  test('the slowest has none, the fastest all, one between its share', () => {
    expect(points([10, 30, 20])).toEqual(['0', '10', '5'])
  })

  test('units that are all alike have all points', () => {
    expect(points([7, 7])).toEqual(['10', '10'])
  })

  test('units of different levels are not compared', () => {
    const cards = scoreAll(relative, [
      countsOf({ speed: 1 }, { unit: 'a', level: 'commune' }),
      countsOf({ speed: 2 }, { unit: 'b', level: 'commune' }),
      countsOf({ speed: 7 }, { unit: 'c', level: 'province' }),
      countsOf({ speed: 9 }, { unit: 'd', level: 'province' }),
    ])
    expect(cards.map((card) => lineOf(card, 'SPEED').points)).toEqual(['0', '10', '0', '10'])
  })

  test('a unit without another of its level and period has no points, and its group none either', () => {
    const cards = scoreAll(relative, [
      countsOf({ speed: 1 }, { unit: 'a', level: 'commune' }),
      countsOf({ speed: 9 }, { unit: 'b', level: 'province' }),
      countsOf({ speed: 5 }, { unit: 'a', level: 'commune', period: '2026-09' }),
      countsOf({ 'SPEED.score': 4 }, { unit: 'c', level: 'district' }),
    ])
    for (const card of cards.slice(0, 3)) {
      expect(lineOf(card, 'SPEED')).toMatchObject({ points: null, reason: 'nothing-to-compare', countsAs: 'hole' })
      expect(lineOf(card, 'speedScore').points).toBeNull()
    }
    expect(lineOf(cards[3] as Scorecard, 'SPEED')).toMatchObject({ points: '4', reason: 'stated-score' })
  })
})

describe('an index of weighted areas and a survey, with other maxima for ministries', () => {
  const par = fixture('par-index')
  const values = { tasksDone: 9, tasks: 10, inspected: 3, units: 10, lateShare: 0.04, survey: 7.5 }

  test('a province: geometric mean of weighted areas, then the weighted mean of both parts, out of 100', () => {
    const card = scored(par, values, { level: 'province', period: '2025' })
    expect(lineOf(card, 'steering')).toMatchObject({ points: '4', max: { numerator: 6n } })
    // 10 × ((4/6)² × (6/10))^(1/3)
    expect(Number(lineOf(card, 'assessed').points)).toBeCloseTo(10 * ((4 / 6) ** 2 * 0.6) ** (1 / 3), 2)
    // 0.65 × 6.44 + 0.35 × 7.5
    expect(lineOf(card, 'parIndex')).toMatchObject({ points: '68.11', max: { numerator: 100n } })
  })

  test('a ministry has its own maximum and rule, and 0 where it reports no inspections', () => {
    const { inspected: _inspected, units: _units, ...less } = values
    const card = scored(par, less, { level: 'ministry', period: '2025' })
    expect(lineOf(card, 'TASKS_PROVINCE').reason).toBe('not-applicable')
    expect(lineOf(card, 'TASKS_MINISTRY').points).toBe('2')
    expect(lineOf(card, 'steering')).toMatchObject({ points: '2', max: { numerator: 9n, denominator: 2n } })
    expect(lineOf(scored(par, less, { level: 'province', period: '2025' }), 'steering').points).toBeNull()
  })

  test.each([
    [0, '10'],
    [0.02, '10'],
    [0.0201, '6'],
    [0.05, '6'],
    [0.051, '0'],
  ])('a share of %d that is late gives %s points', (lateShare, points) => {
    const card = scored(par, { ...values, lateShare }, { level: 'province', period: '2025' })
    expect(lineOf(card, 'LATENESS').points).toBe(points)
  })
})

describe('provinces between the worst and the best of them, less penalties', () => {
  const set = fixture('competitiveness')
  const province = (unit: string, answersGood: number, days: number, violations: number) =>
    countsOf({ answersGood, answers: 100, days, violations }, { unit, level: 'province' })
  const cards = scoreAll(set, [
    { ...countsOf({}, { unit: 'VN', level: 'nation' }), meanOf: ['a', 'b', 'c'] },
    province('a', 90, 2, 1),
    province('b', 60, 10, 40),
    province('c', 75, 4, 0),
  ])
  const pointsOf = (id: string) => cards.map((card) => lineOf(card, id).points)

  test('points, penalties and the mean of the nation', () => {
    expect(pointsOf('CONTENT')).toEqual([null, '6', '0', '3'])
    expect(pointsOf('DAYS')).toEqual([null, '4', '0', '3'])
    expect(pointsOf('VIOLATIONS')).toEqual([null, '-0.5', '-3', '0'])
    expect(pointsOf('competitiveness')).toEqual(['4.17', '9.5', '-3', '6'])
  })

  test('a penalty is told in words and its points are lost', () => {
    const criterion = set.criteria.find(({ id }) => id === 'VIOLATIONS')
    if (criterion === undefined) throw new Error('VIOLATIONS')
    expect(ruleWords(criterion).vi).toBe('trừ 0,5 điểm × giá trị, nhiều nhất 3 điểm')
    expect(pointsLost(lineOf(cards[2] as Scorecard, 'VIOLATIONS'))).toEqual({ numerator: 3n, denominator: 1n })
  })
})

describe('criteria that are passed or not', () => {
  const set = fixture('new-countryside')
  const passed = { pavedKm: 8, roadKm: 10, roadPlan: 1, poorHouseholds: 4, households: 100 }
  const told = (values: Record<string, number>) => {
    const card = scored(set, { ...passed, ...values }, { level: 'commune', period: '2025' })
    return ['roads', 'poverty', 'passed'].map((id) => lineOf(card, id).points)
  }

  test('are counted; one of several indicators that fails fails the criterion', () => {
    expect(told({})).toEqual(['1', '1', '2'])
    expect(told({ roadPlan: 0 })).toEqual(['0', '1', '1'])
    expect(told({ pavedKm: 7.9 })).toEqual(['0', '1', '1'])
    expect(told({ poorHouseholds: 5 })).toEqual(['1', '0', '1'])
    expect(told({ roadKm: 0 })).toEqual(['1', '1', '2'])
  })

  test('what is not reported is not failed: the criterion has no result', () => {
    const { roadPlan: _plan, ...less } = passed
    const card = scored(set, less, { level: 'commune', period: '2025' })
    expect(lineOf(card, 'roads')).toMatchObject({ points: null, holes: ['PLAN'] })
  })
})
