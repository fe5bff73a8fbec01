import { accessSync, constants, existsSync, mkdtempSync, rmdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { makeFolder } from '../platform/files.ts'
import { ThuocDoError } from '../platform/problem.ts'

const reasonOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown'

function unusable(folder: string, error: unknown): ThuocDoError {
  const reason = reasonOf(error)
  const code = reason === 'ENOTDIR' || reason === 'EEXIST' ? 'command.data-not-folder' : 'command.data-folder'
  return new ThuocDoError(code, { folder, reason }, { cause: error })
}

/**
 * Makes the data folder when it is missing.
 * @throws ThuocDoError `command.data-folder` when it cannot be written to, `command.data-not-folder` when it is a file
 */
export function ensureDataDir(folder: string): void {
  try {
    makeFolder(folder)
    accessSync(folder, constants.W_OK)
  } catch (error) {
    throw unusable(folder, error)
  }
}

/**
 * Makes the data folder ready for what a command does with it: to be looked at it need not be there.
 * @throws ThuocDoError as `ensureDataDir`
 */
export function readyDataDir(folder: string, use: Use): void {
  if (use === 'change') ensureDataDir(folder)
  else if (existsSync(folder)) ensureReadable(folder)
}

/**
 * @throws ThuocDoError `command.data-not-folder` when the data folder is a file, `command.data-unreadable` when it may not be read
 */
function ensureReadable(folder: string): void {
  if (!statSync(folder).isDirectory()) throw new ThuocDoError('command.data-not-folder', { folder, reason: 'ENOTDIR' })
  try {
    accessSync(folder, constants.R_OK | constants.X_OK)
  } catch (error) {
    throw new ThuocDoError('command.data-unreadable', { folder, reason: reasonOf(error) }, { cause: error })
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** What a command does with the data folder: `look` makes and changes nothing there. */
export type Use = 'look' | 'change'

/** True when a file of the data folder can only be looked at: it is not there, or it or the folder may not be written to. */
export function isOnlyRead(dataDir: string, name: string): boolean {
  const file = join(dataDir, name)
  return !existsSync(file) || !isWritable(dataDir) || !isWritable(file)
}

/**
 * Why nothing could be written to the data folder, or made where it is not there yet; null when it could. Rights alone do not
 * tell: root has them in /proc too. So an empty folder is made and taken away again.
 */
export function dataFolderProblem(folder: string): ThuocDoError | null {
  let at = resolve(folder)
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at)
  try {
    if (!statSync(at).isDirectory()) return new ThuocDoError('command.data-not-folder', { folder, reason: 'ENOTDIR' })
    accessSync(at, constants.W_OK)
    rmdirSync(mkdtempSync(join(at, '.thuocdo-')))
    return null
  } catch (error) {
    return unusable(folder, error)
  }
}
