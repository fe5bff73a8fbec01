/**
 * Live events on top of a large store: small batches of new and changed dossiers, each acknowledged when it is on the disk, and the
 * counts of the units they touch in one period. Codes are spread over the whole store, which is the dearest case.
 *
 *   npm run bench -- live-store [--dossiers 10000000]
 *
 * Goals at 10 million: at most 200 ms for a batch of 1,000, at most 300 ms for the counts.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { courseOf } from '../src/measure/course.ts'
import { DOSSIER_MARKS, type Dossier } from '../src/model/dossier.ts'
import { versionKey } from '../src/model/dossier-version.ts'
import type { HeldDossier } from '../src/model/held-dossier.ts'
import { workingCalendar } from '../src/model/working-days.ts'
import { openDuckdbWarehouse } from '../src/store/warehouse/duckdb/duckdb.ts'
import { communeCode, communes, dossierCode, fillCountry, periods, planOf } from './support/country.ts'

const at = process.argv.indexOf('--dossiers')
const held = Number(at < 0 ? '10000000' : process.argv[at + 1])
const RUNS = 12
const GOALS = { store: 200, count: 300 }
const marks = Object.fromEntries(DOSSIER_MARKS.map((mark) => [mark, null])) as unknown as Dossier['marks']
const calendar = workingCalendar([])

/** Four in five change a dossier that is held, one in five is new. */
function event(batch: number, index: number, units: readonly number[]): HeldDossier {
  const spread = (batch * 7_919 + index * 3_246_599) % held
  const dossier: Dossier = {
    code: dossierCode(index % 5 === 0 ? held + batch * 5_000 + index : spread),
    unitCode: communeCode(units[index % units.length] ?? 0),
    procedureCode: `1.${100_000 + (index % 500)}`,
    state: 'in-progress',
    channel: 'online',
    receivedAt: `2026-10-${String(1 + (index % 28)).padStart(2, '0')}T08:00:00`,
    dueAt: '2026-11-15T08:00:00',
    finishedAt: null,
    returnedAt: null,
    stoppedAt: null,
    withdrawnAt: null,
    supplements: [],
    marks,
    changedAt: `2027-01-01T00:${String(batch).padStart(2, '0')}:00`,
    deleted: false,
  }
  return { dossier, course: courseOf(dossier, calendar, null), version: versionKey(dossier), row: null }
}

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
interface Took {
  readonly ms: number
  /** Time of the processors: what it costs also on a machine that others use. */
  readonly cpu: number
}

const text = (ms: number): string => `${ms.toFixed(0)} ms`.padStart(8)
const line = (name: string, took: readonly Took[], goal: number | null): void => {
  const ms = took.map((each) => each.ms)
  const cpu = middle(took.map((each) => each.cpu))
  const aim = goal === null ? '' : ` (goal ≤ ${goal} ms)`
  process.stdout.write(
    `  ${name.padEnd(46)} median ${text(middle(ms))}, worst ${text(Math.max(...ms))}, processors ${text(cpu)}${aim}\n`,
  )
}

async function timed(work: () => Promise<unknown>): Promise<Took> {
  const [start, used] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(used)
  return { ms: performance.now() - start, cpu: (user + system) / 1000 }
}

const folder = mkdtempSync(join(tmpdir(), 'thuocdo-bench-'))
try {
  const file = join(folder, 'store.duckdb')
  await fillCountry(file, held)
  const warehouse = await openDuckdbWarehouse(file)
  process.stdout.write(`${held.toLocaleString('en-GB')} dossiers held, ${RUNS} runs each\n`)
  let batch = 0
  const touched = communes.slice(100, 150)
  for (const size of [50, 500, 1000]) {
    const took: Took[] = []
    for (let run = 0; run < RUNS; run += 1) {
      batch += 1
      const rows = Array.from({ length: size }, (_, index) => event(batch, index, touched))
      const given = (async function* () {
        yield rows
      })()
      took.push(await timed(() => warehouse.store({ id: `batch ${batch}`, source: 'bench', name: 'live' }, given)))
    }
    line(`batch of ${size} stored, on the disk`, took, GOALS.store)
  }
  const month = periods.slice(9, 10)
  const few = planOf(touched, month)
  const nation = planOf(communes, month)
  const runs = Array.from({ length: RUNS })
  const ofFew: Took[] = []
  const ofAll: Took[] = []
  for (const _ of runs) ofFew.push(await timed(() => warehouse.count(few)))
  for (const _ of runs) ofAll.push(await timed(() => warehouse.count(nation)))
  line('counts of 50 communes in one month', ofFew, GOALS.count)
  line('counts of all 3,321 and those above, one month', ofAll, null)
  await warehouse.close()
  process.stdout.write(
    `  peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB, with the filling of the store\n`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
