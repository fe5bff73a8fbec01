import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { Registry } from '../../../src/store/registry/port.ts'
import { startChild } from './children.ts'
import { onEachEngine } from './engines.ts'
import { answering, sampleDocument, sampleList, sampleUnit } from './samples.ts'

/** Numbers of [0, 1) that are the same in each run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Every document is whole and revisions run from 1 without a gap; answers the file names. */
async function assertWhole(registry: Registry, facts: number): Promise<readonly string[]> {
  const documents = await registry.documents()
  expect(documents.map((document) => document.revision)).toEqual(documents.map((_, index) => index + 1))
  for (const document of documents) {
    const name = document.fileName.replace('.pdf', '')
    expect(await registry.facts(document.id)).toEqual(sampleDocument(name, facts).facts)
  }
  return documents.map((document) => document.fileName.replace('.pdf', ''))
}

const FACTS = 800

/** Twenty processes one after the other, on a machine that may be busy. */
const LONG = 240_000

onEachEngine('several processes', (bench) => {
  it('open a new register at the same moment', async () => {
    const place = bench.newPlace()
    const children = ['a', 'b', 'c'].map((name) => startChild(place, { kind: 'documents', name, count: 1, facts: 3 }))
    for (const child of children) await child.said(1)
    for (const child of children) child.go()
    for (const child of children) expect(await child.ended()).toHaveLength(1)
    expect(await assertWhole(await bench.open(place), 3)).toHaveLength(3)
  })

  it('write at once: both land, revisions have no gap', async () => {
    const place = bench.newPlace()
    const registry = await bench.open(place)
    const children = ['a', 'b'].map((name) => startChild(place, { kind: 'documents', name, count: 25, facts: 30 }))
    for (const child of children) await child.said(1)
    for (const child of children) child.go()
    const said = (await Promise.all(children.map((child) => child.ended()))).flat()
    expect(said.map(({ revision }) => revision).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, n) => n + 1),
    )
    expect(await assertWhole(registry, 30)).toHaveLength(50)
  })

  it('store the same documents at once: each is stored by one and already there for the other', async () => {
    const place = bench.newPlace()
    const registry = await bench.open(place)
    const task = { kind: 'documents', name: 'same', count: 25, facts: 10 } as const
    const children = [startChild(place, task), startChild(place, task)]
    for (const child of children) await child.said(1)
    for (const child of children) child.go()
    const [one = [], other = []] = await Promise.all(children.map((child) => child.ended()))
    for (const [n, said] of one.entries()) {
      expect([said.kind, other[n]?.kind].toSorted()).toEqual(['already', 'stored'])
      expect(other[n]?.revision).toBe(said.revision)
    }
    expect(await assertWhole(registry, 10)).toHaveLength(25)
  })

  it('add unit lists while another stores documents: nothing is lost', async () => {
    const place = bench.newPlace()
    const registry = await bench.open(place)
    const lists = startChild(place, { kind: 'lists', name: 'list', count: 10, units: 400 })
    const documents = startChild(place, { kind: 'documents', name: 'a', count: 10, facts: 100 })
    await Promise.all([lists.said(1), documents.said(1)])
    lists.go()
    documents.go()
    await Promise.all([lists.ended(), documents.ended()])
    expect(await assertWhole(registry, 100)).toHaveLength(10)
    expect(await registry.unitSources()).toHaveLength(10)
    const { units } = await registry.units()
    expect(units.filter((unit) => unit.origin === 'list').map((unit) => unit.id.slice(0, 7))).toEqual(
      Array.from({ length: 400 }, () => 'list-9-'),
    )
  })

  it('a process killed as soon as a write is confirmed has written it', async () => {
    const place = bench.newPlace()
    const child = startChild(place, { kind: 'documents', name: 'a', count: 1000, facts: 50 })
    await child.said(1)
    child.go()
    await child.said(3)
    child.kill()
    const said = await child.ended()
    expect(said.length).toBeGreaterThan(0)
    const names = await assertWhole(await bench.open(place), 50)
    for (const { name } of said) expect(names).toContain(name)
  })

  it(
    'a process killed at any moment leaves whole documents only, and all that were confirmed',
    async () => {
      const random = randomNumbers(766)
      for (let round = 0; round < 20; round += 1) {
        const place = bench.newPlace()
        const child = startChild(place, { kind: 'documents', name: 'a', count: 1000, facts: FACTS })
        await child.said(1)
        child.go()
        // Half of the kills fall into the making of the register and the first write, half into later writes.
        await child.said(round % 2 === 0 ? 1 : 3)
        await sleep(random() * 150)
        child.kill()
        const said = await child.ended()
        const registry = await bench.open(place)
        const names = await assertWhole(registry, FACTS)
        for (const { name } of said) expect(names).toContain(name)
        // At most the one write that was on its way is there without having been confirmed.
        expect(names.length - said.length).toBeLessThanOrEqual(1)
        expect(await registry.storeDocument(sampleDocument('after', 2))).toMatchObject({ kind: 'stored' })
      }
    },
    LONG,
  )

  it('a process killed while it replaces units leaves the units before or after', async () => {
    const random = randomNumbers(1766)
    for (let round = 0; round < 5; round += 1) {
      const place = bench.newPlace()
      const registry = await bench.open(place)
      await registry.addUnitSource(sampleList('before'), answering({ units: [sampleUnit('before', 'Xã An Vỹ')] }))
      const child = startChild(place, { kind: 'lists', name: 'list', count: 1000, units: 1000 })
      await child.said(1)
      child.go()
      await child.said(2)
      await sleep(random() * 300)
      child.kill()
      await child.ended()
      // Takes its turn behind a write that the server of a killed process may still be ending.
      expect(await registry.addUnitSource(sampleList('before'), answering({}))).toEqual({ kind: 'already' })
      const sources = await registry.unitSources()
      const { units } = await registry.units()
      const last = sources.at(-1)?.name ?? ''
      expect(units.map((unit) => unit.versions[0]?.name)).toEqual(
        last === 'before' ? ['Xã An Vỹ'] : Array.from({ length: 1000 }, () => last),
      )
    }
  })
})
