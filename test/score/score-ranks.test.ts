import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareRationals } from '../../src/model/rational.ts'
import type { UnitLevel } from '../../src/model/unit.ts'
import { exactPoints, rankOf, rankScorecards } from '../../src/score/score-ranks.ts'
import { qd766, scored } from './counts.ts'

const scoring = qd766()
const total = scoring.groups.at(-1)?.id ?? ''

/** The scorecard of a unit with everything in full but the criterion of due dates. */
function card(unit: string, level: UnitLevel, onTime: readonly [number, number], without: readonly string[] = []) {
  const values = scoring.criteria.flatMap(({ id }): [string, number][] => {
    if (without.includes(id)) return []
    const [numerator, denominator] = id === 'ON_TIME' ? onTime : [1, 1]
    return [
      [`${id}.numerator`, numerator],
      [`${id}.denominator`, denominator],
    ]
  })
  return scored(scoring, Object.fromEntries(values), { unit, level })
}

const places = (cards: readonly ReturnType<typeof card>[], line = total) => {
  const ranks = rankScorecards(cards)
  return cards.map(({ unit }) => {
    const rank = rankOf(ranks, line, unit)
    return rank === null ? null : [rank.rank, rank.of]
  })
}

describe('ranks of computed scores', () => {
  test('two firsts are followed by a third, each level apart', () => {
    const cards = [
      card('a', 'commune', [3, 4]),
      card('b', 'commune', [9, 10]),
      card('c', 'commune', [18, 20]),
      card('d', 'department', [1, 4]),
    ]
    expect(places(cards)).toEqual([
      [3, 3],
      [1, 3],
      [1, 3],
      [1, 1],
    ])
  })

  test('points that are the same when printed are told apart exactly', () => {
    const cards = [card('a', 'commune', [199999, 200000]), card('b', 'commune', [1, 1])]
    expect(cards.map(({ lines }) => lines.at(-1)?.points)).toEqual(['100', '100'])
    expect(places(cards)).toEqual([
      [2, 2],
      [1, 2],
    ])
  })

  test('a unit without the points of a group is not ranked by the total, and does not count; by the groups it has it is', () => {
    const cards = [card('a', 'commune', [1, 2]), card('b', 'commune', [1, 1], ['DOSSIER_SYNC'])]
    expect(places(cards)).toEqual([[1, 1], null])
    expect(places(cards, 'TDGQ')).toEqual([
      [2, 2],
      [1, 2],
    ])
  })

  test('the rank of a unit is one more than the number of units of its level that are better, for any counts', () => {
    const count = fc.integer({ min: 0, max: 40 })
    const any = fc
      .tuple(count, fc.integer({ min: 40, max: 43 }), fc.constantFrom<UnitLevel>('commune', 'department'))
      .map(([numerator, denominator, level]) => ({ onTime: [numerator, denominator] as const, level }))
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (all) => {
        const cards = all.map(({ onTime, level }, index) => card(`u${index}`, level, onTime))
        const ranks = rankScorecards(cards)
        for (const each of cards) {
          const own = exactPoints(each).get(total)
          const peers = cards.filter(({ level }) => level === each.level)
          const better = peers.filter((other) => {
            const points = exactPoints(other).get(total)
            return own !== undefined && points !== undefined && compareRationals(points, own) > 0
          })
          expect(rankOf(ranks, total, each.unit)).toMatchObject({ rank: better.length + 1, of: peers.length })
        }
      }),
      { seed: 766, numRuns: 60 },
    )
  })
})
