import type { LineageRow, ProvisionalUnit, UnitListRow, UnitSource } from '../../model/unit-source.ts'
import { inBatches } from './batches.ts'
import type { HeldUnitSource, Registry } from './port.ts'
import type { Db, LineageRowTable, ProvisionalUnitTable, UnitListRowTable, UnitSourceTable } from './tables.ts'

const scopeOf = (source: UnitSource): string | null => (source.kind === 'list' ? source.scopeCode : null)

/** Sources held, without their rows: oldest date first, then in the order of their arrival. */
async function sourceHeads(db: Db): Promise<readonly UnitSourceTable[]> {
  const heads = db.selectFrom('unit_sources').selectAll().where('removed_at', 'is', null)
  return heads.orderBy('valid_from').orderBy('id').execute()
}

const toHeld = (head: UnitSourceTable): HeldUnitSource => ({
  id: Number(head.id),
  kind: head.kind,
  from: head.valid_from,
  scopeCode: head.scope_code,
  name: head.name,
  sha256: head.sha256,
  rows: Number(head.row_count),
  addedAt: head.added_at,
})

export async function listUnitSources(db: Db): ReturnType<Registry['unitSources']> {
  return (await sourceHeads(db)).map(toHeld)
}

export async function listRemovedSources(db: Db): ReturnType<Registry['removedUnitSources']> {
  const rows = await db
    .selectFrom('unit_sources')
    .selectAll()
    .where('removed_at', 'is not', null)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...toHeld(row), removedAt: row.removed_at ?? '' }))
}

/** Marks a source as taken back; false when none of this number is held. */
export async function markRemoved(db: Db, id: number, now: Date): Promise<boolean> {
  const held = await db
    .selectFrom('unit_sources')
    .select('id')
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (held === undefined) return false
  await db.updateTable('unit_sources').set({ removed_at: now.toISOString() }).where('id', '=', id).execute()
  return true
}

/** Undoes `markRemoved` within the same transaction. */
export async function unmarkRemoved(db: Db, id: number): Promise<void> {
  await db.updateTable('unit_sources').set({ removed_at: null }).where('id', '=', id).execute()
}

/** True when a source of the same kind, date, scope and content is held. */
export async function holdsSource(db: Db, source: UnitSource): Promise<boolean> {
  const same = await db
    .selectFrom('unit_sources')
    .select('scope_code')
    .where('kind', '=', source.kind)
    .where('valid_from', '=', source.from)
    .where('sha256', '=', source.sha256)
    .where('removed_at', 'is', null)
    .execute()
  return same.some((held) => held.scope_code === scopeOf(source))
}

/** The number of the source that arrived last, also of one taken back: numbers are never given twice. Null: none came. */
export async function newestSource(db: Db): Promise<number | null> {
  const last = await db.selectFrom('unit_sources').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst()
  return last === undefined ? null : Number(last.id)
}

/** Keeps a source with its rows; answers its number. */
export async function keepSource(db: Db, source: UnitSource, now: Date): Promise<number> {
  const id = ((await newestSource(db)) ?? 0) + 1
  const head: UnitSourceTable = {
    id,
    kind: source.kind,
    valid_from: source.from,
    scope_code: scopeOf(source),
    sha256: source.sha256,
    name: source.name,
    row_count: source.rows.length,
    added_at: now.toISOString(),
    removed_at: null,
  }
  await inBatches([head], (batch) => db.insertInto('unit_sources').values(batch).execute())
  if (source.kind === 'list') {
    const rows = source.rows.map((row, position) => listRowOf(id, position, row))
    await inBatches(rows, (batch) => db.insertInto('unit_list_rows').values(batch).execute())
  } else {
    const rows = source.rows.map((row, position) => lineageRowOf(id, position, row))
    await inBatches(rows, (batch) => db.insertInto('lineage_rows').values(batch).execute())
  }
  return id
}

/** All sources with their rows, in the order of listUnitSources. */
export async function readSources(db: Db): Promise<readonly UnitSource[]> {
  const heads = await sourceHeads(db)
  const sources: UnitSource[] = []
  for (const { id, kind, valid_from: from, sha256, name, scope_code: scopeCode } of heads) {
    if (kind === 'list') sources.push({ kind, from, sha256, name, scopeCode, rows: await readListRows(db, id) })
    else sources.push({ kind, from, sha256, name, rows: await readLineageRows(db, id) })
  }
  return sources
}

async function readListRows(db: Db, sourceId: number): Promise<readonly UnitListRow[]> {
  const query = db.selectFrom('unit_list_rows').selectAll().where('source_id', '=', sourceId).orderBy('position')
  return (await query.execute()).map((row) => ({
    code: row.code,
    name: row.name,
    level: row.level,
    parentCode: row.parent_code,
    portalCode: row.portal_code,
    portalId: row.portal_id,
  }))
}

async function readLineageRows(db: Db, sourceId: number): Promise<readonly LineageRow[]> {
  const query = db.selectFrom('lineage_rows').selectAll().where('source_id', '=', sourceId).orderBy('position')
  return (await query.execute()).map((row) => ({
    successorCode: row.successor_code,
    successorName: row.successor_name,
    predecessorCode: row.predecessor_code,
    predecessorName: row.predecessor_name,
    extent: row.extent,
  }))
}

function listRowOf(sourceId: number, position: number, row: UnitListRow): UnitListRowTable {
  return {
    source_id: sourceId,
    position,
    code: row.code,
    name: row.name,
    level: row.level,
    parent_code: row.parentCode,
    portal_code: row.portalCode,
    portal_id: row.portalId,
  }
}

function lineageRowOf(sourceId: number, position: number, row: LineageRow): LineageRowTable {
  return {
    source_id: sourceId,
    position,
    successor_code: row.successorCode,
    successor_name: row.successorName,
    predecessor_code: row.predecessorCode,
    predecessor_name: row.predecessorName,
    extent: row.extent,
  }
}

export async function readProvisional(db: Db): Promise<readonly ProvisionalUnit[]> {
  const rows = await db.selectFrom('provisional_units').selectAll().orderBy('id').execute()
  return rows.map(({ id, name, level, parent_id, known_on }) => ({
    id,
    name,
    level,
    parentId: parent_id,
    knownOn: known_on,
  }))
}

/** Adds provisional units and overwrites those of the same id. */
export async function keepProvisional(db: Db, units: readonly ProvisionalUnit[]): Promise<void> {
  const rows = units.map(({ id, name, level, parentId, knownOn }): ProvisionalUnitTable => {
    return { id, name, level, parent_id: parentId, known_on: knownOn }
  })
  await inBatches(rows, (batch) =>
    db
      .insertInto('provisional_units')
      .values(batch)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet({ parent_id: (row) => row.ref('excluded.parent_id') }),
      )
      .execute(),
  )
}
