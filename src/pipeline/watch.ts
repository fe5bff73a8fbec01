import { setTimeout as sleep } from 'node:timers/promises'
import { problemEntry } from '../platform/describe.ts'
import { writeOutput } from '../platform/files.ts'
import { ThuocDoError } from '../platform/problem.ts'
import {
  type Arrived,
  arrivedIn,
  DONE,
  type InboxKinds,
  inboxesOf,
  look,
  moveTo,
  placeFor,
  REFUSED,
  sameFile,
} from './inbox.ts'

/** What was made of a file, in the words of who takes it in. */
export interface Taken {
  readonly accepted: boolean
  /** For people, kept beside the file. */
  readonly report: string
  /** Bad rows as CSV, kept beside the file; null when there are none. */
  readonly rejects: string | null
  /** For machines. */
  readonly summary: object
}

export type WatchEvent =
  | { readonly kind: 'taken'; readonly file: Arrived; readonly taken: Taken; readonly movedTo: string }
  /** The store is in use or out of reach; the file stays and is taken in later. Told once until it went well again. */
  | { readonly kind: 'waiting'; readonly file: Arrived; readonly problem: ThuocDoError }
  /** A fault of the program: the file stays and is left alone until it changes. */
  | { readonly kind: 'failed'; readonly file: Arrived; readonly error: unknown }
  /** Looked once (`once`) and the file was still growing. */
  | { readonly kind: 'growing'; readonly file: Arrived }

export interface WatchOptions {
  readonly folder: string
  /** Null: every folder within is that of a source, by its name. */
  readonly source: string | null
  readonly kinds: InboxKinds
  /** Takes a file in. A ThuocDoError refuses it, unless the store is in use or out of reach: then it is asked again. */
  readonly take: (file: Arrived) => Promise<Taken>
  /** The words and files for a file that could not be read at all. */
  readonly refused: (file: Arrived, problem: ThuocDoError) => Taken
  readonly tell: (event: WatchEvent) => void
  /** Endings of the files beside a file: of its report and of its bad rows. */
  readonly endings: { readonly report: string; readonly rejects: string }
  /** How long a file must not have changed to be complete, and how often the folder is looked into; milliseconds. */
  readonly settleMs: number
  readonly pollMs: number
  /** Takes in what is there and ends. */
  readonly once: boolean
  /** Stops after the file at hand. */
  readonly stop: AbortSignal
}

/** Exit code of problems that pass by themselves: something is in use or out of reach. */
const PASSING = 5

/** Problems of the folder itself and not of a file in it: the watch cannot go on. */
const OURS: ReadonlySet<string> = new Set(['watch.folder', 'command.not-written'])

const passes = (error: unknown): error is ThuocDoError => {
  if (!(error instanceof ThuocDoError)) return false
  const entry = problemEntry(error.code)
  return entry.kind === 'error' && entry.exit === PASSING
}

/** Waits, not longer than until it is time to stop. */
async function pause(ms: number, stop: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: stop }).catch((error: unknown) => {
    if (!stop.aborted) throw error
  })
}

/** Timers may be early by a moment; the one look of `once` must not be. */
const EARLY_MS = 5

/** Which files have stayed as they are for long enough. */
function settling(settleMs: number) {
  const seen = new Map<string, { readonly file: Arrived; readonly since: number }>()
  return {
    isSettled(file: Arrived): boolean {
      const held = seen.get(file.path)
      if (held !== undefined && sameFile(held.file, file)) return performance.now() - held.since >= settleMs
      seen.set(file.path, { file, since: performance.now() })
      return settleMs === 0
    },
    forget: (file: Arrived): unknown => seen.delete(file.path),
  }
}

/**
 * Takes in the files that arrive in a folder, one after another, the oldest first, and moves each to `done` or `refused` in it,
 * with a report and its bad rows beside it. A file stays where it is until it was taken in and its report is written, so that
 * a program that is killed at any moment leaves it to be taken in again, which changes nothing. Ends when it is told to stop.
 * @throws ThuocDoError `watch.folder`, `command.not-written`
 */
export async function watchFolder(options: WatchOptions): Promise<void> {
  const { folder, source, kinds, settleMs, pollMs, once, stop, tell } = options
  const settled = settling(settleMs)
  const left = new Map<string, Arrived>()
  let waiting = false

  const arrived = (): readonly Arrived[] =>
    inboxesOf(folder, source, kinds)
      .flatMap(arrivedIn)
      .filter((file) => !sameFile(file, left.get(file.path) ?? null))

  const put = (file: Arrived, taken: Taken): void => {
    // What was written to meanwhile is looked at again when it is complete.
    if (!sameFile(file, look(file.inbox, file.name))) return
    const place = placeFor(file, taken.accepted ? DONE : REFUSED)
    writeOutput(`${place}${options.endings.report}`, taken.report)
    if (taken.rejects !== null) writeOutput(`${place}${options.endings.rejects}`, taken.rejects)
    moveTo(file, place)
    settled.forget(file)
    tell({ kind: 'taken', file, taken, movedTo: place })
  }

  /** Answers false where nothing can be taken in now. */
  const takeIn = async (file: Arrived): Promise<boolean> => {
    try {
      put(file, await options.take(file))
    } catch (error) {
      if (passes(error)) {
        if (!waiting) tell({ kind: 'waiting', file, problem: error })
        waiting = true
        return false
      }
      if (error instanceof ThuocDoError && !OURS.has(error.code)) put(file, options.refused(file, error))
      else if (error instanceof ThuocDoError) throw error
      else {
        left.set(file.path, file)
        tell({ kind: 'failed', file, error })
      }
    }
    waiting = false
    return true
  }

  const round = async (): Promise<void> => {
    for (const file of arrived()) {
      if (stop.aborted) return
      if (settled.isSettled(file) && !(await takeIn(file))) return
    }
  }

  await round()
  while (!stop.aborted) {
    await pause(once && !waiting ? settleMs + EARLY_MS : pollMs, stop)
    await round()
    if (once && !waiting) break
  }
  if (once) for (const file of arrived()) tell({ kind: 'growing', file })
}
