import { addDays, type LocalDate } from './date.ts'
import { covers, type Unit, type UnitId, type UnitVersion } from './unit.ts'
import type { MatchQuality, NameMatch, UnitDirectory } from './unit-directory.ts'
import {
  liesInNamedPlaces,
  matchesAt,
  type NamedVersion,
  nameIndex,
  STAGES,
  soughtName,
} from './unit-directory-keys.ts'
import { nearestByName } from './unit-directory-near.ts'
import type { UnitIndex } from './unit-index.ts'
import { parseUnitName } from './unit-name.ts'
import { foldPlain } from './vietnamese.ts'

/** A day in the version's time, to ask for its parents. */
function dayOf({ from, to }: UnitVersion): LocalDate {
  return from ?? (to === null ? '0001-01-01' : addDays(to, -1))
}

/** Units by each code they ever had: statistics code, portal code, portal id; and by our id. */
function codeIndex(units: readonly Unit[]): ReadonlyMap<string, ReadonlySet<Unit>> {
  const codes = new Map<string, Set<Unit>>()
  const put = (code: string | null, unit: Unit): void => {
    if (code === null) return
    const key = code.toLowerCase()
    const holders = codes.get(key)
    if (holders === undefined) codes.set(key, new Set([unit]))
    else holders.add(unit)
  }
  for (const unit of units) {
    put(unit.id, unit)
    for (const version of unit.versions) put(version.code, unit)
    for (const alias of unit.aliases) put(alias.value, unit)
  }
  return codes
}

function compareInTime(a: Unit, b: Unit): number {
  const [from, other] = [a.from ?? '', b.from ?? '']
  if (from !== other) return from < other ? -1 : 1
  return a.id < b.id ? -1 : 1
}

/** The text is the official name from end to end, so a comma in it parts no place off: "Sở Văn hóa, Thể thao và Du lịch". */
const isWhole = (quality: MatchQuality): boolean => quality === 'exact' || quality === 'spelling'

/** Finds units by name; see `UnitDirectory.findOn`, `search` and `near`. The indexes are built when first asked. */
export function unitNames(index: UnitIndex): Pick<UnitDirectory, 'findOn' | 'search' | 'near'> {
  const once = <T>(make: () => T): (() => T) => {
    let made: { readonly value: T } | null = null
    return () => {
      made ??= { value: make() }
      return made.value
    }
  }
  const names = once(() => nameIndex(index.units))
  const codes = once(() => codeIndex(index.units))
  const namesAbove = (unit: Unit, date: LocalDate): readonly string[] =>
    index.parentsOn(unit, date).map((parent) => index.versionOn(parent, date).name)

  /** A code printed behind the name ("mã 12229") is the unit's own. */
  const hasCode = ({ unit, version }: NamedVersion, code: string | null): boolean =>
    code === null || version.code === code || unit.id === code || unit.aliases.some(({ value }) => value === code)

  /** In force on the date under this very name, and below `within`. */
  const inPlace = ({ unit, version }: NamedVersion, date: LocalDate, within: UnitId | null): boolean =>
    covers(unit, date) &&
    index.versionOn(unit, date) === version &&
    (within === null || index.parentsOn(unit, date).some((parent) => parent.id === within))

  function findOn(text: string, date: LocalDate, within: UnitId | null = null): NameMatch {
    const sought = soughtName(text)
    for (const quality of STAGES) {
      const found = matchesAt(names(), sought, quality).filter(
        (entry) =>
          inPlace(entry, date, within) &&
          hasCode(entry, sought.name.code) &&
          (isWhole(quality) || liesInNamedPlaces(sought, quality, () => namesAbove(entry.unit, date))),
      )
      const [unit, ...others] = new Set(found.map((entry) => entry.unit))
      if (unit === undefined) continue
      if (others.length === 0) return { kind: 'one', unit, quality }
      return { kind: 'several', candidates: [unit, ...others], quality }
    }
    const { bare } = parseUnitName(text, foldPlain)
    return { kind: 'none', near: nearestByName(names().all, bare, (entry) => inPlace(entry, date, within)) }
  }

  function search(text: string): readonly Unit[] {
    const sought = soughtName(text)
    const found = new Set([...(codes().get(text.trim().toLowerCase()) ?? [])].sort(compareInTime))
    for (const quality of STAGES) {
      const entries = matchesAt(names(), sought, quality).filter(
        (entry) =>
          hasCode(entry, sought.name.code) &&
          (isWhole(quality) || liesInNamedPlaces(sought, quality, () => namesAbove(entry.unit, dayOf(entry.version)))),
      )
      for (const unit of entries.map((entry) => entry.unit).sort(compareInTime)) found.add(unit)
    }
    return [...found]
  }

  function near(text: string, date: LocalDate): readonly Unit[] {
    const sought = soughtName(text)
    const { bare } = parseUnitName(text, foldPlain)
    const isThere = ({ unit, version }: NamedVersion): boolean =>
      liesInNamedPlaces(sought, 'bare-name', () => namesAbove(unit, dayOf(version)))
    const inForce = nearestByName(names().all, bare, (entry) => inPlace(entry, date, null) && isThere(entry))
    return [...new Set([...inForce, ...nearestByName(names().all, bare, isThere)])]
  }

  return { findOn, search, near }
}
