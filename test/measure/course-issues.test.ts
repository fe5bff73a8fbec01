import { describe, expect, test } from 'vitest'
import { courseOf } from '../../src/measure/course.ts'
import { courseIssues, newsIssues } from '../../src/measure/course-issues.ts'
import type { Dossier } from '../../src/model/dossier.ts'
import { doubtWords } from '../../src/model/doubt-words.ts'
import { describeIssue } from '../../src/platform/describe.ts'
import { AUTUMN_2026, asked, dossier } from './dossier.ts'

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

  test('overdue by what was last told before the due date is told apart from late work', () => {
    const told = (changes: Partial<Dossier>, judgedOn = '2026-10-31') => {
      const of = dossier(changes)
      const held = { dossier: of, course: courseOf(of, AUTUMN_2026, null), version: '1', row: null }
      return newsIssues(held, judgedOn).map(({ facts }) => [facts.date, facts.due])
    }
    const silent = { changedAt: '2026-10-12T08:00:00' }
    expect(told(silent)).toEqual([['2026-10-12', '2026-10-16']])
    expect(told(silent, '2026-10-16')).toEqual([])
    expect(told({ changedAt: '2026-10-16T08:00:00' })).toEqual([])
    expect(told({ changedAt: null })).toEqual([])
    expect(told({ ...silent, state: 'finished', finishedAt: '2026-10-20T08:00:00' })).toEqual([])
  })

  test('each doubt is said in words of its own, in both languages, with its facts filled in', () => {
    const wrong = dossier({ state: 'finished', finishedAt: '2026-10-02T08:00:00', dueAt: '2026-10-01T08:00:00' })
    expect(courseIssues(wrong, '2026-10-31').map((issue) => doubtWords(issue, 'vi'))).toEqual([
      'kết thúc trước ngày tiếp nhận (ngày 02/10/2026)',
      'có ngày hẹn trả trước ngày tiếp nhận (ngày 01/10/2026)',
    ])
    expect(courseIssues(wrong, '2026-10-31').map((issue) => doubtWords(issue, 'en'))).toEqual([
      'ended before it was received (on 2026-10-02)',
      'was due before it was received (on 2026-10-01)',
    ])
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
