import { countedProcedures, procedureMeasure } from '../measure/counted-procedures.ts'
import type { JudgedDossier } from '../measure/explain.ts'
import { type CountedProcedure, inDenominator } from '../model/explanation.ts'
import type { Procedure } from '../model/procedure.ts'
import type { Scorecard, ScoreLine } from '../model/scorecard.ts'
import type { Criterion, Scoring } from '../model/scoring.ts'
import { isCount, measureOf } from './explained-measures.ts'

/**
 * The procedures behind a criterion of a unit in the order of their codes; null where the criterion does not divide procedures, or its
 * counts were not made from the catalogue and the dossiers held. `dossiers`: those of the unit in the period, page by page.
 */
export async function proceduresBehind(
  scoring: Scoring,
  catalogue: readonly Procedure[],
  { level }: Scorecard,
  criterion: Criterion,
  line: ScoreLine,
  dossiers: () => AsyncIterable<readonly JudgedDossier[]>,
): Promise<readonly CountedProcedure[] | null> {
  if (level === null) return null
  const byCode = new Map(catalogue.map((each) => [each.code, each]))
  const [numerator, denominator] = [criterion.numerator, criterion.denominator].map((expression) => {
    const measure = measureOf(scoring, expression)
    return measure === null ? null : procedureMeasure(measure, byCode, level)
  })
  if (numerator == null || denominator == null) return null
  for await (const page of dossiers()) for (const each of [numerator, denominator]) each.add(page)
  const counted = countedProcedures(numerator, denominator)
  const within = counted.filter((each) => each.inNumerator).length
  const isOurs =
    isCount(line.denominator, counted.filter(inDenominator).length) &&
    // Where nobody told what the numerator asks for, the list says so of each procedure.
    (line.numerator?.kind === 'missing' || isCount(line.numerator, within))
  return isOurs ? counted : null
}
