import type { LocalDate } from './date.ts'
import type { UnitLabel } from './results.ts'
import type { DerivedUnits, Succession, Unit, UnitId, UnitVersion } from './unit.ts'

/** Units by id with their versions and parents by date: what every question of the directory starts from. */
export interface UnitIndex {
  readonly units: readonly Unit[]
  readonly byId: ReadonlyMap<UnitId, Unit>
  readonly successions: ReadonlyMap<UnitId, readonly Succession[]>
  unit(id: UnitId): Unit
  versionOn(unit: Unit, date: LocalDate): UnitVersion
  label(unit: Unit, date: LocalDate): UnitLabel
  /** Innermost first, the unit itself excluded. */
  parentsOn(unit: Unit, date: LocalDate): readonly Unit[]
}

/** The version of the date, else the nearest: the first when the date is earlier, the last before it otherwise. */
function nearestVersion(unit: Unit, date: LocalDate): UnitVersion {
  const started = unit.versions.findLast((version) => version.from === null || version.from <= date)
  const version = started ?? unit.versions[0]
  if (version === undefined) throw new Error(`Unit ${unit.id} has no version.`)
  return version
}

export function unitIndex({ units, successions }: DerivedUnits): UnitIndex {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const index: UnitIndex = {
    units,
    byId,
    successions: Map.groupBy(successions, (succession) => succession.predecessorId),
    unit(id) {
      const unit = byId.get(id)
      if (unit === undefined) throw new Error(`No unit has the id ${id}.`)
      return unit
    },
    versionOn: nearestVersion,
    label(unit, date) {
      const { name, code } = nearestVersion(unit, date)
      return { id: unit.id, name, code, level: unit.level, provisional: unit.origin === 'provisional' }
    },
    parentsOn(unit, date) {
      const parents: Unit[] = []
      let parentId = nearestVersion(unit, date).parentId
      while (parentId !== null) {
        const parent = index.unit(parentId)
        if (parent === unit || parents.includes(parent)) throw new Error(`Unit ${unit.id} lies below itself.`)
        parents.push(parent)
        parentId = nearestVersion(parent, date).parentId
      }
      return parents
    },
  }
  return index
}
