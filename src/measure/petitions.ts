import type { LocalDate } from '../model/date.ts'
import type { Verdict } from '../model/dossier.ts'
import type { Measure } from '../model/measure.ts'
import type { Petition } from '../model/petition.ts'
import { rational } from '../model/rational.ts'
import type { Quantity } from '../model/scorecard.ts'
import { type Facts, factNames, holds } from './condition.ts'
import { dateOf, isOnTime } from './course.ts'
import { deniedFacts } from './told.ts'

/** Whether it was handled by its due date, or, not handled, is still within term on the day the period is judged. */
export function judgePetition({ dueAt, handledAt }: Petition, judgedOn: LocalDate): Verdict {
  if (dueAt === null) return 'no-term'
  if (handledAt === null) return judgedOn <= dateOf(dueAt) ? 'within-term' : 'overdue'
  return dateOf(handledAt) <= dateOf(dueAt) ? 'on-time' : 'late'
}

/**
 * The facts of a petition that measures may ask for (model/facts.ts), null where no source says: without a due date nothing says
 * whether it was on time. `tellsSatisfaction`: its source says which petitioners were unsatisfied; then one of whom it says nothing was not.
 */
export function petitionFacts(petition: Petition, verdict: Verdict, tellsSatisfaction: boolean): Facts {
  return {
    onTime: isOnTime(verdict),
    unsatisfied: petition.unsatisfied ?? (tellsSatisfaction ? false : null),
    subject: petition.subject,
  }
}

/**
 * Measures of petitions counted over the petitions of one unit, those of the units below it included. As with dossiers, a measure that asks
 * for what is known of none of them, or that asks not to hold what is not known of all, is left out: not reported is not 0. Of no petitions every measure is 0: whether none is what
 * was reported, the caller knows (coverage).
 */
export function countPetitions(
  measures: readonly Measure[],
  petitions: readonly Facts[],
): readonly (readonly [string, Quantity])[] {
  return measures.flatMap(({ id, source, counts, where }): [string, Quantity][] => {
    // A petition names no procedure.
    if (source !== 'petitions' || counts !== 'records') return []
    const denied = new Set(where.flatMap((condition) => deniedFacts(condition)))
    const isKnown =
      (fact: string) =>
      (facts: Facts): boolean =>
        facts[fact] !== null
    const isTold = (fact: string): boolean =>
      denied.has(fact) ? petitions.every(isKnown(fact)) : petitions.some(isKnown(fact))
    if (petitions.length > 0 && !where.flatMap(factNames).every(isTold)) return []
    const count = petitions.filter((facts) => where.every((condition) => holds(condition, facts))).length
    return [[id, { kind: 'value', value: rational(BigInt(count)) }]]
  })
}
