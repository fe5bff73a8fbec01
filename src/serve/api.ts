import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Lang } from '../model/text.ts'
import { describeProblem, problemEntry } from '../platform/describe.ts'
import { ThuocDoError } from '../platform/problem.ts'

/** What programs may send, each kind to its own address. */
const RECEIVED = ['dossiers', 'petitions', 'counts', 'satisfaction', 'procedures'] as const

/** What the API answers with; the pipeline gives it. */
export interface ApiAnswers {
  scores(period: string | undefined, level: string | undefined): Promise<object>
  scorecard(unit: string, period: string | undefined): Promise<object>
  explanation(
    unit: string,
    period: string | undefined,
    asked: Readonly<Record<'criterion' | 'which' | 'after' | 'limit', string | undefined>>,
  ): Promise<object>
  receive(
    kind: (typeof RECEIVED)[number],
    token: string | null,
    bytes: Uint8Array,
    said: Readonly<Record<string, string | readonly string[] | undefined>>,
    lang: 'vi' | 'en',
  ): Promise<{ readonly status: number; readonly body: object }>
  watch(period: string | undefined, tell: (moves: readonly object[]) => void): Promise<() => void>
}

/** The greatest body of one request: some 300,000 dossiers as CSV. Greater files are for the command line. */
const BODY_LIMIT = 64 * 1024 * 1024

/** A comment is sent so often that no proxy takes a quiet stream for a dead one. */
const HEARTBEAT_MS = 15_000

type Query = Readonly<Record<string, string | undefined>>

/** The parameters of a question. @throws ThuocDoError `api.parameter` when one is given twice: which is meant is not known */
function queryOf(request: FastifyRequest): Query {
  const query = request.query as Readonly<Record<string, string | readonly string[] | undefined>>
  const twice = Object.keys(query).find((name) => Array.isArray(query[name]))
  if (twice !== undefined) throw new ThuocDoError('api.parameter', { given: twice, known: ['period=2026-10'] })
  return query as Query
}

function bearer(request: FastifyRequest): string | null {
  return /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null
}

/** The language of answers to programs, by the header Accept-Language. */
export const languageAccepted = (header: string | undefined): Lang => (/^en\b/i.test(header ?? '') ? 'en' : 'vi')

const languageOf = (request: FastifyRequest): Lang => languageAccepted(request.headers['accept-language'])

/**
 * A stream of server-sent events, one `scores` event for each batch of moves, until the client goes. Its first line, `: open`, says
 * that whatever comes in from then on is told.
 */
async function stream(
  reply: FastifyReply,
  request: FastifyRequest,
  answers: ApiAnswers,
  open: Set<FastifyReply['raw']>,
): Promise<void> {
  const { period } = queryOf(request)
  const early: string[] = []
  let write = (text: string): void => void early.push(text)
  const stop = await answers.watch(period, (moves) => write(`event: scores\ndata: ${JSON.stringify(moves)}\n\n`))
  reply.hijack()
  if (reply.raw.destroyed) return stop()
  reply.raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  write = (text) => void reply.raw.write(text)
  write(`: open\n\n${early.join('')}`)
  const heart = setInterval(() => write(': still here\n\n'), HEARTBEAT_MS)
  open.add(reply.raw)
  reply.raw.on('close', () => {
    clearInterval(heart)
    open.delete(reply.raw)
    stop()
  })
}

/** Answers with an error of the catalogue, with its status and the headers that belong to it. */
function refuse(request: FastifyRequest, reply: FastifyReply, error: ThuocDoError): FastifyReply {
  const entry = problemEntry(error.code)
  const status = entry.kind === 'error' ? entry.http : 500
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  if (status === 503) reply.header('retry-after', '5')
  const told = { code: error.code, ...describeProblem(error.code, error.facts, languageOf(request)) }
  return reply.header('cache-control', 'no-store').code(status).send({ error: told })
}

/** Whether a request is one to the API, and not for a page. */
export const isOfApi = (request: Pick<FastifyRequest, 'url'>): boolean => request.url.startsWith('/api/')

/** The answer to an address of the API that cannot be decoded, which no route gets to see. */
export const refuseAddress = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  refuse(request, reply, new ThuocDoError('api.address'))

/**
 * The HTTP API below `/api/`: JSON in both directions, records in any format that files have. Errors are those of the
 * catalogue, with its status.
 */
export function addApi(
  app: FastifyInstance,
  answers: ApiAnswers,
  onFailure: (error: unknown, path: string) => void,
): void {
  void app.register(
    async (api) => {
      const open = new Set<FastifyReply['raw']>()
      // Streams never end by themselves: a server that stops ends them.
      api.addHook('preClose', async () => {
        for (const raw of open) raw.end()
      })
      // Bytes tell their format themselves: what a header says of them, or says wrongly, has no part in it.
      api.addHook('onRequest', async (request) => {
        if (request.headers['content-type'] !== undefined) request.headers['content-type'] = 'application/octet-stream'
      })
      api.removeAllContentTypeParsers()
      api.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (_request, body, done) =>
        done(null, body),
      )
      api.addHook('onSend', async (_request, reply) => {
        reply.header('cache-control', 'no-store')
      })
      const refuseOtherThan = (url: string, ...methods: readonly string[]): void => {
        const refuseMethod = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
          reply.header('allow', methods.join(', '))
          return refuse(request, reply, new ThuocDoError('api.method', { method: request.method, methods }))
        }
        api.route({
          url,
          method: api.supportedMethods.filter((each) => !methods.includes(each)),
          handler: refuseMethod,
          // Before a body is looked at: what is wrong with it is no matter.
          onRequest: refuseMethod,
        })
      }
      api.get('/scores', (request) => {
        const { period, level } = queryOf(request)
        return answers.scores(period, level)
      })
      refuseOtherThan('/scores', 'GET', 'HEAD')
      // A stream has no end that a HEAD could tell of.
      api.get('/scores/events', { exposeHeadRoute: false }, async (request, reply) => {
        await stream(reply, request, answers, open)
        return reply
      })
      refuseOtherThan('/scores/events', 'GET')
      api.get('/units/:id/scorecard', (request) => {
        const { id = '' } = request.params as Query
        return answers.scorecard(id, queryOf(request).period)
      })
      refuseOtherThan('/units/:id/scorecard', 'GET', 'HEAD')
      api.get('/units/:id/explanation', (request) => {
        const { id = '' } = request.params as Query
        const { period, criterion, which, after, limit } = queryOf(request)
        return answers.explanation(id, period, { criterion, which, after, limit })
      })
      refuseOtherThan('/units/:id/explanation', 'GET', 'HEAD')
      for (const kind of RECEIVED) {
        api.post(`/${kind}`, async (request, reply) => {
          const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
          const said = request.query as Parameters<ApiAnswers['receive']>[3]
          const { status, body } = await answers.receive(kind, bearer(request), bytes, said, languageOf(request))
          return reply.code(status).send(body)
        })
        refuseOtherThan(`/${kind}`, 'POST')
      }
      api.all('/*', (request, reply) => refuse(request, reply, new ThuocDoError('api.nothing')))
      api.setErrorHandler((error: Error & { readonly statusCode?: number }, request, reply) => {
        if (error instanceof ThuocDoError) return refuse(request, reply, error)
        if (error.statusCode === 413) return refuse(request, reply, new ThuocDoError('api.too-big', { megabytes: 64 }))
        if ((error.statusCode ?? 500) < 500) return refuse(request, reply, new ThuocDoError('api.nothing'))
        onFailure(error, request.url.split('?')[0] ?? '')
        return refuse(request, reply, new ThuocDoError('serve.failure'))
      })
    },
    { prefix: '/api' },
  )
}
