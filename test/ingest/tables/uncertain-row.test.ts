import { expect, test } from 'vitest'
import { uncertainRow } from '../../../src/ingest/tables/uncertain-row.ts'
import { NOWHERE } from '../../../src/model/issue.ts'
import { describeProblem } from '../../../src/platform/describe.ts'

const row = (name: string, ...values: string[]) => ({ name, values, ofUnit: false, place: NOWHERE })

test('too few values are counted, as many as columns are doubted, a number behind a name is named', () => {
  const told = [
    uncertainRow(row('Xã A', '70'), 2, false),
    uncertainRow(row('Xã A', '70', '80'), 2, false),
    uncertainRow(row('Xã A', '1', '80'), 2, true),
  ]
  expect(told.map(({ code }) => code)).toEqual(['reading.row-values', 'reading.row-doubtful', 'reading.row-number'])
  const [, doubtful, numbered] = told.map(({ code, facts }) => describeProblem(code, facts, 'vi').text)
  expect(doubtful).toContain('đủ 2 giá trị (70; 80), nhưng không chắc')
  expect(numbered).toContain('không biết số 1 đứng sau tên là giá trị hay là số của tên')
})

test('a sum or a mean that cannot be read is only a warning', () => {
  expect(uncertainRow(row('Tổng cộng', '70'), 2, false).severity).toBe('warning')
  expect(uncertainRow(row('Xã A', '70'), 2, false).severity).toBe('error')
})

test('a unit by its number is none, though a commune is called as a mean is', () => {
  expect(uncertainRow({ ...row('Trung Bình', '70'), ofUnit: true }, 2, false).severity).toBe('error')
})
