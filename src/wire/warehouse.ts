import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { DossierStore } from '../pipeline/dossier-store.ts'
import { type Leased, leased } from '../pipeline/leased.ts'
import type { Config } from '../platform/config.ts'
import { CALENDARS_DIR } from '../platform/paths.ts'

/** The file of the embedded warehouse in a data folder. */
export const WAREHOUSE_FILE = 'store.duckdb'

/** Opens the warehouse on the engine that the configuration names. Whoever opens it closes it. */
async function openStore(config: Config): Promise<DossierStore> {
  const { loadCalendar } = await import('../ingest/calendars/load.ts')
  const own = join(config.dataDir, 'calendars')
  const calendar = loadCalendar(CALENDARS_DIR, ...(existsSync(own) ? [own] : []))
  const { openDuckdbWarehouse } = await import('../store/warehouse/duckdb/duckdb.ts')
  mkdirSync(config.dataDir, { recursive: true })
  const warehouse = await openDuckdbWarehouse(join(config.dataDir, WAREHOUSE_FILE))
  return { warehouse, calendar, dataDir: config.dataDir }
}

/** Opens the warehouse, uses it, and closes it whatever happens. */
export async function withWarehouse<T>(config: Config, use: (store: DossierStore) => Promise<T>): Promise<T> {
  const store = await openStore(config)
  try {
    return await use(store)
  } finally {
    await store.warehouse.close()
  }
}

/** How long the embedded warehouse is held after its last use by a server, so that a command may have its turn. */
const IDLE_MS = 2000

/** The warehouse for a program that runs on: opened when it is needed, closed when it was idle for a while. */
export function leasedWarehouse(config: Config): Leased<DossierStore> {
  return leased(async () => {
    const store = await openStore(config)
    return { resource: store, close: () => store.warehouse.close() }
  }, IDLE_MS)
}

/** Whether dossiers were ever taken in. */
export const holdsDossiers = (config: Config): boolean => existsSync(join(config.dataDir, WAREHOUSE_FILE))
