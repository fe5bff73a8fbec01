import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Task } from './child.ts'
import type { Place } from './place.ts'

/** What a child said of one write. */
export interface Said {
  readonly name: string
  readonly kind: string
  readonly revision: number
}

/** A process of its own on a register. */
export interface Child {
  /** Lets it open the register and write. */
  go(): void
  /** Resolves when it said the n-th line: 1 is "ready", 2 "opened", then one for each write. */
  said(lines: number): Promise<void>
  kill(): void
  /** Resolves when it is gone, with all writes that were confirmed. */
  ended(): Promise<readonly Said[]>
}

/** Starts a child that waits for `go`. The node that runs the tests runs it too, TypeScript directly. */
export function startChild(place: Place, task: Task): Child {
  const program = join(import.meta.dirname, 'child.ts')
  const child = spawn(process.execPath, [program, JSON.stringify([place, task])], { stdio: ['pipe', 'pipe', 'pipe'] })
  const lines: string[] = []
  const waiting: { readonly lines: number; readonly resolve: () => void }[] = []
  let errors = ''
  child.stderr.on('data', (data) => {
    errors += data
  })
  // A killed child does not read what it was sent.
  child.stdin.on('error', () => {})
  const output = createInterface({ input: child.stdout })
  output.on('line', (line) => {
    lines.push(line)
    for (const one of waiting) if (one.lines <= lines.length) one.resolve()
  })
  const exit = Promise.all([once(child, 'exit'), once(output, 'close')]).then(([[code, signal]]) => {
    for (const one of waiting) one.resolve()
    if (signal === null && code !== 0) throw new Error(`a child failed: ${errors}`)
  })
  return {
    go: () => child.stdin.write('go\n'),
    said: (count) =>
      lines.length >= count ? Promise.resolve() : new Promise((resolve) => waiting.push({ lines: count, resolve })),
    kill: () => child.kill('SIGKILL'),
    ended: async () => {
      await exit
      return lines.slice(2).map((line) => JSON.parse(line) as Said)
    },
  }
}
