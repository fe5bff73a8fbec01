import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { ProblemCode } from '../publish/site/draw.tsx'

/** What is known of a request when it is answered with a problem. */
export interface Asked {
  readonly url: string
  readonly accept: string
  /** The header Accept-Language. */
  readonly language: string
}

/** A problem as it is sent. */
export interface Told {
  readonly status: number
  readonly type: string
  readonly bytes: Uint8Array
}

/** What Node tells of bytes that are no request. */
interface ConnectionError extends Error {
  readonly code?: string
  readonly rawPacket?: Uint8Array
}

const PROBLEMS: Readonly<Record<string, ProblemCode>> = {
  HPE_INVALID_METHOD: 'serve.unknown-method',
  HPE_HEADER_OVERFLOW: 'serve.head-too-long',
  HPE_INVALID_EOF_STATE: 'serve.cut-off',
  ERR_HTTP_REQUEST_TIMEOUT: 'serve.too-slow',
}

const textOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('latin1')

/** Of an address so much is looked at: enough to see what is asked for. */
const LOOKED_AT = 2000

/** A line that begins as a request does: other bytes, such as those of TLS, are refused as a method too. */
const BEGUN = /^([A-Za-z-]{1,32}) (\/\S*)/

function problemOf({ code = '', rawPacket }: ConnectionError): ProblemCode {
  const isOther = code === 'HPE_INVALID_METHOD' && !BEGUN.test(textOf(rawPacket))
  return isOther ? 'serve.no-request' : (PROBLEMS[code] ?? 'serve.no-request')
}

/** What a request whose head could be read asks for. */
export const askedBy = ({ url = '/', headers }: Pick<IncomingMessage, 'url' | 'headers'>): Asked => ({
  url,
  accept: headers.accept ?? '',
  language: headers['accept-language'] ?? '',
})

/** What can be seen of a request in the bytes that could not be read: their first line and headers where they hold them. */
function askedIn(bytes: Uint8Array | undefined): Asked {
  const text = textOf(bytes)
  const header = (name: string): string => new RegExp(`\\n${name}:([^\\r\\n]*)`, 'i').exec(text)?.[1]?.trim() ?? ''
  const url = BEGUN.exec(text)?.[2] ?? '/'
  return { url: url.slice(0, LOOKED_AT), accept: header('accept'), language: header('accept-language') }
}

/** How long what a client still sends is read and thrown away: a connection cut at once would take the answer with it. */
const LINGER_MS = 1000

/** Ends a connection with a problem. */
function endWith(socket: Socket, { status, type, bytes }: Told, headers: Readonly<Record<string, string>>): void {
  const lines = Object.entries({
    ...headers,
    'content-type': type,
    'content-length': String(bytes.length),
    'cache-control': 'no-store',
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n`)
  socket.end(bytes)
  socket.resume()
  setTimeout(() => socket.destroy(), LINGER_MS).unref()
}

/**
 * Answers what is no request: a method that nobody knows, an address or headers that are too long, one that never ends, broken
 * bytes, a tunnel. Such never come to a route. `tell` says what is sent.
 */
export function answerClientErrors(
  server: Server,
  tell: (code: ProblemCode, asked: Asked) => Told,
  headers: Readonly<Record<string, string>>,
): void {
  const answering = new WeakMap<Socket, ServerResponse>()
  server.on('request', (request, response) => answering.set(request.socket, response))
  server.on('clientError', (error: ConnectionError, socket: Socket) => {
    const response = answering.get(socket)
    // In the middle of an answer nothing can be said any more.
    const isBusy = response?.headersSent === true && !response.writableEnded
    if (error.code === 'ECONNRESET' || !socket.writable || isBusy) return void socket.destroy()
    // What is wrong may be in a body, whose head was read.
    const asked = response === undefined || response.writableEnded ? askedIn(error.rawPacket) : askedBy(response.req)
    endWith(socket, tell(problemOf(error), asked), headers)
  })
  // There are no tunnels here: Node would hang up without a word.
  server.on('connect', (request, socket) => {
    // Node has let go of the connection: one that breaks off has nobody left to be told.
    socket.on('error', () => socket.destroy())
    endWith(socket as Socket, tell('serve.tunnel', { ...askedBy(request), url: '/' }), headers)
  })
}
