/**
 * Speed of the full cube: every measure of dossiers of the index of 2026, for every unit (communes, provinces, the nation) in
 * each of twelve months, every count returned. Beside it in the same run, on the same file: queries for the same cells written by
 * hand for DuckDB (support/by-hand.ts), a scan of the columns that are needed, and on request PostgreSQL and ClickHouse, which
 * the run starts itself and gives the same dossiers. Each runs in a process of its own; all must give the same counts.
 *
 *   npm run bench -- cube [--dossiers 1000000[,10000000…]] [--postgres 1000000] [--clickhouse 1000000[,10000000…]]
 *
 * Goals: at most 1.3 × the fastest query by hand, 20 × as fast as PostgreSQL, an exponent of growth of at most 1.05, 50 million
 * under 2 GB.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ON_DUCKDB } from './support/by-hand.ts'
import { fillCountry, measures } from './support/country.ts'
import type { CubeRun } from './support/cube-run.ts'
import { onClickhouse, onPostgres, type ServerRun } from './support/servers.ts'

const numbers = (name: string, otherwise: string): readonly number[] => {
  const at = process.argv.indexOf(`--${name}`)
  return (at < 0 ? otherwise : (process.argv[at + 1] ?? '')).split(',').filter(Boolean).map(Number)
}
const sizes = numbers('dossiers', '1000000')
const [postgres, clickhouse] = [numbers('postgres', ''), numbers('clickhouse', '')]
const all = [...new Set([...sizes, ...postgres, ...clickhouse])].sort((a, b) => a - b)

/** Above this, only those queries by hand run that were fast enough before: the others would take minutes. */
const MANY = 5_000_000
const NEAR = 1.5

const say = (text: string): void => {
  process.stdout.write(`${text}\n`)
}
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`.padStart(9)
/** The clock's time and that of the processors, which says what it costs also on a machine that others use. */
const took = ({ ms, cpuMs }: CubeRun): string => `${seconds(ms)} ${seconds(cpuMs)} of processors`
const count = (value: number): string => value.toLocaleString('en-GB')

function run(file: string, what: string, times = 3): CubeRun {
  const child = join(import.meta.dirname, 'support', 'cube-run.ts')
  const { stdout, stderr, status } = spawnSync(process.execPath, [child, file, what, String(times)], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as CubeRun
}

function check(name: string, ours: CubeRun, other: CubeRun): void {
  if (other.counts === ours.counts) return
  say(`  THE COUNTS OF ${name} DIFFER`)
  process.exitCode = 1
}

const times = (a: CubeRun, b: CubeRun): string => (a.ms / b.ms).toFixed(2)

/** How the queries by hand did where all of them ran, in the order of `ON_DUCKDB`. */
let before: readonly number[] | null = null

function againstHand(file: string, rows: number, ours: CubeRun): void {
  const quickest = before === null ? 0 : Math.min(...before)
  const chosen = ON_DUCKDB.map((query, index) => ({ ...query, index })).filter(
    ({ index }) => before === null || rows < MANY || (before[index] ?? 0) <= quickest * NEAR,
  )
  const runs = chosen.map((query) => ({ ...query, result: run(file, String(query.index), rows < MANY ? 3 : 2) }))
  for (const { name, result } of runs) check(name, ours, result)
  if (chosen.length === ON_DUCKDB.length) before = runs.map(({ result }) => result.ms)
  const best = runs.reduce((a, b) => (b.result.ms < a.result.ms ? b : a))
  for (const { name, result } of runs) {
    say(`  by hand        ${took(result)}   ${count(Math.round(result.megabytes))} MB   ${name}`)
  }
  const cpu = (ours.cpuMs / Math.min(...runs.map(({ result }) => result.cpuMs))).toFixed(2)
  say(
    `  ours takes ${times(ours, best.result)} × the fastest by hand, ${cpu} × of processors (goal ≤ 1.3): ${best.name}`,
  )
}

function againstServer(name: string, ours: CubeRun, server: ServerRun | null, goal: string): void {
  if (server === null) {
    say(`  ${name}: not installed`)
    return
  }
  check(name, ours, server)
  say(
    `  ${name.padEnd(14)} ${seconds(server.ms)}   ours is ${times(server, ours)} × as fast${goal}   (${server.query})`,
  )
}

async function measure(rows: number): Promise<CubeRun> {
  const folder = mkdtempSync(join(tmpdir(), 'thuocdo-bench-'))
  try {
    const file = join(folder, 'store.duckdb')
    await fillCountry(file, rows)
    const ours = run(file, 'ours')
    const scan = run(file, 'scan')
    say(`${count(rows)} dossiers, ${measures.length} measures, ${count(ours.cells)} cells`)
    say(
      `  ours           ${took(ours)}   ${count(Math.round(ours.megabytes))} MB at the most (goal at 50 million: < 2,000)`,
    )
    say(`  bare scan      ${took(scan)}   ours takes ${(ours.ms / scan.ms).toFixed(1)} × that`)
    againstHand(file, rows, ours)
    if (postgres.includes(rows)) {
      againstServer('PostgreSQL', ours, await onPostgres(file, folder), ' (goal ≥ 20)')
    }
    if (clickhouse.includes(rows)) againstServer('ClickHouse', ours, await onClickhouse(file, folder), '')
    return ours
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const results: { readonly rows: number; readonly ms: number }[] = []
for (const rows of all) results.push({ rows, ms: (await measure(rows)).ms })
const [first, last] = [results[0], results.at(-1)]
if (first !== undefined && last !== undefined && first !== last) {
  const exponent = Math.log(last.ms / first.ms) / Math.log(last.rows / first.rows)
  say(`growth exponent from ${count(first.rows)} to ${count(last.rows)}: ${exponent.toFixed(2)} (goal ≤ 1.05)`)
}
