import { join } from 'node:path'
import { expect, test } from 'vitest'
import { extractBytes } from '../../../src/ingest/extract/extract.ts'
import { loadIndexSets } from '../../../src/ingest/index-sets/load.ts'
import { interpret } from '../../../src/ingest/letters/interpret.ts'
import { parsePeriod } from '../../../src/model/period.ts'
import type { Reading } from '../../../src/model/reading.ts'

const sets = loadIndexSets(join(import.meta.dirname, '..', '..', '..', 'index-sets'))
const HEAD = 'Đơn vị,Kết quả xử lý hồ sơ (%)'

async function read(head: string, rows: readonly string[]): Promise<Reading> {
  const bytes = new TextEncoder().encode([head, ...rows].join('\n'))
  const period = parsePeriod('2024-02') ?? undefined
  return interpret(await extractBytes(bytes, 'rows.csv'), sets, { issuer: 'UBND huyện Mẫu', period })
}

const names = ({ figures }: Reading): string[] =>
  figures.map(({ subject, reported }) => {
    const name = subject.kind === 'unit' ? subject.printedName : '(issuer)'
    return `${name} ${reported.kind === 'value' ? reported.value : reported.reason}`
  })
const codes = ({ issues }: Reading): string[] => issues.map(({ severity, code }) => `${severity} ${code}`)

test('a row without number and values is a unit that did not report, and joins no other row', async () => {
  const reading = await read(HEAD, ['Sở Y tế,98.5', 'Văn phòng UBND tỉnh,', 'xã Dạ Trạch,88', 'An Vỹ,', 'Chí Tân,77'])
  expect(names(reading)).toEqual([
    'Sở Y tế 98.5',
    'Văn phòng UBND tỉnh not-reported',
    'xã Dạ Trạch 88',
    'An Vỹ not-reported',
    'Chí Tân 77',
  ])
  expect(codes(reading)).toEqual(['warning reading.row-blank', 'warning reading.row-blank'])
})

test('a number without values takes nothing from the row of another name below it', async () => {
  const reading = await read(`STT,${HEAD}`, ['1,Xã An Vỹ,98.5', '2,Xã Bình Minh,', ',Mùa Xuân,88', '3,Xã Chí Tân,66'])
  expect(names(reading)).toEqual(['Xã An Vỹ 98.5', 'Xã Bình Minh not-reported', 'Mùa Xuân 88', 'Xã Chí Tân 66'])
  expect(codes(reading)).toContain('warning reading.row-without-number')
})

test('a name that a person wrote into two rows is one, where its first part cannot end', async () => {
  const reading = await read(`STT,${HEAD}`, [
    '1,Xã An Vỹ,98.5',
    '2,Sở Nông nghiệp và,60',
    ',Môi trường,',
    '3,Sở Y tế,66',
  ])
  expect(names(reading)).toContain('Sở Nông nghiệp và Môi trường 60')
})

test('units without values at the end of a table are not lost', async () => {
  const reading = await read(HEAD, ['Xã An Vỹ,98.5', 'Xã Chí Tân,77', 'Xã Đồng Tiến,', '', 'Người lập biểu,'])
  expect(names(reading)).toEqual(['Xã An Vỹ 98.5', 'Xã Chí Tân 77', 'Xã Đồng Tiến not-reported'])
})

test('words below a table that may be one more unit are told', async () => {
  const reading = await read(HEAD, ['An Vỹ,98.5', 'Chí Tân,77', 'Đồng Tiến,'])
  expect(reading.issues).toMatchObject([{ code: 'reading.line-skipped', facts: { text: 'Đồng Tiến' } }])
})
