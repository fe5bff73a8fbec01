import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ThuocDoError } from '../../src/platform/problem.ts'
import type { Pace } from '../../src/serve/body.ts'
import type { RunningServer } from '../../src/serve/server.ts'
import { serverWith } from './stub-api.ts'

const MEGABYTE = 1024 * 1024
const failures: unknown[] = []
/** What came in, whole, and how to let the server answer it. */
const received: Buffer[] = []
let hold: Promise<void> | null = null
let server: RunningServer

/** A server to which bodies must come at a pace. */
const start = (pace?: Pace): Promise<RunningServer> =>
  serverWith(
    {
      sourceOf(token) {
        if (token !== 'good') throw new ThuocDoError('api.token')
        return 'one-stop'
      },
      async receive(_kind, _source, bytes) {
        received.push(Buffer.from(bytes))
        await hold
        return { refused: false, body: { size: bytes.length } }
      },
    },
    { onFailure: (error) => failures.push(error), ...(pace && { pace }) },
  )
beforeAll(async () => {
  server = await start()
})
afterAll(async () => {
  await server.close()
  expect(failures).toEqual([])
})

const post = async (body: Uint8Array | string, encoding?: string) => {
  received.length = 0
  const headers = {
    authorization: 'Bearer good',
    'accept-language': 'en',
    ...(encoding && { 'content-encoding': encoding }),
  }
  const answer = await fetch(`${server.url}/api/dossiers`, { method: 'POST', headers, body } as RequestInit)
  const json = (await answer.json()) as { size?: number; error?: { code: string; cure: string } }
  return { status: answer.status, size: json.size, code: json.error?.code, cure: json.error?.cure, answer }
}

const ROWS = 'code,unitCode\n'.repeat(50_000)

test('a body is unpacked as its header says', async () => {
  const packed = {
    gzip: gzipSync(ROWS),
    'X-GZIP': gzipSync(ROWS),
    deflate: deflateSync(ROWS),
    br: brotliCompressSync(ROWS),
  }
  for (const [encoding, bytes] of Object.entries(packed)) {
    expect([encoding, (await post(bytes, encoding)).status]).toEqual([encoding, 200])
    expect(received.map(String)).toEqual([ROWS])
  }
  for (const encoding of ['identity', ' ']) expect((await post('a', encoding)).size).toBe(1)
  // Several packed pieces one behind the other are one (RFC 1952).
  expect((await post(Buffer.concat([gzipSync('a'), gzipSync('bc')]), 'gzip')).size).toBe(3)
})

test('an encoding that is not read is refused with those that are', async () => {
  for (const encoding of ['zstd', 'gzip, br', 'constructor']) {
    const { status, code, cure, answer } = await post('x', encoding)
    expect([encoding, status, code]).toEqual([encoding, 415, 'api.encoding'])
    expect(cure).toContain('gzip, deflate, br')
    expect(answer.headers.get('accept-encoding')).toBe('gzip, deflate, br')
  }
  expect(received).toEqual([])
})

test('what is not what its header says, or not all of it, is refused whole', async () => {
  const whole = gzipSync(ROWS)
  const wrong = Buffer.from(whole)
  wrong[wrong.length - 6] = (wrong.at(-6) ?? 0) ^ 1
  for (const [encoding, body] of [
    ['gzip', ROWS],
    ['gzip', whole.subarray(0, -1)],
    ['gzip', wrong],
    ['gzip', ''],
    ['deflate', whole],
    ['br', ROWS],
    ['br', brotliCompressSync(ROWS).subarray(0, -3)],
  ] as const) {
    const { status, code } = await post(body, encoding)
    expect([encoding, status, code]).toEqual([encoding, 400, 'api.unpacking'])
  }
  expect(received).toEqual([])
})

test('64 MB is the limit of a body as it is and of one unpacked; a bomb does not get through', async () => {
  const most = Buffer.alloc(64 * MEGABYTE, 'a')
  const more = Buffer.concat([most, Buffer.from('a')])
  expect(await post(most)).toMatchObject({ status: 200, size: most.length })
  expect(await post(gzipSync(most), 'gzip')).toMatchObject({ status: 200, size: most.length })
  expect(await post(more)).toMatchObject({ status: 413, code: 'api.too-big' })
  received.length = 0
  for (const [encoding, pack] of [
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const) {
    const bomb = pack(Buffer.alloc(256 * MEGABYTE))
    expect(bomb.length).toBeLessThan(MEGABYTE)
    expect([encoding, (await post(bomb, encoding)).code]).toEqual([encoding, 'api.too-big'])
  }
  expect(received).toEqual([])
}, 120_000)

/** Opens a connection and sends the head of a request with a body of so many bytes, or in pieces. */
function begin(
  head: readonly string[],
  length: number | null = null,
  to = server,
): { readonly socket: Socket; answer(): Promise<string> } {
  const socket = connect(Number(new URL(to.url).port), '127.0.0.1')
  const size = length === null ? 'Transfer-Encoding: chunked' : `Content-Length: ${length}`
  const lines = ['POST /api/dossiers HTTP/1.1', 'Host: here', 'Accept-Language: en', size, ...head, '', '']
  socket.write(lines.join('\r\n'))
  let all = ''
  const answered = new Promise<string>((resolve) => {
    socket.setEncoding('utf8')
    socket.on('data', (part: string) => {
      all += part
      if (all.includes('}')) resolve(all)
    })
    socket.on('error', () => resolve(all))
    socket.on('close', () => resolve(all))
  })
  return { socket, answer: () => answered }
}
const GOOD = 'Authorization: Bearer good'

test('who has no token is told so before the body came', async () => {
  const { socket, answer } = begin(['Authorization: Bearer bad'], 1000 * MEGABYTE)
  expect(await answer()).toMatch(/^HTTP\/1\.1 401 .*"api\.token"/s)
  socket.destroy()
})

test('a body that is too big by its own word is refused before it came', async () => {
  const { socket, answer } = begin([GOOD], 65 * MEGABYTE)
  expect(await answer()).toMatch(/^HTTP\/1\.1 413 .*"api\.too-big"/s)
  socket.destroy()
})

test('a body that comes a byte at a time, or not at all, is given up; others are answered meanwhile', async () => {
  received.length = 0
  const hurried = await start({ bytes: 1000, ms: 500 })
  const slow = begin([GOOD], 5000, hurried)
  const silent = begin([GOOD], null, hurried)
  const drip = setInterval(() => slow.socket.write('a'), 20)
  expect((await fetch(`${hurried.url}/api/nothing`)).status).toBe(404)
  for (const each of [slow, silent]) {
    expect(await each.answer()).toMatch(/^HTTP\/1\.1 408 .*application\/problem\+json.*"serve\.too-slow"/s)
    each.socket.destroy()
  }
  clearInterval(drip)
  expect(received).toEqual([])
  const steady = begin([GOOD], 5000, hurried)
  const steps = setInterval(() => steady.socket.write('a'.repeat(500)), 100)
  expect(await steady.answer()).toMatch(/^HTTP\/1\.1 200 .*"size":5000/s)
  clearInterval(steps)
  steady.socket.destroy()
  await hurried.close()
})

test('a client that goes in the middle of its body has sent nothing', async () => {
  received.length = 0
  for (const length of [5000, null]) {
    const gone = begin([GOOD], length)
    gone.socket.write(length === null ? '5\r\nhello\r\n' : 'hello')
    await sleep(50)
    gone.socket.destroy()
    const halfGone = begin([GOOD], length)
    halfGone.socket.write(length === null ? '5\r\nhello\r\n' : 'hello')
    await sleep(50)
    halfGone.socket.end()
    expect(await halfGone.answer()).toMatch(/^HTTP\/1\.1 400 .*problem\+json.*"serve\.cut-off".*broke off/s)
  }
  await sleep(100)
  expect(received).toEqual([])
})

test('bodies held at one moment have a limit together; who comes too late is told when to come again', async () => {
  let go = (): void => undefined
  hold = new Promise((resolve) => {
    go = resolve
  })
  const body = gzipSync(Buffer.alloc(60 * MEGABYTE, 'a'))
  const headers = { authorization: 'Bearer good', 'content-encoding': 'gzip' }
  const send = () => fetch(`${server.url}/api/dossiers`, { method: 'POST', headers, body })
  received.length = 0
  const first = Array.from({ length: 4 }, send)
  while (received.length < 4) await sleep(20)
  const late = await send()
  expect([late.status, late.headers.get('retry-after')]).toEqual([503, '5'])
  expect(await late.json()).toMatchObject({ error: { code: 'api.busy' } })
  // What is small finds room.
  const small = post('a')
  go()
  expect((await Promise.all(first)).map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect((await small).status).toBe(200)
  expect((await send()).status).toBe(200)
})
