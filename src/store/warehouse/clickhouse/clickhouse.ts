import { randomUUID } from 'node:crypto'
import type { DossierBatch, HeldDossier } from '../../../model/held-dossier.ts'
import type { Procedure } from '../../../model/procedure.ts'
import { type Clock, systemClock } from '../../../platform/clock.ts'
import { NOTHING_AMENDED, REPEATED, together, UNTOUCHED } from '../amended.ts'
import type { BatchOutcome, CourseRules, OnSettled, Told, Warehouse } from '../port.ts'
import { changedTerms, termsPrint } from '../rules.ts'
import { mergeAnew, stageAmended } from './amendments.ts'
import { editionOf, readCatalogue, writeCatalogue } from './catalogue.ts'
import { readComplaintsTold } from './complaints.ts'
import { countCells, countLeaves } from './count.ts'
import { type Attempt, type Journal, journalOf, type Merged } from './journal.ts'
import { endLeftMerges, foresee, mergeAttempt } from './merge.ts'
import { type Opened, openNodes } from './open.ts'
import { pageOf, theDossier, unitCodesOf } from './read.ts'
import { checkRules, leftToSettle, settledBy, stageSettled, writeRules } from './settle.ts'
import { dayOfServer, dropStagedBefore, stageRows } from './stage.ts'
import { type InTurn, TURN_SECONDS, turnsOf } from './turn.ts'

async function* atHand(rows: readonly HeldDossier[]): AsyncGenerator<readonly HeldDossier[]> {
  yield rows
}

/** How often a reader tries between the batches of others before it asks them to wait. */
const FREE_TRIES = 2

interface Parts {
  readonly opened: Opened
  readonly journal: Journal
  readonly inTurn: InTurn
  readonly clock: Clock
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
async function settleLeft({ opened, journal }: Parts, of: 'recent' | 'all' = 'recent'): Promise<void> {
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
async function clearUp(parts: Parts): Promise<number> {
  const today = await dayOfServer(parts.opened)
  if (parts.clearedOn === today) return today
  const { unsettled } = await parts.journal.state('all')
  if (unsettled.length > 0) await parts.inTurn(() => settleLeft(parts, 'all'))
  await dropStagedBefore(parts.opened, today - 1)
  parts.clearedOn = today
  return today
}

/** Of a batch that is part of the warehouse: told again in full to the caller who was told that it failed. */
function toldAgain({ untold }: Parts, batch: DossierBatch): BatchOutcome {
  const outcome = untold.get(batch.id)
  untold.delete(batch.id)
  return outcome === undefined ? REPEATED : { kind: 'stored', ...outcome }
}

/** Beside the warehouse first; then, with the turn, into the journal, and from there into the table. */
async function storeBatch(
  parts: Parts,
  batch: DossierBatch,
  rows: AsyncIterable<readonly HeldDossier[]>,
  told: Told | undefined,
): Promise<BatchOutcome> {
  const { opened, journal, inTurn, clock, untold } = parts
  const attempt: Attempt = { name: randomUUID(), stagedOn: await clearUp(parts) }
  const known = (await journal.committed(batch.id)) !== null
  const read = known ? 0 : await stageRows(opened, attempt, rows)
  return inTurn(async (stillOurs) => {
    await settleLeft(parts)
    if (known || (await journal.committed(batch.id)) !== null) return toldAgain(parts, batch)
    await checkRules(opened, told)
    const amended = await stageAmended(opened, attempt, told)
    const versions = await foresee(opened, attempt, read)
    const merged = together(versions, amended)
    stillOurs()
    untold.set(batch.id, merged)
    await journal.commit(batch, attempt, merged, clock.now())
    await mergeAttempt(opened, attempt, versions.stale === 0)
    if (amended !== NOTHING_AMENDED) await mergeAnew(opened, attempt)
    await journal.settle(attempt)
    return toldAgain(parts, batch)
  })
}

/**
 * Settles anew the courses that were settled by other rules, in one batch of the journal; then says by which they are. A program
 * killed before that leaves it to the next that opens the warehouse, or sets a catalogue. Only with the turn.
 */
async function settleCourses(
  parts: Parts,
  stillOurs: () => void,
  rules: CourseRules,
  changed: readonly string[] | null,
  onSettled?: OnSettled,
): Promise<number> {
  const { opened, journal, clock } = parts
  const left = await leftToSettle(opened, rules, changed)
  if (left === null) return 0
  const attempt: Attempt = { name: randomUUID(), stagedOn: await dayOfServer(opened) }
  const moved = await stageSettled(opened, attempt, rules, left, onSettled)
  stillOurs()
  if (moved > 0) {
    const batch = { id: `rules ${attempt.name}`, source: 'thuocdo', name: 'rules' }
    const merged = { read: 0, added: 0, replaced: moved, stale: 0, waiting: 0, touched: UNTOUCHED }
    await journal.commit(batch, attempt, merged, clock.now())
    await mergeAnew(opened, attempt)
    await journal.settle(attempt)
  }
  await writeRules(opened, left.after)
  return moved
}

/** Where the rules are the same nobody has to wait for a turn. */
async function settle(parts: Parts, rules: CourseRules, onSettled?: OnSettled): Promise<number> {
  if ((await leftToSettle(parts.opened, rules, null)) === null) return 0
  return parts.inTurn(async (stillOurs) => {
    await settleLeft(parts)
    return settleCourses(parts, stillOurs, rules, null, onSettled)
  })
}

/** The catalogue first, then the courses: until they are settled, batches are refused and the next opening makes up for it. */
async function setProcedures(
  parts: Parts,
  procedures: readonly Procedure[],
  rules: CourseRules,
  onSettled?: OnSettled,
): Promise<number> {
  const { opened, inTurn } = parts
  return inTurn(async (stillOurs) => {
    await settleLeft(parts)
    const before = await readCatalogue(opened)
    const whole = (await settledBy(opened))?.terms === termsPrint(before)
    await writeCatalogue(opened, procedures)
    return settleCourses(parts, stillOurs, rules, whole ? changedTerms(before, procedures) : null, onSettled)
  })
}

/** Batches and due dates that moved are in the journal; the catalogue has an edition of its own. */
const revisionOf = async ({ opened, journal }: Parts): Promise<number> =>
  (await journal.count()) + (await editionOf(opened))

/**
 * Reads between batches: what was committed before is merged, and nothing is committed meanwhile. When others write without a
 * pause, the reader takes the turn.
 */
async function readWhole<T>(parts: Parts, read: () => Promise<T>): Promise<T> {
  for (let tries = 0; tries < FREE_TRIES; tries += 1) {
    const before = await parts.journal.state('recent')
    if (before.unsettled.length > 0) break
    const result = await read()
    if ((await parts.journal.state('recent')).print === before.print) return result
  }
  return parts.inTurn(async (stillOurs) => {
    await settleLeft(parts)
    const result = await read()
    stillOurs()
    return result
  })
}

/** How long is waited for nodes and for other programs. All programs of a warehouse have turns of the same length. */
export interface ClickhousePatience {
  /** Milliseconds between tries while nodes do not answer. */
  readonly pauses?: readonly number[]
  /** After so many seconds the turn of a program that was killed is over. */
  readonly turnSeconds?: number
}

/**
 * The warehouse on ClickHouse 18.16 or newer: one node, or a cluster whose nodes the URL names (docs/deploy-nation.md). Several
 * processes may use it at once. docs/decisions/0016-warehouse-on-clickhouse.md says why a batch is there whole or not at all.
 * @throws ThuocDoError `config.warehouse`, `warehouse.cluster`, `warehouse.unreachable`, `warehouse.access`, `warehouse.refused`,
 * `warehouse.newer`; its functions also `warehouse.incomplete`, `warehouse.busy`
 */
export async function openClickhouseWarehouse(
  url: string,
  clock: Clock = systemClock,
  { pauses, turnSeconds = TURN_SECONDS }: ClickhousePatience = {},
): Promise<Warehouse> {
  const opened = await openNodes(url, pauses)
  const parts: Parts = {
    opened,
    journal: journalOf(opened),
    inTurn: turnsOf(opened, turnSeconds),
    clock,
    untold: new Map(),
    clearedOn: Number.NEGATIVE_INFINITY,
  }
  await clearUp(parts)
  let last: Promise<unknown> = Promise.resolve()
  const oneByOne = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work)
    last = turn.catch(() => undefined)
    return turn
  }
  const whole = <T>(read: () => Promise<T>): Promise<T> => oneByOne(() => readWhole(parts, read))

  return {
    store: (batch, rows, told) => oneByOne(() => storeBatch(parts, batch, rows, told)),
    // Each batch is a commit of its own: it is staged on all shards before it is made part of the warehouse.
    storeGroup: async (deliveries) => {
      const outcomes: BatchOutcome[] = []
      for (const { batch, rows, told } of deliveries) {
        outcomes.push(await oneByOne(() => storeBatch(parts, batch, atHand(rows), told)))
      }
      return outcomes
    },
    leaves: (plan) => whole(() => countLeaves(opened, plan)),
    revision: () => oneByOne(() => revisionOf(parts)),
    setProcedures: (procedures, rules, onSettled) => oneByOne(() => setProcedures(parts, procedures, rules, onSettled)),
    settle: (rules, onSettled) => oneByOne(() => settle(parts, rules, onSettled)),
    procedures: () => oneByOne(() => readCatalogue(opened)),
    complaintsTold: () => oneByOne(() => readComplaintsTold(opened)),
    count: (plan) => whole(() => countCells(opened, plan)),
    unitCodes: () => whole(() => unitCodesOf(opened)),
    page: (wanted) => whole(() => pageOf(opened, wanted)),
    dossier: (code) => whole(() => theDossier(opened, code)),
    async close() {
      await last
    },
  }
}
