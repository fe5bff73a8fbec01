import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import type { Entry, ZipFile } from 'yauzl'
import { ThuocDoError } from '../../../platform/problem.ts'
import { LIMITS, megabytes, type PackageLimits } from '../limits.ts'

/** The parts of a DOCX or XLSX, inflated only when asked for; every one was counted before. */
export interface Package {
  readonly names: readonly string[]
  readonly limits: PackageLimits
  /** The bytes of a part in pieces, or null when there is none of that name. Names compare without case. */
  readonly read: (part: string) => Promise<AsyncIterable<Uint8Array> | null>
  readonly close: () => void
}

function bomb(file: string, reason: string): ThuocDoError {
  return new ThuocDoError('extract.zip-bomb', { file, reason })
}

function damaged(file: string, cause: unknown): ThuocDoError {
  const reason = cause instanceof Error ? cause.message.slice(0, 120) : 'ZIP'
  // yauzl stops an entry that holds more than it declares: no damage does that.
  if (reason.startsWith('too many bytes in the stream')) return bomb(file, reason)
  return new ThuocDoError('extract.damaged-office', { file, reason }, { cause })
}

async function* pieces(stream: Readable): AsyncGenerator<Uint8Array> {
  for await (const piece of stream) if (piece instanceof Uint8Array) yield piece
}

/** Inflates an entry without keeping it and returns what it really holds; stops as soon as a limit is passed. */
async function provenSize(
  zip: ZipFile,
  entry: Entry,
  left: number,
  file: string,
  limits: PackageLimits,
): Promise<number> {
  const stream = await zip.openReadStreamPromise(entry)
  let bytes = 0
  let checksum = 0
  try {
    for await (const piece of pieces(stream)) {
      bytes += piece.length
      if (bytes > left) throw bomb(file, `> ${megabytes(limits.inflatedBytes)}`)
      if (bytes > limits.ratioFromBytes && bytes > entry.compressedSize * limits.ratio) {
        throw bomb(file, `> ${limits.ratio} : 1`)
      }
      checksum = crc32(piece, checksum)
    }
  } finally {
    stream.destroy()
  }
  // A damaged entry can inflate without an error and give other digits.
  if (checksum !== entry.crc32) throw new Error(`CRC-32: ${entry.fileName}`)
  return bytes
}

/** Walks all entries once, counting. Entries that claim too much are refused before anything is inflated. */
async function walk(zip: ZipFile, file: string, limits: PackageLimits): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  const found: Entry[] = []
  if (zip.entryCount > limits.entries) throw bomb(file, `${zip.entryCount} > ${limits.entries}`)
  let claimed = 0
  for await (const entry of zip.eachEntry()) {
    found.push(entry)
    claimed += entry.uncompressedSize
    if (found.length > limits.entries) throw bomb(file, `> ${limits.entries}`)
    if (claimed > limits.inflatedBytes) throw bomb(file, megabytes(claimed))
  }
  let total = 0
  for (const entry of found) {
    if (entry.isEncrypted()) throw new ThuocDoError('extract.encrypted-office', { file })
    total += await provenSize(zip, entry, limits.inflatedBytes - total, file, limits)
    entries.set(entry.fileName.toLowerCase(), entry)
  }
  return entries
}

/**
 * Opens the ZIP archive in these bytes and proves it harmless before any part is read: number of entries, really
 * inflated bytes in all and the ratio of each entry stay within the limits, checksums agree. Archives inside are not opened.
 * @throws ThuocDoError `extract.zip-bomb`, `extract.damaged-office`, `extract.encrypted-office`
 */
export async function openPackage(bytes: Uint8Array, file: string, limits: PackageLimits = LIMITS): Promise<Package> {
  const yauzl = await import('yauzl')
  try {
    const zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      autoClose: false,
    })
    const entries = await walk(zip, file, limits)
    return {
      names: [...entries.keys()],
      limits,
      read: async (part) => {
        const entry = entries.get(part.toLowerCase())
        return entry === undefined ? null : pieces(await zip.openReadStreamPromise(entry))
      },
      close: () => zip.close(),
    }
  } catch (error) {
    throw error instanceof ThuocDoError ? error : damaged(file, error)
  }
}
