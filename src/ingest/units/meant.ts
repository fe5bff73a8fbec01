import type { LocalDate } from '../../model/date.ts'
import { covers, type DerivedUnits, type Unit, type UnitId } from '../../model/unit.ts'
import type { UnitDirectory } from '../../model/unit-directory.ts'
import { foldPlain } from '../../model/vietnamese.ts'

/** Finds what a unit of an earlier derivation is in the new one. */
export interface Meant {
  /** The unit of the same code and name, or of the same name in the same place, that is in force on the date. */
  on(id: UnitId, date: LocalDate): Unit | null
  /** The unit of the same code and name at whatever time, the nearest to the date. */
  nearest(id: UnitId, date: LocalDate): Unit | null
}

/** Days between the date and the unit's time, 0 when it is in force then. */
function distance(unit: Unit, date: LocalDate): number {
  if (covers(unit, date)) return 0
  const edge = unit.from !== null && date < unit.from ? unit.from : (unit.to ?? date)
  return Math.abs(Date.parse(edge) - Date.parse(date))
}

/** `before` and `now` may use one id for different units: ids are numbered in time, and an earlier list shifts them. */
export function meantIn(now: DerivedUnits, directory: UnitDirectory, before: DerivedUnits): Meant {
  const earlier = new Map(before.units.map((unit) => [unit.id, unit]))
  const byCode = Map.groupBy(now.units, (unit) => unit.versions.at(-1)?.code ?? null)

  /** The unit as it was known, and how it was called on the date. */
  const known = (id: UnitId, date: LocalDate) => {
    const unit = earlier.get(id) ?? directory.get(id)
    const version = unit?.versions.findLast(({ from }) => from === null || from <= date) ?? unit?.versions[0]
    return unit === undefined || version === undefined ? null : { unit, version }
  }

  const sameCodeAndName = (id: UnitId, date: LocalDate): readonly Unit[] => {
    const was = known(id, date)
    if (was === null || was.version.code === null) return []
    const plain = foldPlain(was.version.name)
    return (byCode.get(was.version.code) ?? []).filter((unit) =>
      unit.versions.some((version) => foldPlain(version.name) === plain),
    )
  }

  function on(id: UnitId, date: LocalDate): Unit | null {
    const same = directory.get(id)
    if (same !== undefined && covers(same, date)) return same
    const byCodeAndName = sameCodeAndName(id, date).find((unit) => covers(unit, date))
    if (byCodeAndName !== undefined) return byCodeAndName
    const was = known(id, date)
    if (was === null) return null
    const { name, parentId } = was.version
    const parent = parentId === null ? null : on(parentId, date)
    if (parentId !== null && parent === null) return null
    const match = directory.findOn(name, date, parent?.id ?? null)
    if (match.kind !== 'one') return null
    return was.unit.level === 'unknown' || was.unit.level === match.unit.level ? match.unit : null
  }

  return {
    on,
    nearest(id, date) {
      const [first, ...others] = sameCodeAndName(id, date)
      return others.reduce<Unit | null>(
        (best, unit) => (best !== null && distance(best, date) <= distance(unit, date) ? best : unit),
        first ?? null,
      )
    },
  }
}
