import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { extractBytes } from '../../../src/ingest/extract/extract.ts'
import { loadIndexSets } from '../../../src/ingest/index-sets/load.ts'
import { interpret } from '../../../src/ingest/letters/interpret.ts'
import type { Reading } from '../../../src/model/reading.ts'
import { refusalCode } from '../extract/blocks.ts'
import { makeDocx } from '../extract/make-zip.ts'
import { errorsOf } from '../facts-read.ts'

const sets = loadIndexSets(join(import.meta.dirname, '..', '..', '..', 'index-sets'))

const UNITS = ['Thị trấn Khoái Châu', 'Xã An Vỹ', 'Xã Hàm Tử', 'Xã Bình Kiều'] as const
const VALUES = [
  ['99,17', '100', '1405'],
  ['98,2', '97,56', '12'],
  ['100', '89,8', '0'],
  ['82', '99,5', '310'],
] as const
const HEADS = [
  'STT',
  'Đơn vị',
  'Tỷ lệ hồ sơ giải quyết đúng hạn (%)',
  'Mức độ hài lòng (%)',
  'Bản sao điện tử',
] as const
const FIGURES = ['onTime', 'satisfaction', 'certifiedCopies'] as const
const TITLE = ['UBND HUYỆN KHOÁI CHÂU', 'KẾT QUẢ PHỤC VỤ NGƯỜI DÂN, DOANH NGHIỆP', 'Tháng 02 năm 2024'] as const

/** Every figure of the four units as written, no error and nothing else. */
function expectAll(reading: Reading): void {
  expect(errorsOf(reading)).toEqual([])
  expect([reading.facts.issuer, reading.facts.period?.key]).toEqual(['UBND huyện Khoái Châu', '2024-02'])
  const read = reading.figures.map(({ subject, figureId, reported }) =>
    [
      subject.kind === 'unit' ? subject.printedName : subject.kind,
      figureId,
      reported.kind === 'value' ? reported.value : reported.reason,
    ].join(' '),
  )
  const written = UNITS.flatMap((unit, row) =>
    FIGURES.map((figure, at) => `${unit} ${figure} ${Number(VALUES[row]?.[at]?.replace(',', '.'))}`),
  )
  expect(read.sort()).toEqual(written.sort())
}

const run = (text: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`
const p = (content: string): string => `<w:p>${content}</w:p>`
const cell = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${p(content.startsWith('<') ? content : run(content))}</w:tc>`
const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`
const over = (columns: number): string => `<w:gridSpan w:val="${columns}"/>`
const letter = TITLE.map((text) => p(run(text))).join('')

const readDocx = async (rows: readonly string[], after = ''): Promise<Reading> => {
  const bytes = makeDocx(`${letter}<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>${after}`)
  return interpret(await extractBytes(bytes, 'a.docx'), sets)
}

type Cells = (unit: string, values: readonly string[], at: number) => string
const unitRows = (make: Cells): string[] => UNITS.map((unit, at) => make(unit, VALUES[at] ?? [], at))
const headRow = row(...HEADS.map((head) => cell(head)))
const plainRows = unitRows((unit, values, at) => row(...[String(at + 1), unit, ...values].map((text) => cell(text))))

describe('a table of Word', () => {
  test('whose borders do not meet from row to row', async () => {
    const rows = unitRows((unit, [a = '', b = '', c = ''], at) =>
      at % 2 === 0
        ? row(cell(String(at + 1)), cell(unit), cell(a, over(2)), cell(b), cell(c, over(2)))
        : row(cell(String(at + 1)), cell(unit, over(2)), cell(a), cell(b, over(2)), cell(c)),
    )
    const head = HEADS.map((text, at) => cell(text, at === 1 || at === 4 ? over(2) : ''))
    expectAll(await readDocx([row(...head), ...rows]))
  })

  test('whose names lie over two columns', async () => {
    const rows = unitRows((unit, values, at) =>
      row(cell(String(at + 1)), cell(unit, over(2)), ...values.map((text) => cell(text))),
    )
    const head = HEADS.map((text, at) => cell(text, at === 1 ? over(2) : ''))
    expectAll(await readDocx([row(...head), ...rows]))
  })

  test('with a value merged over two columns is an error', async () => {
    const rows = unitRows((unit, [a = '', b = '', c = ''], at) =>
      at === 1
        ? row(cell('2'), cell(unit), cell(a, over(2)), cell(c))
        : row(...[String(at + 1), unit, a, b, c].map((text) => cell(text))),
    )
    expect(errorsOf(await readDocx([headRow, ...rows]))).toContain('reading.cell-merged')
  })

  test('with raised numbers of notes behind names and figures', async () => {
    const note = run('1', '<w:vertAlign w:val="superscript"/>')
    const rows = unitRows((unit, [a = '', ...others], at) =>
      row(cell(String(at + 1)), cell(run(unit) + note), cell(run(a) + note), ...others.map((text) => cell(text))),
    )
    expectAll(await readDocx([headRow, ...rows]))
  })

  test('whose sections are headed by one cell over all columns', async () => {
    const head = (text: string): string => row(cell(text, over(5)))
    expectAll(
      await readDocx([
        headRow,
        head('I. Các xã phía Bắc'),
        ...plainRows.slice(0, 2),
        head('B. Phía Nam'),
        ...plainRows.slice(2),
      ]),
    )
  })

  test('that goes on under a head which has lost words is an error', async () => {
    const torn = row(...HEADS.map((head, at) => cell(at === 3 ? 'Mức độ hài' : head)))
    const reading = await readDocx([headRow, ...plainRows.slice(0, 2), torn, ...plainRows.slice(2)])
    expect(errorsOf(reading)).toContain('reading.head-mixed')
  })

  test('whose last row has a rating and no figure', async () => {
    const names = ['Xã An Vỹ', 'Xã Hàm Tử', 'Xã Bình Kiều']
    const rows = names.map((name, at) => row(cell(name), cell(at === 2 ? '' : '98,2'), cell('Tốt')))
    const reading = await readDocx([row(cell('Đơn vị'), cell(HEADS[2]), cell('Xếp loại')), ...rows])
    expect(errorsOf(reading)).toEqual([])
    expect(reading.figures.map(({ reported }) => reported.kind)).toEqual(['value', 'value', 'missing'])
  })

  test('with fields inside the code of fields', async () => {
    const sign = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
    const field = (code: string, result: string): string =>
      `${sign('begin')}<w:r><w:instrText>IF </w:instrText></w:r>${code}${sign('separate')}${run(result)}${sign('end')}`
    const rows = unitRows((unit, [a = '', ...others], at) =>
      row(cell(String(at + 1)), cell(unit), cell(field(field('', '7'), a)), ...others.map((text) => cell(text))),
    )
    expectAll(await readDocx([headRow, ...rows]))
  })

  test('with text that is struck out by hand is an error', async () => {
    const struck = run('50', '<w:strike/>')
    const rows = unitRows((unit, [a = '', ...others], at) =>
      row(cell(String(at + 1)), cell(unit), cell(at === 1 ? struck : a), ...others.map((text) => cell(text))),
    )
    expect(errorsOf(await readDocx([headRow, ...rows]))).toEqual(['extract.struck-text'])
  })

  test('with a cell that a tracked change deleted', async () => {
    const gone = cell('<w:del><w:r><w:delText>50</w:delText></w:r></w:del>', '<w:cellDel w:id="1"/>')
    const rows = unitRows((unit, values, at) =>
      row(
        ...[String(at + 1), unit].map((text) => cell(text)),
        at === 1 ? gone : '',
        ...values.map((text) => cell(text)),
      ),
    )
    expectAll(await readDocx([headRow, ...rows]))
  })

  test('beside which a sheet is embedded and a large picture stands: both are named', async () => {
    const sheet = p('<w:r><w:object><w:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>')
    const picture = (cm: number): string =>
      p(
        `<w:r><w:drawing><w:inline><w:extent cx="${cm * 360_000}" cy="${cm * 360_000}"/><w:blip/></w:inline></w:drawing></w:r>`,
      )
    const reading = await readDocx([headRow, ...plainRows], sheet + picture(15) + picture(3))
    expectAll(reading)
    expect(reading.issues.map(({ code, facts }) => [code, facts.count])).toEqual([
      ['extract.pictures', 1],
      ['extract.embedded-objects', 1],
    ])
  })

  test('whose names alone are typed in TCVN3 or VNI fonts is refused', async () => {
    const names = {
      tcvn3: ['TT Kho¸i Ch©u', 'X· An Vü', 'X· Hµm Tö', 'X· B×nh KiÒu'],
      vni: ['TT Khoaùi Chaâu', 'Xaõ An Vyõ', 'Xaõ Haøm Töû', 'Xaõ Bình Kieàu'],
    }
    for (const own of Object.values(names)) {
      const rows = unitRows((_, values, at) => row(...[String(at + 1), own[at] ?? '', ...values].map((t) => cell(t))))
      const bytes = makeDocx(`${letter}<w:tbl>${headRow}${rows.join('')}</w:tbl>`)
      expect(await refusalCode(bytes, 'a.docx')).toBe('extract.legacy-encoding')
    }
  })
})

type Value = string | number | { formula: string; result?: number }

/** A workbook of exceljs, the title and heads above rows as `change` leaves them; `finish` is done last. */
async function readSheet(
  change: (value: number, row: number, column: number) => Value,
  finish: (sheet: import('exceljs').Worksheet) => void = () => undefined,
): Promise<Reading> {
  const { default: exceljs } = await import('exceljs')
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('Phụ lục')
  for (const text of TITLE) sheet.addRow([text])
  sheet.addRow(HEADS)
  UNITS.forEach((unit, at) => {
    const values = VALUES[at] ?? []
    sheet.addRow([at + 1, unit, ...values.map((text, column) => change(Number(text.replace(',', '.')), at, column))])
  })
  finish(sheet)
  return interpret(await extractBytes(new Uint8Array(await book.xlsx.writeBuffer()), 'a.xlsx'), sets)
}

describe('a sheet of Excel', () => {
  test('with numbers as text, in all ways that people type them', async () => {
    const ways = [
      (value: number) => String(value).replace('.', ','),
      (value: number) => ` ${value} `,
      (value: number) => `\u00a0${value}`,
      (value: number) => value,
    ]
    expectAll(await readSheet((value, at) => ways[at]?.(value) ?? value))
  })

  test('with percents and results of formulas', async () => {
    expectAll(
      await readSheet(
        (value, _, column) => (column < 2 ? { formula: '1-0', result: value / 100 } : value),
        (sheet) => {
          sheet.getColumn(3).numFmt = '0.00%'
          sheet.getColumn(4).numFmt = '0.00%'
        },
      ),
    )
  })

  test.each([
    ['a share of one among percents', (value: number) => value],
    ['a share of one among cells with "%"', (value: number) => `${value}%`],
  ])('with %s is an error', async (_, others) => {
    const reading = await readSheet((value, at, column) => {
      if (column > 0) return value
      return at === 1 ? value / 100 : others(value)
    })
    expect(errorsOf(reading)).toEqual(['reading.share-among-percents'])
  })

  test('with a formula that was never calculated is an error: its cell is not blank', async () => {
    const reading = await readSheet((value, at, column) => (at === 2 && column === 0 ? { formula: 'C5*1' } : value))
    expect(errorsOf(reading)).toEqual(['extract.formula-without-result'])
  })

  test('whose head is merged over three rows', async () => {
    expectAll(
      await readSheet(
        (value) => value,
        (sheet) => {
          sheet.spliceRows(
            4,
            1,
            ['STT', 'Đơn vị', 'Kết quả'],
            ['', '', 'Giải quyết', '', HEADS[4]],
            ['', '', HEADS[2], HEADS[3]],
          )
          for (const range of ['A4:A6', 'B4:B6', 'C4:E4', 'C5:D5', 'E5:E6']) sheet.mergeCells(range)
        },
      ),
    )
  })
})
