import { compareDecimals, toDecimal } from '../model/decimal.ts'
import type { FactValue } from '../model/explanation.ts'
import type { Condition } from '../model/measure.ts'

export type Facts = Readonly<Record<string, FactValue>>

function factOf(facts: Facts, name: string): FactValue {
  const value = facts[name]
  if (value === undefined) throw new Error(`a record of this source has no fact "${name}"`)
  return value
}

function againstBound(value: FactValue, kind: 'at-least' | 'at-most', bound: string): boolean | null {
  if (typeof value !== 'number') return null
  const [number, limit] = [toDecimal(String(value)), toDecimal(bound)]
  if (number === null || limit === null) throw new Error(`no plain decimals: ${value}, ${bound}`)
  const order = compareDecimals(number, limit)
  return kind === 'at-least' ? order >= 0 : order <= 0
}

/** The first of `decisive` among the answers decides; without it an unknown one leaves all unknown. */
function joined(answers: readonly (boolean | null)[], decisive: boolean): boolean | null {
  if (answers.includes(decisive)) return decisive
  return answers.includes(null) ? null : !decisive
}

/** Truth of a condition by three-valued logic (Kleene): true, false, or null where what is not known decides. */
export function truth(condition: Condition, facts: Facts): boolean | null {
  switch (condition.kind) {
    case 'holds': {
      const value = factOf(facts, condition.fact)
      return value === null ? null : value === true
    }
    case 'is': {
      const value = factOf(facts, condition.fact)
      return value === null ? null : condition.values.includes(String(value))
    }
    case 'at-least':
    case 'at-most':
      return againstBound(factOf(facts, condition.fact), condition.kind, condition.bound)
    case 'not': {
      const inner = truth(condition.of, facts)
      return inner === null ? null : !inner
    }
    case 'any':
      return joined(
        condition.of.map((each) => truth(each, facts)),
        true,
      )
    case 'all':
      return joined(
        condition.of.map((each) => truth(each, facts)),
        false,
      )
  }
}

/**
 * Whether a record fulfils a condition. What is not known fulfils neither a condition nor its contrary: `{ not: complained }`
 * does not hold for a dossier of which no source says whether anybody complained.
 */
export function holds(condition: Condition, facts: Facts): boolean {
  return truth(condition, facts) === true
}

/** Truth of conditions that must all hold, as `truth`. */
export const truthOfAll = (conditions: readonly Condition[], facts: Facts): boolean | null =>
  joined(
    conditions.map((each) => truth(each, facts)),
    false,
  )

/** The facts that a condition asks for, in order of appearance. */
export function factNames(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case 'not':
      return factNames(condition.of)
    case 'any':
    case 'all':
      return condition.of.flatMap(factNames)
    default:
      return [condition.fact]
  }
}
