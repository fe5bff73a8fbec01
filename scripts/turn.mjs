// Work that only one process of a clone may do at a time, such as compiling. Runs with nothing installed.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A lock file without content yet is being written; after this long its writer is taken for dead. */
const WRITING_MS = 10_000
const LOOK_EVERY_MS = 100
const SAY_AFTER_MS = 3_000
const FREE = 'free'

/** True while a process of this number runs. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

const sleep = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

/**
 * Locks are numbered and only the newest counts. Whoever wants a lock whose holder is gone makes the next number, which
 * only one can; so nobody ever removes a lock that somebody else has just taken.
 */
function newest(folder, name) {
  const numbers = readdirSync(folder).flatMap((file) =>
    file.startsWith(`${name}-`) ? [Number(file.slice(name.length + 1))] : [],
  )
  return Math.max(0, ...numbers)
}

/** Age and text of a lock file, or null when a newer one has taken its place in this very moment. */
function look(file) {
  try {
    return { age: Date.now() - statSync(file).mtimeMs, text: readFileSync(file, 'utf8') }
  } catch (error) {
    if (error.code === 'ENOENT') return null
    throw error
  }
}

/** Who holds a lock file, or null when nobody does (any more). */
function holderOf(file, longestMs) {
  const lock = look(file)
  if (lock === null) return 'another process'
  const { age, text } = lock
  if (text === FREE || age > longestMs) return null
  if (text === '') return age > WRITING_MS ? null : 'another process'
  return isAlive(Number(text)) ? `process ${text}` : null
}

/** The lock file when it is ours now, else who holds it. */
function take(folder, name, longestMs) {
  const last = newest(folder, name)
  const holder = last === 0 ? null : holderOf(join(folder, `${name}-${last}`), longestMs)
  if (holder !== null) return { holder }
  const file = join(folder, `${name}-${last + 1}`)
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
  } catch (error) {
    if (error.code === 'EEXIST') return { holder: 'another process' }
    throw error
  }
  if (newest(folder, name) !== last + 1) {
    rmSync(file)
    return { holder: 'another process' }
  }
  if (last > 0) rmSync(join(folder, `${name}-${last}`), { force: true })
  return { file }
}

/**
 * Does `work` unless `isDone`, one process at a time; a process that waited finds it done. The lock of a process that was
 * killed, or that is older than `longestMs`, holds nobody up.
 */
export function inTurn(folder, name, { isDone, work, longestMs }) {
  if (isDone()) return
  mkdirSync(folder, { recursive: true })
  const began = Date.now()
  let said = false
  while (!isDone()) {
    const { file, holder } = take(folder, name, longestMs)
    if (file !== undefined) {
      try {
        if (!isDone()) work()
      } finally {
        writeFileSync(file, FREE)
      }
      return
    }
    if (!said && Date.now() - began > SAY_AFTER_MS) {
      said = true
      console.error(`thuocdo: waiting for ${holder}, which is at the same work (${name}) …`)
    }
    sleep(LOOK_EVERY_MS)
  }
}
