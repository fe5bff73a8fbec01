import { randomUUID } from 'node:crypto'
import type { Procedure } from '../../../model/procedure.ts'
import { type Clock, systemClock } from '../../../platform/clock.ts'
import { UNTOUCHED } from '../amended.ts'
import type { CourseRules, OnSettled, Warehouse } from '../port.ts'
import { changedTerms, termsPrint } from '../rules.ts'
import { mergeAnew } from './amendments.ts'
import { catalogueReader, editionOf, readCatalogue, writeCatalogue } from './catalogue.ts'
import { readComplaintsTold } from './complaints.ts'
import { countCells, countLeaves } from './count.ts'
import { type Attempt, journalOf, RECENT_DAYS } from './journal.ts'
import { openNodes } from './open.ts'
import { pageOf, procedureCodesOf, theDossier, unitCodesOf } from './read.ts'
import { leftToSettle, settledBy, stageSettled, writeRules } from './settle.ts'
import { dayOfServer } from './stage.ts'
import { clearUp, type Parts, settleLeft, storeBatch, storeDeliveries } from './store.ts'
import { TURN_SECONDS, turnsOf } from './turn.ts'

/** How often a reader tries between the batches of others before it asks them to wait. */
const FREE_TRIES = 2

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
    await journal.commit([[batch, merged]], attempt, clock.now())
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
const revisionOf = async ({ opened, journal, since }: Parts): Promise<number> =>
  (await journal.count(since)) + (await editionOf(opened))

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
    since: (await dayOfServer(opened)) - RECENT_DAYS,
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
    storeGroup: (deliveries) => oneByOne(() => storeDeliveries(parts, deliveries)),
    leaves: (plan) => whole(() => countLeaves(opened, plan)),
    revision: () => oneByOne(() => revisionOf(parts)),
    setProcedures: (procedures, rules, onSettled) => oneByOne(() => setProcedures(parts, procedures, rules, onSettled)),
    settle: (rules, onSettled) => oneByOne(() => settle(parts, rules, onSettled)),
    procedures: catalogueReader(opened),
    complaintsTold: () => oneByOne(() => readComplaintsTold(opened)),
    count: (plan) => whole(() => countCells(opened, plan)),
    unitCodes: () => whole(() => unitCodesOf(opened)),
    procedureCodes: (days) => whole(() => procedureCodesOf(opened, days)),
    page: (wanted) => whole(() => pageOf(opened, wanted)),
    dossier: (code) => whole(() => theDossier(opened, code)),
    async close() {
      await last
    },
  }
}
