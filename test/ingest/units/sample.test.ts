import { describe, expect, it } from 'vitest'
import { derive, directoryOf, sampleSources } from './sources.ts'

const LETTER = '2024-02-29'
const TODAY = '2026-11-22'

/** The 25 names as the results of February 2024 print them, and the commune that each belongs to today. */
const TODAYS: Readonly<Record<string, string | null>> = {
  'Thị trấn Khoái Châu': 'Xã Khoái Châu',
  'Đông Tảo': 'Xã Hoàn Long',
  'Bình Minh': 'Xã Mễ Sở',
  'Dạ Trạch': 'Xã Triệu Việt Vương',
  'Hàm Tử': 'Xã Triệu Việt Vương',
  'Ông Đình': 'Xã Triệu Việt Vương',
  'Tân Dân': 'Xã Triệu Việt Vương',
  'Tứ Dân': 'Xã Châu Ninh',
  'An Vỹ': 'Xã Triệu Việt Vương',
  'Đông Kết': 'Xã Khoái Châu',
  'Bình Kiều': null,
  'Dân Tiến': 'Xã Việt Tiến',
  'Đồng Tiến': 'Xã Việt Tiến',
  'Hồng Tiến': 'Xã Việt Tiến',
  'Tân Châu': 'Xã Châu Ninh',
  'Liên Khê': 'Xã Khoái Châu',
  'Phùng Hưng': 'Xã Khoái Châu',
  'Việt Hoà': 'Xã Việt Tiến',
  'Đông Ninh': 'Xã Châu Ninh',
  'Đại Tập': 'Xã Châu Ninh',
  'Chí Tân': 'Xã Chí Minh',
  'Đại Hưng': 'Xã Chí Minh',
  'Thuần Hưng': 'Xã Chí Minh',
  'Thành Công': 'Xã Chí Minh',
  'Nhuế Dương': 'Xã Chí Minh',
}

describe('the sample of Khoái Châu', () => {
  const directory = directoryOf(sampleSources())
  const district = directory.findOn('UBND huyện Khoái Châu', LETTER)

  it('knows the district and its 25 communes of February 2024', () => {
    if (district.kind !== 'one') throw new Error(district.kind)
    expect(district.unit.id).toBe('huyen-khoai-chau-330')
    expect(directory.childrenOn(district.unit.id, LETTER)).toHaveLength(25)
    expect(directory.childrenOn(district.unit.id, '2025-06-30')).toHaveLength(20)
    expect(directory.childrenOn('tinh-hung-yen-33-2', TODAY)).toHaveLength(7)
  })

  it.each(Object.entries(TODAYS))('%s belongs to %s today', (printed, today) => {
    const match = directory.findOn(printed, LETTER, 'huyen-khoai-chau-330')
    if (match.kind !== 'one') throw new Error(match.kind)
    const standing = directory.standingOn(match.unit.id, TODAY)
    if (standing.kind !== 'succeeded') throw new Error(standing.kind)
    expect(standing.successors.map(({ unit, extent }) => [unit.name, extent])).toEqual(
      today === null ? [] : [[today, 'full']],
    )
    expect(standing.incomplete).toBe(today === null)
  })

  it('keeps units apart that share a code or a name', () => {
    expect(directory.search('12205').map((unit) => unit.id)).toEqual([
      'thi-tran-khoai-chau-12205',
      'xa-khoai-chau-12205',
    ])
    expect(directory.search('12223').map((unit) => unit.id)).toEqual(['xa-tan-dan-12223', 'xa-trieu-viet-vuong-12223'])
    expect(directory.search('12271').map((unit) => unit.id)).toEqual(['xa-thuan-hung-12271', 'xa-chi-minh-12271'])
    expect(directory.search('Chí Minh').map((unit) => unit.id)).toEqual(['xa-chi-minh-12265', 'xa-chi-minh-12271'])
    expect(directory.search('Đồng Tiến').map((unit) => unit.id)).toEqual(['xa-dong-tien-12241', 'xa-dong-tien-12244'])
  })

  it('raises no warning', () => {
    expect(derive(sampleSources()).issues.filter((issue) => issue.severity !== 'info')).toEqual([])
  })
})
