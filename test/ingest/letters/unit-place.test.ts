import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadIndexSets } from '../../../src/ingest/index-sets/load.ts'
import { interpret } from '../../../src/ingest/letters/interpret.ts'
import { parsePeriod } from '../../../src/model/period.ts'
import { rawDocument, rawTable } from '../raw-document.ts'

const sets = loadIndexSets(join(import.meta.dirname, '..', '..', '..', 'index-sets'))

function read(rows: readonly (readonly string[])[], issuer = 'UBND tỉnh Hưng Yên') {
  const period = parsePeriod('2024-12') ?? undefined
  const { figures, issues } = interpret(rawDocument([rawTable(rows)], 'csv'), sets, { issuer, period })
  return {
    names: figures.map(({ subject }) => (subject.kind === 'issuer' ? 'issuer' : subject.printedName)),
    codes: issues.map(({ code }) => code),
  }
}

const HEAD = ['STT', 'Huyện', 'Xã', 'Điểm tổng hợp']

test('a column of districts is where the units lie, and no figure', () => {
  const { names, codes } = read([
    HEAD,
    ['1', 'Khoái Châu', 'Minh Châu', '81'],
    ['2', 'Huyện Yên Mỹ', 'Minh Châu', '61'],
    ['3', 'Thị xã Mỹ Hào', 'Xã Cẩm Xá', '51'],
  ])
  expect(names).toEqual(['Minh Châu (Huyện Khoái Châu)', 'Minh Châu (Huyện Yên Mỹ)', 'Xã Cẩm Xá (Thị xã Mỹ Hào)'])
  expect(codes).toEqual([])
})

test('a district printed once over its group is that of the empty cells below it', () => {
  const { names } = read([
    HEAD,
    ['1', 'Khoái Châu', 'Minh Châu', '81'],
    ['2', '', 'Tân Dân', '71'],
    ['3', 'Yên Mỹ', 'Minh Châu', '61'],
    ['4', '', 'Tân Lập', '51'],
  ])
  expect(names).toEqual([
    'Minh Châu (Huyện Khoái Châu)',
    'Tân Dân (Huyện Khoái Châu)',
    'Minh Châu (Huyện Yên Mỹ)',
    'Tân Lập (Huyện Yên Mỹ)',
  ])
})

test('where each row has its district, an empty cell says nothing', () => {
  const { names } = read([
    HEAD,
    ['1', 'Khoái Châu', 'Minh Châu', '81'],
    ['2', 'Khoái Châu', 'Tân Dân', '71'],
    ['3', '', 'Tân Lập', '61'],
  ])
  expect(names.at(-1)).toBe('Tân Lập')
})

test('a district that heads a section is where its units lie; other headings are not', () => {
  const { names } = read([
    ['STT', 'Đơn vị', 'Điểm tổng hợp'],
    ['I', 'Huyện Khoái Châu', ''],
    ['1', 'Xã Minh Châu', '81'],
    ['2', 'Xã Tân Dân', '71'],
    ['II', 'Huyện Yên Mỹ', ''],
    ['1', 'Xã Minh Châu', '61'],
    ['III', 'Các huyện khác', ''],
    ['1', 'Xã Phan Sào Nam', '51'],
  ])
  expect(names).toEqual([
    'Xã Minh Châu (Huyện Khoái Châu)',
    'Xã Tân Dân (Huyện Khoái Châu)',
    'Xã Minh Châu (Huyện Yên Mỹ)',
    'Xã Phan Sào Nam',
  ])
})

test('a column of numbers under such a head is no place, and the issuer is none to its own units', () => {
  expect(read([HEAD, ['1', '12', 'Xã A', '81'], ['2', '13', 'Xã B', '61']]).names).toEqual(['Xã A', 'Xã B'])
  const own = read([HEAD, ['1', 'Yên Mỹ', 'Xã A', '81'], ['2', 'Yên Mỹ', 'Xã B', '61']], 'UBND huyện Yên Mỹ')
  expect(own.names).toEqual(['Xã A', 'Xã B'])
})
