import type { Server, ServerResponse } from 'node:http'

/** How long answers that are not read may wait. */
export interface Patience {
  /** Milliseconds in which a client must take something of what waits for it. */
  readonly ms: number
  /** Where more bytes than `most` wait for all clients together, the time is this one. */
  readonly hurried: number
  readonly most: number
}

const PATIENCE: Patience = { ms: 60_000, hurried: 5_000, most: 256 * 1024 * 1024 }

/**
 * Cuts connections whose clients ask and do not read: what waits for them would fill the memory. The time of a socket begins anew
 * whenever the client takes something; Node ends a connection whose time is over, and gives it another one once all is sent.
 */
export function letGoOfUnread(server: Server, { ms, hurried, most }: Patience = PATIENCE): void {
  const ended = new Set<ServerResponse>()
  server.on('request', (_request, response) => {
    response.on('close', () => ended.delete(response))
    response.on('prefinish', () => {
      ended.add(response)
      response.socket?.setTimeout(ms)
      const waiting = [...ended].reduce((sum, { writableLength }) => sum + writableLength, 0)
      if (waiting > most) for (const { socket } of ended) socket?.setTimeout(hurried)
    })
  })
}
