import type { Period } from '../model/period.ts'
import { MISSING_REASONS } from '../model/reported.ts'
import { IS_VALUE, NOT_REPORTED_STATE, type QuantityTable } from '../model/score-table.ts'
import type { Counts, Quantity } from '../model/scorecard.ts'
import type { Scoring } from '../model/scoring.ts'

/** The count of a quantity that a table can hold: whole, and a double of its own. */
function wholeCount({ value }: Extract<Quantity, { kind: 'value' }>): number | null {
  const count = Number(value.numerator)
  return value.denominator === 1n && Number.isSafeInteger(count) ? count : null
}

/** What is known of units of one period as a table, row by row in the order given. */
export function quantityTable({ measures }: Scoring, period: Period, all: readonly Counts[]): QuantityTable {
  const columns = new Map(measures.map(({ id }, index) => [id, index]))
  const values = new Float64Array(all.length * measures.length)
  const states = new Uint8Array(values.length).fill(NOT_REPORTED_STATE)
  const stated = new Map<number, Map<string, Quantity>>()
  for (const [row, { quantities }] of all.entries()) {
    for (const [id, quantity] of quantities) {
      const column = columns.get(id)
      const count = quantity.kind === 'value' ? wholeCount(quantity) : null
      const at = row * measures.length + (column ?? 0)
      if (column !== undefined && quantity.kind === 'missing') states[at] = 1 + MISSING_REASONS.indexOf(quantity.reason)
      else if (column !== undefined && count !== null) {
        values[at] = count
        states[at] = IS_VALUE
      } else stated.set(row, (stated.get(row) ?? new Map<string, Quantity>()).set(id, quantity))
    }
  }
  return { period, units: all.map(({ unit }) => unit), levels: all.map(({ level }) => level), values, states, stated }
}
