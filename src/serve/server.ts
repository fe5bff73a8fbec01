import { createHash } from 'node:crypto'
import { METHODS } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ThuocDoError } from '../platform/problem.ts'
import { loadAssets, type SiteAssets } from '../publish/site/assets.ts'
import type { ProblemCode } from '../publish/site/draw.tsx'
import { type Answer, answerPath, depthOf, languageOf } from '../publish/site/route.ts'
import { createSite, problemPage, type Site } from '../publish/site/site.ts'
import type { SiteSource } from '../publish/site/source.ts'
import { TABLE_SCRIPT } from '../publish/site/table-script.ts'
import { type ApiAnswers, addApi, isOfApi, refuseAddress } from './api.ts'
import type { Pace } from './body.ts'
import { type Asked, answerClientErrors, askedBy, type Told } from './client-error.ts'
import { chooseEncoding, compressor } from './compression.ts'
import { compresses, contentType, securityHeaders } from './headers.ts'
import { openListeners } from './listeners.ts'
import { languageAccepted, PROBLEM_TYPE, problemJson, statusOf } from './problem.ts'
import { letGoOfUnread, type Patience } from './unread.ts'

export interface ServerOptions {
  readonly host: string
  /** 0 chooses a free port. */
  readonly port: number
  /** The HTTP API below /api/; left out where there is none. */
  readonly api?: ApiAnswers
  /** Told of failures while drawing a page; the visitor never sees them. */
  readonly onFailure?: (error: unknown, path: string) => void
  /** How slowly the body of a request to the API may come. */
  readonly pace?: Pace
  readonly patience?: Patience
  /** How long requests under way may take to end when the server stops, in milliseconds. */
  readonly graceMs?: number
}

export interface RunningServer {
  readonly url: string
  /** Lets requests under way finish for a while, then stops. False when some had to be cut: their work may still go on. */
  close(): Promise<boolean>
}

const encoder = new TextEncoder()
const html = (status: number, text: string): Told => ({
  status,
  type: contentType('.html'),
  bytes: encoder.encode(text),
})

function bodyOf(answer: Extract<Answer, { kind: 'page' | 'file' }>): Told {
  if (answer.kind === 'page') return html(200, answer.html)
  return { status: 200, type: contentType(answer.path), bytes: answer.bytes }
}

/** The path within the site that a request asks for, or null when it is no proper address. */
function pathOfRequest(url: string): string | null {
  const [path = ''] = url.split('?')
  try {
    return decodeURIComponent(path).slice(1)
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}

function matches(header: string | undefined, tag: string): boolean {
  const list = (header ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''))
  return list.includes(tag) || list.includes('*')
}

type Compress = ReturnType<typeof compressor>

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  body: Told,
  compress: Compress,
): Promise<FastifyReply> {
  const hash = createHash('sha256').update(body.bytes).digest('base64url').slice(0, 27)
  const squeezable = compresses(body.type)
  const encoding = squeezable && body.bytes.length > 500 ? chooseEncoding(request.headers['accept-encoding']) : null
  const tag = `"${hash}${encoding === null ? '' : `-${encoding}`}"`
  reply.headers({ 'cache-control': 'no-cache', 'content-type': body.type, etag: tag })
  if (squeezable && !reply.hasHeader('vary')) reply.header('vary', 'accept-encoding')
  if (body.status === 200 && matches(request.headers['if-none-match'], tag)) return reply.code(304).send()
  if (encoding !== null) reply.header('content-encoding', encoding)
  const bytes = encoding === null ? body.bytes : await compress(hash, body.bytes, encoding)
  return reply.code(body.status).send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}

/** The site over what the source is now; made anew only when the source is another object. */
function currentSite(source: () => Promise<SiteSource>, assets: SiteAssets): () => Promise<Site> {
  let held: { readonly source: SiteSource; readonly site: Site } | undefined
  return async () => {
    const now = await source()
    if (held?.source !== now) held = { source: now, site: createSite(now, assets) }
    return held.site
  }
}

/** Seconds after which a client may ask again when the register cannot be reached. */
const RETRY_AFTER_SECONDS = '30'

/** True for who asks for JSON and would not rather have a page. */
function wantsJson({ accept }: Asked): boolean {
  return /application\/(?:problem\+)?json/.test(accept) && !accept.includes('text/html')
}

/** The problem in the form and the language that the request asks for, as a page or as JSON. */
function problemBody(assets: SiteAssets, code: ProblemCode, asked: Asked): Told {
  const path = pathOfRequest(asked.url) ?? asked.url.slice(1)
  const lang = isOfApi(asked) ? languageAccepted(asked.language) : languageOf(path)
  const status = statusOf(code)
  if (!isOfApi(asked) && !wantsJson(asked)) return html(status, problemPage(assets, code, lang, depthOf(path)))
  return { status, type: PROBLEM_TYPE, bytes: encoder.encode(`${JSON.stringify(problemJson(code, {}, lang))}\n`) }
}

/** What is held and cannot be shown, because the file of its index set has problems. */
const WITHHELD: readonly string[] = ['results.no-set', 'score.set-faulty']

/** What the visitor is told of a failure. */
function problemOf(error: unknown): ProblemCode {
  if (error instanceof ThuocDoError && WITHHELD.includes(error.code)) return 'serve.withheld'
  return error instanceof ThuocDoError && statusOf(error.code) === 503 ? 'serve.unavailable' : 'serve.failure'
}

type Answerer = (request: FastifyRequest, reply: FastifyReply, code: ProblemCode) => Promise<FastifyReply>

/** Answers with a problem, with the headers that belong to it. */
function problemAnswers(assets: SiteAssets, compress: Compress): Answerer {
  const fixed = securityHeaders(TABLE_SCRIPT)
  return (request, reply, code) => {
    // Again, for addresses so wrong that no hook runs.
    reply.headers(fixed)
    if (code === 'serve.method') reply.header('allow', 'GET, HEAD')
    if (code === 'serve.unavailable') reply.header('retry-after', RETRY_AFTER_SECONDS)
    reply.header('vary', 'accept, accept-encoding')
    return send(request, reply, problemBody(assets, code, askedBy(request)), compress)
  }
}

/** The letters of a host and a port (RFC 3986); a host may be empty. */
const HOST = /^[\w.~!$&'()*+,;=%:[\]-]*$/

/** Whether a request says once, and properly, which host it is for, as every request of HTTP/1.1 must. */
function namesHost({ raw }: FastifyRequest): boolean {
  const hosts = raw.rawHeaders.filter((_, index, all) => index % 2 === 1 && all[index - 1]?.toLowerCase() === 'host')
  const [host] = hosts
  return host === undefined ? raw.httpVersion === '1.0' : hosts.length === 1 && HOST.test(host)
}

/** Registers the one route of the site; HEAD answers like GET without the body. */
function addSite(app: FastifyInstance, source: () => Promise<SiteSource>, options: ServerOptions, scene: Scene): void {
  const { assets, compress, refuse } = scene
  const site = currentSite(source, assets)
  const fixed = securityHeaders(TABLE_SCRIPT)
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(fixed)
    if (!namesHost(request)) return refuse(request, reply, 'serve.host')
    const ofSite = request.method === 'GET' || request.method === 'HEAD' || isOfApi(request)
    if (!ofSite) return refuse(request, reply, 'serve.method')
  })
  app.get('/*', async (request, reply) => {
    const path = pathOfRequest(request.url)
    if (path === null) return refuse(request, reply, 'serve.bad-address')
    const answer = await answerPath(await site(), path)
    // Relative, so that it holds behind a proxy that serves the site below a path.
    if (answer.kind === 'elsewhere') {
      return reply.redirect(`./${encodeURIComponent(answer.path.split('/').at(-2) ?? '')}/`, 308)
    }
    if (answer.kind === 'nothing') return refuse(request, reply, 'serve.no-page')
    return send(request, reply, bodyOf(answer), compress)
  })
  app.setNotFoundHandler((request, reply) => refuse(request, reply, 'serve.no-page'))
  app.setErrorHandler((error: { readonly statusCode?: number }, request, reply) => {
    // The client's fault, such as an address that cannot be decoded.
    if ((error.statusCode ?? 500) < 500) return refuse(request, reply, 'serve.bad-address')
    options.onFailure?.(error, pathOfRequest(request.url) ?? '')
    return refuse(request, reply, problemOf(error))
  })
}

interface Scene {
  readonly assets: SiteAssets
  readonly compress: Compress
  readonly refuse: Answerer
}

/** How long requests under way may take to end when the server stops, in milliseconds. */
const GRACE_MS = 8_000

/**
 * Serves the site drawn at every request from what `source` answers then, through the same route table as the exported
 * folder. `source` answers the same object as long as nothing changed.
 * @throws ThuocDoError `serve.port-in-use`, `serve.address`.
 */
export async function startServer(source: () => Promise<SiteSource>, options: ServerOptions): Promise<RunningServer> {
  const { fastify } = await import('fastify')
  const assets = loadAssets()
  const compress = compressor()
  const refuse = problemAnswers(assets, compress)
  const app = fastify({
    logger: false,
    // A request that still comes on a connection that is open is answered as any other, and the connection closed.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 1000 },
    // Addresses that the router itself cannot decode, such as "/%ff".
    frameworkErrors: (_error, request, reply) => {
      if (options.api !== undefined && isOfApi(request)) {
        refuseAddress(request, reply.headers(securityHeaders(TABLE_SCRIPT)))
      } else void refuse(request, reply, 'serve.bad-address')
    },
  })
  // So that every method that can be read has an answer of ours.
  for (const method of METHODS) if (!app.supportedMethods.includes(method)) app.addHttpMethod(method)
  addSite(app, source, options, { assets, compress, refuse })
  if (options.api !== undefined) {
    addApi(app, options.api, (error, path) => options.onFailure?.(error, path), options.pace)
  }
  await app.ready()
  const headers = securityHeaders(TABLE_SCRIPT)
  const opened = openListeners(options.host, options.port, {
    handle: app.routing,
    prepare(server) {
      answerClientErrors(server, (code, asked) => problemBody(assets, code, asked), headers)
      letGoOfUnread(server, options.patience)
    },
  })
  const listeners = await opened.catch(async (error: unknown) => {
    await app.close()
    throw error
  })
  return {
    url: listeners.url,
    async close() {
      const [whole] = await Promise.all([listeners.close(options.graceMs ?? GRACE_MS), app.close()])
      return whole
    },
  }
}
