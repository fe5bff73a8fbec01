import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import { systemClock } from '../../../src/platform/clock.ts'
import { ThuocDoError } from '../../../src/platform/problem.ts'
import { openClickhouseWarehouse } from '../../../src/store/warehouse/clickhouse/clickhouse.ts'
import type { Opened } from '../../../src/store/warehouse/clickhouse/open.ts'
import type { Warehouse } from '../../../src/store/warehouse/port.ts'
import type { TestClickhouse } from '../../support/clickhouse.ts'
import { REFUSALS } from './pieces.ts'

/** Opens warehouses by their names; `nodes` are asked for when they have been started. */
export const opener =
  (nodes: () => TestClickhouse, usual: readonly number[]) =>
  (name: string, pauses: readonly number[] = usual): Promise<Warehouse> =>
    openClickhouseWarehouse(nodes().url(name), systemClock, { pauses })

/** How many rows are staged in a warehouse. */
export async function stagedRows({ nodes }: Opened): Promise<number> {
  const [told] = await nodes.rows(`SELECT count() AS rows FROM ${nodes.address.database}.staged`)
  return Number(told?.rows)
}

/** Until a quorum that was broken is whole again, or given up after a minute, what is asked is refused: it is asked again. */
export async function atLast<T>(ask: () => Promise<T>): Promise<T> {
  const until = performance.now() + 90_000
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      const refused = error instanceof ThuocDoError && REFUSALS.includes(error.code)
      if (!refused || performance.now() > until) throw error
      await sleep(1000)
    }
  }
}

/** All of a batch or nothing: what is seen after a node died is what was acknowledged, or one of the two when nothing was. */
export function expectWholeOrNot<T>(outcome: object | string, seen: T, without: T, withIt: T): void {
  if (typeof outcome !== 'string') {
    expect(seen).toEqual(withIt)
    return
  }
  expect(REFUSALS).toContain(outcome)
  expect([without, withIt]).toContainEqual(seen)
}
