import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareDecimals, type Decimal, toDecimal } from '../../src/model/decimal.ts'
import { type RankEntry, rankEntries, rankUnits, unitsByLevel } from '../../src/score/rank.ts'
import { khoaiChau, reported, unitResults } from '../publish/khoai-chau.ts'

const entries = (...texts: readonly string[]): RankEntry[] =>
  texts.map((text, index) => ({ id: `u${index}`, reported: reported(text) }))
const places = (list: readonly RankEntry[], direction: 'higher' | 'lower' | 'none'): (number | string)[] =>
  [...rankEntries(list, direction).values()].map((rank) => (rank.kind === 'ranked' ? rank.rank : rank.reason))

describe('competition rank', () => {
  test('two firsts are followed by a third', () => {
    expect(places(entries('90', '100', '100'), 'higher')).toEqual([3, 1, 1])
  })

  test('the lowest is first when lower is better', () => {
    expect(places(entries('5', '1', '3'), 'lower')).toEqual([3, 1, 2])
  })

  test('a unit without the value has no rank and does not count', () => {
    const ranks = rankEntries(entries('90', '', 'kps', '0'), 'higher')
    expect([...ranks.values()]).toEqual([
      { kind: 'ranked', rank: 1, of: 2, tied: 1 },
      { kind: 'unranked', reason: 'missing' },
      { kind: 'unranked', reason: 'missing' },
      { kind: 'ranked', rank: 2, of: 2, tied: 1 },
    ])
  })

  test('a volume without direction ranks nobody', () => {
    expect(places(entries('5', '1'), 'none')).toEqual(['no-direction', 'no-direction'])
  })

  test('values that differ beyond the precision of doubles are told apart', () => {
    expect(places(entries('99.17000000000000001', '99.17', '99.170'), 'higher')).toEqual([1, 2, 2])
  })

  test('levels are ranked apart, an unknown level stands with the only known one', () => {
    const unit = (id: string, level: 'commune' | 'department' | 'unknown', score: string) => {
      const one = unitResults(id, id, { totalScore: score }, 1)
      return { ...one, unit: { ...one.unit, level } }
    }
    const [figure] = khoaiChau().indexSet.figures.filter(({ headline }) => headline)
    if (figure === undefined) throw new Error('no headline figure')
    const apart = rankUnits([unit('a', 'commune', '80'), unit('b', 'department', '70')], figure)
    expect([...apart.values()].map((rank) => rank.kind === 'ranked' && `${rank.rank}/${rank.of}`)).toEqual([
      '1/1',
      '1/1',
    ])
    expect(unitsByLevel([unit('a', 'commune', '80'), unit('b', 'unknown', '70')])).toHaveLength(1)
    expect(
      unitsByLevel([unit('a', 'commune', '1'), unit('b', 'unknown', '1'), unit('c', 'department', '1')]),
    ).toHaveLength(3)
  })
})

test('the rank of a unit is one more than the number of units that are better, for any values', () => {
  const value = fc.integer({ min: -300, max: 300 }).map((whole) => (whole / 4).toString())
  fc.assert(
    fc.property(fc.array(fc.option(value, { nil: '' })), fc.constantFrom('higher', 'lower'), (texts, direction) => {
      const list = entries(...texts)
      const values = texts.filter((text) => text !== '').map((text) => toDecimal(text) as Decimal)
      const sign = direction === 'higher' ? 1 : -1
      const expected = texts.map((text) =>
        text === ''
          ? 'missing'
          : 1 + values.filter((other) => sign * compareDecimals(other, toDecimal(text) as Decimal) > 0).length,
      )
      expect(places(list, direction as 'higher' | 'lower')).toEqual(expected)
    }),
    { seed: 766, numRuns: 200 },
  )
})
