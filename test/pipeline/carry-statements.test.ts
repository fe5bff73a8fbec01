import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { complaintsHeld } from '../../src/pipeline/fed-quantities.ts'
import { openSqliteRegistry } from '../../src/store/registry/sqlite.ts'
import { dayOfDate } from '../../src/store/warehouse/columns.ts'
import { openDuckdbWarehouse } from '../../src/store/warehouse/duckdb/duckdb.ts'
import { thuocdo } from '../cli/thuocdo.ts'
import { freshFolder } from '../support/folders.ts'

test('statements that an earlier version kept in the warehouse count, once, and stay withdrawn when they are', async () => {
  const data = freshFolder('data')
  mkdirSync(data, { recursive: true })
  const file = join(data, 'store.duckdb')
  await (await openDuckdbWarehouse(file)).close()
  const instance = await DuckDBInstance.create(file)
  const connection = await instance.connect()
  const [from, to] = [dayOfDate('2026-10-01'), dayOfDate('2026-10-31')]
  await connection.run(`INSERT INTO complaints_told VALUES ('H31', ${from}, ${to}), (NULL, ${from}, ${from})`)
  connection.closeSync()
  instance.closeSync()

  // Any command that opens the warehouse.
  const open = () => thuocdo(data, ['score', '--period', '2026-10'])
  const held = async () => {
    const registry = await openSqliteRegistry(join(data, 'register.sqlite'))
    try {
      return { complaints: await complaintsHeld(registry), deliveries: await registry.feeds.deliveries() }
    } finally {
      await registry.close()
    }
  }
  await open()
  const first = await held()
  const own = { unitCode: 'H31', from: '2026-10-01', to: '2026-10-31' }
  expect(first.complaints).toEqual([{ unitCode: null, from: '2026-10-01', to: '2026-10-01' }, own])
  await open()
  expect(await held()).toEqual(first)
  const all = first.deliveries.find(({ delivery }) => delivery.covers[0]?.unit === '*')
  await thuocdo(data, ['deliveries', 'withdraw', all?.delivery.id ?? '', '--reason', 'sai'])
  await open()
  expect((await held()).complaints).toEqual([own])
})
