import fc from 'fast-check'
import { expect, test } from 'vitest'
import { courseOf, judge } from '../../src/measure/course.ts'
import { courseIssues } from '../../src/measure/course-issues.ts'
import { type Amendment, amended } from '../../src/model/amendment.ts'
import { addDays, type LocalDate } from '../../src/model/date.ts'
import { isWorkingDay } from '../../src/model/working-days.ts'
import { anyDaysOff, calendarOf } from '../measure/arbitrary.ts'
import { dossier } from '../measure/dossier.ts'

/** A dossier that is asked for papers again and again, each time waits some days, and is finished. In days after its receipt. */
const story = fc.record({
  due: fc.integer({ min: 0, max: 20 }),
  rounds: fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 8 })), { maxLength: 3 }),
  work: fc.integer({ min: 0, max: 10 }),
})
const RECEIVED = '2026-10-05'
const day = (after: number): LocalDate => addDays(RECEIVED, after)

/** The due date by looking at every day: days in the state "papers asked for" do not count, whole days of it only. */
function dueByDays(
  firstDue: LocalDate,
  waits: readonly (readonly [LocalDate, LocalDate])[],
  isWorked: (date: LocalDate) => boolean,
): LocalDate {
  let due = firstDue
  for (const [asked, came] of waits) {
    if (asked > due) continue
    let waited = 0
    for (let date = addDays(asked, 1); date <= came; date = addDays(date, 1)) if (isWorked(date)) waited += 1
    let moved = due
    while (waited > 0) {
      moved = addDays(moved, 1)
      if (isWorked(moved)) waited -= 1
    }
    due = came > asked && came > moved ? came : moved
  }
  return due
}

test('progress records alone, in whatever order, give the due date and verdict of a walk through the days', () => {
  const told = story.chain((of) => {
    const steps: Amendment[] = []
    const waits: [LocalDate, LocalDate][] = []
    const tell = (at: LocalDate, hour: string, tells: Amendment['tells']): void => {
      steps.push({ code: dossier().code, at: `${at}T${hour}:00:00`, tells })
    }
    tell(day(0), '09', 'in-progress')
    let at = 0
    for (const [before, waiting] of of.rounds) {
      const asked = at + before
      at = asked + waiting
      tell(day(asked), '08', 'supplement-requested')
      tell(day(at), '15', 'in-progress')
      waits.push([day(asked), day(at)])
    }
    const end = day(at + of.work)
    tell(end, '16', 'finished')
    const shuffled = fc.shuffledSubarray(steps, { minLength: steps.length })
    return fc.record({
      steps: shuffled,
      waits: fc.constant(waits),
      due: fc.constant(day(of.due)),
      end: fc.constant(end),
    })
  })
  fc.assert(
    fc.property(told, anyDaysOff, ({ steps, waits, due, end }, off) => {
      const calendar = calendarOf(off)
      const base = dossier({ receivedAt: `${RECEIVED}T08:00:00`, dueAt: `${due}T17:00:00` })
      const held = amended(base, steps)
      const course = courseOf(held, calendar, null)
      const expected = dueByDays(due, waits, (date) => isWorkingDay(calendar, date))
      expect(course).toMatchObject({ dueOn: expected, endedOn: end, late: false })
      expect(judge(course, '2026-12-31')).toBe(end <= expected ? 'on-time' : 'late')
      expect(courseIssues(held, '2026-12-31').map(({ code }) => code)).not.toContain('course.answer-missing')
    }),
    { seed: 766, numRuns: 1000 },
  )
})
