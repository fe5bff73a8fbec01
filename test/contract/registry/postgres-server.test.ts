import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ThuocDoError } from '../../../src/platform/problem.ts'
import { openPostgresRegistry } from '../../../src/store/registry/postgres.ts'
import { findPostgres, startPostgres, type TestPostgres } from '../../support/postgres.ts'
import { refusal } from './refusal.ts'
import { sampleDocument } from './samples.ts'

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
  describe.skipIf(found.kind === 'missing')(
    `a server that answers${found.kind === 'missing' ? `: ${found.reason}` : ''}`,
    () => {
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

      it('a database that cannot hold Vietnamese is refused with the cure', async () => {
        await query(`create database latin encoding 'LATIN1' locale_provider libc locale 'C' template template0`)
        const address = url((changed) => {
          changed.pathname = '/latin'
        })
        expect(await refusal(openPostgresRegistry(address))).toMatchObject({
          code: 'registry.postgres-encoding',
          facts: { database: 'latin', encoding: 'LATIN1' },
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
        let writing = true
        const settled = Promise.allSettled(writes).finally(() => {
          writing = false
        })
        // Again and again while writes are under way: a single blow may fall between two of them.
        while (writing) {
          await query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'thuocdo'`)
        }
        const results = await settled
        const failed = results.filter((result) => result.status === 'rejected')
        expect(failed.length).toBeGreaterThan(0)
        for (const { reason } of failed) expect(reason).toMatchObject({ code: 'registry.postgres-unreachable' })
        expect(await registry.storeDocument(sampleDocument('after'))).toMatchObject({ kind: 'stored' })
        const held = new Set((await registry.documents()).map((document) => document.id))
        for (const result of results)
          if (result.status === 'fulfilled') expect(held).toContain(result.value.document.id)
        await registry.close()
      })
    },
  )
})
