import { createHash, randomBytes } from 'node:crypto'
import { lstatSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'

// What is being written stands beside its place under a name of its own, until it is whole. The name ends in a mark that tells
// who writes: several machines and containers may share a folder, and in each a process of the same number may be at work.

/** Within it a number names one process: the machine, and on Linux the space of process numbers. */
function realm(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`
  } catch (error) {
    // Not Linux, or kept secret.
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
    return hostname()
  }
}

const REALM = createHash('sha256').update(realm()).digest('hex').slice(0, 8)
const MARK = /\.([0-9a-f]{8})-(\d+)-[0-9a-f]{12}\.(new|old)$/

/** After so long, in milliseconds, what nobody can be asked about is taken for abandoned: work that goes on, and a swap of two names. */
const ABANDONED_MS = { new: 24 * 3600_000, old: 60_000 } as const

/** A mark that no other process and no other piece of work has, for a name `PLACE.MARK.new` (or `.old`). */
export function newMark(): string {
  return `${REALM}-${process.pid}-${randomBytes(6).toString('hex')}`
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** When something was last written, renamed or changed otherwise, as a time in milliseconds; null when it is gone. */
function changedAt(path: string): number | null {
  return lstatSync(path, { throwIfNoEntry: false })?.ctimeMs ?? null
}

/** Whether what is beside a place was left by a process that is gone; an own number may have been that of an earlier process. */
function isLeft(path: string, [, where, pid, ending]: RegExpExecArray): boolean {
  const changed = changedAt(path)
  if (changed === null) return false
  if (where !== REALM) return changed < Date.now() - ABANDONED_MS[ending as 'new' | 'old']
  if (Number(pid) === process.pid) return changed < Date.now() - process.uptime() * 1000
  return !isAlive(Number(pid))
}

/** What processes that are gone have left beside a place, as paths. `prefix` stands before the place's name. */
export function leftBeside(place: string, prefix = ''): readonly string[] {
  const folder = dirname(place)
  const start = `${prefix}${basename(place)}.`
  return readdirSync(folder).flatMap((name) => {
    const mark = MARK.exec(name)
    const path = join(folder, name)
    return mark !== null && mark.index === start.length - 1 && name.startsWith(start) && isLeft(path, mark)
      ? [path]
      : []
  })
}

const FORBIDDEN: ReadonlySet<unknown> = new Set(['EACCES', 'EPERM'])

/** Where to write what is to stand at a place; what was left there unfinished is removed, as far as we may. */
export function temporaryFor(place: string): string {
  try {
    for (const path of leftBeside(place)) rmSync(path, { force: true })
  } catch (error) {
    // Left by another user, or in a folder that may not be looked into: no reason not to write.
    if (!FORBIDDEN.has((error as NodeJS.ErrnoException).code)) throw error
  }
  return `${place}.${newMark()}.new`
}
