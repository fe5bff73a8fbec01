import { expect, test } from 'vitest'
import { type Decimal, toDecimal } from '../../src/model/decimal.ts'
import { signed } from '../../src/model/format.ts'
import { NOWHERE } from '../../src/model/issue.ts'
import { answer } from '../../src/views/month/describe.ts'
import { differences } from '../../src/views/month/revisions.ts'
import { alignment } from '../../src/views/page/figure-cell.tsx'
import { unitAnswer } from '../../src/views/unit/answer.ts'
import { inSentence, placeOnPage, side, sizeWords } from '../../src/views/words.ts'
import { khoaiChau, monthResults, unitResults } from '../publish/khoai-chau.ts'

const decimal = (text: string): Decimal => {
  const value = toDecimal(text)
  if (value === null) throw new Error(`${text} is no decimal`)
  return value
}

test('the common noun in front of a name is small within a sentence', () => {
  expect(inSentence('Huyện Khoái Châu')).toBe('huyện Khoái Châu')
  expect(inSentence('Đông Tảo')).toBe('Đông Tảo')
})

test('a difference shows its sign, and none when there is no difference', () => {
  expect([signed(decimal('3.3'), 'vi'), signed(decimal('-0.68'), 'vi'), signed(decimal('0'), 'en')]).toEqual([
    '+3,3',
    '−0,68',
    '0',
  ])
})

test('more is the bad side of a figure where lower is better, and no side of a volume', () => {
  const [figure] = khoaiChau().indexSet.figures
  if (figure === undefined) throw new Error('the index set has figures')
  expect(side(decimal('1'), { ...figure, direction: 'lower' })).toBe('bad')
  expect(side(decimal('1'), { ...figure, direction: 'none' })).toBe('even')
})

test('a place tells only what is known of it', () => {
  expect(placeOnPage({ ...NOWHERE, page: 2, row: 94 }, 'vi')).toBe('trang 2, dòng 94')
  expect(placeOnPage(NOWHERE, 'en')).toBe('')
})

test('sizes are written in the language of the page', () => {
  expect([sizeWords(4378, 'vi'), sizeWords(4378, 'en'), sizeWords(48012, 'vi')]).toEqual(['4,4 kB', '4.4 kB', '48 kB'])
})

test('a number gets the room of the digits it lacks', () => {
  expect([alignment(2, 2), alignment(1, 2), alignment(0, 2), alignment(0, 0)]).toEqual([
    undefined,
    'p1',
    'c2',
    undefined,
  ])
})

test('the answer of a month is one sentence with the extremes by name', () => {
  expect(answer(khoaiChau(), 'vi')).toBe(
    'Điểm tổng hợp của huyện Khoái Châu tháng 2/2024 là 75,02; 25 đơn vị cấp xã đạt từ 64,74 (Hồng Tiến) đến 88,64 (Đại Tập), một nửa từ 79,56 trở lên.',
  )
})

test('the answer says when the issuer has no headline figure and there are no units', () => {
  expect(answer(monthResults([], { onTime: '99' }), 'en')).toBe(
    'The document gives no total score of huyện Khoái Châu for February 2024.',
  )
})

test('without a headline figure of the issuer the answer begins with the units and ends with what is not given', () => {
  const month = khoaiChau()
  const without = { ...month, issuer: { ...month.issuer, facts: {} } }
  expect(answer(without, 'vi')).toBe(
    'Điểm tổng hợp tháng 2/2024: 25 đơn vị cấp xã đạt từ 64,74 (Hồng Tiến) đến 88,64 (Đại Tập), một nửa từ 79,56 trở lên; văn bản không công bố điểm tổng hợp của huyện Khoái Châu.',
  )
  expect(answer(without, 'en')).toMatch(/^Total score, February 2024: 25 .+; the document gives no total score of /)
})

test('a unit without the headline figure is told why', () => {
  const units = [unitResults('a', 'Xã A', { totalScore: '' }, 1), unitResults('b', 'Xã B', { totalScore: '80' }, 2)]
  const month = monthResults(units)
  const [results] = month.units
  if (results === undefined) throw new Error('the month has units')
  const record = {
    label: results.unit,
    ancestors: [],
    months: [{ month, results, role: 'unit' as const }],
    standing: { kind: 'in-force' as const },
    asOf: '2026-01-01',
    predecessors: [],
  }
  expect(unitAnswer(record, [], 'vi')).toBe('Tháng 2/2024, xã A không có điểm tổng hợp: không báo cáo.')
})

test('two publications differ in exactly the figures that were changed, added or dropped', () => {
  const before = monthResults([
    unitResults('a', 'A', { onTime: '90', satisfaction: '100' }, 1),
    unitResults('b', 'B', { onTime: '80' }, 2),
  ])
  const after = monthResults([
    unitResults('a', 'A', { onTime: '91', satisfaction: '100.0' }, 1),
    unitResults('c', 'C', { onTime: '' }, 2),
  ])
  const found = differences(before, after).map(({ unit, figureId }) => `${unit.name} ${figureId}`)
  expect(found).toEqual(['A onTime', 'C onTime', 'B onTime'])
})
