import { randomUUID } from 'node:crypto'
import type { DossierBatch, HeldDossier } from '../../../model/held-dossier.ts'
import type { Clock } from '../../../platform/clock.ts'
import { type Merged, NOTHING_AMENDED, REPEATED, together } from '../amended.ts'
import type { BatchOutcome, Delivery, Told } from '../port.ts'
import { type Noted, newOf, sharesOf, type Witness } from '../shares.ts'
import { mergeAnew, stageAmended } from './amendments.ts'
import type { Attempt, Journal } from './journal.ts'
import { endLeftMerges, foresee, mergeAttempt } from './merge.ts'
import type { Opened } from './open.ts'
import { checkRules } from './settle.ts'
import { dayOfServer, dropStagedBefore, stageRows } from './stage.ts'
import type { InTurn } from './turn.ts'

async function* atHand(rows: readonly HeldDossier[]): AsyncGenerator<readonly HeldDossier[]> {
  yield rows
}

/** What storing and reading share. */
export interface Parts {
  readonly opened: Opened
  readonly journal: Journal
  readonly inTurn: InTurn
  readonly clock: Clock
  /** Batches that were staged before this day are in no revision: they were merged before this process began. */
  readonly since: number
  /** Outcomes of batches that were committed, of which the caller was told a failure. */
  readonly untold: Map<string, Merged>
  /** Day on which this process cleared up last. */
  clearedOn: number
}

/** Merges all that an attempt staged. */
async function mergeWhole(opened: Opened, attempt: Attempt): Promise<void> {
  await mergeAttempt(opened, attempt)
  await mergeAnew(opened, attempt)
}

/** Merges what others committed and left. Only with the turn. */
export async function settleLeft({ opened, journal }: Parts, of: 'recent' | 'all' = 'recent'): Promise<void> {
  const { unsettled } = await journal.state(of)
  if (unsettled.length === 0) return
  await endLeftMerges(opened)
  for (const attempt of unsettled) {
    await mergeWhole(opened, attempt)
    await journal.settle(attempt)
  }
}

/**
 * Once a day and at the opening: merges whatever was ever left, then drops what was staged before yesterday. Answers today.
 */
export async function clearUp(parts: Parts): Promise<number> {
  const today = await dayOfServer(parts.opened)
  if (parts.clearedOn === today) return today
  const { unsettled } = await parts.journal.state('all')
  if (unsettled.length > 0) await parts.inTurn(() => settleLeft(parts, 'all'))
  await dropStagedBefore(parts.opened, today - 1)
  parts.clearedOn = today
  return today
}

/** Of a batch that is part of the warehouse: told in full to the caller who was told that it failed. */
function toldAgain({ untold }: Parts, { id }: DossierBatch): BatchOutcome {
  const outcome = untold.get(id)
  untold.delete(id)
  return outcome === undefined ? REPEATED : { kind: 'stored', earlier: true, ...outcome }
}

/** What an attempt brings: batches, how many rows are staged for them, and what comes with them. */
interface Brought {
  readonly ids: readonly string[]
  readonly read: number
  readonly told: readonly Told[]
  readonly witness: Witness | null
  /** What each batch did, of what they did together. */
  readonly noted: (merged: Merged) => readonly Noted[]
}

/**
 * With the turn, makes an attempt part of the warehouse: into the journal, and from there into the table. What each of its batches
 * did; null when one of them was part of it meanwhile.
 */
async function commitAttempt(
  parts: Parts,
  attempt: Attempt,
  brought: Brought,
): Promise<ReadonlyMap<string, BatchOutcome> | null> {
  const { opened, journal, clock, untold } = parts
  const { ids, read, told, witness, noted } = brought
  return parts.inTurn(async (stillOurs) => {
    await settleLeft(parts)
    if ((await journal.committed(ids)).size > 0) return null
    await checkRules(opened, told)
    const amended = await stageAmended(opened, attempt, told, witness?.onAmended ?? null)
    const versions = await foresee(opened, attempt, read, witness?.onWon ?? null)
    const all = noted(together(versions, amended))
    stillOurs()
    for (const [{ id }, outcome] of all) untold.set(id, outcome)
    await journal.commit(all, attempt, clock.now())
    await mergeAttempt(opened, attempt, versions.stale === 0)
    if (amended !== NOTHING_AMENDED) await mergeAnew(opened, attempt)
    await journal.settle(attempt)
    for (const [{ id }] of all) untold.delete(id)
    return new Map(all.map(([{ id }, outcome]): [string, BatchOutcome] => [id, { kind: 'stored', ...outcome }]))
  })
}

/** Beside the warehouse first, then into it. */
export async function storeBatch(
  parts: Parts,
  batch: DossierBatch,
  rows: AsyncIterable<readonly HeldDossier[]>,
  told: Told | undefined,
): Promise<BatchOutcome> {
  const { opened, journal, inTurn } = parts
  const attempt: Attempt = { name: randomUUID(), stagedOn: await clearUp(parts) }
  if ((await journal.committed([batch.id])).size > 0) {
    await inTurn(() => settleLeft(parts))
    return toldAgain(parts, batch)
  }
  const read = await stageRows(opened, attempt, rows)
  const stored = await commitAttempt(parts, attempt, {
    ids: [batch.id],
    read,
    told: told === undefined ? [] : [told],
    witness: null,
    noted: (merged) => [[batch, merged]],
  })
  return stored?.get(batch.id) ?? toldAgain(parts, batch)
}

/** Stores several batches in one attempt. */
export async function storeDeliveries(parts: Parts, deliveries: readonly Delivery[]): Promise<readonly BatchOutcome[]> {
  const { opened, journal, inTurn } = parts
  const stagedOn = await clearUp(parts)
  for (;;) {
    const fresh = newOf(deliveries, await journal.committed(deliveries.map(({ batch }) => batch.id)))
    let stored: ReadonlyMap<string, BatchOutcome> | null = new Map()
    if (fresh.size > 0) {
      const attempt: Attempt = { name: randomUUID(), stagedOn }
      const shares = sharesOf([...fresh.values()])
      const read = await stageRows(opened, attempt, atHand(shares.latest))
      const told = [...fresh.values()].flatMap((delivery) => delivery.told ?? [])
      const noted = ({ touched }: Merged): readonly Noted[] => shares.noted(touched)
      stored = await commitAttempt(parts, attempt, { ids: [...fresh.keys()], read, told, witness: shares, noted })
    } else if (deliveries.length > 0) await inTurn(() => settleLeft(parts))
    // Another program stored one of them meanwhile: what is left is staged anew.
    if (stored === null) continue
    return deliveries.map((delivery) => {
      const { id } = delivery.batch
      if (!fresh.has(id)) return toldAgain(parts, delivery.batch)
      return fresh.get(id) === delivery ? (stored.get(id) ?? REPEATED) : REPEATED
    })
  }
}
