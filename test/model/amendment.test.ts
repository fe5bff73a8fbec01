import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Amendment, amended } from '../../src/model/amendment.ts'
import { DOSSIER_STATES } from '../../src/model/dossier.ts'
import { latestEvent } from '../../src/model/dossier-version.ts'
import { anyDossier, moment } from '../measure/arbitrary.ts'
import { dossier } from '../measure/dossier.ts'

const tells = fc.constantFrom<Amendment['tells']>(...DOSSIER_STATES, 'complained', 'not-complained')
const amendment: fc.Arbitrary<Amendment> = fc.record({ code: fc.constant(dossier().code), at: moment, tells })
const step = (at: string, told: Amendment['tells']): Amendment => ({ code: dossier().code, at, tells: told })

describe('a dossier with what was told of it apart', () => {
  test('is the same whatever the order, and however often one was told', () => {
    const shuffled = fc
      .array(amendment, { maxLength: 8 })
      .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })))
    fc.assert(
      fc.property(anyDossier, shuffled, (base, [all, again]) => {
        expect(amended(base, again)).toEqual(amended(base, all))
      }),
      { seed: 766, numRuns: 500 },
    )
  })

  test('takes on the state of the latest step, unless its own version is later', () => {
    fc.assert(
      fc.property(anyDossier, moment, fc.constantFrom(...DOSSIER_STATES), (base, at, state) => {
        const after = amended(base, [step(at, state)])
        const known = base.changedAt ?? latestEvent(base)
        if (known !== null && at < known) expect(after.state).toBe(base.state)
        else expect(after).toMatchObject({ state, changedAt: at })
      }),
      { seed: 3, numRuns: 500 },
    )
  })

  test('keeps moments that its version tells, and takes those that only a step tells', () => {
    const base = dossier({ state: 'returned', returnedAt: '2026-10-14T09:00:00', changedAt: '2026-10-14T10:00:00' })
    const steps = [step('2026-10-13T08:00:00', 'finished'), step('2026-10-15T08:00:00', 'returned')]
    expect(amended(base, steps)).toMatchObject({
      finishedAt: '2026-10-13T08:00:00',
      returnedAt: '2026-10-14T09:00:00',
    })
  })

  test('of two steps at one moment, has the state that is further along', () => {
    const steps = [step('2026-10-13T08:00:00', 'finished'), step('2026-10-13T08:00:00', 'in-progress')]
    expect(amended(dossier(), steps).state).toBe('finished')
  })

  test('is asked for papers once where a version has the day and a step the hour', () => {
    const supplements = [{ requestedAt: '2026-10-07T00:00:00', answeredAt: '2026-10-08T00:00:00', dueAfter: null }]
    const base = dossier({ supplements })
    expect(amended(base, [step('2026-10-07T10:30:00', 'supplement-requested')]).supplements).toEqual(supplements)
    expect(amended(base, [step('2026-10-09T10:30:00', 'supplement-requested')]).supplements).toHaveLength(2)
  })

  test('had its papers when it is under way again', () => {
    const [asked, again] = [
      step('2026-10-07T10:30:00', 'supplement-requested'),
      step('2026-10-09T08:00:00', 'in-progress'),
    ]
    const told = { requestedAt: asked.at, answeredAt: again.at, dueAfter: null }
    const begun = step('2026-10-05T10:00:00', 'in-progress')
    expect(amended(dossier(), [again, begun, asked]).supplements).toEqual([told])
    expect(amended(dossier(), [asked, { ...again, tells: 'accepted' }]).supplements).toEqual([told])
    // Asked twice: the second has its own answer.
    const second = step('2026-10-12T08:00:00', 'supplement-requested')
    const open = { requestedAt: second.at, answeredAt: null, dueAfter: null }
    expect(amended(dossier(), [second, again, asked]).supplements).toEqual([told, open])
    // Still waiting, asked to pay, or ended: nothing says that they came.
    for (const other of ['payment-requested', 'finished', 'stopped', 'supplement-requested'] as const) {
      const [first] = amended(dossier(), [asked, { ...again, tells: other }]).supplements
      expect(first?.answeredAt).toBe(null)
    }
    const ended = [asked, step('2026-10-08T08:00:00', 'withdrawal-requested'), again]
    expect(amended(dossier(), ended).supplements).toEqual([{ ...told, answeredAt: null }])
  })

  test('had the papers that its version asked for, after the day or hour that is known of the request', () => {
    const request = { requestedAt: '2026-10-07T00:00:00', answeredAt: null, dueAfter: null }
    const base = dossier({ supplements: [request] })
    const [morning, noon, evening] = ['08', '12', '18'].map((hour) => `2026-10-07T${hour}:00:00`)
    const underWay = (at = ''): Amendment => step(at, 'in-progress')
    expect(amended(base, [underWay('2026-10-09T08:00:00')]).supplements).toEqual([
      { ...request, answeredAt: '2026-10-09T08:00:00' },
    ])
    // Of the same day nobody knows which came first, until a step tells the hour of the request.
    expect(amended(base, [underWay(morning), underWay(evening)]).supplements).toEqual([request])
    const hour = step(noon ?? '', 'supplement-requested')
    expect(amended(base, [underWay(morning), hour, underWay(evening)]).supplements).toEqual([
      { requestedAt: noon, answeredAt: evening, dueAfter: null },
    ])
    const answered = { ...request, answeredAt: '2026-10-08T09:00:00' }
    expect(amended(dossier({ supplements: [answered] }), [underWay('2026-10-09T08:00:00')]).supplements).toEqual([
      answered,
    ])
  })

  test('is complained of as the latest answer says; without one, as its version says', () => {
    const base = dossier({ marks: { complained: true } })
    const answers = [step('2026-10-20T08:00:00', 'complained'), step('2026-10-21T08:00:00', 'not-complained')]
    expect(amended(base, answers).marks.complained).toBe(false)
    expect(amended(base, answers.slice(0, 1)).marks.complained).toBe(true)
    expect(amended(dossier(), []).marks.complained).toBe(null)
    expect(amended(base, answers).state).toBe(base.state)
  })

  test('stays deleted: a step does not bring it back', () => {
    expect(amended(dossier({ deleted: true }), [step('2026-10-20T08:00:00', 'finished')]).deleted).toBe(true)
  })
})
