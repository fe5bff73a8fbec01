import type { Measure } from '../model/measure.ts'
import type { Procedure } from '../model/procedure.ts'
import { rational } from '../model/rational.ts'
import type { Quantity } from '../model/scorecard.ts'
import { UNIT_LEVELS, type UnitLevel } from '../model/unit.ts'
import { type Facts, factNames, holds } from './condition.ts'

/** Facts of procedures that a catalogue tells. What happened to them in a period (announced, made public) it does not. */
const TOLD = ['hasFee', 'onlineLevel', 'paperResult', 'forCitizens']

/** The facts of a procedure that measures may ask for. */
export const procedureFacts = ({ hasFee, onlineLevel, paperResult, forCitizens }: Procedure): Facts => ({
  hasFee,
  onlineLevel,
  paperResult,
  forCitizens,
})

/**
 * Levels whose procedures a unit of a level answers for: its own and those of the units that stand below it. Communes stand below the
 * province and not below its departments.
 */
const ANSWERS_FOR: Readonly<Record<UnitLevel, readonly UnitLevel[]>> = {
  nation: UNIT_LEVELS,
  ministry: ['ministry'],
  province: ['province', 'department', 'district', 'commune'],
  department: ['department'],
  district: ['district', 'commune'],
  commune: ['commune'],
  unknown: UNIT_LEVELS,
}

export function inCompetence({ levels }: Procedure, level: UnitLevel): boolean {
  return levels === null || levels.some((each) => ANSWERS_FOR[level].includes(each))
}

/**
 * Whether procedures counted from the catalogue for a unit of the level may be those of others of its level: what one department does
 * another does not, and a catalogue names levels, no departments. All communes do alike.
 */
export const sharesCompetence = (level: UnitLevel): boolean => level === 'department' || level === 'ministry'

/** Whether a measure counts procedures by what a catalogue tells of them. */
export const isOfCatalogue = ({ source, where }: Measure): boolean =>
  source === 'procedures' && where.flatMap(factNames).every((name) => TOLD.includes(name))

/**
 * Measures of procedures counted from the catalogue for a unit of a level. A measure that asks for what no catalogue tells
 * is left out, and so is everything while there is no catalogue: not reported is not 0.
 */
export function countProcedures(
  measures: readonly Measure[],
  catalogue: readonly Procedure[],
  level: UnitLevel,
): readonly (readonly [string, Quantity])[] {
  if (catalogue.length === 0) return []
  const own = catalogue.filter((procedure) => inCompetence(procedure, level)).map(procedureFacts)
  return measures.filter(isOfCatalogue).map(({ id, where }): [string, Quantity] => {
    const count = own.filter((facts) => where.every((condition) => holds(condition, facts))).length
    return [id, { kind: 'value', value: rational(BigInt(count)) }]
  })
}
