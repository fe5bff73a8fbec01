import { holds } from '../../src/measure/condition.ts'
import { courseOf, judge } from '../../src/measure/course.ts'
import { factsOf } from '../../src/measure/facts.ts'
import { judgedOn } from '../../src/measure/judged-on.ts'
import type { LocalDate } from '../../src/model/date.ts'
import type { Dossier } from '../../src/model/dossier.ts'
import type { FactValue } from '../../src/model/explanation.ts'
import type { Condition, Measure } from '../../src/model/measure.ts'
import type { Period } from '../../src/model/period.ts'
import type { Procedure } from '../../src/model/procedure.ts'
import type { WorkingCalendar } from '../../src/model/working-days.ts'

/** What a recount needs beside the dossiers. */
export interface World {
  readonly calendar: WorkingCalendar
  /** By code; of several entries of one code the caller has chosen one. */
  readonly procedures: ReadonlyMap<string, Procedure>
  readonly today: LocalDate
}

/** Counts by unit code, then by id of the measure. A unit without a dossier of the period is not there. */
export type Recount = ReadonlyMap<string, ReadonlyMap<string, number>>

/** A dossier that belongs to the period with its facts. */
interface Counted {
  readonly dossier: Dossier
  readonly facts: Readonly<Record<string, FactValue>>
}

function ofPeriod(dossiers: readonly Dossier[], period: Period, world: World): readonly Counted[] {
  const counted: Counted[] = []
  for (const dossier of dossiers) {
    if (dossier.deleted) continue
    const procedure = dossier.procedureCode === null ? null : (world.procedures.get(dossier.procedureCode) ?? null)
    const course = courseOf(dossier, world.calendar, procedure?.legalTermDays ?? null)
    if (course.receivedOn === null || course.receivedOn < period.from || course.receivedOn > period.to) continue
    const verdict = judge(course, judgedOn(period, world.today))
    counted.push({ dossier, facts: factsOf(dossier, course, verdict, procedure) })
  }
  return counted
}

function countOf(measure: Measure, counted: readonly Counted[]): number {
  const fulfilling = counted.filter(({ facts }) => measure.where.every((condition) => holds(condition, facts)))
  if (measure.counts === 'records') return fulfilling.length
  return new Set(fulfilling.flatMap(({ dossier }) => dossier.procedureCode ?? [])).size
}

/**
 * The oracle of the measure stage: measures of dossiers counted straight from a list by looping, plain and slow. `dossiers`
 * holds the latest version of each; deleted ones do not count. Measures of other sources are left out.
 */
export function recount(
  measures: readonly Measure[],
  dossiers: readonly Dossier[],
  period: Period,
  world: World,
): Recount {
  const counted = ofPeriod(dossiers, period, world)
  const units = new Map<string, ReadonlyMap<string, number>>()
  for (const unit of new Set(counted.map(({ dossier }) => dossier.unitCode))) {
    const own = counted.filter(({ dossier }) => dossier.unitCode === unit)
    const counts = new Map<string, number>()
    for (const measure of measures) if (measure.source === 'dossiers') counts.set(measure.id, countOf(measure, own))
    units.set(unit, counts)
  }
  return units
}

/** Facts that a condition asks for, each with whether it is asked not to hold. */
function asked(condition: Condition, denied: boolean): readonly (readonly [fact: string, denied: boolean])[] {
  switch (condition.kind) {
    case 'not':
      return asked(condition.of, !denied)
    case 'any':
    case 'all':
      return condition.of.flatMap((each) => asked(each, denied))
    default:
      return [[condition.fact, denied]]
  }
}

/**
 * The measures of dossiers that are reported for all of these as one unit's: each fact that one asks for is known of some dossier of the
 * period, each that it asks not to hold of all. Of no dossiers all are.
 */
export function reported(
  measures: readonly Measure[],
  dossiers: readonly Dossier[],
  period: Period,
  world: World,
): ReadonlySet<string> {
  const counted = ofPeriod(dossiers, period, world)
  const known = measures.filter(({ source, where }) => {
    const facts = where.flatMap((condition) => asked(condition, false))
    return (
      source === 'dossiers' &&
      (counted.length === 0 ||
        facts.every(([fact, denied]) => {
          const telling = counted.filter(({ facts: of }) => of[fact] !== null).length
          return denied ? telling === counted.length : telling > 0
        }))
    )
  })
  return new Set(known.map(({ id }) => id))
}
