import { expect, test } from 'vitest'
import { type Decimal, toDecimal } from '../../src/model/decimal.ts'
import { dateInWords, formatDecimal, formatReported, formatValue } from '../../src/model/format.ts'

const decimal = (text: string): Decimal => toDecimal(text) as Decimal

test('Vietnamese has decimal commas and points between thousands', () => {
  expect(formatDecimal(decimal('1405'), 'vi')).toBe('1.405')
  expect(formatDecimal(decimal('1234567.5'), 'vi')).toBe('1.234.567,5')
  expect(formatDecimal(decimal('-1234.5'), 'en')).toBe('-1,234.5')
  expect(formatValue(decimal('99.17'), 'percent', 'vi')).toBe('99,17%')
  expect(formatValue(decimal('99.17'), 'percent', 'en')).toBe('99.17%')
  expect(formatValue(decimal('75.02'), 'points', 'vi')).toBe('75,02')
})

test('decimals are as in the value unless given', () => {
  expect(formatDecimal(decimal('82.3'), 'vi')).toBe('82,3')
  expect(formatDecimal(decimal('82.3'), 'vi', 2)).toBe('82,30')
  expect(formatDecimal(decimal('82.345'), 'vi', 2)).toBe('82,35')
  expect(formatDecimal(decimal('-82.345'), 'vi', 2)).toBe('-82,35')
  expect(formatDecimal(decimal('0.004'), 'vi', 2)).toBe('0,00')
})

test('zero is a value, a missing figure is words', () => {
  expect(formatReported({ kind: 'value', value: decimal('0') }, 'count', 'vi')).toBe('0')
  expect(formatReported({ kind: 'missing', reason: 'not-reported' }, 'count', 'vi')).toBe('không báo cáo')
  expect(formatReported({ kind: 'missing', reason: 'does-not-arise' }, 'percent', 'vi')).toBe('không phát sinh')
  expect(formatReported({ kind: 'missing', reason: 'unreadable' }, 'percent', 'en')).toBe('unreadable')
})

test('days below 10 and months 1 and 2 are padded, months 3 to 9 are not', () => {
  expect(dateInWords('2024-03-05')).toBe('ngày 05 tháng 3 năm 2024')
  expect(dateInWords('2024-02-29')).toBe('ngày 29 tháng 02 năm 2024')
  expect(dateInWords('2024-12-10')).toBe('ngày 10 tháng 12 năm 2024')
})
