import { spawn } from 'node:child_process'
import { join } from 'node:path'

export { freshFile, freshFolder } from '../support/folders.ts'

export const ROOT = join(import.meta.dirname, '..', '..')
export const SAMPLE = join(ROOT, 'samples', 'khoai-chau-2024-02')
export const RESULTS = join(SAMPLE, 'khoai-chau-2024-02.txt')

export interface Ended {
  readonly exit: number | null
  readonly out: string
  readonly err: string
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>
  /** Kill the program without warning after so many milliseconds. */
  readonly killAfterMs?: number
  /** The user that it runs as; only root may choose. */
  readonly uid?: number
}

/** Runs the command as a person would in a clone, with a data folder of its own. */
export function thuocdo(dataDir: string, args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, THUOCDO_LANG: 'en', ...options.env, THUOCDO_DATA: dataDir }
    const child = spawn(process.execPath, [join(ROOT, 'bin', 'thuocdo.mjs'), ...args], {
      env,
      cwd: ROOT,
      ...(options.uid !== undefined && { uid: options.uid, gid: options.uid }),
    })
    const text = { out: '', err: '' }
    child.stdout.on('data', (chunk) => {
      text.out += chunk
    })
    child.stderr.on('data', (chunk) => {
      text.err += chunk
    })
    child.on('error', reject)
    child.on('close', (exit) => resolve({ exit, ...text }))
    if (options.killAfterMs !== undefined) setTimeout(() => child.kill('SIGKILL'), options.killAfterMs)
  })
}
