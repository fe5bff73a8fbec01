import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe } from 'vitest'
import type { RegistryOptions } from '../../../src/store/registry/engine.ts'
import type { Registry } from '../../../src/store/registry/port.ts'
import { findPostgres, startPostgres, type TestPostgres } from '../../support/postgres.ts'
import { openAt, type Place } from './place.ts'

/** What a case needs of the engine it runs on. */
export interface Bench {
  readonly engine: 'sqlite' | 'postgres'
  /** A place where no register is yet. */
  newPlace(): Place
  /** Opens a register that is closed after the last case at the latest. */
  open(place: Place, options?: RegistryOptions): Promise<Registry>
  /** A new, empty register. */
  fresh(options?: RegistryOptions): Promise<Registry>
}

/** Runs the cases on both engines. Without a PostgreSQL server its half is skipped, and says so. */
export function onEachEngine(title: string, cases: (bench: Bench) => void): void {
  describe(`${title}: sqlite`, () => sqliteBench(cases))
  const found = findPostgres()
  if (found.kind === 'found') {
    describe(`${title}: postgres`, () => postgresBench(found.bin, cases))
  } else {
    console.warn(`SKIPPED on postgres: ${title}: ${found.reason}`)
    describe.skip(`${title}: postgres, skipped: ${found.reason}`, () => postgresBench('', cases))
  }
}

function benchOn(engine: Bench['engine'], newPlace: () => Place): { readonly bench: Bench; close(): Promise<void> } {
  const opened: Registry[] = []
  const open: Bench['open'] = async (place, options) => {
    const registry = await openAt(place, options)
    opened.push(registry)
    return registry
  }
  return {
    bench: { engine, newPlace, open, fresh: (options) => open(newPlace(), options) },
    close: async () => {
      for (const registry of opened) await registry.close()
    },
  }
}

function sqliteBench(cases: (bench: Bench) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'thuocdo-registry-'))
  let count = 0
  const { bench, close } = benchOn('sqlite', () => {
    count += 1
    return { engine: 'sqlite', file: join(folder, `register-${count}.db`) }
  })
  afterAll(async () => {
    await close()
    rmSync(folder, { recursive: true })
  })
  cases(bench)
}

function postgresBench(bin: string, cases: (bench: Bench) => void): void {
  let server: TestPostgres | null = null
  let count = 0
  const { bench, close } = benchOn('postgres', () => {
    count += 1
    return { engine: 'postgres', url: server?.url ?? '', schema: `register ${count}` }
  })
  beforeAll(async () => {
    server = await startPostgres(bin)
  })
  afterAll(async () => {
    await close()
    await server?.stop()
  })
  cases(bench)
}
