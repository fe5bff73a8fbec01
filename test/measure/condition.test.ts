import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Facts, holds } from '../../src/measure/condition.ts'
import { toDecimal } from '../../src/model/decimal.ts'
import type { Condition } from '../../src/model/measure.ts'

const FACTS: Facts = { yes: true, no: false, unknown: null, channel: 'online', supplements: 2 }
const bound = (text: string) => {
  const decimal = toDecimal(text)
  if (decimal === null) throw new Error(`${text} is no decimal`)
  return decimal
}
const fact = (name: string): Condition => ({ kind: 'holds', fact: name })
const not = (of: Condition): Condition => ({ kind: 'not', of })

describe('conditions', () => {
  test.each<[string, Condition, boolean]>([
    ['what is so holds', fact('yes'), true],
    ['what is not so does not hold', fact('no'), false],
    ['the contrary of what is not so holds', not(fact('no')), true],
    ['what is not known does not hold', fact('unknown'), false],
    ['the contrary of what is not known does not hold either', not(fact('unknown')), false],
    ['one of the values', { kind: 'is', fact: 'channel', values: ['post', 'online'] }, true],
    ['none of the values', { kind: 'is', fact: 'channel', values: ['post'] }, false],
    ['a value that is not known is none', not({ kind: 'is', fact: 'unknown', values: ['post'] }), false],
    ['at least, with equality', { kind: 'at-least', fact: 'supplements', bound: bound('2') }, true],
    ['at most', { kind: 'at-most', fact: 'supplements', bound: bound('1.5') }, false],
    ['no bound on what is not known', not({ kind: 'at-most', fact: 'unknown', bound: bound('1') }), false],
    ['any: one is enough, whatever else is not known', { kind: 'any', of: [fact('unknown'), fact('yes')] }, true],
    ['any of what is not known', not({ kind: 'any', of: [fact('unknown'), fact('no')] }), false],
    [
      'all: one that fails decides, whatever else is not known',
      not({ kind: 'all', of: [fact('unknown'), fact('no')] }),
      true,
    ],
    ['all of what is not known', not({ kind: 'all', of: [fact('unknown'), fact('yes')] }), false],
    ['all of nothing', { kind: 'all', of: [] }, true],
    ['any of nothing', { kind: 'any', of: [] }, false],
  ])('%s', (_what, condition, expected) => {
    expect(holds(condition, FACTS)).toBe(expected)
  })

  test('a fact that the source does not have is a bug', () => {
    expect(() => holds(fact('mispelt'), FACTS)).toThrow('mispelt')
  })

  test('no condition holds together with its contrary', () => {
    const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
      condition: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('yes', 'no', 'unknown').map(fact),
        tie('condition').map(not),
        fc.record({
          kind: fc.constantFrom('any' as const, 'all' as const),
          of: fc.array(tie('condition'), { maxLength: 3 }),
        }),
      ),
    }))
    fc.assert(
      fc.property(condition, (any) => {
        expect(holds(any, FACTS) && holds(not(any), FACTS)).toBe(false)
        expect(holds(not(not(any)), FACTS)).toBe(holds(any, FACTS))
      }),
      { seed: 20264, numRuns: 2000 },
    )
  })
})
