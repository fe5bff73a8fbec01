import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadIndexSets } from '../../../src/ingest/index-sets/load.ts'
import { interpret } from '../../../src/ingest/letters/interpret.ts'
import type { Reading } from '../../../src/model/reading.ts'
import { errorsOf, figuresOf } from '../facts-read.ts'
import { rawText } from '../raw-document.ts'

const sets = loadIndexSets(join(import.meta.dirname, '..', '..', '..', 'index-sets'))

/** Text without positions: a cell that was blank leaves no trace in it. */
const read = (rows: readonly string[]): Reading => {
  const head = ['Phụ lục', 'Kết quả của các xã tháng 4/2024', 'STT Đơn vị Kết quả xử lý hồ sơ (%) Điểm tổng hợp']
  const lines = [...head, ...rows.map((row, index) => `${index + 1} ${row}`)]
  return interpret(rawText(lines.join('\n')), sets, { issuer: 'UBND tỉnh Thừa Thiên Huế' })
}

const OTHERS = [
  'Xã Phong Điền 98,12 81,5',
  'Xã Quảng Điền 97,4 80,25',
  'Xã A Lưới 2 95,31 77,8',
  'Xã Phú Vang 99,05 82',
]

test('the number of a name whose value is missing is not read as its value', () => {
  const reading = read(['Xã A Lưới 1 77,18', ...OTHERS])
  expect(figuresOf(reading).filter((text) => text.startsWith('Xã A Lưới onTime'))).toEqual([])
  expect(errorsOf(reading)).not.toEqual([])
})

test('a whole row of a unit that is one of several by number is read', () => {
  const reading = read(['Xã A Lưới 1 96,2 77,18', ...OTHERS])
  expect(errorsOf(reading)).toEqual([])
  expect(figuresOf(reading)).toContain('Xã A Lưới 1 onTime 96,2')
})

test('a low rate of a unit that no other shares its name with is a rate', () => {
  const reading = read(['Xã Bình Thành 15 77,18', ...OTHERS])
  expect(errorsOf(reading)).toEqual([])
  expect(figuresOf(reading)).toContain('Xã Bình Thành onTime 15')
})
