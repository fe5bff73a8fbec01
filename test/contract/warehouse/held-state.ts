import { isDeepStrictEqual } from 'node:util'
import { loadIndexSets } from '../../../src/ingest/index-sets/load.ts'
import { judgedOn } from '../../../src/measure/judged-on.ts'
import { countedMeasures, countsOfUnits, type ScoredUnit } from '../../../src/measure/quantities.ts'
import type { Cell } from '../../../src/model/count-plan.ts'
import type { HeldDossier } from '../../../src/model/held-dossier.ts'
import type { Measure } from '../../../src/model/measure.ts'
import { monthPeriod, type Period } from '../../../src/model/period.ts'
import type { Procedure } from '../../../src/model/procedure.ts'
import type { Scorecard } from '../../../src/model/scorecard.ts'
import type { Unit } from '../../../src/model/unit.ts'
import { unitDirectory } from '../../../src/model/unit-directory-index.ts'
import { scoresFromDossiers } from '../../../src/pipeline/dossier-scores.ts'
import type { ScoredSet } from '../../../src/pipeline/score.ts'
import { INDEX_SETS_DIR } from '../../../src/platform/paths.ts'
import { scoreAll } from '../../../src/score/scorecards.ts'
import type { Warehouse } from '../../../src/store/warehouse/port.ts'
import { recount } from '../../oracle/recount.ts'
import { CLOCK, calendar, dossiersOf, type Held, PROCEDURE_CODES, UNIT_CODES } from './deliveries.ts'
import { held as heldDossier, measures } from './histories.ts'

const PERIODS: readonly Period[] = [monthPeriod(2026, 8), monthPeriod(2026, 9)]
const PROVINCE = 'H31'
const CODES_OF: Readonly<Record<string, readonly string[]>> = {
  [PROVINCE]: UNIT_CODES,
  ...Object.fromEntries(UNIT_CODES.map((code) => [code, [code]])),
}

export const PROCEDURES: readonly Procedure[] = PROCEDURE_CODES.map((code, index) => ({
  code,
  name: code,
  legalTermDays: 5 + index,
  hasFee: index === 1,
  onlineLevel: 'full',
  paperResult: index !== 0,
  forCitizens: true,
  levels: null,
}))

/** What a warehouse answers, or should answer. */
export interface Answers {
  readonly dossiers: readonly Omit<HeldDossier, 'row'>[]
  readonly counts: readonly string[]
  readonly scores: readonly string[]
}

const unit = (id: string, level: Unit['level'], parentId: string | null): Unit => ({
  id,
  level,
  origin: 'list',
  from: null,
  to: null,
  versions: [{ from: null, to: null, name: id, code: id, parentId }],
  aliases: [{ scheme: 'portal-code', value: id, from: null, to: null }],
})
const directory = unitDirectory({
  units: [unit(PROVINCE, 'province', null), ...UNIT_CODES.map((code) => unit(code, 'commune', PROVINCE))],
  successions: [],
})
const set = loadIndexSets(INDEX_SETS_DIR).find(({ id }) => id === 'qd766-2026') as ScoredSet

const cellText = ({ unit: id, period, counts }: Cell): string => `${period} ${id} ${counts.join(' ')}`
const cardText = ({ unit: id, period, lines }: Scorecard): string =>
  `${period.key} ${id} ${lines.map((line) => `${line.id} ${JSON.stringify([line.points, line.exact, line.reason], (_, value) => (typeof value === 'bigint' ? String(value) : value))}`).join(', ')}`

/** All that a warehouse says of the units of the deliveries: by the ways of the program. */
export async function answersOf(warehouse: Warehouse): Promise<Answers> {
  const wanted = { unitCodes: UNIT_CODES, from: '2026-01-01', to: '2026-12-31', after: null, limit: 10_000 }
  const dossiers = (await warehouse.page(wanted)).map(({ dossier, course, version }) => ({ dossier, course, version }))
  const periods = PERIODS.map((period) => ({ ...period, judgedOn: judgedOn(period, CLOCK.today()) }))
  const memberships = periods.flatMap(({ key: period }) =>
    Object.entries(CODES_OF).flatMap(([id, codes]) => codes.map((unitCode) => ({ period, unitCode, unit: id }))),
  )
  const cells = await warehouse.count({ measures, periods, memberships })
  const store = { warehouse, calendar, dataDir: '' }
  const { scorecards } = await scoresFromDossiers(store, set, directory, { periods: PERIODS }, CLOCK)
  return { dossiers, counts: cells.map(cellText).sort(), scores: scorecards.map(cardText).sort() }
}

/** The cells of one period by plain loops, each unit's dossiers as if they were its own. */
function cellsBy(held: Held, all: readonly Measure[], period: Period): readonly Cell[] {
  const world = { calendar, today: CLOCK.today(), procedures: new Map(PROCEDURES.map((each) => [each.code, each])) }
  return Object.entries(CODES_OF).flatMap(([id, codes]) => {
    const own = dossiersOf(held).filter(({ dossier }) => codes.includes(dossier.unitCode))
    const asOne = own.map(({ dossier }) => ({ ...dossier, unitCode: id }))
    const counts = recount(all, asOne, period, world).get(id)
    return counts === undefined
      ? []
      : [{ unit: id, period: period.key, counts: all.map((measure) => counts.get(measure.id) ?? 0) }]
  })
}

function scoresBy(held: Held): readonly Scorecard[] {
  const live = dossiersOf(held).filter(({ dossier }) => !dossier.deleted)
  const told = new Set(live.map(({ dossier }) => dossier.unitCode))
  const units = Object.entries(CODES_OF)
    .filter(([, codes]) => codes.some((code) => told.has(code)))
    .map(([id]): ScoredUnit => {
      const above = id === PROVINCE ? [] : [{ id: PROVINCE, level: 'province' as const }]
      return { id, level: id === PROVINCE ? 'province' : 'commune', reportsDossiers: true, ancestors: above }
    })
  const counts = PERIODS.flatMap((period) => {
    const cells = cellsBy(held, countedMeasures(set.scoring), period)
    const byUnit = new Map(cells.map((cell) => [cell.unit, cell]))
    return countsOfUnits(set.scoring, units, period, byUnit, PROCEDURES, () => new Map())
  })
  return scoreAll(set.scoring, counts)
}

/** The dossiers that pages show, in the order of their codes. */
const shown = (held: Held): Answers['dossiers'] =>
  dossiersOf(held)
    .filter(({ dossier }) => !dossier.deleted)
    .map(({ dossier, version }) => ({ dossier, course: heldDossier(dossier, PROCEDURES).course, version }))
    .filter(({ course }) => course.receivedOn !== null)
    .sort((a, b) => (a.dossier.code < b.dossier.code ? -1 : 1))

/** What plain loops answer from the dossiers held. */
export const expectedOf = (held: Held): Answers => ({
  dossiers: shown(held),
  counts: PERIODS.flatMap((period) => cellsBy(held, measures, period))
    .map(cellText)
    .sort(),
  scores: scoresBy(held).map(cardText).sort(),
})

/** Which of several states a warehouse is in, by all that it holds of its dossiers; −1: in none. */
export function stateAmong(answers: Answers, states: readonly Held[]): number {
  return states.findIndex((held) => isDeepStrictEqual(shown(held), answers.dossiers))
}
