import { describe } from 'vitest'
import { openDuckdbWarehouse } from '../../../src/store/warehouse/duckdb/duckdb.ts'
import type { Warehouse } from '../../../src/store/warehouse/port.ts'
import { freshFolder } from '../../support/folders.ts'

export interface WarehouseEngine {
  readonly name: string
  /** An empty warehouse. */
  fresh(): Promise<Warehouse>
}

const ENGINES: readonly WarehouseEngine[] = [
  { name: 'DuckDB', fresh: () => openDuckdbWarehouse(freshFolder('store.duckdb')) },
]

/** The same tests on every engine. */
export function onEachWarehouse(title: string, tests: (engine: WarehouseEngine) => void): void {
  for (const engine of ENGINES) describe(`${title} on ${engine.name}`, () => tests(engine))
}
