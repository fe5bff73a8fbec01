import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadIndexSets } from '../../../src/ingest/index-sets/load.ts'
import { interpret } from '../../../src/ingest/letters/interpret.ts'
import type { Reading } from '../../../src/model/reading.ts'
import { errorsOf, figuresOf } from '../facts-read.ts'
import { rawText } from '../raw-document.ts'

const sets = loadIndexSets(join(import.meta.dirname, '..', '..', '..', 'index-sets'))

const TITLE = ['Phụ lục', 'Kết quả của các xã tháng 4/2024']
const NUMBERS = ['1', '2', '3']
const NAMES = ['Xã Ea Bung', 'Xã Cư Kbang', 'Thị trấn Ea Súp']
const ON_TIME = ['Kết quả xử lý', 'hồ sơ (%)']
const SCORE = ['Điểm tổng hợp']

const read = (...blocks: readonly (readonly string[])[]): Reading =>
  interpret(rawText(blocks.map((lines) => lines.join('\n')).join('\n\n')), sets, { issuer: 'UBND huyện Ea Súp' })

const EXACT = [
  'Xã Ea Bung onTime 98,5',
  'Xã Ea Bung totalScore 71',
  'Xã Cư Kbang onTime 100',
  'Xã Cư Kbang totalScore 80,2',
  'Thị trấn Ea Súp onTime -',
  'Thị trấn Ea Súp totalScore 66',
]
const FIRST = ['98,5', '100', '-']
const SECOND = ['71', '80,2', '66']

describe('columns that follow one another in blocks', () => {
  test('are read where heads stand over their values', () => {
    const reading = read([...TITLE, 'STT'], ['Đơn vị'], NUMBERS, NAMES, [...ON_TIME, ...FIRST], [...SCORE, ...SECOND])
    expect(errorsOf(reading)).toEqual([])
    expect(figuresOf(reading)).toEqual(EXACT)
  })

  test('are read where the head of the first column came before all', () => {
    const reading = read(TITLE, ON_TIME, ['STT', ...NUMBERS], ['Đơn vị', ...NAMES], FIRST, [...SCORE, ...SECOND])
    expect(errorsOf(reading)).toEqual([])
    expect(figuresOf(reading)).toEqual(EXACT)
  })

  test('a row of totals may stand last', () => {
    const reading = read(
      [...TITLE, 'STT'],
      ['Đơn vị'],
      ['1 Xã Ea Bung', '2 Xã Cư Kbang', '3 Thị trấn Ea Súp', 'Trung bình'],
      [...ON_TIME, ...FIRST, '99,25'],
      [...SCORE, ...SECOND, '72,4'],
    )
    expect(errorsOf(reading)).toEqual([])
    expect(figuresOf(reading)).toEqual(EXACT)
  })

  test('go on over the page', () => {
    const page = read(
      [...TITLE, 'STT'],
      ['Đơn vị'],
      ['1', '2'],
      NAMES.slice(0, 2),
      [...ON_TIME, ...FIRST.slice(0, 2)],
      [...SCORE, ...SECOND.slice(0, 2)],
      ['\fSTT'],
      ['Đơn vị'],
      ['3'],
      NAMES.slice(2),
      [...ON_TIME, ...FIRST.slice(2)],
      [...SCORE, ...SECOND.slice(2)],
    )
    expect(errorsOf(page)).toEqual([])
    expect(figuresOf(page)).toEqual(EXACT)
  })

  test.each([
    [
      'a value is lost',
      [
        [...ON_TIME, '98,5', '100'],
        [...SCORE, ...SECOND],
      ],
    ],
    ['a head is over the values of its neighbour', [ON_TIME, [...SCORE, ...FIRST], SECOND]],
    ['a head of remarks is over values', [SCORE, ['Ghi chú', ...SECOND]]],
    ['several heads came before their values', [ON_TIME, SCORE, FIRST, SECOND]],
    [
      'a head is not known',
      [
        [...ON_TIME, ...FIRST],
        ['Chỉ số mới', ...SECOND],
      ],
    ],
  ])('no figure is taken where %s', (_, blocks) => {
    const reading = read([...TITLE, 'STT'], ['Đơn vị'], NUMBERS, NAMES, ...blocks)
    expect(errorsOf(reading)).not.toEqual([])
    expect(figuresOf(reading).filter((figure) => !EXACT.includes(figure))).toEqual([])
  })
})
