import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadIndexSets } from '../../../src/ingest/index-sets/load.ts'
import { interpret } from '../../../src/ingest/letters/interpret.ts'
import { isBrokenName } from '../../../src/ingest/tables/broken-names.ts'
import { makeLexicon } from '../../../src/ingest/tables/heads.ts'
import type { Reading } from '../../../src/model/reading.ts'
import { errorsOf, figuresOf } from '../facts-read.ts'
import { rawDocument, rawTable, rawText } from '../raw-document.ts'

const sets = loadIndexSets(join(import.meta.dirname, '..', '..', '..', 'index-sets'))
const told = { issuer: 'UBND huyện Mẫu', indexSetId: 'khoai-chau-letter-2024' }

const read = (lines: readonly string[]): Reading =>
  interpret(rawText(['             Kết quả tháng 02/2024', '', ...lines].join('\n')), sets, told)

test.each(['Sở Y t ế', 'Xã Đ ồng Tiến', 'Phường Th ọ Xuân'])('"%s" has a blank within a word', (name) =>
  expect(isBrokenName(name)).toBe(true),
)

test.each(['Sở Y tế', "Xã N'Thol Hạ", 'Xã Ea Kly', 'Tổ Đ', 'Khu B ấp Đông', 'BHXH tỉnh', 'Phòng LĐ-TB&XH'])(
  '"%s" has none',
  (name) => expect(isBrokenName(name)).toBe(false),
)

test('a row whose name has a blank within a word is an error', () => {
  const rows = ['1     Sở Nội vụ       81,5              90', '2     Sở Y t ế        70                100']
  expect(errorsOf(read(['STT   Đơn vị      Điểm tổng hợp      Tỷ lệ hài lòng', ...rows]))).toEqual([
    'reading.name-broken',
  ])
})

test('a head is understood though a narrow column broke its words', () => {
  const set = sets.find(({ id }) => id === told.indexSetId)
  if (set === undefined) throw new Error('no such set')
  const { meaningOfCell } = makeLexicon(set)
  const whole = meaningOfCell('TỶ LỆ HỒ SƠ ĐÚNG HẠN VÀ TRƯỚC HẠN')
  expect(whole).toMatchObject({ kind: 'figure', figureId: 'onTime' })
  expect(meaningOfCell('T Ỷ L Ệ HỒ SƠ ĐÚNG HẠ N VÀ TRƯỚC HẠN')).toEqual(whole)
})

test('a row without values above the heading of a section is no part of the head that stands again', () => {
  const head = ['STT', 'Đơn vị', 'Điểm tổng hợp', 'Xếp loại']
  const reading = interpret(
    rawDocument(
      [
        ...rawText('Kết quả tháng 02/2024').blocks,
        rawTable([head, ['I', 'Các phòng', '', ''], ['1', 'Phòng Nội vụ', '81,5', 'Khá']]),
        rawTable([
          head,
          ['2', 'Phòng Y tế', '', 'Khá'],
          ['II', 'UBND cấp xã', '', ''],
          ['1', 'Xã Phú An', '70', 'Khá'],
        ]),
      ],
      'docx',
    ),
    sets,
    told,
  )
  expect(errorsOf(reading)).toEqual([])
  expect(figuresOf(reading)).toEqual([
    'Phòng Nội vụ totalScore 81,5',
    'Phòng Y tế totalScore ',
    'Xã Phú An totalScore 70',
  ])
})

test('a row that ends in the beginning of a phrase is read though it is the only one on its page', () => {
  const head = 'STT   Đơn vị          Điểm tổng hợp      Tỷ lệ hài lòng'
  const reading = read([
    head,
    '1     Xã Phú An       81,50              90,10',
    '2     Xã Đông Tảo     70,00              100,00',
    '\f',
    head,
    '3     Xã Bình Minh    65,00              Không phát',
    '                                         sinh',
    'Trung bình            72,17              95,05',
  ])
  expect(errorsOf(reading)).toEqual([])
  expect(figuresOf(reading)).toContain('Xã Bình Minh satisfaction Không phát sinh')
})

test('values as wide as the table whose name stands above and below them are not lost without an error', () => {
  const head = 'STT   Đơn vị          Điểm tổng hợp      Tỷ lệ hài lòng'
  const rows = ['1     Xã Phú An       81,50              90,10', '2     Xã Đông Tảo     70,00              100,00']
  const reading = read([head, ...rows, '\f', 'Phường Giao', '                      65,00              –', 'Ninh'])
  expect(errorsOf(reading)).not.toEqual([])
})

test('a value beside the name, right where its column begins, is told and not taken for the number of the name', () => {
  const reading = read([
    'STT   Đơn vị                     Điểm tổng hợp',
    '1     Sở Ngoại vụ                20,83',
    '2     Bảo hiểm xã hội khu        9,40',
    '      vực IV',
    '3     Bảo hiểm xã hội toàn khu 17',
    '      vực V',
    '4     Sở Tài chính               10,81',
  ])
  expect(errorsOf(reading)).toEqual(['reading.row-doubtful'])
})

test('fractions in a column of ranks beside a figure without values: the heads stand over other columns', () => {
  const columns = ['STT', 'Đơn vị', 'Điểm tổng hợp', 'Tỷ lệ hài lòng', 'Thứ hạng', 'Ghi chú']
  const at = [0, 6, 22, 40, 58, 70]
  const line = (texts: readonly string[]): string =>
    texts.reduce((out, text, index) => (text === '' ? out : out.padEnd(at[index] ?? 0) + text), '')
  const reading = read([
    line(columns),
    line(['1', 'Xã Phú An', '81,50', '', '11,62', '1']),
    line(['2', 'Xã Đông Tảo', '70,00', '', '8,30', '2']),
    line(['3', 'Xã Bình Minh', '65,00', '', '5,84', '3']),
  ])
  expect(errorsOf(reading)).toEqual(['reading.head-mixed'])
})

test('heads beside each other whose lines ran together hold a figure that no column has', () => {
  const reading = read([
    'STT   Đơn vị          Điểm tổng hợp    Tỷ lệ thanh lòng    Mức độ toán trực tuyến',
    '1     Xã Phú An       81,50            90,10               77,20',
    '2     Xã Đông Tảo     70,00            100,00              88,30',
  ])
  expect(errorsOf(reading)).toEqual(['reading.head-mixed', 'reading.head-mixed'])
})

test('a total below a row whose values are blank does not lend it its own', () => {
  const reading = read([
    'STT Đơn vị Điểm tổng hợp Tỷ lệ hài lòng',
    '1 Xã Phú An 81,50 90,10',
    '2 Xã Đông Tảo 70,00 100,00',
    '3 Gia Lâm -',
    'Toàn huyện 75,75 95,05',
  ])
  expect(errorsOf(reading)).not.toEqual([])
  expect(figuresOf(reading).filter((text) => text.startsWith('Gia Lâm'))).toEqual([])
})

test('a commune whose name is that of a mean, broken after its kind, is read; in doubt it is an error', () => {
  const head = 'STT Đơn vị Điểm tổng hợp Tỷ lệ hài lòng'
  const whole = read([head, '1 Xã Phú An 81,50 90,10', '2 Xã', 'Trung Bình 70,00 100,00', '3 Xã Tân Dân 60,50 95,00'])
  expect(errorsOf(whole)).toEqual([])
  expect(figuresOf(whole)).toContain('Xã Trung Bình totalScore 70,00')
  const short = read([head, '1 Phú An 81,50 90,10', '2 Trung Bình 70,00', '3 Tân Dân 60,50 95,00'])
  expect(errorsOf(short)).not.toEqual([])
})

test('rows alone on a page whose ratings stand behind a phrase or a dash are read', () => {
  const reading = read([
    'STT   Đơn vị          Điểm tổng hợp      Tỷ lệ hài lòng      Xếp loại',
    '1     Xã Phú An       81,50              90,10               Tốt',
    '2     Xã Đông Tảo     70,00              100,00              Khá',
    '\f3     Xã Ia Grai      80,39   Không phát sinh   Xuất sắc',
    '4     Xã Gia Lâm      –       –                 Xuất sắc',
  ])
  expect(errorsOf(reading)).toEqual([])
  expect(figuresOf(reading)).toEqual(
    expect.arrayContaining(['Xã Ia Grai totalScore 80,39', 'Xã Ia Grai satisfaction Không phát sinh']),
  )
  expect(figuresOf(reading)).toContain('Xã Gia Lâm totalScore –')
})

test('a word of a name that stands under the first column, whose value is whole, is no part of that', () => {
  const reading = read([
    'STT   Đơn vị          Số hồ sơ tiếp nhận     Điểm tổng hợp      Xếp loại',
    '1     Phường         1780                   40,99              Khá',
    '      Thuần Trung',
    '2     Xã Xóm           1918                 64,52              Khá',
    '      Chiếu',
    '3     Xã Đông Tảo      607                  70,00              Tốt',
    '4     Xã An    1271                         81,50              Tốt',
  ])
  const names = figuresOf(reading).map((text) => text.replace(/ totalScore.*$/, ''))
  expect(names.includes('Phường Thuần')).toBe(false)
  expect(names.includes('Phường Thuần Trung') || errorsOf(reading).length > 0).toBe(true)
})
