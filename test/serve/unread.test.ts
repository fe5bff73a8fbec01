import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { serverWith } from './stub-api.ts'

const MEGABYTE = 1024 * 1024
const GREAT = { text: 'x'.repeat(24 * MEGABYTE) }

/** Asks for the scores over a connection, and reads nothing yet. */
function ask(url: string): Socket {
  const socket = connect(Number(new URL(url).port), '127.0.0.1').pause()
  socket.on('error', () => undefined)
  socket.write('GET /api/scores HTTP/1.1\r\nHost: here\r\n\r\n')
  return socket
}

/** Reads so many bytes every 100 ms; how many came in all when the connection ended, or `enough` came. */
async function read(socket: Socket, bytes: number, enough = Number.POSITIVE_INFINITY): Promise<number> {
  let all = 0
  while (!socket.destroyed && !socket.readableEnded && all < enough) {
    all += (socket.read(Math.min(bytes, socket.readableLength)) as Buffer | null)?.length ?? 0
    await sleep(100)
  }
  return all
}

test('a client that asks and does not read is cut after a while; one that reads slowly gets everything', async () => {
  const patience = { ms: 2000, hurried: 2000, most: 1024 * MEGABYTE }
  const server = await serverWith({ scores: async () => GREAT }, { patience })
  const [slow, silent] = [ask(server.url), ask(server.url)]
  expect(await read(slow, MEGABYTE, GREAT.text.length)).toBeGreaterThanOrEqual(GREAT.text.length)
  await sleep(2500)
  expect(await read(silent, 64 * MEGABYTE)).toBeLessThan(GREAT.text.length)
  slow.destroy()
  await server.close()
}, 60_000)

test('the more waits for all, the sooner who does not read is cut', async () => {
  const patience = { ms: 600_000, hurried: 500, most: 40 * MEGABYTE }
  const server = await serverWith({ scores: async () => GREAT }, { patience })
  const one = ask(server.url)
  await sleep(2000)
  expect(await read(one, 64 * MEGABYTE, GREAT.text.length)).toBeGreaterThanOrEqual(GREAT.text.length)
  one.destroy()
  const many = Array.from({ length: 4 }, () => ask(server.url))
  await sleep(4000)
  const read4 = await Promise.all(many.map((each) => read(each, 64 * MEGABYTE, GREAT.text.length)))
  expect(read4.some((bytes) => bytes < GREAT.text.length)).toBe(true)
  for (const each of many) each.destroy()
  await server.close()
}, 60_000)

test('an answer that is long in the making is waited for', async () => {
  const patience = { ms: 200, hurried: 200, most: 1024 * MEGABYTE }
  const scores = async (): Promise<object> => {
    await sleep(2000)
    return { made: true }
  }
  const server = await serverWith({ scores }, { patience })
  expect(await (await fetch(`${server.url}/api/scores`)).json()).toEqual({ made: true })
  await server.close()
})
