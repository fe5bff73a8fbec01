import { loadIndexSets } from '../../src/ingest/index-sets/load.ts'
import { bytesSource } from '../../src/ingest/rows/byte-source.ts'
import type { IndexSet } from '../../src/model/index-set.ts'
import { type Period, parsePeriod } from '../../src/model/period.ts'
import { type Comparison, compareWithPrevious } from '../../src/pipeline/compare.ts'
import { scoresFromDossiers } from '../../src/pipeline/dossier-scores.ts'
import type { DossierStore } from '../../src/pipeline/dossier-store.ts'
import { importDossierSource } from '../../src/pipeline/import-dossiers.ts'
import { importUnits } from '../../src/pipeline/import-units.ts'
import { directoryOf, type Product } from '../../src/pipeline/product.ts'
import { type ScoredSet, setInForce } from '../../src/pipeline/score.ts'
import { recordScores } from '../../src/pipeline/score-records.ts'
import { unitMeant } from '../../src/pipeline/unit-meant.ts'
import type { Clock } from '../../src/platform/clock.ts'
import { INDEX_SETS_DIR } from '../../src/platform/paths.ts'
import { openSqliteRegistry } from '../../src/store/registry/sqlite.ts'
import { openDuckdbWarehouse } from '../../src/store/warehouse/duckdb/duckdb.ts'
import { calendar } from '../contract/warehouse/histories.ts'
import { freshFile, freshFolder } from '../support/folders.ts'

export const aPeriod = (key: string): Period => {
  const period = parsePeriod(key)
  if (period === null) throw new Error(`${key} is a period`)
  return period
}

/** A dossier of a unit code, received on a day, on time or not. */
export interface Told {
  readonly code: string
  readonly unit: string
  readonly day: string
  readonly late?: boolean
  readonly procedure?: string
  readonly version?: number
}

const dossier = ({ code, unit, day, late = false, procedure = '1.000001', version = 1 }: Told): object => ({
  code,
  unitCode: unit,
  procedureCode: procedure,
  state: 'finished',
  channel: 'online',
  receivedAt: `${day}T08:00:00`,
  dueAt: `${day}T17:00:00`,
  finishedAt: late ? '2026-10-31T08:00:00' : `${day}T10:00:00`,
  changedAt: `2026-11-0${version}T08:00:00`,
})

/** A product with units and dossiers, on a day. */
export interface Bench {
  readonly product: Product
  readonly store: DossierStore
  readonly clock: Clock
  units(csv: string, from: string): Promise<void>
  dossiers(...told: readonly Told[]): Promise<void>
  record(key: string, sets?: readonly IndexSet[], by?: ScoredSet): Promise<unknown>
  compare(unit: string, key: string, sets?: readonly IndexSet[], by?: ScoredSet): Promise<Comparison>
  close(): Promise<void>
}

export const shippedSets = (): readonly IndexSet[] => loadIndexSets(INDEX_SETS_DIR)

/** A fresh product; the day is 5 November 2026 in Viet Nam. */
export async function bench(): Promise<Bench> {
  const dataDir = freshFolder('data')
  const clock = { now: () => new Date('2026-11-05T03:00:00Z'), today: () => '2026-11-05' }
  const registry = await openSqliteRegistry(freshFolder('register.sqlite'), { clock: clock.now })
  const warehouse = await openDuckdbWarehouse(freshFolder('store.duckdb'))
  const product = { registry, indexSets: shippedSets(), faultySets: [], dataDir }
  const store = { warehouse, calendar, dataDir }
  let files = 0
  return {
    product,
    store,
    clock,
    async units(csv, from) {
      files += 1
      const file = freshFile(`units-${files}.csv`, csv)
      const report = await importUnits(product, file, { from, scopeCode: null, dryRun: false }, clock)
      if (report.outcome !== 'added') throw new Error(JSON.stringify(report.issues))
    },
    async dossiers(...told) {
      const text = told.map((each) => JSON.stringify(dossier(each))).join('\n')
      const options = { source: 'one-stop', badRows: null, dryRun: false }
      const report = await importDossierSource(store, bytesSource('x', Buffer.from(text)), options, clock)
      if (report.outcome !== 'stored') throw new Error(JSON.stringify(report.issues))
    },
    record: (key, indexSets = product.indexSets, set = setInForce({ indexSets, faultySets: [] }, aPeriod(key))) =>
      recordScores({ ...product, indexSets }, store, aPeriod(key), { onlyFirst: false, set }, clock),
    async compare(unit, key, indexSets = product.indexSets, by = undefined) {
      const period = aPeriod(key)
      const set = by ?? setInForce({ indexSets, faultySets: [] }, period)
      const directory = await directoryOf(product)
      const { scorecards } = await scoresFromDossiers(store, set, directory, { periods: [period] }, clock)
      const meant = unitMeant(directory, unit, period.to)
      const card = scorecards.find((each) => meant.kind === 'one' && each.unit === meant.unit.id)
      if (card === undefined) throw new Error(`no scorecard of ${unit}`)
      return compareWithPrevious({ ...product, indexSets }, store, { set, directory, card }, clock)
    },
    async close() {
      await registry.close()
      await warehouse.close()
    },
  }
}
