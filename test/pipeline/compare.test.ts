import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bytesSource } from '../../src/ingest/rows/byte-source.ts'
import type { LineChange } from '../../src/model/change.ts'
import { changeSentence, exactPoints } from '../../src/model/change-words.ts'
import type { IndexSet } from '../../src/model/index-set.ts'
import { sum } from '../../src/model/rational.ts'
import { type Comparison, changeByProcedure } from '../../src/pipeline/compare.ts'
import { scoresFromDossiers } from '../../src/pipeline/dossier-scores.ts'
import { importProcedures } from '../../src/pipeline/import-procedures.ts'
import { directoryOf } from '../../src/pipeline/product.ts'
import { periodsOver, recordPeriodsOver } from '../../src/pipeline/record-when-over.ts'
import { type ScoredSet, setInForce } from '../../src/pipeline/score.ts'
import { aPeriod, type Bench, bench, shippedSets, type Told } from './compared.ts'

const UNITS = `code,name,level,parentCode,portalCode
33,Tỉnh Hưng Yên,province,,H31
12229,Xã An Vĩ,commune,33,H31.14
12230,Xã Bình Minh,commune,33,H31.15
12231,Xã Dân Tiến,commune,33,H31.16
`
/** From 1 October An Vĩ and Bình Minh are one, and Dân Tiến stays. */
const MERGED = `code,name,level,parentCode,portalCode
33,Tỉnh Hưng Yên,province,,H31
12240,Xã An Bình,commune,33,H31.20
12231,Xã Dân Tiến,commune,33,H31.16
`
const MERGER = `successorCode,predecessorCode,extent
12240,12229,full
12240,12230,full
`

const many = (count: number, late: number, unit: string, day: string, more: Partial<Told> = {}): readonly Told[] =>
  Array.from({ length: count }, (_, index) => ({
    code: `${unit}-${day}-${more.procedure ?? ''}-${index}`,
    unit,
    day,
    late: index < late,
    ...more,
  }))

const line = ({ lines }: Comparison, id = 'ON_TIME'): LineChange => {
  const found = lines.find((each) => each.line === id)
  if (found === undefined) throw new Error(id)
  return found
}

const told = (change: LineChange): object => ({
  before: change.before === null ? null : exactPoints(change.before),
  after: change.after === null ? null : exactPoints(change.after),
  parts: Object.fromEntries(change.parts.map(({ causes, points }) => [causes.join('+'), exactPoints(points)])),
  unknown: Object.fromEntries(change.unknown.map(({ cause, reason }) => [cause, reason])),
})

function addsUp({ lines }: Comparison): void {
  for (const { change, parts } of lines) {
    if (change !== null) expect(sum(parts.map(({ points }) => points))).toEqual(change)
  }
}

/** The 2026 set until October, and from then on another formula for what is on time. */
function twoSets(continues: string | null): readonly IndexSet[] {
  return shippedSets().flatMap((set): readonly IndexSet[] => {
    if (set.id !== 'qd766-2026' || set.scoring === null) return [set]
    const criteria = set.scoring.criteria.map((criterion) =>
      criterion.id === 'ON_TIME' ? { ...criterion, rule: { kind: 'full-from', share: '0.8' } as never } : criterion,
    )
    const next = { ...set, id: 'qd766-new', continues, effectiveFrom: '2026-10-01' }
    return [
      { ...set, effectiveTo: '2026-10-01' },
      { ...next, scoring: { ...set.scoring, criteria } },
    ]
  })
}

/** A set of one's own, made of the 2026 set: full marks for what is on time from a share of dossiers, or by the share itself. */
function ownSet(id: string, changes: Partial<IndexSet>, share: string | null = null): ScoredSet {
  const set = shippedSets().find((each) => each.id === 'qd766-2026')
  if (set?.scoring == null) throw new Error('the 2026 set ships')
  const rule = (share === null ? { kind: 'linear' } : { kind: 'full-from', share }) as never
  const criteria = set.scoring.criteria.map((each) => (each.id === 'ON_TIME' ? { ...each, rule } : each))
  return { ...set, id, continues: null, ...changes, scoring: { ...set.scoring, criteria } }
}

/** The shipped sets, by which a nation is scored by the sums of all its dossiers. */
const withoutMeans = (): readonly IndexSet[] =>
  shippedSets().map((set) => (set.scoring === null ? set : { ...set, scoring: { ...set.scoring, means: [] } }))

/** The change of a criterion of H31.14 in October 2026, by procedures. */
async function split(on: Bench, criterion: string) {
  const comparison = await on.compare('H31.14', '2026-10')
  const period = aPeriod('2026-10')
  const set = setInForce(on.product, period)
  const directory = await directoryOf(on.product)
  const { scorecards } = await scoresFromDossiers(on.store, set, directory, { periods: [period] }, on.clock)
  const card = scorecards.find(({ unit }) => directory.label(unit, period.to).code === '12229')
  if (card === undefined) throw new Error('no scorecard')
  const compared = { set, directory, card }
  return {
    comparison,
    changes: await changeByProcedure(on.product, on.store, compared, comparison, criterion, on.clock),
  }
}

describe('against the period before', () => {
  let on: Bench
  beforeEach(async () => {
    on = await bench()
    await on.units(UNITS, '2026-01-01')
  })
  afterEach(() => on.close())

  test('late data, and what really happened, add up to the change for a criterion, a group and each unit', async () => {
    await on.dossiers(...many(10, 2, 'H31.14', '2026-09-10'), ...many(10, 0, 'H31.15', '2026-09-10'))
    await on.record('2026-09')
    // Two more of September come late: both late work.
    await on.dossiers(...many(2, 2, 'H31.14', '2026-09-20'), ...many(20, 1, 'H31.14', '2026-10-06'))
    const comparison = await on.compare('H31.14', '2026-10')
    addsUp(comparison)
    const expected = {
      before: '16',
      after: '19',
      parts: { 'late-data': '-2.67', formula: '0', units: '0', dossiers: '5.67' },
      unknown: {},
    }
    expect(told(line(comparison))).toEqual(expected)
    expect(told(line(comparison, 'TDGQ'))).toEqual(expected)
    expect(changeSentence(line(comparison), comparison.previous, 'vi')).toBe(
      'Tăng 3,00 điểm so với tháng 9/2026: dữ liệu đến muộn −2,67; phát sinh trong kỳ +5,67.',
    )
    const province = await on.compare('H31', '2026-10')
    addsUp(province)
    expect(told(line(province))).toMatchObject({ before: '18', parts: { 'late-data': '-1.64', dossiers: '2.64' } })
    // The total has no points, and says so rather than 0.
    expect(told(line(comparison, 'totalScore'))).toMatchObject({ parts: {}, unknown: { dossiers: 'no-points' } })
  })

  test('recorded again, later data are compared with the last record; nothing recorded is unknown, not 0', async () => {
    await on.dossiers(...many(10, 2, 'H31.14', '2026-09-10'), ...many(10, 0, 'H31.14', '2026-10-06'))
    expect(told(line(await on.compare('H31.14', '2026-10')))).toEqual({
      before: '16',
      after: '20',
      parts: { formula: '0', units: '0', dossiers: '4' },
      unknown: { 'late-data': 'not-recorded' },
    })
    expect(await on.record('2026-09')).toMatchObject({ kind: 'stored', record: { revision: 1 } })
    expect(await on.record('2026-09')).toMatchObject({ kind: 'already', record: { revision: 1 } })
    await on.dossiers(...many(2, 2, 'H31.14', '2026-09-20'))
    expect(await on.record('2026-09')).toMatchObject({ kind: 'stored', record: { revision: 2 } })
    expect(told(line(await on.compare('H31.14', '2026-10')))).toMatchObject({ parts: { 'late-data': '0' } })
  })

  test('a period that is not over cannot be recorded, nor one without dossiers', async () => {
    await expect(on.record('2026-11')).rejects.toMatchObject({ code: 'scores.running' })
    await expect(on.record('2026-09')).rejects.toMatchObject({ code: 'score.nothing-held' })
  })

  test('dossiers that were deleted or moved since the record are late data too', async () => {
    await on.dossiers(...many(4, 1, 'H31.14', '2026-09-10'), ...many(4, 0, 'H31.14', '2026-10-06'))
    await on.record('2026-09')
    await on.dossiers(...many(4, 1, 'H31.14', '2026-09-10').map((each) => ({ ...each, unit: 'H31.15', version: 2 })))
    const moved = await on.compare('H31.14', '2026-10')
    addsUp(moved)
    expect(told(line(moved))).toMatchObject({ before: '15', parts: { 'late-data': '-15', dossiers: '20' } })
  })

  test('without dossiers in the period before there is nothing to compare with', async () => {
    await on.dossiers(...many(4, 0, 'H31.14', '2026-10-06'))
    const { before, unknown } = line(await on.compare('H31.14', '2026-10'))
    expect([before, unknown.map(({ reason }) => reason)]).toEqual([
      null,
      ['not-recorded', 'nothing-held', 'nothing-held', 'nothing-held'],
    ])
  })

  test('another formula is told apart from what happened', async () => {
    const sets = twoSets('qd766-2026')
    await on.dossiers(...many(10, 6, 'H31.14', '2026-09-10'), ...many(10, 5, 'H31.14', '2026-10-06'))
    await on.record('2026-09', sets)
    const comparison = await on.compare('H31.14', '2026-10', sets)
    addsUp(comparison)
    expect(comparison.setThen).toEqual({ id: 'qd766-2026', changed: true })
    expect(told(line(comparison))).toEqual({
      before: '8',
      after: '12.5',
      parts: { 'late-data': '0', formula: '2', units: '0', dossiers: '2.5' },
      unknown: {},
    })
  })

  test('an index set that carries on no other is a break: nothing is subtracted across it', async () => {
    const sets = twoSets(null)
    await on.dossiers(...many(10, 6, 'H31.14', '2026-09-10'), ...many(10, 5, 'H31.14', '2026-10-06'))
    await on.record('2026-09', sets)
    const comparison = await on.compare('H31.14', '2026-10', sets)
    expect(told(line(comparison))).toEqual({
      before: '10',
      after: '12.5',
      parts: { units: '0', dossiers: '2.5' },
      unknown: { 'late-data': 'series-break', formula: 'series-break' },
    })
    expect(changeSentence(line(comparison), comparison.previous, 'vi')).toContain('không trừ qua chỗ gián đoạn')
  })

  test('the content of an index set as it was recorded is used, though its file was changed since', async () => {
    const changed = twoSets(null).flatMap((set) =>
      set.id === 'qd766-new' ? [{ ...set, id: 'qd766-2026', effectiveFrom: '2026-01-01' }] : [],
    )
    await on.dossiers(...many(10, 6, 'H31.14', '2026-09-10'), ...many(10, 6, 'H31.14', '2026-10-06'))
    await on.record('2026-09')
    const comparison = await on.compare('H31.14', '2026-10', changed)
    expect(told(line(comparison))).toMatchObject({ before: '8', parts: { formula: '2', dossiers: '0' } })
  })

  test('a set that was asked for is compared with itself, or with the one that it carries on, whatever ships', async () => {
    const older = ownSet('own-older', { effectiveTo: '2026-09-01' })
    const old = ownSet('own-old', { continues: 'own-older', effectiveTo: '2026-10-01' })
    const own = ownSet('own-new', { continues: 'own-old', effectiveFrom: '2026-10-01' }, '0.8')
    const unchanged = ownSet('own-same', {})
    const sets = [...shippedSets(), older, old, own]
    await on.dossiers(...many(10, 6, 'H31.14', '2026-09-10'), ...many(10, 5, 'H31.14', '2026-10-06'))
    // The record of the shipped set is of another series.
    await on.record('2026-09', sets)
    const comparison = await on.compare('H31.14', '2026-10', sets, own)
    addsUp(comparison)
    expect(comparison).toMatchObject({ setThen: { id: 'own-old', changed: true }, record: null })
    expect(told(line(comparison))).toEqual({
      before: '8',
      after: '12.5',
      parts: { formula: '2', units: '0', dossiers: '2.5' },
      unknown: { 'late-data': 'not-recorded' },
    })
    // A file that is in no folder is a set like any other.
    const same = await on.compare('H31.14', '2026-10', sets, unchanged)
    expect(same.setThen).toEqual({ id: 'own-same', changed: false })
    expect(told(line(same))).toMatchObject({ before: '8', parts: { formula: '0', dossiers: '2' } })
  })

  test('each set has records of its own, and one that was not in force is no break', async () => {
    const own = ownSet('own', {})
    const begins = ownSet('begins', { effectiveFrom: '2026-10-01' })
    const sets = [...shippedSets(), own, begins]
    await on.dossiers(...many(10, 6, 'H31.14', '2026-09-10'), ...many(10, 5, 'H31.14', '2026-10-06'))
    expect(await on.record('2026-09', sets, own)).toMatchObject({ kind: 'stored', record: { indexSetId: 'own' } })
    expect(await on.record('2026-09', sets)).toMatchObject({ kind: 'stored', record: { indexSetId: 'qd766-2026' } })
    expect(await on.record('2026-09', sets, own)).toMatchObject({ kind: 'already', record: { revision: 1 } })
    await expect(on.record('2026-09', sets, begins)).rejects.toMatchObject({ code: 'scores.not-in-force' })
    await on.dossiers(...many(10, 0, 'H31.14', '2026-09-20'))
    await on.record('2026-09', sets)
    const late = await on.compare('H31.14', '2026-10', sets, own)
    expect(late.record).toMatchObject({ indexSetId: 'own', revision: 1 })
    expect(told(line(late))).toMatchObject({ before: '8', parts: { 'late-data': '6', dossiers: '-4' }, unknown: {} })
    const first = await on.compare('H31.14', '2026-10', sets, begins)
    expect(first.setThen).toBeNull()
    expect(told(line(first))).toMatchObject({
      unknown: { 'late-data': 'not-in-force', formula: 'not-in-force' },
    })
  })

  test('a merged unit is compared with its former units together, and the province knows no break', async () => {
    await on.units(MERGED, '2026-10-01')
    await on.units(MERGER, '2026-10-01')
    await on.dossiers(...many(10, 2, 'H31.14', '2026-09-10'), ...many(10, 4, 'H31.15', '2026-09-10'))
    await on.dossiers(...many(10, 1, 'H31.20', '2026-10-06'))
    await on.record('2026-09')
    const merged = await on.compare('H31.20', '2026-10')
    addsUp(merged)
    expect(told(line(merged))).toEqual({
      before: '14',
      after: '18',
      parts: { dossiers: '4' },
      unknown: { 'late-data': 'unit-new', formula: 'unit-new', units: 'unit-new' },
    })
    expect(changeSentence(line(merged), merged.previous, 'vi')).toBe(
      'Tăng 4,00 điểm so với tháng 9/2026: phát sinh trong kỳ +4,00. Không rõ phần: dữ liệu đến muộn, công thức, thay đổi đơn vị (kỳ trước chưa có đơn vị này). Kỳ trước tính gộp các đơn vị cũ hợp thành đơn vị này.',
    )
    const province = await on.compare('H31', '2026-10')
    expect(told(line(province))).toMatchObject({ parts: { 'late-data': '0', formula: '0', units: '0', dossiers: '4' } })
  })

  test('a province that a commune moves to changes by that alone, told apart', async () => {
    const head =
      'code,name,level,parentCode,portalCode\n33,Tỉnh Hưng Yên,province,,H31\n34,Tỉnh Hải Dương,province,,H32\n'
    await on.units(`${head}12229,Xã An Vĩ,commune,33,H31.14\n12230,Xã Bình Minh,commune,34,H32.15\n`, '2026-08-01')
    await on.units(`${head}12229,Xã An Vĩ,commune,33,H31.14\n12230,Xã Bình Minh,commune,33,H32.15\n`, '2026-10-01')
    await on.dossiers(...many(10, 0, 'H31.14', '2026-09-10'), ...many(10, 4, 'H32.15', '2026-09-10'))
    await on.dossiers(...many(10, 1, 'H31.14', '2026-10-06'), ...many(10, 1, 'H32.15', '2026-10-06'))
    await on.record('2026-09')
    const comparison = await on.compare('H31', '2026-10')
    addsUp(comparison)
    expect(told(line(comparison))).toEqual({
      before: '20',
      after: '18',
      parts: { 'late-data': '0', formula: '0', units: '-4', dossiers: '2' },
      unknown: {},
    })
    expect(told(line(await on.compare('H32.15', '2026-10')))).toMatchObject({ before: '12', parts: { units: '0' } })
  })

  test('heirs of a unit that was split cannot be told apart; who holds all of them can', async () => {
    const head =
      'code,name,level,parentCode,portalCode\n1,Việt Nam,nation,,\n33,Tỉnh Hưng Yên,province,1,H31\n34,Tỉnh Hải Dương,province,1,H32\n'
    const stays = '12229,Xã An Vĩ,commune,33,H31.14\n'
    await on.units(`${head}${stays}12230,Xã Bình Minh,commune,33,H31.15\n`, '2026-08-01')
    await on.units(`${head}${stays}12240,Xã Một,commune,33,H31.20\n12241,Xã Hai,commune,34,H32.20\n`, '2026-10-01')
    await on.units('successorCode,predecessorCode,extent\n12240,12230,partial\n12241,12230,partial\n', '2026-10-01')
    await on.dossiers(...many(10, 2, 'H31.14', '2026-09-10'), ...many(10, 4, 'H31.15', '2026-09-10'))
    await on.dossiers(...many(10, 1, 'H31.14', '2026-10-06'), ...many(10, 1, 'H31.20', '2026-10-06'))
    await on.record('2026-09')
    expect(told(line(await on.compare('H31.20', '2026-10')))).toMatchObject({
      before: null,
      unknown: { dossiers: 'unit-split' },
    })
    const province = await on.compare('H31', '2026-10')
    addsUp(province)
    // What the split did to the province and what happened come together.
    expect(told(line(province))).toMatchObject({
      before: '14',
      parts: { 'late-data': '0', formula: '0', 'units+dossiers': '4' },
    })
    const nation = await on.compare('1', '2026-10', withoutMeans())
    expect(told(line(nation))).toMatchObject({ parts: { units: '0', dossiers: '4' } })
  })

  test('a nation that is the mean of its provinces changes by theirs, in the same causes', async () => {
    const head =
      'code,name,level,parentCode,portalCode\n1,Việt Nam,nation,,\n33,Tỉnh Hưng Yên,province,1,H31\n34,Tỉnh Ninh Bình,province,1,H42\n'
    await on.units(`${head}12229,Xã An Vĩ,commune,33,H31.14\n12300,Xã Gia Vân,commune,34,H42.20\n`, '2026-08-01')
    await on.dossiers(...many(10, 2, 'H31.14', '2026-09-10'), ...many(20, 0, 'H42.20', '2026-09-10'))
    await on.record('2026-09')
    await on.dossiers(...many(10, 4, 'H31.14', '2026-10-06'), ...many(20, 20, 'H42.20', '2026-10-06'))
    const nation = await on.compare('1', '2026-10')
    addsUp(nation)
    // 16 and 20 on average 18, then 12 and 0; of all dossiers together it would be 18.67 and 4.
    expect(told(line(nation, 'TDGQ'))).toMatchObject({
      before: '18',
      after: '6',
      parts: { 'late-data': '0', formula: '0', units: '0', dossiers: '-12' },
    })
    expect(told(line(nation))).toMatchObject({ before: null, after: null })
  })

  test('what the dossiers did is split by procedures, and rounding is told apart', async () => {
    const other = { procedure: '1.000002' }
    await on.dossiers(...many(10, 2, 'H31.14', '2026-09-10'), ...many(20, 0, 'H31.14', '2026-09-10', other))
    await on.dossiers(...many(10, 5, 'H31.14', '2026-10-06'), ...many(21, 0, 'H31.14', '2026-10-06', other))
    const { comparison, changes } = await split(on, 'ON_TIME')
    expect(changes?.parts.map(({ key, before, after }) => [key, before.denominator, after.denominator])).toEqual([
      ['1.000001', 10, 10],
      ['1.000002', 20, 21],
    ])
    const parts = changes?.parts.map(({ points }) => Number(points)) ?? []
    expect(parts[0]).toBeLessThan(-1)
    const whole = parts.reduce((all, each) => all + each, 0) + Number(exactPoints(changes?.rest ?? sum([])))
    expect(whole).toBeCloseTo(Number(exactPoints(changes?.change ?? sum([]))), 10)
    const dossiers = line(comparison).parts.find(({ causes }) => causes.includes('dossiers'))
    expect(changes?.change).toEqual(dossiers?.points)
  })

  test('of a criterion that counts procedures: those that came in and those that went out, adding up exactly', async () => {
    const catalogue = ['code,name,legalTermDays,hasFee,onlineLevel']
      .concat(['1', '2', '3', '4'].map((serial) => `1.00000${serial},Thủ tục ${serial},5,0,full`))
      .join('\n')
    await importProcedures(on.store, bytesSource('procedures.csv', Buffer.from(catalogue)), false)
    const used = (month: string, ...procedures: readonly string[]) =>
      procedures.flatMap((procedure) => many(3, 0, 'H31.14', `${month}-06`, { procedure: `1.00000${procedure}` }))
    await on.dossiers(...used('2026-09', '1', '2'), ...used('2026-10', '1', '3', '4'))
    const { comparison, changes } = await split(on, 'ONLINE_SERVICE_USED')
    expect(changes?.of).toBe('procedures')
    expect(changes?.parts.map(({ key, points }) => [key, points])).toEqual([
      ['1.000002', '-1'],
      ['1.000003', '1'],
      ['1.000004', '1'],
    ])
    expect(changes?.rest).toEqual(sum([]))
    const dossiers = line(comparison, 'ONLINE_SERVICE_USED').parts.find(({ causes }) => causes.includes('dossiers'))
    expect(changes?.change).toEqual(dossiers?.points)
  })
})

/** Dossiers of some units and days; those of one code are versions of one dossier, which may move between units. */
const anyDossiers = (month: string) =>
  fc.array(
    fc.record({
      serial: fc.nat(25),
      unit: fc.constantFrom('H31.14', 'H31.15', 'H31.16'),
      day: fc.integer({ min: 10, max: 28 }).map((day) => `${month}-${day}`),
      late: fc.boolean(),
      procedure: fc.constantFrom('1.000001', '1.000002', '1.000003'),
    }),
    { minLength: 1, maxLength: 40 },
  )

test('whatever came when, the parts add up and each lies between two scores that anyone can compute', async () => {
  let compared = 0
  await fc.assert(
    fc.asyncProperty(
      anyDossiers('2026-09'),
      anyDossiers('2026-09'),
      anyDossiers('2026-10'),
      async (first, late, october) => {
        const on = await bench()
        await on.units(UNITS, '2026-01-01')
        const tell = (drawn: typeof first, month: string, version: number) =>
          on.dossiers(...drawn.map(({ serial, ...each }) => ({ ...each, code: `X-${month}-${serial}`, version })))
        const points = async (key: string, id: string): Promise<string | null> => {
          const period = aPeriod(key)
          const set = setInForce(on.product, period)
          const directory = await directoryOf(on.product)
          const { scorecards } = await scoresFromDossiers(on.store, set, directory, { periods: [period] }, on.clock)
          const card = scorecards.find(({ unit }) => directory.label(unit, period.to).code === id)
          return card?.lines.find((each) => each.id === 'ON_TIME')?.points ?? null
        }
        await tell(first, '9', 1)
        await on.record('2026-09')
        const recorded = new Map<string, string | null>()
        for (const id of ['33', '12229']) recorded.set(id, await points('2026-09', id))
        await tell(late, '9', 2)
        await tell(october, '10', 1)
        for (const [id, unit] of [
          ['33', 'H31'],
          ['12229', 'H31.14'],
        ] as const) {
          const comparison = await on.compare(unit, '2026-10')
          addsUp(comparison)
          const { before, after, parts, unknown } = line(comparison)
          if (unknown.length > 0) continue
          compared += 1
          expect(exactPoints(before ?? sum([]))).toBe(recorded.get(id))
          expect(exactPoints(after ?? sum([]))).toBe(await points('2026-10', id))
          const [lateData, formula, units] = parts.map((part) => part.points)
          expect([formula, units]).toEqual([sum([]), sum([])])
          expect(exactPoints(sum([before ?? sum([]), lateData ?? sum([])]))).toBe(await points('2026-09', id))
        }
        await on.close()
      },
    ),
    { seed: 766, numRuns: 12 },
  )
  expect(compared).toBeGreaterThan(15)
}, 120_000)

describe('a server records periods by itself', () => {
  test.each([
    ['2026-10-31T22:59:00Z', '2026-09', 'before six in the morning of the first of November the month is left alone'],
    ['2026-10-31T23:01:00Z', '2026-10', 'then it is over'],
  ])('%s: %s, %s', (now, month) => {
    expect(periodsOver(new Date(now)).map(({ key }) => key)).toEqual([month, '2026-Q3', '2026-H1', '2025'])
  })

  test('each that is over and has dossiers once, and never over what a person recorded', async () => {
    const on = await bench()
    const warehouse = { use: <R>(work: (store: Bench['store']) => Promise<R>) => work(on.store), close: async () => {} }
    await on.units(UNITS, '2026-01-01')
    expect(await recordPeriodsOver(on.product, warehouse, on.clock)).toEqual([])
    await on.dossiers(...many(4, 1, 'H31.14', '2026-09-10'))
    expect(await recordPeriodsOver(on.product, warehouse, on.clock)).toEqual(['2026-Q3'])
    await on.dossiers(...many(4, 1, 'H31.14', '2026-10-10'))
    await on.record('2026-10')
    await on.dossiers(...many(4, 1, 'H31.15', '2026-10-10'))
    expect(await recordPeriodsOver(on.product, warehouse, on.clock)).toEqual([])
    expect((await on.product.registry.scoreRecords()).map(({ periodKey }) => periodKey)).toEqual(['2026-Q3', '2026-10'])
    await on.close()
  })
})
