/** One run of the cube in a process of its own, so that its memory is its own: `node cube-run.ts FILE WHAT`. */
import { createHash } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { DuckDBInstance } from '@duckdb/node-api'
import { openDuckdbWarehouse } from '../../src/store/warehouse/duckdb/duckdb.ts'
import { ON_DUCKDB } from './by-hand.ts'
import { communes, periods, planOf } from './country.ts'

/** What a run took, and the fingerprint of its counts. */
export interface CubeRun {
  readonly ms: number
  readonly cpuMs: number
  readonly cells: number
  readonly counts: string
  readonly megabytes: number
}

/** A fingerprint of cells in any order. */
export function fingerprint(cells: readonly (readonly [month: number, unit: string, ...counts: number[]])[]): string {
  const lines = cells.map((cell) => cell.join(' ')).sort()
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}

type Cells = readonly (readonly [number, string, ...number[]])[]

/** Short runs are repeated for so long, so that programs that compile as they go, as Node does, are as warm as a server is. */
const LEAST_MS = 3000

/** The best of so many runs, and of more where they are short: the first also warm. */
export async function bestOf(times: number, work: () => Promise<Cells>): Promise<CubeRun> {
  let best: CubeRun | undefined
  let spent = 0
  for (let run = 0; run < times || spent < LEAST_MS; run += 1) {
    const [start, cpu] = [performance.now(), process.cpuUsage()]
    const cells = await work()
    const ms = performance.now() - start
    spent += ms
    const { user, system } = process.cpuUsage(cpu)
    const counts = fingerprint(cells)
    if (best !== undefined && best.counts !== counts) throw new Error('the same query gave other counts')
    const megabytes = process.resourceUsage().maxRSS / 1024
    const found: CubeRun = { ms, cpuMs: (user + system) / 1000, cells: cells.length, counts, megabytes }
    best = best === undefined || ms < best.ms ? found : { ...best, megabytes }
  }
  if (best === undefined) throw new Error('no run')
  return best
}

const MONTHS = new Map(periods.map(({ key }, index) => [key, index + 1]))

async function ours(file: string, times: number): Promise<CubeRun> {
  const warehouse = await openDuckdbWarehouse(file)
  const plan = planOf(communes, periods)
  const run = await bestOf(times, async () =>
    (await warehouse.count(plan)).map(
      ({ unit, period, counts }) => [MONTHS.get(period) ?? 0, unit, ...counts] as const,
    ),
  )
  await warehouse.close()
  return run
}

/** The counts come as small numbers here too, so that neither side is slowed by those of 128 bits that sums give. */
async function byHand(file: string, sql: string, times: number): Promise<CubeRun> {
  const instance = await DuckDBInstance.create(file, { preserve_insertion_order: 'false', access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  const run = await bestOf(times, async () => {
    const reader = await connection.runAndReadAll(`SELECT unit, COLUMNS(* EXCLUDE unit)::UINTEGER FROM (${sql})`)
    const [units = [], months = [], ...counts] = reader.getColumns()
    return units.map(
      (unit, row) => [Number(months[row]), String(unit), ...counts.map((column) => Number(column[row]))] as const,
    )
  })
  connection.closeSync()
  instance.closeSync()
  return run
}

const COLUMNS = `unit_code procedure_code received_on ended_on due_on late channel owes_fee fee_data paid_online
  electronic_result digitised reused_data personal_store population_data complained deleted`.split(/\s+/)
const SCAN = `SELECT 0 AS month, 'all' AS unit, ${COLUMNS.map((name) => `count(${name}) + count(CASE WHEN ${name} IS NULL THEN 1 END) AS ${name}`).join(', ')} FROM dossiers`

if (import.meta.main) {
  const [file = '', what = '', times = '3'] = process.argv.slice(2)
  const hand = ON_DUCKDB[Number(what)]
  const run =
    what === 'ours'
      ? ours(file, Number(times))
      : byHand(file, what === 'scan' ? SCAN : (hand?.sql ?? ''), Number(times))
  process.stdout.write(JSON.stringify(await run))
}
