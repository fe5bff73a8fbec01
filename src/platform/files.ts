import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { ThuocDoError } from './problem.ts'

/**
 * Writes a file so that after a crash it is there whole or not at all: temporary sibling, fsync, rename. Folders above are
 * made when missing.
 */
export function writeFileWhole(path: string, bytes: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true })
  const temporary = `${path}.${process.pid}.new`
  const handle = openSync(temporary, 'w')
  try {
    const data = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes
    for (let written = 0; written < data.length; ) written += writeSync(handle, data, written)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(temporary, path)
}

/**
 * Like writeFileWhole, for a place that a person named.
 * @throws ThuocDoError `command.not-written` when nothing can be written there.
 */
export function writeOutput(path: string, bytes: Uint8Array | string): void {
  try {
    writeFileWhole(path, bytes)
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown'
    throw new ThuocDoError('command.not-written', { file: path, reason }, { cause: error })
  }
}

/** Like writeFileWhole, but leaves a file alone that is there already (files named by the hash of their content). */
export function keepFile(path: string, bytes: Uint8Array): void {
  if (!existsSync(path)) writeFileWhole(path, bytes)
}

/** Reads a small file that a person named. @throws ThuocDoError `command.file-unreadable` when it cannot be read */
export function readGiven(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown'
    throw new ThuocDoError('command.file-unreadable', { file, reason }, { cause: error })
  }
}
