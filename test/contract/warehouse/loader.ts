import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { freshFolder } from '../../support/folders.ts'

const CHILD = join(import.meta.dirname, 'child.ts')

/** A program of its own that takes in deliveries (child.ts). It opens the warehouse when it is told to go. */
export interface Loader {
  go(from: number): void
  /** When it has opened the warehouse; when it has acknowledged so many deliveries since. */
  opened(): Promise<void>
  acknowledged(count: number): Promise<void>
  /** Ends the delivery under way and waits; answers the next one. */
  stop(): Promise<number>
  /** kill -9; answers the first delivery that was not acknowledged. */
  kill(): Promise<number>
}

/** What Node made of the program's text, so that it need not do it again each time; written by one that ends by itself. */
let cache: string | null = null

function compiled(): string {
  if (cache !== null) return cache
  cache = freshFolder('compiled')
  spawnSync(process.execPath, [CHILD], { input: '', env: { ...process.env, NODE_COMPILE_CACHE: cache } })
  return cache
}

/** Starts a program that waits for its word to go. */
export function startLoader(warehouse: string, dataDir: string, seed: number): Loader {
  const child = spawn(process.execPath, [CHILD, warehouse, dataDir, String(seed)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled() },
  })
  const words: string[] = []
  let heard: () => void = () => undefined
  let next = 0
  let ended = false
  const gone = once(child, 'close').then(() => {
    ended = true
    heard()
  })
  child.stdin.on('error', () => undefined)
  createInterface({ input: child.stdout }).on('line', (word) => {
    words.push(word)
    if (/^\d+$/.test(word)) next = Number(word) + 1
    heard()
  })
  const until = async (met: () => boolean): Promise<void> => {
    while (!met()) {
      if (ended) throw new Error(`the loader ended after: ${words.slice(-5).join(', ')}`)
      await new Promise<void>((resolve) => {
        heard = resolve
      })
    }
  }
  return {
    go(from) {
      words.length = 0
      next = from
      child.stdin.write(`go ${from}\n`)
    },
    opened: () => until(() => words.includes('open')),
    acknowledged: (count) => until(() => words.filter((word) => word !== 'open').length >= count),
    async stop() {
      child.stdin.write('stop\n')
      await until(() => words.includes('stopped'))
      return next
    },
    async kill() {
      child.kill('SIGKILL')
      await gone
      return next
    },
  }
}
