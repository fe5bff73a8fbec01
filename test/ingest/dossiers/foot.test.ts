import { describe, expect, test } from 'vitest'
import { readPetitions } from '../../../src/ingest/feeds/petitions.ts'
import { readProcedures } from '../../../src/ingest/feeds/procedures.ts'
import { bytesSource } from '../../../src/ingest/rows/byte-source.ts'
import { rejectIssues } from '../../../src/ingest/rows/reject.ts'
import { rejectsFile } from '../../../src/ingest/rows/rejects-file.ts'
import { describeIssue } from '../../../src/platform/describe.ts'
import { CLOCK, codesOf, readAll, type WholeReading } from './reading.ts'

const HEAD = 'STT,Mã hồ sơ,Họ tên,Đơn vị xử lý,Trạng thái,Ngày tiếp nhận,Ghi chú'
const row = (code: string): string => `1,${code},Trần Văn Nộp,H31.14,9,01/10/2026,`
const file = (...rows: readonly string[]): string => `${[HEAD, ...rows].join('\n')}\n`
const RECORDS = [row('H31-1'), row('H31-2'), row('H31-3')]

/** What is told of feet: the code of the issue and its numbers. */
const footOf = ({ issues }: Pick<WholeReading, 'issues'>) =>
  issues.filter(({ code }) => code === 'rows.foot').map(({ facts }) => [facts.count, facts.from, facts.to])
const totalOf = ({ issues }: Pick<WholeReading, 'issues'>) =>
  issues.filter(({ code }) => code === 'rows.total-differs').map(({ facts }) => [facts.said, facts.records])

describe('the foot of a table of dossiers', () => {
  test.each([
    ['a total under the numbers', ['Tổng cộng,,,,,,']],
    ['a total in the column of codes', [',Tổng cộng: 3 hồ sơ,,,,,']],
    ['a total with sums', ['Cộng,3,,,3,,12']],
    ['a total alone on its line', ['Tổng số: 3 hồ sơ']],
    ['sums of several kinds', ['Tổng cộng,,,,,,', 'Trong đó: đúng hạn 2,,,,,,', 'Tổng lệ phí: 24.000 đồng,,,,,,']],
    ['a total without accents', ['TONG CONG,,,,,,']],
    ['the list’s number of records', [',(Danh sách này có 3 hồ sơ),,,,,']],
    ['who made it and who signed it', ['Người lập biểu,,,,Thủ trưởng đơn vị,,', 'Nguyễn Thị Lập,,,,Lê Văn Ký,,']],
    [
      'a whole block',
      [
        'Tổng cộng,3,,,,,',
        ',,,,"Hưng Yên, ngày 26 tháng 10 năm 2026",,',
        'NGƯỜI LẬP BIỂU,,,,TM. ỦY BAN NHÂN DÂN,,',
        ',,,,KT. CHỦ TỊCH,,',
        '"(Ký, ghi rõ họ tên)",,,,"(Ký tên, đóng dấu)",,',
        'Nguyễn Thị Lập,,,,Lê Văn Ký,,',
      ],
    ],
    ['a day to be filled in', [',,,"Ngày … tháng … năm …",,,', ',,,Lê Văn Ký,,,']],
    ['a line with commas of its own', ['Hưng Yên, ngày 26 tháng 10 năm 2026', 'Lê Văn Ký']],
    ['what the program adds', ['Ngày xuất: 26/10/2026 08:30,,,,,,', 'Trang 1/1,,,,,,']],
  ])('%s is passed over, and told', async (_, foot) => {
    const read = await readAll(file(...RECORDS, ...foot))
    expect([read.dossiers.length, codesOf(read)]).toEqual([3, []])
    expect(footOf(read)).toEqual([[foot.length, 5, 4 + foot.length]])
    expect(totalOf(read)).toEqual([])
  })

  test('names in it get out of the reader nowhere', async () => {
    const foot = [
      'Người lập biểu,,,,Thủ trưởng đơn vị,,',
      'Nguyễn Thị Lập,,,Lê Văn Ký,,,',
      ',Lê Văn Ký,,,,,Nguyễn Thị Lập',
    ]
    for (const rows of [
      [...RECORDS, ...foot],
      [...foot, ...RECORDS],
      [...RECORDS, ...foot.slice(1)],
    ]) {
      const read = await readAll(file(...rows))
      const issues = [...read.issues, ...read.rejects.flatMap(rejectIssues)]
      const words = issues.flatMap((issue) => [describeIssue(issue, 'vi'), describeIssue(issue, 'en')])
      expect(JSON.stringify([read, words, rejectsFile(read.rejects, 'vi')])).not.toMatch(/Lập"|Lê Văn|Nguyễn Thị/)
    }
  })

  test.each([
    ['in the middle', [row('H31-1'), row(''), row('H31-2')], 3],
    ['at the end', [row('H31-1'), row('H31-2'), row('')], 4],
    ['before a foot', [row('H31-1'), row('H31-2'), row(''), 'Tổng cộng,3,,,,,'], 4],
    [
      'before a foot, without its unit',
      [row('H31-1'), row('H31-2'), row('').replace('H31.14', ''), 'Người lập biểu,,,,,,'],
      4,
    ],
    [
      'of which the unit is a name',
      [row('H31-1'), row('H31-2'), '3,,Tổng Văn Cộng,UBND xã An Vĩ,Đang xử lý,01/10/2026,'],
      4,
    ],
    ['whose note has words of a foot', [row('H31-1'), row('H31-2'), '3,,A,H31.14,9,01/10/2026,Tổng cộng: 3'], 4],
  ])('a dossier without a number %s is a bad row', async (_, rows, line) => {
    const read = await readAll(file(...rows))
    expect([read.dossiers.length, codesOf(read)[0]?.split(' ')[0]]).toEqual([2, `${line}:`])
  })

  test('a dossier whose number has few digits is none, whatever its note says', async () => {
    const text = file(
      '1,7,A,12205,9,20261001,',
      '2,8,A,12205,9,20261001,Trong đó: 2 bản sao',
      '3,9,A,12205,9,20261001,Ký tên',
    )
    const read = await readAll(text)
    expect([read.dossiers.map(({ code }) => code), read.rejects, footOf(read)]).toEqual([['7', '8', '9'], [], []])
  })

  test('words of a foot above a dossier make no foot: the rows are bad', async () => {
    const read = await readAll(file(row('H31-1'), 'Cộng,1,,,,,', row('H31-2'), 'Người lập biểu,,,,,,', row('H31-3')))
    expect([read.dossiers.length, read.rejects.map(({ line }) => line), footOf(read)]).toEqual([3, [3, 5], []])
  })

  test('rows at the end without words of a foot are bad rows, and so is a code below one', async () => {
    const nobody = await readAll(file(...RECORDS, ',,,Lê Văn Ký,,,'))
    expect([nobody.rejects.map(({ line }) => line), footOf(nobody)]).toEqual([[5], []])
    const more = await readAll(file(...RECORDS, 'Tổng cộng,,,,,,', '1,H31-4,,,,,'))
    expect([more.rejects.map(({ line }) => line), footOf(more)]).toEqual([[5, 6], []])
  })

  test.each([
    ['Tổng số: 5 hồ sơ', [[5, 3]]],
    ['Tổng số hồ sơ: 1.250', [[1250, 3]]],
    ['Danh sách gồm có 2 hồ sơ.', [[2, 3]]],
    ['Tổng cộng 03 bản ghi', []],
    // What these count nobody knows.
    ['Tổng số: 5', []],
    ['Tổng số hồ sơ đúng hạn: 2', []],
    ['Tổng lệ phí: 5', []],
    ['Trong đó: 2 hồ sơ', []],
  ])('"%s" against three rows: %j', async (total, differs) => {
    expect(totalOf(await readAll(file(...RECORDS, `"${total}",,,,,,`, 'Người lập,,,,,,')))).toEqual(differs)
  })

  test('in a long table only its last rows are one', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => row(`H31-${index}`))
    const read = await readAll(file(...many, 'Tổng số: 20.000 hồ sơ,,,,,,', 'Người lập biểu,,,,,,'))
    expect([read.dossiers.length, read.rejects, footOf(read)]).toEqual([20_000, [], [[2, 20_002, 20_003]]])
    expect(totalOf(read)).toEqual([])
  })
})

test('the foot of a workbook is passed over, too', async () => {
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('Hồ sơ')
  sheet.addRow(HEAD.split(','))
  for (const record of RECORDS) sheet.addRow(record.split(','))
  sheet.addRow(['Tổng số: 4 hồ sơ'])
  sheet.addRow([])
  sheet.addRow(['', '', '', '', '', 'Hưng Yên, ngày 26 tháng 10 năm 2026'])
  sheet.addRow(['Người lập biểu', '', '', '', '', 'Thủ trưởng đơn vị'])
  sheet.addRow(['Nguyễn Thị Lập', '', '', '', '', 'Lê Văn Ký'])
  const read = await readAll(new Uint8Array(await book.xlsx.writeBuffer()), 'hs.xlsx')
  expect([read.dossiers.length, read.rejects, footOf(read), totalOf(read)]).toEqual([3, [], [[4, 5, 9]], [[4, 3]]])
})

test('feeds have feet, too; a procedure that begins with such a word has a code or is a bad row', async () => {
  const source = (text: string) => bytesSource('feed.csv', new TextEncoder().encode(text))
  const petitions = await readPetitions(
    source(
      'Mã PAKN,Mã đơn vị,Ngày tiếp nhận\nPA-1,H31.14,01/10/2026\nTổng số: 2 phản ánh,,\nNgười lập,,\nLê Văn Ký,,\n',
    ),
    {},
    CLOCK,
  )
  const none = await readPetitions(source('Mã PAKN,Mã đơn vị,Ngày tiếp nhận\nTổng số: 0 phản ánh,,\n'), {}, CLOCK)
  const procedures = await readProcedures(
    source('Mã TTHC,Tên thủ tục\n1.001193,Đăng ký khai sinh\n,Ký quỹ\n,Xác nhận tình trạng hôn nhân\nTổng cộng,1\n'),
  )
  if (petitions.kind !== 'read' || none.kind !== 'read' || procedures.kind !== 'read') throw new Error('refused')
  expect([petitions.rows, petitions.rejects, footOf(petitions), totalOf(petitions)]).toEqual([
    1,
    [],
    [[3, 3, 5]],
    [[2, 1]],
  ])
  expect([none.rows, none.rejects, totalOf(none)]).toEqual([0, [], []])
  expect([procedures.records.length, procedures.rejects.map(({ line }) => line), footOf(procedures)]).toEqual([
    1,
    [3, 4],
    [[1, 5, 5]],
  ])
})
