import type { Succession, Unit, UnitAlias, UnitVersion } from '../../model/unit.ts'
import type { ProvisionalUnit } from '../../model/unit-source.ts'
import type { SuccessionTable, UnitAliasTable, UnitTable, UnitVersionTable } from './tables.ts'

/** A unit as rows of its three tables. */
export interface UnitRows {
  readonly unit: UnitTable
  readonly versions: readonly UnitVersionTable[]
  readonly aliases: readonly UnitAliasTable[]
}

export function unitToRows(unit: Unit): UnitRows {
  return {
    unit: { id: unit.id, level: unit.level, origin: unit.origin, valid_from: unit.from, valid_to: unit.to },
    versions: unit.versions.map(({ from, to, name, code, parentId }, position) => {
      return { unit_id: unit.id, position, valid_from: from, valid_to: to, name, code, parent_id: parentId }
    }),
    aliases: unit.aliases.map(({ scheme, value, from, to }, position) => {
      return { unit_id: unit.id, position, scheme, value, valid_from: from, valid_to: to }
    }),
  }
}

/** Units from the rows of the three tables; versions and aliases come in the order of their position. */
export function rowsToUnits(
  units: readonly UnitTable[],
  versions: readonly UnitVersionTable[],
  aliases: readonly UnitAliasTable[],
): readonly Unit[] {
  const versionsOf = Map.groupBy(versions, (row) => row.unit_id)
  const aliasesOf = Map.groupBy(aliases, (row) => row.unit_id)
  return units.map(({ id, level, origin, valid_from, valid_to }) => ({
    id,
    level,
    origin,
    from: valid_from,
    to: valid_to,
    versions: (versionsOf.get(id) ?? []).map(rowToVersion),
    aliases: (aliasesOf.get(id) ?? []).map(rowToAlias),
  }))
}

function rowToVersion({ valid_from, valid_to, name, code, parent_id }: UnitVersionTable): UnitVersion {
  return { from: valid_from, to: valid_to, name, code, parentId: parent_id }
}

function rowToAlias({ scheme, value, valid_from, valid_to }: UnitAliasTable): UnitAlias {
  return { scheme, value, from: valid_from, to: valid_to }
}

export function successionToRow(succession: Succession, position: number): SuccessionTable {
  const { predecessorId, successorId, on, extent, basis } = succession
  return { position, predecessor_id: predecessorId, successor_id: successorId, on_date: on, extent, basis }
}

export function rowToSuccession(row: SuccessionTable): Succession {
  const { predecessor_id, successor_id, on_date, extent, basis } = row
  return { predecessorId: predecessor_id, successorId: successor_id, on: on_date, extent, basis }
}

/** A provisional unit as a unit: nothing is known of its life but the day a document names it. */
export function provisionalToUnit({ id, name, level, parentId }: ProvisionalUnit): Unit {
  const version: UnitVersion = { from: null, to: null, name, code: null, parentId }
  return { id, level, origin: 'provisional', from: null, to: null, versions: [version], aliases: [] }
}
