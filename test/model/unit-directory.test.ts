import { describe, expect, it } from 'vitest'
import type { DerivedUnits, Succession, Unit } from '../../src/model/unit.ts'
import { unitDirectory } from '../../src/model/unit-directory-index.ts'
import { editDistance } from '../../src/model/unit-directory-near.ts'

interface Sketch {
  readonly id: string
  readonly name: string
  readonly parent?: string
  readonly level?: Unit['level']
  readonly from?: string | null
  readonly to?: string | null
  readonly code?: string | null
}

function unit({ id, name, parent, level = 'commune', from = '2024-01-01', to = null, code = id }: Sketch): Unit {
  const versions = [{ from, to, name, code, parentId: parent ?? null }]
  return { id, level, origin: 'list', from, to, versions, aliases: [] }
}

function step(predecessorId: string, successorId: string | null, on: string, extent: Succession['extent']): Succession {
  return { predecessorId, successorId, on, extent, basis: 'lineage' }
}

const [MERGED, TODAY] = ['2025-07-01', '2026-11-22']
const DISTRICT: DerivedUnits = {
  units: [
    unit({ id: 'p', name: 'Tỉnh Hưng Yên', level: 'province' }),
    unit({ id: 'd', name: 'Huyện Khoái Châu', level: 'district', parent: 'p' }),
    unit({ id: 'town', name: 'Thị trấn Khoái Châu', parent: 'd', code: '2' }),
    unit({ id: 'commune', name: 'Xã Khoái Châu', parent: 'd', code: '1' }),
    unit({ id: 'vi', name: 'Xã An Vĩ', parent: 'd', code: '3', to: MERGED }),
    unit({ id: 'minh', name: 'Xã Bình Minh', parent: 'd', code: '4' }),
    unit({ id: 'duc', name: 'Phường Phường Đúc', parent: 'd', code: '5' }),
    unit({ id: 'elsewhere', name: 'Xã Bình Minh', parent: 'p', code: '6' }),
  ],
  successions: [],
}

describe('findOn', () => {
  const directory = unitDirectory(DISTRICT)
  const found = (name: string, date = '2024-02-29', within: string | null = 'd') => {
    const match = directory.findOn(name, date, within)
    if (match.kind === 'one') return `${match.unit.id} ${match.quality}`
    const units = match.kind === 'several' ? match.candidates : match.near
    return `${match.kind}: ${units.map((each) => each.id).join(' ')}`
  }

  it('matches in stages, strictest first', () => {
    expect(found('Xã An Vĩ')).toBe('vi exact')
    expect(found('xã An Vỹ')).toBe('vi spelling')
    expect(found('UBND xã An Vỹ')).toBe('vi bare-name')
    expect(found('An Vỹ')).toBe('vi bare-name')
    expect(found('an vy')).toBe('vi plain')
    expect(found('UBND xa An Vi')).toBe('vi plain')
  })

  it('picks the town by its printed type though a commune of the same name lies beside it', () => {
    expect(found('Thị trấn Khoái Châu')).toBe('town exact')
    expect(found('TT. Khoái Châu')).toBe('town bare-name')
  })

  it('answers a bare name of two units with both', () => {
    expect(found('Khoái Châu')).toBe('several: town commune')
  })

  it('never takes a name with diacritics for a differently accented one, and suggests it', () => {
    expect(found('Bình Mình')).toBe('none: minh')
    expect(found('Xã Binh Minh')).toBe('none: minh')
  })

  it('never takes a printed type for another type', () => {
    expect(found('Phường An Vĩ')).toBe('none: vi')
  })

  it('knows a name that begins like a type word', () => {
    expect(found('Phường Đúc')).toBe('duc bare-name')
    expect(found('Phuong Duc')).toBe('duc plain')
  })

  it('looks only below the unit asked for, at any depth', () => {
    expect(found('Bình Minh')).toBe('minh bare-name')
    expect(found('Bình Minh', '2024-02-29', null)).toBe('several: minh elsewhere')
    expect(found('Xã Bình Minh', '2024-02-29', 'p')).toBe('several: minh elsewhere')
  })

  it('heeds a place printed behind the name', () => {
    expect(found('Bình Minh, huyện Khoái Châu', '2024-02-29', null)).toBe('minh bare-name')
    expect(found('Binh Minh - Huyen Khoai Chau', '2024-02-29', null)).toBe('minh plain')
    expect(found('Bình Minh - Tỉnh Phú Thọ', '2024-02-29', null)).toMatch(/^none/)
  })

  it('finds only units in force on the date', () => {
    expect(found('Xã An Vĩ', '2025-06-30')).toBe('vi exact')
    expect(found('Xã An Vĩ', MERGED)).toBe('none: ')
  })
})

describe('search', () => {
  const directory = unitDirectory(DISTRICT)
  const ids = (text: string): readonly string[] => directory.search(text).map((each) => each.id)

  it('finds units of all times by name, best match first, by code and by id', () => {
    expect(ids('An Vĩ')).toEqual(['vi'])
    expect(ids('Khoai Chau')).toEqual(['commune', 'd', 'town'])
    expect(ids('3')).toEqual(['vi'])
    expect(ids('town')).toEqual(['town'])
    expect(ids('Không có')).toEqual([])
  })

  it('finds a unit by the portal code it had', () => {
    const known = unit({ id: 'x', name: 'Tỉnh Hưng Yên', level: 'province' })
    const aliases = [{ scheme: 'portal-code', value: 'H31', from: null, to: '2025-07-01' }] as const
    expect(unitDirectory({ units: [{ ...known, aliases }], successions: [] }).search('h31')).toHaveLength(1)
  })
})

describe('the hierarchy on a date', () => {
  const directory = unitDirectory(DISTRICT)

  it('lists children in the order of their codes', () => {
    expect(directory.childrenOn('d', '2024-02-29').map((each) => each.id)).toEqual([
      'commune',
      'town',
      'vi',
      'minh',
      'duc',
    ])
    expect(directory.childrenOn('d', MERGED).map((each) => each.id)).not.toContain('vi')
    expect(directory.childrenOn(null, MERGED).map((each) => each.id)).toEqual(['p'])
  })

  it('lists ancestors outermost first', () => {
    expect(directory.ancestorsOn('town', MERGED).map((each) => each.name)).toEqual([
      'Tỉnh Hưng Yên',
      'Huyện Khoái Châu',
    ])
  })

  it('follows a unit whose parent and spelling change', () => {
    const moved: Unit = {
      ...unit({ id: 'x', name: '' }),
      versions: [
        { from: '2024-01-01', to: MERGED, name: 'Xã Việt Hòa', code: 'x', parentId: 'd' },
        { from: MERGED, to: null, name: 'Xã Việt Hoà', code: 'x', parentId: 'p' },
      ],
    }
    const units = unitDirectory({ ...DISTRICT, units: [...DISTRICT.units, moved] })
    expect(units.label('x', '2025-06-30').name).toBe('Xã Việt Hòa')
    expect(units.label('x', MERGED).name).toBe('Xã Việt Hoà')
    expect(units.label('x', '2020-01-01').name).toBe('Xã Việt Hòa')
    expect(units.childrenOn('d', MERGED)).not.toContain(moved)
    expect(units.childrenOn('p', MERGED)).toContain(moved)
    expect(units.findOn('Xã Việt Hòa', MERGED)).toMatchObject({ kind: 'one', quality: 'spelling' })
  })

  it('takes an unknown id for a bug', () => {
    expect(directory.get('nobody')).toBeUndefined()
    expect(() => directory.label('nobody', MERGED)).toThrow(/No unit/)
  })
})

describe('standingOn', () => {
  const ended = (id: string, to: string, from = '2024-01-01'): Unit => unit({ id, name: `Xã ${id}`, from, to })
  const inForce = (id: string): Unit => unit({ id, name: `Xã ${id}`, from: MERGED })
  const standing = (units: readonly Unit[], successions: readonly Succession[], date = TODAY) => {
    const answer = unitDirectory({ units, successions }).standingOn('a', date)
    if (answer.kind !== 'succeeded') return answer.kind
    const successors = answer.successors.map(({ unit: { id }, extent, steps }) => `${id} ${extent} ${steps.length}`)
    return [...successors, ...(answer.incomplete ? ['incomplete'] : [])]
  }

  it('tells units in force, not yet and succeeded apart', () => {
    expect(standing([unit({ id: 'a', name: 'Xã A' })], [])).toBe('in-force')
    expect(standing([inForce('a')], [], '2025-06-30')).toBe('not-yet')
    expect(standing([ended('a', MERGED), inForce('b')], [step('a', 'b', MERGED, 'full')])).toEqual(['b full 1'])
  })

  it('follows all steps and keeps the weakest link', () => {
    const units = [ended('a', '2025-01-01'), ended('b', MERGED, '2025-01-01'), inForce('c'), inForce('d')]
    expect(standing(units, [step('a', 'b', '2025-01-01', 'full'), step('b', 'c', MERGED, 'full')])).toEqual([
      'c full 2',
    ])
    expect(standing(units, [step('a', 'b', '2025-01-01', 'assumed'), step('b', 'c', MERGED, 'full')])).toEqual([
      'c assumed 2',
    ])
    const split = [
      step('a', 'b', '2025-01-01', 'full'),
      step('b', 'c', MERGED, 'partial'),
      step('b', 'd', MERGED, 'partial'),
    ]
    expect(standing(units, split)).toEqual(['c partial 2', 'd partial 2'])
  })

  it('lists a successor reached on two ways once, by the stronger way', () => {
    const units = [
      ended('a', '2025-01-01'),
      ended('b', MERGED, '2025-01-01'),
      ended('c', MERGED, '2025-01-01'),
      inForce('d'),
    ]
    const steps = [
      step('a', 'b', '2025-01-01', 'assumed'),
      step('a', 'c', '2025-01-01', 'partial'),
      step('b', 'd', MERGED, 'full'),
      step('c', 'd', MERGED, 'full'),
    ]
    expect(standing(units, steps)).toEqual(['d partial 2'])
  })

  it('says when something is not established', () => {
    const units = [ended('a', MERGED), inForce('b')]
    expect(standing(units, [])).toEqual(['incomplete'])
    expect(standing(units, [step('a', null, MERGED, 'unknown')])).toEqual(['incomplete'])
    expect(standing(units, [step('a', 'b', MERGED, 'partial')])).toEqual(['b partial 1', 'incomplete'])
    const chain = [ended('a', '2025-01-01'), ended('b', MERGED, '2025-01-01')]
    expect(standing(chain, [step('a', 'b', '2025-01-01', 'full')])).toEqual(['incomplete'])
  })
})

describe('editDistance', () => {
  it('counts changes of one letter up to a limit', () => {
    expect(editDistance('an vi', 'an vi', 2)).toBe(0)
    expect(editDistance('an vi', 'an vin', 2)).toBe(1)
    expect(editDistance('an vi', 'am vy', 2)).toBe(2)
    expect(editDistance('an vi', 'dong tien', 2)).toBe(3)
  })
})
