import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { expect, it } from 'vitest'
import { onEachEngine } from './engines.ts'
import type { Place } from './place.ts'
import { refusal } from './refusal.ts'
import { everything, sampleDocument } from './samples.ts'

/** Runs SQL on the register past the registry. */
async function raw(place: Place, statement: string): Promise<void> {
  if (place.engine === 'sqlite') {
    const database = new DatabaseSync(place.file)
    database.exec(statement)
    database.close()
    return
  }
  const client = new Client({ connectionString: place.url })
  await client.connect()
  await client.query(`set search_path to "${place.schema}"`)
  await client.query(statement)
  await client.end()
}

onEachEngine('opening', (bench) => {
  it('a register opened again, or many times at once, is the same register', async () => {
    const place = bench.newPlace()
    const registries = await Promise.all([1, 2, 3, 4].map(() => bench.open(place)))
    await registries[0]?.storeDocument(sampleDocument('a'))
    for (const registry of registries) expect(await everything(registry)).toHaveLength(1)
    expect(await everything(await bench.open(place))).toHaveLength(1)
  })

  it('a register of a newer version is refused and not changed', async () => {
    const place = bench.newPlace()
    await bench.open(place)
    await raw(place, `insert into registry_migrations (name, applied_at) values ('9999-from-the-future', '2031-01-01')`)
    const error = await refusal(bench.open(place))
    expect(error).toMatchObject({ code: 'registry.newer', facts: { steps: ['9999-from-the-future'] } })
  })

  it('tables of somebody else are left alone', async () => {
    const place = bench.newPlace()
    if (place.engine === 'postgres') await raw(place, `create schema "${place.schema}"`)
    await raw(place, 'create table documents (title text)')
    expect((await refusal(bench.open(place))).code).toBe('registry.not-a-register')
    await raw(place, `insert into documents values ('still there')`)
  })

  it('a write that waits too long for another says who is in the way', async () => {
    const place = bench.newPlace()
    const first = await bench.open(place)
    const second = await bench.open(place, { lockWaitSeconds: 0.3 })
    const slow = new Promise<void>((resolve) => setTimeout(resolve, 800))
    const client = await holdLock(place)
    expect(await refusal(second.storeDocument(sampleDocument('a')))).toMatchObject({ code: 'registry.locked' })
    expect(await second.documents()).toEqual([])
    const waiting = first.storeDocument(sampleDocument('b'))
    await slow
    await client.release()
    expect(await waiting).toMatchObject({ kind: 'stored' })
    expect(await second.storeDocument(sampleDocument('a'))).toMatchObject({ kind: 'stored' })
  })
})

/** Holds the writers' lock as another process does that is in the middle of a write. */
async function holdLock(place: Place): Promise<{ release(): Promise<void> }> {
  if (place.engine === 'sqlite') {
    const database = new DatabaseSync(place.file)
    database.exec('begin immediate')
    return { release: async () => database.close() }
  }
  const client = new Client({ connectionString: place.url })
  await client.connect()
  await client.query('begin')
  await client.query('select pg_advisory_xact_lock(766, hashtext($1))', [place.schema])
  return { release: () => client.end() }
}
