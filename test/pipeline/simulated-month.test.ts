import { expect, test } from 'vitest'
import { loadIndexSets } from '../../src/ingest/index-sets/load.ts'
import { monthPeriod } from '../../src/model/period.ts'
import { scoresFromDossiers } from '../../src/pipeline/dossier-scores.ts'
import { fedQuantities } from '../../src/pipeline/fed-quantities.ts'
import { directoryOf } from '../../src/pipeline/product.ts'
import { loadSample } from '../../src/pipeline/sample.ts'
import { setInForce } from '../../src/pipeline/score.ts'
import { loadSimulatedMonth } from '../../src/pipeline/simulated-month.ts'
import { INDEX_SETS_DIR } from '../../src/platform/paths.ts'
import { openSqliteRegistry } from '../../src/store/registry/sqlite.ts'
import { openDuckdbWarehouse } from '../../src/store/warehouse/duckdb/duckdb.ts'
import { calendar } from '../contract/warehouse/histories.ts'
import { freshFolder } from '../support/folders.ts'

const CLOCK = { now: () => new Date('2026-11-25T02:00:00Z'), today: () => '2026-11-25' }

test('the simulated month has every group and a total, but for marks that a source does not tell, and is marked as simulated', async () => {
  const dataDir = freshFolder('data')
  const registry = await openSqliteRegistry(freshFolder('register.sqlite'))
  const warehouse = await openDuckdbWarehouse(freshFolder('store.duckdb'))
  const product = { registry, dataDir, indexSets: loadIndexSets(INDEX_SETS_DIR), faultySets: [] }
  for await (const loaded of loadSample(product)) expect(loaded).not.toBe('')
  const store = { warehouse, calendar, dataDir }
  expect(await loadSimulatedMonth(product, store, CLOCK)).toBeGreaterThan(3900)
  const period = monthPeriod(2026, 11)
  const set = setInForce(product, period)
  const directory = await directoryOf(product)
  const fed = await fedQuantities(registry, set, directory, [period], CLOCK)
  const { scorecards, simulated } = await scoresFromDossiers(store, set, directory, { periods: [period], fed }, CLOCK)
  expect(simulated).toBe(true)
  expect(scorecards).toHaveLength(8)
  // Some simulated sources are silent about two marks, as in life; then those criteria are not reported.
  const silent = new Set(['REUSED_DIGITIZED_DATA', 'SYNCED_WITH_DVCQG_PERSONAL_STORAGE'])
  for (const { unit, lines } of scorecards) {
    const missing = lines.filter(({ kind, reason }) => kind === 'criterion' && reason === 'not-reported')
    expect(missing.filter(({ id }) => !silent.has(id))).toEqual([])
    const without = lines.filter(({ kind, points }) => kind !== 'criterion' && points === null).map(({ id }) => id)
    expect(without).toEqual(missing.length === 0 ? [] : ['MDSH', 'totalScore'])
    expect(fed.simulated(unit, period.key)).toBe(true)
  }
  const totals = scorecards.filter(({ lines }) => lines.at(-1)?.points !== null)
  expect(totals.length).toBeGreaterThan(4)
  await warehouse.close()
  await registry.close()
})
