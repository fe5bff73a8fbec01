import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toDecimal } from '../../src/model/decimal.ts'
import { type IndexSet, seriesOf } from '../../src/model/index-set.ts'
import { rationalOf } from '../../src/model/rational.ts'
import { cardText, linesOfText } from '../../src/model/score-record.ts'
import { againstOfficial } from '../../src/score/official.ts'
import { qd766, scored } from './counts.ts'

const decimal = (text: string) => {
  const value = toDecimal(text)
  if (value === null) throw new Error(text)
  return value
}

test('any scorecard comes back from its text exactly, with every reason and every gap', () => {
  const scoring = qd766()
  const value = fc.oneof(
    fc.nat(3000),
    fc.constantFrom('not-reported', 'does-not-arise', 'not-applicable', 'unreadable'),
    fc.constant(null),
  )
  const keys = scoring.criteria.flatMap(({ id }) => [`${id}.numerator`, `${id}.denominator`, `${id}.score`])
  fc.assert(
    fc.property(fc.tuple(...keys.map(() => value)), (drawn) => {
      const values = keys.flatMap((key, index): [string, number | string][] => {
        const each = drawn[index] ?? null
        return each === null ? [] : [[key, each]]
      })
      const { lines } = scored(scoring, Object.fromEntries(values))
      expect(linesOfText(cardText({ unit: 'a', level: null, period: {} as never, lines }))).toEqual(lines)
    }),
    { seed: 766, numRuns: 200 },
  )
})

test.each([
  ['15', '14.985', '0.015', true],
  ['15', '15.015', '-0.015', true],
  ['15', '14.984', '0.016', false],
  ['0', '0', '0', true],
])('%s computed against %s published: %s, rounding explains it: %s', (computed, official, difference, agrees) => {
  const against = againstOfficial(decimal(computed), rationalOf(decimal(official)))
  expect(against).toEqual({ difference: rationalOf(decimal(difference)), agrees })
})

test('index sets are one series when one carries the other on, in any number of steps, and never in a circle without end', () => {
  const sets = [
    { id: 'a', continues: null },
    { id: 'b', continues: 'a' },
    { id: 'c', continues: 'b' },
    { id: 'x', continues: 'y' },
    { id: 'y', continues: 'x' },
  ] as unknown as readonly IndexSet[]
  const set = (id: string) => ({ id, continues: sets.find((each) => each.id === id)?.continues ?? null })
  expect(['a', 'b', 'c', 'x'].map((id) => seriesOf(set(id), sets))).toEqual([
    ['a'],
    ['b', 'a'],
    ['c', 'b', 'a'],
    ['x', 'y'],
  ])
  expect(seriesOf({ id: 'd', continues: 'gone' }, sets)).toEqual(['d', 'gone'])
})
