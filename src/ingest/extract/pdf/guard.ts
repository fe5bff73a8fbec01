import { Readable } from 'node:stream'
import { createInflate } from 'node:zlib'
import { ThuocDoError } from '../../../platform/problem.ts'
import { LIMITS, megabytes } from '../limits.ts'

const STREAM = Buffer.from('stream')
const END = Buffer.from('endstream')

/** Whether bytes begin as a zlib stream does, whatever the dictionary says of filters. */
function isDeflated(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes
  return first === 0x78 && [0x01, 0x5e, 0x9c, 0xda].includes(second)
}

interface Stream {
  readonly body: Buffer
  /** The end of what stands before it: its dictionary. */
  readonly dictionary: string
}

/** All streams, found by their keywords as readers of damaged files do. */
function* streamsOf(file: Buffer): Generator<Stream> {
  let at = file.indexOf(STREAM)
  while (at >= 0) {
    let start = at + STREAM.length
    if (file[start] === 0x0d) start += 1
    if (file[start] === 0x0a) start += 1
    const end = file.indexOf(END, start)
    const before = file.toString('latin1', Math.max(0, at - 600), at)
    yield {
      body: file.subarray(start, end < 0 ? file.length : end),
      dictionary: before.slice(before.lastIndexOf(' obj')),
    }
    at = end < 0 ? -1 : file.indexOf(STREAM, end + END.length)
  }
}

/** Bytes that a picture of its stated size may have, or null for what is no picture. */
function pictureBytes(dictionary: string): number | null {
  if (!/\/Subtype\s*\/Image/.test(dictionary)) return null
  const sizes = ['Width', 'Height'].map((key) => Number(new RegExp(`/${key}\\s+(\\d+)`).exec(dictionary)?.[1] ?? 0))
  return Math.min(LIMITS.inflatedBytes, 1_000_000 + 4 * (sizes[0] ?? 0) * (sizes[1] ?? 0))
}

/** Inflates without keeping, up to the limit: how many bytes, and whether they are deflated once more. */
async function inflated(body: Buffer, limit: number): Promise<{ readonly bytes: number; readonly twice: boolean }> {
  const stream = Readable.from([body]).pipe(createInflate())
  let bytes = 0
  let twice = false
  try {
    for await (const piece of stream) {
      if (!(piece instanceof Uint8Array)) continue
      if (bytes === 0) twice = isDeflated(piece)
      bytes += piece.length
      if (bytes > limit || twice) break
    }
  } catch {
    // Damaged or cut: what came out until then is what any reader gets.
  } finally {
    stream.destroy()
  }
  return { bytes, twice }
}

/**
 * Proves that the compressed streams of a PDF stay small when inflated, before pdf.js inflates them: 1 MB can hold 1 GB
 * of blanks, which it takes a minute and 2 GB of memory to read. Streams of an encrypted file cannot be judged.
 * @throws ThuocDoError `extract.zip-bomb`
 */
export async function assertModest(bytes: Uint8Array, file: string): Promise<void> {
  const refuse = (reason: string): never => {
    throw new ThuocDoError('extract.zip-bomb', { file, reason })
  }
  let total = 0
  for (const { body, dictionary } of streamsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))) {
    if (!isDeflated(body)) continue
    const picture = pictureBytes(dictionary)
    const limit = picture ?? LIMITS.partBytes
    const one = await inflated(body, limit)
    if (one.twice) refuse('FlateDecode × 2')
    if (one.bytes > limit) refuse(`> ${megabytes(limit)}`)
    // Scans are large and are not decoded: they count for themselves only.
    if (picture === null) total += one.bytes
    if (total > LIMITS.inflatedBytes) refuse(`> ${megabytes(LIMITS.inflatedBytes)}`)
  }
}
