import { systemClock } from '../../../src/platform/clock.ts'
import { openClickhouseWarehouse } from '../../../src/store/warehouse/clickhouse/clickhouse.ts'
import { openDuckdbWarehouse } from '../../../src/store/warehouse/duckdb/duckdb.ts'
import type { Warehouse } from '../../../src/store/warehouse/port.ts'

/** A warehouse whose programs are killed again and again: on ClickHouse a turn that nobody renews lasts three seconds, not sixty. */
export const openKillable = (target: string): Promise<Warehouse> =>
  target.startsWith('clickhouse:')
    ? openClickhouseWarehouse(target, systemClock, { turnSeconds: 3 })
    : openDuckdbWarehouse(target)
