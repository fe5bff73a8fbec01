import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import type { LeafCounts, LeafPlan } from '../../../model/count-plan.ts'
import type { Procedure } from '../../../model/procedure.ts'
import { type Clock, systemClock } from '../../../platform/clock.ts'
import { dateOfDay, dayOfDate, heldOf } from '../columns.ts'
import type { CourseRules, DossierPage, OnSettled, ProcedureUse, UnitCodeUse, Warehouse } from '../port.ts'
import { changedTerms } from '../rules.ts'
import { namedProcedures } from '../sql/named-procedures.ts'
import { readProcedures, writeProcedures } from './catalogue.ts'
import { readComplaintsTold } from './complaints.ts'
import { countCells } from './count.ts'
import { storeDeliveries } from './group.ts'
import { countLeaves } from './leaves.ts'
import { diskFailure, openFile } from './open.ts'
import { NAMES } from './replace.ts'
import { revise, revisionOf } from './revision.ts'
import { codeHash } from './schema.ts'
import { settleCourses } from './settle.ts'
import { storeBatch } from './store.ts'
import { inTransaction } from './transaction.ts'

/** Two changes of what is counted, where due dates move: the catalogue and the courses. */
async function replaceProcedures(
  connection: DuckDBConnection,
  procedures: readonly Procedure[],
  rules: CourseRules,
  onSettled?: OnSettled,
): Promise<number> {
  return inTransaction(connection, async () => {
    const changed = changedTerms(await readProcedures(connection), procedures)
    await writeProcedures(connection, procedures)
    await revise(connection)
    return settleCourses(connection, rules, changed, onSettled)
  })
}

/**
 * The embedded warehouse on DuckDB. Everything runs one after the other on one connection, so that a reader never sees half
 * a batch and no commit is lost.
 */
export async function openDuckdbWarehouse(
  path: string,
  { clock = systemClock, readOnly = false }: { readonly clock?: Clock; readonly readOnly?: boolean } = {},
): Promise<Warehouse> {
  const { instance, connection } = await openFile(path, readOnly)
  let last: Promise<unknown> = Promise.resolve()
  // Nobody else changes it while the file is held. A reading that failed is tried again.
  let catalogue: Promise<readonly Procedure[]> | null = null
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work).catch((error: unknown) => {
      throw diskFailure(error, path)
    })
    last = turn.catch(() => undefined)
    return turn
  }
  const objects = async (sql: string, values: DuckDBValue[] = []): Promise<readonly Record<string, unknown>[]> =>
    (await connection.runAndReadAll(sql, values)).getRowObjects()

  return {
    store: (batch, rows, told) => inTurn(() => storeBatch(connection, batch, rows, told, clock)),
    storeGroup: (deliveries) => inTurn(() => storeDeliveries(connection, deliveries, clock)),
    setProcedures: (procedures, rules, onSettled) =>
      inTurn(() => {
        catalogue = null
        return replaceProcedures(connection, procedures, rules, onSettled)
      }),
    settle: (rules, onSettled) =>
      inTurn(() => inTransaction(connection, () => settleCourses(connection, rules, null, onSettled))),
    procedures: () => {
      if (catalogue !== null) return catalogue
      const reading = inTurn(() => readProcedures(connection))
      reading.catch(() => {
        catalogue = null
      })
      catalogue = reading
      return reading
    },
    complaintsTold: () => inTurn(() => readComplaintsTold(connection)),
    leaves: (plan: LeafPlan): Promise<LeafCounts> => inTurn(() => countLeaves(connection, plan)),
    revision: () => inTurn(() => revisionOf(connection)),
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
    procedureCodes: (days) =>
      inTurn(async (): Promise<readonly ProcedureUse[]> => {
        const rows = await objects(`SELECT procedure_code, count(*) AS dossiers FROM dossiers
          WHERE ${namedProcedures('NOT deleted', days)} GROUP BY procedure_code ORDER BY procedure_code`)
        return rows.map((row) => ({ procedureCode: String(row.procedure_code), dossiers: Number(row.dossiers) }))
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
