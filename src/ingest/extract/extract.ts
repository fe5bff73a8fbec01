import { createHash } from 'node:crypto'
import type { Stats } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { ThuocDoError } from '../../platform/problem.ts'
import type { RawDocument } from '../raw.ts'
import type { Content } from './content.ts'
import { detectContainer } from './detect.ts'
import { assertLegible } from './legible.ts'
import { LIMITS, megabytes } from './limits.ts'
import { officeContent } from './office/office.ts'
import { pdfContent } from './pdf/pdf.ts'
import { plainContent } from './plain/plain.ts'

function systemFault(error: unknown, file: string): unknown {
  if (error instanceof ThuocDoError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT' || code === 'ENOTDIR') return new ThuocDoError('extract.not-found', { file }, { cause: error })
  if (code === 'EISDIR') return new ThuocDoError('extract.is-directory', { file }, { cause: error })
  if (code === '') return error
  return new ThuocDoError('extract.no-access', { file, reason: code }, { cause: error })
}

function assertSize(bytes: number, file: string): void {
  if (bytes <= LIMITS.fileBytes) return
  throw new ThuocDoError('extract.too-big', { file, size: megabytes(bytes), limit: megabytes(LIMITS.fileBytes) })
}

function assertRegular(stats: Stats, file: string): void {
  if (stats.isDirectory()) throw new ThuocDoError('extract.is-directory', { file })
  if (!stats.isFile()) throw new ThuocDoError('extract.no-regular-file', { file })
}

/**
 * The bytes of a file that may be a document, read once: what is understood, hashed and kept is the same. The size is asked
 * of the disk first: a file over 50 MB is refused before a byte is read.
 * @throws ThuocDoError `extract.not-found`, `extract.is-directory`, `extract.no-access`, `extract.no-regular-file`, `extract.too-big`
 */
export async function readDocumentFile(path: string): Promise<Uint8Array> {
  const file = basename(path)
  try {
    const stats = await stat(path)
    assertRegular(stats, file)
    assertSize(stats.size, file)
    return await readFile(path)
  } catch (error) {
    throw systemFault(error, file)
  }
}

function content(bytes: Uint8Array, name: string): Promise<Content> {
  switch (detectContainer(bytes, name)) {
    case 'pdf':
      return pdfContent(bytes, name)
    case 'zip':
      return officeContent(bytes, name)
    case 'text':
      return plainContent(bytes, name)
  }
}

/**
 * Reads the bytes of a file. The format is what the bytes are; `name` tells only a .csv from a text and names the file
 * in messages. A file that holds no readable text is an error of the catalogue (`extract.*`), never an empty document.
 */
export async function extractBytes(bytes: Uint8Array, name: string): Promise<RawDocument> {
  assertSize(bytes.length, name)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const size = bytes.length
  const { format, blocks, issues } = await content(bytes, name)
  assertLegible(blocks, name)
  return { source: { name, format, sha256, bytes: size }, blocks, issues }
}
