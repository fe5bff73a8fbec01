import { existsSync, readdirSync, renameSync, type Stats, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { ThuocDoError } from '../platform/problem.ts'
import type { IntakeKind } from './intake.ts'

/** Folders within an inbox for what became of its files. */
export const DONE = 'done'
export const REFUSED = 'refused'

/** A folder in which files of one source and one kind arrive. */
export interface Inbox {
  readonly folder: string
  readonly source: string
  readonly kind: IntakeKind
}

/** A file that arrived, as it was when it was last looked at. */
export interface Arrived {
  readonly inbox: Inbox
  readonly name: string
  readonly path: string
  readonly size: number
  readonly mtimeMs: number
}

/** Names that programs give to files that they are still writing, and hidden ones. */
const UNFINISHED = /^[.~]|\.(tmp|temp|part|partial|filepart|crdownload|download|new|swp|lock)$|~$/i

const SOURCE_NAME = /^[a-z0-9][a-z0-9-]{0,62}$/

/** @throws ThuocDoError `watch.folder` */
function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown'
    throw new ThuocDoError('watch.folder', { folder, reason }, { cause: error })
  }
}

const foldersIn = (folder: string): readonly string[] =>
  entriesOf(folder).flatMap((entry) =>
    entry.isDirectory() && ![DONE, REFUSED].includes(entry.name) ? [entry.name] : [],
  )

/** Which kinds of files arrive: one in the folder of a source, others in folders within it that bear their names. */
export interface InboxKinds {
  readonly own: IntakeKind
  readonly within: readonly IntakeKind[]
}

/**
 * The inboxes of a folder: itself for a source that is named, else each folder in it that bears the name of a source; and the
 * folders within those that bear the name of another kind.
 * @throws ThuocDoError `watch.folder`
 */
export function inboxesOf(folder: string, source: string | null, { own, within }: InboxKinds): readonly Inbox[] {
  const sources =
    source !== null
      ? [{ folder, source }]
      : foldersIn(folder)
          .filter((name) => SOURCE_NAME.test(name))
          .map((name) => ({ folder: join(folder, name), source: name }))
  return sources.flatMap((each): readonly Inbox[] => {
    const names = within.length === 0 ? [] : foldersIn(each.folder)
    const others = within.filter((kind) => names.includes(kind))
    return [{ ...each, kind: own }, ...others.map((kind) => ({ ...each, folder: join(each.folder, kind), kind }))]
  })
}

/** Null when the file is gone: somebody took it away, which is their right. */
function statsOf(path: string): Stats | null {
  try {
    return statSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** The file as it is now; null when it is gone. */
export function look(inbox: Inbox, name: string): Arrived | null {
  const path = join(inbox.folder, name)
  const stats = statsOf(path)
  return stats === null || !stats.isFile() ? null : { inbox, name, path, size: stats.size, mtimeMs: stats.mtimeMs }
}

/** Files of an inbox that may be complete, the oldest first. @throws ThuocDoError `watch.folder` */
export function arrivedIn(inbox: Inbox): readonly Arrived[] {
  const names = entriesOf(inbox.folder).filter((entry) => entry.isFile() && !UNFINISHED.test(entry.name))
  return names
    .flatMap(({ name }) => look(inbox, name) ?? [])
    .sort((a, b) => a.mtimeMs - b.mtimeMs || (a.name < b.name ? -1 : 1))
}

export const sameFile = (a: Arrived, b: Arrived | null): boolean =>
  b !== null && a.size === b.size && a.mtimeMs === b.mtimeMs

/** Where a file goes: under its own name, or one with a number when a file of that name went there before. */
export function placeFor({ inbox, name }: Arrived, where: typeof DONE | typeof REFUSED): string {
  const ending = extname(name)
  for (let number = 1; ; number += 1) {
    const own = number === 1 ? name : `${name.slice(0, name.length - ending.length)} (${number})${ending}`
    const path = join(inbox.folder, where, own)
    if (!existsSync(path)) return path
  }
}

/** Moves a file to its place. @throws ThuocDoError `command.not-written` */
export function moveTo(file: Arrived, place: string): void {
  try {
    renameSync(file.path, place)
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown'
    // Another program that watches the same folder was first; what it took in is the same.
    if (reason === 'ENOENT') return
    throw new ThuocDoError('command.not-written', { file: place, reason }, { cause: error })
  }
}
