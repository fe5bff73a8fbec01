import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip'

/** The best encoding that an Accept-Encoding header allows, or null; `q=0` forbids. */
export function chooseEncoding(header: string | undefined): Encoding | null {
  const allowed = new Set(
    (header ?? '')
      .toLowerCase()
      .split(',')
      .map((part) => part.split(';').map((piece) => piece.trim()))
      .filter(([, quality]) => quality === undefined || !/^q=0(?:\.0*)?$/.test(quality))
      .map(([name]) => name),
  )
  return allowed.has('br') ? 'br' : allowed.has('gzip') ? 'gzip' : null
}

const squeeze = {
  br: (bytes: Uint8Array): Promise<Uint8Array> =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes: Uint8Array): Promise<Uint8Array> => promisify(gzip)(bytes),
} as const

/**
 * Compresses each content once: remembers the last `limit` results by content hash and encoding, the least recently used
 * falls out first.
 */
export function compressor(limit = 200): (hash: string, bytes: Uint8Array, encoding: Encoding) => Promise<Uint8Array> {
  const held = new Map<string, Promise<Uint8Array>>()
  return (hash, bytes, encoding) => {
    const key = `${encoding} ${hash}`
    const result = held.get(key) ?? squeeze[encoding](bytes)
    held.delete(key)
    held.set(key, result)
    const [oldest] = held.keys()
    if (held.size > limit && oldest !== undefined) held.delete(oldest)
    return result
  }
}
