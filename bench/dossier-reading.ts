/**
 * Speed of reading dossiers: a CSV with errors and columns of persons → validated dossiers, every bad row listed. Beside it,
 * on the same file in the same run: csv-parse, which gives cells and checks nothing, and DuckDB's read_csv with all columns as
 * text and its list of rejects, whose chunks are handed over and no more.
 *
 *   npm run bench -- dossier-reading [rows=1000000]
 */
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { DuckDBInstance } from '@duckdb/node-api'
import { parse } from 'csv-parse'
import { openDossiers } from '../src/ingest/dossiers/read.ts'
import { fileSource } from '../src/ingest/rows/byte-source.ts'
import { CLOCK, writeDossierCsv } from './support/dossier-csv.ts'

const rows = Number(process.argv[2] ?? '1000000')
interface Read {
  readonly rows: number
  readonly bad: number
}

async function ours(path: string): Promise<Read> {
  const reading = await openDossiers(await fileSource(path), {}, CLOCK)
  if (reading.kind === 'refused') throw new Error(JSON.stringify(reading.issues))
  const read = { rows: 0, bad: 0 }
  for await (const batch of reading.batches()) {
    read.rows += batch.rows
    read.bad += batch.rejects.length
  }
  return read
}

async function csvParse(path: string): Promise<Read> {
  let read = -1
  for await (const _ of createReadStream(path).pipe(parse({ bom: true }))) read += 1
  return { rows: read, bad: 0 }
}

async function duckdb(path: string): Promise<Read> {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect()
  const options = `all_varchar = true, header = true, delim = ',', quote = '"', escape = '"', store_rejects = true`
  const result = await connection.stream(`select * from read_csv('${path}', ${options})`)
  let read = 0
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    read += chunk.getColumns()[0]?.length ?? 0
  }
  connection.closeSync()
  return { rows: read, bad: 0 }
}

async function timed(work: () => Promise<Read>): Promise<Read & { readonly seconds: number }> {
  const start = performance.now()
  const read = await work()
  return { ...read, seconds: (performance.now() - start) / 1000 }
}

const folder = mkdtempSync(join(tmpdir(), 'thuocdo-bench-'))
try {
  const path = join(folder, 'dossiers.csv')
  await writeDossierCsv(path, rows)
  console.log(`${rows} rows, ${Math.round(statSync(path).size / 1e6)} MB of CSV`)
  const own = await timed(() => ours(path))
  const memory = Math.round(process.resourceUsage().maxRSS / 1000)
  const parsed = await timed(() => csvParse(path))
  const engine = await timed(() => duckdb(path))
  const say = (name: string, read: typeof own): void => {
    const speed = Math.round(read.rows / read.seconds)
    const ratio = (own.seconds / read.seconds).toFixed(2)
    console.log(`${name.padEnd(44)} ${read.seconds.toFixed(1)} s  ${speed} rows/s  ours takes ${ratio} × that`)
  }
  say('file → dossiers, bad rows listed', own)
  say('csv-parse, cells alone', parsed)
  say('DuckDB read_csv with rejects, chunks alone', engine)
  console.log(`${own.bad} bad rows listed; ${memory} MB of memory at the most, before the others ran`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
