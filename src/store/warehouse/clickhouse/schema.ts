import { COLUMNS, type ColumnKind, NEEDED } from '../columns.ts'

/** What the servers are, as far as the tables depend on it. */
export interface Layout {
  readonly database: string
  /** Null: one node without a cluster. */
  readonly cluster: string | null
  /** Copies of each shard; more than one needs ZooKeeper (or Keeper) and the macros {shard} and {replica} on each node. */
  readonly replicas: number
  /** The server has whole numbers of 128 bits, which hold a version in full. */
  readonly wide: boolean
}

/** Version of the tables; a program meets older ones by adding steps, and refuses newer ones. */
export const SCHEMA_VERSION = 2

const TYPES: Readonly<Record<ColumnKind, string>> = {
  text: 'String',
  day: 'Int32',
  second: 'UInt32',
  flag: 'UInt8',
  small: 'UInt8',
  number: 'Int32',
  hash: 'UInt64',
}

const DOSSIER = COLUMNS.map(
  ({ name, kind }) => `${name} ${NEEDED.has(name) ? TYPES[kind] : `Nullable(${TYPES[kind]})`}`,
)

/**
 * The parts of a version as one number that sorts as versionKey does. 64 bits, all that older servers take for a version, hold
 * the two moments; what they leave open is decided when a batch is merged.
 */
const versionColumn = (wide: boolean): string =>
  wide
    ? `version UInt128 DEFAULT bitOr(bitOr(bitShiftLeft(toUInt128(version_at), 96), bitShiftLeft(toUInt128(version_event), 64)), toUInt128(version_hash))`
    : `version UInt64 DEFAULT bitOr(bitShiftLeft(toUInt64(version_at), 32), toUInt64(version_event))`

interface Table {
  readonly name: string
  readonly columns: readonly string[]
  /** Engine and its arguments, without the prefix and the path of replicas. */
  readonly engine: string
  readonly argument?: string
  readonly order: string
  readonly partition?: string
  /** Expression that spreads the rows over the shards; "0": all are on the first. */
  readonly spread: string
}

const BY_CODE = 'cityHash64(code)'

/**
 * With replicas a table must not lose a partition: older servers remember the last part of each that a quorum has, and refuse
 * to read a table in which it is missing. Rows of no more use are deleted there one by one.
 */
const tables = ({ wide, replicas }: Layout): readonly Table[] => [
  {
    name: 'dossiers',
    columns: [...DOSSIER, versionColumn(wide)],
    engine: 'ReplacingMergeTree',
    argument: 'version',
    order: 'code',
    spread: BY_CODE,
  },
  {
    name: 'staged',
    columns: [...DOSSIER, 'version_key String', 'attempt String', 'staged_on Int32'],
    engine: 'MergeTree',
    order: '(attempt, code)',
    ...(replicas === 1 ? { partition: 'staged_on' } : {}),
    spread: BY_CODE,
  },
  {
    name: 'batches',
    columns: [
      'id String, attempt String, source String, name String, event String, staged_on Int32, read UInt64, added UInt64',
      'replaced UInt64, stale UInt64, touched String, stored_at String',
    ],
    engine: 'MergeTree',
    order: '(id, attempt)',
    partition: 'intDiv(staged_on, 30)',
    spread: '0',
  },
  {
    name: 'procedures',
    columns: [
      'edition UInt64, code String, name String, legal_term_days Nullable(Float64), has_fee Nullable(UInt8)',
      'online_level Nullable(String), offered_online Nullable(UInt8), paper_result Nullable(UInt8)',
      'for_citizens Nullable(UInt8), levels Nullable(String)',
    ],
    engine: 'MergeTree',
    order: '(edition, code)',
    partition: 'edition',
    spread: '0',
  },
  // What was told of dossiers apart from their versions, and the latest version as it came of those it was told of.
  {
    name: 'amendments',
    columns: ['code String, told_at UInt32, tells String'],
    engine: 'ReplacingMergeTree',
    order: '(code, told_at, tells)',
    spread: BY_CODE,
  },
  {
    name: 'versions',
    columns: [...DOSSIER, versionColumn(wide)],
    engine: 'ReplacingMergeTree',
    argument: 'version',
    order: 'code',
    spread: BY_CODE,
  },
  {
    name: 'staged_amendments',
    columns: ['code String, told_at UInt32, tells String, attempt String, staged_on Int32'],
    engine: 'MergeTree',
    order: '(attempt, code)',
    ...(replicas === 1 ? { partition: 'staged_on' } : {}),
    spread: BY_CODE,
  },
  // Rows that replace whatever is held of their dossiers, by the table they go to.
  {
    name: 'staged_anew',
    columns: [...DOSSIER, 'of String', 'attempt String', 'staged_on Int32'],
    engine: 'MergeTree',
    order: '(attempt, code)',
    ...(replicas === 1 ? { partition: 'staged_on' } : {}),
    spread: BY_CODE,
  },
  // Of which dossiers every complaint is told; a unit's code that is empty stands for all.
  {
    name: 'complaints_told',
    columns: ['unit_code String, from_day Int32, to_day Int32'],
    engine: 'ReplacingMergeTree',
    order: '(unit_code, from_day, to_day)',
    spread: '0',
  },
  // What the courses held are settled by: the last row counts.
  {
    name: 'rules',
    columns: ['number UInt64, calendar String, terms String'],
    engine: 'MergeTree',
    order: 'number',
    spread: '0',
  },
  {
    name: 'turns',
    columns: ['holder String, number UInt64, until UInt32, taken_on Int32'],
    engine: 'MergeTree',
    order: '(holder, number)',
    ...(replicas === 1 ? { partition: 'taken_on' } : {}),
    spread: '0',
  },
]

function engineOf({ name, engine, argument }: Table, { database, replicas }: Layout): string {
  const path = `'/clickhouse/tables/{shard}/${database}/${name}', '{replica}'`
  const given = [...(replicas > 1 ? [path] : []), ...(argument === undefined ? [] : [argument])]
  return `${replicas > 1 ? 'Replicated' : ''}${engine}(${given.join(', ')})`
}

/** The statements that make the tables of one node; done twice, they change nothing. */
export function schemaSql(layout: Layout): readonly string[] {
  const { database, cluster } = layout
  const statements = tables(layout).flatMap((table) => {
    const columns = `(${table.columns.join(', ')})`
    const partition = table.partition === undefined ? '' : ` PARTITION BY ${table.partition}`
    const own = `CREATE TABLE IF NOT EXISTS ${database}.${table.name}_local ${columns} ENGINE = ${engineOf(table, layout)}${partition} ORDER BY ${table.order}`
    if (cluster === null) return [own]
    const all = `CREATE TABLE IF NOT EXISTS ${database}.${table.name} ${columns} ENGINE = Distributed(${cluster}, ${database}, ${table.name}_local, ${table.spread})`
    return [own, all]
  })
  return [
    `CREATE DATABASE IF NOT EXISTS ${database}`,
    `CREATE TABLE IF NOT EXISTS ${database}.schema_version (version UInt32) ENGINE = MergeTree() ORDER BY version`,
    ...statements,
  ]
}

/** Names of the tables: `local` is what one shard has of it. */
export const tableNames = ({ database, cluster }: Layout) => ({
  all: (name: string): string => `${database}.${name}${cluster === null ? '_local' : ''}`,
  local: (name: string): string => `${database}.${name}_local`,
})
