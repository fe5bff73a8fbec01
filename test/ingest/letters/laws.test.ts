import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadIndexSets } from '../../../src/ingest/index-sets/load.ts'
import { interpret } from '../../../src/ingest/letters/interpret.ts'
import type { RawBlock, RawDocument } from '../../../src/ingest/raw.ts'
import type { IndexSet } from '../../../src/model/index-set.ts'
import { rawDocument, rawText } from '../raw-document.ts'
import {
  asCellLines,
  asFlatText,
  asLayoutText,
  asMarkedTable,
  factsOf,
  factsRead,
  type GeneratedTable,
  tables,
} from './generated-table.ts'

const sets = loadIndexSets(join(import.meta.dirname, '..', '..', '..', 'index-sets'))
const found = sets.find((set) => set.id === 'khoai-chau-letter-2024')
if (found === undefined) throw new Error('the index set of the letters is missing')
const letters: IndexSet = found

/** Percents of any size stand beside each other here: none is a share of one. */
const told = { issuer: 'UBND huyện Khoái Châu', indexSetId: letters.id, percentsAsPrinted: true }
const read = (raw: RawDocument) => interpret(raw, sets, told)
const SEED = { seed: 20240305, numRuns: 150 }

function errorsOf(raw: RawDocument): string[] {
  return read(raw)
    .issues.filter((issue) => issue.severity === 'error')
    .map((issue) => issue.code)
}

function expectReadsBack(table: GeneratedTable, raw: RawDocument): void {
  expect(errorsOf(raw)).toEqual([])
  expect(factsRead(read(raw))).toEqual(factsOf(table))
}

describe('what was written reads back', () => {
  test('as flat text', () => {
    fc.assert(
      fc.property(tables(letters), (table) => expectReadsBack(table, asFlatText(table))),
      SEED,
    )
  })

  test('as text laid out in columns, dashes printed', () => {
    fc.assert(
      fc.property(tables(letters), (table) => expectReadsBack(table, asLayoutText(table, false))),
      SEED,
    )
  })

  test('as text laid out in columns, the names last', () => {
    let exact = 0
    fc.assert(
      fc.property(tables(letters), fc.boolean(), (table, blanks) => {
        const raw = asLayoutText(table, blanks, true)
        expectNothingWrong(table, raw)
        if (errorsOf(raw).length > 0) return
        expect(factsRead(read(raw))).toEqual(factsOf(table))
        exact += 1
      }),
      SEED,
    )
    expect(exact).toBeGreaterThan(SEED.numRuns * 0.8)
  })

  test('as a marked table, the names in any column', () => {
    fc.assert(
      fc.property(tables(letters), fc.nat(6), (table, at) => expectReadsBack(table, asMarkedTable(table, at))),
      SEED,
    )
  })
})

/** True when nothing was read that was not written. */
function expectNothingWrong(table: GeneratedTable, raw: RawDocument): void {
  const truth = factsOf(table)
  for (const [key, value] of factsRead(read(raw))) expect(`${key} = ${value}`).toBe(`${key} = ${truth.get(key)}`)
}

describe('never silently wrong', () => {
  test('blank cells of laid out text shift nothing', () => {
    fc.assert(
      fc.property(tables(letters), (table) => expectNothingWrong(table, asLayoutText(table, true))),
      SEED,
    )
  })

  test('cells on lines of their own are read exactly or refused', () => {
    let exact = 0
    fc.assert(
      fc.property(tables(letters), fc.boolean(), (table, parted) => {
        const raw = asCellLines(table, parted)
        expectNothingWrong(table, raw)
        if (errorsOf(raw).length > 0) return
        expect(factsRead(read(raw))).toEqual(factsOf(table))
        exact += 1
      }),
      SEED,
    )
    expect(exact).toBeGreaterThan(SEED.numRuns / 3)
  })

  test('a cell lost where cells stand on lines of their own is an error, and no other value takes its place', () => {
    fc.assert(
      fc.property(tables(letters), fc.nat(), fc.nat(), fc.boolean(), (table, row, column, parted) => {
        const cells = table.cells.map((line, at) =>
          at === row % table.names.length ? line.map((cell, i) => (i === column % line.length ? '' : cell)) : line,
        )
        const raw = asCellLines({ ...table, cells }, parted)
        const written = raw.blocks.flatMap((block) => (block.kind === 'line' ? [block.text] : [])).join('\n')
        expectNothingWrong(table, rawText(written))
        expect(errorsOf(rawText(written)).length).toBeGreaterThan(0)
      }),
      SEED,
    )
  })

  test('a value lost from a row of flat text is an error, and no other value takes its place', () => {
    const lost = tables(letters)
      .filter((table) => table.figures.length > 1)
      .chain((table) =>
        fc.record({
          table: fc.constant(table),
          row: fc.nat(table.names.length - 1),
          column: fc.nat(table.figures.length - 1),
        }),
      )
    fc.assert(
      fc.property(lost, ({ table, row, column }) => {
        const cells = table.cells.map((line, at) =>
          at === row ? line.map((cell, index) => (index === column ? '' : cell)) : line,
        )
        const text = asFlatText({ ...table, cells }).blocks
        const raw = rawText(text.map((block) => (block.kind === 'line' ? block.text : '')).join('\n'))
        expect(errorsOf(raw).length).toBeGreaterThan(0)
        const rest = factsRead(read(raw))
        const truth = factsOf(table)
        for (const [key, value] of rest) expect(`${key} = ${value}`).toBe(`${key} = ${truth.get(key)}`)
      }),
      SEED,
    )
  })

  test('a head that is no known name takes no figure', () => {
    fc.assert(
      fc.property(tables(letters), fc.nat(5), (table, at) => {
        const index = at % table.figures.length
        const figures = table.figures.map((figure, i) =>
          i === index ? { ...figure, head: `${figure.head} so với cùng kỳ` } : figure,
        )
        for (const raw of [
          asFlatText({ ...table, figures }),
          asLayoutText({ ...table, figures }, false),
          asMarkedTable({ ...table, figures }, 0),
        ]) {
          const id = table.figures[index]?.id
          expect(read(raw).figures.filter((figure) => figure.figureId === id)).toEqual([])
          expectNothingWrong(table, raw)
        }
      }),
      SEED,
    )
  })
})

describe('total', () => {
  const word = fc.constantFrom(
    'STT',
    'Đơn vị',
    'Điểm',
    'tổng hợp',
    '1',
    '98,5',
    '-',
    '(%)',
    'Phụ lục',
    'I',
    'tháng',
    '2/2024',
    'Xã',
    'x',
    ':',
    'An Vỹ',
    '…',
    '\f',
  )
  test('any text is answered, never thrown at', () => {
    const text = fc
      .array(fc.array(word, { maxLength: 8 }), { maxLength: 30 })
      .map((lines) => lines.map((line) => line.join(' ')).join('\n'))
    fc.assert(
      fc.property(text, (each) => void expect(read(rawText(each)).source.format).toBe('txt')),
      SEED,
    )
  })

  test('any marked table is answered, rows of any length', () => {
    const cell = fc.record({ column: fc.constant('1'), text: fc.oneof(word, fc.string()), origin: fc.boolean() })
    const row = fc.array(cell, { maxLength: 7 }).map((cells) => ({ row: 1, cells }))
    const table: fc.Arbitrary<RawBlock> = fc
      .array(row, { maxLength: 12 })
      .map((rows) => ({ kind: 'table', page: null, sheet: null, rows }))
    fc.assert(
      fc.property(
        fc.array(table, { maxLength: 3 }),
        (blocks) => void expect(read(rawDocument(blocks, 'docx')).source.format).toBe('docx'),
      ),
      SEED,
    )
  })
})
