import { expect, test } from 'vitest'
import { coversDays } from '../../src/measure/coverage.ts'
import { countPetitions, judgePetition, petitionFacts } from '../../src/measure/petitions.ts'
import type { Measure } from '../../src/model/measure.ts'
import type { Petition } from '../../src/model/petition.ts'
import { rationalToNumber } from '../../src/model/rational.ts'

const petition = (changes: Partial<Petition>): Petition => ({
  code: 'PA-1',
  unitCode: 'H31.14',
  receivedAt: '2026-10-05T08:00:00',
  dueAt: '2026-10-20T17:00:00',
  handledAt: null,
  unsatisfied: null,
  subject: null,
  changedAt: null,
  deleted: false,
  ...changes,
})

const measure = (id: string, where: Measure['where']): Measure => ({
  id,
  name: { vi: id, en: id },
  source: 'petitions',
  counts: 'records',
  where,
  aliases: [],
})
const MEASURES = [
  measure('petitions', []),
  measure('onTime', [{ kind: 'holds', fact: 'onTime' }]),
  measure('notUnsatisfied', [{ kind: 'not', of: { kind: 'holds', fact: 'unsatisfied' } }]),
  measure('onStaff', [{ kind: 'is', fact: 'subject', values: ['staff'] }]),
]

function counted(all: readonly Petition[], judgedOn = '2026-10-31', tells = false): Record<string, number> {
  const facts = all.map((each) => petitionFacts(each, judgePetition(each, judgedOn), tells))
  return Object.fromEntries(
    countPetitions(MEASURES, facts).map(([id, quantity]) => [
      id,
      quantity.kind === 'value' ? rationalToNumber(quantity.value) : Number.NaN,
    ]),
  )
}

test('a petition is on time to the end of its due day; one not handled is judged on the last day', () => {
  const onTime = (changes: Partial<Petition>, judgedOn = '2026-10-31') =>
    petitionFacts(petition(changes), judgePetition(petition(changes), judgedOn), false).onTime
  expect(onTime({ handledAt: '2026-10-20T23:59:59' })).toBe(true)
  expect(onTime({ handledAt: '2026-10-21T00:00:00' })).toBe(false)
  expect(onTime({}, '2026-10-20')).toBe(true)
  expect(onTime({}, '2026-10-21')).toBe(false)
  expect(onTime({ dueAt: null, handledAt: '2026-10-06T08:00:00' })).toBe(null)
})

test('of no petitions every measure is 0', () => {
  expect(counted([])).toEqual({ petitions: 0, onTime: 0, notUnsatisfied: 0, onStaff: 0 })
})

test('what is known of no petition is not reported, and never 0', () => {
  expect(counted([petition({ dueAt: null })])).toEqual({ petitions: 1 })
  expect(counted([petition({ handledAt: '2026-10-06T00:00:00' })])).toEqual({ petitions: 1, onTime: 1 })
})

test('beside others, one without a due date is not on time; one of whom nothing says leaves it not reported who was not unsatisfied', () => {
  const handled = petition({ code: 'PA-2', handledAt: '2026-10-06T08:00:00', unsatisfied: false })
  const withoutTerm = petition({ handledAt: '2026-10-06T08:00:00', dueAt: null, unsatisfied: false })
  expect(counted([handled, withoutTerm])).toMatchObject({ petitions: 2, onTime: 1, notUnsatisfied: 2 })
  expect(counted([handled, petition({})])).not.toHaveProperty('notUnsatisfied')
})

test('where a source says who was unsatisfied, one of whom it says nothing was not', () => {
  const all = [petition({}), petition({ unsatisfied: true }), petition({ unsatisfied: false, subject: 'staff' })]
  expect(counted(all, '2026-10-31', true)).toMatchObject({ petitions: 3, notUnsatisfied: 2, onStaff: 1 })
  expect(counted(all)).not.toHaveProperty('notUnsatisfied')
})

test('deliveries cover days together when they leave no gap', () => {
  const october = { from: '2026-10-01', to: '2026-10-31' }
  expect(coversDays([october], october)).toBe(true)
  const first = { from: '2026-09-21', to: '2026-10-15' }
  expect(coversDays([{ from: '2026-10-16', to: '2026-11-20' }, first], october)).toBe(true)
  expect(coversDays([{ from: '2026-10-17', to: '2026-11-20' }, first], october)).toBe(false)
  expect(coversDays([{ from: '2026-10-16', to: '2026-10-30' }, first], october)).toBe(false)
  expect(coversDays([], october)).toBe(false)
})
