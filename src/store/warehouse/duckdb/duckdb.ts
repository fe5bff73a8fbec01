import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import type { DossierBatch, HeldDossier } from '../../../model/held-dossier.ts'
import type { Procedure } from '../../../model/procedure.ts'
import type { UnitLevel } from '../../../model/unit.ts'
import { type Clock, systemClock } from '../../../platform/clock.ts'
import { COLUMNS, dateOfDay, dayOfDate, heldOf } from '../columns.ts'
import type { BatchOutcome, DossierPage, UnitCodeUse, Warehouse } from '../port.ts'
import { countCells } from './count.ts'
import { appendDossiers } from './load.ts'
import { mergeIncoming } from './merge.ts'
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

async function storeBatch(
  connection: DuckDBConnection,
  batch: DossierBatch,
  rows: AsyncIterable<readonly HeldDossier[]>,
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
      touched: { unitCodes: [], from: null, to: null },
    }
  }
  await connection.run(createStaged('incoming'))
  const read = await appendDossiers(connection, 'incoming', rows)
  const outcome = await inTransaction(connection, async () => {
    const merged = await mergeIncoming(connection, read)
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
  return { kind: 'stored', ...outcome }
}

async function replaceProcedures(connection: DuckDBConnection, procedures: readonly Procedure[]): Promise<void> {
  await inTransaction(connection, async () => {
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
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work)
    last = turn.catch(() => undefined)
    return turn
  }
  const objects = async (sql: string, values: DuckDBValue[] = []): Promise<readonly Record<string, unknown>[]> =>
    (await connection.runAndReadAll(sql, values)).getRowObjects()

  return {
    store: (batch, rows) => inTurn(() => storeBatch(connection, batch, rows, clock)),
    setProcedures: (procedures) => inTurn(() => replaceProcedures(connection, procedures)),
    procedures: () => inTurn(async () => (await objects('SELECT * FROM procedures ORDER BY code')).map(procedureOf)),
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
