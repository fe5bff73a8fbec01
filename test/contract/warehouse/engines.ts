import { afterAll, beforeAll, describe } from 'vitest'
import { openClickhouseWarehouse } from '../../../src/store/warehouse/clickhouse/clickhouse.ts'
import { openDuckdbWarehouse } from '../../../src/store/warehouse/duckdb/duckdb.ts'
import type { Warehouse } from '../../../src/store/warehouse/port.ts'
import { CHDB_HINT, findChdb, startChdb, type TestChdb } from '../../support/chdb.ts'
import { findClickhouse, startClickhouse, type TestClickhouse } from '../../support/clickhouse.ts'
import { freshFolder } from '../../support/folders.ts'
import { findZookeeper } from '../../support/zookeeper.ts'

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
const zookeeper = findZookeeper()

interface Shape {
  readonly name: string
  readonly shards: number
  readonly replicas: number
  /** One generated history of so many of the first engine's. */
  readonly share: number
}

const ONE: Shape = { name: 'one node of ClickHouse', shards: 1, replicas: 1, share: 5 }
const THREE: Shape = { name: '3 nodes of ClickHouse', shards: 3, replicas: 1, share: 10 }
const REPLICAS: Shape = { name: '2 shards of ClickHouse with 2 replicas each', shards: 2, replicas: 2, share: 20 }

/** What a cluster of this shape lacks on this machine; null when nothing. */
function lacking(replicas: number): string | null {
  if (program === null) return 'clickhouse-server'
  return replicas > 1 && zookeeper === null ? 'libzookeeper-java' : null
}

function onNodes(
  title: string,
  { name, shards, replicas, share }: Shape,
  tests: (engine: WarehouseEngine) => void,
): void {
  const lacks = lacking(replicas)
  const missing = lacks === null ? '' : `: SKIPPED, apt-get install ${lacks}`
  describe.skipIf(lacks !== null)(`${title} on ${name}${missing}`, () => {
    let nodes: TestClickhouse | null = null
    let number = 0
    beforeAll(async () => {
      const copies = replicas === 1 ? null : { count: replicas, zookeeper: zookeeper ?? '' }
      nodes = await startClickhouse(program ?? '', shards, copies)
    })
    afterAll(() => nodes?.stop())
    tests({
      name,
      runs: (most) => Math.ceil(most / share),
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
  for (const shape of [ONE, THREE, REPLICAS]) onNodes(title, shape, tests)
  onCurrent(title, false, tests)
  onCurrent(title, true, tests)
}
