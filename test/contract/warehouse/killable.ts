import { systemClock } from '../../../src/platform/clock.ts'
import type { Warehouse } from '../../../src/store/warehouse/port.ts'

/** A warehouse whose programs are killed again and again: on ClickHouse a turn that nobody renews lasts four seconds, not sixty. */
export async function openKillable(target: string): Promise<Warehouse> {
  if (target.startsWith('clickhouse:')) {
    const { openClickhouseWarehouse } = await import('../../../src/store/warehouse/clickhouse/clickhouse.ts')
    return openClickhouseWarehouse(target, systemClock, { turnSeconds: 4 })
  }
  const { openDuckdbWarehouse } = await import('../../../src/store/warehouse/duckdb/duckdb.ts')
  return openDuckdbWarehouse(target)
}
