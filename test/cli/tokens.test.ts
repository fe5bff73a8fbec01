import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sourceOfToken } from '../../src/pipeline/tokens.ts'
import { freshFolder, thuocdo } from './thuocdo.ts'

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

async function listed(data: string): Promise<readonly string[]> {
  const { tokens } = JSON.parse((await thuocdo(data, ['tokens', 'list', '--json'])).out)
  return tokens.map(({ source }: { source: string }) => source)
}

describe('Tokens of sources', () => {
  test('commands at one moment lose no token and bring none back', async () => {
    const data = freshFolder('data')
    const old = (await thuocdo(data, ['tokens', 'add', 'old'])).out.trim()
    const sources = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
    const [removed, ...added] = await Promise.all([
      thuocdo(data, ['tokens', 'remove', 'old']),
      ...sources.map((source) => thuocdo(data, ['tokens', 'add', source])),
    ])
    expect([removed.exit, ...added.map(({ exit }) => exit)]).toEqual([0, ...sources.map(() => 0)])
    expect(await listed(data)).toEqual(sources)
    expect(added.map(({ out }) => sourceOfToken(data, out.trim()))).toEqual(sources)
    expect(sourceOfToken(data, old)).toBeNull()
  })

  test('of commands for one source at one moment one token is in force, whole', async () => {
    const data = freshFolder('data')
    const added = await Promise.all([1, 2, 3, 4, 5].map(() => thuocdo(data, ['tokens', 'add', 'one-stop'])))
    expect(added.map(({ exit }) => exit)).toEqual([0, 0, 0, 0, 0])
    expect(added.filter(({ out }) => sourceOfToken(data, out.trim()) === 'one-stop')).toHaveLength(1)
  })

  test('a command that is killed takes no token away and leaves none half written', async () => {
    const data = freshFolder('data')
    const kept = (await thuocdo(data, ['tokens', 'add', 'kept'])).out.trim()
    const shown = new Map<string, string>()
    for (let round = 0; round < 16; round += 1) {
      const source = `s-${round}`
      const { out } = await thuocdo(data, ['tokens', 'add', source], { killAfterMs: 100 + 40 * round })
      if (out.endsWith('\n')) shown.set(source, out.trim())
      expect(sourceOfToken(data, kept)).toBe('kept')
      for (const [name, token] of shown) expect(sourceOfToken(data, token)).toBe(name)
    }
    expect(await listed(data)).toEqual(expect.arrayContaining(['kept', ...shown.keys()]))
  })

  test('a file of tokens that an earlier version wrote goes on working', async () => {
    const data = freshFolder('data')
    mkdirSync(data)
    const tokenOf = (source: string) => ({ source, sha256: hashOf(`td_${source}`), madeAt: '2026-01-01T00:00:00.000Z' })
    writeFileSync(join(data, 'tokens.json'), JSON.stringify(['one', 'three', 'two'].map(tokenOf)))
    expect(await listed(data)).toEqual(['one', 'three', 'two'])
    const renewed = (await thuocdo(data, ['tokens', 'add', 'two'])).out.trim()
    expect((await thuocdo(data, ['tokens', 'remove', 'three'])).exit).toBe(0)
    expect(['td_one', 'td_two', 'td_three', renewed].map((token) => sourceOfToken(data, token))).toEqual([
      'one',
      null,
      null,
      'two',
    ])
    const again = await thuocdo(data, ['tokens', 'remove', 'three'])
    expect([again.exit, again.err]).toEqual([4, expect.stringContaining('three')])
  })

  test('the token itself is nowhere in the folder, and no name leads out of it', async () => {
    const data = freshFolder('data')
    const token = (await thuocdo(data, ['tokens', 'add', 'one-stop'])).out.trim()
    const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(files.length).toBeGreaterThan(0)
    for (const { parentPath, name } of files) expect(readFileSync(join(parentPath, name), 'utf8')).not.toContain(token)
    for (const action of ['add', 'remove']) expect((await thuocdo(data, ['tokens', action, '../x'])).exit).toBe(2)
  })
})
