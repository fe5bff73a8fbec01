import { sql } from 'kysely'
import { ThuocDoError } from '../../platform/problem.ts'
import type { Engine, Words } from './engine.ts'
import type { Db } from './tables.ts'

/** A step of the register's form. Once released it never changes: registers in the field have run it. */
export interface Migration {
  readonly name: string
  readonly statements: (words: Words) => readonly string[]
}

const unitSources: Migration = {
  name: '0001-unit-sources',
  statements: ({ text, integer, tableEnd }) => [
    `create table unit_sources (
      id ${integer} primary key, kind ${text} not null, valid_from ${text} not null, scope_code ${text},
      sha256 ${text} not null, name ${text} not null, row_count ${integer} not null, added_at ${text} not null
    )${tableEnd}`,
    `create unique index unit_sources_content on unit_sources (kind, valid_from, sha256, coalesce(scope_code, ''))`,
    `create table unit_list_rows (
      source_id ${integer} not null references unit_sources (id), position ${integer} not null,
      code ${text} not null, name ${text} not null, level ${text} not null,
      parent_code ${text}, portal_code ${text}, portal_id ${text},
      primary key (source_id, position)
    )${tableEnd}`,
    `create table lineage_rows (
      source_id ${integer} not null references unit_sources (id), position ${integer} not null,
      successor_code ${text}, successor_name ${text},
      predecessor_code ${text} not null, predecessor_name ${text}, extent ${text} not null,
      primary key (source_id, position)
    )${tableEnd}`,
    `create table provisional_units (
      id ${text} primary key, name ${text} not null, level ${text} not null, parent_id ${text}, known_on ${text} not null
    )${tableEnd}`,
  ],
}

const units: Migration = {
  name: '0002-units',
  statements: ({ text, integer, tableEnd }) => [
    `create table units (
      id ${text} primary key, level ${text} not null, origin ${text} not null, valid_from ${text}, valid_to ${text}
    )${tableEnd}`,
    `create table unit_versions (
      unit_id ${text} not null references units (id), position ${integer} not null,
      valid_from ${text}, valid_to ${text}, name ${text} not null, code ${text},
      parent_id ${text} references units (id),
      primary key (unit_id, position)
    )${tableEnd}`,
    'create index unit_versions_parent on unit_versions (parent_id)',
    `create table unit_aliases (
      unit_id ${text} not null references units (id), position ${integer} not null,
      scheme ${text} not null, value ${text} not null, valid_from ${text}, valid_to ${text},
      primary key (unit_id, position)
    )${tableEnd}`,
    `create table successions (
      position ${integer} primary key, predecessor_id ${text} not null references units (id),
      successor_id ${text} references units (id), on_date ${text} not null, extent ${text} not null, basis ${text} not null
    )${tableEnd}`,
    'create index successions_predecessor on successions (predecessor_id)',
    'create index successions_successor on successions (successor_id)',
    `create table unit_moves (
      source_id ${integer} not null references unit_sources (id), position ${integer} not null,
      from_unit_id ${text} not null, on_date ${text} not null, to_unit_id ${text} not null,
      primary key (source_id, position)
    )${tableEnd}`,
  ],
}

const documents: Migration = {
  name: '0003-documents',
  statements: ({ text, integer, tableEnd }) => [
    `create table documents (
      id ${text} primary key, sha256 ${text} not null, file_name ${text} not null, format ${text} not null,
      bytes ${integer} not null, index_set_id ${text} not null, period_key ${text} not null, period_to ${text} not null,
      issuer_id ${text} not null references units (id), issuer_printed ${text} not null,
      issuer_stated_by ${text} not null, period_stated_by ${text} not null,
      number ${text}, date ${text}, subject ${text}, cited ${text} not null,
      revision ${integer} not null, imported_at ${text} not null,
      unique (issuer_id, index_set_id, period_key, sha256),
      unique (issuer_id, index_set_id, period_key, revision)
    )${tableEnd}`,
    'create index documents_period on documents (period_to, period_key)',
    `create table facts (
      document_id ${text} not null references documents (id), position ${integer} not null,
      unit_id ${text} not null references units (id), figure_id ${text} not null,
      value ${text}, missing ${text}, printed ${text} not null, printed_name ${text} not null,
      place_page ${integer}, place_sheet ${text}, place_table ${integer}, place_row ${integer}, place_column ${text},
      primary key (document_id, position),
      check ((value is null) <> (missing is null))
    )${tableEnd}`,
    'create index facts_unit on facts (unit_id, document_id)',
  ],
}

/** What was taken back stays, marked; `taken_back` keeps who did what when, also what was undone again. */
const takingBack: Migration = {
  name: '0004-taking-back',
  statements: ({ text, integer, tableEnd }) => [
    `alter table unit_sources add column removed_at ${text}`,
    'drop index unit_sources_content',
    `create unique index unit_sources_content on unit_sources (kind, valid_from, sha256, coalesce(scope_code, ''))
      where removed_at is null`,
    `alter table documents add column withdrawn_at ${text}`,
    `alter table documents add column withdrawn_reason ${text}`,
    `create table taken_back (
      position ${integer} primary key, at ${text} not null, action ${text} not null, subject ${text} not null, reason ${text}
    )${tableEnd}`,
    'create index taken_back_subject on taken_back (subject)',
  ],
}

/** Small feeds: deliveries keep their rows, so that one may be withdrawn; what stands follows from those that count. */
const feeds: Migration = {
  name: '0005-feeds',
  statements: ({ text, integer, tableEnd }) => [
    `create table deliveries (
      id ${text} primary key, position ${integer} not null unique, kind ${text} not null, source ${text} not null,
      name ${text} not null, sha256 ${text} not null, content ${text} not null unique, index_set_id ${text},
      tells_satisfaction ${integer} not null, row_count ${integer} not null, delivered_at ${text} not null,
      withdrawn_at ${text}, withdrawn_reason ${text}
    )${tableEnd}`,
    `create table delivery_coverage (
      delivery_id ${text} not null references deliveries (id), position ${integer} not null,
      unit ${text} not null, from_day ${text} not null, to_day ${text} not null,
      primary key (delivery_id, position)
    )${tableEnd}`,
    `create table petition_versions (
      delivery_id ${text} not null references deliveries (id), position ${integer} not null,
      code ${text} not null, version ${text} not null, unit_code ${text} not null, received_at ${text} not null,
      due_at ${text}, handled_at ${text}, unsatisfied ${integer}, subject ${text}, changed_at ${text},
      deleted ${integer} not null,
      primary key (delivery_id, position)
    )${tableEnd}`,
    'create index petition_versions_code on petition_versions (code, version)',
    `create table delivered_counts (
      delivery_id ${text} not null references deliveries (id), position ${integer} not null,
      unit ${text} not null, period_key ${text} not null, measure ${text} not null, value ${text}, missing ${text},
      primary key (delivery_id, position),
      check ((value is null) <> (missing is null))
    )${tableEnd}`,
    'create index delivered_counts_period on delivered_counts (period_key)',
  ],
}

/** Scorecards as they stood at a moment; rows are only ever added. Units are not referred to: they are derived anew. */
const scoreRecords: Migration = {
  name: '0006-score-records',
  statements: ({ text, integer, tableEnd }) => [
    `create table recorded_index_sets (
      sha256 ${text} primary key, id ${text} not null, content ${text} not null
    )${tableEnd}`,
    `create table score_records (
      period_key ${text} not null, revision ${integer} not null,
      period_from ${text} not null, period_to ${text} not null,
      index_set_id ${text} not null, index_set_sha256 ${text} not null references recorded_index_sets (sha256),
      sha256 ${text} not null, judged_on ${text} not null, simulated ${integer} not null, units ${integer} not null,
      recorded_at ${text} not null,
      primary key (period_key, revision)
    )${tableEnd}`,
    `create table recorded_scorecards (
      period_key ${text} not null, revision ${integer} not null, unit_id ${text} not null, lines ${text} not null,
      primary key (period_key, revision, unit_id),
      foreign key (period_key, revision) references score_records (period_key, revision)
    )${tableEnd}`,
  ],
}

/** All steps in their order; a new one is added at the end. */
export const MIGRATIONS: readonly Migration[] = [unitSources, units, documents, takingBack, feeds, scoreRecords]

const RECORD = 'registry_migrations'

/** Names of the steps a register has run, in their order; null when it has no record of steps: it is new. */
async function stepsDone(db: Db, words: Words): Promise<readonly string[] | null> {
  const tables = await sql.raw<{ name: string }>(words.tableNames).execute(db)
  if (!tables.rows.some((table) => table.name === RECORD)) return null
  const rows = await db.selectFrom(RECORD).select('name').orderBy('name').execute()
  return rows.map((row) => row.name)
}

async function runMissing(engine: Engine, db: Db, migrations: readonly Migration[], now: Date): Promise<void> {
  const { words } = engine
  const done = await stepsDone(db, words)
  if (done === null) {
    const columns = `(name ${words.text} primary key, applied_at ${words.text} not null)`
    await sql.raw(`create table ${RECORD} ${columns}${words.tableEnd}`).execute(db)
  }
  for (const migration of migrations) {
    if (done?.includes(migration.name)) continue
    for (const statement of migration.statements(words)) await sql.raw(statement).execute(db)
    await db.insertInto(RECORD).values({ name: migration.name, applied_at: now.toISOString() }).execute()
  }
}

/**
 * Brings a register to the newest form in one transaction; two processes may do it at once. A register that is there
 * already is only read, so that opening it does not wait for a writer. `prepare` runs first in the transaction.
 * @throws ThuocDoError `registry.newer` when the register has steps that this version does not know.
 */
export async function migrate(
  engine: Engine,
  clock: () => Date,
  prepare: (db: Db) => Promise<void> = async () => {},
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  const done = (await engine.read((db) => stepsDone(db, engine.words))) ?? []
  const unknown = done.filter((name) => !migrations.some((migration) => migration.name === name))
  if (unknown.length > 0) throw new ThuocDoError('registry.newer', { place: engine.place, steps: unknown })
  if (done.length === migrations.length) return
  await engine.write(async (db) => {
    await prepare(db)
    await runMissing(engine, db, migrations, clock())
  })
}
