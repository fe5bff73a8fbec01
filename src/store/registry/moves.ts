import { sql } from 'kysely'
import type { UnitId } from '../../model/unit.ts'
import { inBatches } from './batches.ts'
import type { DerivationOutput, UnitUse } from './port.ts'
import type { Db, DocumentTable, UnitMoveTable } from './tables.ts'

/** Where units went, by use. */
export interface MoveMap {
  /** The unit that is meant from now on: another one, or the same where nothing moved. */
  target(use: UnitUse): UnitId
  /** True when anything moved from this unit, on whatever day. */
  concerns(unitId: UnitId): boolean
}

const keyOf = ({ unitId, on }: UnitUse): string => `${on} ${unitId}`

export function makeMoveMap(moved: DerivationOutput['moved']): MoveMap {
  const targets = new Map(moved.map(({ use, unitId }) => [keyOf(use), unitId]))
  const sources = new Set(moved.map(({ use }) => use.unitId))
  return {
    target: (use) => targets.get(keyOf(use)) ?? use.unitId,
    concerns: (unitId) => sources.has(unitId),
  }
}

/** Keeps which uses moved where because of a source; answers the position of the first of these moves. */
export async function recordMoves(db: Db, sourceId: number, moved: DerivationOutput['moved']): Promise<number> {
  const held = await db
    .selectFrom('unit_moves')
    .select('position')
    .where('source_id', '=', sourceId)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  const first = held === undefined ? 0 : Number(held.position) + 1
  const rows = moved.map(({ use, unitId }, index): UnitMoveTable => {
    return {
      source_id: sourceId,
      position: first + index,
      from_unit_id: use.unitId,
      on_date: use.on,
      to_unit_id: unitId,
    }
  })
  await inBatches(rows, (batch) => db.insertInto('unit_moves').values(batch).execute())
  return first
}

/**
 * One statement for all moves of a derivation, those of the source from a position on: one after the other, A→B and B→C
 * would carry A's facts on to C. Earlier moves of the source (it was added, now it is removed) are done already.
 */
export async function moveFacts(db: Db, sourceId: number, first: number): Promise<void> {
  await sql`update facts set unit_id = unit_moves.to_unit_id
    from unit_moves, documents
    where unit_moves.source_id = ${sourceId} and unit_moves.position >= ${first} and facts.unit_id = unit_moves.from_unit_id
      and documents.id = facts.document_id and documents.period_to = unit_moves.on_date`.execute(db)
}

/** Issuer, index set and period: the documents of a series are revisions of each other. */
const seriesOf = (row: DocumentTable, issuerId: UnitId): string => `${row.period_key} ${row.index_set_id} ${issuerId}`

/**
 * Moves documents to their issuer's new unit. Where two issuers turn out to be one (a district spelled in two ways), their
 * documents become one series in the order of import, and the same bytes held twice are one document: the first import that
 * is not withdrawn.
 */
export async function moveDocuments(db: Db, moves: MoveMap): Promise<void> {
  const all = await db
    .selectFrom('documents')
    .selectAll()
    .orderBy('imported_at')
    .orderBy('revision')
    .orderBy('id')
    .execute()
  const target = (row: DocumentTable): UnitId => moves.target({ unitId: row.issuer_id, on: row.period_to })
  const touched = new Set(all.filter((row) => moves.concerns(row.issuer_id)).map((row) => seriesOf(row, target(row))))
  const series = Map.groupBy(
    all.filter((row) => touched.has(seriesOf(row, target(row)))),
    (row) => seriesOf(row, target(row)),
  )
  const places: { id: string; issuerId: UnitId; revision: number }[] = []
  for (const rows of series.values()) {
    const firsts = [...Map.groupBy(rows, (row) => row.sha256).values()].flatMap(
      (same) => same.find((row) => row.withdrawn_at === null) ?? same[0] ?? [],
    )
    const kept = new Set(firsts)
    for (const row of rows) if (!kept.has(row)) await removeDocument(db, row.id)
    places.push(...firsts.map((row, index) => ({ id: row.id, issuerId: target(row), revision: index + 1 })))
  }
  await putDocuments(db, places)
}

async function removeDocument(db: Db, id: string): Promise<void> {
  await db.deleteFrom('facts').where('document_id', '=', id).execute()
  await db.deleteFrom('documents').where('id', '=', id).execute()
}

/** Two rounds: revisions are unique within a series at every moment, so all step aside before each takes its place. */
async function putDocuments(
  db: Db,
  places: readonly { readonly id: string; readonly issuerId: UnitId; readonly revision: number }[],
): Promise<void> {
  for (const [index, { id }] of places.entries()) {
    await db
      .updateTable('documents')
      .set({ revision: -1 - index })
      .where('id', '=', id)
      .execute()
  }
  for (const { id, issuerId, revision } of places) {
    await db.updateTable('documents').set({ issuer_id: issuerId, revision }).where('id', '=', id).execute()
  }
}
