import { expect, test } from 'vitest'
import type { Expression } from '../../src/model/measure.ts'
import { unlistedBy } from '../../src/pipeline/explained-measures.ts'
import { qd766 } from '../score/counts.ts'

const scoring = qd766()
const [criterion] = scoring.criteria
const of = (source: string): Expression => {
  const found = scoring.measures.find((each) => each.source === source)
  if (found === undefined) throw new Error(source)
  return { kind: 'measure', id: found.id }
}
const why = (numerator: Expression, denominator: Expression | null) => {
  if (criterion === undefined) throw new Error('the set has criteria')
  return unlistedBy(scoring, { ...criterion, numerator, denominator })
}

test('a calculation with counts of records is told as one, not as if nothing were held of it', () => {
  const dossiers = of('dossiers')
  const sum: Expression = { kind: 'sum', of: [dossiers, { kind: 'number', value: '1' as never }] }
  expect(why(sum, dossiers)).toBe('arithmetic')
  expect(
    why(dossiers, { kind: 'share-of-year', of: { kind: 'difference', left: of('petitions'), right: dossiers } }),
  ).toBe('arithmetic')
  // The rule is applied to the count itself.
  expect(why(dossiers, null)).toBe('arithmetic')
  // Such a pair has a list unless its counts came from elsewhere.
  expect(why(dossiers, of('dossiers'))).toBe('elsewhere')
  expect(why({ kind: 'sum', of: [of('counts')] }, of('counts'))).toBe('elsewhere')
})
