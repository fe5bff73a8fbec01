// Takes in deliveries one after the other, as the program does, and tells of each when it is acknowledged; killed from outside.
//
//   node child.ts WAREHOUSE DATA_FOLDER SEED      WAREHOUSE: a file of the embedded one, or a URL of ClickHouse
//   in:   go N       from delivery N on     stop    after the delivery under way
//   out:  open       the warehouse is       N       delivery N is acknowledged      stopped
import { mkdirSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { bytesSource } from '../../../src/ingest/rows/byte-source.ts'
import { importDossierSource } from '../../../src/pipeline/import-dossiers.ts'
import { ThuocDoError } from '../../../src/platform/problem.ts'
import { CLOCK, calendar, delivery } from './deliveries.ts'
import { openKillable } from './killable.ts'

const [target = '', dataDir = '', seed = '0'] = process.argv.slice(2)
/** The embedded warehouse is closed, and its log taken into its file, after so many deliveries. */
const REOPEN = 7
const OPTIONS = { source: 'one-stop', badRows: null, dryRun: false } as const
/** What says: later. */
const LATER: ReadonlySet<string> = new Set(['warehouse.incomplete', 'warehouse.unreachable', 'warehouse.busy'])

let stopped = false

/** Does it as often as it takes while nodes are missing. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof ThuocDoError) || !LATER.has(error.code)) throw error
      await sleep(100)
    }
  }
}

async function deliver(from: number): Promise<void> {
  mkdirSync(dataDir, { recursive: true })
  let warehouse = await patiently(() => openKillable(target))
  process.stdout.write('open\n')
  for (let n = from; !stopped; n += 1) {
    const source = bytesSource(`delivery ${n}`, delivery(Number(seed), n))
    const store = { warehouse, calendar, dataDir }
    const report = await patiently(() => importDossierSource(store, source, OPTIONS, CLOCK))
    if (report.batch === null) throw new Error(`delivery ${n} is ${report.outcome}`)
    process.stdout.write(`${n}\n`)
    if (n % REOPEN !== 0) continue
    await warehouse.close()
    warehouse = await patiently(() => openKillable(target))
  }
  await warehouse.close()
  process.stdout.write('stopped\n')
}

for await (const line of createInterface({ input: process.stdin })) {
  const [word, n] = line.split(' ')
  stopped = word === 'stop'
  if (word === 'go') {
    deliver(Number(n)).catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
      process.exit(1)
    })
  }
}
process.exit(0)
