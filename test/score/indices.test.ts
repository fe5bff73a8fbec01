import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Scorecard } from '../../src/model/scorecard.ts'
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
