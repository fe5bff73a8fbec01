import { expect, test } from 'vitest'
import { loadIndexSets } from '../../src/ingest/index-sets/load.ts'
import type { IndexSet } from '../../src/model/index-set.ts'
import { monthPeriod } from '../../src/model/period.ts'
import { setInForce } from '../../src/pipeline/score.ts'
import { INDEX_SETS_DIR } from '../../src/platform/paths.ts'
import { ThuocDoError } from '../../src/platform/problem.ts'

const SHIPPED = loadIndexSets(INDEX_SETS_DIR)
const OCTOBER = monthPeriod(2026, 10)
const QD766 = SHIPPED.find(({ id }) => id === 'qd766-2026') as IndexSet
const own = (id: string, effectiveFrom: string, continues: string | null = null): IndexSet => ({
  ...QD766,
  id,
  effectiveFrom,
  continues,
})

test('another index of a data folder never takes the place of the one that ships, whenever it came into force', () => {
  for (const from of ['2020-01-01', '2026-01-01', '2026-06-01'])
    expect(setInForce([...SHIPPED, own('par-index', from)], OCTOBER).id).toBe('qd766-2026')
})

test('a set that carries the series on does, from the day it is in force', () => {
  const sets = [...SHIPPED, own('aa-next', '2026-10-01', 'qd766-2026'), own('aa-after', '2026-11-01', 'aa-next')]
  expect(setInForce(sets, monthPeriod(2026, 9)).id).toBe('qd766-2026')
  expect(setInForce(sets, OCTOBER).id).toBe('aa-next')
  expect(setInForce(sets, monthPeriod(2026, 11)).id).toBe('aa-after')
})

test('where nothing that ships is in force, the first of one’s own is used; where nothing at all is, that is said', () => {
  expect(setInForce([...SHIPPED, own('older', '2019-01-01')], monthPeriod(2019, 5)).id).toBe('older')
  expect(() => setInForce(SHIPPED, monthPeriod(2019, 5))).toThrow(
    new ThuocDoError('score.none-in-force', { period: '2019-05' }),
  )
})
