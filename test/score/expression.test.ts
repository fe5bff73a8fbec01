import { expect, test } from 'vitest'
import { type Period, parsePeriod } from '../../src/model/period.ts'
import { shareOfYear } from '../../src/score/expression.ts'

test.each([
  ['2026-10', 1n, 12n],
  ['2026-Q4', 1n, 4n],
  ['2026-H2', 1n, 2n],
  ['2026', 1n, 1n],
  ['2026-09-21..2026-10-20', 1n, 12n],
  ['2025-12-01..2026-02-28', 1n, 4n],
  ['2026-01..2026-10', 5n, 6n],
  ['2026-01-01..2026-02-10', 41n, 365n],
  ['2026-10-05..2026-11-02', 29n, 365n],
  ['2024-01-01..2026-12-31', 1n, 1n],
])('the part of a year that %s is', (key, numerator, denominator) => {
  expect(shareOfYear(parsePeriod(key) as Period)).toEqual({ numerator, denominator })
})
