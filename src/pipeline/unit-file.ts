import { createHash } from 'node:crypto'
import { readFileSync, type Stats, statSync } from 'node:fs'
import { basename } from 'node:path'
import { extractBytes } from '../ingest/extract/extract.ts'
import { LIMITS, megabytes } from '../ingest/extract/limits.ts'
import { readUnitSource, readUnitTable, type UnitSourceOptions } from '../ingest/units/read.ts'
import { readSheet } from '../ingest/units/read-sheet.ts'
import type { Issue } from '../model/issue.ts'
import type { UnitSource } from '../model/unit-source.ts'
import { ThuocDoError } from '../platform/problem.ts'

function failure(error: unknown, file: string): unknown {
  if (error instanceof ThuocDoError) return error
  const reason = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (reason === '') return error
  if (reason === 'ENOENT' || reason === 'ENOTDIR') return new ThuocDoError('command.file-missing', { file })
  return new ThuocDoError('extract.no-access', { file: basename(file), reason }, { cause: error })
}

function assertReadable(stats: Stats, file: string): void {
  const name = basename(file)
  if (stats.isDirectory()) throw new ThuocDoError('extract.is-directory', { file: name })
  if (!stats.isFile()) throw new ThuocDoError('extract.no-regular-file', { file: name })
  if (stats.size <= LIMITS.fileBytes) return
  const facts = { file: name, size: megabytes(stats.size), limit: megabytes(LIMITS.fileBytes) }
  throw new ThuocDoError('units.file-too-big', facts)
}

function readBytes(file: string): Uint8Array {
  try {
    assertReadable(statSync(file), file)
    return readFileSync(file)
  } catch (error) {
    throw failure(error, file)
  }
}

/** Signatures of what Office and other programs write; a CSV begins with none of them. */
const BINARY = ['PK\x03\x04', '\xd0\xcf\x11\xe0', '%PDF-']

function isBinary(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(8, bytes.byteLength)).toString('latin1')
  return BINARY.some((signature) => head.startsWith(signature))
}

/** Rows that a sheet hides are not read, and units that are not read would end: here that is an error. */
const asError = (issue: Issue): Issue =>
  issue.code === 'extract.hidden-rows-columns' ? { ...issue, severity: 'error' } : issue

/**
 * Reads a file of units, CSV or XLSX, told apart by its bytes.
 * @throws ThuocDoError `command.file-missing`, `units.file-too-big`, `units.not-a-table`, `extract.*`
 */
export async function readUnitFile(
  file: string,
  options: Omit<UnitSourceOptions, 'name'>,
): Promise<{ readonly source: UnitSource | null; readonly issues: readonly Issue[] }> {
  const bytes = readBytes(file)
  const name = basename(file)
  if (!isBinary(bytes)) return readUnitSource(bytes, { name, ...options })
  const raw = await extractBytes(bytes, name)
  if (raw.source.format !== 'xlsx')
    throw new ThuocDoError('units.not-a-table', { file: name, format: raw.source.format })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const { source, issues } = readUnitTable(readSheet(raw), sha256, { name, ...options })
  const ofSheet = raw.issues.map(asError)
  return {
    source: ofSheet.some((issue) => issue.severity === 'error') ? null : source,
    issues: [...ofSheet, ...issues],
  }
}
