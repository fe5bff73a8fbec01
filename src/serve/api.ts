import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Lang } from '../model/text.ts'
import { ThuocDoError } from '../platform/problem.ts'
import { bodies, ENCODINGS_TAKEN, type Pace } from './body.ts'
import { eventStreams } from './event-streams.ts'
import { languageAccepted, PROBLEM_TYPE, problemJson, statusOf } from './problem.ts'

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
  /** Whose the token is. @throws ThuocDoError `api.token` */
  sourceOf(token: string | null): string
  receive(
    kind: (typeof RECEIVED)[number],
    source: string,
    bytes: Uint8Array,
    said: Readonly<Record<string, string | readonly string[] | undefined>>,
    lang: 'vi' | 'en',
  ): Promise<{ readonly refused: boolean; readonly body: object }>
  watch(period: string | undefined, tell: (moves: readonly object[]) => void): Promise<() => void>
}

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

const languageOf = (request: FastifyRequest): Lang => languageAccepted(request.headers['accept-language'])

/** Headers that belong to problems, by their status. */
const HEADERS: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  401: { 'www-authenticate': 'Bearer' },
  415: { 'accept-encoding': ENCODINGS_TAKEN },
  503: { 'retry-after': '5' },
}

/** Answers with an error of the catalogue, with its status and the headers that belong to it; `more` is told beside it. */
function refuse(request: FastifyRequest, reply: FastifyReply, error: ThuocDoError, more: object = {}): FastifyReply {
  const status = statusOf(error.code)
  reply.headers({ ...HEADERS[status], 'cache-control': 'no-store' }).type(PROBLEM_TYPE)
  return reply.code(status).send({ ...problemJson(error.code, error.facts, languageOf(request)), ...more })
}

/** Whether a request is one to the API, and not for a page. */
export const isOfApi = ({ url }: Pick<FastifyRequest, 'url'>): boolean => /^\/api(?:[/?]|$)/.test(url)

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
  pace?: Pace,
): void {
  void app.register(
    async (api) => {
      const { read } = bodies(pace)
      const streams = eventStreams()
      // Streams never end by themselves: a server that stops ends them.
      api.addHook('preClose', async () => streams.close())
      // Bytes tell their format themselves: what a header says of them, or says wrongly, has no part in it.
      api.addHook('onRequest', async (request) => {
        if (request.headers['content-type'] !== undefined) request.headers['content-type'] = 'application/octet-stream'
      })
      api.removeAllContentTypeParsers()
      // Read by whoever needs them, after it is known who sends them.
      api.addContentTypeParser('*', (_request, _body, done) => done(null))
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
        const { period } = queryOf(request)
        await streams.open(reply, (tell) => answers.watch(period, tell))
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
          const source = answers.sourceOf(bearer(request))
          const said = request.query as Parameters<ApiAnswers['receive']>[3]
          const { refused, body } = await read(request.raw, (bytes) =>
            answers.receive(kind, source, bytes, said, languageOf(request)),
          )
          return refused ? refuse(request, reply, new ThuocDoError('api.refused'), body) : reply.send(body)
        })
        refuseOtherThan(`/${kind}`, 'POST')
      }
      for (const url of ['/', '/*']) {
        api.all(url, (request, reply) => refuse(request, reply, new ThuocDoError('api.nothing')))
      }
      api.setErrorHandler((error: Error & { readonly statusCode?: number }, request, reply) => {
        if (error instanceof ThuocDoError) return refuse(request, reply, error)
        if ((error.statusCode ?? 500) < 500) return refuse(request, reply, new ThuocDoError('api.nothing'))
        onFailure(error, request.url.split('?')[0] ?? '')
        return refuse(request, reply, new ThuocDoError('serve.failure'))
      })
    },
    { prefix: '/api' },
  )
}
