import { decimalPlaces } from '../model/decimal.ts'
import type { Expression } from '../model/measure.ts'
import type { Period } from '../model/period.ts'
import { IS_VALUE, type QuantityTable } from '../model/score-table.ts'
import { shareOfYear } from './expression.ts'

/**
 * An expression as whole-number arithmetic over a row of a table: its value is `at(row) ÷ scale`. Where a part is missing
 * `at` is NaN and `missing` tells the state that decided.
 */
export interface ScaledExpression {
  readonly scale: number
  /** The column of an expression that is one measure as it stands; null for any other. */
  readonly column: number | null
  readonly at: (table: QuantityTable, row: number) => number
  readonly missing: (table: QuantityTable, row: number) => number
}

const FOLD: Readonly<Record<'sum' | 'max' | 'min' | 'difference', (a: number, b: number) => number>> = {
  sum: (a, b) => a + b,
  max: Math.max,
  min: Math.min,
  difference: (a, b) => a - b,
}

function measured(column: number, width: number): ScaledExpression {
  const missing: ScaledExpression['missing'] = ({ states }, row) => states[row * width + column] ?? IS_VALUE
  const at: ScaledExpression['at'] = (table, row) =>
    missing(table, row) === IS_VALUE ? (table.values[row * width + column] ?? Number.NaN) : Number.NaN
  return { scale: 1, column, at, missing }
}

const leastCommon = (a: number, b: number): number => {
  let [x, y] = [a, b]
  while (y !== 0) [x, y] = [y, x % y]
  return (a / x) * b
}

/** The parts on one scale. */
function alike(parts: readonly ScaledExpression[]): { readonly scale: number; readonly parts: ScaledExpression[] } {
  const scale = parts.map((part) => part.scale).reduce(leastCommon, 1)
  const on = parts.map((part): ScaledExpression => {
    const factor = scale / part.scale
    return factor === 1 ? part : { ...part, scale, column: null, at: (table, row) => part.at(table, row) * factor }
  })
  return { scale, parts: on }
}

const firstMissing =
  (parts: readonly ScaledExpression[]): ScaledExpression['missing'] =>
  (table, row) => {
    for (const part of parts) {
      const state = part.missing(table, row)
      if (state !== IS_VALUE) return state
    }
    return IS_VALUE
  }

function folded(all: readonly ScaledExpression[], combine: (a: number, b: number) => number): ScaledExpression {
  const { scale, parts } = alike(all)
  const [head, ...tail] = parts
  if (head === undefined) throw new Error('an expression of nothing')
  // NaN of a missing part stays NaN through sums and differences; `max` and `min` are asked only where nothing is missing.
  const missing = firstMissing(parts)
  const at: ScaledExpression['at'] = (table, row) =>
    missing(table, row) === IS_VALUE
      ? tail.reduce((value, part) => combine(value, part.at(table, row)), head.at(table, row))
      : Number.NaN
  return { scale, column: null, at, missing }
}

function firstReported(all: readonly ScaledExpression[]): ScaledExpression {
  const { scale, parts } = alike(all)
  const known: (table: QuantityTable, row: number) => ScaledExpression | undefined = (table, row) =>
    parts.find((part) => part.missing(table, row) === IS_VALUE) ?? parts[0]
  return {
    scale,
    column: null,
    at: (table, row) => known(table, row)?.at(table, row) ?? Number.NaN,
    missing: (table, row) => known(table, row)?.missing(table, row) ?? IS_VALUE,
  }
}

/**
 * The expression over tables whose columns are the measures in the order of `measures`; null where whole numbers do not do
 * (a quotient or a product within it). Meanings are those of `evaluate`.
 */
export function scaledExpression(
  expression: Expression,
  measures: ReadonlyMap<string, number>,
  period: Period,
): ScaledExpression | null {
  const of = (part: Expression): ScaledExpression | null => scaledExpression(part, measures, period)
  const all = (parts: readonly Expression[]): readonly ScaledExpression[] | null => {
    const made = parts.flatMap((part) => of(part) ?? [])
    return made.length === parts.length ? made : null
  }
  switch (expression.kind) {
    case 'measure': {
      const column = measures.get(expression.id)
      return column === undefined ? null : measured(column, measures.size)
    }
    case 'number': {
      const [value, scale] = [Number(expression.value.replace('.', '')), 10 ** decimalPlaces(expression.value)]
      return { scale, column: null, at: () => value, missing: () => IS_VALUE }
    }
    case 'sum':
    case 'max':
    case 'min': {
      const parts = all(expression.of)
      return parts === null ? null : folded(parts, FOLD[expression.kind])
    }
    case 'difference': {
      const parts = all([expression.left, expression.right])
      return parts === null ? null : folded(parts, FOLD.difference)
    }
    case 'first-reported': {
      const parts = all(expression.of)
      return parts === null ? null : firstReported(parts)
    }
    case 'share-of-year': {
      const part = of(expression.of)
      if (part === null) return null
      const { numerator, denominator } = shareOfYear(period)
      const factor = Number(numerator)
      const scale = part.scale * Number(denominator)
      return { ...part, scale, column: null, at: (table, row) => part.at(table, row) * factor }
    }
    default:
      return null
  }
}
