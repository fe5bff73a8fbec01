import type { ComplaintsTold } from '../model/complaints.ts'
import type { LocalDate } from '../model/date.ts'
import type { Verdict } from '../model/dossier.ts'
import {
  type CountedDossier,
  type CountedRecord,
  type Decided,
  type DoubtCounts,
  type ExplainedPart,
  inDenominator,
  type Place,
  recordDays,
  sideOf,
} from '../model/explanation.ts'
import type { HeldDossier } from '../model/held-dossier.ts'
import type { Condition, Measure } from '../model/measure.ts'
import type { Procedure } from '../model/procedure.ts'
import { type Facts, holds, truth, truthOfAll } from './condition.ts'
import { judge } from './course.ts'
import { courseIssues, newsIssues } from './course-issues.ts'
import { factsOf } from './facts.ts'

/** The fact that decided whether a condition holds, does not, or is not known to: then a fact that is not told. */
export function deciding(condition: Condition, facts: Facts): Decided {
  switch (condition.kind) {
    case 'not':
      return deciding(condition.of, facts)
    case 'any':
    case 'all': {
      const answer = truth(condition, facts)
      const decisive = condition.of.find((each) => truth(each, facts) === answer)
      if (decisive === undefined) throw new Error('a condition of nothing')
      return deciding(decisive, facts)
    }
    default:
      return { fact: condition.fact, value: facts[condition.fact] ?? null }
  }
}

/** Where a record stands to conditions that must all hold. */
export function placeBy(conditions: readonly Condition[], facts: Facts): Place {
  const answer = truthOfAll(conditions, facts)
  const failing = answer === true ? undefined : conditions.find((each) => truth(each, facts) === answer)
  const keptOutBy = failing === undefined ? null : deciding(failing, facts)
  return { inNumerator: answer === true, isKnown: answer !== null, keptOutBy }
}

/** The procedure of a dossier; null when the catalogue does not hold it. */
export type Catalogue = (code: string) => Procedure | null

/** A dossier as it is judged in a period, with the facts that measures ask for. */
export interface JudgedDossier {
  readonly held: HeldDossier
  readonly verdict: Verdict
  readonly facts: Facts
}

export function judgedDossiers(
  dossiers: readonly HeldDossier[],
  catalogue: Catalogue,
  judgedOn: LocalDate,
  complaints: readonly ComplaintsTold[] = [],
): readonly JudgedDossier[] {
  return dossiers.map((held) => {
    const { dossier, course } = held
    const verdict = judge(course, judgedOn)
    const procedure = dossier.procedureCode === null ? null : catalogue(dossier.procedureCode)
    return { held, verdict, facts: factsOf(dossier, course, verdict, procedure, complaints) }
  })
}

/**
 * The dossiers that a criterion's denominator counts, each with whether its numerator counts it too and, if not, the fact
 * that decided. For criteria whose two measures count dossiers.
 */
export function countedDossiers(
  dossiers: readonly JudgedDossier[],
  numerator: Measure,
  denominator: Measure,
): readonly CountedDossier[] {
  return dossiers.flatMap(({ held, verdict, facts }): CountedDossier[] => {
    const place = placeIn(facts, numerator, denominator)
    return place === null ? [] : [{ kind: 'dossier', held, verdict, ...place }]
  })
}

/**
 * Whether the numerator of a criterion counts a record that its denominator counts, and if not, the fact that decided; null where the
 * denominator does not count it.
 */
export function placeIn(facts: Facts, numerator: Measure, denominator: Measure): Place | null {
  if (!denominator.where.every((condition) => holds(condition, facts))) return null
  return placeBy(numerator.where, facts)
}

/** Counts by key, gathered from as many records as there are without holding them. */
export interface Tally {
  add(counted: readonly CountedRecord[]): void
  /** What costs most comes first. */
  contributions(): readonly ExplainedPart[]
}

function tally(keyOf: (each: CountedRecord) => string | null): Tally {
  const sums = new Map<string, { numerator: number; denominator: number; unknown: number }>()
  return {
    add(counted) {
      for (const each of counted) {
        const key = keyOf(each)
        if (key === null) continue
        const held = sums.get(key) ?? { numerator: 0, denominator: 0, unknown: 0 }
        if (each.inNumerator) held.numerator += 1
        if (sideOf(each) === 'unknown') held.unknown += 1
        if (inDenominator(each)) held.denominator += 1
        sums.set(key, held)
      }
    },
    contributions: () =>
      [...sums]
        .map(([key, counts]) => ({ key, ...counts }))
        .sort((a, b) => b.denominator - b.numerator - (a.denominator - a.numerator) || (a.key < b.key ? -1 : 1)),
  }
}

/**
 * What each procedure contributes; the key of dossiers without one is empty, and petitions name none. The parts add up to the
 * criterion's counts.
 */
export const byProcedure = (): Tally =>
  tally((each) => {
    if (each.kind === 'petition') return null
    return each.kind === 'procedure' ? each.code : (each.held.dossier.procedureCode ?? '')
  })

/** What each day of receipt contributes; procedures have none. The parts add up to the criterion's counts. */
export const byDay = (): Tally =>
  tally((each) => (each.kind === 'procedure' ? null : (recordDays(each).receivedOn ?? '')))

/** Counts dossiers with data in doubt, as of today and the day the period is judged on. */
export function doubtTally(
  today: LocalDate,
  judgedOn: LocalDate,
): { add(counted: readonly CountedRecord[]): void; counts(): DoubtCounts } {
  const [contradictory, noNews] = [
    { out: 0, in: 0, unknown: 0 },
    { out: 0, in: 0, unknown: 0 },
  ]
  return {
    add(counted) {
      for (const each of counted) {
        if (each.kind !== 'dossier') continue
        const side = sideOf(each)
        if (courseIssues(each.held.dossier, today).length > 0) contradictory[side] += 1
        if (newsIssues(each.held, judgedOn).length > 0) noNews[side] += 1
      }
    },
    counts: () => ({ contradictory, noNews }),
  }
}
