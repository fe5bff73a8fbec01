import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MISSING_REASONS } from '../../src/model/reported.ts'
import type { Quantity } from '../../src/model/scorecard.ts'
import { doubtsOf } from '../../src/pipeline/score-doubts.ts'
import { scoreAll } from '../../src/score/scorecards.ts'
import { outcomeOf, type Said } from '../../src/score/share.ts'
import { countsOf, lineOf, qd766 } from './counts.ts'

const scoring = qd766()
const missing = (reason: (typeof MISSING_REASONS)[number]): Quantity => ({ kind: 'missing', reason })
const NONE: Quantity = missing('does-not-arise')
const NOT_FOR_IT: Quantity = missing('not-applicable')

/** The line of a criterion of which these are stated, and the codes of what is told of it. */
function said(id: string, stated: Readonly<Record<string, Quantity | number>>) {
  const numbers = Object.fromEntries(Object.entries(stated).filter(([, value]) => typeof value === 'number'))
  const base = countsOf(numbers as Record<string, number>)
  const quantities = new Map(base.quantities)
  for (const [key, value] of Object.entries(stated)) if (typeof value !== 'number') quantities.set(key, value)
  const counts = { ...base, quantities }
  const [card] = scoreAll(scoring, [counts])
  if (card === undefined) throw new Error('no scorecard')
  return {
    ...lineOf(card, id),
    codes: doubtsOf(scoring, card, counts).map(({ code }) => code),
  }
}
const petition = (stated: Readonly<Record<string, Quantity | number>>) => said('PETITION_PROCESSING_ON_TIME', stated)

describe('the denominator says what there was to do', () => {
  test('that none arose is full marks for petitions, as 0 of them is', () => {
    const full = { points: '6', codes: [] }
    expect(petition({ petitions: NONE })).toMatchObject({ ...full, reason: 'does-not-arise' })
    expect(petition({ petitions: NONE, petitionsOnTime: NONE })).toMatchObject({ ...full, reason: 'does-not-arise' })
    expect(petition({ petitions: 0 })).toMatchObject({ ...full, reason: 'denominator-zero' })
  })

  test('a numerator that does not arise is neither full marks nor 0 where something did', () => {
    const open = { points: null, reason: 'not-reported', countsAs: 'hole' }
    expect(petition({ petitions: 20, petitionsOnTime: NONE })).toMatchObject(open)
    expect(petition({ petitionsOnTime: NONE })).toMatchObject({ ...open, codes: [] })
    expect(petition({ petitions: 20, petitionsOnTime: 0 })).toMatchObject({ points: '0', reason: null, codes: [] })
  })

  test('a numerator cannot take a criterion out that has something to divide by', () => {
    const id = 'ON_TIME'
    const line = said(id, { [`${id}.numerator`]: NOT_FOR_IT, [`${id}.denominator`]: 20 })
    expect(line).toMatchObject({ points: null, reason: 'not-reported', codes: ['score.counts-contradict'] })
    expect(said(id, { [`${id}.numerator`]: NOT_FOR_IT, [`${id}.denominator`]: NOT_FOR_IT })).toMatchObject({
      reason: 'not-applicable',
      countsAs: 'nothing',
      codes: [],
    })
  })

  test.each([
    [5, NONE, '0'],
    [5, 0, '0'],
    [NOT_FOR_IT, 0, '0'],
    [5, NOT_FOR_IT, null],
    [NONE, 20, null],
  ] as const)('%j of %j contradict each other, and that is told once', (numerator, denominator, points) => {
    const line = said('ON_TIME', { 'ON_TIME.numerator': numerator, 'ON_TIME.denominator': denominator })
    expect(line).toMatchObject({ points, codes: ['score.counts-contradict'] })
  })
})

const anySaid = fc.constantFrom<Said>('number', 'zero', ...MISSING_REASONS)

test('there is a share only of a number by a number, and never a contradiction of two that say the same', () => {
  fc.assert(
    fc.property(anySaid, anySaid, (numerator, denominator) => {
      const { reason, contradicts } = outcomeOf(numerator, denominator)
      const share = (numerator === 'number' || numerator === 'zero') && denominator === 'number'
      expect(reason === null).toBe(share)
      if (numerator === denominator || numerator === 'not-reported') expect(contradicts).toBe(false)
      if (denominator === 'not-reported') expect(reason).not.toBe('does-not-arise')
    }),
  )
})

test('where nothing says what there was to do, the numerator alone decides', () => {
  expect(outcomeOf('does-not-arise', null)).toEqual({ reason: 'does-not-arise', contradicts: false })
  expect(outcomeOf('zero', null).reason).toBeNull()
})
