import type { Unit, UnitVersion } from './unit.ts'
import type { MatchQuality } from './unit-directory.ts'
import { PLACE_UNKNOWN, parseUnitName, splitFoldedName, type UnitName } from './unit-name.ts'
import { foldPlain, foldSpelling, hasDiacritics, plainOfSpelling } from './vietnamese.ts'

/** A version of a unit with its name taken apart and folded. */
export interface NamedVersion {
  readonly unit: Unit
  readonly version: UnitVersion
  readonly type: string | null
  readonly bare: string
}

type Keyed = ReadonlyMap<string, readonly NamedVersion[]>

/** Every version of every unit by its name; the plain keys are made when somebody first types without diacritics. */
export interface NameIndex {
  readonly all: readonly NamedVersion[]
  readonly spelling: Keyed
  readonly bare: Keyed
  plain(): { readonly whole: Keyed; readonly bare: Keyed }
}

/** Stages of matching, strictest first; the first with any match decides. */
export const STAGES: readonly MatchQuality[] = ['exact', 'spelling', 'bare-name', 'plain']

/** The name as an exact match compares it: NFC, outer and repeated white space aside. */
function exactKey(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ')
}

function regroup(keyed: Keyed): Keyed {
  const plain = new Map<string, NamedVersion[]>()
  for (const [key, entries] of keyed) {
    const folded = plainOfSpelling(key)
    plain.set(folded, [...(plain.get(folded) ?? []), ...entries])
  }
  return plain
}

export function nameIndex(units: readonly Unit[]): NameIndex {
  const spelling = new Map<string, NamedVersion[]>()
  const all: NamedVersion[] = []
  for (const unit of units) {
    for (const version of unit.versions) {
      const whole = foldSpelling(version.name)
      const entry = { unit, version, ...splitFoldedName(whole) }
      all.push(entry)
      const namesakes = spelling.get(whole)
      if (namesakes === undefined) spelling.set(whole, [entry])
      else namesakes.push(entry)
    }
  }
  const bare = Map.groupBy(all, (entry) => entry.bare)
  let plain: ReturnType<NameIndex['plain']> | null = null
  return {
    all,
    spelling,
    bare,
    plain() {
      plain ??= { whole: regroup(spelling), bare: regroup(bare) }
      return plain
    },
  }
}

/** A text to look up, folded once. `plain` is null when the text has diacritics: those are then meant. */
export interface SoughtName {
  readonly exact: string
  readonly spelling: string
  readonly name: UnitName
  readonly plain: UnitName | null
}

export function soughtName(text: string): SoughtName {
  return {
    exact: exactKey(text),
    spelling: foldSpelling(text),
    name: parseUnitName(text),
    plain: hasDiacritics(text) ? null : parseUnitName(text, foldPlain),
  }
}

/** A printed type word must be the unit's own; text without one fits every type. Any text may be a whole bare name. */
function byBareName(keyed: Keyed, name: UnitName, typeOf: (entry: NamedVersion) => string | null) {
  const typed = (keyed.get(name.bare) ?? []).filter((entry) => name.type === null || typeOf(entry) === name.type)
  return name.type === null ? typed : [...typed, ...(keyed.get(name.whole) ?? [])]
}

const plainType = ({ type }: NamedVersion): string | null => (type === null ? null : plainOfSpelling(type))

/** Versions whose name matches in one stage, wherever and whenever they are. */
export function matchesAt(index: NameIndex, sought: SoughtName, stage: MatchQuality): readonly NamedVersion[] {
  switch (stage) {
    case 'exact':
      return (index.spelling.get(sought.spelling) ?? []).filter(
        ({ version }) => exactKey(version.name) === sought.exact,
      )
    case 'spelling':
      return index.spelling.get(sought.spelling) ?? []
    case 'bare-name':
      return byBareName(index.bare, sought.name, (entry) => entry.type)
    case 'plain':
      if (sought.plain === null) return []
      return [
        ...(index.plain().whole.get(sought.plain.whole) ?? []),
        ...byBareName(index.plain().bare, sought.plain, plainType),
      ]
  }
}

/** True when each place that the text names ("… - Tỉnh Phú Thọ") is one of the units above, by their official names. */
export function liesInNamedPlaces(sought: SoughtName, stage: MatchQuality, above: () => readonly string[]): boolean {
  const fold = stage === 'plain' ? foldPlain : foldSpelling
  const places = (stage === 'plain' ? sought.plain : sought.name)?.places ?? []
  if (places.length === 0) return true
  const parents = above().map((name) => parseUnitName(name, fold))
  if (places.some((place) => place.whole === fold(PLACE_UNKNOWN))) return parents.length === 0
  return places.every((place) =>
    parents.some(
      ({ whole, bare, type }) =>
        bare === place.whole || whole === place.whole || (bare === place.bare && type === place.type),
    ),
  )
}
