import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countedProcedures, procedureMeasure } from '../../src/measure/counted-procedures.ts'
import { courseOf } from '../../src/measure/course.ts'
import { byProcedure, judgedDossiers } from '../../src/measure/explain.ts'
import { judgedOn } from '../../src/measure/judged-on.ts'
import { countProcedures, inCompetence } from '../../src/measure/procedure-counts.ts'
import type { Dossier } from '../../src/model/dossier.ts'
import type { CountedProcedure } from '../../src/model/explanation.ts'
import { type Period, parsePeriod } from '../../src/model/period.ts'
import type { Procedure } from '../../src/model/procedure.ts'
import { rationalToNumber } from '../../src/model/rational.ts'
import { decidedWords } from '../../src/model/score-words.ts'
import type { UnitLevel } from '../../src/model/unit.ts'
import { calendar, catalogue, held, latest, versions } from '../contract/warehouse/histories.ts'
import { recount } from '../oracle/recount.ts'
import { qd766 } from '../score/counts.ts'
import { dossier } from './dossier.ts'

const TODAY = '2026-10-10'
const YEAR = parsePeriod('2026') as Period
const { criteria, measures } = qd766()
const CRITERIA = [
  'ONLINE_PROVIDED',
  'ONLINE_SERVICE_USED',
  'PROCEDURE_PAID',
  'PROCEDURE_FEE_LINKED',
  'CITIZEN_DATA_CONNECTED_FORMALITY',
] as const

function measuresOf(criterionId: string) {
  const criterion = criteria.find(({ id }) => id === criterionId)
  return [criterion?.numerator, criterion?.denominator].map((expression) => {
    const found = measures.find(({ id }) => expression?.kind === 'measure' && id === expression.id)
    if (found === undefined) throw new Error(`${criterionId} divides two measures`)
    return found
  }) as [(typeof measures)[number], (typeof measures)[number]]
}

/** The procedures behind a criterion of a commune. */
function behind(criterionId: string, procedures: readonly Procedure[], dossiers: readonly Dossier[]) {
  const byCode = new Map(procedures.map((each) => [each.code, each]))
  const rows = dossiers.map((each) => held(each, procedures))
  const judged = judgedDossiers(rows, (code) => byCode.get(code) ?? null, judgedOn(YEAR, TODAY))
  const [numerator, denominator] = measuresOf(criterionId).map((each) => procedureMeasure(each, byCode, 'commune'))
  if (numerator == null || denominator == null) throw new Error(`${criterionId} counts procedures`)
  // However the dossiers are paged.
  for (const page of [judged.slice(0, 4), judged.slice(4)]) for (const each of [numerator, denominator]) each.add(page)
  return countedProcedures(numerator, denominator)
}

describe('the procedures behind a criterion', () => {
  test.each(CRITERIA)('%s: they add up to its counts, whole', (criterionId) => {
    fc.assert(
      fc.property(versions, catalogue, fc.boolean(), (all, told, provincial) => {
        // One that the commune does not answer for may have dossiers all the same.
        const procedures = told.map((each, index) => ({
          ...each,
          levels: provincial && index === 0 ? (['province'] as const) : null,
        }))
        const own = latest(all)
          .filter((each) => !each.deleted)
          .map((each) => ({ ...each, unitCode: 'H31.1' }))
        const inYear = own.filter((each) => {
          const { receivedOn } = courseOf(each, calendar, null)
          return receivedOn !== null && receivedOn >= YEAR.from && receivedOn <= YEAR.to
        })
        const byCode = new Map(procedures.map((each) => [each.code, each]))
        const counts = recount(measures, own, YEAR, { calendar, procedures: byCode, today: TODAY }).get('H31.1')
        const ofCatalogue = new Map(countProcedures(measures, procedures, 'commune'))
        const countOf = (id: string): number => {
          const quantity = ofCatalogue.get(id)
          return quantity?.kind === 'value' ? rationalToNumber(quantity.value) : (counts?.get(id) ?? 0)
        }
        const listed = behind(criterionId, procedures, inYear)
        const tally = byProcedure()
        tally.add(listed)
        const parts = tally.contributions()
        const [numerator, denominator] = measuresOf(criterionId)
        expect(parts.reduce((sum, part) => sum + part.numerator, 0)).toBe(countOf(numerator.id))
        expect(parts.reduce((sum, part) => sum + part.denominator, 0)).toBe(countOf(denominator.id))
        for (const { inNumerator, keptOutBy, inDenominator, outsideBy } of listed) {
          expect([keptOutBy === null, outsideBy === null]).toEqual([inNumerator, inDenominator])
        }
      }),
      { seed: 766, numRuns: 60 },
    )
  })

  test('each names what decided: no dossiers, none online, how many count; or the catalogue', () => {
    const procedure = (code: string, changes: Partial<Procedure> = {}): Procedure => ({
      code,
      name: code,
      legalTermDays: null,
      hasFee: true,
      onlineLevel: 'full',
      paperResult: null,
      forCitizens: null,
      levels: null,
      ...changes,
    })
    const procedures = [
      procedure('1.000001'),
      procedure('1.000002'),
      procedure('1.000003'),
      procedure('1.000004', { onlineLevel: 'none' }),
      procedure('1.000005', { levels: ['province'] }),
    ]
    const sent = (procedureCode: string, channel: Dossier['channel'], paidOnline: boolean | null, serial: number) =>
      dossier({ code: `A-${procedureCode}-${serial}`, procedureCode, channel, marks: { paidOnline } })
    const dossiers = [
      sent('1.000001', 'online', true, 1),
      sent('1.000001', 'in-person', null, 2),
      sent('1.000002', 'in-person', null, 1),
      sent('1.000002', 'post', false, 2),
      sent('1.000005', 'online', true, 1),
    ]
    const told = (list: readonly CountedProcedure[], lang: 'vi' | 'en'): object =>
      Object.fromEntries(list.map((each) => [each.code, `${each.inNumerator}: ${decidedWords(each, lang)}`]))
    expect(told(behind('ONLINE_SERVICE_USED', procedures, dossiers), 'vi')).toEqual({
      '1.000001': 'true: 1 trong 2 hồ sơ đạt',
      '1.000002': 'false: cả 2 hồ sơ đều không nộp trực tuyến',
      '1.000003': 'false: không có hồ sơ nào trong kỳ',
      '1.000005': 'true: 1 trong 1 hồ sơ đạt; ngoài mẫu số: không thuộc thẩm quyền của cấp này',
    })
    expect(told(behind('PROCEDURE_PAID', procedures, dossiers), 'en')).toEqual({
      '1.000001': 'true: 1 of 2 dossiers count',
      '1.000002': 'false: all 2 dossiers: not paid online (of 1 the source does not say)',
      '1.000003': 'false: no dossiers in the period',
      '1.000004': 'false: no dossiers in the period',
      '1.000005': 'true: 1 of 1 dossiers count; outside the denominator: not in the competence of this level',
    })
    expect(told(behind('ONLINE_PROVIDED', procedures, dossiers), 'en')).toEqual({
      '1.000001': 'true: by the catalogue of procedures',
      '1.000002': 'true: by the catalogue of procedures',
      '1.000003': 'true: by the catalogue of procedures',
      '1.000004': 'false: the procedure is not offered online',
    })
  })
})

describe('a unit answers for the procedures', () => {
  const ofLevels = (code: string, ...levels: readonly UnitLevel[]): Procedure => ({
    code,
    name: code,
    legalTermDays: null,
    hasFee: null,
    onlineLevel: null,
    paperResult: null,
    forCitizens: null,
    levels: levels.length === 0 ? null : levels,
  })
  const all = [
    ofLevels('1', 'province'),
    ofLevels('2', 'department'),
    ofLevels('3', 'commune'),
    ofLevels('4', 'department', 'commune'),
    ofLevels('5', 'ministry'),
    ofLevels('6', 'district'),
    ofLevels('7'),
  ]
  test.each([
    ['nation', '1234567'],
    ['province', '123467'],
    ['department', '247'],
    ['district', '3467'],
    ['commune', '347'],
    ['ministry', '57'],
  ] as const)('of its own level and of units below it: %s', (level, codes) => {
    const own = all.filter((procedure) => inCompetence(procedure, level)).map(({ code }) => code)
    expect(own.join('')).toBe(codes)
    const counted = new Map(countProcedures(measures, all, level)).get('proceduresInCompetence')
    expect(counted).toEqual({ kind: 'value', value: { numerator: BigInt(codes.length), denominator: 1n } })
  })
})
