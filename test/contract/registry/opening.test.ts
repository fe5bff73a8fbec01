import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { inspect } from 'node:util'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CATALOGUE } from '../../../src/platform/catalogue/index.ts'
import { fillText, ThuocDoError } from '../../../src/platform/problem.ts'
import { openPostgresRegistry } from '../../../src/store/registry/postgres.ts'
import { openSqliteRegistry } from '../../../src/store/registry/sqlite.ts'
import { findPostgres, startPostgres, type TestPostgres } from '../../support/postgres.ts'
import { onEachEngine } from './engines.ts'
import type { Place } from './place.ts'
import { everything, sampleDocument } from './samples.ts'

/** The error of the catalogue that opening ends with; its texts must have all their facts. */
async function refusal(opening: Promise<unknown>): Promise<ThuocDoError> {
  const error = await opening.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ThuocDoError)) throw new Error(`no error of the catalogue: ${inspect(error)}`)
  const entry = CATALOGUE[error.code]
  if (entry === undefined) throw new Error(`${error.code} is not in the catalogue`)
  for (const text of [entry.text.vi, entry.text.en, entry.cure.vi, entry.cure.en]) {
    expect(fillText(text, error.facts)).not.toMatch(/[{}]/)
  }
  return error
}

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

describe('a register file that cannot be used', () => {
  const folder = mkdtempSync(join(tmpdir(), 'thuocdo-opening-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('folders above are made', async () => {
    const file = join(folder, 'tỉnh Hưng Yên', 'dữ liệu', 'register.db')
    await (await openSqliteRegistry(file)).close()
    expect(existsSync(file)).toBe(true)
  })

  it('a folder in its place, or a file where its folder should be', async () => {
    mkdirSync(join(folder, 'folder.db'))
    writeFileSync(join(folder, 'file'), '')
    for (const file of [join(folder, 'folder.db'), join(folder, 'file', 'register.db')]) {
      expect(await refusal(openSqliteRegistry(file))).toMatchObject({ code: 'registry.file-unusable', facts: { file } })
    }
  })

  it('a file that is no database is not touched', async () => {
    const file = join(folder, 'letter.pdf')
    const bytes = `%PDF-1.7\n${'công văn '.repeat(500)}`
    writeFileSync(file, bytes)
    expect((await refusal(openSqliteRegistry(file))).code).toBe('registry.not-a-register')
    expect(readFileSync(file, 'utf8')).toBe(bytes)
  })

  it('a file that may only be read can be read; a write is refused', async () => {
    const file = join(folder, 'read-only.db')
    await (await openSqliteRegistry(file)).close()
    // A format version that this SQLite may read and not write: byte 18 of the header. Permissions would not stop root.
    const bytes = readFileSync(file)
    bytes[18] = 9
    writeFileSync(file, bytes)
    const registry = await openSqliteRegistry(file)
    expect(await registry.documents()).toEqual([])
    expect(await refusal(registry.storeDocument(sampleDocument('a')))).toMatchObject({
      code: 'registry.file-unusable',
      facts: { file, reason: 'SQLITE_READONLY' },
    })
    await registry.close()
  })

  it('a damaged file', async () => {
    const whole = join(folder, 'whole.db')
    const registry = await openSqliteRegistry(whole)
    await registry.storeDocument(sampleDocument('a', 500))
    await registry.close()
    const file = join(folder, 'damaged.db')
    copyFileSync(whole, file)
    const bytes = readFileSync(file)
    writeFileSync(file, bytes.fill(0xa5, 4096))
    expect(await refusal(openSqliteRegistry(file))).toMatchObject({ code: 'registry.damaged', facts: { file } })
  })
})

const PASSWORD = 'mật/khẩu@bí#mật'

describe('a PostgreSQL server that cannot be used', () => {
  const secret = encodeURIComponent(PASSWORD)
  const parts = [PASSWORD, secret, 'khẩu', 'mật', encodeURIComponent('khẩu'), encodeURIComponent('mật')]

  async function refusalWithoutPassword(url: string): Promise<ThuocDoError> {
    const error = await refusal(openPostgresRegistry(url))
    const shown = inspect(error, { depth: 10, showHidden: true })
    for (const part of parts) expect(shown.normalize()).not.toContain(part)
    return error
  }

  it.each([
    ['nothing', ''],
    ['another scheme', `mysql://u:${secret}@host/db`],
    ['words', `my server ${secret}`],
    ['a password with a slash, not encoded', 'postgres://u:12/mật@host/db'],
    ['a password with a hash, not encoded', 'postgres://u:12#mật@host/db'],
    ['a password with a question mark, not encoded', 'postgres://u:12?mật@host/db'],
    ['a password with a percent sign, not encoded', 'postgres://u%zz:mật@host/db'],
  ])('%s is no address, and nothing of it is shown', async (_, url) => {
    expect(await refusalWithoutPassword(url)).toMatchObject({ code: 'registry.postgres-url', facts: {} })
  })

  it('nobody listens', async () => {
    const error = await refusalWithoutPassword(`postgres://thuocdo:${secret}@127.0.0.1:1/postgres`)
    expect(error).toMatchObject({
      code: 'registry.postgres-unreachable',
      facts: { server: '127.0.0.1:1', reason: 'ECONNREFUSED' },
    })
  })

  it('something else listens', async () => {
    const server = createServer((_, response) => response.end('hello'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const error = await refusalWithoutPassword(`postgres://thuocdo:${secret}@127.0.0.1:${port}/postgres`)
    expect(error.code).toBe('registry.postgres-unreachable')
    server.close()
  })

  const found = findPostgres()
  describe.skipIf(found.kind === 'missing')('a server that answers', () => {
    let server: TestPostgres | null = null
    beforeAll(async () => {
      if (found.kind === 'found') server = await startPostgres(found.bin)
    })
    afterAll(() => server?.stop())

    const url = (change: (url: URL) => void): string => {
      const changed = new URL(server?.url ?? '')
      change(changed)
      return changed.href
    }
    const query = async (statement: string): Promise<void> => {
      const client = new Client({ connectionString: server?.url })
      await client.connect()
      await client.query(statement)
      await client.end()
    }

    it('the password is wrong, or missing', async () => {
      for (const password of [secret, '']) {
        const address = url((changed) => {
          changed.password = password
        })
        const error = await refusalWithoutPassword(address)
        expect(error).toMatchObject({ code: 'registry.postgres-login', facts: { user: 'thuocdo' } })
      }
    })

    it('there is no such database', async () => {
      const address = url((changed) => {
        changed.pathname = '/missing'
      })
      expect(await refusal(openPostgresRegistry(address))).toMatchObject({
        code: 'registry.postgres-no-database',
        facts: { database: 'missing' },
      })
    })

    it('the user may not make the schema; with a schema of its own it may', async () => {
      await query(`create role officer login password 'x1'`)
      const address = url((changed) => {
        changed.username = 'officer'
        changed.password = 'x1'
      })
      expect((await refusal(openPostgresRegistry(address))).code).toBe('registry.postgres-not-allowed')
      await query('create schema thuocdo authorization officer')
      const registry = await openPostgresRegistry(address)
      expect(await registry.documents()).toEqual([])
      await registry.close()
    })

    it('the server goes away and comes back: the next call fails in plain words, a later one works', async () => {
      const registry = await openPostgresRegistry(server?.url ?? '', { schema: 'restart' })
      const writes = Array.from({ length: 30 }, (_, n) => registry.storeDocument(sampleDocument(`n${n}`, 200)))
      await query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'thuocdo'`)
      const results = await Promise.allSettled(writes)
      const failed = results.filter((result) => result.status === 'rejected')
      expect(failed.length).toBeGreaterThan(0)
      for (const { reason } of failed) expect(reason).toMatchObject({ code: 'registry.postgres-unreachable' })
      expect(await registry.storeDocument(sampleDocument('after'))).toMatchObject({ kind: 'stored' })
      const held = new Set((await registry.documents()).map((document) => document.id))
      for (const result of results) if (result.status === 'fulfilled') expect(held).toContain(result.value.document.id)
      await registry.close()
    })
  })
})
