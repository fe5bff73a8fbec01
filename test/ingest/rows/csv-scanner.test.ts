import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvScanner } from '../../../src/ingest/rows/csv-scanner.ts'

const cell = fc.string({ unit: fc.constantFrom('a', 'ễ', '1', ',', '"', '\n', '\r\n', ' ', ';'), maxLength: 6 })
const table = fc
  .integer({ min: 2, max: 4 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }))
const write = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join('\n')

test('any quoted table in pieces of any size reads as csv-parse reads it whole', () => {
  fc.assert(
    fc.property(table, fc.integer({ min: 1, max: 40 }), (rows, size) => {
      const text = write(rows)
      const expected = (parse(text) as string[][])
        .map((row) => row.map((value) => value.trim()))
        .filter((row) => row.some((value) => value !== ''))
      const scanner = csvScanner(0x2c, null, { bytes: 0, line: 1 })
      const bytes = new TextEncoder().encode(text)
      const read: (readonly string[])[] = []
      for (let at = 0; at < bytes.length; at += size) {
        read.push(...scanner.feed(bytes.subarray(at, at + size), false).map(({ cells }) => cells))
      }
      read.push(...scanner.feed(new Uint8Array(), true).map(({ cells }) => cells))
      expect(read.filter((row) => row.some((value) => value !== ''))).toEqual(expected)
    }),
    { seed: 3, numRuns: 500 },
  )
})
