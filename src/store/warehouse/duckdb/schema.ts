import { COLUMNS, type ColumnKind, NEEDED } from '../columns.ts'

const TYPES: Readonly<Record<ColumnKind, string>> = {
  text: 'VARCHAR',
  day: 'INTEGER',
  second: 'UINTEGER',
  flag: 'BOOLEAN',
  small: 'UTINYINT',
  number: 'INTEGER',
  hash: 'UBIGINT',
}

const dossierColumns = COLUMNS.map(({ name, kind }) => `${name} ${TYPES[kind]}${NEEDED.has(name) ? ' NOT NULL' : ''}`)

/** The tables, one version after the other; a step that was ever released is never edited. */
export const STEPS: readonly (readonly string[])[] = [
  [
    `CREATE TABLE dossiers (${dossierColumns.join(', ')})`,
    `CREATE TABLE batches (id VARCHAR NOT NULL, source VARCHAR NOT NULL, name VARCHAR NOT NULL,
       added BIGINT NOT NULL, replaced BIGINT NOT NULL, stale BIGINT NOT NULL, stored_at VARCHAR NOT NULL)`,
    `CREATE TABLE procedures (code VARCHAR NOT NULL, name VARCHAR NOT NULL, legal_term_days DOUBLE, has_fee BOOLEAN,
       online_level VARCHAR, offered_online BOOLEAN, paper_result BOOLEAN, for_citizens BOOLEAN, levels VARCHAR)`,
  ],
  [
    // What was told of dossiers apart from their versions, and the latest version as it came of those it was told of.
    `CREATE TABLE amendments (code VARCHAR NOT NULL, told_at UINTEGER NOT NULL, tells VARCHAR NOT NULL)`,
    `CREATE TABLE versions (${dossierColumns.join(', ')})`,
    // Of which dossiers every complaint is told; a unit's code that is null stands for all.
    `CREATE TABLE complaints_told (unit_code VARCHAR, from_day INTEGER NOT NULL, to_day INTEGER NOT NULL)`,
    // What the courses held are settled by: one row.
    `CREATE TABLE rules (calendar VARCHAR NOT NULL, terms VARCHAR NOT NULL)`,
  ],
]
