import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ThuocDoError } from '../platform/problem.ts'
import { loadAssets, type SiteAssets } from '../publish/site/assets.ts'
import { type Answer, answerPath, depthOf, languageOf } from '../publish/site/route.ts'
import { createSite, problemPage, type Site } from '../publish/site/site.ts'
import type { SiteSource } from '../publish/site/source.ts'
import { TABLE_SCRIPT } from '../publish/site/table-script.ts'
import { chooseEncoding, compressor } from './compression.ts'
import { compresses, contentType, securityHeaders } from './headers.ts'

export interface ServerOptions {
  readonly host: string
  /** 0 chooses a free port. */
  readonly port: number
  /** Told of failures while drawing a page; the visitor never sees them. */
  readonly onFailure?: (error: unknown, path: string) => void
}

export interface RunningServer {
  readonly url: string
  /** Lets requests under way finish, then stops. */
  close(): Promise<void>
}

interface Body {
  readonly status: number
  readonly type: string
  readonly bytes: Uint8Array
}

const encoder = new TextEncoder()
const html = (status: number, text: string): Body => ({
  status,
  type: contentType('.html'),
  bytes: encoder.encode(text),
})

function bodyOf(answer: Exclude<Answer, { kind: 'elsewhere' }>): Body {
  if (answer.kind === 'page') return html(200, answer.html)
  if (answer.kind === 'nothing') return html(404, answer.html)
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
  body: Body,
  compress: Compress,
): Promise<FastifyReply> {
  const hash = createHash('sha256').update(body.bytes).digest('base64url').slice(0, 27)
  const squeezable = compresses(body.type)
  const encoding = squeezable && body.bytes.length > 500 ? chooseEncoding(request.headers['accept-encoding']) : null
  const tag = `"${hash}${encoding === null ? '' : `-${encoding}`}"`
  reply.headers({ 'cache-control': 'no-cache', 'content-type': body.type, etag: tag })
  if (squeezable) reply.header('vary', 'accept-encoding')
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

/** Registers the one route of the site; HEAD answers like GET without the body. */
function addSite(app: FastifyInstance, source: () => Promise<SiteSource>, options: ServerOptions): void {
  const assets = loadAssets()
  const site = currentSite(source, assets)
  const compress = compressor()
  const fixed = securityHeaders(TABLE_SCRIPT)
  const problem = (status: number, kind: 'not-found' | 'failure', path: string): Body =>
    html(status, problemPage(assets, kind, languageOf(path), depthOf(path)))
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(fixed)
  })
  app.get('/*', async (request, reply) => {
    const path = pathOfRequest(request.url)
    if (path === null) return send(request, reply, problem(404, 'not-found', ''), compress)
    const answer = await answerPath(await site(), path)
    // Relative, so that it holds behind a proxy that serves the site below a path.
    if (answer.kind === 'elsewhere') {
      return reply.redirect(`./${encodeURIComponent(answer.path.split('/').at(-2) ?? '')}/`, 308)
    }
    return send(request, reply, bodyOf(answer), compress)
  })
  app.setNotFoundHandler((request, reply) =>
    send(request, reply, problem(404, 'not-found', pathOfRequest(request.url) ?? ''), compress),
  )
  app.setErrorHandler((error: { readonly statusCode?: number }, request, reply) => {
    const path = pathOfRequest(request.url) ?? ''
    const { statusCode = 500 } = error
    // The client's fault, such as an address that cannot be decoded.
    if (statusCode < 500) return send(request, reply, problem(statusCode, 'not-found', path), compress)
    options.onFailure?.(error, path)
    return send(request, reply, problem(500, 'failure', path), compress)
  })
}

async function listen(app: FastifyInstance, { host, port }: ServerOptions): Promise<string> {
  try {
    return await app.listen({ host, port })
  } catch (error) {
    await app.close()
    const reason = (error as NodeJS.ErrnoException).code
    if (reason === 'EADDRINUSE') throw new ThuocDoError('serve.port-in-use', { host, port }, { cause: error })
    if (reason === undefined) throw error
    throw new ThuocDoError('serve.address', { host, port, reason }, { cause: error })
  }
}

/**
 * Serves the site drawn at every request from what `source` answers then, through the same route table as the exported
 * folder. `source` answers the same object as long as nothing changed.
 * @throws ThuocDoError `serve.port-in-use`, `serve.address`.
 */
export async function startServer(source: () => Promise<SiteSource>, options: ServerOptions): Promise<RunningServer> {
  const { fastify } = await import('fastify')
  const app = fastify({
    logger: false,
    forceCloseConnections: 'idle',
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 1000 },
  })
  addSite(app, source, options)
  const url = await listen(app, options)
  return { url, close: () => app.close() }
}
