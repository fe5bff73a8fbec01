import type { DerivedUnits, Succession, Unit, UnitId } from '../../model/unit.ts'
import { slug } from '../../model/vietnamese.ts'
import type { Step, Working } from './timeline.ts'

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** By code, then in time; the name decides between units of one code that only differ in it. */
function compareUnits(a: Working, b: Working): number {
  return (
    compareTexts(a.code, b.code) ||
    compareTexts(a.from ?? '', b.from ?? '') ||
    compareTexts(a.to ?? '9999', b.to ?? '9999') ||
    compareTexts(a.versions[0]?.name ?? '', b.versions[0]?.name ?? '')
  )
}

/** Name and code of each unit as id, numbered from 2 on where an earlier unit had the same. */
function giveIds(units: readonly Working[]): ReadonlyMap<Working, UnitId> {
  const ids = new Map<Working, UnitId>()
  const taken = new Set<UnitId>()
  for (const unit of [...units].sort(compareUnits)) {
    const base = slug(`${unit.versions[0]?.name ?? ''} ${unit.code}`)
    let id = base
    for (let number = 2; taken.has(id); number++) id = `${base}-${number}`
    taken.add(id)
    ids.set(unit, id)
  }
  return ids
}

/** The derived units with their ids, in the order of ids; successions in the order of dates. */
export function identify(units: readonly Working[], steps: readonly Step[]): DerivedUnits {
  const ids = giveIds(units)
  const idOf = (unit: Working | null): UnitId | null => (unit === null ? null : (ids.get(unit) ?? null))
  const finish = (unit: Working): Unit => ({
    id: ids.get(unit) ?? '',
    level: unit.level,
    origin: unit.origin,
    from: unit.from,
    to: unit.to,
    versions: unit.versions.map(({ from, to, name, parent }) => ({
      from,
      to,
      name,
      code: unit.code,
      parentId: idOf(parent),
    })),
    aliases: unit.aliases.map(({ scheme, value, from, to }) => ({ scheme, value, from, to })),
  })
  const successions = new Map<string, Succession>()
  for (const { predecessor, successor, on, extent, basis } of steps) {
    const succession = { predecessorId: idOf(predecessor) ?? '', successorId: idOf(successor), on, extent, basis }
    const key = `${on} ${succession.predecessorId} ${succession.successorId ?? ''}`
    if (!successions.has(key)) successions.set(key, succession)
  }
  return {
    units: units.map(finish).sort((a, b) => compareTexts(a.id, b.id)),
    successions: [...successions].sort(([a], [b]) => compareTexts(a, b)).map(([, succession]) => succession),
  }
}
