import { type Issue, NOWHERE } from '../model/issue.ts'
import { compareRationals, rationalOf, roundRational } from '../model/rational.ts'
import type { Counts, Scorecard, ScoreLine } from '../model/scorecard.ts'
import type { Scoring } from '../model/scoring.ts'
import { againstOfficial } from '../score/official.ts'

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

/** Whether more was counted than there is to be counted of. */
function isAboveWhole({ numerator, denominator }: ScoreLine): boolean {
  if (numerator?.kind !== 'value' || denominator?.kind !== 'value') return false
  return compareRationals(numerator.value, denominator.value) > 0
}

/** Shares above the whole, points given above the maximum, and published points that the counts of a scorecard do not give. */
export function doubtsOf(
  scoring: Scoring,
  { lines, unit, period }: Scorecard,
  { quantities }: Counts,
): readonly Issue[] {
  const shares = sharesOf(scoring)
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
    return [
      ...(shares.has(id) && isAboveWhole(line) ? [warning('score.above-whole', where)] : []),
      ...(beyond ? [warning('score.above-max', where)] : []),
      ...(differs
        ? [warning('score.differs', { ...where, published: roundRational(published, 2), computed: points ?? '' })]
        : []),
    ]
  })
}

/** Units named as examples. */
const EXAMPLES = 3

/** Shares above the whole among many scorecards: one warning a criterion. `nameOf`: how a unit is called. */
export function sharesAboveWhole(
  scoring: Scoring,
  cards: readonly Scorecard[],
  nameOf: (unit: string) => string,
): readonly Issue[] {
  const shares = sharesOf(scoring)
  const units = new Map<string, string[]>()
  for (const { unit, lines } of cards)
    for (const line of lines)
      if (shares.has(line.id) && isAboveWhole(line)) units.set(line.id, [...(units.get(line.id) ?? []), unit])
  return [...units].map(([line, all]) =>
    warning('score.shares-above-whole', { line, count: all.length, units: all.slice(0, EXAMPLES).map(nameOf) }),
  )
}

/** One warning for all units that have dossiers of which nothing says when they were due, beside others. `units`: their names. */
export function someWithoutTerm(units: readonly string[]): readonly Issue[] {
  const names = [...new Set(units)]
  if (names.length === 0) return []
  return [warning('score.some-without-term', { count: names.length, units: names.slice(0, EXAMPLES) })]
}
