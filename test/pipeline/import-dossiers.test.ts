import { describe, expect, test } from 'vitest'
import { bytesSource } from '../../src/ingest/rows/byte-source.ts'
import type { StatedMapping } from '../../src/ingest/rows/mapping.ts'
import type { DossierStore } from '../../src/pipeline/dossier-store.ts'
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
    read: 3,
    added: 2,
    replaced: 0,
    touched: { unitCodes: ['H31.14'], from: '2026-10-09' },
  })
  expect((await warehouse.dossier('H31.14-261009-1'))?.dossier.finishedAt).toBe('2026-10-11T10:00:00')
  await warehouse.close()
})

const send = (store: DossierStore, records: readonly object[]) => {
  const lines = records.map((record) => JSON.stringify(record)).join('\n')
  return importDossierSource(store, bytesSource('x', Buffer.from(lines)), options)
}

test('a step that comes before its dossier waits for it', async () => {
  const warehouse = await openDuckdbWarehouse(freshFolder('store.duckdb'))
  const store = { warehouse, calendar, dataDir: freshFolder('data') }
  const early = await send(store, [step(1), step(2), full(2)])
  expect(early.issues).toMatchObject([{ code: 'dossiers.waiting', facts: { count: 1 } }])
  expect(early.batch).toMatchObject({ added: 1, waiting: 1 })
  expect((await send(store, [full(1)])).batch).toMatchObject({ added: 1, replaced: 0, touched: { from: '2026-10-09' } })
  expect((await warehouse.dossier('H31.14-261009-1'))?.dossier.state).toBe('finished')
  await warehouse.close()
})

test('of a delivery that was stored before nothing is said as if it had been read', async () => {
  const warehouse = await openDuckdbWarehouse(freshFolder('store.duckdb'))
  const store = { warehouse, calendar, dataDir: freshFolder('data') }
  const many = Array.from({ length: 200 }, (_, index) => full(index + 1)).concat({ ...full(201), state: 'lost' })
  const first = await send(store, many)
  expect([first.outcome, first.rows, first.rejects.length]).toEqual(['stored', 201, 1])
  expect(await send(store, many)).toMatchObject({ outcome: 'repeated', rows: null, rejects: [], issues: [] })
  await warehouse.close()
})

test('a delivery of steps alone touches the units of their dossiers, and sent again changes nothing', async () => {
  const warehouse = await openDuckdbWarehouse(freshFolder('store.duckdb'))
  const store = { warehouse, calendar, dataDir: freshFolder('data') }
  await send(store, [full(1), full(2)])
  const touched = { unitCodes: ['H31.14'], from: '2026-10-09', to: '2026-10-09' }
  expect((await send(store, [step(1)])).batch).toMatchObject({ kind: 'stored', read: 1, replaced: 1, touched })
  expect((await send(store, [step(1)])).batch).toMatchObject({ kind: 'repeated' })
  expect((await send(store, [step(1), step(1)])).batch).toMatchObject({ read: 2, replaced: 0, stale: 2 })
  await warehouse.close()
})

test('a source sends synchronisation and progress records, together or apart, in any order, and is understood', async () => {
  const sync = (serial: number) => ({
    MaHoSo: `H31.14-261009-${serial}`,
    DonViXuLy: 'H31.14',
    TrangThaiHoSo: '4',
    KenhThucHien: '2',
    NgayTiepNhan: '20261009080000',
    NgayHenTra: '20261012170000',
  })
  const progress = (serial: number) => ({
    MaHoSo: `H31.14-261009-${serial}`,
    ThoiDiemXuLy: '20261011100000',
    TrangThai: '9',
  })
  const deliveries = [[progress(1)], [sync(1), progress(1)], [progress(2)], [sync(2)], [sync(3)], [progress(3)]]
  for (const order of [deliveries, [...deliveries].reverse()]) {
    const warehouse = await openDuckdbWarehouse(freshFolder('store.duckdb'))
    const store = { warehouse, calendar, dataDir: freshFolder('data') }
    for (const records of order) {
      const { outcome, rejects } = await send(store, records)
      expect([outcome, rejects]).toEqual(['stored', []])
    }
    for (const serial of [1, 2, 3]) {
      const held = await warehouse.dossier(`H31.14-261009-${serial}`)
      expect(held?.dossier).toMatchObject({ state: 'finished', finishedAt: '2026-10-11T10:00:00', channel: 'online' })
    }
    await warehouse.close()
  }
})

const TABLE =
  'Mã hồ sơ,Mã đơn vị,Trạng thái,Kênh thực hiện,Ngày tiếp nhận\nQ1,H31,4,2,05/10/2026 08:00\nQ2,H31,4,2,05/10/2026 08:00\n'
const OWN_NAMES = JSON.stringify([
  { code: 'Q1', unitCode: 'H31', state: 'in-progress', receivedAt: '2026-10-05T08:00:00' },
  { code: 'Q2', unitCode: 'H31', state: 'in-progress', receivedAt: '2026-10-05T08:00:00' },
])
const CUSTOM_NAMES = JSON.stringify([
  { soHS: 'Q1', donVi: 'H31', tinhTrang: 'Chờ ký', ngay: '2026-10-05' },
  { soHS: 'Q2', donVi: 'H31', tinhTrang: 'Chờ ký', ngay: '2026-10-05' },
])
const CUSTOM: StatedMapping = {
  columns: { code: 'soHS', unitCode: 'donVi', state: 'tinhTrang', receivedAt: 'ngay' },
  values: { state: { 'Chờ ký': 'in-progress' } },
  dates: null,
  empty: [],
}
const FINISHED = { MaHoSo: 'Q1', ThoiDiemXuLy: '20261008100000', TrangThai: '9' }
const SYNCHRONISED = {
  MaHoSo: 'Q2',
  DonViXuLy: 'H31',
  TrangThaiHoSo: '9',
  KenhThucHien: '2',
  NgayTiepNhan: '20261005080000',
  NgayKetThucXuLy: '20261009100000',
}

describe.each(['file', 'http'] as const)('by %s', (way) => {
  test.each([
    ['a table with Vietnamese heads', TABLE, undefined],
    ['records with our own names', OWN_NAMES, undefined],
    ['records with names of its own', CUSTOM_NAMES, CUSTOM],
  ])(
    'national records of a source that sends %s are read by their own names, before and after it',
    async (_, first, stated) => {
      for (const early of [false, true]) {
        const warehouse = await openDuckdbWarehouse(freshFolder('store.duckdb'))
        const store = { warehouse, calendar, dataDir: freshFolder('data') }
        const take = async (text: string, told?: StatedMapping) => {
          const given = { ...options, way, ...(told && { stated: told }) }
          const report = await importDossierSource(store, bytesSource('x', Buffer.from(text)), given)
          expect(report).toMatchObject({ outcome: 'stored', rejects: [] })
          expect(report.issues.map(({ code }) => code)).not.toContain('rows.drift-new')
        }
        if (early) await take(JSON.stringify([SYNCHRONISED]))
        await take(first, stated)
        await take(JSON.stringify([FINISHED]))
        await take(JSON.stringify([SYNCHRONISED, { ...FINISHED, ThoiDiemXuLy: '20261008110000' }]))
        // What the source sent first is read as before, without being told again.
        await take(first.replaceAll('05', '06').replaceAll('Q', 'R'))
        const held = async (code: string) => (await warehouse.dossier(code))?.dossier
        expect(await held('Q1')).toMatchObject({ state: 'finished', finishedAt: '2026-10-08T10:00:00' })
        expect(await held('Q2')).toMatchObject({ state: 'finished', finishedAt: '2026-10-09T10:00:00' })
        expect(await held('R1')).toMatchObject({ state: 'in-progress' })
        await warehouse.close()
      }
    },
  )
})

test('a table of steps alone is read by its own columns, whatever those of the dossiers of its source', async () => {
  const warehouse = await openDuckdbWarehouse(freshFolder('store.duckdb'))
  const store = { warehouse, calendar, dataDir: freshFolder('data') }
  const csv = (text: string) => importDossierSource(store, bytesSource('x.csv', Buffer.from(text)), options)
  const dossiers = 'Mã hồ sơ,Đơn vị xử lý,Trạng thái,Kênh thực hiện,Ngày tiếp nhận\nH31-1,H31,4,2,09/10/2026 08:00\n'
  expect((await csv(dossiers)).outcome).toBe('stored')
  const steps = 'Mã hồ sơ,Thời điểm xử lý,Trạng thái\nH31-1,11/10/2026 10:00,9\n'
  expect((await csv(steps)).batch).toMatchObject({ kind: 'stored', replaced: 1 })
  expect((await csv(dossiers.replace('H31-1', 'H31-2'))).batch).toMatchObject({ added: 1 })
  await warehouse.close()
})
