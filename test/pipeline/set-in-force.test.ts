import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { faultySet } from '../../src/ingest/index-sets/faulty.ts'
import { loadIndexSets, readIndexSets } from '../../src/ingest/index-sets/load.ts'
import type { IndexSet } from '../../src/model/index-set.ts'
import { monthPeriod } from '../../src/model/period.ts'
import type { KnownSets } from '../../src/pipeline/product.ts'
import { isFaulty, setInForce } from '../../src/pipeline/score.ts'
import { INDEX_SETS_DIR } from '../../src/platform/paths.ts'
import { ThuocDoError } from '../../src/platform/problem.ts'
import { freshFolder } from '../support/folders.ts'

const SHIPPED = loadIndexSets(INDEX_SETS_DIR)
const OCTOBER = monthPeriod(2026, 10)
const QD766 = SHIPPED.find(({ id }) => id === 'qd766-2026') as IndexSet
const own = (id: string, effectiveFrom: string, continues: string | null = null): IndexSet => ({
  ...QD766,
  id,
  effectiveFrom,
  continues,
})
const known = (...indexSets: readonly IndexSet[]): KnownSets => ({ indexSets, faultySets: [] })

test('another index of a data folder never takes the place of the one that ships, whenever it came into force', () => {
  for (const from of ['2020-01-01', '2026-01-01', '2026-06-01'])
    expect(setInForce(known(...SHIPPED, own('par-index', from)), OCTOBER).id).toBe('qd766-2026')
})

test('a set that carries the series on does, from the day it is in force', () => {
  const sets = known(...SHIPPED, own('aa-next', '2026-10-01', 'qd766-2026'), own('aa-after', '2026-11-01', 'aa-next'))
  expect(setInForce(sets, monthPeriod(2026, 9)).id).toBe('qd766-2026')
  expect(setInForce(sets, OCTOBER).id).toBe('aa-next')
  expect(setInForce(sets, monthPeriod(2026, 11)).id).toBe('aa-after')
})

test('where nothing that ships is in force, the first of one’s own is used; where nothing at all is, that is said', () => {
  expect(setInForce(known(...SHIPPED, own('older', '2019-01-01')), monthPeriod(2019, 5)).id).toBe('older')
  expect(() => setInForce(known(...SHIPPED), monthPeriod(2019, 5))).toThrow(
    new ThuocDoError('score.none-in-force', { period: '2019-05' }),
  )
})

const fault = (text: string) =>
  faultySet('own.yaml', text, SHIPPED.length, new ThuocDoError('indexSet.invalid', { file: 'own.yaml', problems: 'x' }))
const NEXT = 'id: own-next\ncontinues: qd766-2026\neffective:\n  from: 2026-10-01\n  to: 2027-01-01\ncriteria: [\n'

test('what a faulty file stands beside goes on; what it would have taken over is scored by no other set', () => {
  const beside = {
    indexSets: SHIPPED,
    faultySets: [fault('id: par\neffective: { from: 2020-01-01, to: null }\ngroups: [')],
  }
  expect(setInForce(beside, OCTOBER).id).toBe('qd766-2026')
  // Where nothing that ships is in force it would have been used.
  expect(isFaulty(beside, monthPeriod(2021, 5))).toBe(true)
  const next = { indexSets: SHIPPED, faultySets: [fault(NEXT)] }
  expect(setInForce(next, monthPeriod(2026, 9)).id).toBe('qd766-2026')
  expect(() => setInForce(next, OCTOBER)).toThrow('score.set-faulty')
  expect(setInForce(next, monthPeriod(2027, 1)).id).toBe('qd766-2026')
  // One that does not tell since when may be in force; one that is only read is no formula.
  expect(isFaulty({ indexSets: SHIPPED, faultySets: [fault(NEXT.replace(/effective[^c]+/, ''))] }, OCTOBER)).toBe(true)
  expect(isFaulty({ indexSets: SHIPPED, faultySets: [fault(NEXT.replace('criteria', 'figures'))] }, OCTOBER)).toBe(
    false,
  )
  // What carries a faulty one on is of its series.
  const after = { indexSets: [...SHIPPED, own('own-after', '2026-11-01', 'own-next')], faultySets: [fault(NEXT)] }
  expect(setInForce(after, monthPeriod(2026, 11)).id).toBe('own-after')
  expect(isFaulty(after, OCTOBER)).toBe(true)
})

test('a file that cannot be used does not stop the others of its folder, and of two with one id neither is used', () => {
  const folder = freshFolder('index-sets')
  mkdirSync(folder)
  const good = readFileSync(join(INDEX_SETS_DIR, 'khoai-chau-letter-2024.yaml'), 'utf8')
  const named = (id: string): string => good.replace(/^id: .*$/m, `id: ${id}`)
  mkdirSync(join(folder, 'a-folder.yaml'))
  writeFileSync(join(folder, 'b.yaml'), NEXT)
  writeFileSync(join(folder, 'c.yaml'), named('twice'))
  writeFileSync(join(folder, 'd.yaml'), named('fine'))
  writeFileSync(join(folder, 'e.yaml'), named('twice'))
  writeFileSync(join(folder, 'f.yaml'), named('qd766-2026'))
  const { indexSets, faultySets } = readIndexSets([INDEX_SETS_DIR, folder])
  expect(indexSets.map(({ id }) => id)).toEqual([...SHIPPED.map(({ id }) => id), 'fine'])
  expect(faultySets.map(({ file, id, problem }) => [file, id, problem.code])).toEqual([
    ['a-folder.yaml', null, 'command.file-unreadable'],
    ['b.yaml', 'own-next', 'indexSet.invalid'],
    ['c.yaml', 'twice', 'indexSet.id-twice'],
    ['e.yaml', 'twice', 'indexSet.id-twice'],
    ['f.yaml', 'qd766-2026', 'indexSet.id-twice'],
  ])
  expect(faultySets[1]).toMatchObject({
    continues: 'qd766-2026',
    effectiveFrom: '2026-10-01',
    effectiveTo: '2027-01-01',
  })
})
