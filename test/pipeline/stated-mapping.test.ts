import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bytesSource } from '../../src/ingest/rows/byte-source.ts'
import { NOTHING_STATED, type StatedMapping } from '../../src/ingest/rows/mapping.ts'
import type { DossierStore } from '../../src/pipeline/dossier-store.ts'
import { importDossierSource } from '../../src/pipeline/import-dossiers.ts'
import { openDuckdbWarehouse } from '../../src/store/warehouse/duckdb/duckdb.ts'
import { calendar } from '../contract/warehouse/histories.ts'
import { freshFolder } from '../support/folders.ts'

/** A dossier as a vendor writes it. */
const vendor = (serial: number, more: object = {}): object => ({
  'Số HS': `H31.14-261009-${serial}`,
  'Đơn vị': 'H31.14',
  'Trạng thái': 'Ra kết quả',
  'Ngày nhận': '03/10/2026',
  'Ngày xong': '05/10/2026',
  ...more,
})
const national = (serial: number): object => ({
  MaHoSo: `H31.14-261009-${serial}`,
  DonViXuLy: 'H31.14',
  TrangThaiHoSo: '9',
  NgayTiepNhan: '20261003080000',
  NgayKetThucXuLy: '20261005170000',
  DSKetNoiCSDL: [{ MaCSDL: 'CSDLDC' }],
})
const csv = (records: readonly object[]): string =>
  [Object.keys(records[0] ?? {}), ...records.map((record) => Object.values(record))]
    .map((cells) => cells.join(','))
    .join('\n')
const json = (records: readonly object[]): string => JSON.stringify(records)

const VENDOR: StatedMapping = {
  ...NOTHING_STATED,
  columns: { code: 'Số HS', unitCode: 'Đơn vị', finishedAt: 'Ngày xong' },
  values: { state: { 'Ra kết quả': 'finished' } },
}
const POPULATION: StatedMapping = { ...NOTHING_STATED, values: { populationData: { CSDLDC: 'yes' } } }

describe('what is stated of a source', () => {
  let store: DossierStore
  beforeEach(async () => {
    const warehouse = await openDuckdbWarehouse(freshFolder('store.duckdb'))
    store = { warehouse, calendar, dataDir: freshFolder('data') }
  })
  afterEach(() => store.warehouse.close())

  const send = async (way: 'file' | 'http', text: string, stated?: StatedMapping, more = {}) => {
    const options = { source: 'one-stop', badRows: null, dryRun: false, way, ...(stated && { stated }), ...more }
    const { outcome, issues } = await importDossierSource(store, bytesSource('x', Buffer.from(text)), options)
    return [outcome, ...issues.filter(({ severity }) => severity !== 'info').map(({ code }) => code)]
  }
  const heldOf = async (serial: number) => (await store.warehouse.dossier(`H31.14-261009-${serial}`))?.dossier

  test('with a file holds for requests too, tables and records', async () => {
    expect((await send('http', json([vendor(1)])))[0]).toBe('refused')
    expect((await send('file', csv([vendor(1)]), VENDOR))[0]).toBe('stored')
    expect((await send('http', json([vendor(2)])))[0]).toBe('stored')
    expect((await send('http', csv([vendor(3)])))[0]).toBe('stored')
    expect((await send('file', json([vendor(4)])))[0]).toBe('stored')
    const told = { state: 'finished', finishedAt: '2026-10-05T00:00:00' }
    for (const serial of [1, 2, 3, 4]) expect(await heldOf(serial)).toMatchObject(told)
  })

  test('holds of its words for columns that are remembered, and the later meaning of a word for all', async () => {
    expect(await send('http', json([national(1)]))).toEqual(['stored', 'rows.mark-unread'])
    expect((await heldOf(1))?.marks.populationData).toBe(null)
    await send('file', json([national(2)]), POPULATION)
    await send('http', json([national(3)]))
    expect((await heldOf(3))?.marks.populationData).toBe(true)
    // What came before is sent again, and is understood now.
    await send('http', json([national(1)]))
    expect((await heldOf(1))?.marks.populationData).toBe(true)
    const otherwise = { ...POPULATION, values: { populationData: { CSDLDC: 'no' } } }
    await send('file', json([national(4)]), otherwise)
    await send('http', json([national(5)]))
    expect((await heldOf(5))?.marks.populationData).toBe(false)
  })

  test('leaves columns that are remembered, the order of dates too; what they lost is still told', async () => {
    await send('http', csv([{ ...vendor(1), 'Trạng thái': '9' }]), { ...VENDOR, values: {} })
    const monthFirst: StatedMapping = { ...NOTHING_STATED, columns: { finishedAt: 'Ngày nhận' }, dates: 'month-first' }
    await send('file', csv([{ ...vendor(2), 'Trạng thái': '9' }]), { ...monthFirst, columns: { ...VENDOR.columns } })
    await send('http', csv([{ ...vendor(3), 'Trạng thái': '9' }]))
    expect((await heldOf(2))?.receivedAt).toBe('2026-03-10T00:00:00')
    expect((await heldOf(3))?.receivedAt).toBe('2026-10-03T00:00:00')
    const renamed = csv([{ ...vendor(4), 'Trạng thái': '9' }]).replace('Ngày xong', 'Ngày xong việc')
    expect(await send('http', renamed)).toContain('rows.drift-renamed')
  })

  test('is not kept where nothing is stored', async () => {
    await send('file', csv([vendor(1)]), VENDOR, { dryRun: true })
    expect((await send('http', csv([vendor(1)])))[0]).toBe('refused')
  })
})
