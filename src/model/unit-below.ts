import type { LocalDate } from './date.ts'
import { isOffice } from './issuer.ts'
import type { UnitId, UnitLevel } from './unit.ts'
import type { NameMatch, UnitDirectory } from './unit-directory.ts'

/**
 * Whom a name means in a document of the issuer: a unit directly below it; a deeper one only where no direct one bears the
 * name. Several stay several.
 */
export function findBelow(directory: UnitDirectory, name: string, date: LocalDate, issuerId: UnitId): NameMatch {
  const match = directory.findOn(name, date, issuerId)
  if (match.kind !== 'several') return match
  const direct = match.candidates.filter((unit) => directory.versionOn(unit.id, date).parentId === issuerId)
  // A unit that only lineage names may not have been formed yet; the one a list holds is known to be in force.
  const nearest = direct.length > 0 ? direct : match.candidates
  const listed = nearest.filter((unit) => unit.origin === 'list')
  const [only, ...others] = listed.length > 0 ? listed : nearest
  return only !== undefined && others.length === 0 ? { kind: 'one', unit: only, quality: match.quality } : match
}

/** Where the units that an issuer reports on lie: below itself, or below the unit that an office works for. */
export function areaOf(directory: UnitDirectory, issuerId: UnitId, date: LocalDate): UnitId {
  const { name, parentId } = directory.versionOn(issuerId, date)
  return isOffice(name) && parentId !== null ? parentId : issuerId
}

/** The units of a level that are in force on the date below a unit, at any depth; those below one of them are not looked at. */
export const unitsOfLevel = (
  directory: UnitDirectory,
  above: UnitId,
  level: UnitLevel,
  date: LocalDate,
): readonly UnitId[] =>
  directory
    .childrenOn(above, date)
    .flatMap((child) => (child.level === level ? [child.id] : unitsOfLevel(directory, child.id, level, date)))
