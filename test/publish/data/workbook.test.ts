import exceljs from 'exceljs'
import { describe, expect, test } from 'vitest'
import { renderWorkbook } from '../../../src/publish/data/workbook.ts'
import { khoaiChau, monthResults, unitResults } from '../khoai-chau.ts'

async function open(bytes: Uint8Array): Promise<exceljs.Workbook> {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(bytes.slice().buffer)
  return workbook
}
const month = khoaiChau()
const bytes = await renderWorkbook(month)
const workbook = await open(bytes)
const sheet = workbook.getWorksheet('Kết quả')
const values = (row: number): unknown[] => ((sheet?.getRow(row).values ?? []) as unknown[]).slice(1)

describe('the workbook', () => {
  test('has the results, their source and the definitions', () => {
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Kết quả', 'Nguồn', 'Định nghĩa'])
  })

  test('has one row a unit below the issuer, with numbers as numbers', () => {
    expect(values(1)).toEqual([
      'STT',
      'Mã',
      'Đơn vị',
      'Kết quả xử lý hồ sơ (%)',
      'Tỷ lệ mức độ hài lòng (%)',
      'Tỷ lệ hồ sơ thanh toán trực tuyến (%)',
      'Điểm tổng hợp',
      'Tỷ lệ số hóa hồ sơ (%)',
      'Kết quả cấp bản sao điện tử',
    ])
    expect(values(3)).toEqual([1, '12001', 'Thị trấn Khoái Châu', 100, 100, 89.74, 81.34, 82.3, 1405])
    expect(sheet?.rowCount).toBe(27)
    expect(sheet?.getCell('C2').value).toBe('Huyện Khoái Châu')
  })

  test('number formats show the digits of the value', () => {
    expect(['D3', 'F3', 'H3', 'I3'].map((cell) => sheet?.getCell(cell).numFmt)).toEqual([
      '#,##0',
      '#,##0.00',
      '#,##0.0',
      '#,##0',
    ])
  })

  test('the head is frozen, filters, and is printed on every page', () => {
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    expect(sheet?.autoFilter).toBe('A1:I27')
    expect(sheet?.pageSetup.printTitlesRow).toBe('1:1')
  })

  test('the source sheet tells the file, its hash and the revision', () => {
    const rows = workbook.getWorksheet('Nguồn')?.getSheetValues().flat()
    expect(rows).toContain('ab'.repeat(32))
    expect(rows).toContain('khoai-chau-2024-02.txt')
    expect(rows).toContain('tháng 2/2024 (theo văn bản)')
  })

  test('the same results give the same bytes at another time', async () => {
    await new Promise((resolve) => setTimeout(resolve, 2_100))
    expect(Buffer.compare(bytes, await renderWorkbook(month))).toBe(0)
  })
})

test('missing figures keep their reason, and a number that a spreadsheet cannot hold stays text', async () => {
  const cells = { onTime: '', satisfaction: 'kps', onlinePaid: '0', totalScore: '99.170000000000000001' }
  const book = await open(await renderWorkbook(monthResults([unitResults('u', 'Xã A', cells, 1)], {})))
  const row = book.getWorksheet('Kết quả')?.getRow(3)
  expect([4, 5, 6, 7].map((column) => row?.getCell(column).value)).toEqual([
    '-',
    'không phát sinh',
    0,
    '99.170000000000000001',
  ])
})
