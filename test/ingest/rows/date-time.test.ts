import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quickDates, readDate } from '../../../src/ingest/rows/date-time.ts'

test.each([
  ['01/10/2026', '2026-10-01T00:00:00'],
  ['1/9/2026 8:05', '2026-09-01T08:05:00'],
  ['2026-10-01', '2026-10-01T00:00:00'],
  ['2026-10-01 08:15:30', '2026-10-01T08:15:30'],
  ['2026-10-01T08:15:30.123', '2026-10-01T08:15:30'],
  ['2026-10-01T18:15:30Z', '2026-10-02T01:15:30'],
  ['2026-10-01T08:15:30+07:00', '2026-10-01T08:15:30'],
  ['2026-10-01T08:15:30.5-0500', '2026-10-01T20:15:30'],
  ['20261001081530', '2026-10-01T08:15:30'],
  ['20261001', '2026-10-01T00:00:00'],
  ['46296', '2026-10-01T00:00:00'],
  ['46296.34375', '2026-10-01T08:15:00'],
  ['29/02/2024', '2024-02-29T00:00:00'],
  ['08:30 01/10/2026', '2026-10-01T08:30:00'],
  ['8:30:15 1/10/2026', '2026-10-01T08:30:15'],
  ['08:30:15, 01-10-2026', '2026-10-01T08:30:15'],
  ['01/10/2026, 08:30:15', '2026-10-01T08:30:15'],
  ['01/10/2026 - 08:30', '2026-10-01T08:30:00'],
  ['01/10/2026\u00a008:30', '2026-10-01T08:30:00'],
  ['01/10/2026 2:05:00 PM', '2026-10-01T14:05:00'],
  ['01/10/2026 12:05 CH', '2026-10-01T12:05:00'],
  ['01/10/2026 12:05:00\u202fam', '2026-10-01T00:05:00'],
  ['02:05 SA 01/10/2026', '2026-10-01T02:05:00'],
])('"%s" is %s in Viet Nam', (text, at) => {
  expect(readDate(text, 'day-first')).toEqual({ kind: 'moment', at })
})

test.each([
  '31/09/2026',
  '29/02/2026',
  '2026-13-01',
  '01/10/2026 24:00',
  '20261301000000',
  '00/10/2026',
  '24:00 01/10/2026',
  '08:30 31/09/2026',
  '01/10/2026 13:05 CH',
  '01/10/2026 00:05 AM',
])('"%s" does not exist', (text) => {
  expect(readDate(text, 'day-first').kind).toBe('no-such')
})

test.each(['soon', '10/2026', '12345678901', '123', '2026', '01/10/26'])('"%s" has no form of a date', (text) => {
  expect(readDate(text, 'day-first').kind).toBe('no-form')
})

test('the quick reader says what the slow one says or nothing', () => {
  const quick = quickDates('day-first')
  const two = (max: number) => fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, '0'))
  const text = fc
    .tuple(two(33), two(14), fc.constantFrom('1999', '2024', '2026'), two(25), two(61), two(61), fc.boolean())
    .map(([day, month, year, h, m, s, timed]) => `${day}/${month}/${year}${timed ? ` ${h}:${m}:${s}` : ''}`)
  fc.assert(
    fc.property(text, (cell) => {
      const at = quick(cell, '2000-01-01T00:00:00', '2027-01-01T00:00:00')
      const slow = readDate(cell, 'day-first')
      const inside = slow.kind === 'moment' && slow.at > '2000-01-02' && slow.at < '2027'
      expect(at).toBe(inside ? slow.at : '')
    }),
    { seed: 3, numRuns: 2000 },
  )
})
