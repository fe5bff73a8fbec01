import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openClickhouseWarehouse } from '../../../src/store/warehouse/clickhouse/clickhouse.ts'
import { openNodes } from '../../../src/store/warehouse/clickhouse/open.ts'
import { dayOfServer, dropStagedBefore } from '../../../src/store/warehouse/clickhouse/stage.ts'
import { findClickhouse, startClickhouse, type TestClickhouse, type TestNode } from '../../support/clickhouse.ts'
import { findZookeeper } from '../../support/zookeeper.ts'
import { asText, expected, plan } from './expected.ts'
import { latest } from './histories.ts'
import { atLast, expectWholeOrNot, opener, stagedRows } from './on-nodes.ts'
import { batch, cameTo, inPieces, many, REFUSALS } from './pieces.ts'

const program = findClickhouse()
const zookeeper = findZookeeper()
const missing = program === null || zookeeper === null
const said = missing ? ': SKIPPED, apt-get install clickhouse-server libzookeeper-java' : ''

const [before, after, third] = [many(1, 10), many(2, 10), many(3, 10)]
const countsOf = (...told: (typeof before)[]): readonly string[] => expected(latest(told.flat()), [])

/** ZooKeeper's own idea of who is there is as old as a session may be silent: two seconds in these tests. */
const SESSION_MS = 3500

describe.skipIf(missing)(`two shards of ClickHouse with two replicas each${said}`, () => {
  let nodes: TestClickhouse
  const of = (shard: number): readonly TestNode[] => nodes.nodes.filter((node) => node.shard === shard)
  const open = opener(() => nodes, [100, 500, 1000])

  beforeAll(async () => {
    nodes = await startClickhouse(program ?? '', 2, { count: 2, zookeeper: zookeeper ?? '' })
  })
  afterAll(() => nodes?.stop())

  test('each row is on both replicas of its shard', async () => {
    const warehouse = await open('copies')
    await warehouse.store(batch('a'), inPieces(before))
    const { nodes: all } = await openNodes(nodes.url('copies'))
    const sql = 'SELECT toString(count()), toString(sum(cityHash64(code))) FROM copies.dossiers_local FINAL'
    const told = await Promise.all(all.address.hosts.map((host) => all.askOne(host, { sql })))
    expect(told[0]).toBe(told[1])
    expect(told[2]).toBe(told[3])
    expect(told[0]).not.toBe(told[2])
  })

  test('one replica is killed: reading goes on, also for who opens then; writing is refused, and goes on at its return', async () => {
    const warehouse = await open('killed')
    await warehouse.store(batch('a'), inPieces(before))
    const [victim] = of(1)
    await victim?.kill()
    expect(asText(await warehouse.count(plan))).toEqual(countsOf(before))
    await sleep(SESSION_MS)
    expect(REFUSALS).toContain(await cameTo(warehouse.store(batch('b'), inPieces(after))))
    const other = await open('killed')
    expect(asText(await other.count(plan))).toEqual(countsOf(before))
    await victim?.restart()
    expect((await atLast(() => warehouse.store(batch('b'), inPieces(after)))).kind).toBe('stored')
    expect(asText(await atLast(() => other.count(plan)))).toEqual(countsOf(before, after))
  })

  test('both replicas of a shard are killed: every answer and every batch is refused, and their return heals both', async () => {
    const warehouse = await open('shard')
    await warehouse.store(batch('a'), inPieces(before))
    for (const node of of(1)) await node.kill()
    expect(REFUSALS).toContain(await cameTo(warehouse.count(plan)))
    expect(REFUSALS).toContain(await cameTo(warehouse.unitCodes()))
    expect(REFUSALS).toContain(await cameTo(warehouse.store(batch('b'), inPieces(after))))
    for (const node of of(1)) await node.restart()
    const patient = await open('shard', [500, 1000, 2000, 3000])
    expect(asText(await atLast(() => patient.count(plan)))).toEqual(countsOf(before))
    expect((await atLast(() => patient.store(batch('b'), inPieces(after)))).kind).toBe('stored')
    expect(asText(await atLast(() => warehouse.count(plan)))).toEqual(countsOf(before, after))
  })

  test.each([100, 700])('killed %d ms into an insert and back: all of the batch or nothing', async (delay) => {
    const name = `insert${delay}`
    const warehouse = await open(name)
    await warehouse.store(batch('a'), inPieces(before))
    const [, victim] = of(0)
    const storing = cameTo(warehouse.store(batch('b'), inPieces(after, 20)))
    await sleep(delay)
    await victim?.kill()
    await sleep(200)
    await victim?.restart()
    const outcome = await storing
    const other = await atLast(() => open(name, [500, 1000, 2000, 3000]))
    const seen = asText(await atLast(() => other.count(plan)))
    expectWholeOrNot(outcome, seen, countsOf(before), countsOf(before, after))
    await atLast(() => warehouse.store(batch('b'), inPieces(after)))
    expect(asText(await atLast(() => other.count(plan)))).toEqual(countsOf(before, after))
  })

  test('ZooKeeper is killed: every answer and every batch is refused, and its return heals both', async () => {
    const warehouse = await open('keeper')
    await warehouse.store(batch('a'), inPieces(before))
    await nodes.zookeeper?.kill()
    expect(REFUSALS).toContain(await cameTo(warehouse.store(batch('b'), inPieces(after))))
    expect(REFUSALS).toContain(await cameTo(warehouse.count(plan)))
    await nodes.zookeeper?.restart()
    const patient = await open('keeper', [500, 1000, 2000, 3000, 5000])
    expect(asText(await atLast(() => patient.count(plan)))).toEqual(countsOf(before))
    await atLast(() => patient.store(batch('b'), inPieces(after)))
    expect(asText(await atLast(() => patient.count(plan)))).toEqual(countsOf(before, after))
  })

  test('what was staged is deleted on every replica; everything can be read and written afterwards', async () => {
    const warehouse = await open('dropped')
    await warehouse.store(batch('a'), inPieces(before))
    const opened = await openNodes(nodes.url('dropped'))
    const today = await dayOfServer(opened)
    await dropStagedBefore(opened, today)
    expect(await stagedRows(opened)).toBe(before.length)
    await dropStagedBefore(opened, today + 1)
    // The servers delete when they come to it, and never from the part that was written last.
    await warehouse.store(batch('b'), inPieces(after))
    for (const began = Date.now(); (await stagedRows(opened)) > after.length && Date.now() - began < 60_000; )
      await sleep(200)
    expect(await stagedRows(opened)).toBe(after.length)
    expect(asText(await warehouse.count(plan))).toEqual(countsOf(before, after))
  })
})

describe.skipIf(missing)(`one shard of ClickHouse with three replicas${said}`, () => {
  let nodes: TestClickhouse
  beforeAll(async () => {
    nodes = await startClickhouse(program ?? '', 1, { count: 3, zookeeper: zookeeper ?? '' })
  })
  afterAll(() => nodes?.stop())

  test('one is killed: nothing stops; when it is back it may take the place of another', async () => {
    const warehouse = await openClickhouseWarehouse(nodes.url('three'))
    await warehouse.store(batch('a'), inPieces(before))
    const [first, second] = nodes.nodes
    await first?.kill()
    expect((await warehouse.store(batch('b'), inPieces(after))).kind).toBe('stored')
    expect(asText(await warehouse.count(plan))).toEqual(countsOf(before, after))
    await first?.restart()
    await second?.kill()
    expect((await warehouse.store(batch('c'), inPieces(third))).kind).toBe('stored')
    expect(asText(await warehouse.count(plan))).toEqual(countsOf(before, after, third))
    await second?.restart()
    expect(asText(await warehouse.count(plan))).toEqual(countsOf(before, after, third))
  })
})
