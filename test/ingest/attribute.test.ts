import { describe, expect, it } from 'vitest'
import { attributeToUnits } from '../../src/ingest/attribute.ts'
import { provisionalUnit } from '../../src/ingest/units/provisional.ts'
import type { Decimal } from '../../src/model/decimal.ts'
import { NOWHERE } from '../../src/model/issue.ts'
import { splitIssuer } from '../../src/model/issuer.ts'
import { monthPeriod } from '../../src/model/period.ts'
import type { ReadFigure, Reading } from '../../src/model/reading.ts'
import { unitDirectory } from '../../src/model/unit-directory-index.ts'
import type { ProvisionalUnit, UnitSource } from '../../src/model/unit-source.ts'
import { CATALOGUE } from '../../src/platform/catalogue/index.ts'
import { derive, list } from './units/sources.ts'

const MARCH = monthPeriod(2024, 3)
const LETTER = '2024-02-29'

const figureOf = (printedName: string): ReadFigure => ({
  subject: { kind: 'unit', printedName },
  figureId: 'onTime',
  reported: { kind: 'value', value: '99' as Decimal },
  printed: '99',
  place: NOWHERE,
})

function reading(names: readonly string[]): Reading {
  const facts = {
    ...{ issuer: null, superior: null, number: null, date: null },
    ...{ placeName: null, subject: null, period: null, cited: [] },
  }
  const source = { name: 'a.txt', format: 'txt', sha256: 'a', bytes: 1 } as const
  return { source, indexSetId: 'x', facts, figures: names.map(figureOf), totals: [], issues: [] }
}

interface Held {
  readonly sources?: readonly UnitSource[]
  readonly provisional?: readonly ProvisionalUnit[]
}

function attribute(issuer: string, names: readonly string[], held: Held, allowProvisional = false) {
  const { derived } = derive(held.sources ?? [], { provisional: held.provisional ?? [] })
  const result = attributeToUnits(reading(names), splitIssuer(issuer), MARCH, unitDirectory(derived), allowProvisional)
  for (const { code } of result.issues) expect(CATALOGUE).toHaveProperty([code])
  return { ...result, codes: result.issues.map(({ code, severity }) => `${severity} ${code}`) }
}

const ISSUER = provisionalUnit('UBND huyện Khoái Châu', null, null, 'district', LETTER)
const COMMUNE = provisionalUnit('Hồng Tiến', ISSUER.name, ISSUER.id, 'commune', LETTER)
const LETTERS = { provisional: [ISSUER, COMMUNE] }
const LISTS = {
  sources: [
    list('2024-02-01', [
      '33,Tỉnh Hưng Yên,province,',
      '330,Huyện Khoái Châu,district,33',
      '12244,Xã Hồng Tiến,commune,330',
    ]),
  ],
}

describe('an issuer near a known one', () => {
  it('told by its diacritics only is asked about, not made a second time', () => {
    const { attribution, issues, codes } = attribute('UBND huyện Khoai Chau', ['Hồng Tiến'], LETTERS)
    expect([attribution, codes]).toEqual([null, ['error attribution.issuer-near']])
    expect(issues[0]?.facts).toEqual({ name: 'UBND huyện Khoai Chau', near: ['Huyện Khoái Châu'] })
  })

  it('is made where the person says it is another unit, and the near names are told', () => {
    const { attribution, codes, issues } = attribute('UBND huyện Khoai Chau', ['Hồng Tiến'], LETTERS, true)
    expect(attribution?.provisional.map((unit) => unit.name)).toEqual(['Huyện Khoai Chau', 'Hồng Tiến'])
    expect(codes).toEqual(['warning attribution.provisional', 'warning attribution.provisional-near'])
    expect(issues[1]?.facts.near).toEqual(['"Huyện Khoai Chau": Huyện Khoái Châu'])
  })

  it('of another level or other letters is a new one, with a warning where it is near', () => {
    expect(attribute('UBND thị trấn Khoai Chau', ['A'], LETTERS).attribution).not.toBeNull()
    expect(attribute('UBND huyện Khoái Châm', ['A'], LETTERS).codes).toContain('warning attribution.provisional-near')
    expect(attribute('UBND huyện Kim Động', ['A'], LETTERS).codes).toEqual(['warning attribution.provisional'])
  })

  it('written wholly without diacritics is taken for the only unit that fits, and said', () => {
    const { attribution, codes, issues } = attribute('UBND huyen Khoai Chau', ['Hong Tien'], LISTS)
    expect(attribution).toMatchObject({ issuerId: 'huyen-khoai-chau-330', provisional: [] })
    expect(codes).toEqual(['warning attribution.plain-names'])
    expect(issues[0]?.facts.names).toEqual([
      'UBND huyen Khoai Chau → Huyện Khoái Châu (330) – Tỉnh Hưng Yên',
      'Hong Tien → Xã Hồng Tiến (12244) – Huyện Khoái Châu',
    ])
  })
})

describe('a unit near a known one', () => {
  it('that no list can tell of is made, and the near names are told', () => {
    const { attribution, issues, codes } = attribute('UBND huyện Khoái Châu', ['Hồng Tiên', 'An Vĩ'], LETTERS)
    expect(attribution?.provisional.map((unit) => unit.name)).toEqual(['Hồng Tiên', 'An Vĩ'])
    expect(codes).toEqual(['warning attribution.provisional', 'warning attribution.provisional-near'])
    expect(issues[1]?.facts).toEqual({ count: 1, near: ['"Hồng Tiên": Hồng Tiến – Huyện Khoái Châu'] })
  })

  it('asked for beside a list is not said to lack a list', () => {
    expect(attribute('UBND huyện Khoái Châu', ['Hồng Tiên'], LISTS).codes).toEqual(['error attribution.not-found-near'])
    expect(attribute('UBND huyện Khoái Châu', ['Hồng Tiên'], LISTS, true).codes).toEqual([
      'warning attribution.provisional-beside-list',
      'warning attribution.provisional-near',
    ])
  })
})

describe('a name with its place behind it', () => {
  const PROVINCE = 'UBND tỉnh Hưng Yên'

  it('makes the place too where no list holds it, once for all its units', () => {
    const names = ['Minh Châu (Huyện Khoái Châu)', 'Tân Dân (Huyện Khoái Châu)', 'Minh Châu (Huyện Yên Mỹ)']
    const { attribution } = attribute(PROVINCE, names, {})
    expect(attribution?.provisional.map(({ name, level }) => [name, level])).toEqual([
      ['Tỉnh Hưng Yên', 'province'],
      ['Huyện Khoái Châu', 'district'],
      ['Minh Châu', 'commune'],
      ['Tân Dân', 'commune'],
      ['Huyện Yên Mỹ', 'district'],
      ['Minh Châu', 'commune'],
    ])
    expect(new Set(attribution?.facts.map(({ unitId }) => unitId)).size).toBe(3)
  })

  it('of the area itself makes nothing: the suffix of portals', () => {
    const { attribution } = attribute(PROVINCE, ['Xã Bình Minh - Tỉnh Hưng Yên'], {})
    expect(attribution?.provisional.map(({ name }) => name)).toEqual(['Tỉnh Hưng Yên', 'Xã Bình Minh'])
  })

  it('is the listed unit there', () => {
    const { attribution } = attribute(PROVINCE, ['Hồng Tiến (Huyện Khoái Châu)'], LISTS)
    expect(attribution?.facts.map(({ unitId }) => unitId)).toEqual(['xa-hong-tien-12244'])
    expect(attribute(PROVINCE, ['Hồng Tiến (Huyện Yên Mỹ)'], LISTS).codes).toEqual(['error attribution.not-found'])
  })
})
