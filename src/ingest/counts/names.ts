import type { Expression } from '../../model/measure.ts'
import { measuresOf } from '../../model/measure.ts'
import type { Scoring } from '../../model/scoring.ts'

/** What a name in a file of counts stands for. */
export interface CountName {
  /** The key under which scoring looks for it. */
  readonly key: string
  /** The number counts records, so it is whole. */
  readonly whole: boolean
  /** It may be below 0: an amount of another index, never a count, a ratio or points. */
  readonly signed: boolean
}

/** Names of counts by what stands in the file, without regard to case. */
export type CountNames = ReadonlyMap<string, CountName>

/**
 * Every name that a file of counts may use for this index set: a measure's id or alias; `CODE.numerator`,
 * `CODE.denominator`, `CODE.ratio` (per cent, also `CODE.ratioPercent`) and `CODE.score` of a criterion's id or alias;
 * `CODE.score` of a group.
 */
export function countNames({ measures, criteria, groups }: Scoring): CountNames {
  const names = new Map<string, CountName>()
  const put = (name: string, meant: CountName): unknown => names.set(name.toLowerCase(), meant)
  const counted = new Set(measures.filter(({ source }) => source !== 'counts').map(({ id }) => id))
  const whole = (expression: Expression | null): boolean =>
    expression !== null && measuresOf(expression).every((id) => counted.has(id))
  for (const { id, aliases, source } of measures) {
    for (const name of [id, ...aliases]) put(name, { key: id, whole: source !== 'counts', signed: source === 'counts' })
  }
  for (const { id, aliases, numerator, denominator } of criteria) {
    for (const name of [id, ...aliases]) {
      const signed = denominator === null && !whole(numerator)
      put(`${name}.numerator`, { key: `${id}.numerator`, whole: whole(numerator), signed })
      put(`${name}.denominator`, { key: `${id}.denominator`, whole: whole(denominator), signed: false })
      for (const ratio of ['ratio', 'ratioPercent']) {
        put(`${name}.${ratio}`, { key: `${id}.ratio`, whole: false, signed: false })
      }
      put(`${name}.score`, { key: `${id}.score`, whole: false, signed: false })
    }
  }
  for (const { id, aliases } of groups) {
    for (const name of [id, ...aliases]) put(`${name}.score`, { key: `${id}.score`, whole: false, signed: false })
  }
  return names
}

/** The names as they are best written, for messages. */
export function writtenNames({ measures, criteria, groups }: Scoring): readonly string[] {
  return [
    ...measures.map(({ id }) => id),
    ...criteria.flatMap(({ id }) => [`${id}.numerator`, `${id}.denominator`, `${id}.ratio`, `${id}.score`]),
    ...groups.map(({ id }) => `${id}.score`),
  ]
}
