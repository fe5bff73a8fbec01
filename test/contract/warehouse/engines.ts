import { afterAll, beforeAll, describe } from 'vitest'
import { openClickhouseWarehouse } from '../../../src/store/warehouse/clickhouse/clickhouse.ts'
import { openDuckdbWarehouse } from '../../../src/store/warehouse/duckdb/duckdb.ts'
import type { Warehouse } from '../../../src/store/warehouse/port.ts'
import { CHDB_HINT, findChdb, startChdb, type TestChdb } from '../../support/chdb.ts'
import { findClickhouse, startClickhouse, type TestClickhouse } from '../../support/clickhouse.ts'
import { freshFolder } from '../../support/folders.ts'

export interface WarehouseEngine {
  readonly name: string
  /** How many generated histories are enough, of so many on the first engine: nodes are slower than a file. */
  runs(most: number): number
  /** An empty warehouse. */
  fresh(): Promise<Warehouse>
}

const DUCKDB: WarehouseEngine = {
  name: 'DuckDB',
  runs: (most) => most,
  fresh: () => openDuckdbWarehouse(freshFolder('store.duckdb')),
}

const program = findClickhouse()

function onNodes(title: string, count: number, tests: (engine: WarehouseEngine) => void): void {
  const name = count === 1 ? 'one node of ClickHouse' : `${count} nodes of ClickHouse`
  const missing = program === null ? ': SKIPPED, no clickhouse-server is installed' : ''
  describe.skipIf(program === null)(`${title} on ${name}${missing}`, () => {
    let nodes: TestClickhouse | null = null
    let number = 0
    beforeAll(async () => {
      nodes = await startClickhouse(program ?? '', count)
    })
    afterAll(() => nodes?.stop())
    tests({
      name,
      runs: (most) => Math.ceil(most / (count === 1 ? 5 : 10)),
      fresh: () => {
        number += 1
        return openClickhouseWarehouse(nodes?.url(`fresh${number}`) ?? '')
      },
    })
  })
}

const packages = findChdb()
if (packages === null) console.warn(`\n*** SKIPPED: the warehouse on a current ClickHouse. ${CHDB_HINT} ***\n`)

/** A current ClickHouse, by itself and as a cluster of one: npm has no server, so it is one node without replicas. */
function onCurrent(title: string, cluster: boolean, tests: (engine: WarehouseEngine) => void): void {
  const name = `a current ClickHouse${cluster ? ', a cluster of one shard' : ''}`
  const missing = packages === null ? `: SKIPPED, chdb is not installed: ${CHDB_HINT}` : ''
  describe.skipIf(packages === null)(`${title} on ${name}${missing}`, () => {
    let node: TestChdb | null = null
    let number = 0
    beforeAll(async () => {
      node = await startChdb(packages ?? '')
    })
    afterAll(() => node?.stop())
    tests({
      name,
      runs: (most) => Math.ceil(most / (cluster ? 10 : 5)),
      fresh: () => {
        number += 1
        return openClickhouseWarehouse(node?.url(`fresh${number}`, cluster) ?? '')
      },
    })
  })
}

/** The same tests on every engine. */
export function onEachWarehouse(title: string, tests: (engine: WarehouseEngine) => void): void {
  describe(`${title} on ${DUCKDB.name}`, () => tests(DUCKDB))
  onNodes(title, 1, tests)
  onNodes(title, 3, tests)
  onCurrent(title, false, tests)
  onCurrent(title, true, tests)
}
