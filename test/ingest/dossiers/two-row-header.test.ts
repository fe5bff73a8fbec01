import { describe, expect, test } from 'vitest'
import { quotedWord } from '../../../src/ingest/rows/personal.ts'
import { codesOf, readAll } from './reading.ts'

type Row = readonly (string | null)[]

async function workbook(rows: readonly Row[]): Promise<Uint8Array> {
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('Báo cáo')
  for (const row of rows) sheet.addRow([...row])
  return new Uint8Array(await book.xlsx.writeBuffer())
}
const csv = (rows: readonly Row[]): string => rows.map((row) => row.map((cell) => cell ?? '').join(';')).join('\n')

const TITLES: readonly Row[] = [['UBND TỈNH'], ['DANH SÁCH HỒ SƠ'], ['Từ ngày 01/10/2026 đến ngày 31/10/2026'], []]
const DATA: Row = [
  '1',
  'H31.14-261005-1',
  '1.001193',
  'Khai sinh',
  'H31.14',
  '05/10/2026',
  '12/10/2026',
  '09/10/2026',
  '10',
]
const READ = {
  code: 'H31.14-261005-1',
  unitCode: 'H31.14',
  procedureCode: '1.001193',
  receivedAt: '2026-10-05T00:00:00',
  dueAt: '2026-10-12T00:00:00',
  returnedAt: '2026-10-09T00:00:00',
  state: 'returned',
}

const HEADERS: Readonly<Record<string, readonly Row[]>> = {
  'heads above several columns': [
    ['STT', 'Mã hồ sơ', 'Thủ tục', null, 'Đơn vị xử lý', 'Thời gian', null, null, 'Trạng thái'],
    [null, null, 'Mã TTHC', 'Tên TTHC', null, 'Ngày tiếp nhận', 'Ngày hẹn trả', 'Ngày trả kết quả', null],
  ],
  'names that are known with the head above them': [
    ['STT', 'Mã hồ sơ', 'Thủ tục', null, 'Đơn vị xử lý', 'Ngày', null, null, 'Trạng thái'],
    [null, null, 'Mã', 'Tên', null, 'tiếp nhận', 'hẹn trả', 'trả kết quả', null],
  ],
  'most names in the second row': [
    ['STT', 'Mã hồ sơ', 'Nội dung', null, null, null, null, null, null],
    [null, null, 'Mã TTHC', 'Tên TTHC', 'Đơn vị xử lý', 'Ngày tiếp nhận', 'Ngày hẹn trả', 'Ngày trả', 'Trạng thái'],
  ],
  'one name alone in the second row': [
    ['STT', 'Mã hồ sơ', 'Mã TTHC', 'Tên', 'Đơn vị xử lý', 'Ngày tiếp nhận', 'Hạn', 'Ngày trả', 'Trạng thái'],
    [null, null, null, null, null, null, 'Ngày hẹn trả', null, null],
  ],
}

describe('a header of two rows', () => {
  test.each(Object.entries(HEADERS))('%s', async (_what, header) => {
    for (const rows of [
      [...TITLES, ...header, DATA],
      [...header, ['(1)', '(2)', '(3)'], DATA],
    ]) {
      for (const [content, name] of [[await workbook(rows), 'a.xlsx'] as const, [csv(rows), 'a.csv'] as const]) {
        const read = await readAll(content, name)
        expect([name, codesOf(read).filter((code) => !code.includes('ragged'))]).toEqual([name, []])
        expect(read.dossiers).toMatchObject([READ])
      }
    }
  })

  test('tells names apart that stand below several heads', async () => {
    const rows: readonly Row[] = [
      ['Mã hồ sơ', 'Đơn vị xử lý', 'Trạng thái', 'Ngày tiếp nhận', 'Bổ sung', null],
      [null, null, null, null, 'Ngày yêu cầu', 'Ngày tiếp nhận'],
      ['H31-1', 'H31', '4', '05/10/2026', '', ''],
    ]
    const { mapping } = await readAll(await workbook(rows), 'a.xlsx')
    expect(mapping?.columns).toMatchObject({
      receivedAt: 'Ngày tiếp nhận',
      'supplements.answeredAt': 'Ngày tiếp nhận Bổ sung',
    })
  })

  test('is one of one row where a record follows, whatever it lacks', async () => {
    const rows: readonly Row[] = [
      ['Mã hồ sơ', 'Đơn vị xử lý', 'Trạng thái', 'Ngày tiếp nhận'],
      ['', '', 'Đang xử lý', ''],
      ['H31-1', 'H31', '4', '05/10/2026'],
    ]
    const read = await readAll(csv(rows))
    expect(read.dossiers).toHaveLength(1)
    expect(codesOf(read)).toEqual(['2: dossiers.no-code dossiers.no-unit dossiers.no-receipt-date'])
  })
})

test('words of states are quoted with the brackets around them', () => {
  expect(quotedWord('Đã trả kết quả (quá hạn)')).toBe('Đã trả kết quả (quá hạn)')
  expect(quotedWord('Nguyễn Văn A (quá hạn)')).toBe('…')
})
