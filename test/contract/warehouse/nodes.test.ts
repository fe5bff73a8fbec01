import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Dossier } from '../../../src/model/dossier.ts'
import { systemClock } from '../../../src/platform/clock.ts'
import { describeProblem } from '../../../src/platform/describe.ts'
import type { ThuocDoError } from '../../../src/platform/problem.ts'
import { together } from '../../../src/store/warehouse/amended.ts'
import { stageAmended } from '../../../src/store/warehouse/clickhouse/amendments.ts'
import { openClickhouseWarehouse } from '../../../src/store/warehouse/clickhouse/clickhouse.ts'
import { journalOf } from '../../../src/store/warehouse/clickhouse/journal.ts'
import { foresee, mergeAttempt } from '../../../src/store/warehouse/clickhouse/merge.ts'
import { openNodes } from '../../../src/store/warehouse/clickhouse/open.ts'
import { dayOfServer, dropStagedBefore, stageRows } from '../../../src/store/warehouse/clickhouse/stage.ts'
import type { Delivery, Warehouse } from '../../../src/store/warehouse/port.ts'
import { findClickhouse, startClickhouse, type TestClickhouse, type TestNode } from '../../support/clickhouse.ts'
import { asText, expected, plan } from './expected.ts'
import { amendments, held, latest, latestAmended, telling } from './histories.ts'
import { expectWholeOrNot, opener, stagedRows } from './on-nodes.ts'
import { batch, cameTo, inPieces, many, REFUSALS } from './pieces.ts'

const program = findClickhouse()

describe.skipIf(program === null)('three nodes of ClickHouse, of which one is killed', () => {
  let nodes: TestClickhouse
  let victim: TestNode
  const open = opener(() => nodes, [100])

  beforeAll(async () => {
    nodes = await startClickhouse(program ?? '', 3)
    victim = nodes.nodes[1] as TestNode
  })
  afterAll(() => nodes?.stop())

  const [before, after] = [many(1, 20), many(2, 60)]
  const [countsBefore, countsAfter] = [expected(latest(before), []), expected(latest([...before, ...after]), [])]

  test.each([
    ['an unknown user', (url: string) => url.replace(/\/\/[^:]+:/, '//nobody:')],
    ['a wrong password', (url: string) => url.replace(/:[^:@/]+@/, ':wrong@')],
  ])('%s is told as that, with the cure', async (_, wrong) => {
    const refused = await openClickhouseWarehouse(wrong(nodes.url('user')), systemClock).catch(
      (error: unknown) => error,
    )
    expect(refused).toMatchObject({ code: 'warehouse.access' })
    const { code, facts } = refused as ThuocDoError
    expect(describeProblem(code, facts, 'vi').cure).toMatch(/người dùng và mật khẩu trong THUOCDO_WAREHOUSE/)
  })

  test('a node that is missing refuses every answer and every batch, and its return heals both', async () => {
    const warehouse = await open('missing')
    await warehouse.store(batch('a'), inPieces(before))
    await victim.kill()
    expect(REFUSALS).toContain(await cameTo(warehouse.count(plan)))
    expect(REFUSALS).toContain(await cameTo(warehouse.unitCodes()))
    expect(REFUSALS).toContain(await cameTo(warehouse.procedureCodes(null)))
    expect(REFUSALS).toContain(await cameTo(warehouse.store(batch('b'), inPieces(after))))
    await victim.restart()
    expect(asText(await warehouse.count(plan))).toEqual(countsBefore)
    expect(await warehouse.store(batch('b'), inPieces(after))).toMatchObject({ kind: 'stored' })
    expect(asText(await warehouse.count(plan))).toEqual(countsAfter)
  })

  test.each([0.2, 0.4, 0.6, 0.8])(
    'killed at %d of an insert: all of the batch or nothing, and once when sent again',
    async (share) => {
      const name = `insert${share * 10}`
      const warehouse = await open(name)
      await warehouse.store(batch('a'), inPieces(before))
      const began = Date.now()
      await (await open(`${name}dry`)).store(batch('b'), inPieces(after, 5))
      const lasts = Date.now() - began
      const storing = cameTo(warehouse.store(batch('b'), inPieces(after, 5)))
      await sleep(lasts * share)
      await victim.kill()
      const outcome = await storing
      await victim.restart()
      const other = await open(name, [100, 500, 1000])
      expectWholeOrNot(outcome, asText(await other.count(plan)), countsBefore, countsAfter)
      const again = await warehouse.store(batch('b'), inPieces(after))
      expect(again.kind).toBe(typeof outcome === 'string' ? 'stored' : 'repeated')
      expect(asText(await other.count(plan))).toEqual(countsAfter)
    },
  )

  test.each([5, 40])('killed %d ms into a question: the whole answer or a refusal', async (delay) => {
    const warehouse = await open('question')
    await warehouse.store(batch('a'), inPieces(before))
    const asked = cameTo(warehouse.count(plan))
    await sleep(delay)
    await victim.kill()
    const answer = await asked
    if (typeof answer === 'string') expect(REFUSALS).toContain(answer)
    else expect(asText(answer)).toEqual(countsBefore)
    await victim.restart()
  })

  test('what was staged is dropped on every node, and nothing that counts with it', async () => {
    const warehouse = await open('dropped')
    await warehouse.store(batch('a'), inPieces(before))
    const opened = await openNodes(nodes.url('dropped'))
    const today = await dayOfServer(opened)
    await dropStagedBefore(opened, today)
    expect(await stagedRows(opened)).toBe(before.length)
    await dropStagedBefore(opened, today + 1)
    expect(await stagedRows(opened)).toBe(0)
    expect(asText(await warehouse.count(plan))).toEqual(countsBefore)
  })

  test('a cluster of which the address does not name every node is refused', async () => {
    const [first = ''] = nodes.url('part').split(',')
    const refusal = cameTo(openClickhouseWarehouse(`${first}/part?cluster=thuocdo`))
    expect(await refusal).toBe('warehouse.cluster')
  })

  test('two programs write and a third reads: it never sees a part of a batch', async () => {
    const [first, second, reader] = [await open('both'), await open('both'), await open('both')]
    const base = {
      ...many(3, 1)[0],
      state: 'in-progress',
      receivedAt: '2026-08-05T08:00:00',
      deleted: false,
    } as Dossier
    const moved = (unitCode: string, time: number): readonly Dossier[] =>
      Array.from({ length: 100 }, (_, index) => ({
        ...base,
        code: `${base.code}-${index}`,
        unitCode,
        changedAt: `2026-09-01T00:00:${String(time).padStart(2, '0')}`,
      }))
    let writing = true
    const write = async (warehouse: Warehouse, offset: number): Promise<void> => {
      for (let round = 0; round < 4; round += 1) {
        const time = round * 2 + offset
        const unitCode = ['H31.1', 'H31.2', 'H44.1'][time % 3] ?? ''
        await warehouse.store(batch(`move ${time}`), inPieces(moved(unitCode, time)))
      }
    }
    const reading = (async () => {
      const seen: number[][] = []
      while (writing) seen.push((await reader.unitCodes()).map(({ dossiers }) => dossiers))
      return seen
    })()
    await Promise.all([write(first, 0), write(second, 1)])
    writing = false
    expect([...new Set((await reading).map(String))].sort()).toEqual(expect.arrayContaining(['100']))
    expect((await reading).filter((counts) => counts.length > 0 && String(counts) !== '100')).toEqual([])
    expect(await reader.unitCodes()).toMatchObject([{ unitCode: 'H31.2', dossiers: 100 }])
  })

  test.each(['nothing', 'versions alone'])(
    'a program that dies with %s merged leaves what was told apart to the next',
    async (merged) => {
      const name = `told${merged.length}`
      const steps = fc
        .sample(amendments, { seed: 5, numRuns: 60 })
        .flatMap((all, sample) => all.map((each) => ({ ...each, code: `${each.code}-${sample % 20}` })))
      const warehouse = await open(name)
      await warehouse.store(batch('a'), inPieces(before), telling([], steps.slice(0, 200)))
      const opened = await openNodes(nodes.url(name))
      const attempt = { name: 'dead', stagedOn: await dayOfServer(opened) }
      const read = await stageRows(opened, attempt, inPieces(after))
      const told = await stageAmended(opened, attempt, [telling([], steps.slice(200))], null)
      const outcome = together(await foresee(opened, attempt, read, null), told)
      await journalOf(opened).commit([[batch('b'), outcome]], attempt, new Date())
      if (merged !== 'nothing') await mergeAttempt(opened, attempt)
      const next = await open(name)
      expect(asText(await next.count(plan))).toEqual(expected(latestAmended([...before, ...after], steps), []))
      expect(outcome).toMatchObject({ read: after.length + steps.length - 200 })
      expect(await next.store(batch('b'), inPieces(after), telling([], steps.slice(200)))).toMatchObject({
        kind: 'repeated',
      })
    },
  )

  test('two programs that store the same batch at once store it once', async () => {
    const [first, second] = [await open('same'), await open('same')]
    const outcomes = await Promise.all([first, second].map((each) => each.store(batch('a'), inPieces(before))))
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['repeated', 'stored'])
    expect(asText(await second.count(plan))).toEqual(countsBefore)
  })

  test('two programs that store groups with the same batch in both store it once, and the rest of each', async () => {
    const [first, second] = [await open('groups'), await open('groups')]
    const half = before.length >> 1
    const group = (id: string, all: readonly Dossier[]): Delivery => ({
      batch: batch(id),
      rows: all.map((each) => held(each, [])),
    })
    const [shared, own, other] = [
      group('shared', before.slice(0, half)),
      group('own', before.slice(half)),
      group('other', after),
    ]
    const [a, b] = await Promise.all([first.storeGroup([shared, own]), second.storeGroup([other, shared])])
    const kinds = [...a, ...b].map(({ kind }) => kind)
    expect([kinds[0], kinds[3]].sort()).toEqual(['repeated', 'stored'])
    expect([kinds[1], kinds[2]]).toEqual(['stored', 'stored'])
    expect(await first.revision()).toBe(3)
    expect(asText(await second.count(plan))).toEqual(countsAfter)
    expect((await first.storeGroup([shared, own, other])).map(({ kind }) => kind)).toEqual(Array(3).fill('repeated'))
  })
})
