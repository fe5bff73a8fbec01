import { inBatches } from './batches.ts'
import type { TakenBack } from './port.ts'
import type { Db, TakenBackTable } from './tables.ts'

/** Keeps that something was taken back or brought back. */
export async function recordTakenBack(
  db: Db,
  { at, action, subject, reason }: Omit<TakenBack, 'at'> & { readonly at: Date },
): Promise<void> {
  const last = await db
    .selectFrom('taken_back')
    .select('position')
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  const position = last === undefined ? 0 : Number(last.position) + 1
  const row: TakenBackTable = { position, at: at.toISOString(), action, subject, reason }
  await inBatches([row], (batch) => db.insertInto('taken_back').values(batch).execute())
}

/** Registry.takenBack. */
export async function listTakenBack(db: Db): Promise<readonly TakenBack[]> {
  const rows = await db.selectFrom('taken_back').selectAll().orderBy('position').execute()
  return rows.map(({ at, action, subject, reason }) => ({ at, action, subject, reason }))
}
