import { createServer, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ThuocDoError } from '../../src/platform/problem.ts'
import { addresses } from '../../src/publish/site/addresses.ts'
import { createSite } from '../../src/publish/site/site.ts'
import { chooseEncoding, compressor } from '../../src/serve/compression.ts'
import { type RunningServer, startServer } from '../../src/serve/server.ts'
import { pathOf } from '../../src/views/address.ts'
import { memorySource } from '../publish/site/memory-source.ts'
import { realMonth } from '../publish/site/scenes.ts'

const source = memorySource(realMonth())
const failures: string[] = []
let server: RunningServer

beforeAll(async () => {
  server = await startServer(async () => source, {
    host: '127.0.0.1',
    port: 0,
    onFailure: (_error, path) => failures.push(path),
  })
})
afterAll(() => server.close())

const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
  fetch(`${server.url}/${path}`, { headers: { 'accept-encoding': 'identity', ...headers }, method, redirect: 'manual' })

test('every page is served with the bytes that the export writes', async () => {
  const site = createSite(source)
  for (const address of await addresses(source)) {
    if (address.kind === 'not-found') continue
    for (const lang of ['vi', 'en'] as const) {
      const response = await get(pathOf(address, lang))
      expect(response.status).toBe(200)
      expect(await response.text()).toBe(await site.page(address, lang))
    }
  }
})

test('a folder answers with and without index.html, and a missing slash is put behind it', async () => {
  expect(await (await get('2024-02/')).text()).toBe(await (await get('2024-02/index.html')).text())
  const redirect = await get('don-vi/unit-2')
  expect([redirect.status, redirect.headers.get('location')]).toEqual([308, './unit-2/'])
})

test('a download has its type and its bytes', async () => {
  const response = await get('2024-02/huyen-khoai-chau/du-lieu/huyen-khoai-chau-2024-02.csv')
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect((await response.arrayBuffer()).byteLength).toBe(14210)
})

test('an unchanged page is not sent twice', async () => {
  const tag = (await get('2024-02/')).headers.get('etag') ?? ''
  const again = await get('2024-02/', { 'if-none-match': tag })
  expect([again.status, await again.text()]).toEqual([304, ''])
  expect((await get('2024-02/', { 'if-none-match': '"other"' })).status).toBe(200)
})

test('a page is compressed for who accepts it, with a tag of its own', async () => {
  const raw = await new Promise<{ readonly encoding: string | undefined; readonly bytes: Buffer }>(
    (resolve, reject) => {
      const call = request(`${server.url}/2024-02/`, { headers: { 'accept-encoding': 'gzip;q=0, br' } }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () =>
          resolve({ encoding: response.headers['content-encoding'], bytes: Buffer.concat(parts) }),
        )
      })
      call.on('error', reject)
      call.end()
    },
  )
  expect(raw.encoding).toBe('br')
  expect(brotliDecompressSync(raw.bytes).toString()).toBe(await (await get('2024-02/')).text())
  const [plain, small] = [await get('2024-02/'), await get('2024-02/', { 'accept-encoding': 'gzip' })]
  expect(plain.headers.get('etag')).not.toBe(small.headers.get('etag'))
})

test('HEAD tells the length and sends nothing', async () => {
  const response = await get('2024-02/', {}, 'HEAD')
  expect(response.status).toBe(200)
  expect(Number(response.headers.get('content-length'))).toBeGreaterThan(10_000)
  expect(await response.text()).toBe('')
})

test.each([
  'nothing-here',
  '2024-03/',
  'don-vi/nobody/',
  '2024-02/huyen-khoai-chau/xep-hang/none/',
  '%2e%2e/%2e%2e/etc/passwd',
  '//example.vn/',
])('%s is not found, and the page that says so has links that work from there', async (path) => {
  const response = await get(path)
  expect(response.status).toBe(404)
  const html = await response.text()
  expect(html).toContain('Không có trang này')
  expect(html).not.toContain('<footer')
  const stylesheet = /rel="stylesheet" href="([^"]+)"/.exec(html)?.[1] ?? ''
  const found = await fetch(new URL(stylesheet, `${server.url}/${path}`))
  expect(found.headers.get('content-type')).toBe('text/css; charset=utf-8')
})

test.each(['%ff', '%E0%A4%A', 'en/%ff', 'en/%zz/'])(
  '%s cannot be decoded: the fault of the client, on a page of ours',
  async (path) => {
    const response = await get(path)
    expect([response.status, response.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8'])
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    const words = path.startsWith('en/') ? 'This address cannot be read' : 'Không đọc được địa chỉ này'
    expect(await response.text()).toContain(`<h1>${words}</h1>`)
  },
)

test('who asks for JSON is told of a problem in JSON, in the language of the address', async () => {
  for (const [path, text] of [
    ['%ff', 'Không đọc được địa chỉ này.'],
    ['en/%ff', 'This address cannot be read.'],
    ['en/nothing', 'There is no such page.'],
  ] as const) {
    const response = await get(path, { accept: 'application/json' })
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(((await response.json()) as { error: { text: string } }).error.text).toBe(text)
  }
})

test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])(
  '%s is not allowed anywhere, and the answer says what is',
  async (method) => {
    for (const path of ['2024-02/', 'nothing-here']) {
      const response = await get(path, { 'content-type': 'application/json' }, method)
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
      expect(await response.text()).toContain('Trang này chỉ để xem')
    }
  },
)

test('a register out of reach is told as such, with when to ask again', async () => {
  const error = new ThuocDoError('registry.postgres-unreachable', { server: 'secret-host', reason: 'ECONNREFUSED' })
  const told: unknown[] = []
  const other = await startServer(() => Promise.reject(error), {
    host: '127.0.0.1',
    port: 0,
    onFailure: (failure) => told.push(failure),
  })
  const response = await fetch(`${other.url}/en/2024-02/`)
  const page = await response.text()
  await other.close()
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '30'])
  expect(page).toContain('The figures cannot be reached for the moment')
  expect(page).not.toContain('secret-host')
  expect(told).toEqual([error])
})

test('English visitors are told in English', async () => {
  expect(await (await get('en/nothing')).text()).toContain('There is no such page')
})

test('answers carry the security headers and forbid any script but the one of the tables', async () => {
  const { headers } = await get('2024-02/')
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'sha256-[\w+/=]+';/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cache-control')).toBe('no-cache')
})

test('a failure is reported to the operator and the visitor sees no trace of it', async () => {
  const broken = { ...source, months: () => Promise.reject(new Error('secret detail')) }
  const other = await startServer(async () => broken, {
    host: '127.0.0.1',
    port: 0,
    onFailure: (_error, path) => failures.push(path),
  })
  const response = await fetch(`${other.url}/2024-02/`)
  const html = await response.text()
  await other.close()
  expect(response.status).toBe(500)
  expect(html).toContain('Trang chưa dựng được')
  expect(html).not.toContain('secret')
  expect(failures).toEqual(['2024-02/'])
})

test('a source that changes is served from the next request on', async () => {
  let now = memorySource({ months: [] })
  const other = await startServer(async () => now, { host: '127.0.0.1', port: 0 })
  expect((await fetch(`${other.url}/2024-02/`)).status).toBe(404)
  now = source
  expect((await fetch(`${other.url}/2024-02/`)).status).toBe(200)
  await other.close()
})

test('a port in use is said so', async () => {
  const holder = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => holder.once('listening', resolve))
  const { port } = holder.address() as AddressInfo
  await expect(startServer(async () => source, { host: '127.0.0.1', port })).rejects.toMatchObject({
    code: 'serve.port-in-use',
    facts: { host: '127.0.0.1', port },
  })
  holder.close()
})

test('an address of another machine is said so', async () => {
  await expect(startServer(async () => source, { host: '203.0.113.7', port: 0 })).rejects.toMatchObject({
    code: 'serve.address',
  })
})

test('the encoding is chosen by what the client accepts', () => {
  expect(['gzip, deflate, br', 'gzip', 'br;q=0, gzip;q=0.5', 'identity', undefined].map(chooseEncoding)).toEqual([
    'br',
    'gzip',
    'gzip',
    null,
    null,
  ])
})

test('a content is compressed once while it is remembered', async () => {
  const compress = compressor(1)
  const bytes = new TextEncoder().encode('a'.repeat(2000))
  const first = await compress('h1', bytes, 'gzip')
  expect(await compress('h1', bytes, 'gzip')).toBe(first)
  await compress('h2', bytes, 'gzip')
  expect(await compress('h1', bytes, 'gzip')).not.toBe(first)
})

test('connections on which nothing was ever asked do not hold up a server that stops', async () => {
  const other = await startServer(async () => source, { host: '127.0.0.1', port: 0 })
  const port = Number(new URL(other.url).port)
  const ended = Array.from({ length: 5 }, () => {
    const socket = connect(port, '127.0.0.1')
    return new Promise((resolve) => socket.on('error', () => undefined).on('close', resolve))
  })
  await new Promise((resolve) => setTimeout(resolve, 100))
  const began = performance.now()
  await Promise.all([other.close(), ...ended])
  expect(performance.now() - began).toBeLessThan(2000)
})

test('a connection that never ends its request does not keep the server from stopping', async () => {
  const other = await startServer(async () => source, { host: '127.0.0.1', port: 0, graceMs: 200 })
  const socket = connect(Number(new URL(other.url).port), '127.0.0.1')
  const ended = new Promise((resolve) => socket.on('close', resolve))
  socket.on('error', () => undefined)
  await new Promise((resolve) => socket.write('GET / HTTP/1.1\r\nHost: here\r\n', resolve))
  await new Promise((resolve) => setTimeout(resolve, 100))
  const began = performance.now()
  await other.close()
  await ended
  expect(performance.now() - began).toBeLessThan(20_000)
})
