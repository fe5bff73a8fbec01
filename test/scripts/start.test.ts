import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { addressOf, cloneOfProduct, silence, startProgram, until } from './clone.ts'

const onWindows = process.platform === 'win32'
const clone = cloneOfProduct()
const SETUP = [join('scripts', 'setup.mjs'), 'start']

/** The register is closed as it should be: SQLite removes the log beside it when the last user closes it. */
const closedCleanly = (): boolean => readdirSync(join(clone, 'data')).every((name) => !name.endsWith('-wal'))

test.skipIf(onWindows)('SIGTERM to npm ends the server, which npm itself does not tell', async () => {
  const npm = startProgram('npm', ['start'], { cwd: clone })
  const address = await addressOf(npm)
  expect((await fetch(address)).status).toBe(200)
  npm.process.kill('SIGTERM')
  await npm.ended
  await silence(address)
  await expect.poll(closedCleanly, { timeout: 10_000 }).toBe(true)
})

test.skipIf(onWindows)('npm killed without warning takes the server with it', async () => {
  const npm = startProgram('npm', ['start'], { cwd: clone })
  const address = await addressOf(npm)
  npm.process.kill('SIGKILL')
  await silence(address)
  await expect.poll(closedCleanly, { timeout: 10_000 }).toBe(true)
})

test.skipIf(onWindows)(
  'Ctrl+C, which reaches every process of the terminal at once, ends the server in good order',
  async () => {
    const program = startProgram(process.execPath, SETUP, { cwd: clone, grouped: true })
    const address = await addressOf(program)
    process.kill(-(program.process.pid ?? 0), 'SIGINT')
    const { exit, output } = await program.ended
    expect(exit, output).toBe(0)
    await silence(address)
    expect(closedCleanly()).toBe(true)
  },
)

test.skipIf(onWindows)('SIGTERM to what npm starts ends the server in good order', async () => {
  const program = startProgram(process.execPath, SETUP, { cwd: clone })
  const address = await addressOf(program)
  program.process.kill('SIGTERM')
  expect((await program.ended).exit).toBe(0)
  await silence(address)
  expect(closedCleanly()).toBe(true)
})

test('a server whose starter was killed without warning ends', async () => {
  const program = startProgram(process.execPath, SETUP, { cwd: clone })
  const address = await addressOf(program)
  program.process.kill('SIGKILL')
  await silence(address)
  await expect.poll(closedCleanly, { timeout: 10_000 }).toBe(true)
})

test.skipIf(onWindows)('a server started by hand outlives the shell that started it', async () => {
  const start = `"${process.execPath}" ${SETUP.join(' ')} > out.log 2>&1 & echo $!`
  const shell = startProgram('sh', ['-c', start], { cwd: clone })
  const pid = await until(() => /\d+/.exec(shell.output())?.[0], 'the number of the server')
  await shell.ended
  const log = join(clone, 'out.log')
  const output = (): string => (existsSync(log) ? readFileSync(log, 'utf8') : '')
  // The shell has ended, the server has not.
  const address = await addressOf({ ...shell, output, ended: new Promise(() => undefined) })
  await sleep(1_000)
  expect((await fetch(address)).status).toBe(200)
  process.kill(Number(pid), 'SIGTERM')
  await silence(address)
  await expect.poll(closedCleanly, { timeout: 10_000 }).toBe(true)
})
