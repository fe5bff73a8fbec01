import { expect, test } from 'vitest'
import { loadIndexSets } from '../../src/ingest/index-sets/load.ts'
import { bytesSource } from '../../src/ingest/rows/byte-source.ts'
import { type Period, parsePeriod } from '../../src/model/period.ts'
import type { Procedure } from '../../src/model/procedure.ts'
import { rational } from '../../src/model/rational.ts'
import type { Quantity } from '../../src/model/scorecard.ts'
import type { Unit } from '../../src/model/unit.ts'
import { unitDirectory } from '../../src/model/unit-directory-index.ts'
import { type ScoreScope, scoresFromDossiers } from '../../src/pipeline/dossier-scores.ts'
import { importDossierSource } from '../../src/pipeline/import-dossiers.ts'
import { setInForce } from '../../src/pipeline/score.ts'
import { INDEX_SETS_DIR } from '../../src/platform/paths.ts'
import { openDuckdbWarehouse } from '../../src/store/warehouse/duckdb/duckdb.ts'
import { calendar, rules } from '../contract/warehouse/histories.ts'
import { freshFolder } from '../support/folders.ts'

const OCTOBER = parsePeriod('2026-10') as Period
const unit = (id: string, level: Unit['level'], code: string, parentId: string | null): Unit => ({
  id,
  level,
  origin: 'list',
  from: null,
  to: null,
  versions: [{ from: null, to: null, name: id, code, parentId }],
  aliases: [],
})
const directory = unitDirectory({
  units: [
    unit('Tỉnh P', 'province', 'H1', null),
    unit('Sở Tư pháp', 'department', 'H1.1', 'Tỉnh P'),
    unit('Xã A', 'commune', 'H1.2', 'Tỉnh P'),
  ],
  successions: [],
})
const procedure = (code: string, levels: Procedure['levels']): Procedure => ({
  code,
  name: code,
  legalTermDays: 5,
  hasFee: true,
  onlineLevel: 'full',
  paperResult: true,
  forCitizens: true,
  levels,
})
const CATALOGUE = [procedure('1.1', ['department']), procedure('1.2', ['department']), procedure('1.3', ['commune'])]

test('a department has no procedures of communes; that it is given those of other departments is told, unless its own are stated', async () => {
  const warehouse = await openDuckdbWarehouse(freshFolder('store.duckdb'))
  await warehouse.setProcedures(CATALOGUE, rules)
  const store = { warehouse, calendar, dataDir: freshFolder('data') }
  const lines = ['H1.1', 'H1.2'].map((unitCode) => ({
    code: `${unitCode}-261009-1`,
    unitCode,
    state: 'in-progress',
    channel: 'online',
    receivedAt: '2026-10-09T08:00:00',
    dueAt: '2026-10-12T17:00:00',
  }))
  const bytes = Buffer.from(lines.map((each) => JSON.stringify(each)).join('\n'))
  await importDossierSource(store, bytesSource('x', bytes), { source: 'x', badRows: null, dryRun: false })
  const set = setInForce({ indexSets: loadIndexSets(INDEX_SETS_DIR), faultySets: [] }, OCTOBER)
  const scored = async (scope: Partial<ScoreScope>) => {
    const { scorecards, issues } = await scoresFromDossiers(store, set, directory, { periods: [OCTOBER], ...scope })
    const below = scorecards.map(({ unit: id, lines: all }) => {
      const line = all.find((each) => each.id === 'ONLINE_PROVIDED')?.denominator
      return [id, line?.kind === 'value' ? Number(line.value.numerator) : null] as const
    })
    return {
      competence: Object.fromEntries(below),
      shared: issues.find(({ code }) => code === 'score.competence-shared'),
    }
  }
  const counted = await scored({})
  expect(counted.competence).toEqual({ 'Tỉnh P': 3, 'Sở Tư pháp': 2, 'Xã A': 1 })
  expect(counted.shared?.facts).toEqual({ count: 1, units: ['Sở Tư pháp'] })

  const one: Quantity = { kind: 'value', value: rational(1n) }
  const ids = ['proceduresInCompetence', 'proceduresOfferedOnline', 'proceduresWithFee', 'proceduresForCitizens']
  const own = new Map(ids.map((id) => [id, one]))
  const stated = await scored({
    stated: { of: (id) => (id === 'Sở Tư pháp' ? own : new Map()), units: () => ['Sở Tư pháp'] },
  })
  expect(stated.competence).toEqual({ 'Tỉnh P': 3, 'Sở Tư pháp': 1, 'Xã A': 1 })
  expect(stated.shared).toBeUndefined()
  await warehouse.close()
})
