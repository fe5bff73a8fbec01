import type { DerivedUnits, Succession, Unit, UnitId } from '../../model/unit.ts'
import { idBatches, inBatches } from './batches.ts'
import type { Db } from './tables.ts'
import { rowsToUnits, rowToSuccession, successionToRow, type UnitRows, unitToRows } from './unit-rows.ts'

/** All units in the order of their ids, and all successions in the order they were derived. */
export async function readUnits(db: Db): Promise<DerivedUnits> {
  const units = await db.selectFrom('units').selectAll().orderBy('id').execute()
  const versions = await db.selectFrom('unit_versions').selectAll().orderBy('unit_id').orderBy('position').execute()
  const aliases = await db.selectFrom('unit_aliases').selectAll().orderBy('unit_id').orderBy('position').execute()
  const successions = await db.selectFrom('successions').selectAll().orderBy('position').execute()
  return { units: rowsToUnits(units, versions, aliases), successions: successions.map(rowToSuccession) }
}

/**
 * Writes the units that are new or changed and all successions. Units that are no more are still there when it resolves,
 * and answered: documents may refer to them until they are moved; then `removeUnits`.
 */
export async function writeUnits(db: Db, before: DerivedUnits, after: DerivedUnits): Promise<readonly UnitId[]> {
  const held = new Map(before.units.map((unit) => [unit.id, JSON.stringify(unitToRows(unit))]))
  const changed = after.units.map(unitToRows).filter((rows) => held.get(rows.unit.id) !== JSON.stringify(rows))
  const kept = new Set(after.units.map((unit) => unit.id))
  const gone = before.units.map((unit) => unit.id).filter((id) => !kept.has(id))
  await forgetDetails(db, [...changed.map((rows) => rows.unit.id).filter((id) => held.has(id)), ...gone])
  await insertUnits(db, changed)
  await replaceSuccessions(db, before.successions, after.successions)
  return gone
}

/** Adds units that are not there yet. */
export async function addUnits(db: Db, units: readonly Unit[]): Promise<void> {
  await insertUnits(db, units.map(unitToRows))
}

/** Removes units that nothing refers to any more. */
export async function removeUnits(db: Db, ids: readonly UnitId[]): Promise<void> {
  await idBatches(ids, (batch) => db.deleteFrom('units').where('id', 'in', batch).execute())
}

async function forgetDetails(db: Db, ids: readonly UnitId[]): Promise<void> {
  await idBatches(ids, async (batch) => {
    await db.deleteFrom('unit_versions').where('unit_id', 'in', batch).execute()
    await db.deleteFrom('unit_aliases').where('unit_id', 'in', batch).execute()
  })
}

/** All units go in before any version, as a version may name any unit as its parent. */
async function insertUnits(db: Db, all: readonly UnitRows[]): Promise<void> {
  const units = all.map((rows) => rows.unit)
  await inBatches(units, (batch) =>
    db
      .insertInto('units')
      .values(batch)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((row) => ({
          level: row.ref('excluded.level'),
          origin: row.ref('excluded.origin'),
          valid_from: row.ref('excluded.valid_from'),
          valid_to: row.ref('excluded.valid_to'),
        })),
      )
      .execute(),
  )
  const versions = all.flatMap((rows) => rows.versions)
  await inBatches(versions, (batch) => db.insertInto('unit_versions').values(batch).execute())
  const aliases = all.flatMap((rows) => rows.aliases)
  await inBatches(aliases, (batch) => db.insertInto('unit_aliases').values(batch).execute())
}

async function replaceSuccessions(db: Db, before: readonly Succession[], after: readonly Succession[]): Promise<void> {
  const rows = after.map(successionToRow)
  if (JSON.stringify(rows) === JSON.stringify(before.map(successionToRow))) return
  await db.deleteFrom('successions').execute()
  await inBatches(rows, (batch) => db.insertInto('successions').values(batch).execute())
}
