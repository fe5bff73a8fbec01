import { describe, expect, test } from 'vitest'
import { courseOf, isOnTime, judge } from '../../src/measure/course.ts'
import type { Dossier, Verdict } from '../../src/model/dossier.ts'
import { workingCalendar } from '../../src/model/working-days.ts'
import { AUTUMN_2026, asked, dossier, yearWith } from './dossier.ts'

const on = (day: string, time = '15:00:00'): string => `2026-10-${day}T${time}`
const course = (of: Dossier, term: number | null = null) => courseOf(of, AUTUMN_2026, term)
/** Judged on the last day of October. */
const verdict = (of: Dossier, term: number | null = null): Verdict => judge(course(of, term), '2026-10-31')

describe('accepted', () => {
  test.each(['registered', 'not-accepted'] as const)('a dossier that is %s was never received', (state) => {
    expect(course(dossier({ state }))).toEqual({
      receivedOn: null,
      endedOn: null,
      endedBy: null,
      dueOn: null,
      dueBy: null,
      late: false,
    })
  })

  test('a dossier refused after acceptance was received and ended with the refusal', () => {
    const refused = course(dossier({ state: 'not-accepted', stoppedAt: on('09') }))
    expect([refused.receivedOn, refused.endedOn, refused.endedBy]).toEqual(['2026-10-05', '2026-10-09', 'stopped'])
  })

  test('a withdrawal before acceptance is no end', () => {
    expect(course(dossier({ state: 'registered', withdrawnAt: on('09') })).endedOn).toBeNull()
  })

  test('an accepted dossier without a date of receipt keeps its end and its due date', () => {
    const lost = course(dossier({ receivedAt: null, finishedAt: on('09') }))
    expect([lost.receivedOn, lost.endedOn, lost.dueOn]).toEqual([null, '2026-10-09', '2026-10-16'])
  })
})

test('papers that were asked for before the receipt are waited for within the term from the receipt on', () => {
  const early = dossier({ supplements: [asked('01', '07')] })
  expect(course(early).dueOn).toBe('2026-10-20')
  expect(course(dossier({ supplements: [asked('01', '05')] })).dueOn).toBe('2026-10-16')
})

describe('end', () => {
  const all = { finishedAt: on('20'), returnedAt: on('09'), stoppedAt: on('08'), withdrawnAt: on('07') }

  test.each([
    ['finished', all, '2026-10-20'],
    ['returned', { ...all, finishedAt: null }, '2026-10-09'],
    ['stopped', { ...all, finishedAt: null, returnedAt: null }, '2026-10-08'],
    ['withdrawn', { withdrawnAt: on('07') }, '2026-10-07'],
  ] as const)('%s goes before those after it, whatever their times', (by, moments, date) => {
    const { endedOn, endedBy } = course(dossier(moments))
    expect([endedOn, endedBy]).toEqual([date, by])
  })

  test('a state that says finished without any time is no end', () => {
    expect(course(dossier({ state: 'finished' })).endedOn).toBeNull()
  })

  test('an end counts although the state says it is under way', () => {
    expect(verdict(dossier({ state: 'in-progress', finishedAt: on('16') }))).toBe('on-time')
  })
})

describe('due date', () => {
  test('a dossier finished on its due date, after the hour that was stated, is on time', () => {
    expect(verdict(dossier({ finishedAt: on('16', '23:59:59') }))).toBe('on-time')
  })

  test('a dossier finished at the first moment of the next day is late', () => {
    expect(verdict(dossier({ finishedAt: on('17', '00:00:00') }))).toBe('late')
  })

  test('without a due date the legal term counts working days from the day after receipt', () => {
    const { dueOn, dueBy } = course(dossier({ dueAt: null }), 5)
    expect([dueOn, dueBy]).toEqual(['2026-10-12', 'legal-term'])
  })

  test('holidays stand still in a legal term', () => {
    const early = dossier({ dueAt: null, receivedAt: '2026-08-28T08:00:00' })
    expect(course(early, 2).dueOn).toBe('2026-09-04')
  })

  test('half a day of legal term is a day, none is the day of receipt', () => {
    expect(course(dossier({ dueAt: null }), 0.5).dueOn).toBe('2026-10-06')
    expect(course(dossier({ dueAt: null }), 0).dueOn).toBe('2026-10-05')
  })

  test('a stated due date goes before the legal term', () => {
    expect(course(dossier(), 1).dueOn).toBe('2026-10-16')
  })

  test.each([null, -3, Number.NaN, Number.POSITIVE_INFINITY])(
    'a legal term of %s is none: nothing says when it was due',
    (term) => {
      expect(verdict(dossier({ dueAt: null, finishedAt: on('09') }), term)).toBe('no-term')
    },
  )
})

describe('not ended', () => {
  test('a dossier is within its term up to and including its due date', () => {
    expect(judge(course(dossier()), '2026-10-16')).toBe('within-term')
    expect(judge(course(dossier()), '2026-10-17')).toBe('overdue')
  })

  test('the day of judging means nothing to a dossier that has ended', () => {
    const done = course(dossier({ finishedAt: on('16') }))
    expect([judge(done, '2026-10-10'), judge(done, '2027-01-01')]).toEqual(['on-time', 'on-time'])
  })
})

describe('supplements', () => {
  test('one open request is the end: asked before the due date, on time for good', () => {
    const waiting = dossier({ state: 'supplement-requested', supplements: [asked('14')] })
    expect(course(waiting)).toMatchObject({ endedOn: '2026-10-14', endedBy: 'supplement-request', late: false })
    expect(judge(course(waiting), '2027-01-01')).toBe('on-time')
  })

  test('one open request after the due date is late', () => {
    expect(verdict(dossier({ supplements: [asked('19')] }))).toBe('late')
  })

  test('the one request stays the end when the papers came and nothing ended the dossier since', () => {
    const again = dossier({ supplements: [asked('14', '21')] })
    expect(course(again)).toMatchObject({ endedOn: '2026-10-14', endedBy: 'supplement-request' })
  })

  test('an end after the papers came is the end, judged by the moved due date', () => {
    const ended = dossier({ supplements: [asked('14', '15')], finishedAt: on('17') })
    expect(course(ended)).toMatchObject({ endedOn: '2026-10-17', endedBy: 'finished', dueOn: '2026-10-19' })
    expect(verdict(ended)).toBe('on-time')
  })

  test('two requests and no end since is late before the due date is reached', () => {
    const twice = dossier({ supplements: [asked('07', '08'), asked('09')] })
    expect(course(twice).late).toBe(true)
    expect(judge(course(twice), '2026-10-10')).toBe('late')
  })

  test('two requests and an end are judged by the end', () => {
    expect(verdict(dossier({ supplements: [asked('07', '08'), asked('09', '12')], finishedAt: on('19') }))).toBe(
      'on-time',
    )
  })

  test('a stated due date moves by the working days that were waited', () => {
    // Asked on Wednesday 7, answered on Monday 12: three working days; Friday 16 becomes Wednesday 21.
    const { dueOn, dueBy } = course(dossier({ supplements: [asked('07', '12')] }))
    expect([dueOn, dueBy]).toEqual(['2026-10-21', 'extended'])
  })

  test('a due date set when the papers came is used, and no waiting is added to it', () => {
    const { dueOn, dueBy } = course(dossier({ supplements: [asked('07', '12', '19')] }))
    expect([dueOn, dueBy]).toEqual(['2026-10-19', 'stated'])
  })

  test('a wait after that moves the new due date', () => {
    expect(course(dossier({ supplements: [asked('07', '12', '19'), asked('14', '15')] })).dueOn).toBe('2026-10-20')
  })

  test('a due date set when the papers came serves a dossier that had none', () => {
    expect(course(dossier({ dueAt: null, supplements: [asked('07', '12', '19')] })).dueOn).toBe('2026-10-19')
  })

  test('days waited do not count in a legal term', () => {
    expect(course(dossier({ dueAt: null, supplements: [asked('07', '12')] }), 5).dueOn).toBe('2026-10-15')
  })

  test('two waits that overlap are waited once', () => {
    const once = course(dossier({ supplements: [asked('07', '12')], finishedAt: on('20') }))
    const over = course(dossier({ supplements: [asked('08', '12'), asked('07', '09')], finishedAt: on('20') }))
    expect(over.dueOn).toBe(once.dueOn)
  })

  test('asked on its last day, it is due on the day the papers come, be it a Saturday', () => {
    expect(course(dossier({ supplements: [asked('16', '21')] })).dueOn).toBe('2026-10-21')
    expect(course(dossier({ supplements: [asked('16', '24')] })).dueOn).toBe('2026-10-24')
  })

  test('a request after the due date revives nothing', () => {
    expect(course(dossier({ supplements: [asked('19', '26')] })).dueOn).toBe('2026-10-16')
  })

  test.each([
    ['after the due date', asked('19', '21', '30'), '20'],
    ['after the late end', asked('22', '23', '30'), '20'],
  ])('a request %s revives nothing, though a new due date was set', (_, request, end) => {
    const late = dossier({ supplements: [request], finishedAt: on(end) })
    expect([course(late).dueOn, verdict(late)]).toEqual(['2026-10-16', 'late'])
  })

  test('papers answered on the day they were asked for move nothing', () => {
    expect(course(dossier({ supplements: [asked('07', '07')] }))).toMatchObject({
      dueOn: '2026-10-16',
      dueBy: 'stated',
    })
  })

  test('papers that came before they were asked for move nothing', () => {
    expect(course(dossier({ supplements: [asked('12', '07')] })).dueOn).toBe('2026-10-16')
  })

  test.each(['stoppedAt', 'withdrawnAt'] as const)('papers that never came were waited for until %s', (moment) => {
    expect(verdict(dossier({ supplements: [asked('14')], [moment]: on('28') }))).toBe('on-time')
  })

  test('nothing is subtracted for papers of which no answer is known when the dossier was finished', () => {
    expect(verdict(dossier({ supplements: [asked('14')], finishedAt: on('28') }))).toBe('late')
  })
})

describe('verdict', () => {
  test.each([
    ['on-time', true],
    ['within-term', true],
    ['late', false],
    ['overdue', false],
    ['no-term', null],
  ] as const)('%s counts as on time: %s', (of, counts) => {
    expect(isOnTime(of)).toBe(counts)
  })

  test('a year without holidays in the data follows Monday to Friday', () => {
    const bare = workingCalendar([yearWith(2024, ['2024-01-01'])])
    expect(courseOf(dossier({ dueAt: null, receivedAt: '2026-08-28T08:00:00' }), bare, 2).dueOn).toBe('2026-09-01')
  })
})
