import { describe, expect, it } from 'vitest'
import type { UnitDirectory } from '../../../src/model/unit-directory.ts'
import { CATALOGUE } from '../../../src/platform/catalogue/index.ts'
import { derive, directoryOf, lineage, list, source } from './sources.ts'

const [OLD, NEW] = ['2024-11-01', '2025-07-01']
const PLACE = ['33,Tỉnh Hưng Yên,province,', '330,Huyện Khoái Châu,district,33']

/** Units as "id [from, to)", of the communes only. */
function lives(directory: UnitDirectory): readonly string[] {
  return directory.units
    .filter((unit) => unit.level === 'commune')
    .map((unit) => `${unit.id} ${unit.from ?? '?'} ${unit.to ?? ''}`.trim())
}

/** Successions as "predecessor extent basis successor". */
function steps(sources: Parameters<typeof derive>[0]): readonly string[] {
  return derive(sources).derived.successions.map(
    ({ predecessorId, successorId, extent, basis }) => `${predecessorId} ${extent} ${basis} ${successorId}`,
  )
}

function issueCodes(sources: Parameters<typeof derive>[0]): readonly string[] {
  const { issues } = derive(sources)
  for (const issue of issues) expect(CATALOGUE).toHaveProperty([issue.code])
  return issues.map((issue) => issue.code)
}

describe('a unit in a later list', () => {
  const before = list(OLD, [...PLACE, '1,Xã Việt Hòa,commune,330'])

  it('goes on under another spelling and another parent as a new version', () => {
    const directory = directoryOf([before, list(NEW, ['33,Tỉnh Hưng Yên,province,', '1,xã Việt Hoà,commune,33'])])
    expect(lives(directory)).toEqual([`xa-viet-hoa-1 ${OLD}`])
    expect(directory.get('xa-viet-hoa-1')?.versions).toEqual([
      { from: OLD, to: NEW, name: 'Xã Việt Hòa', code: '1', parentId: 'huyen-khoai-chau-330' },
      { from: NEW, to: null, name: 'xã Việt Hoà', code: '1', parentId: 'tinh-hung-yen-33' },
    ])
  })

  it('is another unit when its type word changed, and follows by its code as assumed', () => {
    const sources = [before, list(NEW, [...PLACE, '1,Phường Việt Hòa,commune,330'])]
    expect(lives(directoryOf(sources))).toEqual([`phuong-viet-hoa-1 ${NEW}`, `xa-viet-hoa-1 ${OLD} ${NEW}`])
    expect(steps(sources)).toEqual(['xa-viet-hoa-1 assumed same-code phuong-viet-hoa-1'])
    expect(issueCodes(sources)).toEqual(['units.assumed'])
  })

  it('is another unit of the same name when a lineage says it was formed anew', () => {
    const sources = [
      list(OLD, [...PLACE, '1,Xã Chí Minh,commune,330', '2,Xã Thuần Hưng,commune,330']),
      list(NEW, ['33,Tỉnh Hưng Yên,province,', '1,Xã Chí Minh,commune,33']),
      lineage(NEW, ['1,Xã Chí Minh,1,Xã Chí Minh,full', '2,Xã Thuần Hưng,1,Xã Chí Minh,full']),
    ]
    expect(lives(directoryOf(sources))).toEqual([
      `xa-chi-minh-1 ${OLD} ${NEW}`,
      `xa-chi-minh-1-2 ${NEW}`,
      `xa-thuan-hung-2 ${OLD} ${NEW}`,
    ])
    expect(steps(sources)).toEqual([
      'xa-chi-minh-1 full lineage xa-chi-minh-1-2',
      'xa-thuan-hung-2 full lineage xa-chi-minh-1-2',
    ])
  })

  it('goes on when the only edge of the lineage is from itself to itself', () => {
    const sources = [
      before,
      list(NEW, [...PLACE, '1,Xã Việt Hoà,commune,330']),
      lineage(NEW, ['1,Xã Việt Hòa,1,Xã Việt Hòa,full']),
    ]
    expect(lives(directoryOf(sources))).toEqual([`xa-viet-hoa-1 ${OLD}`])
    expect(steps(sources)).toEqual([])
  })
})

describe('a list of a part', () => {
  const nation = list(OLD, [
    ...PLACE,
    '1,Xã A,commune,330',
    '331,Huyện Kim Động,district,33',
    '2,Xã B,commune,331',
    '34,Tỉnh Thái Bình,province,',
  ])

  it('ends nothing outside its scope', () => {
    const directory = directoryOf([nation, list('2025-01-01', [...PLACE, '3,Xã C,commune,330'], '330')])
    expect(lives(directory)).toEqual([`xa-a-1 ${OLD} 2025-01-01`, `xa-b-2 ${OLD}`, 'xa-c-3 2025-01-01'])
    expect(directory.get('huyen-kim-dong-331')?.to).toBeNull()
  })

  it('that lacks its own scope ends that unit', () => {
    const directory = directoryOf([nation, list(NEW, ['33,Tỉnh Hưng Yên,province,', '9,Xã C,commune,33'], '330')])
    expect(directory.get('huyen-khoai-chau-330')?.to).toBe(NEW)
    expect(lives(directory)).toEqual([`xa-a-1 ${OLD} ${NEW}`, `xa-b-2 ${OLD}`, `xa-c-9 ${NEW}`])
  })

  it('of provinces says nothing about communes, a list of communes nothing about departments', () => {
    const provinces = list(NEW, ['33,Tỉnh Hưng Yên,province,', '34,Tỉnh Thái Bình,province,'])
    expect(lives(directoryOf([nation, provinces]))).toEqual([`xa-a-1 ${OLD}`, `xa-b-2 ${OLD}`])
    const departments = list(OLD, ['33,Tỉnh Hưng Yên,province,', 'S1,Sở Tư pháp,department,33'])
    const communes = list(NEW, ['33,Tỉnh Hưng Yên,province,', '9,Xã C,commune,33'])
    const directory = directoryOf([nation, departments, communes])
    expect(directory.get('so-tu-phap-s1')?.to).toBeNull()
    expect(lives(directory)).toEqual([`xa-a-1 ${OLD} ${NEW}`, `xa-b-2 ${OLD} ${NEW}`, `xa-c-9 ${NEW}`])
  })
})

describe('a predecessor under another name than in the last list', () => {
  const sources = [
    list(OLD, [...PLACE, '14,Xã Dạ Trạch,commune,330', '17,Xã Hàm Tử,commune,330', '23,Xã Tân Dân,commune,330']),
    list(NEW, ['33,Tỉnh Hưng Yên,province,', '23,Xã Triệu Việt Vương,commune,33']),
    lineage(NEW, ['14,Xã Phạm Hồng Thái,23,Xã Triệu Việt Vương,full', '23,Xã Tân Dân,23,Xã Triệu Việt Vương,full']),
  ]
  const directory = directoryOf(sources)

  it('is a unit of its own, in force at the earliest from the day after that list', () => {
    expect(lives(directory)).toEqual([
      `xa-da-trach-14 ${OLD} ${NEW}`,
      `xa-ham-tu-17 ${OLD} ${NEW}`,
      `xa-pham-hong-thai-14 2024-11-02 ${NEW}`,
      `xa-tan-dan-23 ${OLD} ${NEW}`,
      `xa-trieu-viet-vuong-23 ${NEW}`,
    ])
    expect(directory.get('xa-pham-hong-thai-14')?.origin).toBe('lineage')
    expect(directory.ancestorsOn('xa-pham-hong-thai-14', '2025-01-01').at(-1)?.name).toBe('Huyện Khoái Châu')
  })

  it('follows the holder of its code as assumed; who shares neither code nor name has no known successor', () => {
    expect(directory.standingOn('xa-da-trach-14', NEW)).toMatchObject({
      successors: [{ unit: { id: 'xa-trieu-viet-vuong-23' }, extent: 'assumed' }],
      incomplete: false,
    })
    expect(directory.standingOn('xa-ham-tu-17', NEW)).toEqual({ kind: 'succeeded', successors: [], incomplete: true })
    expect(issueCodes(sources)).toEqual([
      'units.from-lineage',
      'units.assumed',
      'units.ended-unexplained',
      'units.ended-unexplained',
    ])
  })

  it('follows a unit of its own name under a new code rather than the new holder of its code', () => {
    const moved = [
      list(OLD, [...PLACE, '41,Xã Đồng Tiến,commune,330', '44,Xã Hồng Tiến,commune,330']),
      list(NEW, ['33,Tỉnh Hưng Yên,province,', '38,Xã Việt Tiến,commune,33']),
      lineage(NEW, ['44,Xã Đồng Tiến,38,Xã Việt Tiến,full', '41,Xã Tân Mới,38,Xã Việt Tiến,full']),
    ]
    expect(steps(moved).filter((step) => step.includes('assumed'))).toEqual([
      'xa-dong-tien-41 assumed same-name xa-dong-tien-44',
      'xa-hong-tien-44 assumed same-code xa-dong-tien-44',
    ])
  })

  it('whose accents alone differ is the same unit, and an issue says so', () => {
    const mistyped = [
      list(OLD, [...PLACE, '66,Xã Sập Vạt,commune,330']),
      list(NEW, ['33,Tỉnh Hưng Yên,province,', '67,Xã Yên Châu,commune,33']),
      lineage(NEW, ['66,Xã Sặp Vạt,67,Xã Yên Châu,full']),
    ]
    expect(steps(mistyped)).toEqual(['xa-sap-vat-66 full lineage xa-yen-chau-67'])
    expect(issueCodes(mistyped)).toContain('units.lineage-spelling')
  })

  it('whose code nobody held lies where the units lie that it merged with', () => {
    const [first, ...rest] = sources
    const more = lineage(NEW, ['99,Xã Mới,23,Xã Triệu Việt Vương,full'])
    if (first === undefined) throw new Error('no source')
    const found = directoryOf([first, ...rest, more])
    expect(found.ancestorsOn('xa-moi-99', '2025-01-01').at(-1)?.name).toBe('Huyện Khoái Châu')
  })
})

describe('a successor', () => {
  const before = list(OLD, [...PLACE, '1,Xã A,commune,330', '2,Xã B,commune,330'])
  const edges = ['1,Xã A,3,Xã Mới,full', '2,Xã B,3,Xã Mới,full']

  it('is made from the lineage when no list of its date is there, and is the same unit when that arrives', () => {
    const alone = directoryOf([before, lineage(NEW, edges)])
    expect(lives(alone)).toEqual([`xa-a-1 ${OLD} ${NEW}`, `xa-b-2 ${OLD} ${NEW}`, `xa-moi-3 ${NEW}`])
    expect(alone.get('xa-moi-3')?.origin).toBe('lineage')
    const listed = directoryOf([
      before,
      lineage(NEW, edges),
      list(NEW, ['33,Tỉnh Hưng Yên,province,', '3,Xã Mới,commune,33']),
    ])
    expect(listed.get('xa-moi-3')).toMatchObject({ origin: 'list', from: NEW, to: null })
  })

  it('that the list has under another code is linked as assumed, with a warning', () => {
    const sources = [before, lineage(NEW, edges), list(NEW, ['33,Tỉnh Hưng Yên,province,', '4,Xã Mới,commune,33'])]
    expect(steps(sources)).toEqual(['xa-a-1 assumed same-name xa-moi-4', 'xa-b-2 assumed same-name xa-moi-4'])
    expect(issueCodes(sources)).toContain('units.successor-code')
  })

  it('that the list lacks is not established, with a warning', () => {
    const sources = [before, lineage(NEW, edges), list(NEW, ['33,Tỉnh Hưng Yên,province,', '5,Xã Khác,commune,33'])]
    expect(steps(sources)).toEqual(['xa-a-1 unknown lineage null', 'xa-b-2 unknown lineage null'])
    expect(issueCodes(sources)).toContain('units.successor-not-listed')
  })

  it('not established in one source gives way to another source that knows it', () => {
    const unknown = lineage(NEW, ['1,Xã A,,,unknown'])
    const after = list(NEW, [...PLACE, '3,Xã Mới,commune,330'])
    expect(steps([before, unknown, after])).toContain('xa-a-1 unknown lineage null')
    expect(steps([before, unknown, after, lineage(NEW, edges)])).toEqual([
      'xa-a-1 full lineage xa-moi-3',
      'xa-b-2 full lineage xa-moi-3',
    ])
  })

  it('of a part only leaves the rest open unless the code goes on', () => {
    const sources = [
      before,
      list(NEW, [...PLACE, '1,Xã A,commune,330', '2,Xã B,commune,330']),
      lineage(NEW, ['1,Xã A,2,Xã B,partial']),
    ]
    expect(steps(sources)).toEqual([
      'xa-a-1 assumed same-code xa-a-1-2',
      'xa-a-1 partial lineage xa-b-2-2',
      'xa-b-2 assumed same-code xa-b-2-2',
    ])
  })
})

describe('an assumed successor', () => {
  it('is no namesake from another district of the new province', () => {
    const sources = [
      list(OLD, [
        ...PLACE,
        '1,Xã Quang Trung,commune,330',
        '331,Huyện Kim Động,district,33',
        '2,Xã B,commune,331',
        '3,Xã C,commune,331',
      ]),
      list(NEW, ['33,Tỉnh Hưng Yên,province,', '3,Xã Quang Trung,commune,33']),
      lineage(NEW, ['2,Xã B,3,Xã Quang Trung,full', '3,Xã C,3,Xã Quang Trung,full']),
    ]
    expect(directoryOf(sources).standingOn('xa-quang-trung-1', NEW)).toMatchObject({ successors: [], incomplete: true })
  })

  it('is not the neighbour of the same name that was there before', () => {
    const sources = [
      list(OLD, [...PLACE, '1,Xã Khoái Châu,commune,330', '2,Thị trấn Khoái Châu,commune,330']),
      list(NEW, [...PLACE, '1,Xã Khoái Châu,commune,330']),
    ]
    expect(steps(sources)).toEqual([])
  })
})

describe('sources that disagree', () => {
  it('the wider list is believed, and an issue names both', () => {
    const district = list(OLD, [...PLACE, '1,Xã Khác,commune,330'], '330')
    const nation = list(OLD, [...PLACE, '1,Xã A,commune,330', '34,Tỉnh Thái Bình,province,'])
    for (const sources of [
      [district, nation],
      [nation, district],
    ]) {
      expect(lives(directoryOf(sources))).toEqual([`xa-a-1 ${OLD}`])
      expect(issueCodes(sources)).toContain('units.lists-disagree')
    }
  })

  it('on the extent, a part is believed', () => {
    const before = list(OLD, [...PLACE, '1,Xã A,commune,330', '2,Xã B,commune,330'])
    const after = list(NEW, [...PLACE, '2,Xã Mới,commune,330'])
    const sources = [
      before,
      after,
      lineage(NEW, ['1,Xã A,2,Xã Mới,full', '2,Xã B,2,Xã Mới,full']),
      lineage(NEW, ['1,Xã A,2,Xã Mới,partial']),
    ]
    expect(steps(sources)).toContain('xa-a-1 partial lineage xa-moi-2')
    expect(issueCodes(sources)).toContain('units.lineages-disagree')
  })
})

it('portal codes are aliases with their time; a list without them says nothing', () => {
  const header = 'code,name,level,parentCode,portalCode'
  const sources = [
    source(OLD, `${header}\n33,Tỉnh Hưng Yên,province,,H31`),
    list('2025-01-01', ['33,Tỉnh Hưng Yên,province,']),
    source(NEW, `${header}\n33,Tỉnh Hưng Yên,province,,H99`),
  ]
  expect(directoryOf(sources).get('tinh-hung-yen-33')?.aliases).toEqual([
    { scheme: 'statistics-code', value: '33', from: OLD, to: null },
    { scheme: 'portal-code', value: 'H31', from: OLD, to: NEW },
    { scheme: 'portal-code', value: 'H99', from: NEW, to: null },
  ])
})
