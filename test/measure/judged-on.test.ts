import { expect, test } from 'vitest'
import { judgedOn } from '../../src/measure/judged-on.ts'
import { parsePeriod } from '../../src/model/period.ts'
import { isProvisional, periodState } from '../../src/model/period-state.ts'

test.each([
  ['a month that is over is judged on its last day', '2026-09', '2026-10-31', '2026-09-30', true],
  ['a month under way is judged today', '2026-10', '2026-10-12', '2026-10-12', false],
  ['on its last day a month is not over', '2026-10', '2026-10-31', '2026-10-31', false],
  ['the day after, it is', '2026-10', '2026-11-01', '2026-10-31', true],
  ['from the 21st to the 20th', '2026-09-21..2026-10-20', '2026-11-05', '2026-10-20', true],
  ['a quarter from December on', '2025-12-01..2026-02-28', '2026-02-03', '2026-02-03', false],
])('%s', (_what, key, today, day, over) => {
  const period = parsePeriod(key)
  if (period === null) throw new Error(`${key} is a period`)
  const state = periodState(period, today)
  expect([judgedOn(period, today), state]).toEqual([day, over ? 'over' : 'running'])
  // Nobody can close a period yet.
  expect(isProvisional(state)).toBe(true)
})
