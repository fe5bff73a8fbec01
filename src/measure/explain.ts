import type { ComplaintsTold } from '../model/complaints.ts'
import type { LocalDate } from '../model/date.ts'
import {
  type Contribution,
  type CountedDossier,
  type CountedRecord,
  type Decided,
  type Place,
  recordDays,
} from '../model/explanation.ts'
import type { HeldDossier } from '../model/held-dossier.ts'
import type { Condition, Measure } from '../model/measure.ts'
import type { Procedure } from '../model/procedure.ts'
import { type Facts, holds } from './condition.ts'
import { judge } from './course.ts'
import { factsOf } from './facts.ts'

/** The fact that decided that a condition does not hold. */
function deciding(condition: Condition, facts: Facts): Decided {
  switch (condition.kind) {
    case 'not':
      return deciding(condition.of, facts)
    case 'any':
    case 'all': {
      const failing = condition.of.find((each) => !holds(each, facts)) ?? condition.of[0]
      if (failing === undefined) throw new Error('a condition of nothing')
      return deciding(failing, facts)
    }
    default:
      return { fact: condition.fact, value: facts[condition.fact] ?? null }
  }
}

/** The procedure of a dossier; null when the catalogue does not hold it. */
export type Catalogue = (code: string) => Procedure | null

/**
 * The dossiers that a criterion's denominator counts, each with whether its numerator counts it too and, if not, the fact
 * that decided. For criteria whose two measures count dossiers.
 */
export function countedDossiers(
  dossiers: readonly HeldDossier[],
  numerator: Measure,
  denominator: Measure,
  catalogue: Catalogue,
  judgedOn: LocalDate,
  complaints: readonly ComplaintsTold[] = [],
): readonly CountedDossier[] {
  return dossiers.flatMap((held): CountedDossier[] => {
    const { dossier, course } = held
    const verdict = judge(course, judgedOn)
    const procedure = dossier.procedureCode === null ? null : catalogue(dossier.procedureCode)
    const facts = factsOf(dossier, course, verdict, procedure, complaints)
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
  const failing = numerator.where.find((condition) => !holds(condition, facts))
  return { inNumerator: failing === undefined, keptOutBy: failing === undefined ? null : deciding(failing, facts) }
}

/** Counts by key, gathered from as many records as there are without holding them. */
export interface Tally {
  add(counted: readonly CountedRecord[]): void
  /** What costs most comes first. */
  contributions(): readonly Contribution[]
}

function tally(keyOf: (each: CountedRecord) => string): Tally {
  const sums = new Map<string, { numerator: number; denominator: number }>()
  return {
    add(counted) {
      for (const each of counted) {
        const key = keyOf(each)
        const held = sums.get(key) ?? { numerator: 0, denominator: 0 }
        if (each.inNumerator) held.numerator += 1
        held.denominator += 1
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
 * What each procedure contributes; the key of records without one is empty, as it is of petitions. The parts add up to the
 * criterion's counts.
 */
export const byProcedure = (): Tally =>
  tally((each) => (each.kind === 'dossier' ? (each.held.dossier.procedureCode ?? '') : ''))

/** What each day of receipt contributes. The parts add up to the criterion's counts. */
export const byDay = (): Tally => tally((each) => recordDays(each).receivedOn ?? '')
