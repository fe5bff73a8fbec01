import type { Expression, Measure } from '../model/measure.ts'
import { rationalToNumber } from '../model/rational.ts'
import type { Quantity } from '../model/scorecard.ts'
import type { Scoring } from '../model/scoring.ts'

/** The measure that an expression is; null for none and for arithmetic. */
export function measureOf({ measures }: Scoring, expression: Expression | null): Measure | null {
  if (expression?.kind !== 'measure') return null
  return measures.find(({ id }) => id === expression.id) ?? null
}

/** Whether a line's quantity is a count of so many records. */
export const isCount = (quantity: Quantity | null, count: number): boolean =>
  quantity?.kind === 'value' && rationalToNumber(quantity.value) === count
