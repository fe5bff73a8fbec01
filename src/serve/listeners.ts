import { lookup } from 'node:dns/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, isIPv6, type Socket } from 'node:net'
import { ThuocDoError } from '../platform/problem.ts'

/** Where a server is reached: one socket for each address of its host. */
export interface Listeners {
  readonly url: string
  /**
   * Takes no connection more and resolves when the last one has ended: at once where nothing is under way, else with its answer;
   * after `graceMs` milliseconds those that are left are cut. False when some were.
   */
  close(graceMs: number): Promise<boolean>
}

/** What a server does with what comes in. */
export interface Traffic {
  readonly handle: RequestListener
  /** Told of each server before it listens. */
  readonly prepare: (server: Server) => void
}

/**
 * How long the head of a request may take to come, and the whole of it: the greatest body over a line of 1 Mbit/s; how often that is
 * looked at; milliseconds.
 */
const [HEAD_MS, REQUEST_MS, CHECK_MS] = [30_000, 600_000, 5_000]
/** How long the rest of a request that was answered already is read and thrown away, in milliseconds. */
const REST_MS = 30_000
/** How long a connection is kept for a next request: longer than proxies keep theirs, so that it is they who close. */
const KEEP_ALIVE_MS = 72_000
/** How often connections that have become idle are let go while the server stops, in milliseconds. */
const IDLE_CHECK_MS = 50
/** How often another free port is tried when the one found for the first address is taken at the next. */
const MOST_TRIES = 20

/** What a name may stand for without this machine having it: another machine's address, a protocol that is switched off. */
const NOT_HERE: ReadonlySet<unknown> = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT'])

/** Always both: browsers take the name so, whatever the machine's own table says (RFC 6761). */
const LOCALHOST = ['127.0.0.1', '::1']

async function addressesOf(host: string): Promise<readonly string[]> {
  if (host === 'localhost') return LOCALHOST
  const found = await lookup(host, { all: true })
  return [...new Set(found.map(({ address }) => address))]
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code

const listening = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })

const closed = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()))

function serverOf({ handle, prepare }: Traffic): Server {
  // A missing Host is for `handle` to refuse, in words of ours.
  const server = createServer({ connectionsCheckingInterval: CHECK_MS, requireHostHeader: false }, handle)
  Object.assign(server, { headersTimeout: HEAD_MS, requestTimeout: REQUEST_MS, keepAliveTimeout: KEEP_ALIVE_MS })
  server.on('request', (request, response) => {
    response.on('finish', () => {
      if (!request.complete) setTimeout(() => request.complete || request.socket.destroy(), REST_MS).unref()
    })
  })
  // Whoever expects anything but "100-continue" gets what there is, as HTTP allows: Node would refuse without a word.
  server.on('checkExpectation', handle)
  prepare(server)
  return server
}

/** Servers on all addresses of a host at one port; on none when one of them fails. */
async function openAll(addresses: readonly string[], port: number, traffic: Traffic): Promise<readonly Server[]> {
  const open: Server[] = []
  let absent: unknown
  try {
    for (const address of addresses) {
      const [first] = open
      const server = serverOf(traffic)
      try {
        await listening(server, address, first === undefined ? port : (first.address() as AddressInfo).port)
        open.push(server)
      } catch (error) {
        if (!NOT_HERE.has(codeOf(error))) throw error
        absent = error
      }
    }
    if (open.length === 0) throw absent
    return open
  } catch (error) {
    await Promise.all(open.map(closed))
    throw error
  }
}

/** As `openAll`; a port that was free at one address only is not the one for port 0. */
async function openSomewhere(addresses: readonly string[], port: number, traffic: Traffic): Promise<readonly Server[]> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await openAll(addresses, port, traffic)
    } catch (error) {
      if (port !== 0 || tries === MOST_TRIES || codeOf(error) !== 'EADDRINUSE') throw error
    }
  }
}

/** What people put into a browser: of all addresses of a machine, its own. */
function urlOf({ address, port }: AddressInfo): string {
  const reached = { '0.0.0.0': '127.0.0.1', '::': '::1' }[address] ?? address
  return `http://${isIPv6(reached) ? `[${reached}]` : reached}:${port}`
}

/**
 * Listens on every address that a host has on this machine: `localhost` is two, and whoever connects chooses either.
 * @throws ThuocDoError `serve.port-in-use`, `serve.address`.
 */
export async function openListeners(host: string, port: number, traffic: Traffic): Promise<Listeners> {
  const sockets = new Set<Socket>()
  const prepare = (server: Server): void => {
    server.on('connection', (socket) => {
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
    })
    traffic.prepare(server)
  }
  let servers: readonly Server[]
  try {
    servers = await openSomewhere(await addressesOf(host), port, { ...traffic, prepare })
  } catch (error) {
    const reason = codeOf(error)
    if (reason === 'EADDRINUSE') throw new ThuocDoError('serve.port-in-use', { host, port }, { cause: error })
    if (reason === undefined) throw error
    throw new ThuocDoError('serve.address', { host, port, reason }, { cause: error })
  }
  return {
    url: urlOf(servers[0]?.address() as AddressInfo),
    async close(graceMs) {
      const letGo = setInterval(() => {
        for (const server of servers) server.closeIdleConnections()
        // For Node a connection is not idle before its first request; browsers keep such ones.
        for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy()
      }, IDLE_CHECK_MS)
      let whole = true
      const cut = setTimeout(() => {
        whole = false
        for (const server of servers) server.closeAllConnections()
      }, graceMs)
      try {
        await Promise.all(servers.map(closed))
        return whole
      } finally {
        clearInterval(letGo)
        clearTimeout(cut)
      }
    },
  }
}
