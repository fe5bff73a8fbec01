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

/**
 * 32 bits that tell most codes apart, for `code_hash`: dossiers are looked up by it, as four bytes a dossier are read six times
 * as fast as codes, and then by their code; batches, by `id_hash`, likewise. Not the engine's own hash: that one changes with its versions.
 */
export const codeHash = (code: string): string => `(md5_number_lower(${code}) >> 32)::UINTEGER`

/** The tables, one version after the other; a step that was ever released is never edited. */
export const STEPS: readonly (readonly string[])[] = [
  [
    `CREATE TABLE dossiers (${dossierColumns.join(', ')})`,
    `CREATE TABLE batches (id VARCHAR NOT NULL, source VARCHAR NOT NULL, name VARCHAR NOT NULL,
       added BIGINT NOT NULL, replaced BIGINT NOT NULL, stale BIGINT NOT NULL, stored_at VARCHAR NOT NULL)`,
    `CREATE TABLE procedures (code VARCHAR NOT NULL, name VARCHAR NOT NULL, legal_term_days DOUBLE, has_fee BOOLEAN,
       online_level VARCHAR, offered_online BOOLEAN, paper_result BOOLEAN, for_citizens BOOLEAN, levels VARCHAR)`,
  ],
  // Counts the changes, so that a program that comes back to the file knows whether another wrote meanwhile.
  ['CREATE TABLE revision (number BIGINT NOT NULL)', 'INSERT INTO revision VALUES (0)'],
  [
    // A table of its own: one that was altered takes no update in the same transaction.
    `CREATE TABLE hashed (${dossierColumns.join(', ')}, code_hash UINTEGER NOT NULL)`,
    `INSERT INTO hashed SELECT *, ${codeHash('code')} FROM dossiers`,
    'DROP TABLE dossiers',
    'ALTER TABLE hashed RENAME TO dossiers',
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
  [
    // Batches are looked up as dossiers are: there is one for each dossier that came by itself.
    `CREATE TABLE journal (id VARCHAR NOT NULL, id_hash UINTEGER NOT NULL, source VARCHAR NOT NULL, name VARCHAR NOT NULL,
       added BIGINT NOT NULL, replaced BIGINT NOT NULL, stale BIGINT NOT NULL, stored_at VARCHAR NOT NULL)`,
    `INSERT INTO journal SELECT id, ${codeHash('id')}, source, name, added, replaced, stale, stored_at FROM batches`,
    'DROP TABLE batches',
    'ALTER TABLE journal RENAME TO batches',
  ],
]
