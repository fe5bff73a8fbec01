import { expect, test } from 'vitest'
import { distribution } from '../../src/score/distribution.ts'
import { khoaiChau, reported } from '../publish/khoai-chau.ts'

test('quartiles lie between ranks exactly, whatever the order of the values', () => {
  expect(distribution(['4', '1', '3', '2.1'].map(reported))).toEqual({
    n: 4,
    missing: 0,
    spread: { min: '1', lowerQuartile: '1.825', median: '2.55', upperQuartile: '3.25', max: '4' },
  })
})

test('missing values are counted and stand nowhere in the spread', () => {
  expect(distribution(['', 'kps', '0'].map(reported))).toEqual({
    n: 1,
    missing: 2,
    spread: { min: '0', lowerQuartile: '0', median: '0', upperQuartile: '0', max: '0' },
  })
})

test('no values have no spread', () => {
  expect(distribution(['', 'na'].map(reported))).toEqual({ n: 0, missing: 2, spread: null })
})

test('the total scores of the 25 units of Khoái Châu', () => {
  const scores = khoaiChau().units.flatMap((unit) => unit.facts.totalScore?.reported ?? [])
  expect(distribution(scores)).toEqual({
    n: 25,
    missing: 0,
    spread: { min: '64.74', lowerQuartile: '74.31', median: '79.56', upperQuartile: '82.86', max: '88.64' },
  })
})
