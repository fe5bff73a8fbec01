import { Kysely, PostgresDialect, sql } from 'kysely'
import { Pool } from 'pg'
import { ThuocDoError } from '../../platform/problem.ts'
import { type Engine, LOCK_WAIT_SECONDS, type RegistryOptions, type Words } from './engine.ts'
import { migrate } from './migrations.ts'
import type { Registry } from './port.ts'
import { type PostgresAddress, postgresAddress } from './postgres-address.ts'
import { connectFailure, isRetryable, postgresFailure } from './postgres-failures.ts'
import { makeRegistry } from './registry.ts'
import type { Db, Tables } from './tables.ts'

const WORDS: Words = {
  text: 'text collate "C"',
  integer: 'bigint',
  tableEnd: '',
  tableNames: 'select tablename as name from pg_tables where schemaname = current_schema()',
}

const CONNECTIONS = 5
const CONNECT_TIMEOUT_MS = 10_000

/** First key of our advisory locks; the second is the schema's, so that registers in one database do not wait for each other. */
const LOCK_FAMILY = 766

/** Runs of one transaction before a conflict with another is reported. */
const ATTEMPTS = 5

export interface PostgresRegistryOptions extends RegistryOptions {
  /** The schema that holds the register; made when missing. Default `thuocdo`. */
  readonly schema?: string
}

/**
 * Settings of one transaction, not of a connection, so that poolers that share connections do no harm. A server set to
 * confirm commits before they are on disk is overruled: what the registry confirms is durable.
 */
async function settle(db: Db, schema: string): Promise<void> {
  const path = `"${schema.replaceAll('"', '""')}"`
  await sql`select set_config('search_path', ${path}, true),
    case when current_setting('synchronous_commit') = 'off' then set_config('synchronous_commit', 'on', true) end`.execute(
    db,
  )
}

async function lock(db: Db, schema: string, seconds: number): Promise<void> {
  await sql`select set_config('lock_timeout', ${`${Math.ceil(seconds * 1000)}ms`}, true)`.execute(db)
  await sql`select pg_advisory_xact_lock(${sql.lit(LOCK_FAMILY)}, hashtext(${schema}))`.execute(db)
}

async function makeSchema(db: Db, schema: string): Promise<void> {
  const found = await sql`select 1 from pg_namespace where nspname = ${schema}`.execute(db)
  if (found.rows.length === 0) await sql`create schema ${sql.id(schema)}`.execute(db)
}

/** Lets one write of this process go at a time: waiting ones must not use up the connections that reads need. */
function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(work, work)
    last = turn
    return turn
  }
}

function postgresEngine(
  kysely: Kysely<Tables>,
  address: PostgresAddress,
  schema: string,
  lockWaitSeconds: number,
): Engine {
  const place = `${address.place} (${schema})`
  const attempt = async <T>(work: () => Promise<T>): Promise<T> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await work()
      } catch (error) {
        if (!isRetryable(error) || tries === ATTEMPTS) throw postgresFailure(error, address, place, lockWaitSeconds)
      }
    }
  }
  const inTurn = oneAtATime()
  return {
    kind: 'postgres',
    words: WORDS,
    place,
    read: (work) =>
      attempt(() =>
        kysely
          .transaction()
          .setIsolationLevel('repeatable read')
          .setAccessMode('read only')
          .execute(async (db) => {
            await settle(db, schema)
            return work(db)
          }),
      ),
    write: (work) =>
      inTurn(() =>
        attempt(() =>
          // "read committed": each statement sees what the writers before us committed while we waited for the lock.
          kysely
            .transaction()
            .setIsolationLevel('read committed')
            .execute(async (db) => {
              await settle(db, schema)
              await lock(db, schema, lockWaitSeconds)
              return work(db)
            }),
        ),
      ),
    close: () => kysely.destroy(),
  }
}

/** One connection, to tell at once and in plain words when the server, or a database of that encoding, cannot be used. */
async function assertReachable(pool: Pool, address: PostgresAddress): Promise<void> {
  try {
    const client = await pool.connect()
    try {
      const { rows } = await client.query<{ readonly encoding: string }>(
        `select current_setting('server_encoding') as encoding`,
      )
      const encoding = rows[0]?.encoding ?? ''
      if (encoding === 'UTF8') return
      throw new ThuocDoError('registry.postgres-encoding', { database: address.database, encoding })
    } finally {
      client.release()
    }
  } catch (error) {
    throw connectFailure(error, address)
  }
}

/**
 * Opens the register in a schema of a PostgreSQL database, made when missing, and brings it to the newest form.
 * @param url `postgres://user:password@server:port/database`
 * @throws ThuocDoError `registry.postgres-url`, `registry.postgres-unreachable`, `registry.postgres-login`,
 * `registry.postgres-no-database`, `registry.postgres-encoding`, `registry.postgres-not-allowed`, `registry.locked`, `registry.newer`
 */
export async function openPostgresRegistry(url: string, options: PostgresRegistryOptions = {}): Promise<Registry> {
  const { clock = () => new Date(), lockWaitSeconds = LOCK_WAIT_SECONDS, schema = 'thuocdo' } = options
  const address = postgresAddress(url)
  const pool = new Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    application_name: 'thuocdo',
  })
  // A connection that breaks is dropped by the pool, and the transaction that needs it meets the failure and reports it.
  // The events tell the same once more, and end the program when nobody listens: on idle connections and on those in use.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  try {
    await assertReachable(pool, address)
    const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
    const engine = postgresEngine(kysely, address, schema, lockWaitSeconds)
    await migrate(engine, clock, (db) => makeSchema(db, schema))
    return makeRegistry(engine, clock)
  } catch (error) {
    await pool.end()
    throw error
  }
}
