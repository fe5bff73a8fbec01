import { type DuckDBConnection, type DuckDBValue, LIST, listValue, VARCHAR } from '@duckdb/node-api'
import type { DossierBatch, HeldDossier } from '../../../model/held-dossier.ts'
import type { Clock } from '../../../platform/clock.ts'
import { type Merged, NOTHING_AMENDED, REPEATED, together } from '../amended.ts'
import type { BatchOutcome, Told } from '../port.ts'
import type { Noted, Witness } from '../shares.ts'
import { amendDossiers, keepAmendments } from './amendments.ts'
import { appendColumns, appendDossiers } from './load.ts'
import { mergeIncoming } from './merge.ts'
import { revise } from './revision.ts'
import { codeHash } from './schema.ts'
import { checkRules } from './settle.ts'
import { createStaged } from './staged.ts'
import { inTransaction } from './transaction.ts'

/** Those of these batches that are part of the warehouse. */
export async function knownOf(
  connection: DuckDBConnection,
  batches: readonly DossierBatch[],
): Promise<ReadonlySet<string>> {
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE asked AS SELECT id, ${codeHash('id')} AS id_hash FROM (SELECT unnest($1) AS id)`,
    [listValue(batches.map(({ id }) => id))],
    [LIST(VARCHAR)],
  )
  const found = await connection.runAndReadAll(`SELECT id FROM batches
    WHERE rowid IN (SELECT rowid FROM batches SEMI JOIN asked USING (id_hash)) AND id IN (SELECT id FROM asked)`)
  return new Set(found.getRows().map(([id]) => String(id)))
}

/** Notes batches in the journal, within the transaction that makes them part of the warehouse: each is a revision. */
export async function note(connection: DuckDBConnection, noted: readonly Noted[], at: Date): Promise<void> {
  const column = (of: (each: Noted) => DuckDBValue): readonly DuckDBValue[] => noted.map(of)
  await connection.run(`CREATE OR REPLACE TEMP TABLE noted AS SELECT * EXCLUDE (id_hash) FROM batches LIMIT 0`)
  await appendColumns(connection, 'noted', [
    column(([{ id }]) => id),
    column(([{ source }]) => source),
    column(([{ name }]) => name),
    column(([, { added }]) => BigInt(added)),
    column(([, { replaced }]) => BigInt(replaced)),
    column(([, { stale }]) => BigInt(stale)),
    column(() => at.toISOString()),
  ])
  await connection.run(`INSERT INTO batches BY NAME SELECT *, ${codeHash('id')} AS id_hash FROM noted`)
  await revise(connection, noted.length)
}

/** Merges rows and what comes with them in one transaction, in which `finish` makes of the whole what is to be told and noted. */
export async function mergeRows<T>(
  connection: DuckDBConnection,
  rows: AsyncIterable<readonly HeldDossier[]>,
  told: readonly Told[],
  finish: (merged: Merged) => Promise<T>,
  witness: Witness | null = null,
): Promise<T> {
  await connection.run(createStaged('incoming'))
  const read = await appendDossiers(connection, 'incoming', rows)
  const result = await inTransaction(connection, async () => {
    await checkRules(connection, told)
    const amendments = await keepAmendments(connection, told)
    const versions = await mergeIncoming(connection, read, witness?.onWon ?? null)
    const amended =
      amendments === null
        ? NOTHING_AMENDED
        : await amendDossiers(connection, amendments, told, witness?.onAmended ?? null)
    return finish(together(versions, amended))
  })
  await connection.run('DROP TABLE incoming')
  return result
}

export async function storeBatch(
  connection: DuckDBConnection,
  batch: DossierBatch,
  rows: AsyncIterable<readonly HeldDossier[]>,
  told: Told | undefined,
  clock: Clock,
): Promise<BatchOutcome> {
  if ((await knownOf(connection, [batch])).size > 0) return REPEATED
  return mergeRows(connection, rows, told === undefined ? [] : [told], async (merged): Promise<BatchOutcome> => {
    await note(connection, [[batch, merged]], clock.now())
    return { kind: 'stored', ...merged }
  })
}
