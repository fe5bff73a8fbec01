import fc from 'fast-check'
import { expect, test } from 'vitest'
import { courseOf } from '../../src/measure/course.ts'
import { departuresOf, firstDifference } from '../../src/model/departures.ts'
import { workingCalendar } from '../../src/model/working-days.ts'
import { anyDaysOff, anyDossier, anyTerm, calendarOf } from './arbitrary.ts'
import { AUTUMN_2026, yearWith } from './dossier.ts'

test('a calendar is told by the days on which it departs from Monday to Friday', () => {
  expect(departuresOf(AUTUMN_2026)).toBe('2026-08-22+ 2026-08-31- 2026-09-01- 2026-09-02-')
  expect(departuresOf(workingCalendar([]))).toBe('')
  // 29 August 2026 is a Saturday: a holiday on it changes nothing.
  expect(departuresOf(workingCalendar([yearWith(2026, ['2026-08-29'])]))).toBe('')
})

test('the first day that two calendars see differently', () => {
  expect(firstDifference('', '')).toBeNull()
  expect(firstDifference('2026-09-02-', '2026-09-02-')).toBeNull()
  expect(firstDifference('', '2026-09-02- 2027-01-01-')).toBe('2026-09-02')
  expect(firstDifference('2026-08-22+ 2026-09-02-', '2026-08-22+ 2026-09-03-')).toBe('2026-09-02')
})

test('no course moves that was due before the first day seen anew, or that has neither a term to count nor a wait', () => {
  let moved = 0
  fc.assert(
    fc.property(anyDossier, anyTerm, anyDaysOff, anyDaysOff, (dossier, term, a, b) => {
      const [before, after] = [calendarOf(a), calendarOf(b)]
      const [old, now] = [courseOf(dossier, before, term), courseOf(dossier, after, term)]
      if (JSON.stringify(old) === JSON.stringify(now)) return
      moved += 1
      const first = firstDifference(departuresOf(before), departuresOf(after))
      expect(first !== null && old.dueOn !== null && old.dueOn >= first).toBe(true)
      expect(dossier.dueAt === null || dossier.supplements.length > 0).toBe(true)
    }),
    { seed: 766, numRuns: 6000 },
  )
  expect(moved).toBeGreaterThan(150)
})
