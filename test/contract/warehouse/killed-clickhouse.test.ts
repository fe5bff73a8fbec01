import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stream } from '../../../src/simulate/random.ts'
import { findClickhouse, startClickhouse, type TestClickhouse } from '../../support/clickhouse.ts'
import { freshFolder } from '../../support/folders.ts'
import { answersOf, expectedOf } from './held-state.ts'
import { openKillable } from './killable.ts'
import { killAgainAndAgain, NOTHING, prepare, standingAt } from './kills.ts'
import { startLoader } from './loader.ts'

const program = findClickhouse()
const said = program === null ? ': SKIPPED, apt-get install clickhouse-server' : ''

describe.skipIf(program === null)(`three nodes of ClickHouse${said}`, () => {
  let nodes: TestClickhouse
  beforeAll(async () => {
    nodes = await startClickhouse(program ?? '', 3)
  })
  afterAll(() => nodes?.stop())

  test('the program is killed 6 times: what was acknowledged is there, nothing is there in part', async () => {
    expect(await killAgainAndAgain(nodes.url('programs'), 11, 6, 600)).toBeGreaterThanOrEqual(3)
  })

  test('a node is killed 6 times: the program waits for it; what was acknowledged is there, once', async () => {
    const [target, seed] = [nodes.url('nodes'), 12]
    await prepare(target)
    const random = stream()
    random.begin(seed, 0)
    const loader = startLoader(target, freshFolder('data'), seed)
    let standing = NOTHING
    try {
      for (let round = 0; round < 6; round += 1) {
        loader.go(standing.next)
        await loader.acknowledged(1)
        const victim = nodes.nodes[random.below(3)]
        await sleep(random.below(400))
        await victim?.kill()
        await sleep(random.below(300))
        await victim?.restart()
        standing = await standingAt(standing, seed, await loader.stop())
        const warehouse = await openKillable(target)
        expect(await answersOf(warehouse)).toEqual(expectedOf(standing.held))
        await warehouse.close()
      }
      expect(standing.next).toBeGreaterThanOrEqual(6)
    } finally {
      await loader.kill()
    }
  })
})
