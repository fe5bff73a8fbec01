import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { describe, expect, test } from 'vitest'
import { openDossiers } from '../../../src/ingest/dossiers/read.ts'
import { fileSource } from '../../../src/ingest/rows/byte-source.ts'
import { type Reject, rejectIssues } from '../../../src/ingest/rows/reject.ts'
import { rejectsFile } from '../../../src/ingest/rows/rejects-file.ts'
import type { Dossier } from '../../../src/model/dossier.ts'
import type { Issue } from '../../../src/model/issue.ts'
import { describeIssue, describePlace } from '../../../src/platform/describe.ts'
import { CLOCK, codesOf, readAll } from './reading.ts'

const FULL = {
  MaHoSo: 'H31.14-261001-0001',
  MaTTHC: '1.001193',
  TenTTHC: 'Đăng ký khai sinh',
  DonViXuLy: 'H31.14',
  KenhThucHien: '2',
  TrangThaiHoSo: '10',
  NgayTiepNhan: '20261001081500',
  NgayHenTra: '20261015170000',
  NgayKetThucXuLy: '20261012160000',
  NgayTra: '20261013090000',
  HoSoCoThanhPhanSoHoa: '1',
  DuocThanhToanTrucTuyen: '2',
  ChuHoSo: 'Nguyễn Văn Thực',
  DanhSachLePhi: [{ Gia: '0' }, { Gia: '8000' }],
  TaiLieuNop: [{ DuocTaiSuDung: '0', DuocLayTuKhoDMQG: '1' }, { DuocTaiSuDung: '0' }],
  DanhSachGiayToKetQua: [{ DuongDanTepTinKetQua: '/kq/nguyen-van-thuc.pdf' }],
  DanhSachHoSoBoSung: [{ NgayBoSung: '20261003080000', NgayTiepNhanBoSung: '20261005080000', NgayHenTraMoi: '' }],
}
const READ: Partial<Dossier> = {
  code: 'H31.14-261001-0001',
  unitCode: 'H31.14',
  procedureCode: '1.001193',
  state: 'returned',
  channel: 'online',
  receivedAt: '2026-10-01T08:15:00',
  dueAt: '2026-10-15T17:00:00',
  finishedAt: '2026-10-12T16:00:00',
  returnedAt: '2026-10-13T09:00:00',
  supplements: [{ requestedAt: '2026-10-03T08:00:00', answeredAt: '2026-10-05T08:00:00', dueAfter: null }],
}

describe('synchronisation records', () => {
  test.each([
    ['one object', JSON.stringify(FULL, null, 2)],
    ['a list', JSON.stringify([FULL])],
    ['an envelope', JSON.stringify({ code: 0, message: 'ok', data: { total: 1, items: [FULL] }, more: [{ a: 1 }] })],
    ['one a line', `${JSON.stringify(FULL)}\n`],
  ])('are read from %s', async (_, text) => {
    const { dossiers, rejects } = await readAll(text, 'hs.json')
    expect(rejects).toEqual([])
    expect(dossiers).toEqual([expect.objectContaining(READ)])
    expect(dossiers[0]?.marks).toEqual({
      owesFee: true,
      feeData: true,
      paidOnline: true,
      electronicResult: true,
      digitised: true,
      reusedData: false,
      personalStore: true,
      populationData: null,
      complained: null,
    })
  })

  test('what the first record leaves out is read from the later ones', async () => {
    const { NgayTra: _, DanhSachHoSoBoSung: __, ...first } = { ...FULL, MaHoSo: 'H31-1', TrangThaiHoSo: '9' }
    const many = Array.from({ length: 1200 }, (_, index) => ({ ...first, MaHoSo: `H31-${index}` }))
    const { dossiers } = await readAll(JSON.stringify([...many, FULL]), 'hs.json')
    expect(dossiers.at(-1)).toMatchObject(READ)
  })

  test.each([
    ['alone', (record: object) => JSON.stringify({ DongBoHoSoMC: record }), 'hs.json', 1],
    ['with a word beside it', (record: object) => JSON.stringify({ service: 'x', data: { record } }), 'hs.json', 1],
    [
      'in a list',
      (record: object) => JSON.stringify([{ DongBoHoSoMC: record }, { DongBoHoSoMC: record }]),
      'hs.json',
      2,
    ],
    ['on each line', (record: object) => `${JSON.stringify({ DongBoHoSoMC: record })}\n`.repeat(3), 'hs.ndjson', 3],
  ])('one record in an envelope is read, %s', async (_, write, name, count) => {
    const { dossiers, rejects } = await readAll(write(FULL), name)
    expect(rejects).toEqual([])
    expect(dossiers).toHaveLength(count)
    expect(dossiers.at(-1)).toMatchObject(READ)
  })

  test('of two records in one envelope none is taken', async () => {
    const text = JSON.stringify({ DongBoHoSoMC: FULL, CapNhatTienDoHoSoMC: FULL })
    expect((await readAll(text, 'hs.json')).issues.map(({ code }) => code)).toEqual(['rows.no-names'])
  })

  test('a progress record is a step of a dossier', async () => {
    const step = { MaHoSo: 'H31-1', ThoiDiemXuLy: '20261004100000', TrangThai: '4', NgayBatDau: '20261004090000' }
    const { steps, dossiers } = await readAll(JSON.stringify([step]), 'td.json')
    expect(dossiers).toEqual([])
    expect(steps).toEqual([{ code: 'H31-1', at: '2026-10-04T10:00:00', tells: 'in-progress' }])
  })

  const name = '"ChuHoSo":"Nguyễn Văn Thực"'
  const line = JSON.stringify(FULL)
  /** The character of a line behind the name, from 1. */
  const behindName = line.indexOf(name) + name.length + 1

  test.each([
    ['cut off', (text: string) => text.slice(0, -20), 'rows.cut-off', [3, line.length - 18, 1]],
    // The quote that is missing is closed by the next one.
    [
      'with a name not closed',
      (text: string) => text.replace('Thực"', 'Thực'),
      'rows.broken-json',
      [2, behindName + 1, 0],
    ],
    [
      'with a comma too many',
      (text: string) => text.replace('},\n', '},,\n'),
      'rows.broken-json',
      [2, line.length + 2, 1],
    ],
    ['with words behind', (text: string) => `${text}\nxong`, 'rows.broken-json', [4, 1, 2]],
  ])(
    'a document %s is refused with the place and nothing of what it says',
    async (_, change, code, [at, column, records]) => {
      const text = change(`[\n${line},\n${line}]`)
      const facts = { file: 'hs.json', line: at, column, records }
      await expect(readAll(text, 'hs.json')).rejects.toEqual(expect.objectContaining({ code, facts }))
    },
  )

  test('a record that is no JSON is a bad row with the place where it broke', async () => {
    const broken = line.replace(`${name},`, `${name},,`)
    const told = { line: 2, column: behindName + 1 }
    for (const [text, file] of [
      [`${line}\n${broken}\n[1]\n`, 'hs.ndjson'],
      [`[${line},\n${broken},[1]]`, 'hs.json'],
    ] as const) {
      const read = await readAll(text, file)
      expect(codesOf(read)).toEqual(['2: rows.no-json', '3: rows.no-record'])
      expect(read.rejects[0]?.problems).toEqual([{ code: 'rows.no-json', column: null, facts: told }])
    }
  })

  test('a broken record that stands first is a bad one, also where records have no lines of their own', async () => {
    const read = await readAll(`${line.replace(',', ',,')}\n${line}\n`, 'hs.json')
    expect([read.dossiers.length, codesOf(read)]).toEqual([1, ['1: rows.no-json']])
  })

  const numbered = (count: number, bad: readonly number[]): object[] =>
    Array.from({ length: count }, (_, index) => {
      const record = { ...FULL, MaHoSo: `H31-${index + 1}` }
      return bad.includes(index + 1) ? { ...record, MaHoSo: 'Nguyễn Văn A', TrangThaiHoSo: '77' } : record
    })

  test.each([
    ['on one line', (list: readonly object[]) => JSON.stringify(list)],
    ['over many lines', (list: readonly object[]) => JSON.stringify(list, null, 2)],
    ['in an envelope', (list: readonly object[]) => JSON.stringify({ code: 0, pages: [1, 2], data: { items: list } })],
    [
      'in two envelopes',
      (list: readonly object[]) =>
        `${JSON.stringify({ items: list.slice(0, 150) })}${JSON.stringify({ items: list.slice(150) })}`,
    ],
    ['one after another', (list: readonly object[]) => list.map((each) => JSON.stringify(each, null, 1)).join('')],
  ])('a bad record of a document %s is told by its number', async (_, write) => {
    const { dossiers, rejects } = await readAll(write(numbered(300, [100, 200])), 'hs.json')
    expect(dossiers).toHaveLength(298)
    const places = rejects.flatMap(rejectIssues).map(({ place }) => describePlace(place, 'vi'))
    expect(places).toEqual([
      'bản ghi 100, cột TrangThaiHoSo',
      'bản ghi 100, cột MaHoSo',
      'bản ghi 200, cột TrangThaiHoSo',
      'bản ghi 200, cột MaHoSo',
    ])
    expect(rejectsFile(rejects, 'vi')).toMatch(/^\ufeffBản ghi,Cột,Lý do,Cách sửa,MaHoSo,.*\r\n100,.*\r\n200,.*\r\n$/)
  })

  test('a bad record of NDJSON is told by its line', async () => {
    const lines = numbered(30, [20]).map((record) => JSON.stringify(record))
    const { rejects } = await readAll(`\n${lines.join('\n')}`, 'hs.ndjson')
    expect(rejectIssues(rejects[0] as Reject).map(({ place }) => describePlace(place, 'vi'))).toContain(
      'dòng 21, cột MaHoSo',
    )
  })

  test('entries of a list that are no records are told by their place, the first of them too', async () => {
    const text = JSON.stringify([null, { NgayGhi: 'x' }, FULL, 5, 'a, {b}', [1], { ...FULL, MaHoSo: '' }])
    expect(codesOf(await readAll(text, 'hs.json'))).toEqual([
      '1: rows.no-record',
      '2: dossiers.no-code dossiers.no-unit dossiers.no-state',
      '4: rows.no-record',
      '5: rows.no-record',
      '6: rows.no-record',
      '7: dossiers.no-code',
    ])
  })

  test('a warning about records names the first by its number', async () => {
    const other = { ...FULL, NgayHenTra: '20261113170000' }
    const { issues } = await readAll(JSON.stringify([FULL, other, other]), 'hs.json')
    const repeated = issues.find(({ code }) => code === 'dossiers.contradicting-rows') as Issue
    expect(describeIssue(repeated, 'vi').text).toContain('(đầu tiên: bản ghi 2)')
  })

  test.each([
    ['[]', 'rows.no-records'],
    ['{"code":0,"data":{"items":[]}}', 'rows.no-records'],
    ['[{"MaHoSo": oops}]', 'rows.broken-json'],
    ['[', 'rows.cut-off'],
  ])('%s is refused as what it is', async (text, code) => {
    await expect(readAll(text, 'hs.json')).rejects.toMatchObject({ code })
  })

  test('records of unknown names are refused for their names', async () => {
    expect((await readAll('[{"a":1,"b":2}]', 'hs.json')).issues.map(({ code }) => code)).toEqual(['rows.no-names'])
  })

  test('our own dossiers as NDJSON come back as they were', async () => {
    const [dossier] = (await readAll(JSON.stringify(FULL), 'hs.json')).dossiers
    const again = await readAll(`${JSON.stringify(dossier)}\n${JSON.stringify(dossier)}\n`, 'own.ndjson')
    expect(again.dossiers).toEqual([dossier, dossier])
  })
})

test('Parquet is read column by column, moments with a zone in the time of Viet Nam', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'thuocdo-'))
  try {
    const path = join(folder, 'hs.parquet')
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    await connection.run(`copy (select 'H31-' || i as "MaHoSo", 'H31' as "DonViXuLy", 9 as "TrangThaiHoSo", '033099001234' as "SoCCCD",
      timestamptz '2026-10-01 18:30:00+00' as "NgayTiepNhan", date '2026-10-09' as "NgayHenTra",
      [{'Gia': '8000'}] as "DanhSachLePhi", 'x'::blob as "TepDinhKem", map {'a': 1} as "Nguyễn Văn Thực",
      {'ten': 'A'} as "ChuHoSo", timestamp '2026-10-05 09:00:00' as "NgayKetThucXuLy" from range(5000) t(i)) to '${path}' (format parquet)`)
    connection.closeSync()
    const reading = await openDossiers(await fileSource(path), {}, CLOCK)
    if (reading.kind === 'refused') throw new Error(JSON.stringify(reading.issues))
    const dossiers: Dossier[] = []
    for await (const batch of reading.batches()) dossiers.push(...batch.dossiers)
    expect(dossiers).toHaveLength(5000)
    expect(dossiers[0]).toMatchObject({
      receivedAt: '2026-10-02T01:30:00',
      dueAt: '2026-10-09T00:00:00',
      finishedAt: '2026-10-05T09:00:00',
      marks: { owesFee: null },
    })
    expect(reading.issues.filter(({ code }) => code.startsWith('rows.columns-')).map(({ facts }) => facts)).toEqual([
      {
        columns: {
          vi: 'DanhSachLePhi; TepDinhKem; cột 9; ChuHoSo',
          en: 'DanhSachLePhi; TepDinhKem; column 9; ChuHoSo',
        },
      },
      { columns: ['SoCCCD'] },
    ])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a workbook with records in several visible sheets is refused; sheets of other things, without rows or hidden are passed over', async () => {
  const { default: ExcelJS } = await import('exceljs')
  const heads = ['Mã hồ sơ', 'Mã đơn vị', 'Trạng thái', 'Kênh', 'Ngày tiếp nhận']
  const bytesOf = async (states: readonly ('visible' | 'hidden')[]) => {
    const book = new ExcelJS.Workbook()
    book.addWorksheet('Tổng hợp').addRows([
      ['Xã', 'Tổng số', 'Đúng hạn'],
      ['An Vĩ', 3, 2],
    ])
    book.addWorksheet('Mẫu').addRow(heads)
    for (const [index, state] of states.entries()) {
      const sheet = book.addWorksheet(`Xã ${index}`, { state })
      sheet.addRows([heads, [`H31-${index}`, 'H31', 4, 2, '05/10/2026']])
    }
    return new Uint8Array(await book.xlsx.writeBuffer())
  }
  const { dossiers } = await readAll(await bytesOf(['visible', 'hidden']), 'hs.xlsx')
  expect(dossiers.map(({ code }) => code)).toEqual(['H31-0'])
  await expect(readAll(await bytesOf(['visible', 'hidden', 'visible']), 'hs.xlsx')).rejects.toMatchObject({
    code: 'rows.several-sheets',
    facts: { file: 'hs.xlsx', first: 3, further: ['4'] },
  })
  expect((await readAll(await bytesOf([]), 'hs.xlsx')).mapping?.columns.code).toBe('Mã hồ sơ')
})

test('a workbook is read below its title, dates by their cells', async () => {
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('Hồ sơ')
  sheet.addRow(['Danh sách hồ sơ'])
  sheet.addRow(['Mã hồ sơ', 'Mã đơn vị', 'Họ tên', 'Trạng thái', 'Kênh', 'Ngày tiếp nhận', 'Ngày hẹn trả'])
  sheet.addRow(['H31-1', 'H31', 'A', 4, 2, new Date('2026-10-01T08:15:00Z'), 46310])
  sheet.getCell('F3').numFmt = 'dd/mm/yyyy hh:mm'
  const bytes = new Uint8Array(await book.xlsx.writeBuffer())
  const { dossiers, rejects } = await readAll(bytes, 'hs.xlsx')
  expect(rejects).toEqual([])
  expect(dossiers).toEqual([
    expect.objectContaining({
      code: 'H31-1',
      receivedAt: '2026-10-01T08:15:00',
      dueAt: '2026-10-15T00:00:00',
      state: 'in-progress',
    }),
  ])
})
