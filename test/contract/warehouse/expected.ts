import { judgedOn } from '../../../src/measure/judged-on.ts'
import { type ComplaintsTold, tellsAll } from '../../../src/model/complaints.ts'
import type { Cell, CountPlan, Membership } from '../../../src/model/count-plan.ts'
import type { Dossier } from '../../../src/model/dossier.ts'
import { type Period, parsePeriod } from '../../../src/model/period.ts'
import type { Procedure } from '../../../src/model/procedure.ts'
import { recount } from '../../oracle/recount.ts'
import { calendar, measures } from './histories.ts'

const TODAY = '2026-10-10'
const PERIODS = ['2026-08', '2026-09', '2026-08-21..2026-09-20', '2026', '2026-10'].map(
  (key) => parsePeriod(key) as Period,
)
type Hierarchy = Readonly<Record<string, readonly string[]>>
/** Each code counts for itself and for the whole; two also for a province. */
const USUAL: Hierarchy = {
  'H31.1': ['H31.1', 'H31', 'nation'],
  'H31.2': ['H31.2', 'H31', 'nation'],
  'H44.1': ['H44.1', 'nation'],
}
/** In one period a code belongs to another province, in one two codes are one unit's and one code is nobody's. */
const OTHERWISE: Readonly<Record<string, Hierarchy>> = {
  '2026-09': { ...USUAL, 'H31.2': ['H31.2', 'H44', 'nation'], 'H44.1': ['H44.1', 'H44', 'nation'] },
  '2026-10': { 'H31.1': ['H31.1', 'H31', 'nation'], 'H31.2': ['H31.1', 'H31', 'nation'] },
}
const hierarchyOf = (period: string): Hierarchy => OTHERWISE[period] ?? USUAL

/** Every measure of every unit in every period of the tests. */
export const plan: CountPlan = {
  measures,
  periods: PERIODS.map((period) => ({
    key: period.key,
    from: period.from,
    to: period.to,
    judgedOn: judgedOn(period, TODAY),
  })),
  memberships: PERIODS.flatMap(({ key }) =>
    Object.entries(hierarchyOf(key)).flatMap(([unitCode, units]) =>
      units.map((unit): Membership => ({ period: key, unitCode, unit })),
    ),
  ),
}

/** Cells as lines that sort. */
export const asText = (cells: readonly Cell[]): string[] =>
  cells.map(({ unit, period, counts }) => `${unit} ${period} ${counts.join(' ')}`).sort()

/** Where every complaint is told, a dossier of which nothing is told was not complained of. */
function afterSilence(dossier: Dossier, complaints: readonly ComplaintsTold[]): Dossier {
  const { marks, unitCode, receivedAt } = dossier
  const silence = tellsAll(complaints, unitCode, receivedAt?.slice(0, 10) ?? null) ? false : null
  return { ...dossier, marks: { ...marks, complained: marks.complained ?? silence } }
}

/** What the plain loops say of all units, by counting each unit's dossiers as if they were its own. */
export function expected(
  all: readonly Dossier[],
  procedures: readonly Procedure[],
  complaints: readonly ComplaintsTold[] = [],
): string[] {
  const world = { calendar, today: TODAY, procedures: new Map(procedures.map((each) => [each.code, each])) }
  return PERIODS.flatMap((period) => {
    const above = hierarchyOf(period.key)
    return [...new Set(Object.values(above).flat())].flatMap((unit) => {
      const own = all.filter(({ unitCode }) => above[unitCode]?.includes(unit))
      const asOne = own.map((dossier) => ({ ...afterSilence(dossier, complaints), unitCode: unit }))
      const counts = recount(measures, asOne, period, world).get(unit)
      return counts === undefined ? [] : [`${unit} ${period.key} ${measures.map(({ id }) => counts.get(id)).join(' ')}`]
    })
  }).sort()
}
