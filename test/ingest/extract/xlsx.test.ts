import { describe, expect, test } from 'vitest'
import { extractBytes } from '../../../src/ingest/extract/extract.ts'
import { cellsOf, refusalCode, tableOf } from './blocks.ts'
import { makeXlsx } from './make-zip.ts'

const sheetOf = (rows: string, after = '', before = ''): string =>
  `<worksheet>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`
const read = (rows: string, after = '', before = '') =>
  extractBytes(makeXlsx({ sheet: sheetOf(rows, after, before) }), 'a.xlsx')
const inline = (place: string, text: string): string => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`

describe('a sheet', () => {
  test('keeps the numbers of its rows and the letters of its columns', async () => {
    const table = tableOf(await read(`<row r="2"/><row r="4">${inline('C4', 'An Vỹ')}<c r="E4"><v>82.86</v></c></row>`))
    expect([table.sheet, table.page, table.rows[0]?.row]).toEqual(['Bảng 1', null, 4])
    expect(table.rows[0]?.cells.map((cell) => [cell.column, cell.text])).toEqual([
      ['C', 'An Vỹ'],
      ['D', ''],
      ['E', '82.86'],
    ])
  })

  test('counts rows and cells on where they carry no reference', async () => {
    expect(cellsOf(tableOf(await read('<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>')))).toEqual(
      [
        ['1', '2'],
        ['3', ''],
      ],
    )
  })

  test('shows strings, rich text, errors, truth and results of formulas', async () => {
    const strings =
      '<sst><si><t>Khoái Châu</t></si><si><r><t>Đơn</t></r><r><t xml:space="preserve"> vị</t></r><rPh><t>x</t></rPh></si></sst>'
    const cells = [
      '<c t="s"><v>0</v></c>',
      '<c t="s"><v>1</v></c>',
      '<c t="e"><v>#DIV/0!</v></c>',
      '<c t="b"><v>1</v></c>',
      '<c t="str"><f>A1</f><v>kết quả</v></c>',
      '<c><f>1+1</f><v>2</v></c>',
    ]
    const document = await extractBytes(makeXlsx({ sheet: sheetOf(`<row>${cells.join('')}</row>`), strings }), 'a.xlsx')
    expect(cellsOf(tableOf(document))).toEqual([['Khoái Châu', 'Đơn vị', '#DIV/0!', 'TRUE', 'kết quả', '2']])
  })

  test('applies number formats', async () => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.00%"/></numFmts>
      <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>`
    const row = '<row><c s="1"><v>0.99170000000000003</v></c><c s="2"><v>45351</v></c><c><v>1405</v></c></row>'
    expect(cellsOf(tableOf(await extractBytes(makeXlsx({ sheet: sheetOf(row), styles }), 'a.xlsx')))).toEqual([
      ['99.17%', '29/02/2024', '1405'],
    ])
  })

  test('repeats merged cells, and only as far as the sheet is filled', async () => {
    const rows = `<row r="1">${inline('A1', 'Điểm')}${inline('C1', 'Xã')}</row><row r="2"><c r="A2"><v>1</v></c></row>`
    const merges = '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="C1:XFD1048576"/></mergeCells>'
    expect(cellsOf(tableOf(await read(rows, merges)))).toEqual([
      ['Điểm', '~Điểm', 'Xã'],
      ['1', '', '~Xã'],
    ])
  })

  test('leaves out hidden rows and columns and says how many', async () => {
    const row = (r: number, hidden = ''): string =>
      `<row r="${r}" ${hidden}><c r="A${r}"><v>${r}</v></c><c r="B${r}"><v>9</v></c></row>`
    const document = await read(
      row(1) + row(2, 'hidden="1"') + row(3),
      '',
      '<cols><col min="2" max="2" hidden="1"/></cols>',
    )
    expect(cellsOf(tableOf(document))).toEqual([['1'], ['3']])
    expect(document.issues).toEqual([
      expect.objectContaining({ code: 'extract.hidden-rows-columns', facts: { rows: 1, columns: 1 } }),
    ])
  })

  test('reports formulas that carry no result', async () => {
    const document = await read('<row r="7"><c r="B7"><v>1</v></c><c r="C7"><f>B7*2</f></c></row>')
    expect(document.issues).toEqual([
      expect.objectContaining({ code: 'extract.formula-without-result', facts: { count: 1, first: 'C7' } }),
    ])
  })

  test('is read where every element has a prefix', async () => {
    const sheet =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    expect(cellsOf(tableOf(await extractBytes(makeXlsx({ sheet }), 'a.xlsx')))).toEqual([['5']])
  })

  test('with a validation rule over whole columns is read at once', async () => {
    const rule =
      '<dataValidations><dataValidation sqref="A1:XFD1048576"><formula1>1</formula1></dataValidation></dataValidations>'
    const start = performance.now()
    expect(cellsOf(tableOf(await read('<row><c><v>5</v></c></row>', rule)))).toEqual([['5']])
    expect(performance.now() - start).toBeLessThan(1000)
  })

  test('wider than 500 columns is refused', async () => {
    const bytes = makeXlsx({ sheet: sheetOf('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>') })
    expect(await refusalCode(bytes, 'a.xlsx')).toBe('extract.too-large-table')
  })
})

test('a workbook of exceljs comes back as written; hidden sheets are named, not read', async () => {
  const { default: exceljs } = await import('exceljs')
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('Phụ lục 1')
  sheet.addRow(['STT', 'Đơn vị', 'Đúng hạn'])
  sheet.addRow([1, 'Thị trấn Khoái Châu', 0.9932]).getCell(3).numFmt = '0.00%'
  sheet.mergeCells('A4:B4')
  sheet.getCell('A4').value = { richText: [{ text: 'Tổng' }, { text: ' cộng', font: { bold: true } }] }
  book.addWorksheet('Nháp', { state: 'hidden' }).addRow(['không đọc'])
  const document = await extractBytes(new Uint8Array(await book.xlsx.writeBuffer()), 'a.xlsx')
  expect(cellsOf(tableOf(document))).toEqual([
    ['STT', 'Đơn vị', 'Đúng hạn'],
    ['1', 'Thị trấn Khoái Châu', '99.32%'],
    ['Tổng cộng', '~Tổng cộng', ''],
  ])
  expect(document.blocks.length).toBe(1)
  expect(document.issues).toEqual([
    expect.objectContaining({ code: 'extract.hidden-sheets', facts: { sheets: ['Nháp'] } }),
  ])
})
