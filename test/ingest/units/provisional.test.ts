import { describe, expect, it } from 'vitest'
import { provisionalUnit } from '../../../src/ingest/units/provisional.ts'
import type { DerivedUnits } from '../../../src/model/unit.ts'
import { unitDirectory } from '../../../src/model/unit-directory-index.ts'
import type { DerivationInput } from '../../../src/store/registry/port.ts'
import { derive, lineage, list } from './sources.ts'

const LETTER = '2024-02-29'
const ISSUER = provisionalUnit('UBND huyện Khoái Châu', null, null, 'district', LETTER)
const below = (name: string) => provisionalUnit(name, ISSUER.name, ISSUER.id, 'commune', LETTER)
const [AN_VY, DONG_TIEN, TOWN] = [below('An Vỹ'), below('Đồng Tiến'), below('Thị trấn Khoái Châu')]
const provisional = [ISSUER, AN_VY, DONG_TIEN, TOWN]
const uses = provisional.map((unit) => ({ unitId: unit.id, on: LETTER }))
const PLACE = ['33,Tỉnh Hưng Yên,province,', '330,Huyện Khoái Châu,district,33']
const rows = (...communes: string[]) => [...PLACE, ...communes.map((commune) => `${commune},commune,330`)]
const COMMUNES = ['12205,Thị trấn Khoái Châu', '12229,Xã An Vĩ', '12241,Xã Đồng Tiến']

function run(sources: DerivationInput['sources'], more: Partial<DerivationInput> = {}) {
  const output = derive(sources, { provisional, uses, ...more })
  return { ...output, directory: unitDirectory(output.derived) }
}

it('a provisional unit bears the name of the unit, not of its office', () => {
  expect(ISSUER.name).toBe('Huyện Khoái Châu')
})

it('the id of a provisional unit is made of its name and its issuer, spellings aside', () => {
  expect(AN_VY.id).toMatch(/^an-vy-p[0-9a-f]{8}$/)
  const again = provisionalUnit('An Vỹ', 'ubnd huyện  Khoái Châu', ISSUER.id, 'commune', '2024-03-31')
  expect(again.id).toBe(AN_VY.id)
  expect(provisionalUnit('An Vỹ', 'UBND huyện Kim Động', null, 'commune', LETTER).id).not.toBe(AN_VY.id)
})

describe('without any list', () => {
  it('provisional units stand below their issuer, in force without known limits', () => {
    const { directory, moved, settledProvisional } = run([])
    expect([moved, settledProvisional]).toEqual([[], []])
    expect(
      directory
        .childrenOn(ISSUER.id, LETTER)
        .map((unit) => unit.id)
        .sort(),
    ).toEqual([AN_VY.id, DONG_TIEN.id, TOWN.id].sort())
    expect(directory.label(AN_VY.id, LETTER)).toMatchObject({ provisional: true, code: null })
    expect(directory.standingOn(AN_VY.id, '2026-11-22')).toEqual({ kind: 'unlisted' })
  })
})

describe('a list in force when the document speaks', () => {
  it('settles all units that it holds and moves what documents say of them', () => {
    const { derived, moved, settledProvisional } = run([list('2024-02-01', rows(...COMMUNES))])
    expect([...settledProvisional].sort()).toEqual(provisional.map((unit) => unit.id).sort())
    expect(moved.map(({ use, unitId }) => [use.unitId, unitId])).toEqual([
      [ISSUER.id, 'huyen-khoai-chau-330'],
      [AN_VY.id, 'xa-an-vi-12229'],
      [DONG_TIEN.id, 'xa-dong-tien-12241'],
      [TOWN.id, 'thi-tran-khoai-chau-12205'],
    ])
    expect(derived.units.filter((unit) => unit.origin === 'provisional')).toEqual([])
  })

  it('leaves a unit that it lacks, below the listed issuer', () => {
    const { directory, settledProvisional } = run([list('2024-02-01', rows('12229,Xã An Vĩ'))])
    expect(settledProvisional).not.toContain(DONG_TIEN.id)
    expect(directory.get(DONG_TIEN.id)).toMatchObject({ origin: 'provisional', to: null })
    expect(directory.ancestorsOn(DONG_TIEN.id, LETTER).map((unit) => unit.id)).toEqual([
      'tinh-hung-yen-33',
      'huyen-khoai-chau-330',
    ])
  })

  it('never settles a differently accented name', () => {
    const typo = below('Đông Tiên')
    const { settledProvisional } = run([list('2024-02-01', rows(...COMMUNES))], {
      provisional: [ISSUER, typo],
      uses: [],
    })
    expect(settledProvisional).toEqual([ISSUER.id])
  })

  it('reports a name that fits several and leaves it', () => {
    const bare = below('Khoái Châu')
    const { settledProvisional, issues } = run([list('2024-02-01', rows(...COMMUNES, '12999,Xã Khoái Châu'))], {
      ...{ provisional: [ISSUER, bare], uses: [] },
    })
    expect(settledProvisional).toEqual([ISSUER.id])
    expect(issues.map((issue) => issue.code)).toContain('units.provisional-ambiguous')
  })
})

describe('a list that begins later', () => {
  it('ends the provisional units and takes over as assumed, by name in the same place', () => {
    const { derived, directory, moved, settledProvisional } = run([list('2024-11-01', rows(...COMMUNES))])
    expect([moved, settledProvisional]).toEqual([[], []])
    expect(directory.get(AN_VY.id)?.to).toBe('2024-11-01')
    expect(derived.successions).toContainEqual({
      ...{
        predecessorId: AN_VY.id,
        successorId: 'xa-an-vi-12229',
        on: '2024-11-01',
        extent: 'assumed',
        basis: 'same-name',
      },
    })
    expect(directory.standingOn(ISSUER.id, '2024-11-01')).toMatchObject({
      successors: [{ unit: { id: 'huyen-khoai-chau-330' } }],
    })
  })

  it('leaves open what became of a unit whose name it lacks', () => {
    const { directory } = run([list('2024-11-01', rows('12229,Xã An Vĩ'))])
    expect(directory.standingOn(DONG_TIEN.id, '2024-11-01')).toEqual({
      kind: 'succeeded',
      successors: [],
      incomplete: true,
    })
  })

  it('of another place changes nothing', () => {
    const { directory } = run([
      list('2024-11-01', ['34,Tỉnh Thái Bình,province,', '340,Huyện Kiến Xương,district,34'], '34'),
    ])
    expect(directory.get(AN_VY.id)?.to).toBeNull()
  })

  it('takes a later use of the provisional unit', () => {
    const later = [...uses, { unitId: AN_VY.id, on: '2024-12-31' }]
    const { moved } = run([list('2024-11-01', rows(...COMMUNES))], { uses: later })
    expect(moved).toEqual([{ use: { unitId: AN_VY.id, on: '2024-12-31' }, unitId: 'xa-an-vi-12229' }])
  })
})

it('a unit that stays keeps its place when its issuer was settled by an earlier import', () => {
  const sources = [list('2024-02-01', rows('12229,Xã An Vĩ'))]
  const first = run(sources)
  const next = run([...sources, list('2024-03-15', rows('12229,Xã An Vĩ', '12241,Xã Đồng Tiến'))], {
    ...{ before: first.derived, provisional: [DONG_TIEN], uses: [{ unitId: DONG_TIEN.id, on: LETTER }] },
  })
  expect(next.directory.standingOn(DONG_TIEN.id, '2024-03-15')).toMatchObject({
    successors: [{ unit: { id: 'xa-dong-tien-12241' }, extent: 'assumed' }],
  })
})

describe('uses of listed units', () => {
  const before = list('2024-11-01', rows('12265,Xã Chí Minh', '12271,Xã Thuần Hưng'))
  const after = list('2025-07-01', ['33,Tỉnh Hưng Yên,province,', '12265,Xã Chí Minh,commune,33'])
  const merger = lineage('2025-07-01', [
    '12265,Xã Chí Minh,12265,Xã Chí Minh,full',
    '12271,Xã Thuần Hưng,12265,Xã Chí Minh,full',
  ])
  const known = (...sources: DerivationInput['sources']): DerivedUnits => derive(sources).derived

  it('move to the unit that bore code and name on the date when an id comes to mean an earlier unit', () => {
    const use = { unitId: 'xa-chi-minh-12265', on: '2025-08-31' }
    expect(known(after).units.map((unit) => unit.id)).toContain(use.unitId)
    const { moved } = derive([before, after, merger], { before: known(after), uses: [use] })
    expect(moved).toEqual([{ use, unitId: 'xa-chi-minh-12265-2' }])
  })

  it('stay, with a warning, when the unit turns out to have ended before the date', () => {
    const use = { unitId: 'xa-thuan-hung-12271', on: '2025-08-31' }
    const { moved, issues } = derive([before, after, merger], { before: known(before), uses: [use] })
    expect(moved).toEqual([])
    expect(issues.map((issue) => issue.code)).toContain('units.use-outside')
  })

  it('stay where nothing changed for their date', () => {
    const use = { unitId: 'xa-chi-minh-12265', on: '2025-01-31' }
    expect(derive([before, after, merger], { before: known(before), uses: [use] }).moved).toEqual([])
  })
})
