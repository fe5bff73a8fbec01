import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import { ThuocDoError } from './problem.ts'
import { temporaryFor } from './temporary.ts'

/**
 * Makes a folder and those above it that are missing, one by one from the nearest that is there: making them all at once
 * never ends where the system refuses every name (/proc).
 * @throws the error of the file system when one cannot be made
 */
export function makeFolder(path: string): void {
  const missing: string[] = []
  for (let at = resolve(path); !existsSync(at) && dirname(at) !== at; at = dirname(at)) missing.unshift(at)
  for (const folder of missing) {
    try {
      mkdirSync(folder)
    } catch (error) {
      // Another process was quicker.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  if (!statSync(path).isDirectory()) throw Object.assign(new Error(path), { code: 'ENOTDIR', syscall: 'mkdir', path })
}

/**
 * Writes a file so that after a crash it is there whole or not at all: temporary sibling, fsync, rename. Folders above are
 * made when missing.
 */
export function writeFileWhole(path: string, bytes: Uint8Array | string): void {
  makeFolder(dirname(path))
  const temporary = temporaryFor(path)
  const handle = openSync(temporary, 'wx')
  try {
    try {
      const data = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes
      for (let written = 0; written < data.length; ) written += writeSync(handle, data, written)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(temporary, path)
  } catch (error) {
    // On a full disk nothing may stay behind that takes up room.
    rmSync(temporary, { force: true })
    throw error
  }
}

/** Does what may fail at a place that a person named. */
function named<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown'
    throw new ThuocDoError('command.not-written', { file: path, reason }, { cause: error })
  }
}

/**
 * Like writeFileWhole, for a place that a person named.
 * @throws ThuocDoError `command.not-written` when nothing can be written there.
 */
export function writeOutput(path: string, bytes: Uint8Array | string): void {
  named(path, () => writeFileWhole(path, bytes))
}

/** A file that is written piece by piece. */
export interface OutputFile {
  write(text: string): void
  /** Puts the file in its place, whole. Answers its size in bytes. */
  finish(): number
  /** Takes away what was written so far; does nothing once the file is finished. */
  abandon(): void
}

/**
 * Begins a file at a place that a person named, for what is too big to be held at once: it is there when it is finished,
 * and whole.
 * @throws ThuocDoError `command.not-written`, here and while it is written
 */
export function beginOutput(path: string): OutputFile {
  const [temporary, handle] = named(path, () => {
    makeFolder(dirname(path))
    const name = temporaryFor(path)
    return [name, openSync(name, 'wx')] as const
  })
  let size = 0
  let open = true
  const close = (): void => {
    open = false
    closeSync(handle)
  }
  return {
    write: (text) =>
      named(path, () => {
        const data = Buffer.from(text)
        for (let written = 0; written < data.length; ) written += writeSync(handle, data, written)
        size += data.length
      }),
    finish: () =>
      named(path, () => {
        fsyncSync(handle)
        close()
        renameSync(temporary, path)
        return size
      }),
    abandon() {
      if (!open) return
      close()
      rmSync(temporary, { force: true })
    },
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
