import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from './thuocdo.ts'

/** A server over a data folder, until it is stopped. */
export interface Served {
  readonly url: string
  /** What it told on its error output until now. */
  errors(): string
  stop(): Promise<unknown>
}

/** Starts `thuocdo serve` on a free port and waits until it tells its address. */
export async function served(data: string): Promise<Served> {
  const env = { ...process.env, THUOCDO_LANG: 'en', THUOCDO_DATA: data, THUOCDO_PORT: '0' }
  const server = spawn(process.execPath, [join(ROOT, 'bin', 'thuocdo.mjs'), 'serve'], { env, cwd: ROOT })
  const ended = new Promise((resolve) => server.on('close', resolve))
  let errors = ''
  server.stderr.on('data', (piece) => {
    errors += piece
  })
  const url = await new Promise<string>((resolve, reject) => {
    let text = ''
    server.stdout.on('data', (piece) => {
      text += piece
      const found = /http:\/\/\S+/.exec(text)?.[0]
      if (found !== undefined) resolve(found.replace(/\/$/, ''))
    })
    server.on('close', () => reject(new Error(`the server ended: ${text}`)))
  })
  return {
    url,
    errors: () => errors,
    stop() {
      server.kill('SIGTERM')
      return ended
    },
  }
}

/** A stream of server-sent events as it is read. */
interface Events {
  readonly type: string | null
  read(until: RegExp): Promise<string>
  stop(): void
}

export async function events(address: string): Promise<Events> {
  const stop = new AbortController()
  const stream = await fetch(address, { signal: stop.signal })
  const reader = stream.body?.getReader()
  let text = ''
  return {
    type: stream.headers.get('content-type'),
    stop: () => stop.abort(),
    async read(until) {
      while (!until.test(text)) {
        const piece = await reader?.read()
        if (piece?.value === undefined) throw new Error(`the stream ended: ${text}`)
        text += new TextDecoder().decode(piece.value)
      }
      return text
    },
  }
}
