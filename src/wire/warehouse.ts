import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { DossierStore } from '../pipeline/dossier-store.ts'
import type { Config } from '../platform/config.ts'
import { CALENDARS_DIR } from '../platform/paths.ts'

/** The file of the embedded warehouse in a data folder. */
export const WAREHOUSE_FILE = 'warehouse.duckdb'

/** Opens the warehouse on the engine that the configuration names, uses it, and closes it whatever happens. */
export async function withWarehouse<T>(config: Config, use: (store: DossierStore) => Promise<T>): Promise<T> {
  const { loadCalendar } = await import('../ingest/calendars/load.ts')
  const own = join(config.dataDir, 'calendars')
  const calendar = loadCalendar(CALENDARS_DIR, ...(existsSync(own) ? [own] : []))
  const { openDuckdbWarehouse } = await import('../store/warehouse/duckdb/duckdb.ts')
  mkdirSync(config.dataDir, { recursive: true })
  const warehouse = await openDuckdbWarehouse(join(config.dataDir, WAREHOUSE_FILE))
  try {
    return await use({ warehouse, calendar, dataDir: config.dataDir })
  } finally {
    await warehouse.close()
  }
}
