import type { LocalDate } from '../model/date.ts'
import { covers, type Unit } from '../model/unit.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'

export type UnitMeant =
  | { readonly kind: 'one'; readonly unit: Unit }
  | { readonly kind: 'none'; readonly near: readonly Unit[] }

type UnitsByCode = ReadonlyMap<string, readonly Unit[]>

const indexes = new WeakMap<UnitDirectory, UnitsByCode>()

/** Units by all ids, codes and aliases they ever had, in the order of the directory. */
function unitsByCode(directory: UnitDirectory): UnitsByCode {
  const held = indexes.get(directory)
  if (held !== undefined) return held
  const entries = directory.units.flatMap((unit) => {
    const codes = [
      unit.id,
      ...unit.aliases.map(({ value }) => value),
      ...unit.versions.flatMap(({ code }) => code ?? []),
    ]
    return [...new Set(codes)].map((code) => ({ code, unit }))
  })
  const made = new Map<string, Unit[]>()
  for (const { code, unit } of entries) made.set(code, [...(made.get(code) ?? []), unit])
  indexes.set(directory, made)
  return made
}

/** The one unit in force on the date that bears this id, code, alias or name. */
export function unitMeant(directory: UnitDirectory, given: string, date: LocalDate): UnitMeant {
  const coded = (unitsByCode(directory).get(given) ?? []).filter(
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
