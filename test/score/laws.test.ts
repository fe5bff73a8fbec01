import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Decimal } from '../../src/model/decimal.ts'
import { compareRationals, rational, rationalOf, roundRational, sum } from '../../src/model/rational.ts'
import type { Scoring } from '../../src/model/scoring.ts'
import { scoreAll } from '../../src/score/scorecards.ts'
import { countsOf, lineOf, qd766, scored } from './counts.ts'

const scoring: Scoring = qd766()
const RUN = { seed: 766, numRuns: 300 }

/** Counts of all criteria of a unit, each numerator within its denominator; some are 0, some are missing. */
const anyCounts = fc
  .tuple(
    ...scoring.criteria.map(() =>
      fc.oneof(
        {
          weight: 6,
          arbitrary: fc.tuple(fc.nat(2000), fc.nat(2000)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]),
        },
        { weight: 1, arbitrary: fc.constant([0, 0]) },
        { weight: 1, arbitrary: fc.constant(null) },
      ),
    ),
  )
  .map((pairs) => {
    const values: Record<string, number> = {}
    for (const [index, pair] of pairs.entries()) {
      const id = scoring.criteria[index]?.id
      if (pair === null) continue
      values[`${id}.numerator`] = pair[0] ?? 0
      values[`${id}.denominator`] = pair[1] ?? 0
    }
    return values
  })

describe('for any counts', () => {
  test('points lie between 0 and the maximum', () => {
    fc.assert(
      fc.property(anyCounts, (values) => {
        for (const { points, max } of scored(scoring, values).lines) {
          if (points === null) continue
          expect(compareRationals(rationalOf(points), rational(0n))).toBeGreaterThanOrEqual(0)
          expect(compareRationals(rationalOf(points), max)).toBeLessThanOrEqual(0)
        }
      }),
      RUN,
    )
  })

  test('the groups add up to the total and the criteria to their groups, to the cent', () => {
    fc.assert(
      fc.property(anyCounts, (values) => {
        const card = scored(scoring, values)
        for (const { id, of } of scoring.groups) {
          const whole = lineOf(card, id)
          const parts = of.map((part) => lineOf(card, part))
          const hole = parts.some(({ countsAs }) => countsAs === 'hole')
          const points = sum(parts.map((part) => rationalOf(part.points ?? ('0' as Decimal))))
          expect(whole.points).toBe(hole ? null : roundRational(points, 2))
        }
      }),
      RUN,
    )
  })

  test('one more in the numerator never lowers a line', () => {
    const better = fc.tuple(anyCounts, fc.nat(scoring.criteria.length - 1))
    fc.assert(
      fc.property(better, ([values, index]) => {
        const id = scoring.criteria[index]?.id ?? ''
        const [numerator, denominator] = [values[`${id}.numerator`], values[`${id}.denominator`]]
        fc.pre(numerator !== undefined && denominator !== undefined && numerator < denominator)
        const before = scored(scoring, values)
        const after = scored(scoring, { ...values, [`${id}.numerator`]: Number(numerator) + 1 })
        for (const { id: line } of after.lines) {
          const [a, b] = [lineOf(before, line), lineOf(after, line)]
          if (a.points === null || b.points === null) continue
          expect(Number(b.points)).toBeGreaterThanOrEqual(Number(a.points))
          if (a.exact !== null && b.exact !== null) expect(compareRationals(b.exact, a.exact)).toBeGreaterThanOrEqual(0)
        }
      }),
      RUN,
    )
  })

  test('what is not reported never acts as 0: taking counts away never leaves points behind', () => {
    fc.assert(
      fc.property(anyCounts, fc.nat(scoring.criteria.length - 1), (values, index) => {
        const criterion = scoring.criteria[index]
        const id = criterion?.id ?? ''
        fc.pre(criterion !== undefined && criterion.rule.kind !== 'tracking')
        const { [`${id}.numerator`]: _numerator, [`${id}.denominator`]: _denominator, ...without } = values
        const card = scored(scoring, without)
        expect(lineOf(card, id)).toMatchObject({ points: null, reason: 'not-reported', countsAs: 'hole' })
        expect(lineOf(card, 'totalScore').points).toBeNull()
      }),
      RUN,
    )
  })

  test('units are scored alike alone and together', () => {
    fc.assert(
      fc.property(fc.array(anyCounts, { minLength: 1, maxLength: 4 }), (all) => {
        const together = scoreAll(
          scoring,
          all.map((values, index) => countsOf(values, { unit: `u${index}` })),
        )
        const alone = all.map((values, index) => scored(scoring, values, { unit: `u${index}` }))
        expect(together).toEqual(alone)
      }),
      { ...RUN, numRuns: 50 },
    )
  })
})

describe('rounding', () => {
  test.each([
    [1n, 8n, 2, '0.13'],
    [5n, 1000n, 2, '0.01'],
    [4999n, 1000000n, 2, '0'],
    [-1n, 8n, 2, '-0.13'],
    [2n, 3n, 0, '1'],
    [1n, 3n, 4, '0.3333'],
  ])('%s/%s to %d digits is %s', (numerator, denominator, places, rounded) => {
    expect(roundRational(rational(numerator, denominator), places)).toBe(rounded)
  })

  test('is half up for any fraction: within half a unit of the last digit', () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10n ** 12n),
        fc.bigInt(1n, 10n ** 9n),
        fc.integer({ min: 0, max: 6 }),
        (a, b, places) => {
          const exact = rational(a, b)
          const rounded = rationalOf(roundRational(exact, places))
          const unit = 10n ** BigInt(places)
          // rounded − exact lies in (−½, ½] units
          const off = rational(
            (rounded.numerator * exact.denominator - exact.numerator * rounded.denominator) * unit * 2n,
            rounded.denominator * exact.denominator,
          )
          expect(compareRationals(off, rational(-1n))).toBe(1)
          expect(compareRationals(off, rational(1n))).toBeLessThanOrEqual(0)
        },
      ),
      RUN,
    )
  })
})
