import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { lineOf, qd766, scored } from './counts.ts'

const SHARED = join(import.meta.dirname, '..', '..', '..', 'shared')
const scoring = qd766()

/** Numerator and denominator of each criterion as published, and the points the portal gives. */
type Published = Readonly<Record<string, readonly [number | null, number | null, number | null]>>

const counts = (published: Published): Record<string, number> =>
  Object.fromEntries(
    Object.entries(published).flatMap(([code, [numerator, denominator]]) =>
      numerator === null || denominator === null
        ? [[`${code}.ratio`, 100]]
        : [
            [`${code}.numerator`, numerator],
            [`${code}.denominator`, denominator],
          ],
    ),
  )

// A province, January to the beginning of October 2026.
const PROVINCE: Published = {
  PUBLISH_ON_TIME: [0, 82, 0],
  PUBLIC_UPDATE_ON_TIME: [79, 82, 3.85],
  PUBLIC_CONTENT_FULL: [79, 79, 2],
  DOSSIER_SYNC: [370610, 370610, 6],
  ON_TIME: [393087, 443565, 17.72],
  ONLINE_PAID: [179460, 204757, 5.26],
  PROCEDURE_PAID: [160, 376, 1.06],
  PROCEDURE_FEE_LINKED: [56, 376, 0.37],
  ORIGINAL_RESULT_AVAILABLE: [284995, 443565, 3.86],
  SO_HOA_GIAY_TO_GIAI_QUYET: [93664, 443565, 0.84],
  REUSED_DIGITIZED_DATA: [82645, 443565, 0.47],
  SYNCED_WITH_DVCQG_PERSONAL_STORAGE: [9499, 443565, 0.09],
  CITIZEN_DATA_CONNECTED_DOSSIER: [279339, 443565, 1.26],
  CITIZEN_DATA_CONNECTED_FORMALITY: [380, 1346, 0.56],
  ELECTRONIC_CERTIFIED_COPY: [null, null, 2],
  PETITION_PROCESSING_ON_TIME: [241, 485, 2.98],
  PETITION_HANDLING_SATISFACTION: [186, 485, 2.3],
  DOSSIER_RECEIVING_SATISFACTION: [392869, 443565, 5.9],
}

describe('published scores of a province are reproduced', () => {
  const card = scored(scoring, { ...counts(PROVINCE), 'CLGQ.score': 8.97 }, { period: '2026' })

  test.each(Object.entries(PROVINCE))('%s', (code, [, , points]) => {
    expect(Number(lineOf(card, code).points)).toBe(points)
  })

  test.each([
    ['CKMB', 11.85, 18],
    ['TDGQ', 17.72, 20],
    ['CLGQ', 8.97, 12],
    ['TTTT', 6.69, 10],
    ['MDSH', 9.08, 22],
    ['MDHL', 11.18, 18],
    ['totalScore', 65.49, 100],
  ])('%s is %d of %d', (group, points, max) => {
    const line = lineOf(card, group)
    expect([Number(line.points), Number(line.max.numerator)]).toEqual([points, max])
  })

  test('the exact total differs from the published one, and is kept for ranks', () => {
    const { exact } = lineOf(card, 'totalScore')
    expect(Number(exact?.numerator) / Number(exact?.denominator)).toBeCloseTo(65.505, 3)
  })
})

test('the twelve points of online services are reproduced for a province that has all of its counts', () => {
  const card = scored(scoring, {
    'ONLINE_PROVIDED.numerator': 52,
    'ONLINE_PROVIDED.denominator': 56,
    'ONLINE_SERVICE_USED.numerator': 406,
    'ONLINE_SERVICE_USED.denominator': 1968,
    'ONLINE_FILED.numerator': 150956,
    'ONLINE_FILED.denominator': 152595,
  })
  expect(lineOf(card, 'CLGQ').points).toBe('8.83')
})

describe('nothing to divide by', () => {
  const nothing = Object.fromEntries(
    scoring.criteria.flatMap(({ id }) => [
      [`${id}.numerator`, 0],
      [`${id}.denominator`, 0],
    ]),
  )
  const card = scored(scoring, nothing)

  test('a unit without petitions has full marks for them', () => {
    expect(lineOf(card, 'PETITION_PROCESSING_ON_TIME')).toMatchObject({ points: '6', reason: 'denominator-zero' })
    expect(lineOf(card, 'PETITION_HANDLING_SATISFACTION').points).toBe('6')
  })

  test('progress is 0 and says so', () => {
    expect(lineOf(card, 'ON_TIME')).toMatchObject({ points: '0', reason: 'denominator-zero', countsAs: 'points' })
  })

  test('digitisation and transparency have no score, add 0 and keep their maximum', () => {
    expect(lineOf(card, 'SO_HOA_GIAY_TO_GIAI_QUYET')).toMatchObject({ points: null, countsAs: 'zero' })
    expect(lineOf(card, 'MDSH').points).toBe('0')
    expect(lineOf(card, 'MDSH').max.numerator).toBe(22n)
    expect(lineOf(card, 'totalScore').points).toBe('12')
  })
})

describe('what is not reported', () => {
  const withoutOne = counts(PROVINCE)
  delete withoutOne['ON_TIME.numerator']
  const card = scored(scoring, { ...withoutOne, 'CLGQ.score': 8.97 })

  test('is not 0: the criterion, its group and the total have no points', () => {
    expect(lineOf(card, 'ON_TIME')).toMatchObject({ points: null, reason: 'not-reported' })
    expect(lineOf(card, 'TDGQ')).toMatchObject({ points: null, reason: 'part-missing', holes: ['ON_TIME'] })
    expect(lineOf(card, 'totalScore')).toMatchObject({ points: null, reason: 'part-missing', holes: ['TDGQ'] })
  })

  test('leaves the other groups as they are', () => {
    expect(lineOf(card, 'CKMB').points).toBe('11.85')
  })

  test('of a criterion whose points were published takes the published points', () => {
    const stated = scored(scoring, { ...withoutOne, 'CLGQ.score': 8.97, 'ON_TIME.score': 17.72 })
    expect(lineOf(stated, 'ON_TIME')).toMatchObject({ points: '17.72', reason: 'stated-score' })
    expect(lineOf(stated, 'totalScore').points).toBe('65.49')
  })
})

test('a criterion that does not apply to the unit lowers the maximum, not the points', () => {
  const card = scored(scoring, {
    ...counts(PROVINCE),
    'CLGQ.score': 8.97,
    'PUBLISH_ON_TIME.numerator': 'not-applicable',
    'PUBLISH_ON_TIME.denominator': 'not-applicable',
  })
  expect(lineOf(card, 'PUBLISH_ON_TIME')).toMatchObject({ points: null, reason: 'not-applicable', countsAs: 'nothing' })
  expect(lineOf(card, 'CKMB').max.numerator).toBe(12n)
  expect(lineOf(card, 'totalScore').points).toBe('65.49')
})

describe('dossiers synchronised', () => {
  const points = (values: Record<string, number>, period: string): string | null =>
    lineOf(scored(scoring, { dossiersSynchronised: 50, ...values }, { period }), 'DOSSIER_SYNC').points

  test('are measured against the greater of report and portal', () => {
    expect(points({ receivedByNationalReport: 100, receivedOnPortal: 60 }, '2026-08')).toBe('3')
    expect(points({ receivedByNationalReport: 60, receivedOnPortal: 100 }, '2026-08')).toBe('3')
  })

  test('without a report are measured against the share of last year', () => {
    expect(points({ receivedOnPortal: 10, receivedLastYear: 1200 }, '2026-08')).toBe('3')
    expect(points({ receivedLastYear: 800 }, '2026-Q3')).toBe('1.5')
    expect(points({ receivedLastYear: 1200 }, '2026-07-21..2026-08-20')).toBe('3')
  })
})

describe.skipIf(!existsSync(SHARED))('answers of the portal', () => {
  // What stands here runs also where the tests below are skipped.
  const files = existsSync(SHARED) ? readdirSync(join(SHARED, 'portal'), { withFileTypes: true }) : []
  const answers = files.filter(({ name }) =>
    /^(transparency|handling-satisfaction|dossier-digitized)\.json$/.test(name),
  )
  const units = answers.flatMap(({ name }) => {
    const { data } = JSON.parse(readFileSync(join(SHARED, 'portal', name), 'utf8'))
    return [data.overview, ...data.evaluation].map((unit) => ({ name, unit }))
  })

  test('every criterion and group total of every unit is reproduced', () => {
    expect(units.length).toBeGreaterThanOrEqual(15)
    for (const { name, unit } of units) {
      const values: Record<string, number> = {}
      for (const { code, numerator, denominator, ratio } of unit.metrics) {
        if (numerator === null) values[`${code}.ratio`] = ratio
        else Object.assign(values, { [`${code}.numerator`]: numerator, [`${code}.denominator`]: denominator })
      }
      const card = scored(scoring, values)
      for (const { code, score } of unit.metrics) {
        expect(Number(lineOf(card, code).points ?? 0), `${name} ${unit.departmentName} ${code}`).toBe(score ?? 0)
      }
      const group = { 'transparency.json': 'CKMB', 'handling-satisfaction.json': 'MDHL' }[name] ?? 'MDSH'
      expect(Number(lineOf(card, group).points), `${unit.departmentName} ${group}`).toBe(unit.totalScore)
    }
  })

  test('the totals of 34 provinces are the sums of their groups', () => {
    const rows: Record<string, string>[] = parse(readFileSync(join(SHARED, 'figures', 'provinces-2026-ytd.csv')), {
      columns: true,
    })
    expect(rows).toHaveLength(34)
    for (const row of rows) {
      const stated = ['CKMB', 'TDGQ', 'CLGQ', 'MDSH', 'MDHL', 'TTTT'].map((id) => [`${id}.score`, row[id] ?? ''])
      const card = scored(scoring, Object.fromEntries(stated), { period: '2026' })
      expect(lineOf(card, 'totalScore').points, row.departmentName).toBe(row.totalScore)
    }
  })
})
