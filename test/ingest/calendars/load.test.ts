import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadCalendar, parseCalendarYear } from '../../../src/ingest/calendars/load.ts'
import { KEYS } from '../../../src/ingest/calendars/schema.ts'
import { addDays } from '../../../src/model/date.ts'
import { calendarGaps, isWorkingDay } from '../../../src/model/working-days.ts'
import { describeIssue } from '../../../src/platform/describe.ts'
import { CALENDARS_DIR } from '../../../src/platform/paths.ts'
import { freshFolder } from '../../support/folders.ts'

const FILE = 'vn-2026.yaml'
const good = readFileSync(join(CALENDARS_DIR, FILE), 'utf8')

function folder(...files: readonly (readonly [name: string, text: string])[]): string {
  const path = freshFolder('calendars')
  mkdirSync(path)
  for (const [name, text] of files) writeFileSync(join(path, name), text)
  return path
}

describe('calendars of the product', () => {
  const calendar = loadCalendar(CALENDARS_DIR)

  /** Days from Monday to Friday that are off, and Saturdays or Sundays that are worked, as month-day. */
  function departures(year: number): { off: string[]; worked: string[] } {
    const found = { off: [] as string[], worked: [] as string[] }
    for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
      const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
      if (isWorkingDay(calendar, day) === weekend) found[weekend ? 'worked' : 'off'].push(day.slice(5))
    }
    return found
  }

  // Written down from the announcements a second time, independently of the files.
  test.each([
    [2022, '01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02', ''],
    [2023, '01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04', ''],
    [2024, '01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03', '05-04'],
    [2025, '01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02', '04-26'],
    [2026, '01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24', '01-10 08-22'],
    [2027, '01-01 02-04 02-05 02-08 02-09 02-10 04-16 04-30 05-03 09-02 09-03 11-24', ''],
  ])('%s departs from Monday–Friday on these days', (year, off, worked) => {
    expect(departures(year)).toEqual({ off: off.split(' '), worked: worked === '' ? [] : worked.split(' ') })
  })

  test('only 2027 rests on days that nobody has announced yet', () => {
    const gaps = calendarGaps(calendar, '2022-01-01', '2027-12-31')
    expect(gaps.map(({ code, facts }) => [code, facts.year])).toEqual([['calendar.expected', 2027]])
  })
})

describe('what is wrong in a file is named with its line and cure', () => {
  test.each([
    ['broken YAML', 'daysOff:\n', 'daysOff: [\n', 'calendar.yaml'],
    ['an unknown key', 'worked: 2026-01-10', 'work: 2026-01-10', 'calendar.key-unknown'],
    ['an unknown status', 'source: cv12729', 'source: cv12729\n    status: maybe', 'calendar.value'],
    ['an unknown kind', 'kind: in-lieu', 'kind: in lieu', 'calendar.value'],
    ['a missing name', '    name: { vi: "Ngày Chiến thắng", en: "Victory Day" }\n', '', 'calendar.key-missing'],
    ['a date that does not exist', '2026-04-30', '2026-04-31', 'calendar.date'],
    ['a date in another form', '2026-04-30', '30/4/2026', 'calendar.date'],
    ['a day of another year', '2026-04-30', '2025-04-30', 'calendar.other-year'],
    ['a day twice', '2026-04-30', '2026-05-01', 'calendar.day-twice'],
    ['a day in lieu on a Sunday', '2026-04-27', '2026-05-03', 'calendar.off-on-weekend'],
    ['a swapped day off on a Saturday', 'off: 2026-01-02', 'off: 2026-01-03', 'calendar.off-on-weekend'],
    ['a Monday worked instead', 'worked: 2026-01-10', 'worked: 2026-01-12', 'calendar.worked-on-weekday'],
    ['a source that is not listed', 'source: nq28', 'source: nq29', 'calendar.source-unknown'],
  ])('%s', (_what, from, to, code) => {
    const at = good.indexOf(from)
    expect(at, `"${from}" is in the file`).toBeGreaterThanOrEqual(0)
    const { year, issues } = parseCalendarYear(good.replace(from, to), FILE)
    expect(year).toBeNull()
    const found = issues.find((issue) => issue.code === code)
    expect(issues.map((issue) => issue.code)).toContain(code)
    const line = good.slice(0, at).split('\n').length
    // The fault stands on the changed line or within the entry that it begins.
    expect(Math.abs((found?.place.row ?? 0) - line)).toBeLessThanOrEqual(3)
    for (const lang of ['vi', 'en'] as const) {
      const { text, cure } = found === undefined ? { text: '', cure: '' } : describeIssue(found, lang)
      expect(text).toContain(FILE)
      expect(`${text} ${cure}`).not.toMatch(/\{\w+\}/)
    }
  })

  test('a folder with a broken file is refused with the problems of that file', () => {
    const broken = folder([FILE, good.replace('source: nq28', 'source: nq29')])
    const problems = {
      vi: expect.stringContaining('không có nguồn "nq29"'),
      en: expect.stringContaining('no "nq29" among'),
    }
    expect(() => loadCalendar(broken)).toThrowError(
      expect.objectContaining({ code: 'calendar.invalid', facts: { file: FILE, problems } }),
    )
  })

  test('one year in two files of a folder is refused', () => {
    expect(() => loadCalendar(folder(['a.yaml', good], ['b.yaml', good]))).toThrowError('calendar.year-twice')
  })
})

test('a year in a later folder replaces the one that ships', () => {
  const own = folder([FILE, good.replace('2026-11-24', '2026-11-25')])
  const shipped = folder()
  cpSync(CALENDARS_DIR, shipped, { recursive: true })
  const calendar = loadCalendar(shipped, own)
  expect([isWorkingDay(calendar, '2026-11-24'), isWorkingDay(calendar, '2026-11-25')]).toEqual([true, false])
  expect(isWorkingDay(calendar, '2025-09-01')).toBe(false)
})

test('docs/rules-of-time.md explains each key of a calendar file', () => {
  const page = readFileSync(new URL('../../../docs/rules-of-time.md', import.meta.url), 'utf8')
  const table = page.slice(page.indexOf('| key | meaning |'), page.indexOf('Holidays are those'))
  const explained = [...table.matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1])
  const keys = new Set([...KEYS.file, ...KEYS.dayOff, ...KEYS.swap])
  expect(new Set(explained)).toEqual(keys)
})
