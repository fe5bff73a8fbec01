import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadIndexSets } from '../../../src/ingest/index-sets/load.ts'
import { interpret } from '../../../src/ingest/letters/interpret.ts'
import { rawDocument, rawTable, rawText } from '../raw-document.ts'

const sets = loadIndexSets(join(import.meta.dirname, '..', '..', '..', 'index-sets'))

function read(lines: readonly string[], issuer?: string, rows: readonly (readonly string[])[] = []) {
  const text = rawText(lines.join('\n')).blocks
  const raw = rawDocument(rows.length === 0 ? text : [...text, rawTable(rows)], 'docx')
  const { figures, issues } = interpret(raw, sets, issuer === undefined ? {} : { issuer })
  return {
    figures: figures.map(({ subject, figureId, printed }) => [
      subject.kind === 'issuer' ? 'issuer' : `${subject.kind} ${subject.printedName}`,
      figureId,
      printed,
    ]),
    errors: issues.filter(({ severity }) => severity === 'error').map(({ code }) => code),
    warnings: issues.filter(({ severity }) => severity === 'warning').map(({ code }) => code),
  }
}

const TITLE = 'Thông báo kết quả tháng 6/2024'
const OFFICE = ['UBND TỈNH BẮC NINH', 'VĂN PHÒNG', TITLE]
const WHOLE = ['1. Kết quả chung toàn tỉnh:', '- Mức độ hài lòng: 97,2%']
const TABLE = [
  ['STT', 'Đơn vị', 'Điểm tổng hợp'],
  ['1', 'Huyện Tiên Du', '81,2'],
  ['2', 'Huyện Yên Phong', '77,9'],
  ['', 'Toàn tỉnh', '79'],
]

describe('figures of a whole area', () => {
  test('in the letter of an office are those of the unit over it', () => {
    const { figures, errors } = read([...OFFICE, ...WHOLE], undefined, TABLE)
    expect(errors).toEqual([])
    expect(figures).toContainEqual(['superior UBND tỉnh Bắc Ninh', 'satisfaction', '97,2%'])
    expect(figures).toContainEqual(['superior UBND tỉnh Bắc Ninh', 'totalScore', '79'])
    expect(figures.map(([subject]) => subject)).not.toContain('issuer')
  })

  test('are the issuer’s own when it is of that level', () => {
    const { figures, errors } = read(['UBND TỈNH BẮC NINH', TITLE, ...WHOLE], undefined, TABLE)
    expect(errors).toEqual([])
    expect(figures).toContainEqual(['issuer', 'satisfaction', '97,2%'])
    expect(figures).toContainEqual(['issuer', 'totalScore', '79'])
  })

  test('are asked about where the office’s place is not said, and the answer is taken', () => {
    const lines = ['VĂN PHÒNG', TITLE, ...WHOLE]
    const { figures, errors } = read(lines, 'Văn phòng', TABLE)
    expect(errors).toEqual(['reading.area-unknown', 'reading.area-unknown'])
    expect(figures.map(([subject]) => subject)).not.toContain('issuer')
    const told = read(lines, 'Văn phòng, UBND tỉnh Bắc Ninh', TABLE)
    expect(told.errors).toEqual([])
    expect(told.figures).toContainEqual(['superior UBND tỉnh Bắc Ninh', 'totalScore', '79'])
  })

  test('of another level are never the issuer’s', () => {
    const district = ['UBND HUYỆN TIÊN DU', TITLE]
    const { figures, errors } = read([...district, ...WHOLE], undefined, TABLE)
    expect(figures).toEqual([
      ['issuer', 'totalScore', '81,2'],
      ['unit Huyện Yên Phong', 'totalScore', '77,9'],
    ])
    expect(errors).toEqual(['reading.area-unknown'])
  })
})

describe('a comparison behind a figure', () => {
  const own = (sentence: string) =>
    read(['UBND HUYỆN TIÊN DU', TITLE, '1. Kết quả của huyện:', '- Mức độ hài lòng: 99', `- ${sentence}`])

  test.each([
    ['Điểm tổng hợp đạt 82,5 điểm, tăng 2,3 điểm so với cùng kỳ; phấn đấu đạt 90 điểm.', '82,5 điểm'],
    ['Điểm tổng hợp đạt 82,5 điểm so với cùng kỳ 80 điểm.', '82,5 điểm'],
    ['Điểm tổng hợp: 82,5 (giảm 1,2 so với tháng trước).', '82,5'],
    ['Điểm tổng hợp: 82,5/100 điểm, xếp thứ 3/8 huyện, thành phố.', '82,5'],
    ['Điểm tổng hợp: 82,5 điểm, là mức khá.', '82,5 điểm'],
  ])('does not hide it: %s', (sentence, printed) => {
    expect(own(sentence).figures).toContainEqual(['issuer', 'totalScore', printed])
  })

  test.each(['Điểm tổng hợp phấn đấu đạt 90 điểm.', 'Phấn đấu điểm tổng hợp đạt 90 điểm.'])(
    'a target is no figure: %s',
    (sentence) => {
      expect(own(sentence).figures).toEqual([['issuer', 'satisfaction', '99']])
    },
  )

  test('that cannot be told from it makes the line doubtful, and says so', () => {
    const { figures, warnings } = own('Điểm tổng hợp đạt 82,5 điểm, là mức cao so với cùng kỳ.')
    expect([figures, warnings]).toEqual([[['issuer', 'satisfaction', '99']], ['reading.body-unclear']])
  })
})

describe('a sentence with its figures', () => {
  const sentence = (text: string) =>
    read(['UBND HUYỆN TIÊN DU', TITLE, 'Kết quả như sau:', text], undefined, TABLE.slice(0, 3))

  test.each([
    [
      'Điểm tổng hợp toàn huyện đạt 84,37 điểm, tăng 1,2 điểm so với tháng 5/2024 (83,17 điểm), xếp thứ 2/8 huyện, thành phố.',
      '84,37 điểm',
    ],
    ['Tháng 6/2024, điểm tổng hợp của huyện 84,37 điểm (xếp loại Tốt).', '84,37 điểm'],
  ])('is the issuer’s for all that is said beside it: %s', (text, printed) => {
    expect(sentence(text).figures).toContainEqual(['issuer', 'totalScore', printed])
    expect(sentence(text).warnings).not.toContain('reading.body-unclear')
  })

  test.each([
    'Điểm tổng hợp của huyện tháng 5/2024 đạt 84,37 điểm.',
    'Phấn đấu tháng 7, điểm tổng hợp của huyện đạt 84,37 điểm.',
    '8 xã của huyện có điểm tổng hợp đạt 84,37 điểm.',
  ])('of another period, a target or several units is not: %s', (text) => {
    expect(sentence(text).figures.map(([, , printed]) => printed)).not.toContain('84,37 điểm')
  })
})
