import assert from 'node:assert/strict'
import type { DerivedUnits, UnitId } from '../../model/unit.ts'
import type { ProvisionalUnit, UnitSource } from '../../model/unit-source.ts'
import { idBatches } from './batches.ts'
import { type MoveMap, makeMoveMap, moveDocuments, moveFacts, recordMoves } from './moves.ts'
import type { DerivationInput, DerivationOutput, Deriving, UnitUse } from './port.ts'
import type { Db } from './tables.ts'
import { recordTakenBack } from './taken-back.ts'
import { provisionalToUnit } from './unit-rows.ts'
import {
  holdsSource,
  keepProvisional,
  keepSource,
  markRemoved,
  newestSource,
  readProvisional,
  readSources,
  unmarkRemoved,
} from './unit-sources.ts'
import { readUnits, removeUnits, writeUnits } from './units.ts'

/** Registry.addUnitSource within its transaction. */
export async function addUnitSource(
  db: Db,
  source: UnitSource,
  derive: Deriving,
  now: Date,
): Promise<{ readonly kind: 'added' | 'already' | 'refused' }> {
  if (await holdsSource(db, source)) return { kind: 'already' }
  const input = await readDerivation(db)
  const output = derive({ ...input, sources: inOrder([...input.sources, source]) })
  if (output === null) return { kind: 'refused' }
  await applyDerivation(db, await keepSource(db, source, now), input, output)
  return { kind: 'added' }
}

/** Registry.removeUnitSource within its transaction. */
export async function removeUnitSource(
  db: Db,
  id: number,
  derive: Deriving,
  now: Date,
): Promise<{ readonly kind: 'removed' | 'not-held' | 'refused' }> {
  if (!(await markRemoved(db, id, now))) return { kind: 'not-held' }
  const input = await readDerivation(db)
  const output = derive(input)
  if (output === null) {
    await unmarkRemoved(db, id)
    return { kind: 'refused' }
  }
  await recordTakenBack(db, { at: now, action: 'source-removed', subject: String(id), reason: null })
  await applyDerivation(db, id, input, output)
  return { kind: 'removed' }
}

/** Registry.deriveAgain within its transaction: units that move do so because of the newest source held. */
export async function deriveAgain(db: Db, derive: (input: DerivationInput) => DerivationOutput): Promise<void> {
  const sourceId = await newestSource(db)
  if (sourceId === null) return
  const input = await readDerivation(db)
  await applyDerivation(db, sourceId, input, derive(input))
}

/** All that a derivation sees. */
export async function readDerivation(db: Db): Promise<DerivationInput> {
  return {
    sources: await readSources(db),
    provisional: await readProvisional(db),
    before: await readUnits(db),
    uses: await readUses(db),
  }
}

/** The new source, which comes last, in its place: sources are in the order of their dates, then of their arrival. */
function inOrder(sources: readonly UnitSource[]): readonly UnitSource[] {
  return sources.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

async function applyDerivation(
  db: Db,
  sourceId: number,
  { provisional, before, uses }: DerivationInput,
  { derived, moved, settledProvisional }: DerivationOutput,
): Promise<void> {
  const moves = makeMoveMap(moved)
  const remaining = await settleProvisional(db, provisional, settledProvisional, moves)
  const after = withProvisional(derived, remaining)
  assertNoUseLost(uses, moves, after)
  const gone = await writeUnits(db, before, after)
  if (moved.length > 0) {
    const first = await recordMoves(db, sourceId, moved)
    await moveDocuments(db, moves)
    await moveFacts(db, sourceId, first)
  }
  await removeUnits(db, gone)
}

/** Units as documents refer to them, with the last day of the document's period, each pair once. */
async function readUses(db: Db): Promise<readonly UnitUse[]> {
  const issuers = db.selectFrom('documents').select(['issuer_id as unitId', 'period_to as on'])
  const subjects = db
    .selectFrom('facts')
    .innerJoin('documents', 'documents.id', 'facts.document_id')
    .select(['facts.unit_id as unitId', 'documents.period_to as on'])
  return issuers.union(subjects).orderBy('unitId').orderBy('on').execute()
}

/** Forgets the settled ones; those that remain follow their issuer where it became another unit. */
async function settleProvisional(
  db: Db,
  provisional: readonly ProvisionalUnit[],
  settled: readonly UnitId[],
  moves: MoveMap,
): Promise<readonly ProvisionalUnit[]> {
  await idBatches(settled, (batch) => db.deleteFrom('provisional_units').where('id', 'in', batch).execute())
  const gone = new Set(settled)
  const remaining = provisional
    .filter((unit) => !gone.has(unit.id))
    .map((unit) => ({ ...unit, parentId: unit.parentId && moves.target({ unitId: unit.parentId, on: unit.knownOn }) }))
  const parents = new Map(provisional.map((unit) => [unit.id, unit.parentId]))
  await keepProvisional(
    db,
    remaining.filter((unit) => unit.parentId !== parents.get(unit.id)),
  )
  return remaining
}

/** What a derivation leaves out because no source speaks of it stays as the documents gave it. */
function withProvisional(derived: DerivedUnits, remaining: readonly ProvisionalUnit[]): DerivedUnits {
  const ids = new Set(derived.units.map((unit) => unit.id))
  assert.equal(ids.size, derived.units.length, 'a derivation names a unit id twice')
  const missing = remaining.filter((unit) => !ids.has(unit.id)).map(provisionalToUnit)
  return { units: [...derived.units, ...missing], successions: derived.successions }
}

function assertNoUseLost(uses: readonly UnitUse[], moves: MoveMap, after: DerivedUnits): void {
  const ids = new Set(after.units.map((unit) => unit.id))
  for (const use of uses) {
    assert(ids.has(moves.target(use)), `a derivation loses unit ${use.unitId}, which documents of ${use.on} refer to`)
  }
}
