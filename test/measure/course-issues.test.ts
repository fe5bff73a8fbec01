import { describe, expect, test } from 'vitest'
import { courseIssues } from '../../src/measure/course-issues.ts'
import type { Dossier } from '../../src/model/dossier.ts'
import { describeIssue } from '../../src/platform/describe.ts'
import { asked, dossier } from './dossier.ts'

const codes = (of: Dossier): string[] => courseIssues(of, '2026-10-31').map((issue) => issue.code)

describe('data errors of a dossier', () => {
  test.each<[string, Dossier, string[]]>([
    ['nothing wrong under way', dossier(), []],
    [
      'nothing wrong at the end',
      dossier({ state: 'returned', finishedAt: '2026-10-09T08:00:00', returnedAt: '2026-10-12T08:00:00' }),
      [],
    ],
    ['registered, not received yet', dossier({ state: 'registered', receivedAt: null, dueAt: null }), []],
    ['accepted without a date of receipt', dossier({ receivedAt: null }), ['course.received-missing']],
    ['finished without a time', dossier({ state: 'finished' }), ['course.end-missing']],
    ['under way although it has an end', dossier({ finishedAt: '2026-10-09T08:00:00' }), ['course.end-contradicted']],
    [
      'ended before its receipt',
      dossier({ state: 'finished', finishedAt: '2026-10-02T08:00:00' }),
      ['course.end-before-receipt'],
    ],
    ['due before its receipt', dossier({ dueAt: '2026-10-02T08:00:00' }), ['course.due-before-receipt']],
    ['ended tomorrow', dossier({ state: 'finished', finishedAt: '2026-11-01T08:00:00' }), ['course.future']],
    ['due in a far year', dossier({ dueAt: '2036-11-01T08:00:00' }), []],
    ['papers asked for without a request', dossier({ state: 'supplement-requested' }), ['course.request-missing']],
    ['papers asked for and open', dossier({ state: 'supplement-requested', supplements: [asked('07')] }), []],
    [
      'papers came before they were asked for',
      dossier({ supplements: [asked('09', '08')] }),
      ['course.answer-before-request'],
    ],
    [
      'finished while papers are still asked for',
      dossier({ state: 'finished', finishedAt: '2026-10-12T08:00:00', supplements: [asked('07')] }),
      ['course.answer-missing'],
    ],
    [
      'papers asked for after the end',
      dossier({ state: 'finished', finishedAt: '2026-10-08T08:00:00', supplements: [asked('12', '13')] }),
      ['course.request-after-end'],
    ],
    [
      'received at 06:00 of its number’s day, told in UTC',
      dossier({ receivedAt: '2026-10-04T23:00:00' }),
      ['course.shifted'],
    ],
    ['received in the evening of its number’s day', dossier({ receivedAt: '2026-10-05T23:00:00' }), []],
    ['a number without a date', dossier({ code: 'A-1', receivedAt: '2026-10-04T23:00:00' }), []],
  ])('%s', (_what, of, expected) => {
    expect(codes(of)).toEqual(expected)
  })

  test('a problem names the dossier number and the cure', () => {
    const [issue] = courseIssues(dossier({ state: 'finished' }), '2026-10-31')
    if (issue === undefined) throw new Error('an issue was expected')
    expect(issue.severity).toBe('warning')
    const { text, cure } = describeIssue(issue, 'vi')
    expect(text).toContain('H15.50.05.13-261005-0975')
    expect(cure).toContain('ngày kết thúc xử lý')
  })
})
