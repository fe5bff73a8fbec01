import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countCells } from '../../../src/store/warehouse/duckdb/count.ts'
import { openDuckdbWarehouse } from '../../../src/store/warehouse/duckdb/duckdb.ts'
import { openFile } from '../../../src/store/warehouse/duckdb/open.ts'
import { expected, plan } from '../../contract/warehouse/expected.ts'
import { held, latest, versions } from '../../contract/warehouse/histories.ts'
import { freshFolder } from '../../support/folders.ts'

test('periods counted one after the other give the cells, and their order, of all at once', async () => {
  const [all = []] = fc.sample(
    versions.filter((each) => each.length > 25),
    { seed: 9, numRuns: 1 },
  )
  const file = freshFolder('store.duckdb')
  const warehouse = await openDuckdbWarehouse(file)
  const rows = (async function* () {
    yield all.map((dossier) => held(dossier, []))
  })()
  await warehouse.store({ id: 'a', source: 'test', name: 'a' }, rows)
  await warehouse.close()
  const { instance, connection } = await openFile(file)
  const atOnce = await countCells(connection, plan)
  expect(await countCells(connection, plan, 1)).toEqual(atOnce)
  const order = atOnce.map(({ unit, period }) => [unit, plan.periods.findIndex(({ key }) => key === period)] as const)
  expect(order).toEqual([...order].sort(([a, m], [b, n]) => (a === b ? m - n : a < b ? -1 : 1)))
  expect(atOnce.length).toBe(expected(latest(all), []).length)
  expect(atOnce.length).toBeGreaterThan(5)
  connection.closeSync()
  instance.closeSync()
})
