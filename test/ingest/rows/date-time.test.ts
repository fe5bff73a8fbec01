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
  ['2026/10/26', '2026-10-26T00:00:00'],
  ['2026/1/9 08:30', '2026-01-09T08:30:00'],
  ['2026.10.26', '2026-10-26T00:00:00'],
  ['26/10/2026 08h30', '2026-10-26T08:30:00'],
  ["26/10/2026 8h30'", '2026-10-26T08:30:00'],
  ["26/10/2026 8h30'15s", '2026-10-26T08:30:15'],
  ['26/10/2026 8h5', '2026-10-26T08:05:00'],
  ['08 giờ 30 phút ngày 26/10/2026', '2026-10-26T08:30:00'],
  ['08 GIỜ 30, ngày 26/10/2026', '2026-10-26T08:30:00'],
  ['26/10/2026 08 giờ', '2026-10-26T08:00:00'],
  ['8h 26/10/2026', '2026-10-26T08:00:00'],
  ['8h30 26/10/2026', '2026-10-26T08:30:00'],
  ['8g30 CH 26/10/2026', '2026-10-26T20:30:00'],
  ['26/10/2026 lúc 08:30', '2026-10-26T08:30:00'],
  ['Vào lúc 08h30, ngày 26/10/2026', '2026-10-26T08:30:00'],
  ['Ngày 26/10/2026', '2026-10-26T00:00:00'],
  ['Ngày 26 tháng 10 năm 2026', '2026-10-26T00:00:00'],
  ['16 giờ 05 phút, ngày 05 tháng 3 năm 2026', '2026-03-05T16:05:00'],
  ['2026-10-26 lúc 8h30', '2026-10-26T08:30:00'],
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
  '2026/26/10',
  '26/10/2026 25h30',
  '26/10/2026 8h75',
  'ngày 31 tháng 9 năm 2026',
])('"%s" does not exist', (text) => {
  expect(readDate(text, 'day-first').kind).toBe('no-such')
})

test.each([
  'soon',
  '10/2026',
  '12345678901',
  '123',
  '2026',
  '2026/10-26',
  '8h30',
  'ngày',
  '26/10/2026 8h30 sáng mai',
  '26/10/2026 8h30 9h',
  '1 tháng 10',
])('"%s" has no form of a date', (text) => {
  expect(readDate(text, 'day-first').kind).toBe('no-form')
})

test.each(['26/10/26', '05-06-07', '26/10/26 08:30', '08h30 ngày 26/10/26', '1.2.26 8:05 CH'])(
  '"%s" is read only where it is said which are day, month and year',
  (text) => {
    for (const order of ['day-first', 'month-first'] as const) expect(readDate(text, order).kind).toBe('short-year')
  },
)

test.each([
  ['05/06/07', 'dd/mm/yy', '2007-06-05T00:00:00'],
  ['05/06/07', 'mm/dd/yy', '2007-05-06T00:00:00'],
  ['05/06/07', 'yy/mm/dd', '2005-06-07T00:00:00'],
  ['5/6/07 08:30', 'mm/dd/yy', '2007-05-06T08:30:00'],
  ['08h30 26-10-26', 'dd/mm/yy', '2026-10-26T08:30:00'],
  ['26/10/2026', 'dd/mm/yy', '2026-10-26T00:00:00'],
  ['10/26/2026 8:05 PM', 'mm/dd/yy', '2026-10-26T20:05:00'],
  ['16 giờ ngày 05 tháng 3 năm 2026', 'mm/dd/yy', '2026-03-05T16:00:00'],
] as const)('"%s" as %s is %s', (text, order, at) => {
  expect(readDate(text, order)).toEqual({ kind: 'moment', at })
})

test('no text in words is taken for another moment than the one it is made of', () => {
  const two = (value: number): string => String(value).padStart(2, '0')
  const part = (min: number, max: number) => fc.integer({ min, max })
  const forms: readonly ((d: number, m: number, h: number, min: number) => string)[] = [
    (d, m, h, min) => `${h}h${two(min)} ${d}/${m}/2026`,
    (d, m, h, min) => `${d}/${m}/2026 ${two(h)} giờ ${min} phút`,
    (d, m, h, min) => `lúc ${h}g${min} ngày ${d} tháng ${m} năm 2026`,
    (d, m, h, min) => `2026/${m}/${d}, ${h}:${two(min)}`,
    (d, m, h, min) => `${h}h${min}p, ${two(d)}-${two(m)}-2026`,
  ]
  fc.assert(
    fc.property(part(1, 28), part(1, 12), part(0, 23), part(0, 59), fc.constantFrom(...forms), (d, m, h, min, form) => {
      const read = readDate(form(d, m, h, min), 'day-first')
      expect(read).toEqual({ kind: 'moment', at: `2026-${two(m)}-${two(d)}T${two(h)}:${two(min)}:00` })
    }),
  )
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
