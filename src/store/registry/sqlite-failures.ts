import { ThuocDoError } from '../../platform/problem.ts'

/** Result codes of SQLite (https://www.sqlite.org/rescode.html) that are the outside world's doing. */
const BUSY = 5
const CORRUPT = 11
const NOT_A_DATABASE = 26
const UNUSABLE: Readonly<Record<number, string>> = {
  3: 'SQLITE_PERM',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  22: 'SQLITE_NOLFS',
  23: 'SQLITE_AUTH',
}

/** The primary result code; the extended ones hold it in their low byte. */
function resultCode(error: unknown): number | null {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : null
  return typeof code === 'number' ? code & 0xff : null
}

/** True when another process holds the lock that was asked for. */
export function isBusy(error: unknown): boolean {
  return resultCode(error) === BUSY
}

/** The failure as an entry of the catalogue where the outside world is to blame, else as it is: a bug. */
export function sqliteFailure(error: unknown, file: string): unknown {
  if (error instanceof ThuocDoError) return error
  const code = resultCode(error)
  if (code === NOT_A_DATABASE) return new ThuocDoError('registry.not-a-register', { place: file }, { cause: error })
  if (code === CORRUPT) return new ThuocDoError('registry.damaged', { file }, { cause: error })
  const reason = code === null ? fileReason(error) : UNUSABLE[code]
  return reason === undefined ? error : new ThuocDoError('registry.file-unusable', { file, reason }, { cause: error })
}

/** Code of a failed file operation (EACCES, ENOTDIR …). */
function fileReason(error: unknown): string | undefined {
  const failed = error instanceof Error && 'syscall' in error && 'code' in error
  return failed && typeof error.code === 'string' ? error.code : undefined
}
