/**
 * Speed of taking a file of dossiers in: CSV with errors and columns of persons → validated, bad rows listed, stored and on the
 * disk. Beside it, on the same file in the same run, what one would use instead: DuckDB's read_csv into a table, with dates read
 * and its own list of rejects, and COPY into a table of PostgreSQL, as text since COPY stops at the first bad date. Neither
 * compares versions, reckons terms or drops persons' data.
 *
 *   npm run bench -- dossier-import [rows=1000000]
 *
 * Goal: a million dossiers in at most 15 s on two processors.
 */
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { DuckDBInstance } from '@duckdb/node-api'
import { Client } from 'pg'
import { rejectsFile } from '../src/ingest/rows/rejects-file.ts'
import { workingCalendar } from '../src/model/working-days.ts'
import { importDossiers } from '../src/pipeline/import-dossiers.ts'
import { openDuckdbWarehouse } from '../src/store/warehouse/duckdb/duckdb.ts'
import { findPostgres, startPostgres } from '../test/support/postgres.ts'
import { CLOCK, writeDossierCsv } from './support/dossier-csv.ts'

const rows = Number(process.argv[2] ?? '1000000')

interface Taken {
  readonly stored: number
  readonly bad: number
}

async function ours(folder: string, csv: string): Promise<Taken> {
  const warehouse = await openDuckdbWarehouse(join(folder, 'store.duckdb'))
  const store = { warehouse, calendar: workingCalendar([]), dataDir: folder }
  const report = await importDossiers(store, csv, { source: 'bench', badRows: null, dryRun: false }, CLOCK)
  const listed = rejectsFile(report.rejects, 'vi').trimEnd().split('\r\n').length - 1
  await warehouse.close()
  return { stored: report.batch?.added ?? 0, bad: listed }
}

async function duckdb(folder: string, csv: string): Promise<Taken> {
  const instance = await DuckDBInstance.create(join(folder, 'plain.duckdb'), { preserve_insertion_order: 'false' })
  const connection = await instance.connect()
  const moment = (name: string): string => `'${name}': 'TIMESTAMP'`
  const columns = `{'code': 'VARCHAR', 'procedure': 'VARCHAR', 'unit': 'VARCHAR', 'person': 'VARCHAR', 'paper': 'VARCHAR',
    'state': 'UTINYINT', 'channel': 'UTINYINT', ${['received', 'due', 'ended', 'returned', 'changed'].map(moment).join(', ')}}`
  await connection.run(`CREATE TABLE dossiers AS SELECT * EXCLUDE (person, paper) FROM read_csv('${csv}', header = true,
    columns = ${columns}, timestampformat = '%d/%m/%Y %H:%M:%S', store_rejects = true, rejects_limit = 0)`)
  const counts = 'SELECT (SELECT count(*) FROM dossiers), (SELECT count(DISTINCT line) FROM reject_errors)'
  const [row = []] = (await connection.runAndReadAll(counts)).getRows()
  await connection.run('CHECKPOINT')
  connection.closeSync()
  instance.closeSync()
  return { stored: Number(row[0]), bad: Number(row[1]) }
}

async function postgres(client: Client, csv: string): Promise<Taken> {
  const names = 'code procedure unit person paper state channel received due ended returned changed'.split(' ')
  await client.query(`CREATE TABLE dossiers (${names.map((name) => `${name} text`).join(', ')})`)
  const { rowCount } = await client.query(`COPY dossiers FROM '${csv}' (FORMAT csv, HEADER true)`)
  return { stored: rowCount ?? 0, bad: 0 }
}

interface Took extends Taken {
  readonly seconds: number
  readonly processors: number
}

async function timed(work: () => Promise<Taken>): Promise<Took> {
  const [start, used] = [performance.now(), process.cpuUsage()]
  const taken = await work()
  const { user, system } = process.cpuUsage(used)
  return { ...taken, seconds: (performance.now() - start) / 1000, processors: (user + system) / 1e6 }
}

const folder = mkdtempSync(join(tmpdir(), 'thuocdo-bench-'))
chmodSync(folder, 0o755)
try {
  const csv = join(folder, 'dossiers.csv')
  await writeDossierCsv(csv, rows)
  console.log(`${rows} rows, ${Math.round(statSync(csv).size / 1e6)} MB of CSV`)
  const own = await timed(() => ours(folder, csv))
  const memory = Math.round(process.resourceUsage().maxRSS / 1000)
  const say = (name: string, took: Took, processors: boolean): void => {
    const used = processors ? `, ${took.processors.toFixed(1)} s of processors` : ''
    const ratio = `ours takes ${(own.seconds / took.seconds).toFixed(1)} × that`
    console.log(
      `${name.padEnd(52)} ${took.seconds.toFixed(1)} s${used}; ${took.stored} stored, ${took.bad} bad rows listed; ${ratio}`,
    )
  }
  say('validated, bad rows listed, stored (goal ≤ 15 s)', own, true)
  console.log(`${memory} MB of memory at the most`)
  say('DuckDB read_csv into a table, with rejects', await timed(() => duckdb(folder, csv)), true)
  const found = findPostgres()
  if (found.kind === 'missing') console.log(`PostgreSQL: ${found.reason}`)
  else {
    const server = await startPostgres(found.bin)
    const client = new Client({ connectionString: server.url })
    await client.connect()
    say('PostgreSQL COPY into a table of text', await timed(() => postgres(client, csv)), false)
    await client.end()
    await server.stop()
  }
  if (own.stored + own.bad !== rows) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
