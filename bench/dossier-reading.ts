/**
 * Speed of reading dossiers: a CSV with errors and columns of persons → validated dossiers, every bad row listed. Beside it,
 * on the same file in the same run: csv-parse, which gives cells and checks nothing, and DuckDB's read_csv with all columns as
 * text and its list of rejects, whose chunks are handed over and no more.
 *
 *   npm run bench -- dossier-reading [rows=1000000]
 */
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { DuckDBInstance } from '@duckdb/node-api'
import { parse } from 'csv-parse'
import { openDossiers } from '../src/ingest/dossiers/read.ts'
import { fileSource } from '../src/ingest/rows/byte-source.ts'

const rows = Number(process.argv[2] ?? '1000000')
const clock = { now: () => new Date('2026-12-31T00:00:00Z'), today: () => '2026-12-31' }
const HEAD =
  'Mã hồ sơ,Mã TTHC,Đơn vị xử lý,Tên người nộp,Số giấy tờ,Trạng thái,Kênh,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Ngày trả,Cập nhật\n'

const two = (value: number): string => String(value).padStart(2, '0')

/** One row; one in 997 has an unknown state, one in 1,009 a day that no calendar has. */
function line(index: number): string {
  const day = two(1 + (index % 28))
  const time = `${two(7 + (index % 10))}:${two(index % 60)}:${two((index * 7) % 60)}`
  const state = index % 997 === 0 ? 77 : 9
  const received = index % 1009 === 0 ? '31/09/2026' : `${day}/10/2026 ${time}`
  const code = `H31.${index % 135}-2610${day}-${String(index).padStart(7, '0')}`
  const ended = `${day}/11/2026 ${time}`
  return `${code},1.00${1000 + (index % 900)},H31.${index % 135},"Người nộp, số ${index}",${index},${state},2,${received},${day}/11/2026 17:00:00,${ended},,${ended}\n`
}

async function write(path: string): Promise<void> {
  const out = createWriteStream(path)
  out.write(HEAD)
  for (let index = 0; index < rows; ) {
    let text = ''
    for (const end = Math.min(rows, index + 5000); index < end; index += 1) text += line(index)
    if (!out.write(text)) await new Promise<void>((resolve) => out.once('drain', () => resolve()))
  }
  await new Promise<void>((resolve) => out.end(resolve))
}

interface Read {
  readonly rows: number
  readonly bad: number
}

async function ours(path: string): Promise<Read> {
  const reading = await openDossiers(await fileSource(path), {}, clock)
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
  await write(path)
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
