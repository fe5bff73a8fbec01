import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { blankFields } from '../../../src/publish/letter/blanks.ts'
import { composeLetter } from '../../../src/publish/letter/compose.ts'
import { NO_FIELDS, parseLetterFields } from '../../../src/publish/letter/fields.ts'
import { readLetterTemplate } from '../../../src/publish/letter/files.ts'
import { generatedMonth, khoaiChau, monthResults, unitResults } from '../khoai-chau.ts'

const template = await readLetterTemplate()
const example = parseLetterFields(
  readFileSync(new URL('../../../letter-templates/fields.example.yaml', import.meta.url), 'utf8'),
  'fields.example.yaml',
)
const month = khoaiChau()
const letter = composeLetter(month, example, template)
const texts = (content = letter): readonly string[] => content.body.map(({ text }) => text)

describe('the head', () => {
  test('a number and a date that are not given are room for the clerk, never invented', () => {
    expect(letter.head.number).toMatch(/^Số: \u00a0+\/UBND-VP$/)
    expect(letter.head.placeAndDate).toMatch(/^Khoái Châu, ngày\u00a0+tháng\u00a0+năm\u00a0+$/)
  })

  test('a number below 10 has a leading zero, the date is padded by the rule', () => {
    const { head } = composeLetter(month, { ...example, number: '6', date: '2024-03-05' }, template)
    expect(head.number).toBe('Số: 06/UBND-VP')
    expect(head.placeAndDate).toBe('Khoái Châu, ngày 05 tháng 3 năm 2024')
  })

  test('the name of a committee is broken after "ỦY BAN NHÂN DÂN"; without a field it is the stored issuer', () => {
    expect(letter.head.agency).toEqual(['ỦY BAN NHÂN DÂN', 'HUYỆN KHOÁI CHÂU'])
    expect(composeLetter(month, NO_FIELDS, template).head.agency).toEqual(['ỦY BAN NHÂN DÂN', 'HUYỆN KHOÁI CHÂU'])
  })

  test('the metadata has the date of the letter, else the last day of the period, never the clock', () => {
    expect(letter.created).toBe('2024-02-29')
    expect(composeLetter(month, { ...example, date: '2024-03-08' }, template).created).toBe('2024-03-08')
  })
})

describe('the body', () => {
  test('cites in full, then has the figures of the issuer in the order of the index set', () => {
    expect(texts()[0]).toContain('Công văn số 66/UBND-PVHCC&KSTT ngày 05 tháng 3 năm 2024 của UBND tỉnh')
    expect(texts().slice(1, 7)).toEqual([
      '1. Kết quả của huyện Khoái Châu tháng\u00a02/2024',
      'Kết quả xử lý hồ sơ: 99,17%;',
      'Tỷ lệ mức độ hài lòng: 100%;',
      'Tỷ lệ hồ sơ thanh toán trực tuyến: 69,65%;',
      'Điểm tổng hợp: 75,02;',
      'Tỷ lệ số hóa hồ sơ: 89,8%.',
    ])
  })

  test('names the weakest unit with what holds it back', () => {
    expect(texts()).toContain(
      'Hồng Tiến (thứ 25/25, đạt 64,74 điểm), chỉ tiêu còn thấp là thanh toán trực tuyến (45%, thứ 25/25) và đúng hạn (83,33%, thứ 25/25);',
    )
  })

  test('ends with "./."', () => {
    expect(texts().at(-1)).toMatch(/[^.]\.\/\.$/)
  })

  test('refers to the annexes by their names', () => {
    expect(texts()).toContain('Số liệu của 25 đơn vị nêu tại Phụ lục I và Phụ lục II kèm theo.')
  })

  test('says which units lack which figure and why; many are counted', () => {
    const units = Array.from({ length: 12 }, (_, index) =>
      unitResults(
        `u${index}`,
        `Xã ${index}`,
        { totalScore: `${60 + index}`, onTime: index < 11 ? 'kps' : '', digitised: '80' },
        index,
      ),
    )
    const body = texts(composeLetter(monthResults(units), NO_FIELDS, template))
    expect(body).toContain(
      'Đúng hạn không phát sinh tại xã 0, xã 1, xã 2, xã 3, xã 4, xã 5, xã 6, xã 7 và 3 đơn vị khác;',
    )
    expect(body).toContain('Đúng hạn không báo cáo tại xã 11.')
    expect(body).toContain('Đơn vị còn thiếu số liệu bổ sung hoặc nêu rõ lý do trong kỳ báo cáo tiếp theo.')
  })

  test('the opening names nobody without results', () => {
    const opening = (of: typeof month): string => texts(composeLetter(of, example, template))[0] ?? ''
    expect(opening(month)).toMatch(/ của huyện Khoái Châu và 25 đơn vị trực thuộc như sau\.$/)
    expect(opening({ ...month, units: [] })).toMatch(/2\/2024 của huyện Khoái Châu như sau\.$/)
    expect(opening({ ...month, issuer: { ...month.issuer, facts: {} } })).toMatch(
      /2\/2024 của 25 đơn vị trực thuộc huyện Khoái Châu như sau\.$/,
    )
  })

  test('an agency that a letterhead prints in capitals is written as elsewhere, in capitals only in the head', () => {
    const document = { ...month.document, issuerPrinted: 'SỞ NỘI VỤ, UBND tỉnh Hưng Yên', cited: [] }
    const content = composeLetter({ ...month, document }, NO_FIELDS, template)
    expect(content.head.agency).toEqual(['SỞ NỘI VỤ'])
    expect(texts(content)[0]).toMatch(/^Sở Nội vụ thông báo/)
  })

  test('an issuer without figures has no section of its own', () => {
    const { body } = composeLetter({ ...month, issuer: { ...month.issuer, facts: {} } }, example, template)
    expect(body.filter(({ kind }) => kind === 'heading').map(({ text }) => text)).toEqual([
      '1. Kết quả của các đơn vị trực thuộc tháng\u00a02/2024',
      '2. Đề nghị',
    ])
  })
})

describe('the annexes', () => {
  test('six figures make two portrait tables of three, every figure in exactly one', () => {
    expect(letter.annexes.map(({ label, landscape }) => [label, landscape])).toEqual([
      ['Phụ lục I', false],
      ['Phụ lục II', false],
    ])
    expect(letter.annexes.map(({ columns }) => columns.map(({ head }) => head))).toEqual([
      [
        'STT',
        'Đơn vị',
        'Kết quả xử lý hồ sơ (%)',
        'Tỷ lệ mức độ hài lòng (%)',
        'Tỷ lệ hồ sơ thanh toán trực tuyến (%)',
      ],
      ['STT', 'Đơn vị', 'Điểm tổng hợp', 'Tỷ lệ số hóa hồ sơ (%)', 'Kết quả cấp bản sao điện tử'],
    ])
    expect(letter.annexes[1]?.rows[0]).toEqual(['1', 'Thị trấn Khoái Châu', '81,34', '82,3', '1.405'])
  })

  test('the title is in capitals', () => {
    expect(letter.annexes[0]?.title).toBe(
      'KẾT QUẢ ĐÚNG HẠN, HÀI LÒNG VÀ THANH TOÁN TRỰC TUYẾN CỦA CÁC ĐƠN VỊ TRỰC THUỘC HUYỆN KHOÁI CHÂU THÁNG\u00a02/2024',
    )
  })

  test('one table is "Phụ lục" without a number', () => {
    const { annexes } = composeLetter(monthResults([unitResults('u', 'Xã A', { onTime: '1' }, 1)]), NO_FIELDS, template)
    expect(annexes.map(({ label }) => label)).toEqual(['Phụ lục'])
  })

  test('not reported is a dash that a note explains, does not arise is words, zero is 0', () => {
    const cells = { onTime: '', satisfaction: 'kps', onlinePaid: '0', totalScore: 'na' }
    const { annexes } = composeLetter(monthResults([unitResults('u', 'Xã A', cells, 1)]), NO_FIELDS, template)
    expect(annexes[0]?.rows).toEqual([['1', 'Xã A', '-', 'không phát sinh', '0', 'không áp dụng']])
    expect(annexes[0]?.notes).toEqual(['Ghi chú: dấu "-" là đơn vị không báo cáo số liệu.'])
    expect(letter.annexes.flatMap(({ notes }) => notes)).toEqual([])
  })

  test('135 units stand in the order of the document', () => {
    const { annexes } = composeLetter(generatedMonth(135), example, template)
    expect(annexes[0]?.rows.map(([, name]) => name)).toEqual(generatedMonth(135).units.map(({ unit }) => unit.name))
  })
})

test('the report lists what is blank', () => {
  expect(blankFields(month, example).map(({ field }) => field)).toEqual(['number', 'date', 'cited.about', 'signer'])
  expect(
    blankFields({ ...month, document: { ...month.document, cited: [] } }, NO_FIELDS).map(({ field }) => field),
  ).toEqual(['number', 'symbol', 'place', 'date', 'recipients', 'cited', 'signing', 'signer', 'draftingUnit'])
})

test('the archive line names the drafting unit', () => {
  expect(letter.distribution).toEqual(['Như trên', 'Thường trực Huyện ủy', 'Lãnh đạo UBND huyện', 'Lưu: VT, VP'])
  expect(composeLetter(month, NO_FIELDS, template).distribution).toEqual(['Như trên', 'Lưu: VT'])
})
