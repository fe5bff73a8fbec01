import type { RecordedCard, ScoreRecord } from '../../model/score-record.ts'
import type { UnitId } from '../../model/unit.ts'
import { inBatches } from './batches.ts'
import type { NewScoreRecord } from './port.ts'
import type { Db, ScoreRecordTable } from './tables.ts'

const rowToRecord = (row: ScoreRecordTable): ScoreRecord => ({
  periodKey: row.period_key,
  periodFrom: row.period_from,
  periodTo: row.period_to,
  indexSetId: row.index_set_id,
  indexSetSha256: row.index_set_sha256,
  sha256: row.sha256,
  judgedOn: row.judged_on,
  simulated: Number(row.simulated) === 1,
  units: Number(row.units),
  revision: Number(row.revision),
  recordedAt: row.recorded_at,
})

async function keepIndexSet(db: Db, id: string, sha256: string, content: string): Promise<void> {
  const held = await db.selectFrom('recorded_index_sets').select('sha256').where('sha256', '=', sha256).execute()
  if (held.length > 0) return
  await inBatches([{ sha256, id, content }], (batch) => db.insertInto('recorded_index_sets').values(batch).execute())
}

/** Registry.storeScoreRecord within its transaction. */
export async function storeScoreRecord(
  db: Db,
  { record, indexSet, cards, onlyFirst }: NewScoreRecord,
  now: Date,
): Promise<{ readonly kind: 'stored' | 'already'; readonly record: ScoreRecord }> {
  const all = await listScoreRecords(db, record.periodKey)
  const last = all.findLast(({ indexSetId }) => indexSetId === record.indexSetId)
  if (last !== undefined && (onlyFirst || last.sha256 === record.sha256)) return { kind: 'already', record: last }
  await keepIndexSet(db, record.indexSetId, record.indexSetSha256, indexSet)
  const revision = (all.at(-1)?.revision ?? 0) + 1
  const row: ScoreRecordTable = {
    period_key: record.periodKey,
    revision,
    period_from: record.periodFrom,
    period_to: record.periodTo,
    index_set_id: record.indexSetId,
    index_set_sha256: record.indexSetSha256,
    sha256: record.sha256,
    judged_on: record.judgedOn,
    simulated: record.simulated ? 1 : 0,
    units: cards.length,
    recorded_at: now.toISOString(),
  }
  await inBatches([row], (batch) => db.insertInto('score_records').values(batch).execute())
  const rows = cards.map(({ unitId, lines }) => ({
    period_key: record.periodKey,
    revision,
    unit_id: unitId,
    lines,
  }))
  await inBatches(rows, (batch) => db.insertInto('recorded_scorecards').values(batch).execute())
  return { kind: 'stored', record: rowToRecord(row) }
}

/** Records by the end of the period, its key and revision; of one period or of all. */
export async function listScoreRecords(db: Db, periodKey: string | null): Promise<readonly ScoreRecord[]> {
  const rows = await db
    .selectFrom('score_records')
    .selectAll()
    .$if(periodKey !== null, (query) => query.where('period_key', '=', periodKey ?? ''))
    .orderBy('period_to')
    .orderBy('period_key')
    .orderBy('revision')
    .execute()
  return rows.map(rowToRecord)
}

/** Registry.recordedCard. */
export async function readRecordedCard(
  db: Db,
  { periodKey, revision }: Pick<ScoreRecord, 'periodKey' | 'revision'>,
  unitId: UnitId,
): Promise<RecordedCard | null> {
  const row = await db
    .selectFrom('recorded_scorecards')
    .select(['unit_id', 'lines'])
    .where('period_key', '=', periodKey)
    .where('revision', '=', revision)
    .where('unit_id', '=', unitId)
    .executeTakeFirst()
  return row === undefined ? null : { unitId: row.unit_id, lines: row.lines }
}

/** Registry.recordedIndexSet. */
export async function readRecordedIndexSet(db: Db, sha256: string): Promise<string | null> {
  const query = db.selectFrom('recorded_index_sets').select('content').where('sha256', '=', sha256)
  return (await query.executeTakeFirst())?.content ?? null
}
