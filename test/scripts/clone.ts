import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freshFolder } from '../support/folders.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const PARTS = [
  'assets',
  'bin',
  'calendars',
  'period-schemes',
  'index-sets',
  'letter-templates',
  'package.json',
  'package-lock.json',
  'samples',
]
const SOURCES = ['scripts', 'src', 'tsconfig.json', 'tsconfig.build.json']

/** A clone of the product in a folder of its own, with the packages of this one and nothing built. */
export function cloneOfProduct(): string {
  const lock = createHash('sha256').update(readFileSync(join(ROOT, 'package-lock.json')))
  const stamp = join(ROOT, 'node_modules', '.thuocdo-packages')
  // Otherwise the clone would install packages, into the folder that is shared with it.
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock.digest('hex')) {
    throw new Error('the packages here are not those of package-lock.json: run "npm test", or "./thuocdo help" once')
  }
  const clone = freshFolder('clone')
  mkdirSync(clone)
  for (const part of [...PARTS, ...SOURCES]) cpSync(join(ROOT, part), join(clone, part), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(clone, 'node_modules'), 'dir')
  return clone
}

export interface Program {
  readonly process: ChildProcess
  readonly ended: Promise<{ readonly exit: number | null; readonly output: string }>
  output(): string
}

export interface StartOptions {
  readonly cwd: string
  /** A process group of its own, as a terminal gives to what runs in it. */
  readonly grouped?: boolean
}

/** Starts a program in a clone, on a free port, with a data folder of its own. */
export function startProgram(program: string, args: readonly string[], options: StartOptions): Program {
  const { cwd, grouped = false } = options
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('npm_') && !name.startsWith('VITEST'))
  const env = { ...Object.fromEntries(own), THUOCDO_PORT: '0', THUOCDO_LANG: 'en', THUOCDO_DATA: join(cwd, 'data') }
  const child = spawn(program, args, { cwd, env, detached: grouped, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk
    })
  }
  const ended = new Promise<{ readonly exit: number | null; readonly output: string }>((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (exit) => resolve({ exit, output }))
  })
  return { process: child, ended, output: () => output }
}

/** Waits until something is there. */
export async function until<T>(look: () => T | undefined | Promise<T | undefined>, what: string): Promise<T> {
  for (const began = Date.now(); Date.now() - began < 150_000; await sleep(20)) {
    const found = await look()
    if (found !== undefined) return found
  }
  throw new Error(`not within two and a half minutes: ${what}`)
}

/** The address that a started server says it is at. */
export function addressOf(program: Program): Promise<string> {
  const said = until(() => /http:\/\/\S+/.exec(program.output())?.[0], 'the address of the server')
  // A program that ends before it says so will never say it.
  const ended = program.ended.then(({ output }) => {
    const address = /http:\/\/\S+/.exec(output)?.[0]
    if (address === undefined) throw new Error(`no address was told:\n${output}`)
    return address
  })
  return Promise.race([said, ended])
}

async function answers(address: string): Promise<boolean> {
  try {
    await fetch(address, { signal: AbortSignal.timeout(5_000) })
    return true
  } catch {
    return false
  }
}

/** Resolves when nobody answers at an address any more. */
export async function silence(address: string): Promise<void> {
  await until(async () => ((await answers(address)) ? undefined : true), `silence at ${address}`)
}
