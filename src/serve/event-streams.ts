import type { ServerResponse } from 'node:http'
import type { FastifyReply } from 'fastify'

/** A comment is sent so often that no proxy takes a quiet stream for a dead one. */
const HEARTBEAT_MS = 15_000

/** A follower for whom more bytes than `few` wait for so long (milliseconds), or more than `most`, is let go, to come again and ask for what holds then. */
const BEHIND = { few: 1024 * 1024, ms: 10_000, most: 64 * 1024 * 1024 }

/** How long a follower may take to read the rest when the server stops, in milliseconds. */
const LAST_MS = 1000

/** Streams of server-sent events, one `scores` event for each batch of moves. */
export interface EventStreams {
  /**
   * Answers with a stream until the client goes, or falls too far behind. Its first line, `: open`, says that whatever comes in
   * from then on is told. `watch` begins to tell and answers how to stop.
   */
  open(reply: FastifyReply, watch: (tell: (moves: readonly object[]) => void) => Promise<() => void>): Promise<void>
  /** Ends all streams, those too that are being opened. */
  close(): void
}

const OPEN = Buffer.from(': open\n\n')
const STILL_HERE = Buffer.from(': still here\n\n')

/** Tells at every moment it is asked whether a follower is too far behind. */
function lagOf(raw: ServerResponse): () => boolean {
  let since: number | null = null
  return () => {
    const waiting = raw.writableLength
    since = waiting > BEHIND.few ? (since ?? performance.now()) : null
    return waiting > BEHIND.most || (since !== null && performance.now() - since > BEHIND.ms)
  }
}

export function eventStreams(): EventStreams {
  const open = new Set<ServerResponse>()
  /** Moves as they are sent: written once, however many follow, and held once while some have not read them. */
  const written = new WeakMap<readonly object[], Buffer>()
  let closing = false

  const eventOf = (moves: readonly object[]): Buffer => {
    const held = written.get(moves) ?? Buffer.from(`event: scores\ndata: ${JSON.stringify(moves)}\n\n`)
    written.set(moves, held)
    return held
  }
  const end = (raw: ServerResponse): void => {
    raw.end()
    setTimeout(() => raw.destroy(), LAST_MS).unref()
  }

  return {
    async open(reply, watch) {
      const { raw } = reply
      const early: Buffer[] = []
      let write = (bytes: Buffer): void => void early.push(bytes)
      const stop = await watch((moves) => write(eventOf(moves)))
      reply.hijack()
      if (raw.destroyed) return stop()
      raw.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      const behind = lagOf(raw)
      write = (bytes) => {
        if (behind()) raw.destroy()
        else raw.write(bytes)
      }
      for (const bytes of [OPEN, ...early]) write(bytes)
      const heart = setInterval(() => write(STILL_HERE), HEARTBEAT_MS)
      open.add(raw)
      raw.on('close', () => {
        clearInterval(heart)
        open.delete(raw)
        stop()
      })
      if (closing) end(raw)
    },
    close() {
      closing = true
      for (const raw of open) end(raw)
    },
  }
}
