import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import type { Cell, CountPlan } from '../../../model/count-plan.ts'
import { addDays } from '../../../model/date.ts'
import type { DossierBatch, HeldDossier } from '../../../model/held-dossier.ts'
import type { Procedure } from '../../../model/procedure.ts'
import { type Clock, systemClock } from '../../../platform/clock.ts'
import { NOTHING_AMENDED, together, UNTOUCHED } from '../amended.ts'
import { dateOfDay, dayOfDate, heldOf } from '../columns.ts'
import type { BatchOutcome, CourseRules, DossierPage, OnSettled, Told, UnitCodeUse, Warehouse } from '../port.ts'
import { changedTerms } from '../rules.ts'
import { countSql } from '../sql/count.ts'
import { amendDossiers, keepAmendments } from './amendments.ts'
import { readProcedures, writeProcedures } from './catalogue.ts'
import { readComplaintsTold, writeComplaintsTold } from './complaints.ts'
import { DUCKDB } from './dialect.ts'
import { appendColumns, appendDossiers } from './load.ts'
import { mergeIncoming } from './merge.ts'
import { openFile } from './open.ts'
import { NAMES } from './replace.ts'
import { checkRules, settleCourses } from './settle.ts'

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

async function storeBatch(
  connection: DuckDBConnection,
  batch: DossierBatch,
  rows: AsyncIterable<readonly HeldDossier[]>,
  told: Told | undefined,
  clock: Clock,
): Promise<BatchOutcome> {
  const known = await connection.runAndReadAll('SELECT 1 FROM batches WHERE id = $1', [batch.id])
  if (known.currentRowCount > 0) {
    return {
      kind: 'repeated',
      read: 0,
      added: 0,
      replaced: 0,
      stale: 0,
      waiting: 0,
      touched: UNTOUCHED,
    }
  }
  await connection.run(`CREATE OR REPLACE TEMP TABLE incoming AS SELECT * FROM dossiers LIMIT 0`)
  const read = await appendDossiers(connection, 'incoming', rows)
  const outcome = await inTransaction(connection, async () => {
    await checkRules(connection, told)
    const amendments = await keepAmendments(connection, told)
    const versions = await mergeIncoming(connection, read)
    const amended =
      amendments === null || told === undefined ? NOTHING_AMENDED : await amendDossiers(connection, amendments, told)
    const merged = together(versions, amended)
    const { added, replaced, stale } = merged
    await connection.run('INSERT INTO batches VALUES ($1, $2, $3, $4, $5, $6, $7)', [
      batch.id,
      batch.source,
      batch.name,
      BigInt(added),
      BigInt(replaced),
      BigInt(stale),
      clock.now().toISOString(),
    ])
    return merged
  })
  await connection.run('DROP TABLE incoming')
  await connection.run('DROP TABLE winners')
  await connection.run('DROP TABLE beaten')
  return { kind: 'stored', ...outcome }
}

async function fillPlanTables(connection: DuckDBConnection, { periods, memberships }: CountPlan): Promise<void> {
  await connection.run('CREATE OR REPLACE TEMP TABLE days (day INTEGER, period INTEGER, judged_on INTEGER)')
  await connection.run('CREATE OR REPLACE TEMP TABLE members (period INTEGER, unit_code VARCHAR, unit VARCHAR)')
  const days: number[][] = [[], [], []]
  for (const [index, { from, to, judgedOn }] of periods.entries()) {
    for (let date = from; date <= to; date = addDays(date, 1)) {
      days[0]?.push(dayOfDate(date))
      days[1]?.push(index)
      days[2]?.push(dayOfDate(judgedOn))
    }
  }
  await appendColumns(connection, 'days', days)
  const place = new Map(periods.map(({ key }, index) => [key, index]))
  const members: DuckDBValue[][] = [
    memberships.map(({ period }) => place.get(period) ?? null),
    memberships.map(({ unitCode }) => unitCode),
    memberships.map(({ unit }) => unit),
  ]
  await appendColumns(connection, 'members', members)
}

async function countCells(connection: DuckDBConnection, plan: CountPlan): Promise<readonly Cell[]> {
  if (plan.measures.length === 0) return []
  await fillPlanTables(connection, plan)
  const tables = { dossiers: 'dossiers', procedures: 'procedures', days: 'days', members: 'members' }
  const result = await connection.runAndReadAll(countSql(plan.measures, tables, DUCKDB, plan.complaints))
  return result.getRows().map(([unit, period, ...counts]) => ({
    unit: String(unit),
    period: plan.periods[Number(period)]?.key ?? '',
    counts: counts.map(Number),
  }))
}

async function replaceProcedures(
  connection: DuckDBConnection,
  procedures: readonly Procedure[],
  rules: CourseRules,
  onSettled?: OnSettled,
): Promise<number> {
  return inTransaction(connection, async () => {
    const changed = changedTerms(await readProcedures(connection), procedures)
    await writeProcedures(connection, procedures)
    return settleCourses(connection, rules, changed, onSettled)
  })
}

/**
 * The embedded warehouse on DuckDB. Everything runs one after the other on one connection, so that a reader never sees half
 * a batch and no commit is lost.
 */
export async function openDuckdbWarehouse(path: string, clock: Clock = systemClock): Promise<Warehouse> {
  const { instance, connection } = await openFile(path)
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work)
    last = turn.catch(() => undefined)
    return turn
  }
  const objects = async (sql: string, values: DuckDBValue[] = []): Promise<readonly Record<string, unknown>[]> =>
    (await connection.runAndReadAll(sql, values)).getRowObjects()

  return {
    store: (batch, rows, told) => inTurn(() => storeBatch(connection, batch, rows, told, clock)),
    setProcedures: (procedures, rules, onSettled) =>
      inTurn(() => replaceProcedures(connection, procedures, rules, onSettled)),
    settle: (rules, onSettled) =>
      inTurn(() => inTransaction(connection, () => settleCourses(connection, rules, null, onSettled))),
    procedures: () => inTurn(() => readProcedures(connection)),
    tellComplaints: (told) => inTurn(() => writeComplaintsTold(connection, told)),
    complaintsTold: () => inTurn(() => readComplaintsTold(connection)),
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
        const [row] = await objects(`SELECT ${NAMES} FROM dossiers WHERE NOT deleted AND code = $1`, [code])
        return row === undefined ? null : heldOf(row)
      }),
    async close() {
      await last
      connection.closeSync()
      instance.closeSync()
    },
  }
}
