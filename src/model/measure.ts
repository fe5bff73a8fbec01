import type { Decimal } from './decimal.ts'
import type { Text2 } from './text.ts'

/** What a measure is counted from. `counts`: it comes ready counted, from a feed or a file of counts. */
export type MeasureSource = 'dossiers' | 'petitions' | 'procedures' | 'counts'

/**
 * A condition on one record. A fact that is unknown fulfils no condition, neither itself nor its contrary: what is not
 * known counts neither for nor against. Which facts a source has is said in model/facts.ts.
 */
export type Condition =
  | { readonly kind: 'holds'; readonly fact: string }
  | { readonly kind: 'is'; readonly fact: string; readonly values: readonly string[] }
  | { readonly kind: 'at-least' | 'at-most'; readonly fact: string; readonly bound: Decimal }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'any' | 'all'; readonly of: readonly Condition[] }

/** A count of records of one unit in one period that fulfil all conditions. */
export interface Measure {
  readonly id: string
  readonly name: Text2
  readonly source: MeasureSource
  /** `records`: each record counts once; `procedures`: each procedure that has such a record counts once. */
  readonly counts: 'records' | 'procedures'
  readonly where: readonly Condition[]
  /** Other systems' names of the measure, accepted where counts are read. */
  readonly aliases: readonly string[]
}

/** Arithmetic over measures of one unit and period. */
export type Expression =
  | { readonly kind: 'measure'; readonly id: string }
  | { readonly kind: 'number'; readonly value: Decimal }
  | { readonly kind: 'sum' | 'product' | 'max' | 'min'; readonly of: readonly Expression[] }
  | { readonly kind: 'difference' | 'quotient'; readonly left: Expression; readonly right: Expression }
  /** The first of these that has a value. */
  | { readonly kind: 'first-reported'; readonly of: readonly Expression[] }
  /** A year's total spread evenly: a twelfth for a month, a quarter for a quarter, a half for a half. */
  | { readonly kind: 'share-of-year'; readonly of: Expression }

/** The ids of the measures that an expression uses, in order of appearance. */
export function measuresOf(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'measure':
      return [expression.id]
    case 'number':
      return []
    case 'difference':
    case 'quotient':
      return [...measuresOf(expression.left), ...measuresOf(expression.right)]
    case 'share-of-year':
      return measuresOf(expression.of)
    default:
      return expression.of.flatMap(measuresOf)
  }
}
