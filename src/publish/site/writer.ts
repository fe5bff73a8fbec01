import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { ThuocDoError } from '../../platform/problem.ts'
import type { ManifestFile } from './manifest.ts'

/** A file to write, as the drawing thread hands it to the writing thread. */
export interface WriteOrder {
  readonly folder: string
  readonly path: string
  readonly content: string | Uint8Array
}

export type WriteAnswer =
  | { readonly kind: 'written'; readonly file: ManifestFile }
  | { readonly kind: 'failed'; readonly path: string; readonly reason: string }

/** Orders under way at once: enough to keep the other thread busy, few enough to hold in memory. */
const UNDER_WAY = 64

/** Encodes, hashes and writes files in a thread of its own while the next pages are drawn. */
export interface SiteWriter {
  /** Resolves when there is room for another file. @throws ThuocDoError `site.not-written` when an earlier file was not. */
  write(path: string, content: string | Uint8Array): Promise<void>
  /** Resolves to all files when every one is written. @throws as `write`. */
  finish(): Promise<readonly ManifestFile[]>
  /** Stops the thread; nothing is written any more. */
  close(): Promise<void>
}

export function siteWriter(folder: string): SiteWriter {
  const code = import.meta.url.endsWith('.ts') ? './write-worker.ts' : './write-worker.js'
  const worker = new Worker(new URL(code, import.meta.url))
  const files: ManifestFile[] = []
  let underWay = 0
  let failure: Error | null = null
  worker.on('message', (answer: WriteAnswer) => {
    underWay -= 1
    if (answer.kind === 'written') files.push(answer.file)
    else failure ??= new ThuocDoError('site.not-written', { folder, file: answer.path, reason: answer.reason })
  })
  worker.on('error', (error: Error) => {
    failure ??= error
  })
  const waitUntilBelow = async (limit: number): Promise<void> => {
    while (failure === null && underWay >= limit) await once(worker, 'message')
    if (failure !== null) throw failure
  }
  return {
    write: async (path, content) => {
      underWay += 1
      worker.postMessage({ folder, path, content } satisfies WriteOrder)
      await waitUntilBelow(UNDER_WAY)
    },
    finish: async () => {
      await waitUntilBelow(1)
      return files
    },
    close: async () => {
      await worker.terminate()
    },
  }
}
