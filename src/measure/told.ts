import type { Condition, Measure } from '../model/measure.ts'
import { rememberingOf } from '../platform/remembering.ts'
import { factNames } from './condition.ts'

/** Facts that are known of every dossier. Whether it is on time is not: nothing may say when it was due. */
const ALWAYS_TOLD: ReadonlySet<string> = new Set(['accepted', 'ended', 'channel', 'supplements', 'simulated'])

/** The facts of a measure that sources and the catalogue of procedures may leave unknown. */
export function toldFacts({ where }: Measure): readonly string[] {
  return [...new Set(where.flatMap(factNames))].filter((fact) => !ALWAYS_TOLD.has(fact))
}

/** Facts that a condition asks to be known not to hold: one of which they are not known lowers the count. */
export function deniedFacts(condition: Condition, denied = false): readonly string[] {
  switch (condition.kind) {
    case 'not':
      return deniedFacts(condition.of, !denied)
    case 'any':
    case 'all':
      return condition.of.flatMap((each) => deniedFacts(each, denied))
    default:
      return denied ? [condition.fact] : []
  }
}

const idOf = (fact: string): string => `told:${fact}`

/** Id of the measure that counts the dossiers of which it is known whether they are on time. */
export const ON_TIME_TOLD = idOf('onTime')

/**
 * Measures that count the dossiers of which a fact is known, one for each fact that the measures ask for. Where it is 0 for a
 * unit that has dossiers, nobody reported the fact, and what is counted by it is not reported: it is not 0.
 */
export function toldMeasures(measures: readonly Measure[]): readonly Measure[] {
  const facts = [...new Set(measures.flatMap(toldFacts))]
  return facts.map((fact) => {
    const holds: Condition = { kind: 'holds', fact }
    const known: Condition = { kind: 'any', of: [holds, { kind: 'not', of: holds }] }
    return {
      id: idOf(fact),
      name: { vi: fact, en: fact },
      source: 'dossiers',
      counts: 'records',
      where: [known],
      aliases: [],
    }
  })
}

/** A measure that counts every dossier of a unit, to tell a unit without dossiers from one whose source is silent. */
export const ALL_DOSSIERS: Measure = {
  id: 'told:dossiers',
  name: { vi: 'Hồ sơ', en: 'Dossiers' },
  source: 'dossiers',
  counts: 'records',
  where: [],
  aliases: [],
}

/** A measure that counts the simulated dossiers of a unit: scores that they are part of say so. */
export const SIMULATED_DOSSIERS: Measure = {
  ...ALL_DOSSIERS,
  id: 'told:simulated',
  name: { vi: 'Hồ sơ mô phỏng', en: 'Simulated dossiers' },
  where: [{ kind: 'holds', fact: 'simulated' }],
}

/** What must be known for a measure to be reported: of some dossier, and of every one. */
const askedBy = rememberingOf((measure: Measure) => {
  const denied = new Set(measure.where.flatMap((condition) => deniedFacts(condition)))
  const [ofAll, ofSome]: [string[], string[]] = [[], []]
  for (const fact of toldFacts(measure)) (denied.has(fact) ? ofAll : ofSome).push(idOf(fact))
  return { ofAll, ofSome }
})

/**
 * Whether a measure was reported, given the counts of one unit and period by the ids of measures: each fact that it asks for is
 * known of a dossier; and one that it asks not to hold, of every dossier. Nobody files that nobody complained: where complaints are
 * told of some and nothing of the rest, silence would count as a complaint.
 */
export function isReported(measure: Measure, count: (id: string) => number): boolean {
  const all = count(ALL_DOSSIERS.id)
  if (all === 0) return true
  const { ofAll, ofSome } = askedBy(measure)
  return ofAll.every((id) => count(id) === all) && ofSome.every((id) => count(id) > 0)
}
