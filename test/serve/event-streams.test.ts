import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { serverWith } from './stub-api.ts'

type Tell = (moves: readonly object[]) => void

/** A server whose scores move when the test says so, and who follows them. */
async function following() {
  const tells = new Set<Tell>()
  let opening = Promise.resolve()
  const server = await serverWith({
    async watch(_period, tell) {
      tells.add(tell)
      await opening
      return () => void tells.delete(tell)
    },
  })
  return {
    server,
    tells,
    move: (moves: readonly object[]) => {
      for (const tell of [...tells]) tell(moves)
    },
    /** Streams that are opened from now on wait until this resolves. */
    waitFor: (until: Promise<void>) => {
      opening = until
    },
  }
}

interface Follower {
  readonly socket: Socket
  readonly text: () => string
  readonly ended: Promise<void>
}

function follower(url: string, { reads = true } = {}): Follower {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  let text = ''
  socket.setEncoding('utf8')
  if (reads) {
    socket.on('data', (part: string) => {
      text += part
    })
  } else socket.pause()
  const ended = new Promise<void>((resolve) => socket.on('error', () => undefined).on('close', () => resolve()))
  socket.write('GET /api/scores/events?period=2026-10 HTTP/1.1\r\nHost: here\r\n\r\n')
  return { socket, text: () => text, ended }
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(10)
}

test('a follower who does not read is let go, and those who read miss nothing', async () => {
  const { server, tells, move } = await following()
  const readers = Array.from({ length: 5 }, () => follower(server.url))
  const silent = Array.from({ length: 5 }, () => follower(server.url, { reads: false }))
  await until(() => tells.size === 10)
  // More than any system holds for a connection by itself.
  const filling = 'x'.repeat(256 * 1024)
  let sent = 0
  while (tells.size > readers.length && sent < 400) {
    move([{ number: sent, filling }])
    sent += 1
    await until(() =>
      readers.every(({ text }) =>
        text()
          .slice(-2 * filling.length)
          .includes(`"number":${sent - 1},`),
      ),
    )
  }
  expect(tells.size).toBe(readers.length)
  move([{ number: 'last' }])
  const all = [...Array.from({ length: sent }, (_, number) => number), 'last']
  await until(() => readers.every(({ text }) => text().includes('"last"')))
  for (const { text } of readers) {
    expect([...text().matchAll(/"number":("last"|\d+)/g)].map(([, number]) => JSON.parse(number ?? ''))).toEqual(all)
  }
  for (const { socket } of [...readers, ...silent]) socket.destroy()
  await until(() => tells.size === 0)
  await server.close()
}, 60_000)

test('great events that come at once are sent whole; who stays behind for long is let go', async () => {
  const { server, tells, move } = await following()
  const [reader, silent] = [follower(server.url), follower(server.url, { reads: false })]
  await until(() => tells.size === 2)
  for (const number of [1, 2, 3]) move([{ number, filling: 'x'.repeat(8 * 1024 * 1024) }])
  const began = performance.now()
  while (tells.size === 2 && performance.now() - began < 30_000) {
    move([{ number: 0 }])
    await sleep(250)
  }
  expect(performance.now() - began).toBeGreaterThan(9000)
  expect(tells.size).toBe(1)
  expect([...reader.text().matchAll(/"number":([123])/g)].map(([, number]) => number)).toEqual(['1', '2', '3'])
  for (const { socket } of [reader, silent]) socket.destroy()
  await server.close()
}, 60_000)

test('a server that stops ends all streams within seconds: of who reads, of who does not, and those being opened', async () => {
  const { server, tells, move, waitFor } = await following()
  const reader = follower(server.url)
  const silent = follower(server.url, { reads: false })
  await until(() => tells.size === 2)
  // For the one who does not read so much waits that it never goes out.
  move([{ filling: 'x'.repeat(32 * 1024 * 1024) }])
  let go = (): void => undefined
  waitFor(
    new Promise((resolve) => {
      go = resolve
    }),
  )
  const late = follower(server.url)
  await until(() => tells.size === 3)
  const began = performance.now()
  const closed = server.close()
  await sleep(100)
  go()
  await Promise.all([closed, reader.ended, late.ended])
  expect(performance.now() - began).toBeLessThan(4000)
  expect(late.text()).toContain(': open')
  silent.socket.destroy()
})
