import { describe, expect, test } from 'vitest'
import { findCitations } from '../../../src/ingest/letters/citations.ts'
import { readFacts } from '../../../src/ingest/letters/facts.ts'
import { agencyOf, readLetterhead } from '../../../src/ingest/letters/letterhead.ts'
import { findPeriods } from '../../../src/ingest/letters/periods.ts'
import { pageLines } from '../../../src/ingest/tables/page-line.ts'
import { rawText } from '../raw-document.ts'

const keys = (text: string): string[] => findPeriods(text).map((mention) => mention.period.key)
const facts = (text: string) => readFacts(pageLines(rawText(text)), new Set())

describe('periods in a text', () => {
  test.each([
    ['tháng 2/2024', ['2024-02']],
    ['THÁNG 02 NĂM 2024', ['2024-02']],
    ['tháng 2 -2024', ['2024-02']],
    ['quý I/2024', ['2024-Q1']],
    ['quí 1 năm 2024', ['2024-Q1']],
    ['6 tháng đầu năm 2024', ['2024-H1']],
    ['9 tháng đầu năm 2024', ['2024-01-01..2024-09-30']],
    ['6 tháng cuối năm 2024', ['2024-H2']],
    ['năm 2024', ['2024']],
    ['từ ngày 21/01/2024 đến ngày 20/02/2024', ['2024-01-21..2024-02-20']],
    ['từ 21/01 đến hết ngày 20/02/2024', ['2024-01-21..2024-02-20']],
    ['từ ngày 01/02/2024 đến ngày 29/02/2024', ['2024-02']],
    ['từ ngày 01 tháng 02 năm 2024 đến ngày 29 tháng 02 năm 2024', ['2024-02']],
    ['tháng ba năm 2025', ['2025-03']],
    ['tháng năm năm 2025', ['2025-05']],
    ['tháng mười hai năm 2025', ['2025-12']],
    ['T3/2025', ['2025-03']],
    ['Kỳ báo cáo: 03/2025', ['2025-03']],
    ['quý một năm 2025', ['2025-Q1']],
    ['9 tháng năm 2025', ['2025-01-01..2025-09-30']],
    ['từ 15/02/2025 - 14/3/2025', ['2025-02-15..2025-03-14']],
    ['từ tháng 01 đến tháng 3 năm 2025', ['2025-Q1']],
    ['từ tháng 11/2024 đến tháng 01/2025', ['2024-11-01..2025-01-31']],
    ['tháng 2 và tháng 3 năm 2025', ['2025-02', '2025-03']],
    ['tháng 12 và nhiệm vụ tháng 01 năm 2026', ['2025-12', '2026-01']],
    ['quý I và tháng 4 năm 2025', ['2025-Q1', '2025-04']],
    ['tháng 3 và lũy kế 3 tháng đầu năm 2025', ['2025-03', '2025-Q1']],
    ['tháng 3, giảm so với tháng 2 năm 2025', ['2025-02']],
    ['ngày 05 tháng 3 năm 2024', []],
    ['ngày      tháng 3 năm 2024', []],
    ['ngày … tháng 3 năm 2024', []],
    ['ngày .../3/2024', []],
    ['tháng 13/2024', []],
    ['tháng 2', []],
  ])('"%s" names %j', (text, expected) => expect(keys(text)).toEqual(expected))
})

describe('the period of a document', () => {
  test('a title outweighs the citation', () => {
    const text =
      'Thực hiện Công văn số 12/UBND ngày 05/3/2024 của UBND tỉnh về việc kết quả tháng 01/2024.\nPhụ lục\nKết quả tháng 02/2024'
    expect(facts(text).facts.period?.key).toBe('2024-02')
  })

  test('a month without year and a year elsewhere are not enough', () => {
    expect(facts('Kết quả tháng 2 của huyện\nKế hoạch cải cách hành chính năm 2024').facts.period).toBeNull()
  })

  test.each([
    'Kết quả tuần 12 năm 2025',
    'Kết quả nửa đầu năm 2025',
    'Kết quả đợt 2 năm 2025',
    'Kết quả lũy kế đến tháng 3 năm 2025',
    'Kết quả tháng 3 và lũy kế 3 tháng đầu năm 2025',
  ])('"%s" is not taken for the year or for one of two periods', (text) => expect(facts(text).facts.period).toBeNull())

  test('a month whose year stands behind the tasks of the next is the period', () => {
    expect(facts('Kết quả tháng 3 và nhiệm vụ trọng tâm tháng 4 năm 2025').facts.period?.key).toBe('2025-03')
  })

  test('another month to compare with is not the period', () => {
    expect(facts('Kết quả tháng 02/2024, tăng so với tháng 01/2024').facts.period?.key).toBe('2024-02')
  })

  test('a mention broken over lines is found', () => {
    expect(facts('công bố kết quả đánh giá tháng\n02 năm 2024 của huyện').facts.period?.key).toBe('2024-02')
  })

  test('two periods of one weight are an issue and no period', () => {
    const { facts: found, issues } = facts('Phụ lục 1\nKết quả tháng 02/2024\nPhụ lục 2\nKết quả quý I/2024')
    expect(found.period).toBeNull()
    expect(issues.map((issue) => issue.code)).toEqual(['reading.period-contradictory'])
  })
})

describe('the head of a document', () => {
  test.each([
    [['UBND QUẬN HÀ ĐÔNG', 'TỔ CÔNG TÁC ĐỀ ÁN 06'], 'TỔ CÔNG TÁC ĐỀ ÁN 06', 'UBND quận Hà Đông'],
    [['CÔNG AN', 'TỈNH HƯNG YÊN'], 'CÔNG AN TỈNH HƯNG YÊN', null],
    [['BỘ CÔNG AN', 'CÔNG AN TỈNH HƯNG YÊN'], 'CÔNG AN TỈNH HƯNG YÊN', 'BỘ CÔNG AN'],
    [['THANH TRA', 'TỈNH HƯNG YÊN'], 'THANH TRA TỈNH HƯNG YÊN', null],
    [['UBND TỈNH HƯNG YÊN', 'SỞ NÔNG NGHIỆP VÀ MÔI', 'TRƯỜNG'], 'SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG', 'UBND tỉnh Hưng Yên'],
    [['ỦY BAN NHÂN DÂN', 'XÃ KHOÁI CHÂU'], 'Ủy ban nhân dân xã Khoái Châu', null],
  ])('%j: the agency and the one over it', (lines, issuer, superior) => {
    expect(agencyOf(lines)).toEqual({ issuer, superior })
  })

  test('the agency stands left of the motto, also when its name takes two lines', () => {
    const head = readLetterhead([
      'ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'HUYỆN KHOÁI CHÂU Độc lập - Tự do - Hạnh phúc',
      'Số: 71/UBND-VP Khoái Châu, ngày 08 tháng 3 năm 2024',
      'V/v công bố kết quả',
      'tháng 02/2024',
      'Kính gửi: các xã',
    ])
    expect(head).toEqual({
      issuer: 'Ủy ban nhân dân huyện Khoái Châu',
      superior: null,
      number: '71/UBND-VP',
      date: '2024-03-08',
      placeName: 'Khoái Châu',
      subject: 'công bố kết quả tháng 02/2024',
    })
  })

  test('of a superior agency and its own, the last issues', () => {
    const lines = [
      'UBND TỈNH HƯNG YÊN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'SỞ NỘI VỤ Độc lập - Tự do - Hạnh phúc',
      'Số: 5/SNV-CCHC',
    ]
    expect(readLetterhead(lines)).toMatchObject({ issuer: 'SỞ NỘI VỤ', superior: 'UBND tỉnh Hưng Yên' })
  })

  test('an office is named with those it serves', () => {
    const lines = [
      'ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'HUYỆN ÂN THI Độc lập - Tự do - Hạnh phúc',
      'VĂN PHÒNG',
      'HĐND VÀ UBND',
      'Số: 5/VP',
    ]
    expect(readLetterhead(lines)).toMatchObject({
      issuer: 'VĂN PHÒNG HĐND VÀ UBND',
      superior: 'Ủy ban nhân dân huyện Ân Thi',
    })
  })

  test('without the nation’s name, number and date are read on lines of their own below the agency', () => {
    const lines = [
      'UBND TỈNH BẮC NINH',
      'VĂN PHÒNG',
      'Số: 33/VP-KSTTHC',
      'Bắc Ninh, ngày 10 tháng 7 năm 2024',
      'Kính gửi: UBND các huyện',
    ]
    expect(readLetterhead(lines)).toEqual({
      issuer: 'VĂN PHÒNG',
      superior: 'UBND tỉnh Bắc Ninh',
      number: '33/VP-KSTTHC',
      date: '2024-07-10',
      placeName: 'Bắc Ninh',
      subject: null,
    })
  })

  test('a sheet names its committee in small letters too, and nothing else is taken for one', () => {
    expect(readLetterhead(['UBND huyện A Lưới', 'Kết quả tháng 8/2024']).issuer).toBe('UBND huyện A Lưới')
    expect(readLetterhead(['UBND huyện công bố kết quả như sau']).issuer).toBeNull()
    expect(readLetterhead(['Sở Nội vụ công bố kết quả']).issuer).toBeNull()
  })

  test('a committee without a place names nobody', () => {
    expect(readLetterhead(['ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Số: 5/UBND']).issuer).toBeNull()
  })

  test('an unfilled number and date are not there', () => {
    const lines = [
      'UBND HUYỆN KHOÁI CHÂU CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Số: …/UBND Khoái Châu, ngày … tháng 3 năm 2024',
    ]
    expect(readLetterhead(lines)).toMatchObject({ number: null, date: null, issuer: 'UBND huyện Khoái Châu' })
  })
})

test('citations keep type, number, date and issuer', () => {
  const text =
    'Căn cứ Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ; Kế hoạch số 15/KH-UBND ngày 05 tháng 01 năm 2024 của UBND tỉnh về cải cách.'
  expect(findCitations(text).map(({ cited }) => cited)).toEqual([
    { type: 'Quyết định', number: '766/QĐ-TTg', date: '2022-06-23', issuer: 'Thủ tướng Chính phủ' },
    { type: 'Kế hoạch', number: '15/KH-UBND', date: '2024-01-05', issuer: 'UBND tỉnh' },
  ])
})

test('an appendix alone names its letter: number, date and issuer are the document’s own', () => {
  const { facts: found } = facts(
    'Phụ lục\nKết quả tháng 02/2024\n(Kèm theo Công văn số 71/UBND-VP ngày 08/3/2024 của UBND huyện Khoái Châu)',
  )
  expect(found).toMatchObject({ issuer: 'UBND huyện Khoái Châu', number: '71/UBND-VP', date: '2024-03-08', cited: [] })
})
