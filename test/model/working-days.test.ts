import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '../../src/model/date.ts'
import {
  addWorkingDays,
  calendarGaps,
  isWorkingDay,
  type WorkingCalendar,
  workingCalendar,
  workingDaysBetween,
} from '../../src/model/working-days.ts'
import { AUTUMN_2026, yearWith } from '../measure/dossier.ts'

/** Counts day by day: the plain way. */
function counted(calendar: WorkingCalendar, from: string, to: string): number {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) count += 1
  return count
}

describe('working days', () => {
  test.each([
    ['a Friday', '2026-08-21', true],
    ['a Saturday that is worked instead of a Monday', '2026-08-22', true],
    ['an ordinary Saturday', '2026-08-29', false],
    ['a Sunday', '2026-08-30', false],
    ['the Monday that was swapped', '2026-08-31', false],
    ['National Day', '2026-09-02', false],
    ['the day after National Day', '2026-09-03', true],
    ['a Monday of a year without data', '2031-01-06', true],
    ['a Saturday long before 1970', '1969-12-27', false],
  ])('%s', (_what, date, works) => {
    expect(isWorkingDay(AUTUMN_2026, date)).toBe(works)
  })

  test('the day of receipt is not counted, the first working day after it is day 1', () => {
    expect(addWorkingDays(AUTUMN_2026, '2026-10-05', 1)).toBe('2026-10-06')
    expect(addWorkingDays(AUTUMN_2026, '2026-10-09', 1)).toBe('2026-10-12')
    expect(workingDaysBetween(AUTUMN_2026, '2026-10-09', '2026-10-12')).toBe(1)
    expect(workingDaysBetween(AUTUMN_2026, '2026-10-09', '2026-10-11')).toBe(0)
  })

  test('a term received on a day off starts with the first working day', () => {
    expect(addWorkingDays(AUTUMN_2026, '2026-10-10', 1)).toBe('2026-10-12')
  })

  test('holidays and swapped days are jumped, a Saturday that is worked counts', () => {
    expect(addWorkingDays(AUTUMN_2026, '2026-08-28', 1)).toBe('2026-09-03')
    expect(addWorkingDays(AUTUMN_2026, '2026-08-21', 1)).toBe('2026-08-22')
  })

  test('no working days after a date is the date itself, also on a Sunday', () => {
    expect(addWorkingDays(AUTUMN_2026, '2026-10-11', 0)).toBe('2026-10-11')
  })

  test.each([-1, 0.5, Number.NaN])('%s is no number of working days', (n) => {
    expect(() => addWorkingDays(AUTUMN_2026, '2026-10-11', n)).toThrow('no number of working days')
  })

  test('working days are negative when the second date is earlier', () => {
    expect(workingDaysBetween(AUTUMN_2026, '2026-10-12', '2026-10-09')).toBe(-1)
  })
})

describe('laws of any calendar', () => {
  const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2025-01-01', days))
  const calendar = fc
    .tuple(fc.uniqueArray(day, { maxLength: 30 }), fc.uniqueArray(day, { maxLength: 6 }))
    .map(([off, worked]) =>
      workingCalendar([
        yearWith(
          2026,
          off,
          worked.map((date): [string, string] => [addDays('2026-01-05', worked.indexOf(date)), date]),
        ),
      ]),
    )

  test('counting by look-up gives what counting day by day gives', () => {
    fc.assert(
      fc.property(calendar, day, fc.integer({ min: 0, max: 400 }), (any, from, days) => {
        const to = addDays(from, days)
        expect(workingDaysBetween(any, from, to)).toBe(counted(any, from, to))
      }),
      { seed: 20261, numRuns: 60 },
    )
  })

  test('the n-th working day is a working day, and n working days lie up to it', () => {
    fc.assert(
      fc.property(calendar, day, fc.integer({ min: 1, max: 900 }), (any, from, n) => {
        const due = addWorkingDays(any, from, n)
        expect(isWorkingDay(any, due)).toBe(true)
        expect(workingDaysBetween(any, from, due)).toBe(n)
        expect(daysBetween(from, due)).toBeGreaterThanOrEqual(n)
      }),
      { seed: 20262, numRuns: 500 },
    )
  })
})

describe('what the calendar does not know', () => {
  test('each year without data is named, with the file that would cure it', () => {
    expect(calendarGaps(AUTUMN_2026, '2025-12-30', '2027-01-02').map(({ code, facts }) => [code, facts])).toEqual([
      ['calendar.year-missing', { year: 2025, file: 'calendars/vn-2025.yaml' }],
      ['calendar.year-missing', { year: 2027, file: 'calendars/vn-2027.yaml' }],
    ])
  })

  test('days that are only expected are listed', () => {
    const [first, ...rest] = yearWith(2027, ['2027-02-05', '2027-01-01']).daysOff
    if (first === undefined) throw new Error('two days were made')
    const calendar = workingCalendar([{ year: 2027, daysOff: [{ ...first, status: 'expected' }, ...rest], swaps: [] }])
    expect(calendarGaps(calendar, '2027-01-01', '2027-12-31').map(({ code, facts }) => [code, facts.days])).toEqual([
      ['calendar.expected', ['2027-02-05']],
    ])
  })
})
