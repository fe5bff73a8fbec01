import { existsSync, linkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { ThuocDoError } from '../../../platform/problem.ts'
import { temporaryFor } from '../../../platform/temporary.ts'
import { STEPS } from './schema.ts'

/**
 * Memory of the engine, above which it writes to a folder beside the file: reading, counting and storing need no more, however
 * many dossiers there are, and the rest of the machine is left to others.
 */
const MEMORY = '1GiB'

/** Up to so many row ids are looked up in the blocks that hold them; of more the whole table is read. */
const ROWS_LOOKED_UP = 4096

async function migrate(connection: DuckDBConnection): Promise<void> {
  const tables = await connection.runAndReadAll(`SELECT 1 FROM duckdb_tables() WHERE table_name = 'schema_version'`)
  if (tables.currentRowCount === 0) await connection.run('CREATE TABLE schema_version (version INTEGER NOT NULL)')
  const held = await connection.runAndReadAll('SELECT coalesce(max(version), 0) FROM schema_version')
  const version = Number(held.getRows()[0]?.[0] ?? 0)
  if (version > STEPS.length) throw new ThuocDoError('warehouse.newer', { version, known: STEPS.length })
  for (const [index, statements] of STEPS.entries()) {
    if (index < version) continue
    await connection.run('BEGIN')
    for (const statement of statements) await connection.run(statement)
    await connection.run(`INSERT INTO schema_version VALUES (${index + 1})`)
    await connection.run('COMMIT')
  }
}

const READ_ONLY = /attached in read-only mode/i
const OF_THE_DISK = /No space left|Read-only file system|Could not (?:write|read|sync|open|create)|IO Error/i

/** A failure of the disk under the file, or that it may only be read, as an entry of the catalogue; any other as it is: a bug. */
export function diskFailure(error: unknown, path: string): unknown {
  if (error instanceof ThuocDoError || !(error instanceof Error)) return error
  if (READ_ONLY.test(error.message)) return new ThuocDoError('warehouse.read-only', { file: path }, { cause: error })
  if (!OF_THE_DISK.test(error.message)) return error
  const detail = error.message.split('\n')[0] ?? ''
  return new ThuocDoError('warehouse.not-written', { file: path, detail }, { cause: error })
}

/**
 * Makes the file whole or not at all: one that was begun when the disk was full or the process killed would be no database, for
 * ever. Whoever is first makes it. Where the file system has no second names the engine makes it in its place.
 */
async function makeFile(path: string): Promise<void> {
  if (existsSync(path)) return
  const temporary = temporaryFor(path)
  try {
    const instance = await DuckDBInstance.create(temporary)
    instance.closeSync()
    linkSync(temporary, path)
  } catch (error) {
    if (!/^E/.test((error as NodeJS.ErrnoException).code ?? '')) throw error
  } finally {
    rmSync(temporary, { force: true })
  }
}

const OPTIONS = {
  preserve_insertion_order: 'false',
  memory_limit: MEMORY,
  dynamic_or_filter_threshold: String(ROWS_LOOKED_UP),
}

/**
 * Opens a file for looking only, with what a killed writer left in its log: nothing is made or changed where it lies. One that is not
 * there is an empty warehouse.
 */
function openToLook(path: string): Promise<DuckDBInstance> {
  const options = { ...OPTIONS, temp_directory: tmpdir() }
  if (!existsSync(path)) return DuckDBInstance.create(':memory:', options)
  return DuckDBInstance.fromCache(path, { ...options, access_mode: 'READ_ONLY' })
}

async function openToChange(path: string): Promise<DuckDBInstance> {
  await makeFile(path)
  return DuckDBInstance.fromCache(path, OPTIONS)
}

/**
 * Opens the embedded warehouse. One process at a time may hold the file; within a process it is opened once, for a second
 * instance of the same file would lose commits without a word. With `readOnly` nothing is made or changed.
 * @throws ThuocDoError `warehouse.in-use`, `warehouse.unusable`, `warehouse.not-written`, `warehouse.newer`,
 * `warehouse.read-only` when it would have to be changed first: it is of an earlier version
 */
export async function openFile(
  path: string,
  readOnly = false,
): Promise<{ readonly instance: DuckDBInstance; readonly connection: DuckDBConnection }> {
  let instance: DuckDBInstance
  try {
    instance = await (readOnly ? openToLook : openToChange)(path)
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    const pid = /PID (\d+)/.exec(detail)?.[1] ?? ''
    if (/lock/i.test(detail)) throw new ThuocDoError('warehouse.in-use', { file: path, pid }, { cause: error })
    throw new ThuocDoError('warehouse.unusable', { file: path, detail: detail.split('\n')[0] ?? '' }, { cause: error })
  }
  const connection = await instance.connect()
  try {
    await migrate(connection)
  } catch (error) {
    throw diskFailure(error, path)
  }
  return { instance, connection }
}
