import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Rational, rationalToNumber } from '../../src/model/rational.ts'
import type { Criterion } from '../../src/model/scoring.ts'
import { isSmallNumber, pointsLost, ruleNumbers, ruleWords } from '../../src/score/formula.ts'
import { lineOf, qd766, scored } from './counts.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const scoring = qd766()

function told(id: string, numerator: number, denominator: number) {
  const criterion = scoring.criteria.find((each) => each.id === id)
  if (criterion === undefined) throw new Error(id)
  const line = lineOf(scored(scoring, { [`${id}.numerator`]: numerator, [`${id}.denominator`]: denominator }), id)
  return { line, numbers: ruleNumbers(criterion, line) }
}

test.each([
  ['ON_TIME', 32, 36, '20 × 32 ÷ 36 = 17,78', '20 × 32 ÷ 36 = 17.78'],
  ['ONLINE_FILED', 1200, 3000, '6 × 1.200 ÷ 3.000 ÷ 50% = 4,8', '6 × 1,200 ÷ 3,000 ÷ 50% = 4.8'],
  ['ONLINE_FILED', 19, 36, '6 × 19 ÷ 36 ÷ 50% = 6,33, tối đa 6', '6 × 19 ÷ 36 ÷ 50% = 6.33, 6 at the most'],
  ['ONLINE_SERVICE_USED', 13, 10, '4 × 13 ÷ 10 = 5,2, tối đa 4', '4 × 13 ÷ 10 = 5.2, 4 at the most'],
  ['ONLINE_SERVICE_USED', 10, 10, '4 × 10 ÷ 10 = 4', '4 × 10 ÷ 10 = 4'],
])('the formula of %s with %d of %d put in', (id, numerator, denominator, vi, en) => {
  expect(told(id, numerator, denominator).numbers).toEqual({ vi, en })
})

test('without anything to divide by, or counts, there is no formula in numbers', () => {
  expect(told('ON_TIME', 0, 0).numbers).toBeNull()
})

test('fewer than thirty are a small number; none at all are not', () => {
  expect([0, 1, 29, 30].map((all) => isSmallNumber(told('ON_TIME', 0, all).line))).toEqual([false, true, true, false])
})

test('what the criteria of a group lost is what the group lost, as printed', () => {
  const group = scoring.groups.find(({ id }) => id === 'MDSH')
  const counts = (group?.of ?? []).flatMap((id, index) => [
    [`${id}.numerator`, 3 + index],
    [`${id}.denominator`, 13],
  ])
  const card = scored(scoring, Object.fromEntries(counts))
  const lost = (id: string) => rationalToNumber(pointsLost(lineOf(card, id)) as Rational)
  const sum = (group?.of ?? []).reduce((all, id) => all + lost(id), 0)
  expect(sum).toBeCloseTo(lost('MDSH'), 9)
  expect(lost('MDSH')).toBeCloseTo(22 - Number(lineOf(card, 'MDSH').points), 9)
})

test('rules write per cents without a space and numbers as the language does', () => {
  const rule = { kind: 'full-from', share: '0.125' } as const
  const criterion = { ...(scoring.criteria[0] as Criterion), max: '2.5', rule } as Criterion
  expect(ruleWords(criterion)).toEqual({
    vi: '2,5 điểm × tỷ lệ ÷ 12,5%, đủ điểm từ 12,5%',
    en: '2.5 points × the share ÷ 12.5%, full marks from 12.5%',
  })
})

test('the per cent sign of an index set stands at its number, as everywhere', () => {
  const files = globSync('index-sets/*.yaml', { cwd: ROOT })
  expect(files.length).toBeGreaterThan(1)
  for (const file of files) expect(readFileSync(join(ROOT, file), 'utf8')).not.toMatch(/\d %/)
})
