import type { Unlisted } from '../model/explanation.ts'
import type { Expression, Measure } from '../model/measure.ts'
import { rationalToNumber } from '../model/rational.ts'
import type { Quantity } from '../model/scorecard.ts'
import type { Criterion, Scoring } from '../model/scoring.ts'

/** The measure that an expression is; null for none and for arithmetic. */
export function measureOf({ measures }: Scoring, expression: Expression | null): Measure | null {
  if (expression?.kind !== 'measure') return null
  return measures.find(({ id }) => id === expression.id) ?? null
}

/** Whether a line's quantity is a count of so many records. */
export const isCount = (quantity: Quantity | null, count: number): boolean =>
  quantity?.kind === 'value' && rationalToNumber(quantity.value) === count

/** The measures that an expression asks for. */
function measuresIn(scoring: Scoring, expression: Expression): readonly Measure[] {
  switch (expression.kind) {
    case 'number':
      return []
    case 'measure':
      return scoring.measures.filter(({ id }) => id === expression.id)
    case 'share-of-year':
      return measuresIn(scoring, expression.of)
    case 'difference':
    case 'quotient':
      return [expression.left, expression.right].flatMap((each) => measuresIn(scoring, each))
    default:
      return expression.of.flatMap((each) => measuresIn(scoring, each))
  }
}

/** Why a criterion has no list of records, by what it divides. */
export function unlistedBy(scoring: Scoring, { numerator, denominator }: Criterion): Unlisted {
  const plain = [numerator, denominator].every((each) => each?.kind === 'measure')
  const asked = [numerator, ...(denominator === null ? [] : [denominator])].flatMap((each) => measuresIn(scoring, each))
  return !plain && asked.some(({ source }) => source !== 'counts') ? 'arithmetic' : 'elsewhere'
}
