import { expect, test } from 'vitest'
import { scoresAnswer } from '../../src/views/scores/scores-answer.ts'
import { scoresInMemory } from '../publish/site/score-scene.ts'

async function scene() {
  const month = await scoresInMemory().month('2026-10')
  if (month === null) throw new Error('the scene has the month')
  return month
}

test('the scores of a period begin with the totals of each level, the wider one first; those without come last', async () => {
  const month = await scene()
  expect(scoresAnswer(month, 'vi')).toMatch(
    /^Tỉnh Hưng Yên được [\d,]+ điểm; 2 trong 3 đơn vị cấp xã có tổng điểm từ [\d,]+ \(Xã Dân Tiến\) đến [\d,]+ \(Xã An Vĩ\); Việt Nam chưa có tổng điểm vì còn thiếu số liệu\.$/,
  )
  expect(scoresAnswer(month, 'en')).toMatch(/^Tỉnh Hưng Yên has [\d.]+ points; 2 of 3 communes have a total from /)
})

test('a range names whose its ends are; units without a total are said to lack figures', async () => {
  const month = await scene()
  const commune = month.units.find(({ label }) => label.name === 'Xã An Vĩ')
  const partly = month.units.find(({ label }) => label.name === 'Xã Bình Minh')
  if (commune === undefined || partly === undefined) throw new Error('the scene has both')
  const other = { ...commune, label: { ...commune.label, id: 'xa-hai', name: 'Xã Hai' } }
  const least = { ...commune.card.lines.at(-1), points: '1.5' } as (typeof commune.card.lines)[number]
  const third = { ...other, label: { ...other.label, name: 'Xã Ba' }, card: { ...commune.card, lines: [least] } }
  expect(scoresAnswer({ ...month, units: [commune, other, third] }, 'vi')).toMatch(
    /^3 đơn vị cấp xã từ 1,5 \(Xã Ba\) đến [\d,]+ \(2 đơn vị\)\.$/,
  )
  expect(scoresAnswer({ ...month, units: [partly] }, 'vi')).toBe('Xã Bình Minh chưa có tổng điểm vì còn thiếu số liệu.')
  expect(scoresAnswer({ ...month, units: [] }, 'vi')).toBe('Chưa đơn vị nào có dữ liệu.')
})
