import { existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement, sql } from 'kysely'
import { makeFolder } from '../../platform/files.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { type Engine, LOCK_WAIT_SECONDS, type RegistryOptions, type Words } from './engine.ts'
import { migrate } from './migrations.ts'
import type { Registry } from './port.ts'
import { makeRegistry } from './registry.ts'
import { isBusy, sqliteFailure } from './sqlite-failures.ts'
import type { Db, Tables } from './tables.ts'

const WORDS: Words = {
  text: 'text',
  integer: 'integer',
  tableEnd: ' strict',
  tableNames: `select name from sqlite_master where type = 'table'`,
}

/** "TDO1" in the file's header: SQLite's way to tell whose file it is. */
const APPLICATION_ID = 0x54444f31

/**
 * SQLite waits for a lock with the whole event loop standing still, so it may do so only briefly; the long wait is ours
 * (patiently), with the loop running.
 */
const BUSY_TIMEOUT_MS = 100

/** Statements kept compiled: batches of one import share their text. */
const STATEMENTS_KEPT = 64

const asBound = (parameters: readonly unknown[]): SQLInputValue[] => parameters as SQLInputValue[]

function adaptStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...asBound(parameters)),
    run: (parameters) => statement.run(...asBound(parameters)),
    iterate: (parameters) => statement.iterate(...asBound(parameters)),
  }
}

/** node:sqlite in the shape kysely's own SQLite dialect expects. */
function adaptDatabase(database: DatabaseSync): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>()
  return {
    close: () => database.close(),
    prepare: (text) => {
      const statement = kept.get(text) ?? adaptStatement(database.prepare(text))
      kept.delete(text)
      kept.set(text, statement)
      const [oldest] = kept.keys()
      if (kept.size > STATEMENTS_KEPT && oldest !== undefined) kept.delete(oldest)
      return statement
    },
  }
}

/** Runs again while another process has the file locked, up to the time given. */
async function patiently<T>(place: string, seconds: number, work: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + seconds * 1000
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isBusy(error)) throw sqliteFailure(error, place)
      if (performance.now() > deadline) throw new ThuocDoError('registry.locked', { place, seconds }, { cause: error })
      await sleep(5 + Math.random() * 20)
    }
  }
}

/**
 * Looks before anything is written: a file of somebody else is left as it is. One statement, so that a register being made
 * by another process is seen before or after its birth, never between.
 */
function assertOurs(database: DatabaseSync, place: string): void {
  const query = `select application_id as id, (select count(*) from sqlite_master) as tables from pragma_application_id`
  const header = database.prepare(query).get()
  const fresh = header?.id === 0 && header.tables === 0
  if (header?.id !== APPLICATION_ID && !fresh) throw new ThuocDoError('registry.not-a-register', { place })
}

function configure(database: DatabaseSync, place: string): void {
  assertOurs(database, place)
  database.exec('pragma synchronous = full')
  if (database.prepare('pragma journal_mode = wal').get()?.journal_mode !== 'wal') {
    throw new ThuocDoError('registry.no-wal', { file: place })
  }
}

const OPTIONS = { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true }

/**
 * Opens a file for looking only. In a folder where nothing may be made SQLite cannot share the file with a writer: it is then
 * taken as it stands, unless a writer's log beside it shows that it is not whole.
 */
function openToLook(file: string): DatabaseSync {
  try {
    if (!existsSync(file)) return new DatabaseSync(':memory:', OPTIONS)
    const log = statSync(`${file}-wal`, { throwIfNoEntry: false })
    const alone = log === undefined || log.size === 0
    const address = pathToFileURL(file)
    if (alone) address.searchParams.set('immutable', '1')
    return new DatabaseSync(address, { ...OPTIONS, readOnly: true })
  } catch (error) {
    throw sqliteFailure(error, file)
  }
}

function openFile(file: string): DatabaseSync {
  try {
    makeFolder(dirname(file))
    return new DatabaseSync(file, OPTIONS)
  } catch (error) {
    throw sqliteFailure(error, file)
  }
}

function sqliteEngine(database: DatabaseSync, place: string, lockWaitSeconds: number): Engine {
  const kysely = new Kysely<Tables>({ dialect: new SqliteDialect({ database: adaptDatabase(database) }) })
  const transaction = <T>(begin: string, work: (db: Db) => Promise<T>): Promise<T> =>
    patiently(place, lockWaitSeconds, () =>
      kysely.connection().execute(async (db) => {
        await sql.raw(begin).execute(db)
        try {
          const result = await work(db)
          await sql.raw('commit').execute(db)
          return result
        } finally {
          if (database.isTransaction) await sql.raw('rollback').execute(db)
        }
      }),
    )
  return {
    kind: 'sqlite',
    words: WORDS,
    place,
    read: (work) => transaction('begin', work),
    write: (work) => transaction('begin immediate', work),
    close: () => kysely.destroy(),
  }
}

/**
 * Opens the register in a file, made when missing (its folder too), and brings it to the newest form. With `readOnly`
 * nothing is made or changed; a register of an older form cannot be read so.
 * @throws ThuocDoError `registry.file-unusable`, `registry.not-a-register`, `registry.damaged`, `registry.no-wal`,
 * `registry.locked`, `registry.newer`
 */
export async function openSqliteRegistry(file: string, options: RegistryOptions = {}): Promise<Registry> {
  const { clock = () => new Date(), lockWaitSeconds = LOCK_WAIT_SECONDS } = options
  const place = resolve(file)
  const look = options.readOnly === true
  const database = look ? openToLook(place) : openFile(place)
  try {
    await patiently(place, lockWaitSeconds, async () => (look ? assertOurs : configure)(database, place))
    const engine = sqliteEngine(database, place, lockWaitSeconds)
    await migrate(engine, clock, async (db) => {
      await sql.raw(`pragma application_id = ${APPLICATION_ID}`).execute(db)
    })
    return makeRegistry(engine, clock)
  } catch (error) {
    database.close()
    throw error
  }
}
