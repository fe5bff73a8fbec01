import { daysBetween } from '../model/date.ts'
import type { Expression } from '../model/measure.ts'
import type { Period } from '../model/period.ts'
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

/** What part of a year the period is. A period of one's own of a month's length is a month: reports run from the 21st to the 20th. */
export function shareOfYear(period: Period): Rational {
  const days = daysBetween(period.from, period.to) + 1
  if (period.kind === 'month' || (days >= 28 && days <= 31)) return rational(1n, 12n)
  if (period.kind === 'quarter' || (days >= 89 && days <= 92)) return rational(1n, 4n)
  if (period.kind === 'half' || (days >= 181 && days <= 184)) return rational(1n, 2n)
  return days >= 365 ? ONE : rational(BigInt(days), 365n)
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
