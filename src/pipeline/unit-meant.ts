import type { LocalDate } from '../model/date.ts'
import { covers, type Unit } from '../model/unit.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'

export type UnitMeant =
  | { readonly kind: 'one'; readonly unit: Unit }
  | { readonly kind: 'none'; readonly near: readonly Unit[] }

/** The one unit in force on the date that bears this id, code, alias or name. */
export function unitMeant(directory: UnitDirectory, given: string, date: LocalDate): UnitMeant {
  const coded = directory.units.filter(
    (unit) =>
      covers(unit, date) &&
      (unit.id === given ||
        directory.versionOn(unit.id, date).code === given ||
        unit.aliases.some((alias) => alias.value === given && covers(alias, date))),
  )
  const [only] = coded
  if (only !== undefined && coded.length === 1) return { kind: 'one', unit: only }
  const match = directory.findOn(given, date)
  if (match.kind === 'one') return { kind: 'one', unit: match.unit }
  return { kind: 'none', near: match.kind === 'none' ? match.near : match.candidates }
}
