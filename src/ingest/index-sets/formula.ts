import { type Decimal, toDecimal } from '../../model/decimal.ts'
import { FACTS, type FactType } from '../../model/facts.ts'
import type { Condition, Expression, MeasureSource } from '../../model/measure.ts'
import { likest } from '../../platform/nearest.ts'
import { type Finding, pathText, shown } from '../yaml/finding.ts'
import type { Path } from '../yaml/position.ts'

/** What was read, and what is wrong with it. With findings, what was read is not to be used. */
export interface Read<T> {
  readonly read: T
  readonly findings: readonly Finding[]
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A number of the file as an exact decimal, as it is written. */
export const decimalOf = (value: number): Decimal => toDecimal(value.toFixed(12)) as Decimal

function unknownName(code: string, name: string, known: readonly string[], path: Path): Finding {
  return { code, path, facts: { name, near: likest(name, known) } }
}

const malformed = (path: Path, value: unknown, wanted: readonly string[]): Finding => ({
  code: 'indexSet.formula',
  path,
  facts: { key: pathText(path), value: shown(value), wanted },
})

const EXPRESSION_FORMS = ['MEASURE', '{ sum: […] }', '{ product: […] }', '{ max: […] }', '{ min: […] }'].concat([
  '{ difference: [A, B] }',
  '{ quotient: [A, B] }',
  '{ firstReported: […] }',
  '{ shareOfYear: A }',
])

const LISTS: Readonly<Record<string, 'sum' | 'product' | 'max' | 'min' | 'first-reported'>> = {
  sum: 'sum',
  product: 'product',
  max: 'max',
  min: 'min',
  firstReported: 'first-reported',
}
const PAIRS: Readonly<Record<string, 'difference' | 'quotient'>> = { difference: 'difference', quotient: 'quotient' }

const NOTHING: Expression = { kind: 'number', value: '0' as Decimal }

/** An expression over the measures of the file: a measure's id, a number, or one operation (docs/index-sets.md). */
export function readExpression(value: unknown, path: Path, measures: readonly string[]): Read<Expression> {
  const wrong = (finding: Finding): Read<Expression> => ({ read: NOTHING, findings: [finding] })
  if (typeof value === 'number') return { read: { kind: 'number', value: decimalOf(value) }, findings: [] }
  if (typeof value === 'string') {
    if (measures.includes(value)) return { read: { kind: 'measure', id: value }, findings: [] }
    // A sum in words is no name: ids have neither blanks nor signs.
    if (!/^[\w-]+$/.test(value)) return wrong(malformed(path, value, EXPRESSION_FORMS))
    return wrong(unknownName('indexSet.measure-unknown', value, measures, path))
  }
  const [entry, ...others] = isRecord(value) ? Object.entries(value) : []
  if (entry === undefined || others.length > 0) return wrong(malformed(path, value, EXPRESSION_FORMS))
  const [operation, operands] = entry
  const inner: Path = [...path, operation]
  if (operation === 'shareOfYear') {
    const { read, findings } = readExpression(operands, inner, measures)
    return { read: { kind: 'share-of-year', of: read }, findings }
  }
  const [list, pair] = [LISTS[operation], PAIRS[operation]]
  const count = Array.isArray(operands) ? operands.length : 0
  if ((list === undefined || count === 0) && (pair === undefined || count !== 2)) {
    return wrong(malformed(path, value, EXPRESSION_FORMS))
  }
  const parts = (operands as readonly unknown[]).map((each, index) => readExpression(each, [...inner, index], measures))
  const findings = parts.flatMap((part) => part.findings)
  const of = parts.map((part) => part.read)
  if (list !== undefined) return { read: { kind: list, of }, findings }
  const [left = NOTHING, right = NOTHING] = of
  return { read: { kind: pair ?? 'quotient', left, right }, findings }
}

const CONDITION_FORMS = ['FACT', '{ not: … }', '{ any: […] }', '{ all: […] }'].concat([
  '{ fact: FACT, is: VALUE }',
  '{ fact: FACT, is: [VALUE, …] }',
  '{ fact: FACT, atLeast: N }',
  '{ fact: FACT, atMost: N }',
])

const NEVER: Condition = { kind: 'any', of: [] }

function comparison(
  given: Readonly<Record<string, unknown>>,
  type: FactType,
  fact: string,
  path: Path,
): Read<Condition> {
  const keys = Object.keys(given).filter((key) => key !== 'fact')
  const [key = ''] = keys
  const value = given[key]
  const wrong = (wanted: readonly string[]): Read<Condition> => ({
    read: NEVER,
    findings: [malformed(path, given, wanted)],
  })
  if (keys.length !== 1) return wrong(CONDITION_FORMS)
  if (type.kind === 'number' && (key === 'atLeast' || key === 'atMost') && typeof value === 'number') {
    return { read: { kind: key === 'atLeast' ? 'at-least' : 'at-most', fact, bound: decimalOf(value) }, findings: [] }
  }
  if (type.kind === 'one-of' && key === 'is') {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value]
    const texts = values.filter((each): each is string => typeof each === 'string' && type.values.includes(each))
    if (texts.length === values.length && texts.length > 0)
      return { read: { kind: 'is', fact, values: texts }, findings: [] }
    return wrong(type.values.map((each) => `{ fact: ${fact}, is: ${each} }`))
  }
  if (type.kind === 'yes-no') return wrong([fact, `{ not: ${fact} }`])
  return wrong(
    type.kind === 'number'
      ? [`{ fact: ${fact}, atLeast: N }`, `{ fact: ${fact}, atMost: N }`]
      : type.values.map((each) => `{ fact: ${fact}, is: ${each} }`),
  )
}

/** A condition on the records of a source: a yes-no fact, a comparison, or `not`, `any`, `all` of conditions. */
export function readCondition(value: unknown, path: Path, source: MeasureSource): Read<Condition> {
  const facts = FACTS[source]
  const wrong = (finding: Finding): Read<Condition> => ({ read: NEVER, findings: [finding] })
  if (typeof value === 'string') {
    const type = facts[value]
    if (type === undefined) return wrong(unknownName('indexSet.fact-unknown', value, Object.keys(facts), path))
    if (type.kind !== 'yes-no') return wrong(malformed(path, value, CONDITION_FORMS.slice(4)))
    return { read: { kind: 'holds', fact: value }, findings: [] }
  }
  if (!isRecord(value)) return wrong(malformed(path, value, CONDITION_FORMS))
  if (typeof value.fact === 'string') {
    const type = facts[value.fact]
    if (type === undefined) return wrong(unknownName('indexSet.fact-unknown', value.fact, Object.keys(facts), path))
    return comparison(value, type, value.fact, path)
  }
  const [entry, ...others] = Object.entries(value)
  if (entry === undefined || others.length > 0) return wrong(malformed(path, value, CONDITION_FORMS))
  const [word, operand] = entry
  if (word === 'not') {
    const { read, findings } = readCondition(operand, [...path, 'not'], source)
    return { read: { kind: 'not', of: read }, findings }
  }
  if ((word !== 'any' && word !== 'all') || !Array.isArray(operand) || operand.length === 0) {
    return wrong(malformed(path, value, CONDITION_FORMS))
  }
  const parts = operand.map((each: unknown, index) => readCondition(each, [...path, word, index], source))
  return {
    read: { kind: word, of: parts.map(({ read }) => read) },
    findings: parts.flatMap(({ findings }) => findings),
  }
}
