import type { CountedProcedure, Decided, DossierTally } from '../model/explanation.ts'
import type { Measure } from '../model/measure.ts'
import type { Procedure } from '../model/procedure.ts'
import type { UnitLevel } from '../model/unit.ts'
import { holds, truthOfAll } from './condition.ts'
import { deciding, type JudgedDossier, placeBy } from './explain.ts'
import { inCompetence, isOfCatalogue, procedureFacts } from './procedure-counts.ts'

/** Where a procedure stands to a measure: counted, or not and by which fact. */
interface Standing {
  readonly counts: boolean
  /** False: nothing that is told decides whether it counts. */
  readonly isKnown: boolean
  readonly by: Decided | null
  readonly dossiers: DossierTally | null
}

/** A measure that counts procedures, looked at procedure by procedure. */
interface ProcedureMeasure {
  /** Dossiers of the unit and the period; each is given once. */
  add(dossiers: readonly JudgedDossier[]): void
  codes(): Iterable<string>
  of(code: string): Standing
}

const notBy = (fact: string, value: Decided['value']): Standing => ({
  counts: false,
  isKnown: true,
  by: { fact, value },
  dossiers: null,
})

/** A measure of the catalogue for a unit of a level. */
function ofCatalogue(
  { where }: Measure,
  catalogue: ReadonlyMap<string, Procedure>,
  level: UnitLevel,
): ProcedureMeasure {
  return {
    add: () => undefined,
    codes: () => catalogue.keys(),
    of(code) {
      const procedure = catalogue.get(code)
      if (procedure === undefined) return notBy('inCatalogue', false)
      if (!inCompetence(procedure, level)) return notBy('inCompetence', false)
      const { inNumerator, isKnown, keptOutBy } = placeBy(where, procedureFacts(procedure))
      return { counts: inNumerator, isKnown, by: keptOutBy, dossiers: null }
    },
  }
}

/** What became of the dossiers of one procedure at each condition of a measure. */
interface Sieve {
  /** How many fulfil the first conditions, by their number: all of them at 0. */
  readonly passed: number[]
  /** What kept the others out at each; a known value rather than one that is not told. */
  readonly by: (Decided | undefined)[]
  readonly untold: number[]
  /** Of some dossier it is not known whether it fulfils all conditions, and none is known to. */
  mayCount: boolean
}

/** A measure that counts the procedures that have such dossiers. */
function ofDossiers({ where }: Measure): ProcedureMeasure {
  const sieves = new Map<string, Sieve>()
  const sieveOf = (code: string): Sieve => {
    const known = sieves.get(code)
    if (known !== undefined) return known
    const zeros = (): number[] => new Array<number>(where.length + 1).fill(0)
    const made: Sieve = { passed: zeros(), by: [], untold: zeros(), mayCount: false }
    sieves.set(code, made)
    return made
  }
  const sift = (sieve: Sieve, { facts }: JudgedDossier): void => {
    const { passed, by, untold } = sieve
    if (truthOfAll(where, facts) === null) sieve.mayCount = true
    const stopped = where.findIndex((condition) => !holds(condition, facts))
    const last = stopped === -1 ? where.length : stopped
    for (let at = 0; at <= last; at += 1) passed[at] = (passed[at] ?? 0) + 1
    const condition = where[last]
    if (condition === undefined) return
    const decided = deciding(condition, facts)
    if (decided.value === null) untold[last] = (untold[last] ?? 0) + 1
    if (by[last] === undefined || by[last].value === null) by[last] = decided
  }
  return {
    add(dossiers) {
      for (const each of dossiers) {
        const { procedureCode } = each.held.dossier
        if (procedureCode !== null) sift(sieveOf(procedureCode), each)
      }
    },
    codes: () => sieves.keys(),
    of(code) {
      const { passed, by, untold, mayCount } = sieveOf(code)
      const [all = 0, counted = 0] = [passed[0], passed[where.length]]
      if (counted > 0) {
        return { counts: true, isKnown: true, by: null, dossiers: { all, counted, considered: counted, untold: 0 } }
      }
      const last = Math.max(0, passed.indexOf(0) - 1)
      const dossiers = { all, counted, considered: passed[last] ?? 0, untold: untold[last] ?? 0 }
      return {
        counts: false,
        isKnown: !mayCount,
        by: all === 0 ? { fact: 'dossiers', value: 0 } : (by[last] ?? null),
        dossiers,
      }
    },
  }
}

/** Tells where procedures stand to a measure; null for a measure that does not count procedures, or by what nobody tells of them. */
export function procedureMeasure(
  measure: Measure,
  catalogue: ReadonlyMap<string, Procedure>,
  level: UnitLevel,
): ProcedureMeasure | null {
  if (isOfCatalogue(measure)) return ofCatalogue(measure, catalogue, level)
  return measure.source === 'dossiers' && measure.counts === 'procedures' ? ofDossiers(measure) : null
}

/**
 * The procedures that a criterion counts, in the order of their codes, each with whether its numerator counts it and, if not, what
 * decided. Those that the numerator alone counts are among them, so that the parts add up to both counts.
 */
export function countedProcedures(
  numerator: ProcedureMeasure,
  denominator: ProcedureMeasure,
): readonly CountedProcedure[] {
  const codes = [...new Set([...numerator.codes(), ...denominator.codes()])].sort()
  return codes.flatMap((code): CountedProcedure[] => {
    const [within, of] = [numerator.of(code), denominator.of(code)]
    if (!within.counts && !of.counts) return []
    return [
      {
        kind: 'procedure',
        code,
        inNumerator: within.counts,
        isKnown: within.isKnown,
        keptOutBy: within.by,
        inDenominator: of.counts,
        outsideBy: of.by,
        dossiers: within.dossiers ?? of.dossiers,
      },
    ]
  })
}
