import { expect, test } from 'vitest'
import { bytesSource } from '../../src/ingest/rows/byte-source.ts'
import { importDossierSource } from '../../src/pipeline/import-dossiers.ts'
import { openDuckdbWarehouse } from '../../src/store/warehouse/duckdb/duckdb.ts'
import { calendar } from '../contract/warehouse/histories.ts'
import { freshFolder } from '../support/folders.ts'

const full = (serial: number): object => ({
  code: `H31.14-261009-${serial}`,
  unitCode: 'H31.14',
  state: 'in-progress',
  channel: 'online',
  receivedAt: '2026-10-09T08:00:00',
  dueAt: '2026-10-12T17:00:00',
  changedAt: '2026-10-09T09:00:00',
})
const step = (serial: number): object => ({
  code: `H31.14-261009-${serial}`,
  state: 'finished',
  progressAt: '2026-10-11T10:00:00',
})
const LINES = [full(1), full(2), step(1)].map((record) => JSON.stringify(record)).join('\n')
const options = { source: 'one-stop', badRows: null, dryRun: false }

test('a delivery of dossiers and steps tells of both', async () => {
  const warehouse = await openDuckdbWarehouse(freshFolder('store.duckdb'))
  const store = { warehouse, calendar, dataDir: freshFolder('data') }
  const { batch } = await importDossierSource(store, bytesSource('x', Buffer.from(LINES)), options)
  expect(batch).toMatchObject({
    kind: 'stored',
    added: 2,
    replaced: 1,
    touched: { unitCodes: ['H31.14'], from: '2026-10-09' },
  })
  expect((await warehouse.dossier('H31.14-261009-1'))?.dossier.finishedAt).toBe('2026-10-11T10:00:00')
  await warehouse.close()
})

test('steps that a killed program left undone are made up for when the same bytes are sent again', async () => {
  const warehouse = await openDuckdbWarehouse(freshFolder('store.duckdb'))
  const store = { warehouse, calendar, dataDir: freshFolder('data') }
  // As it is left when the program dies after the dossiers and before the steps.
  let stores = 0
  const dying: typeof warehouse = {
    ...warehouse,
    store: (batch, rows) => {
      stores += 1
      return stores === 1 ? warehouse.store(batch, rows) : Promise.reject(new Error('killed'))
    },
  }
  const send = (to: typeof warehouse) =>
    importDossierSource({ ...store, warehouse: to }, bytesSource('x', Buffer.from(LINES)), options)
  await expect(send(dying)).rejects.toThrow('killed')
  expect((await send(warehouse)).batch).toMatchObject({ kind: 'stored', replaced: 1 })
  expect((await warehouse.dossier('H31.14-261009-1'))?.dossier.state).toBe('finished')
  expect((await send(warehouse)).batch).toMatchObject({ kind: 'repeated', replaced: 0 })
  await warehouse.close()
})
