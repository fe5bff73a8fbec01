/**
 * Speed of simulating: dossiers alone, and as text of each format. Beside it, in the same run: the same CSV copied from
 * memory into pieces of that size, which is the least that any writer must do. And that memory does not grow: the second
 * half of the dossiers must not need more than the first.
 *
 *   npm run bench -- simulate [dossiers=1000000] [units=3355]
 */
import { performance } from 'node:perf_hooks'
import { loadCalendar } from '../src/ingest/calendars/load.ts'
import { monthPeriod } from '../src/model/period.ts'
import { CALENDARS_DIR } from '../src/platform/paths.ts'
import { DOSSIER_FORMATS, DOSSIER_WRITINGS, type DossierFormat } from '../src/simulate/dossier-rows.ts'
import { simulate } from '../src/simulate/simulate.ts'
import type { SimulatedUnit } from '../src/simulate/simulation.ts'

const dossiers = Number(process.argv[2] ?? '1000000')
const count = Number(process.argv[3] ?? '3355')

const units = Array.from({ length: count }, (_, index): SimulatedUnit => {
  const isProvince = index % 98 === 0
  const code = isProvince ? `H${index}` : `H${index - (index % 98)}.${index % 98}`
  return {
    code,
    parentCode: isProvince ? null : `H${index - (index % 98)}`,
    name: `Đơn vị ${index}`,
    level: isProvince ? 'province' : 'commune',
  }
})
const simulation = simulate({
  units,
  period: monthPeriod(2026, 8),
  knownUntil: '2026-08-31',
  dossiers,
  seed: 'bench',
  errors: 0.01,
  calendar: loadCalendar(CALENDARS_DIR),
})

interface Run {
  readonly rows: number
  readonly bytes: number
}

async function draw(): Promise<Run> {
  let rows = 0
  for await (const batch of simulation.dossiers) rows += batch.dossiers.length
  return { rows, bytes: 0 }
}

/** Highest memory in use after a batch, in the first half of the rows and in the second. */
const memory = { first: 0, second: 0 }

async function write(format: DossierFormat, keep: Buffer[] | null = null): Promise<Run> {
  const { row } = DOSSIER_WRITINGS[format]
  const run = { rows: 0, bytes: 0 }
  for await (const batch of simulation.dossiers) {
    let text = ''
    for (const dossier of batch.dossiers) text += row(dossier)
    const bytes = Buffer.from(text)
    keep?.push(bytes)
    run.rows += batch.dossiers.length
    run.bytes += bytes.length
    const half = run.rows * 2 < dossiers ? 'first' : 'second'
    if (keep === null) memory[half] = Math.max(memory[half], process.memoryUsage.rss())
  }
  return run
}

async function timed(name: string, work: () => Promise<Run> | Run, least: number | null = null): Promise<number> {
  const start = performance.now()
  const { rows, bytes } = await work()
  const seconds = (performance.now() - start) / 1000
  const each = bytes === 0 ? '' : `, ${Math.round(bytes / rows)} bytes each`
  const ratio = least === null ? '' : `, ${(seconds / least).toFixed(1)} × the copy`
  console.log(`${name.padEnd(28)} ${seconds.toFixed(2)} s  ${Math.round(rows / seconds)} rows/s${each}${ratio}`)
  return seconds
}

console.log(`${dossiers} dossiers of ${count} units, a month, one error in a hundred`)
await draw()
await timed('drawn alone', draw)
for (const format of DOSSIER_FORMATS) await timed(`as ${format}`, () => write(format))
console.log(
  `memory: ${Math.round(memory.first / 1e6)} MB in the first half, ${Math.round(memory.second / 1e6)} MB in the second`,
)
const kept: Buffer[] = []
const { rows } = await write('csv', kept)
const least = await timed('the CSV copied from memory', () => {
  let bytes = 0
  for (const piece of kept) bytes += Buffer.from(piece).length
  return { rows, bytes }
})
await timed('as csv', () => write('csv'), least)
