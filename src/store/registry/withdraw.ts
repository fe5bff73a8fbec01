import type { DerivedUnits, Unit, UnitId } from '../../model/unit.ts'
import type { Db } from './tables.ts'
import { recordTakenBack } from './taken-back.ts'
import { readUnits } from './units.ts'

/** What may be withdrawn, and what the audit calls it. */
const WITHDRAWN = {
  documents: { withdrawn: 'document-withdrawn', restored: 'document-restored' },
  deliveries: { withdrawn: 'delivery-withdrawn', restored: 'delivery-restored' },
} as const
type Withdrawable = keyof typeof WITHDRAWN

/** Null: it counts; undefined: it is not held. */
async function withdrawnAt(db: Db, table: Withdrawable, id: string): Promise<string | null | undefined> {
  const row = await db.selectFrom(table).select('withdrawn_at').where('id', '=', id).executeTakeFirst()
  return row?.withdrawn_at
}

/** Withdraws a document or a delivery within its transaction: it stays, marked. */
export async function withdraw(
  db: Db,
  table: Withdrawable,
  id: string,
  reason: string,
  now: Date,
): Promise<{ readonly kind: 'withdrawn' | 'already' | 'not-held' }> {
  const at = await withdrawnAt(db, table, id)
  if (at === undefined) return { kind: 'not-held' }
  if (at !== null) return { kind: 'already' }
  await recordTakenBack(db, { at: now, action: WITHDRAWN[table].withdrawn, subject: id, reason })
  const mark = { withdrawn_at: now.toISOString(), withdrawn_reason: reason }
  await db.updateTable(table).set(mark).where('id', '=', id).execute()
  return { kind: 'withdrawn' }
}

/** Lets a withdrawn document or delivery count again, within its transaction. */
export async function restore(
  db: Db,
  table: Withdrawable,
  id: string,
  now: Date,
): Promise<{ readonly kind: 'restored' | 'already' | 'not-held' }> {
  const at = await withdrawnAt(db, table, id)
  if (at === undefined) return { kind: 'not-held' }
  if (at === null) return { kind: 'already' }
  await recordTakenBack(db, { at: now, action: WITHDRAWN[table].restored, subject: id, reason: null })
  const mark = { withdrawn_at: null, withdrawn_reason: null }
  await db.updateTable(table).set(mark).where('id', '=', id).execute()
  return { kind: 'restored' }
}

/** Ids of units that documents which count name, as issuers or in their facts. */
async function namedByCounting(db: Db): Promise<ReadonlySet<string>> {
  const issuers = db.selectFrom('documents').select('issuer_id as id').where('withdrawn_at', 'is', null)
  const subjects = db
    .selectFrom('facts')
    .innerJoin('documents', 'documents.id', 'facts.document_id')
    .select('facts.unit_id as id')
    .where('documents.withdrawn_at', 'is', null)
  return new Set((await issuers.union(subjects).execute()).map(({ id }) => id))
}

/**
 * All units but the provisional ones that only withdrawn documents name: a misspelt issuer must not stay in every list and
 * make the right name ambiguous. They come back with their document.
 */
export async function readCountingUnits(db: Db): Promise<DerivedUnits> {
  const all = await readUnits(db)
  const withdrawn = await db
    .selectFrom('documents')
    .select('id')
    .where('withdrawn_at', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  if (withdrawn === undefined) return all
  const kept = withParents(all.units, await namedByCounting(db))
  const isKept = ({ id, origin }: Unit): boolean => origin !== 'provisional' || kept.has(id)
  const left = new Set(all.units.filter((unit) => !isKept(unit)).map(({ id }) => id))
  const successions = all.successions.filter(
    ({ predecessorId, successorId }) => !left.has(predecessorId) && !left.has(successorId ?? ''),
  )
  return { units: all.units.filter(isKept), successions }
}

function withParents(units: readonly Unit[], ids: ReadonlySet<UnitId>): ReadonlySet<UnitId> {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const all = new Set(ids)
  for (const id of all)
    for (const { parentId } of byId.get(id)?.versions ?? []) if (parentId !== null) all.add(parentId)
  return all
}
