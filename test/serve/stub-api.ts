import type { ApiAnswers } from '../../src/serve/api.ts'
import { type RunningServer, type ServerOptions, startServer } from '../../src/serve/server.ts'
import { memorySource } from '../publish/site/memory-source.ts'

const nobody = () => Promise.reject(new Error('asked for an answer'))

/** A server whose API answers as told, and of whatever it is not told to answer with a failure. */
export function serverWith(answers: Partial<ApiAnswers>, options: Partial<ServerOptions> = {}): Promise<RunningServer> {
  const api: ApiAnswers = {
    ...{ scores: nobody, scorecard: nobody, explanation: nobody, receive: nobody, watch: nobody },
    sourceOf: () => 'one-stop',
    ...answers,
  }
  const source = memorySource({ months: [] })
  return startServer(async () => source, { host: '127.0.0.1', port: 0, api, ...options })
}
