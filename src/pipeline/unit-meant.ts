import type { LocalDate } from '../model/date.ts'
import type { Period } from '../model/period.ts'
import { covers, type Unit } from '../model/unit.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'
import { ThuocDoError } from '../platform/problem.ts'

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

/** The unit that is named, in force at the end of the period. @throws ThuocDoError `score.unit`, `score.unit-near` */
export function theUnit(directory: UnitDirectory, given: string, { key, to }: Pick<Period, 'key' | 'to'>): Unit {
  const meant = unitMeant(directory, given, to)
  if (meant.kind === 'one') return meant.unit
  const near = meant.near.slice(0, 5).map(({ id }) => directory.label(id, to).name)
  if (near.length === 0) throw new ThuocDoError('score.unit', { given, period: key })
  throw new ThuocDoError('score.unit-near', { given, period: key, near })
}
