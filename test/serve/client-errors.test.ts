import { METHODS, STATUS_CODES } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ApiAnswers } from '../../src/serve/api.ts'
import { languageAccepted } from '../../src/serve/problem.ts'
import { type RunningServer, startServer } from '../../src/serve/server.ts'
import { memorySource } from '../publish/site/memory-source.ts'

/** None of these requests gets so far as to be answered by it. */
const nobody = () => Promise.reject(new Error('asked for an answer'))
const API: ApiAnswers = {
  sourceOf: () => 'one-stop',
  scores: nobody,
  scorecard: nobody,
  explanation: nobody,
  receive: nobody,
  watch: nobody,
}

const failures: unknown[] = []
let server: RunningServer
beforeAll(async () => {
  const source = memorySource({ months: [] })
  const options = { host: 'localhost', port: 0, api: API, onFailure: (error: unknown) => failures.push(error) }
  server = await startServer(async () => source, options)
})
afterAll(async () => {
  await server.close()
  expect(failures).toEqual([])
})

interface Answered {
  readonly status: number
  readonly head: string
  readonly body: string
}

/** Where a server on localhost is reached: on most machines at an address of IPv4 and at one of IPv6. */
const own = Object.values(networkInterfaces()).flatMap((each) => each ?? [])
const addresses = ['127.0.0.1', '::1'].filter((each) => own.some(({ address }) => address === each))

/** Sends bytes as they are and reads all that comes back. */
function sendTo(address: string, text: string): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), address, () => socket.write(text))
    let all = ''
    socket.setEncoding('utf8')
    socket.on('data', (part: string) => {
      all += part
    })
    socket.on('error', reject)
    socket.on('close', () => {
      const [head = '', ...body] = all.split('\r\n\r\n')
      resolve({ status: Number(head.split(' ')[1]), head, body: body.join('\r\n\r\n') })
    })
    socket.on('end', () => socket.end())
  })
}

/** Sends the same to every address of the server; the answer, when they all agree. */
async function send(text: string): Promise<Answered> {
  const [first, ...others] = await Promise.all(addresses.map((address) => sendTo(address, text)))
  const undated = (answer: Answered | undefined) => ({ ...answer, head: answer?.head.replace(/^date: .*$/im, '') })
  for (const other of others) expect(undated(other)).toEqual(undated(first))
  return first ?? expect.unreachable()
}

const ask = (line: string, ...headers: readonly string[]): Promise<Answered> =>
  send([`${line} HTTP/1.1`, 'Host: here', 'Connection: close', ...headers, '', ''].join('\r\n'))

const LONG = 'a'.repeat(40_000)

const WRONG: readonly (readonly [string, string, number, string])[] = [
  ['an unknown method', 'FOO {path}', 501, 'serve.unknown-method'],
  ['an address that is too long', `GET {path}${LONG}`, 431, 'serve.head-too-long'],
  ['an address that is no address', 'GET {path} x', 400, 'serve.no-request'],
]

describe.each(WRONG)('%s', (_what, line, status, code) => {
  test('is a problem in JSON to the API, in the language asked for', async () => {
    for (const [language, words] of [
      ['vi', 'Dùng|Rút gọn|Kiểm tra'],
      ['en-GB', 'Use|Shorten|Check'],
    ]) {
      const { body, head, ...answered } = await ask(
        line.replace('{path}', '/api/scores'),
        `Accept-Language: ${language}`,
      )
      expect(answered.status).toBe(status)
      expect(head).toContain('content-type: application/problem+json; charset=utf-8')
      const { error, ...standard } = JSON.parse(body)
      expect(standard).toEqual({ title: STATUS_CODES[status], status, detail: `${error.text} ${error.cure}` })
      // Of an address that is too long nothing behind it was read.
      if (code !== 'serve.head-too-long') expect(error.cure).toMatch(new RegExp(`^(${words})`))
      expect(error).toEqual({ code, text: expect.any(String), cure: expect.any(String) })
    }
  })

  test('is a page to others, with the headers of pages', async () => {
    const { body, head, ...answered } = await ask(line.replace('{path}', '/en/'), 'Accept: text/html')
    expect(answered.status).toBe(status)
    expect(head).toContain('content-type: text/html; charset=utf-8')
    expect(head).toContain("content-security-policy: default-src 'none'")
    expect(head).toContain(`content-length: ${Buffer.byteLength(body)}`)
    expect(body).toContain('<html lang="en">')
    expect(body).not.toMatch(/node_modules|\bat .*:\d+/)
  })
})

test('headers that are too long are told as such', async () => {
  const { status, body } = await ask('GET /api/scores', `Cookie: ${LONG}`)
  expect([status, JSON.parse(body).error.code]).toEqual([431, 'serve.head-too-long'])
})

test('a part of an address that is too long for any unit is nothing of the API', async () => {
  const { status, body } = await ask(`GET /api/units/${'a'.repeat(2000)}/scorecard`)
  expect([status, JSON.parse(body).error.code]).toEqual([404, 'api.nothing'])
})

test('what is no HTTP at all gets an answer, and the server goes on', async () => {
  expect((await send('\x16\x03\x01\x02\x00\x01')).status).toBe(400)
  expect((await ask('GET /en/nothing')).status).toBe(404)
})

test('every method that HTTP knows is refused by the API in JSON, and by pages with what they take', async () => {
  // CONNECT asks for a tunnel, and the answer to HEAD has no body.
  for (const method of METHODS.filter((each) => !['CONNECT', 'GET', 'HEAD'].includes(each))) {
    const api = await ask(`${method} /api/scores`)
    expect([method, api.status, JSON.parse(api.body).error.code]).toEqual([method, 405, 'api.method'])
    expect(api.head).toMatch(/^allow: GET, HEAD\r?$/m)
    const nothing = await ask(`${method} /api/nothing`, 'Content-Type: application/json')
    expect([method, nothing.status, JSON.parse(nothing.body).error.code]).toEqual([method, 404, 'api.nothing'])
    const page = await ask(`${method} /en/`)
    expect([method, page.status]).toEqual([method, 405])
  }
})

test('whatever holds one of the addresses of a name holds the port', async () => {
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  const port = Number(new URL(server.url).port)
  for (const host of addresses) {
    const options = { host, port }
    await expect(startServer(async () => memorySource({ months: [] }), options)).rejects.toMatchObject({
      code: 'serve.port-in-use',
    })
  }
})

test('a request says once which host it is for', async () => {
  const proper = ['Host: here', 'Host: [::1]:8766', 'Host:']
  const improper = ['X-Other: 1', 'Host: here\r\nHost: there', 'Host: here/there', 'Host: here there']
  const asked = (line: string, headers: string): Promise<Answered> =>
    send(`${line}\r\n${headers}\r\nConnection: close\r\nAccept-Language: en\r\n\r\n`)
  for (const headers of proper) expect((await asked('GET /api/nothing HTTP/1.1', headers)).status).toBe(404)
  for (const headers of improper) {
    const { status, body } = await asked('POST /api/dossiers HTTP/1.1', headers)
    expect([headers, status, JSON.parse(body).error]).toMatchObject([headers, 400, { code: 'serve.host' }])
    expect(body).toContain('Send one header Host')
  }
  expect((await asked('GET /api/nothing HTTP/1.0', 'X-Other: 1')).status).toBe(404)
})

test('a tunnel is refused, and what else a request expects is passed over', async () => {
  const tunnel = await ask('CONNECT other:443', 'Accept: application/json')
  expect([tunnel.status, JSON.parse(tunnel.body).error.code]).toEqual([501, 'serve.tunnel'])
  const expecting = await ask('GET /api/nothing', 'Expect: 200-ok')
  expect([expecting.status, JSON.parse(expecting.body).error.code]).toEqual([404, 'api.nothing'])
})

test('the API begins at its own address, and only there', async () => {
  for (const path of ['/api', '/api/', '/api?period=2026-10', '/api/nothing', '/api/scores/']) {
    const { status, body } = await ask(`GET ${path}`)
    expect([path, status, JSON.parse(body).error.code]).toEqual([path, 404, 'api.nothing'])
  }
  expect((await ask('GET /apis/')).head).toContain('text/html')
})

test('the language is the one that would rather be had of the two', () => {
  const vietnamese = ['', 'vi', 'fr', 'vi, en', 'en;q=0.5, vi', 'vi-VN,vi;q=0.9,en;q=0.8', 'en;q=0', 'end', '*']
  const english = ['en', 'en-GB', 'EN', 'fr, en;q=0.3', 'en, vi', 'vi;q=0.4, en; q=0.5', 'vi;q=0, en;q=0.1']
  expect([undefined, ...vietnamese].map(languageAccepted)).toEqual([undefined, ...vietnamese].map(() => 'vi'))
  expect(english.map(languageAccepted)).toEqual(english.map(() => 'en'))
})
