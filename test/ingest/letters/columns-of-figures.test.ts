import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadIndexSets } from '../../../src/ingest/index-sets/load.ts'
import { interpret } from '../../../src/ingest/letters/interpret.ts'
import { rawDocument, rawTable, rawText } from '../raw-document.ts'

const sets = loadIndexSets(join(import.meta.dirname, '..', '..', '..', 'index-sets'))
const UNITS = ['Xã Con Cuông', 'Xã Tân Kỳ', 'Xã Đô Lương']

/** What is read of a table whose cells are those of `values`, row by row. */
function read(heads: readonly (readonly string[])[], values: readonly (readonly string[])[], month = '3/2025') {
  const rows = UNITS.map((unit, at) => [String(at + 1), unit, ...(values[at] ?? [])])
  const title = rawText(`UBND TỈNH NGHỆ AN\nKết quả phục vụ người dân, doanh nghiệp tháng ${month}`)
  const reading = interpret(rawDocument([...title.blocks, rawTable([...heads, ...rows])], 'docx'), sets)
  const figures = reading.figures.map(({ figureId, reported }) =>
    reported.kind === 'value' ? `${figureId} ${reported.value}` : `${figureId} ${reported.reason}`,
  )
  const errors = reading.issues.filter(({ severity }) => severity === 'error').map(({ code }) => code)
  return { figures, errors, warnings: reading.issues.filter(({ severity }) => severity === 'warning') }
}

describe('numbers of dossiers beside rates', () => {
  const group = ['STT', 'Đơn vị', 'Giải quyết hồ sơ', 'Giải quyết hồ sơ', 'Giải quyết hồ sơ', 'Tổng điểm']

  test('are no second rate when one column is the rate by its own words', () => {
    const { figures, errors } = read(
      [group, ['', '', 'Tổng số', 'Đúng hạn', 'Tỷ lệ (%)', '']],
      [
        ['120', '110', '91,67', '80,5'],
        ['40', '40', '100', '81,5'],
        ['1.200', '1.100', '91,67', '82,5'],
      ],
    )
    expect(errors).toEqual([])
    expect(figures.filter((text) => text.startsWith('onTime'))).toEqual(['onTime 91.67', 'onTime 100', 'onTime 91.67'])
  })

  test('are not taken for percents where no column is the rate', () => {
    const { figures, errors } = read(
      [
        [...group.slice(0, 4), 'Tổng điểm'],
        ['', '', 'Tổng số', 'Đúng hạn', ''],
      ],
      [
        ['42', '41', '80,5'],
        ['40', '40', '81,5'],
        ['12', '11', '82,5'],
      ],
    )
    expect(errors).toEqual(['reading.counts-or-percents'])
    expect(figures.length).toBeGreaterThan(0)
  })

  test('percents that are whole stay percents', () => {
    const { figures, errors } = read(
      [['STT', 'Đơn vị', 'Số hồ sơ tiếp nhận', 'Kết quả giải quyết hồ sơ', 'Bản sao điện tử']],
      [
        ['142', '100', '5'],
        ['140', '100', '6'],
        ['112', '98', '7'],
      ],
    )
    expect(errors).toEqual([])
    expect(figures).toContain('onTime 98')
  })
})

describe('heads that name their period', () => {
  test('"this period" is the document\'s, the one before is not read', () => {
    const { figures, errors } = read(
      [
        ['STT', 'Đơn vị', 'Tổng điểm', 'Tổng điểm', 'Số hóa hồ sơ'],
        ['', '', 'Kỳ trước', 'Kỳ này', ''],
      ],
      [
        ['70,5', '80,5', '90'],
        ['71,5', '81,5', '91'],
        ['72,5', '82,5', '92'],
      ],
    )
    expect(errors).toEqual([])
    expect(figures.filter((text) => text.startsWith('totalScore'))).toEqual([
      'totalScore 80.5',
      'totalScore 81.5',
      'totalScore 82.5',
    ])
  })

  test.each([
    ['Tổng điểm tháng 3/ 2025', 'Tổng điểm tháng 2/ 2025'],
    ['Tổng điểm tháng 3/202 5', 'Tổng điểm tháng 2/202 5'],
    ['Tổng điểm tháng 3 năm 20 25', 'Tổng điểm tháng 2 năm 20 25'],
  ])('broken in a narrow column: "%s" beside "%s"', (now, before) => {
    const { figures, errors, warnings } = read(
      [['STT', 'Đơn vị', 'Số hóa hồ sơ', now, before]],
      [
        ['90', '80,5', '70,5'],
        ['91', '81,5', '71,5'],
        ['92', '82,5', '72,5'],
      ],
    )
    expect(errors).toEqual([])
    expect(figures).toContain('totalScore 82.5')
    expect(figures).not.toContain('totalScore 72.5')
    expect(warnings.map(({ code }) => code)).toContain('reading.column-other-period')
  })
})

describe('points printed with their maximum', () => {
  const heads = [['STT', 'Đơn vị', 'Công khai, minh bạch', 'Tiến độ giải quyết', 'Tổng điểm']]
  const values = (second: string) => [
    ['15,50/18', '17,52/20', '80,5/100'],
    ['14/18', second, '81'],
    ['13,25/18', '16/20', '82'],
  ]

  test('are the points', () => {
    const { figures, errors } = read(heads, values('16,5 / 20'), '3/2026')
    expect(errors).toEqual([])
    expect(figures.slice(0, 3)).toEqual(['CKMB 15.5', 'TDGQ 17.52', 'totalScore 80.5'])
    expect(figures).toContain('TDGQ 16.5')
  })

  test('out of another maximum are an error, not lost with a warning', () => {
    expect(read(heads, values('16,5/18'), '3/2026').errors).toEqual(['reading.unreadable'])
  })
})
