import type { IncomingMessage } from 'node:http'
import { PassThrough, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { ThuocDoError } from '../platform/problem.ts'

const MEGABYTE = 1024 * 1024

/** The greatest body of one request, sent as it is or unpacked: some 300,000 dossiers as CSV. Greater files are for the command line. */
const BODY_LIMIT = 64 * MEGABYTE

/** What all bodies that are held at one moment, coming in or worked on, may take together. */
const ALL_BODIES = 4 * BODY_LIMIT

/** A body must bring so many bytes in so many milliseconds, or end. */
export interface Pace {
  readonly bytes: number
  readonly ms: number
}

/** Over a slower line no body of any size would ever come whole. */
const PACE: Pace = { bytes: 32 * 1024, ms: 30_000 }

/** Ways in which a body may be packed, as its header Content-Encoding names them. */
const ENCODINGS: Readonly<Record<string, () => Transform>> = {
  identity: () => new PassThrough(),
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  deflate: () => createInflate(),
  br: () => createBrotliDecompress(),
}

/** What a client may pack a body with, for the header Accept-Encoding of answers. */
export const ENCODINGS_TAKEN = 'gzip, deflate, br'

/** The bodies of the requests to one server. */
export interface Bodies {
  /**
   * Reads a body whole and hands it over; it counts as held until `work` is done.
   * @throws ThuocDoError `api.encoding`, `api.unpacking`, `api.too-big`, `api.busy`, `serve.too-slow`, `serve.cut-off` when the client breaks off
   */
  read<R>(request: IncomingMessage, work: (bytes: Buffer) => Promise<R>): Promise<R>
}

function unpackerOf(header: string | undefined): { readonly encoding: string; readonly unpacker: Transform } {
  const encoding = (header ?? '').trim().toLowerCase() || 'identity'
  const make = Object.hasOwn(ENCODINGS, encoding) ? ENCODINGS[encoding] : undefined
  if (make === undefined) throw new ThuocDoError('api.encoding', { given: encoding, known: ENCODINGS_TAKEN })
  return { encoding, unpacker: make() }
}

const tooBig = (): ThuocDoError => new ThuocDoError('api.too-big', { megabytes: BODY_LIMIT / MEGABYTE })

/** Ends `unpacker` with a problem when the client goes, sends too much, or hardly anything. Answers how to stop watching. */
function watchOver(request: IncomingMessage, unpacker: Transform, pace: Pace): () => void {
  let [received, before] = [0, 0]
  const onData = (piece: Buffer): void => {
    received += piece.length
    if (received > BODY_LIMIT) unpacker.destroy(tooBig())
  }
  const onGone = (): void => {
    if (!request.complete) unpacker.destroy(new ThuocDoError('serve.cut-off'))
  }
  const clock = setInterval(() => {
    if (!request.complete && received - before < pace.bytes) unpacker.destroy(new ThuocDoError('serve.too-slow'))
    before = received
  }, pace.ms)
  // Told of what breaks off to the last, when nobody reads any more.
  request.on('data', onData).on('close', onGone).on('error', onGone)
  return () => {
    clearInterval(clock)
    request.off('data', onData).off('close', onGone)
  }
}

/** Reads bodies within limits that hold for all of them together. */
export function bodies(pace = PACE): Bodies {
  let held = 0
  return {
    async read(request, work) {
      if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT) throw tooBig()
      const { encoding, unpacker } = unpackerOf(request.headers['content-encoding'])
      const pieces: Buffer[] = []
      let size = 0
      try {
        const stop = watchOver(request, unpacker, pace)
        try {
          for await (const piece of request.pipe(unpacker) as AsyncIterable<Buffer>) {
            pieces.push(piece)
            size += piece.length
            held += piece.length
            if (size > BODY_LIMIT) throw tooBig()
            if (held > ALL_BODIES) throw new ThuocDoError('api.busy')
          }
        } catch (error) {
          if (error instanceof ThuocDoError) throw error
          // Nothing else can go wrong between a body and its bytes.
          throw new ThuocDoError('api.unpacking', { encoding }, { cause: error })
        } finally {
          stop()
          request.unpipe(unpacker)
          unpacker.destroy()
          // What still comes is read and thrown away: the answer goes out meanwhile.
          request.resume()
        }
        return await work(Buffer.concat(pieces.splice(0)))
      } finally {
        held -= size
      }
    },
  }
}
