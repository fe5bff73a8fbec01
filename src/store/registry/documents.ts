import type { Fact, PublishedDocument } from '../../model/results.ts'
import type { UnitId } from '../../model/unit.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { idBatches, inBatches } from './batches.ts'
import { documentToRow, factToRow, rowToDocument, rowToFact, rowToWithdrawal } from './document-rows.ts'
import type { DocumentFilter, HeldDocument, NewDocument } from './port.ts'
import type { Db } from './tables.ts'
import { provisionalToUnit } from './unit-rows.ts'
import { keepProvisional } from './unit-sources.ts'
import { addUnits } from './units.ts'
import { restore } from './withdraw.ts'

/** Registry.storeDocument within its transaction. */
export async function storeDocument(
  db: Db,
  input: NewDocument,
  now: Date,
): Promise<{ readonly kind: 'stored' | 'already' | 'restored'; readonly document: PublishedDocument }> {
  const { document, facts } = input
  const series = await readSeries(db, document)
  const same = series.find((held) => held.document.sha256 === document.sha256)
  if (same !== undefined) {
    const { kind } = await restore(db, 'documents', same.document.id, now)
    return { kind: kind === 'restored' ? 'restored' : 'already', document: same.document }
  }
  await addProvisional(db, input)
  const stored: PublishedDocument = {
    ...document,
    id: await freeId(db, `${document.periodKey}-${document.sha256.slice(0, 10)}`),
    revision: (series.at(-1)?.document.revision ?? 0) + 1,
    importedAt: now.toISOString(),
  }
  await inBatches([documentToRow(stored)], (batch) => db.insertInto('documents').values(batch).execute())
  const rows = facts.map((fact, position) => factToRow(stored.id, position, fact))
  await inBatches(rows, (batch) => db.insertInto('facts').values(batch).execute())
  return { kind: 'stored', document: stored }
}

/** The documents that are revisions of each other, withdrawn ones included, oldest first. */
async function readSeries(
  db: Db,
  { issuerId, indexSetId, periodKey }: NewDocument['document'],
): Promise<readonly HeldDocument[]> {
  return listHeldDocuments(db, { issuerId, indexSetId, periodKey })
}

async function heldUnits(db: Db, ids: readonly UnitId[]): Promise<ReadonlySet<UnitId>> {
  const held = new Set<UnitId>()
  await idBatches(ids, async (batch) => {
    for (const { id } of await db.selectFrom('units').select('id').where('id', 'in', batch).execute()) held.add(id)
  })
  return held
}

/**
 * Adds the provisional units that are not there. Units may have changed, by another process, between the reading of a
 * document and its storing: then nothing is stored.
 */
async function addProvisional(db: Db, { document, facts, provisional }: NewDocument): Promise<void> {
  const parents = provisional.flatMap((unit) => unit.parentId ?? [])
  const named = [document.issuerId, ...facts.map((fact) => fact.unitId), ...parents]
  const offered = new Map(provisional.map((unit) => [unit.id, unit]))
  const wanted = [...new Set([...named, ...offered.keys()])]
  const held = await heldUnits(db, wanted)
  const lost = wanted.filter((id) => !held.has(id) && !offered.has(id))
  if (lost.length > 0) throw new ThuocDoError('registry.units-changed', { units: lost })
  const absent = [...offered.values()].filter((unit) => !held.has(unit.id))
  await keepProvisional(db, absent)
  await addUnits(db, absent.map(provisionalToUnit))
}

/** The id, numbered from 2 on where another issuer or index set has a document of these bytes and period. */
async function freeId(db: Db, id: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? id : `${id}-${number}`
    const taken = await db.selectFrom('documents').select('id').where('id', '=', candidate).executeTakeFirst()
    if (taken === undefined) return candidate
  }
}

/** Documents that count, by the last day of their period and its key, issuer, revision. */
export async function listDocuments(db: Db, filter: DocumentFilter): Promise<readonly PublishedDocument[]> {
  const held = await listHeldDocuments(db, filter)
  return held.flatMap(({ document, withdrawn }) => (withdrawn === null ? [document] : []))
}

/** The same with those that were withdrawn. */
export async function listHeldDocuments(db: Db, filter: DocumentFilter): Promise<readonly HeldDocument[]> {
  const { periodKey, issuerId, indexSetId } = filter
  const rows = await db
    .selectFrom('documents')
    .selectAll()
    .$if(periodKey !== undefined, (query) => query.where('period_key', '=', periodKey ?? ''))
    .$if(issuerId !== undefined, (query) => query.where('issuer_id', '=', issuerId ?? ''))
    .$if(indexSetId !== undefined, (query) => query.where('index_set_id', '=', indexSetId ?? ''))
    .orderBy('period_to')
    .orderBy('period_key')
    .orderBy('issuer_id')
    .orderBy('revision')
    .orderBy('index_set_id')
    .execute()
  return rows.map((row) => ({ document: rowToDocument(row), withdrawn: rowToWithdrawal(row) }))
}

export async function listFacts(db: Db, documentId: string): Promise<readonly Fact[]> {
  const query = db.selectFrom('facts').selectAll().where('document_id', '=', documentId).orderBy('position')
  return (await query.execute()).map(rowToFact)
}
