import { appendFileSync, existsSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { cloneOfProduct, type Program, startProgram, until } from './clone.ts'

const clone = cloneOfProduct()
const DIST = join(clone, 'dist')
const LOCKS = join(clone, '.locks')

const thuocdo = (): Program => startProgram(process.execPath, [join('bin', 'thuocdo.mjs'), 'help'], { cwd: clone })
const builds = (): readonly string[] => (existsSync(DIST) ? readdirSync(DIST) : [])
const finished = (): readonly string[] => builds().filter((name) => !name.startsWith('.'))

function changeSource(): void {
  appendFileSync(join(clone, 'src', 'cli', 'main.ts'), '// changed\n')
}

beforeEach(() => {
  rmSync(DIST, { recursive: true, force: true })
  changeSource()
})

async function expectAllWork(programs: readonly Program[]): Promise<void> {
  for (const { ended } of programs) {
    const { exit, output } = await ended
    expect(exit, output).toBe(0)
    expect(output).toContain('thuocdo import')
  }
}

test('six commands at once after a change of the sources make one build and all work', async () => {
  await expectAllWork(Array.from({ length: 6 }, thuocdo))
  expect(builds()).toHaveLength(1)
  changeSource()
  await expectAllWork(Array.from({ length: 6 }, thuocdo))
  expect(builds()).toHaveLength(2)
})

test('a command that was killed while it compiled holds nobody up and leaves no half build', async () => {
  const killed = thuocdo()
  await until(() => builds().find((name) => name.startsWith('.new-')), 'a compiler at work')
  killed.process.kill('SIGKILL')
  await killed.ended
  expect(finished()).toEqual([])
  await expectAllWork(Array.from({ length: 3 }, thuocdo))
  expect(finished()).toHaveLength(1)
})

test('what killed compilers left is removed with a later build', async () => {
  const killed = thuocdo()
  const left = await until(() => builds().find((name) => name.startsWith('.new-')), 'a compiler at work')
  killed.process.kill('SIGKILL')
  await killed.ended
  await expectAllWork([thuocdo()])
  const anHourAgo = Date.now() / 1000 - 3600
  if (existsSync(join(DIST, left))) utimesSync(join(DIST, left), anHourAgo, anHourAgo)
  changeSource()
  await expectAllWork([thuocdo()])
  expect(builds()).not.toContain(left)
})

test('a build stays while the sources do not change, and one lock is kept', async () => {
  await expectAllWork([thuocdo()])
  const before = builds()
  await expectAllWork([thuocdo()])
  expect(builds()).toEqual(before)
  expect(readdirSync(LOCKS)).toHaveLength(1)
})
