import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonFault, jsonFaultFinder } from '../../../src/ingest/rows/json-fault.ts'

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Where a text breaks for Node's own reader, as far as it says so. */
const nodesPlace = (text: string): number | null => {
  try {
    JSON.parse(text)
    return null
  } catch (error) {
    const said = /at position (\d+)/.exec(String(error))?.[1]
    return said === undefined ? null : Number(said)
  }
}

test.each([
  ['{"a": 1, "b": [true, null, -0.5e+3, "\\u00e9\\n"]}', null],
  ['{"a": "x, "b": 1}', 11],
  ['{"a": 1,}', 8],
  ['{"a": 1,, "b": 2}', 8],
  ["{'a': 1}", 1],
  ['{"a" 1}', 5],
  ['[1 2]', 3],
  ['[1, 2', 5],
  ['{"a": 01}', 7],
  ['{"a": tru', 9],
  ['{"a": trve}', 8],
  ['["\\x"]', 3],
  ['["a\nb"]', 3],
  ['{"a": 1]', 7],
  ['1.', 2],
  ['', 0],
  ['1 2', 2],
])('%s breaks at %s', (text, at) => {
  expect(jsonFault(Buffer.from(text))).toBe(at)
})

test('it finds a fault where Node’s own reader does, and none where that finds none', () => {
  const text = fc.jsonValue().map((value) => JSON.stringify(value))
  const sign = fc.constantFrom(...'{}[]",:\\ 0-1.eEtfnu\n\t\u0001é')
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(2), sign, (sound, at, gone, put) => {
      const from = at % (sound.length + 1)
      const broken = sound.slice(0, from) + put + sound.slice(from + gone)
      const found = jsonFault(Buffer.from(broken))
      expect(found === null).toBe(isJson(broken))
      const place = nodesPlace(broken)
      if (found !== null && place !== null) expect(found).toBe(Buffer.byteLength(broken.slice(0, place)))
    }),
    { numRuns: 3000 },
  )
})

test('documents may follow one another where that is allowed, wherever the bytes are cut', () => {
  const bytes = Buffer.from('\ufeff{"a": "\\u0041"}\n[1.5]\n{} x')
  for (let cut = 0; cut < bytes.length; cut += 1) {
    const finder = jsonFaultFinder(true)
    expect(finder.feed(bytes.subarray(0, cut))).toBe(null)
    expect(finder.feed(bytes.subarray(cut))).toBe(bytes.length - 1)
  }
})
