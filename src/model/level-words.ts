import type { Decimal } from './decimal.ts'
import { formatDecimal } from './format.ts'
import type { Lang } from './text.ts'
import type { UnitLevel } from './unit.ts'

const UNITS_OF_LEVEL: Readonly<Record<UnitLevel, readonly [vi: string, one: string, many: string]>> = {
  nation: ['quốc gia', 'nation', 'nations'],
  ministry: ['bộ, ngành', 'ministry', 'ministries'],
  province: ['tỉnh, thành phố', 'province', 'provinces'],
  department: ['sở, ngành', 'department', 'departments'],
  district: ['đơn vị cấp huyện', 'district', 'districts'],
  commune: ['đơn vị cấp xã', 'commune', 'communes'],
  unknown: ['đơn vị', 'unit', 'units'],
}

/** "25 đơn vị cấp xã", "1 commune". */
export function countUnits(count: number, level: UnitLevel, lang: Lang): string {
  const [vi, one, many] = UNITS_OF_LEVEL[level]
  return `${formatDecimal(String(count) as Decimal, lang)} ${lang === 'vi' ? vi : count === 1 ? one : many}`
}

/** The level as a heading: "Đơn vị cấp xã", "Communes". */
export function levelHeading(level: UnitLevel, lang: Lang): string {
  const [vi, , many] = UNITS_OF_LEVEL[level]
  const words = lang === 'vi' ? vi : many
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)
}
