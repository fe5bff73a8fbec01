import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadIndexSets } from '../../../src/ingest/index-sets/load.ts'
import { interpret } from '../../../src/ingest/letters/interpret.ts'
import type { Reading } from '../../../src/model/reading.ts'
import { errorsOf } from '../facts-read.ts'
import { rawText } from '../raw-document.ts'

const sets = loadIndexSets(join(import.meta.dirname, '..', '..', '..', 'index-sets'))
const told = { issuer: 'UBND huyện Mẫu', indexSetId: 'khoai-chau-letter-2024' }
const TITLE = '             Kết quả tháng 02/2024'

const read = (lines: readonly string[]): Reading => interpret(rawText([TITLE, '', ...lines].join('\n')), sets, told)

function figures(reading: Reading): string[] {
  return reading.figures.map(
    ({ subject, figureId, reported }) =>
      `${subject.kind === 'unit' ? subject.printedName : '(issuer)'} ${figureId} ${reported.kind === 'value' ? reported.value : reported.reason}`,
  )
}

const HEAD = ['STT   Đơn vị      Điểm tổng hợp      Tỷ lệ hài lòng']

describe('rows of laid out text whose names take several lines', () => {
  test('cells aligned in the middle have as many lines above their values as below', () => {
    const reading = read([
      ...HEAD,
      '      Sơn',
      '1                   81,5              90',
      '      Cao',
      '      Minh',
      '2                   70                100',
      '      Tân',
      '3     Phú An        65                80',
    ])
    expect(errorsOf(reading)).toEqual([])
    expect(figures(reading)).toEqual([
      'Sơn Cao totalScore 81.5',
      'Sơn Cao satisfaction 90',
      'Minh Tân totalScore 70',
      'Minh Tân satisfaction 100',
      'Phú An totalScore 65',
      'Phú An satisfaction 80',
    ])
  })

  test('a last word that could head a row of maxima is the end of the name', () => {
    const reading = read([
      ...HEAD,
      '1     Xã Bình       81,5              90',
      '      Chuẩn',
      '2     Xã Hạ         70                100',
      '3     Xã An         65                80',
      '      Chuẩn         100               100',
    ])
    expect(errorsOf(reading)).toEqual([])
    expect(figures(reading).map((text) => text.replace(/ \S+ \S+$/, ''))).toEqual(
      ['Xã Bình Chuẩn', 'Xã Hạ', 'Xã An'].flatMap((name) => [name, name]),
    )
  })

  test('a last word that could head a row of sums makes the row doubtful', () => {
    const reading = read([
      ...HEAD,
      '1     Xã Tà         81,5              90',
      '      Tổng',
      '2     Xã Hạ         70                100',
      '3     Xã An         65                80',
    ])
    expect(errorsOf(reading)).toContain('reading.row-broken')
    expect(figures(reading).join()).not.toContain('Xã Tà')
  })

  test('a name on three lines has its values on the middle one', () => {
    const reading = read([
      ...HEAD,
      '      Xã',
      '1     Thượng        81,5              90',
      '      Sơn',
      '2     Xã Hạ         70                100',
      '3     Xã An         65                80',
    ])
    expect(errorsOf(reading)).toEqual([])
    expect(figures(reading)[0]).toBe('Xã Thượng Sơn totalScore 81.5')
  })

  test('a name that begins with its kind above the first row is whole', () => {
    const reading = read([
      '      Tên xã,',
      'STT               Điểm tổng hợp     Tỷ lệ hài lòng',
      '      thị trấn',
      '      Xã',
      '1     Thượng        81,5              90',
      '      Sơn',
      '      Xã',
      '2                   70                100',
      '      Hạ Sơn',
      '3     Xã An         65                80',
    ])
    expect(errorsOf(reading)).toEqual([])
    expect(figures(reading).filter((text) => text.includes('totalScore'))).toEqual([
      'Xã Thượng Sơn totalScore 81.5',
      'Xã Hạ Sơn totalScore 70',
      'Xã An totalScore 65',
    ])
  })

  test('numbers in the middle of their rows put the lines together, values standing at the top', () => {
    const reading = read([
      ...HEAD,
      '      Xã Đức        81,5              90',
      '1',
      '      Cơ',
      '      Xã Hạ         70                100',
      '2',
      '      Sơn',
      '3     Xã An         65                80',
      '      Xã Điện       64                79',
      '4',
      '      Bàn',
    ])
    expect(errorsOf(reading)).toEqual([])
    expect(figures(reading).filter((text) => text.includes('totalScore'))).toEqual([
      'Xã Đức Cơ totalScore 81.5',
      'Xã Hạ Sơn totalScore 70',
      'Xã An totalScore 65',
      'Xã Điện Bàn totalScore 64',
    ])
  })

  test('words left over below the last row are an error', () => {
    const reading = read([
      ...HEAD,
      '1     Xã An Hòa     81,5              90',
      '2     Xã Hạ Sơn     70                100',
      '3     Xã An         65                80',
      '      Bình',
      '      Trung',
      '      Hậu',
    ])
    expect(figures(reading)).not.toContain('Xã An Bình totalScore 65')
    const names = new Set(reading.figures.map(({ subject }) => (subject.kind === 'unit' ? subject.printedName : '')))
    expect(errorsOf(reading).length > 0 || names.has('Xã An Bình Trung Hậu')).toBe(true)
  })

  test('without numbers, a name that no values follow is no part of the row above it', () => {
    const reading = read([
      'Đơn vị              Điểm tổng hợp',
      'Thị trấn Hòa Bình   81,5',
      'Phú An              70',
      'Liên Khê',
    ])
    expect(figures(reading)).not.toContain('Phú An Liên Khê totalScore 70')
  })
})

describe('heads that stand close together', () => {
  test('one blank between two heads is no obstacle when only one division makes sense', () => {
    const reading = read([
      '                  Tỷ lệ số hóa hồ sơ, kết Tỷ lệ hài',
      'STT  Đơn vị',
      '                   quả giải quyết TTHC     lòng',
      '1    Xã An Hòa            100              58,3',
      '2    Xã Hạ Sơn             0               100',
    ])
    expect(errorsOf(reading)).toEqual([])
    expect(figures(reading)).toContain('Xã An Hòa digitised 100')
    expect(figures(reading)).toContain('Xã An Hòa satisfaction 58.3')
  })

  test('a head over two columns that stands between them heads no third one', () => {
    const reading = read([
      '                               Kết quả thực hiện',
      'STT  Đơn vị     Tỷ lệ hài lòng của người dân,      Điểm tổng hợp',
      '                         doanh nghiệp',
      '1    Xã An Hòa            100                           58,3',
      '2    Xã Hạ Sơn             0                            100',
    ])
    expect(errorsOf(reading)).toEqual([])
    expect(figures(reading)).toHaveLength(4)
  })
})

describe('text that keeps no columns', () => {
  test('a letter alone on its line is the end of a name', () => {
    const reading = read([
      'STT Tên đơn vị',
      'Tỷ lệ hài lòng (%)',
      'Điểm tổng hợp',
      '1 Xã Phú Cường 58.70% 77.7',
      '2 Xã Phú Ninh 53.50% 77.7',
      '3',
      'Xã Phú Thành',
      'B',
      '0.00% 77.7',
      '4',
      'Thị trấn Tràm',
      'Chim',
      '85.71% 77.7',
      '5 Xã Hoà Bình 100.00% 77.7',
    ])
    expect(errorsOf(reading)).toEqual([])
    expect(figures(reading)).toContain('Xã Phú Thành B satisfaction 0')
  })

  test('values on lines without names are never passed over, though the text has figures that can be read', () => {
    const reading = read([
      '1. Kết quả của huyện:',
      '- Điểm tổng hợp: 66,50',
      'STT',
      'Đơn vị',
      'Điểm',
      'Số hoá hồ',
      'sơ (%)',
      '1',
      'Xã Đốc',
      'Tín',
      '100,00 100,00',
      '2',
      'Xã Hùng',
      'Tiến',
      '72,70 55,60',
    ])
    expect(errorsOf(reading)).not.toEqual([])
  })
})

describe('laid out text without numbers', () => {
  const TWO = ['Đơn vị              Điểm tổng hợp', 'Xã Ia Grai          81,5', 'UBND xã Tân Dân     70,25']

  test('a name without a kind below a whole one may be a unit without values: no two rows are read as one', () => {
    const reading = read([...TWO, 'Liên Khê', 'Phường 12           65'])
    expect(errorsOf(reading)).toContain('reading.row-broken')
    expect(figures(reading).filter((each) => each.includes('Tân Dân'))).toEqual([])
  })

  test('a unit without values at the end is none of the row above', () => {
    const reading = read([...TWO, 'Xã Trung Bình'])
    expect(figures(reading).filter((each) => each.includes('Dân Xã'))).toEqual([])
    expect(errorsOf(reading)).toContain('reading.row-broken')
  })

  test('where lines show that names break, a name goes on', () => {
    const reading = read([...TWO, 'Xã Khánh Bình Tây   90', 'Bắc', 'Xã                  55', 'Sơn'])
    expect(errorsOf(reading)).toEqual([])
    expect(figures(reading)).toContain('Xã Khánh Bình Tây Bắc totalScore 90')
  })
})

test('a head whose first line is not understood with the rest is no other head', () => {
  const reading = read([
    'STT   Đơn vị                  Tỷ lệ số hóa',
    '                              hồ sơ, kết quả',
    '                              giải quyết (%)',
    '1     Phường 2                95%',
    '2     Xã Tân Dân              81,97',
    '3     Xã Đông Kết             44,96',
  ])
  expect(errorsOf(reading)).toEqual([])
  expect(figures(reading)[0]).toBe('Phường 2 digitised 95')
})

test("blank lines between rows tell which words are a row's, ratings on two lines among them", () => {
  const reading = read([
    'STT   Đơn vị      Điểm tổng hợp      Xếp loại',
    '',
    '                                     Trung',
    '1     Phú An      81,5',
    '                                     bình',
    '',
    '      Cao',
    '2                 70                 Tốt',
    '      Minh',
    '',
    '      Tân                            Xuất',
    '3                 65',
    '      Sơn                            sắc',
  ])
  expect(errorsOf(reading)).toEqual([])
  expect(figures(reading)).toEqual(['Phú An totalScore 81.5', 'Cao Minh totalScore 70', 'Tân Sơn totalScore 65'])
})

test('names right of the values under their head are read as names, blank cells staying where they are', () => {
  const reading = read([
    'STT   Điểm tổng hợp   Tỷ lệ hài lòng   Đơn vị',
    '1     81,5            90               Xã Sơn',
    '2                     100              Xã Cao',
    '3     65              80               Xã An',
  ])
  expect(errorsOf(reading)).toEqual([])
  expect(figures(reading)).toContain('Xã Cao totalScore not-reported')
  expect(figures(reading)).toContain('Xã Cao satisfaction 100')
})

describe('what stands close to a name', () => {
  const BESIDE = ['STT   Đơn vị        Điểm tổng hợp      Tỷ lệ hài lòng', '1     Xã An Hòa     81,5              90']

  test('a value one blank after a name as wide as its column is the first cell', () => {
    const reading = read([
      ...BESIDE,
      '2     Xã Thanh Lâm 85                   100',
      '3     Xã Hạ Sơn     70                80',
    ])
    expect(errorsOf(reading)).toEqual([])
    expect(figures(reading)).toContain('Xã Thanh Lâm totalScore 85')
    expect(figures(reading)).toContain('Xã Thanh Lâm satisfaction 100')
  })

  test('a small number there may end the name: the row is an error', () => {
    const reading = read([
      ...BESIDE,
      '2     Xã Vị Thanh 1                     100',
      '3     Xã Hạ Sơn     70                80',
    ])
    expect(errorsOf(reading)).toContain('reading.row-doubtful')
    expect(figures(reading).filter((each) => each.startsWith('Xã Vị Thanh'))).toEqual([])
  })

  test('a number alone at the end of a page is the name’s where it stands under the names', () => {
    const lines = [...BESIDE, '2     Phường          70                80', '      A Lưới', '      1']
    const reading = read([...lines.slice(0, -1), `${lines.at(-1)}\f3     Xã Hạ Sơn     70                80`])
    expect(figures(reading).filter((each) => /^Phường A Lưới totalScore/.test(each))).toEqual([])
  })

  test('a rating where a row has no value ends no name', () => {
    const reading = interpret(
      rawText(
        [
          'Kết quả tháng 02/2024',
          'STT Đơn vị Điểm tổng hợp Xếp loại',
          '1 Xã An Hòa 81,5 Tốt',
          '2 Xã Yên Định Khá',
          '3 Xã Hạ Sơn 70 Khá',
        ].join('\n'),
      ),
      sets,
      told,
    )
    expect(errorsOf(reading).length).toBeGreaterThan(0)
    expect(figures(reading).filter((each) => each.includes('Yên Định'))).toEqual([])
  })
})

test('numbers on lines between those of their names are sequence numbers and no words of names', () => {
  const reading = read([
    'STT   Đơn vị      Điểm tổng hợp      Tỷ lệ hài lòng',
    '',
    '      UBND xã     81,5              90',
    '1',
    '      An Hòa',
    '',
    '      UBND xã     70                100',
    '2',
    '      Hạ Sơn',
  ])
  expect(errorsOf(reading)).toEqual([])
  expect(figures(reading)).toContain('UBND xã An Hòa totalScore 81.5')
  expect(figures(reading)).toContain('UBND xã Hạ Sơn satisfaction 100')
})

test('a head below the line of the names’ head is no head without its first line', () => {
  const reading = read([
    '                  Điểm mức độ    Thanh toán',
    '      Đơn vị',
    '                    hài lòng     trực tuyến',
    'Sở Nội vụ           90           81,5',
    'Sở Y tế             100          70',
    'Sở Xây dựng         80           65',
  ])
  expect(figures(reading).filter((each) => each.includes('totalScore'))).toEqual([])
  expect(errorsOf(reading).length > 0 || figures(reading).includes('Sở Nội vụ onlinePaid 81.5')).toBe(true)
})

describe('heads that are not what they seem', () => {
  const ROWS = ['1     Xã An Hòa     81,5              90', '2     Xã Hạ Sơn     70                100']

  test('a head of notes that stands one blank beside a head of figures is an error', () => {
    const reading = read(['STT   Đơn vị        Điểm tổng hợp     Mức độ hài lòng Ghi chú', ...ROWS])
    expect(figures(reading).every((text) => text.includes('totalScore')) && errorsOf(reading).length === 0).toBe(false)
  })

  test('heads whose words run together are divided between their columns', () => {
    const reading = read([
      'STT   Đơn vị       Điểm tổng Mức độ hài   Số hồ sơ',
      '                      hợp       lòng     tiếp nhận',
      '1     Xã An Hòa      81,5        90         12',
      '2     Xã Hạ Sơn      70          100        15',
    ])
    expect(errorsOf(reading)).toEqual([])
    expect(figures(reading)).toEqual([
      'Xã An Hòa totalScore 81.5',
      'Xã An Hòa satisfaction 90',
      'Xã Hạ Sơn totalScore 70',
      'Xã Hạ Sơn satisfaction 100',
    ])
  })

  test('a numbered row whose name stands above and below it, alone on its page, is not lost', () => {
    const text = [TITLE, '', 'STT   Đơn vị        Điểm tổng hợp', '1     Xã An Hòa     81,5', '2     Xã Hạ Sơn     70']
    const alone = ['      Phường Chí', '3                   65', '      Tân']
    const reading = interpret(rawText(`${text.join('\n')}\f${alone.join('\n')}\n`), sets, told)
    expect(errorsOf(reading).length > 0 || figures(reading).includes('Phường Chí Tân totalScore 65')).toBe(true)
  })
})
