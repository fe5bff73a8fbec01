import { type DuckDBConnection, type DuckDBValue, LIST, listValue, VARCHAR } from '@duckdb/node-api'
import type { LeafCounts, LeafPlan } from '../../../model/count-plan.ts'
import type { DossierBatch, HeldDossier } from '../../../model/held-dossier.ts'
import type { Procedure } from '../../../model/procedure.ts'
import type { UnitLevel } from '../../../model/unit.ts'
import { type Clock, systemClock } from '../../../platform/clock.ts'
import { COLUMNS, dateOfDay, dayOfDate, heldOf } from '../columns.ts'
import type { BatchOutcome, Delivery, DossierPage, UnitCodeUse, Warehouse } from '../port.ts'
import { countCells } from './count.ts'
import { countLeaves } from './leaves.ts'
import { appendColumns, appendDossiers } from './load.ts'
import { mergeIncoming, type Won } from './merge.ts'
import { openFile } from './open.ts'
import { codeHash } from './schema.ts'
import { createStaged } from './staged.ts'

const NAMES = COLUMNS.map(({ name }) => name).join(', ')

/** Runs the work in a transaction; whatever it throws, everything is as it was. */
async function inTransaction<T>(connection: DuckDBConnection, work: () => Promise<T>): Promise<T> {
  await connection.run('BEGIN')
  try {
    const result = await work()
    await connection.run('COMMIT')
    return result
  } catch (error) {
    await connection.run('ROLLBACK')
    throw error
  }
}

const REPEATED: BatchOutcome = {
  kind: 'repeated',
  read: 0,
  added: 0,
  replaced: 0,
  stale: 0,
  touched: { unitCodes: [], from: null, to: null },
}

/** Those of these batches that are part of the warehouse. */
async function knownOf(connection: DuckDBConnection, batches: readonly DossierBatch[]): Promise<ReadonlySet<string>> {
  const ids = listValue(batches.map(({ id }) => id))
  const found = await connection.runAndReadAll(
    'SELECT id FROM batches WHERE list_contains($1, id)',
    [ids],
    [LIST(VARCHAR)],
  )
  return new Set(found.getRows().map(([id]) => String(id)))
}

/** Counts changes of what is held, within the transaction that makes them. */
const revise = (connection: DuckDBConnection, by: number): Promise<unknown> =>
  connection.run('UPDATE revision SET number = number + $1', [by])

type Noted = readonly [batch: DossierBatch, outcome: Omit<BatchOutcome, 'kind'>]

/** Notes batches in the journal, within the transaction that makes them part of the warehouse: each is a revision. */
async function note(connection: DuckDBConnection, noted: readonly Noted[], at: Date): Promise<void> {
  const column = (of: (each: Noted) => DuckDBValue): readonly DuckDBValue[] => noted.map(of)
  await appendColumns(connection, 'batches', [
    column(([{ id }]) => id),
    column(([{ source }]) => source),
    column(([{ name }]) => name),
    column(([, { added }]) => BigInt(added)),
    column(([, { replaced }]) => BigInt(replaced)),
    column(([, { stale }]) => BigInt(stale)),
    column(() => at.toISOString()),
  ])
  await revise(connection, noted.length)
}

type Merged = Omit<BatchOutcome, 'kind'>

/** Merges rows in one transaction, in which `finish` makes of the whole what is to be told and noted. */
async function mergeRows<T>(
  connection: DuckDBConnection,
  rows: AsyncIterable<readonly HeldDossier[]>,
  finish: (merged: Merged) => Promise<T>,
  onWon: ((won: Won) => void) | null = null,
): Promise<T> {
  await connection.run(createStaged('incoming'))
  const read = await appendDossiers(connection, 'incoming', rows)
  const result = await inTransaction(connection, async () => finish(await mergeIncoming(connection, read, onWon)))
  await connection.run('DROP TABLE incoming')
  return result
}

async function storeBatch(
  connection: DuckDBConnection,
  batch: DossierBatch,
  rows: AsyncIterable<readonly HeldDossier[]>,
  clock: Clock,
): Promise<BatchOutcome> {
  if ((await knownOf(connection, [batch])).size > 0) return REPEATED
  return mergeRows(connection, rows, async (merged): Promise<BatchOutcome> => {
    await note(connection, [[batch, merged]], clock.now())
    return { kind: 'stored', ...merged }
  })
}

/** The deliveries that are new, and of each dossier that several of them tell the one with the latest version. */
async function newOf(connection: DuckDBConnection, deliveries: readonly Delivery[]) {
  const known = await knownOf(
    connection,
    deliveries.map(({ batch }) => batch),
  )
  const fresh = new Map<string, Delivery>()
  for (const delivery of deliveries) {
    const { id } = delivery.batch
    if (!fresh.has(id) && !known.has(id)) fresh.set(id, delivery)
  }
  const latest = new Map<string, { readonly held: HeldDossier; readonly id: string }>()
  for (const [id, { rows }] of fresh) {
    for (const held of rows) {
      const other = latest.get(held.dossier.code)
      if (other === undefined || held.version > other.held.version) latest.set(held.dossier.code, { held, id })
    }
  }
  return { fresh, latest }
}

async function storeDeliveries(
  connection: DuckDBConnection,
  deliveries: readonly Delivery[],
  clock: Clock,
): Promise<readonly BatchOutcome[]> {
  const { fresh, latest } = await newOf(connection, deliveries)
  if (fresh.size === 0) return deliveries.map(() => REPEATED)
  const given = (async function* () {
    yield [...latest.values()].map(({ held }) => held)
  })()
  const tally = new Map([...fresh].map(([id, { rows }]) => [id, { read: rows.length, won: 0, replaced: 0 }]))
  const onWon = ({ code, replaced }: Won): void => {
    const own = tally.get(latest.get(code)?.id ?? '')
    if (own === undefined) return
    own.won += 1
    if (replaced) own.replaced += 1
  }
  const finish = async ({ touched }: Merged): Promise<ReadonlyMap<string, BatchOutcome>> => {
    const noted = [...tally].flatMap(([id, { read, won, replaced }]): Noted[] => {
      const batch = fresh.get(id)?.batch
      return batch === undefined ? [] : [[batch, { read, added: won - replaced, replaced, stale: read - won, touched }]]
    })
    await note(connection, noted, clock.now())
    return new Map(noted.map(([{ id }, outcome]): [string, BatchOutcome] => [id, { kind: 'stored', ...outcome }]))
  }
  const outcomes = await mergeRows(connection, given, finish, onWon)
  return deliveries.map((delivery) => {
    const { id } = delivery.batch
    return fresh.get(id) === delivery ? (outcomes.get(id) ?? REPEATED) : REPEATED
  })
}

async function replaceProcedures(connection: DuckDBConnection, procedures: readonly Procedure[]): Promise<void> {
  await inTransaction(connection, async () => {
    await revise(connection, 1)
    await connection.run('DELETE FROM procedures')
    for (const { code, name, legalTermDays, hasFee, onlineLevel, paperResult, forCitizens, levels } of procedures) {
      await connection.run('INSERT INTO procedures VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
        code,
        name,
        legalTermDays,
        hasFee,
        onlineLevel,
        onlineLevel === null ? null : onlineLevel !== 'none',
        paperResult,
        forCitizens,
        levels?.join(' ') ?? null,
      ])
    }
  })
}

const procedureOf = (row: Readonly<Record<string, unknown>>): Procedure => ({
  code: String(row.code),
  name: String(row.name),
  legalTermDays: row.legal_term_days === null ? null : Number(row.legal_term_days),
  hasFee: row.has_fee as boolean | null,
  onlineLevel: row.online_level as Procedure['onlineLevel'],
  paperResult: row.paper_result as boolean | null,
  forCitizens: row.for_citizens as boolean | null,
  levels: row.levels === null ? null : (String(row.levels).split(' ') as UnitLevel[]),
})

/**
 * The embedded warehouse on DuckDB. Everything runs one after the other on one connection, so that a reader never sees half
 * a batch and no commit is lost.
 */
export async function openDuckdbWarehouse(path: string, clock: Clock = systemClock): Promise<Warehouse> {
  const { instance, connection } = await openFile(path)
  let last: Promise<unknown> = Promise.resolve()
  // Nobody else changes it while the file is held. A reading that failed is tried again.
  let catalogue: Promise<readonly Procedure[]> | null = null
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work)
    last = turn.catch(() => undefined)
    return turn
  }
  const objects = async (sql: string, values: DuckDBValue[] = []): Promise<readonly Record<string, unknown>[]> =>
    (await connection.runAndReadAll(sql, values)).getRowObjects()

  return {
    store: (batch, rows) => inTurn(() => storeBatch(connection, batch, rows, clock)),
    storeGroup: (deliveries) => inTurn(() => storeDeliveries(connection, deliveries, clock)),
    setProcedures: (procedures) =>
      inTurn(async () => {
        catalogue = null
        await replaceProcedures(connection, procedures)
      }),
    leaves: (plan: LeafPlan): Promise<LeafCounts> => inTurn(() => countLeaves(connection, plan)),
    revision: () => inTurn(async () => Number((await objects('SELECT number FROM revision'))[0]?.number)),
    procedures: () => {
      if (catalogue !== null) return catalogue
      const reading = inTurn(async () => (await objects('SELECT * FROM procedures ORDER BY code')).map(procedureOf))
      reading.catch(() => {
        catalogue = null
      })
      catalogue = reading
      return reading
    },
    count: (plan) => inTurn(() => countCells(connection, plan)),
    unitCodes: () =>
      inTurn(async (): Promise<readonly UnitCodeUse[]> => {
        const rows =
          await objects(`SELECT unit_code, count(*) AS dossiers, min(received_on) AS first, max(received_on) AS last
          FROM dossiers WHERE NOT deleted GROUP BY unit_code ORDER BY unit_code`)
        return rows.map(({ unit_code, dossiers, first, last: latest }) => ({
          unitCode: String(unit_code),
          dossiers: Number(dossiers),
          from: first === null ? null : dateOfDay(Number(first)),
          to: latest === null ? null : dateOfDay(Number(latest)),
        }))
      }),
    page: ({ unitCodes, from, to, after, limit }: DossierPage) =>
      inTurn(async () => {
        if (unitCodes.length === 0) return []
        const places = unitCodes.map((_, index) => `$${index + 5}`).join(', ')
        const rows = await objects(
          `SELECT ${NAMES} FROM dossiers WHERE NOT deleted AND received_on BETWEEN $1 AND $2 AND code > $3
             AND unit_code IN (${places}) ORDER BY code LIMIT $4`,
          [dayOfDate(from), dayOfDate(to), after ?? '', limit, ...unitCodes],
        )
        return rows.map(heldOf)
      }),
    dossier: (code) =>
      inTurn(async () => {
        const [row] = await objects(
          `SELECT ${NAMES} FROM dossiers WHERE NOT deleted AND code_hash = ${codeHash('$1')} AND code = $1`,
          [code],
        )
        return row === undefined ? null : heldOf(row)
      }),
    async close() {
      await last
      connection.closeSync()
      instance.closeSync()
    },
  }
}
