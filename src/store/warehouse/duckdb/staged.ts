import { COLUMNS, type Column, type ColumnKind, NEEDED, type Value } from '../columns.ts'

interface StagedKind {
  readonly type: string
  /** Stands for what is not known; no dossier has it. Null: columns of the kind are never empty. */
  readonly unknown: number | string | null
}

/**
 * How values lie in the temporary table of rows that came in: what is not known is a value of its own, as the driver takes ten
 * times as long for an empty cell as for a full one.
 */
const KINDS: Readonly<Record<ColumnKind, StagedKind>> = {
  text: { type: 'VARCHAR', unknown: '' },
  day: { type: 'INTEGER', unknown: -(2 ** 31) },
  second: { type: 'UINTEGER', unknown: 2 ** 32 - 1 },
  flag: { type: 'UTINYINT', unknown: 2 },
  small: { type: 'UTINYINT', unknown: 255 },
  number: { type: 'INTEGER', unknown: -(2 ** 31) },
  hash: { type: 'UBIGINT', unknown: null },
}

/** Makes a temporary table for dossiers that come in, empty; `appendDossiers` fills it. */
export const createStaged = (table: string): string =>
  `CREATE OR REPLACE TEMP TABLE ${table} (${COLUMNS.map(({ name, kind }) => `${name} ${KINDS[kind].type} NOT NULL`).join(', ')})`

/** What a column has for a value in the temporary table. */
export function stagedValue({ kind, name }: Column): (value: Value) => Exclude<Value, null | boolean> {
  const { unknown } = KINDS[kind]
  return (value) => {
    if (typeof value === 'boolean') return value ? 1 : 0
    const staged = value ?? unknown
    if (staged === null) throw new Error(`${name} is empty`)
    return staged
  }
}

/** A column of such a table as the table of dossiers has it. */
export function fromStaged(table: string, { kind, name }: Column): string {
  const { unknown } = KINDS[kind]
  const column = `${table}.${name}`
  const literal = typeof unknown === 'string' ? `'${unknown}'` : String(unknown)
  const known = unknown === null || NEEDED.has(name) ? column : `nullif(${column}, ${literal})`
  return kind === 'flag' ? `(${known})::BOOLEAN` : known
}

/** All columns of such a table, in their order, as the table of dossiers has them; `code_hash`, its last, is not among them. */
export const allFromStaged = (table: string): string => COLUMNS.map((column) => fromStaged(table, column)).join(', ')
