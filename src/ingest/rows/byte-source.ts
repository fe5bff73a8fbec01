import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { ThuocDoError } from '../../platform/problem.ts'

/** Where bytes come from, to be read as often as needed and never all at once. */
export interface ByteSource {
  /** The file's name without folders, for messages. */
  readonly name: string
  readonly size: number
  /** Path on the disk; null when the bytes came another way. */
  readonly path: string | null
  readonly read: (from: number) => AsyncIterable<Uint8Array>
}

/** Bytes read at a time: some thousand rows, so that few of them are alive at once. */
const PIECE = 1 << 18

/**
 * A file on the disk.
 * @throws ThuocDoError `extract.not-found`, `extract.is-directory`, `extract.no-access`, `extract.no-regular-file`
 */
export async function fileSource(path: string): Promise<ByteSource> {
  const name = basename(path)
  try {
    const stats = await stat(path)
    if (stats.isDirectory()) throw new ThuocDoError('extract.is-directory', { file: name })
    if (!stats.isFile()) throw new ThuocDoError('extract.no-regular-file', { file: name })
    return { name, size: stats.size, path, read: (start) => createReadStream(path, { start, highWaterMark: PIECE }) }
  } catch (error) {
    if (error instanceof ThuocDoError) throw error
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new ThuocDoError('extract.not-found', { file: name }, { cause: error })
    throw new ThuocDoError('extract.no-access', { file: name, reason: code }, { cause: error })
  }
}

/**
 * Bytes that are in memory already, such as the body of a request. Between two pieces others have their turn, as while a file is read
 * from the disk: a server answers everybody else meanwhile.
 */
export function bytesSource(name: string, bytes: Uint8Array): ByteSource {
  return {
    name,
    size: bytes.length,
    path: null,
    async *read(from) {
      for (let start = from; start < bytes.length; start += PIECE) {
        if (start > from) await setImmediate()
        yield bytes.subarray(start, start + PIECE)
      }
    },
  }
}

/** The first bytes of a source, `length` at the most. */
export async function headOf(source: ByteSource, length: number): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  let held = 0
  for await (const piece of source.read(0)) {
    pieces.push(piece)
    held += piece.length
    if (held >= length) break
  }
  return Buffer.concat(pieces).subarray(0, length)
}

/** The SHA-256 of all bytes of a source, as hexadecimal digits. */
export async function sha256Of(source: ByteSource): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of source.read(0)) hash.update(piece)
  return hash.digest('hex')
}

/** All bytes of a source that is known to be small. */
export async function allBytes(source: ByteSource): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of source.read(0)) pieces.push(piece)
  return Buffer.concat(pieces)
}
