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
        for (const { text, offset } of pieces) {
          if (text !== null) expect(bytes.toString('utf8', offset).startsWith(text)).toBe(true)
        }
        const found = pieces.map(({ number, text }) => ({ number, value: text === null ? null : JSON.parse(text) }))
        expect(JSON.stringify(found)).toBe(JSON.stringify(told))
        expect(splitter.isWhole()).toBe(true)
        expect(splitter.brokenAt()).toBe(null)
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
    expect(splitter.isWhole()).toBe(true)
    expect(splitter.brokenAt()).toBe(null)
  }
})

test.each([
  ['no comma', '[{"id":1} {"id":2}]', 10],
  ['two commas', '[{"id":1},,{"id":2}]', 10],
  ['two commas before a record is found', '[1,,{"id":2}]', 3],
  ['a comma at the end', '[{"id":1},]', 10],
  ['a comma at the start', '[,{"id":1}]', 1],
  ['a bracket too many', '[{"id":1}]]', 10],
  ['words behind', '[{"id":1}] end', 11],
  ['a text behind', '[{"id":1}] "end"', 11],
  ['a comma between documents', '{"id":1},{"id":2}', 8],
])('%s between records: the place is told, wherever the bytes are cut', (_, text, brokenAt) => {
  const bytes = Buffer.from(`\ufeff${text}`)
  for (let cut = 0; cut < bytes.length; cut += 1) {
    const splitter = jsonSplitter(isRecord)
    for (const piece of [bytes.subarray(0, cut), bytes.subarray(cut)]) splitter.feed(piece)
    expect(splitter.brokenAt()).toBe(brokenAt + 3)
  }
})

test('among documents that stand alone also those before the first record are told', () => {
  const splitter = jsonSplitter((text) => !text.includes(',}') && isRecord(text))
  const pieces = splitter.feed(Buffer.from('{"id":1,}\n{"no":1}\n{"id":2}\n{"no":3}'))
  expect(pieces.map(({ number, text }) => [number, text])).toEqual([
    [1, '{"id":1,}'],
    [2, '{"no":1}'],
    [3, '{"id":2}'],
    [4, '{"no":3}'],
  ])
})
