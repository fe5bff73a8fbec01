import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accountOf, courseOf, judge, wasAccepted } from '../../src/measure/course.ts'
import { courseIssues } from '../../src/measure/course-issues.ts'
import type { Dossier, Verdict } from '../../src/model/dossier.ts'
import { anyDaysOff, anyDossier, anyTerm, calendarOf, moment } from './arbitrary.ts'

const RUNS = { seed: 20263, numRuns: 1000 }
const VERDICTS: readonly Verdict[] = ['on-time', 'late', 'within-term', 'overdue', 'no-term']
/** Worse is greater; what is not known is neither. */
const BADNESS: Readonly<Record<Verdict, number>> = { 'on-time': 0, 'within-term': 0, 'no-term': 0, late: 1, overdue: 1 }

const verdictOf = (dossier: Dossier, off: readonly string[], term: number | null): Verdict =>
  judge(courseOf(dossier, calendarOf(off), term), '2026-10-31')

describe('laws of course and verdict', () => {
  test('every dossier has a course and a verdict, however its moments contradict each other', () => {
    fc.assert(
      fc.property(anyDossier, anyDaysOff, anyTerm, (dossier, off, term) => {
        const course = courseOf(dossier, calendarOf(off), term)
        expect(VERDICTS).toContain(judge(course, '2026-10-31'))
        expect([course.endedOn === null, course.dueOn === null]).toEqual([
          course.endedBy === null,
          course.dueBy === null,
        ])
        expect(Array.isArray(courseIssues(dossier, '2026-10-31'))).toBe(true)
      }),
      RUNS,
    )
  })

  test('the account of a due date ends where the course has it, each step beginning where the one before ended', () => {
    fc.assert(
      fc.property(anyDossier, anyDaysOff, anyTerm, (dossier, off, term) => {
        fc.pre(wasAccepted(dossier))
        const { firstDue, requests } = accountOf(dossier, calendarOf(off), term)
        expect(requests).toHaveLength(dossier.supplements.length)
        let due = firstDue?.on ?? null
        for (const { effect, newDueOn, waitedDays, dueOn } of requests) {
          if (effect === 'new-date') expect(dueOn).toBe(newDueOn)
          else if (effect === 'moved') expect([(dueOn ?? '') > (due ?? ''), waitedDays >= 0]).toEqual([true, true])
          else expect([dueOn, waitedDays]).toEqual([due, 0])
          due = dueOn
        }
        expect(courseOf(dossier, calendarOf(off), term).dueOn).toBe(due)
      }),
      RUNS,
    )
  })

  test.each(['finishedAt', 'returnedAt', 'stoppedAt', 'withdrawnAt'] as const)(
    'an earlier %s never makes a verdict worse',
    (end) => {
      fc.assert(
        fc.property(anyDossier, anyDaysOff, anyTerm, moment, moment, (dossier, off, term, one, two) => {
          const [early, late] = one < two ? [one, two] : [two, one]
          const before = verdictOf({ ...dossier, [end]: early }, off, term)
          const after = verdictOf({ ...dossier, [end]: late }, off, term)
          expect(BADNESS[before]).toBeLessThanOrEqual(BADNESS[after])
        }),
        RUNS,
      )
    },
  )

  test('a further holiday never makes a dossier without due dates later', () => {
    fc.assert(
      fc.property(anyDossier, anyDaysOff, moment, fc.integer({ min: 0, max: 40 }), (any, off, at, term) => {
        const supplements = any.supplements.map((supplement) => ({ ...supplement, dueAfter: null }))
        const dossier = { ...any, dueAt: null, supplements }
        const with1 = verdictOf(dossier, [...off, at.slice(0, 10)], term)
        expect(BADNESS[with1]).toBeLessThanOrEqual(BADNESS[verdictOf(dossier, off, term)])
      }),
      RUNS,
    )
  })

  test('a later due date never makes a verdict worse', () => {
    fc.assert(
      fc.property(anyDossier, anyDaysOff, moment, moment, (dossier, off, one, two) => {
        const [early, late] = one < two ? [one, two] : [two, one]
        const sooner = verdictOf({ ...dossier, dueAt: early }, off, null)
        const later = verdictOf({ ...dossier, dueAt: late }, off, null)
        expect(BADNESS[later]).toBeLessThanOrEqual(BADNESS[sooner])
      }),
      RUNS,
    )
  })

  test('the order in which supplements are listed means nothing', () => {
    fc.assert(
      fc.property(anyDossier, anyDaysOff, anyTerm, (dossier, off, term) => {
        const distinct = new Map(dossier.supplements.map((each) => [each.requestedAt, each]))
        const supplements = [...distinct.values()]
        const forward = courseOf({ ...dossier, supplements }, calendarOf(off), term)
        expect(courseOf({ ...dossier, supplements: supplements.toReversed() }, calendarOf(off), term)).toEqual(forward)
      }),
      RUNS,
    )
  })
})
