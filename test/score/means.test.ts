import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Rational, rational, rationalOf, roundRational, sum } from '../../src/model/rational.ts'
import type { Counts, Scorecard } from '../../src/model/scorecard.ts'
import type { Scoring } from '../../src/model/scoring.ts'
import { leveledUnit, levelMeans, meantTogether } from '../../src/score/means.ts'
import { scoreAll } from '../../src/score/scorecards.ts'
import { countsOf, lineOf, qd766, scoringOf } from './counts.ts'

const scoring = qd766()
const GROUPS = ['CKMB', 'TDGQ', 'CLGQ', 'TTTT', 'MDSH', 'MDHL']
const PUBLISHED = join(import.meta.dirname, '..', '..', '..', 'shared', 'figures', 'provinces-2026-ytd.csv')

/** Points of every group of a province, and the nation beside. */
const province = (unit: string, points: readonly number[]): Counts =>
  countsOf(Object.fromEntries(GROUPS.map((id, index) => [`${id}.score`, points[index] ?? 0])), {
    unit,
    level: 'province',
  })
const nation = (values: Readonly<Record<string, number | string>> = {}): Counts =>
  countsOf(values, { unit: 'VN', level: 'nation' })

const cardOf = (cards: readonly Scorecard[], unit: string): Scorecard => {
  const card = cards.find((each) => each.unit === unit)
  if (card === undefined) throw new Error(`no scorecard of ${unit}`)
  return card
}
const scoredTogether = (all: readonly Counts[], by: Scoring = scoring): readonly Scorecard[] =>
  scoreAll(by, meantTogether(by, all))

describe('the figure of the nation', () => {
  const a = province('A', [10, 20, 8, 5, 9, 11])
  const b = province('B', [11, 10, 7.01, 6, 9, 12.5])

  test('is the mean of the provinces in each group, and the sum of these, whatever its own counts are', () => {
    const own = { dossiersReceived: 100, dossiersOnTime: 50 }
    const card = cardOf(scoredTogether([nation(own), a, b]), 'VN')
    const points = GROUPS.map((id) => lineOf(card, id).points)
    expect(points).toEqual(['10.5', '15', '7.51', '5.5', '9', '11.75'])
    expect(lineOf(card, 'CLGQ').exact).toEqual(rational(7505n, 1000n))
    expect(lineOf(card, 'totalScore')).toMatchObject({ points: '59.26', max: rational(100n) })
    expect(card.meanOf).toEqual(['A', 'B'])
  })

  test('leaves its criteria their counts and their share, a ratio of sums, without points', () => {
    const own = { dossiersReceived: 100, dossiersOnTime: 50 }
    const card = cardOf(scoredTogether([nation(own), a, b]), 'VN')
    expect(lineOf(card, 'ON_TIME')).toMatchObject({
      points: null,
      value: rational(1n, 2n),
      reason: 'mean-of-units',
      countsAs: 'nothing',
    })
  })

  test('has no points in a group that one province has none in, and names it; the other groups stand', () => {
    const gap = countsOf(
      { ...Object.fromEntries(GROUPS.slice(1).map((id) => [`${id}.score`, 1])) },
      { unit: 'C', level: 'province' },
    )
    const card = cardOf(scoredTogether([nation(), a, b, gap]), 'VN')
    expect(lineOf(card, 'CKMB')).toMatchObject({ points: null, reason: 'part-missing', holes: ['C'], countsAs: 'hole' })
    expect(lineOf(card, 'TDGQ').points).toBe('10.33')
    expect(lineOf(card, 'totalScore')).toMatchObject({ points: null, holes: ['C'] })
  })

  test('a province of which nothing is known is missing, not left out', () => {
    const known = { ...nation(), meanOf: ['A', 'B', 'unheard-of'] }
    const card = cardOf(scoreAll(scoring, [known, a, b]), 'VN')
    expect(lineOf(card, 'TDGQ').holes).toEqual(['unheard-of'])
  })

  test('without any province has no points', () => {
    const card = cardOf(scoredTogether([nation()]), 'VN')
    expect(lineOf(card, 'totalScore')).toMatchObject({ points: null, countsAs: 'hole' })
  })

  test('as it was published fills what a missing province leaves open', () => {
    const card = cardOf(
      scoredTogether([nation({ 'CKMB.score': 10.4 }), a, countsOf({}, { unit: 'C', level: 'province' })]),
      'VN',
    )
    expect(lineOf(card, 'CKMB')).toMatchObject({ points: '10.4', reason: 'stated-score' })
  })

  test('provinces of other periods and units of other levels are no part of it', () => {
    const other = countsOf({ 'TDGQ.score': 1 }, { unit: 'A', level: 'province', period: '2026-07' })
    const commune = countsOf({ 'TDGQ.score': 1 }, { unit: 'X', level: 'commune' })
    expect(lineOf(cardOf(scoredTogether([nation(), other, commune, a, b]), 'VN'), 'TDGQ').points).toBe('15')
  })

  test.skipIf(!existsSync(PUBLISHED))('of 34 provinces as published is reproduced from their points', () => {
    const rows: Record<string, string>[] = parse(readFileSync(PUBLISHED), { columns: true })
    const provinces = rows.map((row) =>
      province(
        row.departmentCode ?? '',
        GROUPS.map((id) => Number(row[id])),
      ),
    )
    const card = cardOf(scoredTogether([nation(), ...provinces]), 'VN')
    expect(card.meanOf).toHaveLength(34)
    for (const id of GROUPS) {
      // The sum in hundredths, whole: halves go up.
      const hundredths = rows.reduce((all, row) => all + Math.round(Number(row[id]) * 100), 0)
      expect(Number(lineOf(card, id).points), id).toBe(Math.floor(hundredths / 34 + 0.5) / 100)
    }
    expect(lineOf(card, 'totalScore').points).toBe('62.59')
    expect(roundRational(lineOf(card, 'totalScore').exact as Rational, 4)).toBe('62.5803')
  })
})

test('a level may be a mean of a level that is a mean itself', () => {
  const yaml = readFileSync(join(import.meta.dirname, '..', '..', 'index-sets', 'qd766-2026.yaml'), 'utf8')
  const both = scoringOf(yaml.replace('means:\n', 'means:\n  - { level: province, of: commune }\n'))
  const commune = (unit: string, points: number): Counts =>
    countsOf({ 'TDGQ.score': points }, { unit, level: 'commune' })
  const all = [
    { ...nation(), meanOf: ['A', 'B'] },
    { ...countsOf({}, { unit: 'A', level: 'province' }), meanOf: ['x', 'y'] },
    { ...countsOf({}, { unit: 'B', level: 'province' }), meanOf: ['z'] },
    ...[commune('x', 10), commune('y', 13), commune('z', 20)],
  ]
  expect(lineOf(cardOf(scoreAll(both, all), 'VN'), 'TDGQ').points).toBe('15.75')
})

describe('the mean beside the ranks of a level', () => {
  const meansOf = (all: readonly Counts[]) => levelMeans(scoring, scoredTogether(all).map(leveledUnit))

  test('is of the units that have a total, and names the others', () => {
    const gap = countsOf({ 'TDGQ.score': 0 }, { unit: 'C', level: 'province' })
    const [mean, ...more] = meansOf([province('A', [10, 20, 8, 5, 9, 11]), province('B', [11, 10, 7, 6, 9, 12]), gap])
    expect(more).toEqual([])
    expect(mean).toMatchObject({ level: 'province', units: ['A', 'B'], without: ['C'] })
    expect(mean?.lines.map(({ id, points }) => [id, points])).toEqual([
      ['CKMB', '10.5'],
      ['TDGQ', '15'],
      ['CLGQ', '7.5'],
      ['TTTT', '5.5'],
      ['MDSH', '9'],
      ['MDHL', '11.5'],
      ['totalScore', '59'],
    ])
  })

  test('there is none where fewer than two are ranked', () => {
    expect(meansOf([province('A', [10, 20, 8, 5, 9, 11]), countsOf({}, { unit: 'C', level: 'province' })])).toEqual([])
  })

  test('lies between the least and the greatest, and its groups add up to its total, for any points', () => {
    const points = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(fc.array(points, { minLength: 2, maxLength: 9 }), (all) => {
        const counts = all.map((each, index) =>
          province(
            `u${index}`,
            each.map((value) => value / 100),
          ),
        )
        const [mean] = meansOf(counts)
        const lines = new Map(mean?.lines.map((line) => [line.id, line]))
        for (const [index, id] of GROUPS.entries()) {
          const own = all.map((each) => (each[index] ?? 0) / 100)
          const value = Number(lines.get(id)?.points)
          expect(value).toBeGreaterThanOrEqual(Math.min(...own) - 0.005)
          expect(value).toBeLessThanOrEqual(Math.max(...own) + 0.005)
        }
        const parts = GROUPS.map((id) => rationalOf(lines.get(id)?.points as never))
        expect(rationalOf(lines.get('totalScore')?.points as never)).toEqual(sum(parts))
      }),
      { seed: 766, numRuns: 60 },
    )
  })
})

describe('certified copies of a department', () => {
  const told = { communesIssuingCertifiedCopies: 3, communes: 4 }
  const line = (values: Record<string, number>, level: 'department' | 'commune' | 'province') =>
    lineOf(scoreAll(scoring, [countsOf(values, { level })])[0] as Scorecard, 'ELECTRONIC_CERTIFIED_COPY')

  test('that reports none are given in full, and say so', () => {
    expect(line({}, 'department')).toMatchObject({ points: '2', reason: 'given-full', countsAs: 'points' })
  })

  test('that reports some are those counted', () => {
    expect(line(told, 'department')).toMatchObject({ points: '1.5', reason: null })
    expect(line({ 'ELECTRONIC_CERTIFIED_COPY.ratio': 40 }, 'department')).toMatchObject({ points: '0.8' })
  })

  test('nothing is given to a commune or a province', () => {
    for (const level of ['commune', 'province'] as const)
      expect(line({}, level)).toMatchObject({ points: null, reason: 'not-reported', countsAs: 'hole' })
  })
})
