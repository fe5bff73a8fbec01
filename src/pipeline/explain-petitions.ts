import { placeIn } from '../measure/explain.ts'
import type { CountedPetition } from '../model/explanation.ts'
import type { Expression, Measure } from '../model/measure.ts'
import type { Scorecard, ScoreLine } from '../model/scorecard.ts'
import type { Criterion, Scoring } from '../model/scoring.ts'
import { isCount, measureOf } from './explained-measures.ts'
import type { Fed } from './fed-quantities.ts'

function petitionMeasure(scoring: Scoring, expression: Expression | null): Measure | null {
  const measure = measureOf(scoring, expression)
  return measure?.source === 'petitions' && measure.counts === 'records' ? measure : null
}

/**
 * The petitions behind a criterion of a unit in the order of their codes; null where the criterion does not divide petitions, or its
 * counts were not made from those held.
 */
export function petitionsBehind(
  scoring: Scoring,
  fed: Fed,
  { unit, period }: Scorecard,
  criterion: Criterion,
  line: ScoreLine,
): readonly CountedPetition[] | null {
  const numerator = petitionMeasure(scoring, criterion.numerator)
  const denominator = petitionMeasure(scoring, criterion.denominator)
  if (numerator === null || denominator === null) return null
  const counted = fed.petitions(unit, period.key).flatMap(({ petition, verdict, facts }): CountedPetition[] => {
    const place = placeIn(facts, numerator, denominator)
    return place === null ? [] : [{ kind: 'petition', petition, verdict, ...place }]
  })
  const within = counted.filter(({ inNumerator }) => inNumerator).length
  const theirs = isCount(line.denominator, counted.length) && isCount(line.numerator, within)
  return theirs ? counted.sort((a, b) => (a.petition.code < b.petition.code ? -1 : 1)) : null
}
