import { daysBetween } from '../model/date.ts'
import type { Expression } from '../model/measure.ts'
import { type Period, wholeMonths } from '../model/period.ts'
import {
  add,
  divide,
  greatest,
  least,
  multiply,
  ONE,
  type Rational,
  rational,
  rationalOf,
  subtract,
} from '../model/rational.ts'
import type { Quantity } from '../model/scorecard.ts'

const FOLD = { sum: add, product: multiply, max: greatest, min: least } as const

/** What part of a year the period is: twelfths where it is whole months, also from a 21st to a 20th, else by its days. */
export function shareOfYear(period: Period): Rational {
  const months = wholeMonths(period)
  if (months !== null) return least(ONE, rational(BigInt(months), 12n))
  return least(ONE, rational(BigInt(daysBetween(period.from, period.to) + 1), 365n))
}

const known = (value: Rational): Quantity => ({ kind: 'value', value })

function fold(parts: readonly Quantity[], combine: (a: Rational, b: Rational) => Rational): Quantity {
  return parts.reduce((a, b) => {
    if (a.kind === 'missing') return a
    return b.kind === 'missing' ? b : known(combine(a.value, b.value))
  })
}

/**
 * The value of an expression for one unit and period. A missing part makes the whole missing, with the part's reason, save
 * for `first-reported`; what would be divided by 0 does not arise.
 */
export function evaluate(expression: Expression, quantity: (id: string) => Quantity, period: Period): Quantity {
  const of = (part: Expression): Quantity => evaluate(part, quantity, period)
  switch (expression.kind) {
    case 'measure':
      return quantity(expression.id)
    case 'number':
      return known(rationalOf(expression.value))
    case 'sum':
    case 'product':
    case 'max':
    case 'min':
      return fold(expression.of.map(of), FOLD[expression.kind])
    case 'difference':
      return fold([of(expression.left), of(expression.right)], subtract)
    case 'quotient': {
      const right = of(expression.right)
      if (right.kind === 'value' && right.value.numerator === 0n) return { kind: 'missing', reason: 'does-not-arise' }
      return fold([of(expression.left), right], divide)
    }
    case 'first-reported': {
      const values = expression.of.map(of)
      return values.find(({ kind }) => kind === 'value') ?? values[0] ?? { kind: 'missing', reason: 'not-reported' }
    }
    case 'share-of-year':
      return fold([of(expression.of), known(shareOfYear(period))], multiply)
  }
}
