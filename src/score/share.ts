import { measuresOf } from '../model/measure.ts'
import type { MissingReason } from '../model/reported.ts'
import type { Quantity } from '../model/scorecard.ts'
import type { Criterion } from '../model/scoring.ts'

/** What is said of a numerator or a denominator: a number, a plain zero, or why there is none. */
export type Said = 'number' | 'zero' | MissingReason

/** What becomes of a criterion by what is said of its two counts. */
export interface Outcome {
  /** Null: there is a value. Else why there is none. */
  readonly reason: MissingReason | 'denominator-zero' | null
  /** The two cannot both be true: that is told. */
  readonly contradicts: boolean
}

const saidOf = (quantity: Quantity): Said => {
  if (quantity.kind === 'missing') return quantity.reason
  return quantity.value.numerator === 0n ? 'zero' : 'number'
}

/** Whether the denominator is of numbers alone, as 100: it sets a scale, and says nothing of what there was to do. */
export const isScale = ({ denominator }: Criterion): boolean =>
  denominator !== null && measuresOf(denominator).length === 0

const of = (reason: Outcome['reason'], contradicts = false): Outcome => ({ reason, contradicts })

/** Without a denominator that says what there was to do the numerator alone says it. */
const alone = (numerator: Said): Outcome => of(numerator === 'number' || numerator === 'zero' ? null : numerator)

/**
 * The whole table of docs/scoring.md ("What two counts say together"). The denominator decides, for it says what there was to do; only
 * where there was something must the numerator be a number. `denominator` null: none, or one that only sets a scale.
 */
export function outcomeOf(numerator: Said, denominator: Said | null): Outcome {
  switch (denominator) {
    case null:
      return alone(numerator)
    case 'number':
      if (numerator === 'does-not-arise' || numerator === 'not-applicable') return of('not-reported', true)
      return alone(numerator)
    case 'zero':
      return of('denominator-zero', numerator === 'number' || numerator === 'not-applicable')
    case 'does-not-arise':
      return of('does-not-arise', numerator === 'number' || numerator === 'not-applicable')
    case 'not-applicable':
      return of('not-applicable', numerator === 'number')
    default:
      return of(numerator === 'not-applicable' ? 'not-applicable' : denominator)
  }
}

/** What the two counts of a line of a criterion say together. */
export function outcomeFor(criterion: Criterion, numerator: Quantity, denominator: Quantity | null): Outcome {
  const below = denominator === null ? null : saidOf(denominator)
  return outcomeOf(saidOf(numerator), below === 'number' && isScale(criterion) ? null : below)
}
