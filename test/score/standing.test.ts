import { describe, expect, test } from 'vitest'
import { type LevelRemarks, remarks, type UnitRemark } from '../../src/score/standing.ts'
import { khoaiChau, monthResults, unitResults } from '../publish/khoai-chau.ts'

const only = (all: readonly LevelRemarks[]): LevelRemarks => {
  expect(all).toHaveLength(1)
  return all[0] as LevelRemarks
}
const names = (list: readonly UnitRemark[]): string[] => list.map(({ unit }) => unit.name)
const score = (name: string, totalScore: string, more = {}) => unitResults(name, name, { totalScore, ...more }, 1)

describe('remarks on Khoái Châu, February 2024', () => {
  const month = only(remarks(khoaiChau()))

  test('three best and three weakest by the total score', () => {
    expect(names(month.best)).toEqual(['Đại Tập', 'Hàm Tử', 'Đông Kết'])
    expect(names(month.weakest)).toEqual(['Hồng Tiến', 'Bình Kiều', 'Tân Châu'])
  })

  test('Hồng Tiến is held back by online payment, then by late dossiers', () => {
    expect(month.weakest[0]?.headline).toEqual({
      figureId: 'totalScore',
      value: '64.74',
      rank: 25,
      of: 25,
      tied: 1,
      median: '79.56',
    })
    expect(month.weakest[0]?.weak.map(({ figureId, value, rank, of }) => [figureId, value, rank, of])).toEqual([
      ['onlinePaid', '45', 25, 25],
      ['onTime', '83.33', 25, 25],
    ])
  })

  test('a figure in which all units are equal holds nobody back', () => {
    expect(month.all.flatMap(({ weak }) => weak).some(({ figureId }) => figureId === 'satisfaction')).toBe(false)
  })

  test('99.32 against a median of 100 is no reason', () => {
    expect(month.all.find(({ unit }) => unit.name === 'An Vỹ')?.weak).toEqual([])
  })

  test('a volume is never a strength or a weakness', () => {
    const judged = month.all.flatMap(({ weak, strong }) => [...weak, ...strong])
    expect(judged.some(({ figureId }) => figureId === 'certifiedCopies')).toBe(false)
  })
})

test('a unit that lacks a figure is said to lack it, with the reason, and is neither best nor weakest', () => {
  const units = [score('a', '90'), score('b', '80'), score('c', '70'), score('d', '', { onTime: 'kps' })]
  const month = only(remarks(monthResults(units)))
  expect(names(month.best)).toEqual(['a'])
  expect(names(month.weakest)).toEqual(['c'])
  expect(month.all[3]?.lacking).toEqual([
    { figureId: 'onTime', reason: 'does-not-arise' },
    { figureId: 'totalScore', reason: 'not-reported' },
  ])
})

test('equal units are neither best nor weakest', () => {
  const month = only(remarks(monthResults(['a', 'b', 'c', 'd'].map((name) => score(name, '80')))))
  expect([month.best, month.weakest]).toEqual([[], []])
})

test('units that tie for the first place are all best, and never weakest too', () => {
  const units = [...'abcdefghij'].map((name) => score(name, name === 'j' ? '5' : '100'))
  const month = only(remarks(monthResults(units)))
  expect(month.best).toHaveLength(9)
  expect(names(month.weakest)).toEqual(['j'])
})

test('two units are too few for a best and a weakest', () => {
  const month = only(remarks(monthResults([score('a', '1'), score('b', '2')])))
  expect([month.best, month.weakest]).toEqual([[], []])
})
