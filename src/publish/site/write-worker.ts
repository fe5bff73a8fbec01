import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { makeFolder } from '../../platform/files.ts'
import { manifestFile } from './manifest.ts'
import type { WriteAnswer, WriteOrder } from './writer.ts'

const made = new Set<string>()

function write({ folder, path, content }: WriteOrder): WriteAnswer {
  const file = join(folder, path)
  const parent = dirname(file)
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  try {
    if (!made.has(parent)) makeFolder(parent)
    made.add(parent)
    writeFileSync(file, bytes)
    return { kind: 'written', file: manifestFile(path, bytes) }
  } catch (error) {
    // An error loses its code on the way between threads.
    return { kind: 'failed', path, reason: (error as NodeJS.ErrnoException).code ?? String(error) }
  }
}

parentPort?.on('message', (order: WriteOrder) => parentPort?.postMessage(write(order)))
