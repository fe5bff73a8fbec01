import { expect, test } from 'vitest'
import { bytesSource } from '../../src/ingest/rows/byte-source.ts'
import { importDossierSource } from '../../src/pipeline/import-dossiers.ts'
import { importProcedures } from '../../src/pipeline/import-procedures.ts'
import { unknownProceduresHeld } from '../../src/pipeline/unknown-procedures.ts'
import { openDuckdbWarehouse } from '../../src/store/warehouse/duckdb/duckdb.ts'
import { calendar } from '../contract/warehouse/histories.ts'
import { freshFolder } from '../support/folders.ts'

test('dossiers with procedures that the catalogue does not have are told, by import and in a period', async () => {
  const warehouse = await openDuckdbWarehouse(freshFolder('store.duckdb'))
  const store = { warehouse, calendar, dataDir: freshFolder('data') }
  const options = { source: 'one-stop', badRows: null, dryRun: false }
  const dossiers = (...rows: readonly string[]) => {
    const head = 'code,unitCode,procedureCode,state,channel,receivedAt'
    return importDossierSource(store, bytesSource('x.csv', Buffer.from([head, ...rows].join('\n'))), options)
  }
  const catalogue = (text: string) => importProcedures(store, bytesSource('p.csv', Buffer.from(text)), false)
  const about = (issues: readonly { readonly code: string; readonly facts: object }[]) =>
    issues.filter(({ code }) => code === 'dossiers.procedure-unknown').map(({ facts }) => facts)
  const row = (serial: number, procedure: string, day = '2026-10-05', state = '4') =>
    `H31.14-261005-${serial},H31.14,${procedure},${state},2,${day}`

  // Without a catalogue nothing is known of any.
  expect(about((await dossiers(row(1, '1.000001'), row(2, '1.000009'))).issues)).toEqual([])
  const told = await catalogue('code,name\n1.000001,Khai sinh\n')
  expect(about(told.issues)).toEqual([{ count: 1, procedures: 1, codes: ['1.000009'] }])
  const more = await dossiers(row(3, '1.000007', '2026-09-05'), row(4, '1.000008'), row(5, '1.000008'), row(6, ''))
  expect(about(more.issues)).toEqual([{ count: 3, procedures: 2, codes: ['1.000008', '1.000007'] }])
  expect(about((await dossiers(row(7, '1.000001'))).issues)).toEqual([])
  const october = await unknownProceduresHeld(warehouse, { from: '2026-10-01', to: '2026-10-31' })
  expect(about(october)).toEqual([{ count: 3, procedures: 2, codes: ['1.000008', '1.000009'] }])
  await warehouse.close()
})
