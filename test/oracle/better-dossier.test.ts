import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countedMeasures, countsOfUnits } from '../../src/measure/quantities.ts'
import { addDays } from '../../src/model/date.ts'
import type { Dossier, DossierMarks } from '../../src/model/dossier.ts'
import { type Period, parsePeriod } from '../../src/model/period.ts'
import type { Procedure } from '../../src/model/procedure.ts'
import type { Scorecard } from '../../src/model/scorecard.ts'
import { scoreAll } from '../../src/score/scorecards.ts'
import { calendar, catalogue, latest, versions } from '../contract/warehouse/histories.ts'
import { qd766 } from '../score/counts.ts'
import { recount } from './recount.ts'

const scoring = qd766()
const PERIOD = parsePeriod('2026-09') as Period
const UNIT = 'H31.1'

/** The scorecard of all dossiers as if they were one commune's. */
function cardOf(dossiers: readonly Dossier[], procedures: readonly Procedure[]): Scorecard {
  const measures = countedMeasures(scoring)
  const world = { calendar, today: '2026-12-01', procedures: new Map(procedures.map((each) => [each.code, each])) }
  const own = dossiers.map((each) => ({ ...each, unitCode: UNIT }))
  const counts = recount(measures, own, PERIOD, world).get(UNIT)
  const cell = { unit: UNIT, period: PERIOD.key, counts: measures.map(({ id }) => counts?.get(id) ?? 0) }
  const unit = { id: UNIT, level: 'commune', reportsDossiers: true, ancestors: [] } as const
  const all = countsOfUnits(scoring, [unit], PERIOD, new Map([[UNIT, cell]]), procedures, () => new Map())
  const [card] = scoreAll(scoring, all)
  if (card === undefined) throw new Error('no scorecard')
  return card
}

const marked = (marks: Partial<DossierMarks>) => (dossier: Dossier) => ({
  ...dossier,
  marks: { ...dossier.marks, ...marks },
})

/** What makes a dossier better and changes nothing else about it. */
const BETTER: Readonly<Record<string, (dossier: Dossier) => Dossier>> = {
  'finished a week earlier': (dossier) =>
    dossier.finishedAt === null
      ? dossier
      : { ...dossier, finishedAt: `${addDays(dossier.finishedAt.slice(0, 10), -7)}T08:00:00` },
  'a due date ten days later': (dossier) =>
    dossier.dueAt === null ? dossier : { ...dossier, dueAt: `${addDays(dossier.dueAt.slice(0, 10), 10)}T17:00:00` },
  'filed online': (dossier) => ({ ...dossier, channel: 'online' }),
  'paid online': marked({ paidOnline: true }),
  'with data of the fee': marked({ feeData: true }),
  'with an electronic result': marked({ electronicResult: true }),
  digitised: marked({ digitised: true }),
  'reusing data': marked({ reusedData: true }),
  'in the personal store': marked({ personalStore: true }),
  'using population data': marked({ populationData: true }),
  'not complained of': marked({ complained: false }),
}

test.each(Object.entries(BETTER))('a dossier that is better (%s) never lowers a line', (_name, improve) => {
  fc.assert(
    fc.property(versions, catalogue, fc.nat(), (all, procedures, luck) => {
      const dossiers = latest(all)
      fc.pre(dossiers.length > 0)
      const chosen = luck % dossiers.length
      const before = cardOf(dossiers, procedures)
      const after = cardOf(
        dossiers.map((dossier, index) => (index === chosen ? improve(dossier) : dossier)),
        procedures,
      )
      for (const [index, { id, points }] of before.lines.entries()) {
        if (points === null) continue
        expect([id, Number(after.lines[index]?.points ?? Number.NaN)]).toEqual([id, expect.any(Number)])
        expect(Number(after.lines[index]?.points ?? Number.NaN), id).toBeGreaterThanOrEqual(Number(points))
      }
    }),
    { seed: 766, numRuns: 60 },
  )
})
