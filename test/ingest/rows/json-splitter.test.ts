import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonSplitter } from '../../../src/ingest/rows/json-splitter.ts'

const isRecord = (text: string): boolean => Object.hasOwn(JSON.parse(text), 'id')

const record = fc.record({ id: fc.string(), more: fc.jsonValue({ maxDepth: 2 }) })
const entry = fc.oneof(
  { arbitrary: record, weight: 3 },
  fc.constantFrom<unknown>(null, 1.5, true, 'a, ]"}', [], [1, [2, '\\"']]),
)

test('every entry of a list of records is told once, by its number, wherever the bytes are cut', () => {
  fc.assert(
    fc.property(
      record,
      fc.array(entry),
      fc.array(fc.nat(2000)),
      fc.constantFrom(undefined, 2),
      fc.boolean(),
      (first, rest, cuts, indent, wrapped) => {
        const list = [first, ...rest]
        const bytes = Buffer.from(JSON.stringify(wrapped ? { pages: [1, 2], data: { list } } : list, null, indent))
        const ends = [...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length]
        const splitter = jsonSplitter(isRecord)
        const pieces = ends.flatMap((end, index) => splitter.feed(bytes.subarray(ends[index - 1] ?? 0, end)))
        const told = list.map((each, index) => ({
          number: index + 1,
          value: typeof each === 'object' && each !== null && !Array.isArray(each) ? each : null,
        }))
        const found = pieces.map(({ number, text }) => ({ number, value: text === null ? null : JSON.parse(text) }))
        expect(JSON.stringify(found)).toBe(JSON.stringify(told))
        expect(splitter.end().whole).toBe(true)
      },
    ),
  )
})

test('a text among the records may be cut anywhere, behind a backslash too', () => {
  const bytes = Buffer.from(JSON.stringify([{ id: '1' }, 'a, ]"}\\"', { id: '2' }]))
  for (let cut = 1; cut < bytes.length; cut += 1) {
    const splitter = jsonSplitter(isRecord)
    const pieces = [bytes.subarray(0, cut), bytes.subarray(cut)].flatMap((piece) => splitter.feed(piece))
    expect(pieces.map(({ text }) => text)).toEqual(['{"id":"1"}', null, '{"id":"2"}'])
    expect(splitter.end().whole).toBe(true)
  }
})
