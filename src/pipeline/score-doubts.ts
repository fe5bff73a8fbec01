import { type Issue, NOWHERE } from '../model/issue.ts'
import { compareRationals, type Rational, rational, rationalOf, roundRational } from '../model/rational.ts'
import { reasonWords } from '../model/score-words.ts'
import type { Counts, Quantity, Scorecard, ScoreLine } from '../model/scorecard.ts'
import type { Criterion, Scoring } from '../model/scoring.ts'
import type { Text2 } from '../model/text.ts'
import { appliesTo } from '../score/criterion.ts'
import { evaluate } from '../score/expression.ts'
import { againstOfficial } from '../score/official.ts'
import { outcomeFor } from '../score/share.ts'

const HUNDRED = rational(100n, 1n)
const NOT_REPORTED: Quantity = { kind: 'missing', reason: 'not-reported' }

export const warning = (code: string, facts: Issue['facts']): Issue => ({
  code,
  severity: 'warning',
  place: NOWHERE,
  facts,
})

/** Criteria whose value is a share of a whole. */
const sharesOf = ({ criteria }: Scoring): ReadonlySet<string> =>
  new Set(
    criteria.flatMap(({ id, rule, denominator }) =>
      denominator !== null && (rule.kind === 'linear' || rule.kind === 'full-from') ? [id] : [],
    ),
  )

/** Whether more was counted than there is to be counted of; of nothing it is a contradiction. */
function isAboveWhole({ numerator, denominator }: ScoreLine): boolean {
  if (numerator?.kind !== 'value' || denominator?.kind !== 'value' || denominator.value.numerator === 0n) return false
  return compareRationals(numerator.value, denominator.value) > 0
}

/** Criteria by their ids. */
const criteriaOf = ({ criteria }: Scoring): ReadonlyMap<string, Criterion> =>
  new Map(criteria.map((criterion) => [criterion.id, criterion]))

/** Whether the two counts of a line of a criterion that applies to the level cannot both be true. */
function contradicts(
  criterion: Criterion | undefined,
  level: Scorecard['level'],
  { numerator, denominator }: ScoreLine,
): boolean {
  if (criterion === undefined || numerator === null || !appliesTo(criterion, { level })) return false
  return outcomeFor(criterion, numerator, denominator).contradicts
}

const said = (quantity: Quantity | null): Text2 | string => {
  if (quantity === null) return ''
  if (quantity.kind === 'value') return roundRational(quantity.value, 2)
  return { vi: reasonWords(quantity.reason, 'vi'), en: reasonWords(quantity.reason, 'en') }
}

/** Lines that may have more than their maximum: goalposts without a cap, and what adds them. */
function unbounded({ criteria, groups }: Scoring): ReadonlySet<string> {
  const lines = new Set(criteria.flatMap(({ id, rule }) => (rule.kind === 'goalposts' && !rule.cap ? [id] : [])))
  for (const { id, of } of groups) if (of.some((part) => lines.has(part))) lines.add(id)
  return lines
}

/** Points published for a line above its maximum, and a published share above the whole. */
function publishedDoubts(line: ScoreLine, where: Issue['facts'], cell: Counts, isShare: boolean): readonly Issue[] {
  const of = (key: string): Rational | null => {
    const quantity = cell.quantities.get(`${line.id}.${key}`)
    return quantity?.kind === 'value' ? quantity.value : null
  }
  const [score, ratio] = [of('score'), of('ratio')]
  const printed = (value: Rational): string => roundRational(value, 2)
  return [
    ...(score !== null && line.reason !== 'not-applicable' && compareRationals(score, line.max) > 0
      ? [warning('score.published-above-max', { ...where, published: printed(score), max: printed(line.max) })]
      : []),
    ...(ratio !== null && isShare && line.reason === 'stated-ratio' && compareRationals(ratio, HUNDRED) > 0
      ? [warning('score.ratio-above-whole', { ...where, ratio: printed(ratio) })]
      : []),
  ]
}

/** Counts stated for a criterion itself that its measures, given beside them, do not give. */
function conflicts(criterion: Criterion, where: Issue['facts'], { quantities, period }: Counts): readonly Issue[] {
  return (['numerator', 'denominator'] as const).flatMap((part) => {
    const expression = criterion[part]
    const stated = quantities.get(`${criterion.id}.${part}`)
    if (expression === null || stated?.kind !== 'value') return []
    const given = evaluate(expression, (id) => quantities.get(id) ?? NOT_REPORTED, period)
    if (given.kind !== 'value' || compareRationals(given.value, stated.value) === 0) return []
    const facts = { ...where, part, stated: roundRational(stated.value, 2), given: roundRational(given.value, 2) }
    return [warning('score.counts-conflict', facts)]
  })
}

/**
 * Shares above the whole, points given or published above the maximum, counts that contradict each other, and published points that
 * the counts of a scorecard do not give.
 */
export function doubtsOf(scoring: Scoring, { lines, unit, level, period }: Scorecard, cell: Counts): readonly Issue[] {
  const { quantities } = cell
  const above = unbounded(scoring)
  const shares = sharesOf(scoring)
  const criteria = criteriaOf(scoring)
  const givenUpTo = new Map(
    scoring.criteria.flatMap(({ id, rule, max }) => (rule.kind === 'as-given' ? [[id, rationalOf(max)] as const] : [])),
  )
  return lines.flatMap((line) => {
    const { id, value, points, reason } = line
    const where = { unit, period: period.key, line: id }
    const stated = quantities.get(`${id}.score`)
    const most = givenUpTo.get(id)
    const beyond = most !== undefined && value !== null && compareRationals(value, most) > 0
    const published = stated?.kind === 'value' && reason !== 'stated-score' && points !== null ? stated.value : null
    const differs = published !== null && points !== null && !againstOfficial(points, published).agrees
    const criterion = criteria.get(id)
    const { numerator, denominator } = line
    const pair = { ...where, numerator: said(numerator), denominator: said(denominator) }
    return [
      ...(contradicts(criterion, level, line) ? [warning('score.counts-contradict', pair)] : []),
      ...(shares.has(id) && isAboveWhole(line) ? [warning('score.above-whole', where)] : []),
      ...(above.has(id) ? [] : publishedDoubts(line, where, cell, shares.has(id))),
      ...(criterion === undefined ? [] : conflicts(criterion, where, cell)),
      ...(beyond ? [warning('score.above-max', where)] : []),
      ...(differs
        ? [warning('score.differs', { ...where, published: roundRational(published, 2), computed: points ?? '' })]
        : []),
    ]
  })
}

/** Units named as examples. */
const EXAMPLES = 3

/**
 * Shares above the whole, and counts that contradict each other, among many scorecards: one warning of a kind for each criterion. `nameOf`:
 * how a unit is called.
 */
export function doubtfulCounts(
  scoring: Scoring,
  cards: readonly Scorecard[],
  nameOf: (unit: string) => string,
): readonly Issue[] {
  const shares = sharesOf(scoring)
  const criteria = criteriaOf(scoring)
  const units = {
    'score.shares-above-whole': new Map<string, string[]>(),
    'score.units-contradict': new Map<string, string[]>(),
  }
  for (const { unit, level, lines } of cards)
    for (const line of lines) {
      const add = (to: Map<string, string[]>): unknown => to.set(line.id, [...(to.get(line.id) ?? []), unit])
      if (shares.has(line.id) && isAboveWhole(line)) add(units['score.shares-above-whole'])
      if (contradicts(criteria.get(line.id), level, line)) add(units['score.units-contradict'])
    }
  return Object.entries(units).flatMap(([code, byLine]) =>
    [...byLine].map(([line, all]) =>
      warning(code, { line, count: all.length, units: all.slice(0, EXAMPLES).map(nameOf) }),
    ),
  )
}

const ofUnits = (code: string, units: readonly string[]): readonly Issue[] => {
  const names = [...new Set(units)]
  return names.length === 0 ? [] : [warning(code, { count: names.length, units: names.slice(0, EXAMPLES) })]
}

/** One warning for all units that have dossiers of which nothing says when they were due, beside others. `units`: their names. */
export const someWithoutTerm = (units: readonly string[]): readonly Issue[] => ofUnits('score.some-without-term', units)

/** One warning for all units that were given the procedures of others of their level with their own. `units`: their names. */
export const competenceIssues = (units: readonly string[]): readonly Issue[] =>
  ofUnits('score.competence-shared', units)
