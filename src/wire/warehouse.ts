import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { DossierStore } from '../pipeline/dossier-store.ts'
import { type Leased, leased } from '../pipeline/leased.ts'
import type { Config } from '../platform/config.ts'
import type { OnSettled, Warehouse } from '../store/warehouse/port.ts'
import { isOnlyRead, readyDataDir, type Use } from './data-folder.ts'

/** The file of the embedded warehouse in a data folder. */
export const WAREHOUSE_FILE = 'store.duckdb'

async function openWarehouse({ dataDir, warehouseUrl }: Config, use: Use): Promise<Warehouse> {
  if (warehouseUrl !== null) {
    const { openClickhouseWarehouse } = await import('../store/warehouse/clickhouse/clickhouse.ts')
    return openClickhouseWarehouse(warehouseUrl)
  }
  const { openDuckdbWarehouse } = await import('../store/warehouse/duckdb/duckdb.ts')
  const readOnly = use === 'look' && isOnlyRead(dataDir, WAREHOUSE_FILE)
  return openDuckdbWarehouse(join(dataDir, WAREHOUSE_FILE), { readOnly })
}

/** Statements that an earlier version kept in the warehouse go into the register. */
async function carryOver(config: Config, warehouse: Warehouse): Promise<void> {
  const told = await warehouse.complaintsTold()
  if (told.length === 0) return
  const { carryStatements } = await import('../pipeline/carry-statements.ts')
  const { withProduct } = await import('./product.ts')
  await withProduct(config, ({ registry }) => carryStatements(registry, told))
}

/**
 * Opens the warehouse on the engine that the configuration names, with its courses settled by the calendar of today. Whoever opens
 * it closes it.
 */
async function openStore(config: Config, use: Use, onSettled?: OnSettled): Promise<DossierStore> {
  const { calendarOf, courseRules } = await import('../pipeline/calendar.ts')
  readyDataDir(config.dataDir, use)
  const calendar = calendarOf(config.dataDir)
  const warehouse = await openWarehouse(config, use)
  try {
    await warehouse.settle(courseRules(calendar), onSettled)
    await carryOver(config, warehouse)
  } catch (error) {
    await warehouse.close()
    throw error
  }
  return { warehouse, calendar, dataDir: config.dataDir }
}

/**
 * Opens the warehouse, works with it, and closes it whatever happens. `onSettled` is told how far courses are settled anew, where the
 * calendar changed since the last opening.
 */
export async function withWarehouse<T>(
  config: Config,
  work: (store: DossierStore) => Promise<T>,
  use: Use,
  onSettled?: OnSettled,
): Promise<T> {
  const store = await openStore(config, use, onSettled)
  try {
    return await work(store)
  } finally {
    await store.warehouse.close()
  }
}

/** How long the embedded warehouse is held after its last use by a server, so that a command may have its turn. */
const IDLE_MS = 2000

/**
 * The warehouse for a program that runs on: opened when it is needed, closed when it was idle for a while. `onSettled` as in
 * `withWarehouse`.
 */
export function leasedWarehouse(config: Config, onSettled?: OnSettled): Leased<DossierStore> {
  return leased(async () => {
    const store = await openStore(config, 'change', onSettled)
    return { resource: store, close: () => store.warehouse.close() }
  }, IDLE_MS)
}

/** Whether there is a warehouse to look into: a server always, the embedded one since dossiers were first taken in. */
export const holdsDossiers = ({ dataDir, warehouseUrl }: Config): boolean =>
  warehouseUrl !== null || existsSync(join(dataDir, WAREHOUSE_FILE))

/**
 * A text that is another when some program may have changed the warehouse: of a file by its time, of a server at every look, for
 * there it costs one small query to see.
 */
export function warehouseTrace({ dataDir, warehouseUrl }: Config): () => string {
  let looks = 0
  return () => {
    looks += 1
    if (warehouseUrl !== null) return String(looks)
    return String(statSync(join(dataDir, WAREHOUSE_FILE), { throwIfNoEntry: false })?.mtimeMs)
  }
}
