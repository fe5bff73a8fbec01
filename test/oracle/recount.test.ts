import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseIndexSet } from '../../src/ingest/index-sets/load.ts'
import { countedMeasures, countsOfUnits } from '../../src/measure/quantities.ts'
import type { Dossier } from '../../src/model/dossier.ts'
import type { Measure } from '../../src/model/measure.ts'
import { monthPeriod } from '../../src/model/period.ts'
import type { Procedure } from '../../src/model/procedure.ts'
import { anyDossier } from '../measure/arbitrary.ts'
import { AUTUMN_2026, dossier } from '../measure/dossier.ts'
import { qd766 } from '../score/counts.ts'
import { recount, reported, type World } from './recount.ts'

const FILE = join(import.meta.dirname, '..', '..', 'index-sets', 'qd766-2026.yaml')
const MEASURES: readonly Measure[] =
  parseIndexSet(readFileSync(FILE, 'utf8'), 'qd766-2026.yaml').indexSet?.scoring?.measures ?? []

const BIRTH: Procedure = {
  code: '1.001193',
  name: 'Đăng ký khai sinh',
  legalTermDays: 1,
  hasFee: false,
  onlineLevel: 'full',
  paperResult: true,
  forCitizens: true,
  levels: ['commune'],
}
const WORLD: World = {
  calendar: AUTUMN_2026,
  procedures: new Map([
    [BIRTH.code, BIRTH],
    ['2.000815', { ...BIRTH, code: '2.000815', hasFee: true, onlineLevel: 'none' }],
  ]),
  today: '2026-12-01',
}
const OCTOBER = monthPeriod(2026, 10)

const counts = (dossiers: readonly Dossier[], id: string): number | undefined =>
  recount(MEASURES, dossiers, OCTOBER, WORLD).get('H15.50.05.13')?.get(id)

describe('recount of measures', () => {
  const certified = { procedureCode: '2.000815', marks: { paidOnline: true, complained: false } }
  const dossiers = [
    dossier({ state: 'finished', finishedAt: '2026-10-16T08:00:00' }),
    dossier({ ...certified, state: 'finished', finishedAt: '2026-10-19T08:00:00' }),
    dossier({ ...certified, state: 'finished', finishedAt: '2026-10-09T08:00:00', channel: 'in-person' }),
    dossier({ dueAt: '2026-11-03T17:00:00', procedureCode: 'not in the catalogue' }),
    dossier({ state: 'registered' }),
    dossier({ receivedAt: '2026-11-01T00:00:00' }),
    dossier({ deleted: true }),
  ]

  test.each([
    ['dossiersReceived', 4],
    ['dossiersOnTime', 3],
    ['dossiersFiledOnline', 3],
    ['servicesUsedOnline', 1],
    ['dossiersOwingFee', 2],
    ['dossiersPaidOnline', 2],
    ['proceduresPaidOnline', 1],
    ['dossiersOfPaperResults', 3],
    ['dossiersElectronicResult', 0],
    ['dossiersSatisfied', 1],
  ])('%s of seven dossiers counted by hand', (id, expected) => {
    expect(counts(dossiers, id)).toBe(expected)
  })

  test('a unit without a dossier of the period is not there', () => {
    expect(recount(MEASURES, [dossier({ receivedAt: '2026-09-30T23:59:59' })], OCTOBER, WORLD).size).toBe(0)
  })

  test('measures that are not counted from dossiers are left out', () => {
    expect(counts(dossiers, 'petitions')).toBeUndefined()
  })

  test('the order of the dossiers means nothing, and counts of two units add up to those of one', () => {
    fc.assert(
      fc.property(fc.array(anyDossier, { maxLength: 20 }), fc.integer({ min: 0, max: 20 }), (all, cut) => {
        expect(recount(MEASURES, all.toReversed(), OCTOBER, WORLD)).toEqual(recount(MEASURES, all, OCTOBER, WORLD))
        const split = all.map((each, index) => (index < cut ? each : { ...each, unitCode: 'H15.50.05.14' }))
        const parts = recount(MEASURES, split, OCTOBER, WORLD)
        for (const { id, counts: counting, source } of MEASURES) {
          if (source !== 'dossiers' || counting !== 'records') continue
          const sum = [...parts.values()].reduce((total, unit) => total + (unit.get(id) ?? 0), 0)
          expect(sum, id).toBe(counts(all, id) ?? 0)
        }
      }),
      { seed: 20265, numRuns: 100 },
    )
  })
})

describe('what is reported of a unit', () => {
  const scoring = qd766()
  const late: Measure = {
    id: 'dossiersNotOnTime',
    name: { vi: 'Trễ', en: 'Late' },
    source: 'dossiers',
    counts: 'records',
    where: [{ kind: 'not', of: { kind: 'holds', fact: 'onTime' } }],
    aliases: [],
  }
  const asked = { ...scoring, measures: [...scoring.measures, late] }

  /** The ids of the measures of dossiers that a unit has a number of. */
  const quantified = (dossiers: readonly Dossier[]): readonly string[] => {
    const unit = { id: 'U', level: 'commune', reportsDossiers: true, ancestors: [] } as const
    const measures = countedMeasures(asked)
    const counts = recount(
      measures,
      dossiers.map((each) => ({ ...each, unitCode: unit.id })),
      OCTOBER,
      WORLD,
    ).get(unit.id)
    const cell = { unit: unit.id, period: OCTOBER.key, counts: measures.map(({ id }) => counts?.get(id) ?? 0) }
    const [of] = countsOfUnits(asked, [unit], OCTOBER, new Map([[unit.id, cell]]), [], () => new Map())
    return [...(of?.quantities.keys() ?? [])].sort()
  }

  test('is what plain loops over its dossiers say, whatever is known of them', () => {
    fc.assert(
      fc.property(fc.array(anyDossier, { maxLength: 6 }), (dossiers) => {
        expect(quantified(dossiers)).toEqual([...reported(asked.measures, dossiers, OCTOBER, WORLD)].sort())
      }),
      { seed: 766, numRuns: 200 },
    )
  })

  test('does not hold how many are on time where nothing says when any was due', () => {
    const open = dossier({ dueAt: null, procedureCode: null, state: 'finished', finishedAt: '2026-10-09T08:00:00' })
    expect(quantified([open])).not.toContain('dossiersOnTime')
    expect(quantified([open])).toContain('dossiersReceived')
    expect(quantified([open, dossier({})])).toContain('dossiersOnTime')
    expect(quantified([open, dossier({})])).not.toContain('dossiersNotOnTime')
    expect(quantified([dossier({})])).toContain('dossiersNotOnTime')
  })
})
