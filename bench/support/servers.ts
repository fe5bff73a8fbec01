/** The same dossiers in a server that the benchmark starts itself, counted there by the fastest query written by hand. */
import { chmodSync, createReadStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { DuckDBInstance } from '@duckdb/node-api'
import { Client } from 'pg'
import { findClickhouse, startClickhouse } from '../../test/support/clickhouse.ts'
import { findPostgres, startPostgres } from '../../test/support/postgres.ts'
import { ON_CLICKHOUSE, ON_POSTGRES } from './by-hand.ts'
import { bestOf, type CubeRun } from './cube-run.ts'

export interface ServerRun extends CubeRun {
  readonly query: string
}

const FLAGS =
  'late owes_fee fee_data paid_online electronic_result digitised reused_data personal_store population_data complained deleted'.split(
    ' ',
  )
const DAYS = ['received_on', 'ended_on', 'due_on']
const KNOWN = ['has_fee', 'offered_online', 'paper_result', 'for_citizens']
const NULLS = [
  'ended_on',
  'due_on',
  'procedure_code',
  ...FLAGS.filter((flag) => flag !== 'late' && flag !== 'deleted'),
  ...KNOWN,
]

async function write(warehouse: string, sql: string, file: string, format: string): Promise<void> {
  const instance = await DuckDBInstance.create(warehouse, { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  await connection.run(`COPY (${sql}) TO '${file}' (${format})`)
  connection.closeSync()
  instance.closeSync()
  chmodSync(file, 0o644)
}

async function fastest(runs: readonly (() => Promise<ServerRun>)[]): Promise<ServerRun> {
  const done: ServerRun[] = []
  for (const run of runs) done.push(await run())
  if (new Set(done.map(({ counts }) => counts)).size > 1) throw new Error('queries written by hand differ')
  return done.reduce((a, b) => (b.ms < a.ms ? b : a))
}

/** PostgreSQL with memory and workers enough to do its best. Null: none is installed. */
export async function onPostgres(warehouse: string, folder: string): Promise<ServerRun | null> {
  const found = findPostgres()
  if (found.kind === 'missing') return null
  const columns = ['code', 'unit_code', 'procedure_code', ...DAYS, 'channel', ...FLAGS]
  chmodSync(folder, 0o755)
  await write(warehouse, `SELECT ${columns.join(', ')} FROM dossiers`, join(folder, 'dossiers.csv'), 'HEADER false')
  await write(
    warehouse,
    `SELECT code, ${KNOWN.join(', ')} FROM procedures`,
    join(folder, 'procedures.csv'),
    'HEADER false',
  )
  const server = await startPostgres(found.bin)
  try {
    const client = new Client({ connectionString: server.url })
    await client.connect()
    await client.query(`CREATE UNLOGGED TABLE dossiers (code text, unit_code text, procedure_code text,
      ${DAYS.map((day) => `${day} integer`).join(', ')}, channel smallint, ${FLAGS.map((flag) => `${flag} boolean`).join(', ')})`)
    await client.query(
      `CREATE UNLOGGED TABLE procedures (code text, ${KNOWN.map((flag) => `${flag} boolean`).join(', ')})`,
    )
    for (const table of ['dossiers', 'procedures']) {
      await client.query(`COPY ${table} FROM '${join(folder, `${table}.csv`)}' (FORMAT csv)`)
      await client.query(`VACUUM ANALYZE ${table}`)
    }
    for (const [name, value] of Object.entries({ work_mem: '1GB', max_parallel_workers_per_gather: 2, jit: 'off' })) {
      await client.query(`SET ${name} = '${value}'`)
    }
    const run = await fastest(
      ON_POSTGRES.map(({ name, sql }) => async () => ({
        ...(await bestOf(3, async () => {
          const { rows } = await client.query({ text: sql, rowMode: 'array' })
          return rows.map(([month, unit, ...counts]: unknown[]) => [Number(month), String(unit), ...counts.map(Number)])
        })),
        query: name,
      })),
    )
    await client.end()
    return run
  } finally {
    await server.stop()
  }
}

/** One node of ClickHouse, its table in the order of units and days. Null: none is installed. */
export async function onClickhouse(warehouse: string, folder: string): Promise<ServerRun | null> {
  const program = findClickhouse()
  if (program === null) return null
  const file = join(folder, 'dossiers.tsv')
  const flags = [...FLAGS, ...KNOWN].map((flag) => `${flag}::INT AS ${flag}`)
  const month = `DATE '1970-01-01' + received_on`
  await write(
    warehouse,
    `SELECT unit_code, procedure_code, ${DAYS.join(', ')}, channel, ${flags.join(', ')}, month(${month}) AS month,
       (last_day(${month}) - DATE '1970-01-01')::INT AS last_day
     FROM dossiers LEFT JOIN procedures ON procedures.code = procedure_code WHERE NOT deleted`,
    file,
    `DELIMITER '\t', NULLSTR '\\N', HEADER false, QUOTE ''`,
  )
  const server = await startClickhouse(program, 1)
  try {
    const { username, password, host } = new URL(server.url('default').replace('clickhouse:', 'http:'))
    const ask = async (sql: string, body: Readable | null = null): Promise<string> => {
      const answer = await fetch(`http://${host}/?max_memory_usage=0&query=${encodeURIComponent(sql)}`, {
        method: 'POST',
        headers: { 'X-ClickHouse-User': username, 'X-ClickHouse-Key': decodeURIComponent(password) },
        body: body === null ? null : (Readable.toWeb(body) as ReadableStream<Uint8Array>),
        duplex: 'half',
      })
      const text = await answer.text()
      if (!answer.ok) throw new Error(text)
      return text
    }
    const type = (column: string, of: string): string => `${column} ${NULLS.includes(column) ? `Nullable(${of})` : of}`
    const columns = [
      type('unit_code', 'String'),
      type('procedure_code', 'String'),
      ...DAYS.map((day) => type(day, 'Int32')),
      'channel UInt8',
      ...[...FLAGS, ...KNOWN].map((flag) => type(flag, 'UInt8')),
      'month UInt8',
      'last_day Int32',
    ]
    await ask(`CREATE TABLE dossiers (${columns.join(', ')}) ENGINE = MergeTree() ORDER BY (unit_code, received_on)`)
    await ask('INSERT INTO dossiers FORMAT TabSeparated', createReadStream(file, { highWaterMark: 1 << 20 }))
    await ask('OPTIMIZE TABLE dossiers FINAL')
    return await fastest(
      ON_CLICKHOUSE.map(({ name, sql }) => async () => ({
        ...(await bestOf(3, async () => {
          const { data } = JSON.parse(await ask(`${sql} FORMAT JSONCompact`)) as { readonly data: readonly unknown[][] }
          return data.map(([month, unit, ...counts]) => [Number(month), String(unit), ...counts.map(Number)])
        })),
        query: name,
      })),
    )
  } finally {
    await server.stop()
  }
}
