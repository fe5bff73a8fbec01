import { covers, type DerivedUnits, type Unit, type UnitId, type UnitVersion } from './unit.ts'
import type { UnitDirectory } from './unit-directory.ts'
import { unitNames } from './unit-directory-names.ts'
import { standingOn } from './unit-directory-standing.ts'
import { unitIndex } from './unit-index.ts'
import { compareVietnamese } from './vietnamese.ts'

/** Units by the parent of any of their versions. */
function childrenByParent(units: readonly Unit[]): ReadonlyMap<UnitId | null, ReadonlySet<Unit>> {
  const children = new Map<UnitId | null, Set<Unit>>()
  for (const unit of units) {
    for (const { parentId } of unit.versions) {
      const siblings = children.get(parentId)
      if (siblings === undefined) children.set(parentId, new Set([unit]))
      else siblings.add(unit)
    }
  }
  return children
}

/** By code, units without one last by name. */
function compareLabels(a: UnitVersion, b: UnitVersion): number {
  if (a.code !== null && b.code !== null) return a.code < b.code ? -1 : a.code > b.code ? 1 : 0
  if (a.code === null && b.code === null) return compareVietnamese(a.name, b.name)
  return a.code === null ? 1 : -1
}

/**
 * The directory of all units through time. Building it is cheap; the index of names is built at the first question by name.
 * An id that no unit has is a bug of the caller, except in `get`.
 */
export function unitDirectory(derived: DerivedUnits): UnitDirectory {
  const index = unitIndex(derived)
  const children = childrenByParent(derived.units)
  const predecessors = Map.groupBy(derived.successions, (succession) => succession.successorId)
  const names = unitNames(index)
  return {
    units: derived.units,
    get: (id) => index.byId.get(id),
    versionOn: (id, date) => index.versionOn(index.unit(id), date),
    label: (id, date) => index.label(index.unit(id), date),
    childrenOn: (parentId, date) =>
      [...(children.get(parentId) ?? [])]
        .map((unit) => ({ unit, version: index.versionOn(unit, date) }))
        .filter(({ unit, version }) => version.parentId === parentId && covers(unit, date))
        .sort((a, b) => compareLabels(a.version, b.version))
        .map(({ unit }) => unit),
    ancestorsOn: (id, date) =>
      index
        .parentsOn(index.unit(id), date)
        .map((parent) => index.label(parent, date))
        .reverse(),
    standingOn: (id, date) => standingOn(index, index.unit(id), date),
    predecessors: (id) => predecessors.get(id) ?? [],
    findOn: names.findOn,
    search: names.search,
    near: names.near,
  }
}
