import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Procedure } from '../../../src/model/procedure.ts'
import { openClickhouseWarehouse } from '../../../src/store/warehouse/clickhouse/clickhouse.ts'
import { openNodes } from '../../../src/store/warehouse/clickhouse/open.ts'
import { findClickhouse, startClickhouse, type TestClickhouse } from '../../support/clickhouse.ts'
import { asText, expected, plan } from './expected.ts'
import { amendments, latestAmended, rules, telling } from './histories.ts'
import { batch, inPieces, many } from './pieces.ts'

const program = findClickhouse()
const said = program === null ? ': SKIPPED, apt-get install clickhouse-server' : ''
const TABLES = ['dossiers', 'batches', 'procedures', 'amendments', 'versions', 'complaints_told', 'rules'].map(
  (name) => `${name}_local`,
)

/** As docs/deploy-nation.md says: every table frozen on its node, the frozen parts copied away. */
async function backUp(from: TestClickhouse, folder: string): Promise<void> {
  const { nodes } = await openNodes(from.url('thuocdo'))
  for (const [index, host] of nodes.address.hosts.entries()) {
    for (const table of TABLES) await nodes.askOne(host, { sql: `ALTER TABLE thuocdo.${table} FREEZE` })
    cpSync(join(from.nodes[index]?.folder ?? '', 'data', 'shadow'), join(folder, String(index)), { recursive: true })
  }
}

/** The copied parts laid into `detached` of the empty tables of a new cluster, and attached one by one. */
async function restore(folder: string, to: TestClickhouse): Promise<void> {
  const { nodes } = await openNodes(to.url('thuocdo'))
  for (const [index, host] of nodes.address.hosts.entries()) {
    const own = join(folder, String(index))
    for (const increment of readdirSync(own).filter((name) => /^\d+$/.test(name))) {
      for (const table of TABLES) {
        const frozen = join(own, increment, 'data', 'thuocdo', table)
        const detached = join(to.nodes[index]?.folder ?? '', 'data', 'data', 'thuocdo', table, 'detached')
        for (const part of existsSync(frozen) ? readdirSync(frozen) : []) {
          mkdirSync(detached, { recursive: true })
          cpSync(join(frozen, part), join(detached, part), { recursive: true })
          await nodes.askOne(host, { sql: `ALTER TABLE thuocdo.${table} ATTACH PART '${part}'` })
        }
      }
    }
  }
}

describe.skipIf(program === null)(`a backup of two nodes of ClickHouse${said}`, () => {
  let [old, fresh]: TestClickhouse[] = []
  beforeAll(async () => {
    old = await startClickhouse(program ?? '', 2)
    fresh = await startClickhouse(program ?? '', 2)
  })
  afterAll(() => Promise.all([old?.stop(), fresh?.stop()]))

  test('restored into an empty cluster it answers as before, knows its batches and takes new ones', async () => {
    if (old === undefined || fresh === undefined) throw new Error('no nodes')
    const [before, after] = [many(1, 10), many(2, 10)]
    const first = await openClickhouseWarehouse(old.url('thuocdo'))
    const catalogue: readonly Procedure[] = [
      {
        code: '1.000001',
        name: 'x',
        legalTermDays: 3,
        hasFee: true,
        onlineLevel: 'full',
        paperResult: true,
        forCitizens: null,
        levels: null,
      },
    ]
    await first.setProcedures(catalogue, rules)
    const steps = fc
      .sample(amendments, { seed: 5, numRuns: 10 })
      .flatMap((all, sample) => all.map((each) => ({ ...each, code: `${each.code}-${sample}` })))
    const silence = { unitCode: 'H31', from: '2026-08-01', to: '2026-08-31' }
    await first.store(batch('a'), inPieces(before), telling(catalogue, steps))
    const [counts, procedures] = [await first.count(plan), await first.procedures()]
    const folder = join(old.nodes[0]?.folder ?? '', 'backup')
    expect(counts.length).toBeGreaterThan(0)
    await backUp(old, folder)

    const second = await openClickhouseWarehouse(fresh.url('thuocdo'))
    await restore(folder, fresh)
    expect(await second.count(plan)).toEqual(counts)
    expect(await second.procedures()).toEqual(procedures)
    expect((await second.store(batch('a'), inPieces(before))).kind).toBe('repeated')
    await second.setProcedures([], rules)
    expect((await second.store(batch('b'), inPieces(after), telling([], []))).kind).toBe('stored')
    const counted = asText(await second.count({ ...plan, complaints: [silence] }))
    expect(counted).toEqual(expected(latestAmended([...before, ...after], steps), [], [silence]))
  })
})
