import { describe, expect, test } from 'vitest'
import { readPrinted } from '../../../src/ingest/tables/printed-value.ts'
import type { UnitOfMeasure } from '../../../src/model/index-set.ts'

function shown(printed: string, unit: UnitOfMeasure): string {
  const reported = readPrinted(printed, unit)
  return reported.kind === 'value' ? reported.value : reported.reason
}

describe('a printed figure', () => {
  test.each([
    ['1.405', 'count', '1405'],
    ['1,405', 'count', '1405'],
    ['1 405', 'count', '1405'],
    ['1.234.567', 'count', '1234567'],
    ['12,0', 'count', '12'],
    ['0', 'count', '0'],
    ['1405 bản', 'count', '1405'],
    ['12,5', 'count', 'unreadable'],
    ['82%', 'count', 'unreadable'],
    ['1.40', 'count', 'unreadable'],
    ['1.4055', 'count', 'unreadable'],
    ['1.405,000', 'count', 'unreadable'],
    ['99,17', 'percent', '99.17'],
    ['99.17', 'percent', '99.17'],
    ['99,17%', 'percent', '99.17'],
    ['99,17 %', 'percent', '99.17'],
    ['1.405', 'percent', '1.405'],
    ['1.234,5', 'points', '1234.5'],
    ['75,02 điểm', 'points', '75.02'],
    ['81.34%', 'points', '81.34'],
    ['99,17 (1)', 'percent', '99.17'],
    ['99,17*', 'percent', '99.17'],
    ['99,', 'percent', 'unreadable'],
    ['99, 17', 'percent', 'unreadable'],
    ['1 405', 'percent', 'unreadable'],
    ['98/100', 'percent', 'unreadable'],
    ['Tốt', 'percent', 'unreadable'],
    ['', 'percent', 'not-reported'],
    ['-', 'percent', 'not-reported'],
    ['–', 'count', 'not-reported'],
    ['…', 'count', 'not-reported'],
    ['Chưa có số liệu', 'points', 'not-reported'],
    ['Không phát sinh', 'percent', 'does-not-arise'],
    ['(không phát sinh)', 'percent', 'does-not-arise'],
    ['x', 'percent', 'not-applicable'],
    ['không áp dụng', 'count', 'not-applicable'],
  ] as const)('"%s" in a column of %s is %s', (printed, unit, expected) => {
    expect(shown(printed, unit)).toBe(expected)
  })
})
