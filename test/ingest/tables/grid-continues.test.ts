import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadIndexSets } from '../../../src/ingest/index-sets/load.ts'
import { interpret } from '../../../src/ingest/letters/interpret.ts'
import type { Reading } from '../../../src/model/reading.ts'
import { errorsOf, figuresOf } from '../facts-read.ts'
import { rawDocument, rawTable, rawText } from '../raw-document.ts'

const sets = loadIndexSets(join(import.meta.dirname, '..', '..', '..', 'index-sets'))
const HEAD = ['STT', 'Đơn vị', 'Điểm tổng hợp', 'Tỷ lệ hài lòng', 'Xếp loại', 'Ghi chú']

/** The part of a marked table on each page: its rows, the first without a head but the first page's. */
const read = (...pages: readonly (readonly (readonly string[])[])[]): Reading =>
  interpret(
    rawDocument(
      [
        ...rawText('Kết quả tháng 02/2024').blocks,
        ...pages.map((rows, at) => rawTable(at === 0 ? [HEAD, ...rows] : rows)),
      ],
      'pdf',
    ),
    sets,
    { issuer: 'UBND huyện Mẫu', indexSetId: 'khoai-chau-letter-2024' },
  )

const FIRST = [
  ['I', 'Các phòng', '', '', '', ''],
  ['1', 'Phòng Nội vụ', '81,5', '90', 'Khá', ''],
  ['2', 'Phòng Y tế', '70,25', '88', 'Khá', ''],
]

test('totals alone on the last page have no border between numbers and names, and end where their values do', () => {
  const reading = read(FIRST, [['Toàn huyện', '75,5', '89']])
  expect(errorsOf(reading)).toEqual([])
  expect(figuresOf(reading)).toContain('(issuer) totalScore 75,5')
  expect(figuresOf(reading)).toContain('(issuer) satisfaction 89')
})

test('totals with fewer values than the table has figures are refused', () => {
  expect(errorsOf(read(FIRST, [['Toàn huyện', '75,5']]))).not.toEqual([])
})

test.each([
  ['ends a page', [[...FIRST, ['II', 'UBND cấp xã', '', '', '', '']], [['1', 'Xã Phú An', '66', '77', 'Tốt']]]],
  [
    'begins one',
    [
      FIRST,
      [
        ['II', 'UBND cấp xã', '', '', ''],
        ['1', 'Xã Phú An', '66', '77', 'Tốt'],
        ['2', 'Xã Tân Dân', '60', '70', 'Tốt'],
      ],
    ],
  ],
] as const)("the rows of a section whose heading %s are the table's though its last column is blank", (_, pages) => {
  const reading = read(...pages)
  expect(errorsOf(reading)).toEqual([])
  expect(figuresOf(reading)).toContain('Xã Phú An totalScore 66')
})
