import { describe, expect, test } from 'vitest'
import { readProcedures } from '../../../src/ingest/feeds/procedures.ts'
import { bytesSource } from '../../../src/ingest/rows/byte-source.ts'
import { NOTHING_STATED } from '../../../src/ingest/rows/mapping.ts'
import { codesOf, readAll } from './reading.ts'

const HEADS = ['Mã hồ sơ', 'Mã đơn vị', 'Mã TTHC', 'Trạng thái', 'Kênh', 'Ngày tiếp nhận']

async function workbook(rows: readonly (readonly unknown[])[], formats: readonly string[] = []): Promise<Uint8Array> {
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('Hồ sơ')
  sheet.addRow(HEADS)
  for (const row of rows) sheet.addRow([...row])
  for (const [at, format] of formats.entries()) {
    for (const cell of [2, 3].map((column) => sheet.getRow(at + 2).getCell(column)))
      if (typeof cell.value === 'number') cell.numFmt = format
  }
  return new Uint8Array(await book.xlsx.writeBuffer())
}
const row = (procedure: unknown, unit: unknown = 'H31', code: unknown = 'H31-1'): readonly unknown[] => [
  code,
  unit,
  procedure,
  4,
  2,
  '05/10/2026',
]
const record = (more: object): string =>
  JSON.stringify([
    { MaHoSo: 'H31-1', DonViXuLy: 'H31', TrangThaiHoSo: 4, NgayTiepNhan: 20261005080000, KenhThucHien: 2, ...more },
  ])

describe('codes that were held as numbers', () => {
  test('of procedures without their last zeros make bad rows, in every format; whole ones are read', async () => {
    const sheet = await readAll(await workbook([row(1.10001), row(1.001193), row('1.100010'), row(1.1)]), 'a.xlsx')
    expect(codesOf(sheet)).toEqual(['2: rows.procedure-code-short', '5: rows.procedure-code-short'])
    expect(sheet.rejects[0]?.problems[0]?.facts).toEqual({ value: '1.10001', whole: '1.100010' })
    expect(sheet.dossiers.map(({ procedureCode }) => procedureCode)).toEqual(['1.001193', '1.100010'])
    const csv = await readAll(`${HEADS.join(',')}\nH31-1,H31,1.10001,4,2,05/10/2026\nH31-2,H31,,4,2,05/10/2026\n`)
    expect(codesOf(csv)).toEqual(['2: rows.procedure-code-short'])
    expect(csv.dossiers).toMatchObject([{ procedureCode: null }])
    expect(codesOf(await readAll(record({ MaTTHC: 1.10001 }), 'a.json'))).toEqual(['1: rows.procedure-code-short'])
    expect((await readAll(record({ MaTTHC: 1.001193 }), 'a.json')).dossiers).toMatchObject([
      { procedureCode: '1.001193', receivedAt: '2026-10-05T08:00:00' },
    ])
  })

  test('are read with the zeros that the format of their cells shows', async () => {
    const rows = [row(1.10001), row(1.001193)]
    const { dossiers, rejects } = await readAll(await workbook(rows, ['0.000000', '0.000000']), 'a.xlsx')
    expect([rejects, dossiers.map(({ procedureCode }) => procedureCode)]).toEqual([[], ['1.100010', '1.001193']])
    const padded = await readAll(await workbook([row('1.001193', 4)], ['00000']), 'a.xlsx')
    expect(padded.dossiers).toMatchObject([{ unitCode: '00004' }])
  })

  test('are read by the fifteen digits that a sheet shows, not by those behind them', async () => {
    const held = await workbook(
      [row(1.001193 + Number.EPSILON), row(1.10001 + Number.EPSILON)],
      ['General', '0.000000'],
    )
    const { dossiers } = await readAll(held, 'a.xlsx')
    expect(dossiers.map(({ procedureCode }) => procedureCode)).toEqual(['1.001193', '1.100010'])
  })

  test('beyond the digits that numbers hold are no codes: two dossiers would become one', async () => {
    const numbers = [row('1.001193', 'H31', 1.2345678901234567e19), row('1.001193', 'H31', 1.23456789012345e16)]
    expect(codesOf(await readAll(await workbook(numbers), 'a.xlsx'))).toEqual([
      '2: rows.not-a-code',
      '3: rows.not-a-code',
    ])
    const json = record({}).replace('"H31-1"', '12345678901234567890')
    expect(codesOf(await readAll(json, 'a.json'))).toEqual(['1: rows.not-a-code'])
  })

  test('are what the mapping says of them', async () => {
    const stated = { ...NOTHING_STATED, values: { procedureCode: { '1.1': '1.001193' } } }
    const { dossiers } = await readAll(await workbook([row(1.1)]), 'a.xlsx', { stated })
    expect(dossiers).toMatchObject([{ procedureCode: '1.001193' }])
  })

  test('are bad rows of a catalogue, too', async () => {
    const text = 'Mã TTHC,Tên thủ tục\n1.10001,Đăng ký khai sinh\n1.100010,Khác\n'
    const read = await readProcedures(bytesSource('tt.csv', Buffer.from(text)))
    expect(read).toMatchObject({
      records: [{ code: '1.100010' }],
      rejects: [{ line: 2, problems: [{ code: 'rows.procedure-code-short' }] }],
    })
  })
})
