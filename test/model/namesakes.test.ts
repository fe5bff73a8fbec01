import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { officialName, withPlace, withPlaces } from '../../src/model/namesakes.ts'
import { findBelow } from '../../src/model/unit-below.ts'
import type { UnitDirectory } from '../../src/model/unit-directory.ts'
import { nameKey } from '../../src/model/unit-name.ts'
import { directoryOf, list, sourceFile } from '../ingest/units/sources.ts'

const PROVINCE = [
  '38,Tỉnh Thanh Hóa,province,',
  '380,Thành phố Thanh Hóa,district,38',
  '381,Thị xã Bỉm Sơn,district,38',
  '14791,Phường Phú Sơn,commune,380',
  '14818,Phường Phú Sơn,commune,381',
  '14797,Phường Lam Sơn,commune,380',
  '14815,Xã Quang Trung,commune,381',
  '14816,Xã Quang Trung,commune,381',
]
const ON = '2024-12-31'

function named(directory: UnitDirectory, date: string, codes?: readonly string[]): readonly string[] {
  const issuer = directory.units.find(({ level }) => level === 'province')?.id ?? ''
  const labels = directory.units
    .map(({ id }) => directory.label(id, date))
    .filter(({ level, code }) => level === 'commune' && (codes === undefined || codes.includes(code ?? '')))
  return withPlaces(labels, issuer, date, directory).map(({ name }) => name)
}

describe('the labels of an issuer’s units', () => {
  const directory = directoryOf([list('2024-01-01', PROVINCE)])

  test('namesakes bear the unit they lay in, others nothing', () => {
    expect(named(directory, ON, ['14791', '14818', '14797']).toSorted()).toEqual([
      'Phường Lam Sơn',
      'Phường Phú Sơn (Thành phố Thanh Hóa)',
      'Phường Phú Sơn (Thị xã Bỉm Sơn)',
    ])
  })

  test('a unit whose namesake is not among the results bears its place too: the name alone could mean either', () => {
    expect(named(directory, ON, ['14791'])).toEqual(['Phường Phú Sơn (Thành phố Thanh Hóa)'])
  })

  test('namesakes in one place bear their codes', () => {
    expect(named(directory, ON, ['14815', '14816'])).toEqual(['Xã Quang Trung (mã 14815)', 'Xã Quang Trung (mã 14816)'])
  })

  test('since no district stands between them and the province, codes tell namesakes apart', () => {
    const today = directoryOf([
      list('2025-07-01', ['38,Tỉnh Thanh Hóa,province,', '1,Xã A,commune,38', '2,Xã A,commune,38']),
    ])
    expect(named(today, '2026-01-31')).toEqual(['Xã A (mã 1)', 'Xã A (mã 2)'])
  })

  test('a month before the districts ended is told apart by the districts of its time', () => {
    const today = list('2025-07-01', ['38,Tỉnh Thanh Hóa,province,', '16378,Phường Phú Sơn,commune,38'])
    const through = directoryOf([list('2024-01-01', PROVINCE), today])
    expect(named(through, ON, ['14791', '14818']).toSorted()).toEqual([
      'Phường Phú Sơn (Thành phố Thanh Hóa)',
      'Phường Phú Sơn (Thị xã Bỉm Sơn)',
    ])
    expect(named(through, '2025-12-31', ['16378'])).toEqual(['Phường Phú Sơn'])
  })

  test('the official name is the name without its place', () => {
    const issuer = directory.units.find(({ level }) => level === 'province')?.id ?? ''
    const labels = directory.units.map(({ id }) => directory.label(id, ON))
    expect(withPlaces(labels, issuer, ON, directory).map(officialName)).toEqual(labels.map(({ name }) => name))
  })

  test('an issuer with namesakes elsewhere bears its province', () => {
    const south = directoryOf([
      list('2024-01-01', [
        '82,Tỉnh Tiền Giang,province,',
        '83,Tỉnh Bến Tre,province,',
        '821,Huyện Châu Thành,district,82',
        '831,Huyện Châu Thành,district,83',
      ]),
    ])
    const [one] = south.units.filter(({ level }) => level === 'district')
    const label = withPlace(south.label(one?.id ?? '', ON), ON, south)
    expect(label.name).toMatch(/^Huyện Châu Thành \(Tỉnh (?:Tiền Giang|Bến Tre)\)$/)
    expect(south.findOn(label.name, ON)).toMatchObject({ kind: 'one', unit: { id: one?.id } })
  })
})

const NATION = join(import.meta.dirname, '..', '..', '..', 'shared', 'units', 'units-2024-11-01.csv')

describe.skipIf(!existsSync(NATION))('the nation of 2024', () => {
  test('every unit of every province has a name of its own that, read back, means it', () => {
    const directory = directoryOf([sourceFile(NATION, '2024-11-01')])
    const provinces = directory.units.filter(({ level }) => level === 'province')
    for (const { id } of provinces) {
      const below = directory
        .childrenOn(id, ON)
        .flatMap((district) => directory.childrenOn(district.id, ON))
        .map((unit) => directory.label(unit.id, ON))
      const labels = withPlaces(below, id, ON, directory)
      expect(new Set(labels.map(({ name }) => nameKey(name))).size).toBe(below.length)
      const astray = labels.filter((label) => {
        const match = findBelow(directory, label.name, ON, id)
        return match.kind !== 'one' || match.unit.id !== label.id
      })
      expect(astray.map(({ name }) => name)).toEqual([])
    }
  }, 60_000)
})
