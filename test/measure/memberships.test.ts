import { describe, expect, test } from 'vitest'
import { carriedMemberships, membershipsOf } from '../../src/measure/memberships.ts'
import type { Unit, UnitVersion } from '../../src/model/unit.ts'
import { unitDirectory } from '../../src/model/unit-directory-index.ts'

const version = (
  name: string,
  code: string,
  parentId: string | null,
  from: string | null = null,
  to: string | null = null,
): UnitVersion => ({
  from,
  to,
  name,
  code,
  parentId,
})
const unit = (
  id: string,
  level: Unit['level'],
  versions: readonly UnitVersion[],
  portal: string | null = null,
): Unit => ({
  id,
  level,
  origin: 'list',
  from: versions[0]?.from ?? null,
  to: versions.at(-1)?.to ?? null,
  versions,
  aliases: portal === null ? [] : [{ scheme: 'portal-code', value: portal, from: null, to: null }],
})

// Commune A belonged to district D until 1 July 2025, then to the province; communes B and C ended that day, C
// half a year after it was formed.
const directory = unitDirectory({
  units: [
    unit('province', 'province', [version('Tỉnh P', '33', null)], 'H31'),
    unit('district', 'district', [version('Huyện D', '330', 'province', null, '2025-07-01')]),
    unit(
      'a',
      'commune',
      [
        version('Xã A', '12229', 'district', null, '2025-07-01'),
        version('Xã A', '12229', 'province', '2025-07-01', null),
      ],
      'H31.14',
    ),
    unit('b', 'commune', [version('Xã B', '12230', 'district', null, '2025-07-01')], 'H31.15'),
    unit('c', 'commune', [version('Xã C', '12231', 'district', '2025-01-01', '2025-07-01')], 'H31.16'),
  ],
  successions: [],
})
const june = { key: '2025-06', from: '2025-06-01', to: '2025-06-30', judgedOn: '2025-06-30' }
const july = { key: '2025-07', from: '2025-07-01', to: '2025-07-31', judgedOn: '2025-07-31' }
const year = { key: '2025', from: '2025-01-01', to: '2025-12-31', judgedOn: '2025-12-31' }

const unitsOf = (code: string, period: typeof june): readonly string[] =>
  membershipsOf(directory, [period], [code])
    .memberships.map(({ unit: id }) => id)
    .sort()

describe('dossiers count for', () => {
  test('the unit whose code they bear and all above it, as of the period', () => {
    expect(unitsOf('H31.14', june)).toEqual(['a', 'district', 'province'])
    expect(unitsOf('H31.14', july)).toEqual(['a', 'province'])
    expect(unitsOf('12229', july)).toEqual(['a', 'province'])
  })

  test('a unit that ended within the period, as it stood on its last day', () => {
    expect(unitsOf('H31.15', year)).toEqual(['b', 'district', 'province'])
    expect(unitsOf('H31.15', july)).toEqual(['province'])
  })

  test('a unit that was formed and ended within the period', () => {
    const fromDecember = { key: '2024-12-01..2025-11-30', from: '2024-12-01', to: '2025-11-30', judgedOn: '2025-11-30' }
    expect(unitsOf('12231', fromDecember)).toEqual(['c', 'district', 'province'])
    expect(unitsOf('H31.16.2', fromDecember)).toEqual(['c', 'district', 'province'])
  })

  test('the unit whose code an office extends, and that is told', () => {
    const { memberships, readings } = membershipsOf(directory, [july], ['H31.14.2.1'])
    expect(memberships.map(({ unit: id }) => id)).toEqual(['a', 'province'])
    expect(readings).toEqual([{ unitCode: 'H31.14.2.1', period: '2025-07', unit: 'a', by: 'prefix', successor: null }])
  })

  test('nobody when no unit bears the code, and that is told', () => {
    expect(membershipsOf(directory, [july], ['H99.1'])).toEqual({
      memberships: [],
      readings: [{ unitCode: 'H99.1', period: '2025-07', unit: null, by: 'unknown', successor: null }],
    })
  })
})

// In province P on 1 October: A and B became M; C was split into D and E, E of another province; F ended and nobody knows what became of
// it. The code of G was given to H on that day.
const merged = '2026-10-01'
const list = (id: string, parent: string, code: string, from: string | null, to: string | null): Unit =>
  unit(id, 'commune', [version(`Xã ${id}`, code, parent, from, to)])
const later = unitDirectory({
  units: [
    unit('nation', 'nation', [version('Việt Nam', '1', null)]),
    unit('p', 'province', [version('Tỉnh P', 'H1', 'nation')]),
    unit('q', 'province', [version('Tỉnh Q', 'H2', 'nation')]),
    list('a', 'p', 'H1.1', null, merged),
    list('b', 'p', 'H1.2', null, merged),
    list('m', 'p', 'H1.50', merged, null),
    list('c', 'p', 'H1.3', null, merged),
    list('d', 'p', 'H1.51', merged, null),
    list('e', 'q', 'H2.51', merged, null),
    list('f', 'p', '700', null, merged),
    list('g', 'p', 'H1.7', null, merged),
    list('h', 'p', 'H1.7', merged, null),
  ],
  successions: [
    { predecessorId: 'a', successorId: 'm', extent: 'full' },
    { predecessorId: 'b', successorId: 'm', extent: 'full' },
    { predecessorId: 'c', successorId: 'd', extent: 'partial' },
    { predecessorId: 'c', successorId: 'e', extent: 'partial' },
    { predecessorId: 'g', successorId: 'm', extent: 'full' },
  ].map((each) => ({ ...each, extent: each.extent as 'full' | 'partial', on: merged, basis: 'lineage' as const })),
})
const days = (key: string, from: string, to: string) => ({ key, from, to, judgedOn: to })
const [september, october, both] = [
  days('2026-09', '2026-09-01', '2026-09-30'),
  days('2026-10', '2026-10-01', '2026-10-31'),
  days('2026-09-01..2026-10-31', '2026-09-01', '2026-10-31'),
]
const found = (code: string, period: typeof october) => {
  const { memberships, readings } = membershipsOf(later, [period], [code])
  const [reading] = readings
  return { units: memberships.map(({ unit: id }) => id).sort(), by: reading?.by, successor: reading?.successor }
}

describe('a code of a unit that ended before the period', () => {
  test('is read as the one unit that took all of it over, and that is told', () => {
    expect(found('H1.1', october)).toEqual({ units: ['m', 'nation', 'p'], by: 'former', successor: 'm' })
    expect(found('H1.1.04', october)).toEqual({ units: ['m', 'nation', 'p'], by: 'former', successor: 'm' })
    expect(found('H1.1', september)).toEqual({ units: ['a', 'nation', 'p'], by: 'exact', successor: null })
  })

  test('counts, where the unit was split, only for what all parts lie in', () => {
    expect(found('H1.3', october)).toEqual({ units: ['nation'], by: 'split', successor: null })
  })

  test('counts, where nobody knows who followed it, only for the units above', () => {
    expect(found('700', october)).toEqual({ units: ['nation', 'p'], by: 'split', successor: null })
  })

  test('is that of the unit which bears it now, where it was given anew', () => {
    expect(found('H1.7', october)).toEqual({ units: ['h', 'nation', 'p'], by: 'exact', successor: null })
  })

  test('counts in a longer period for the unit that ended in it, and for whoever has it in the month', () => {
    expect(found('H1.1', both)).toEqual({ units: ['a', 'm', 'nation', 'p'], by: 'exact', successor: null })
    expect(found('H1.3', both)).toEqual({ units: ['c', 'nation', 'p'], by: 'exact', successor: null })
    for (const code of ['H1.1', 'H1.2', 'H1.3', '700', 'H1.7', 'H1.50'])
      expect(found(code, both).units).toEqual(expect.arrayContaining(found(code, october).units))
  })

  test('follows its unit when one period is seen in the hierarchy of another', () => {
    const carried = (code: string, period: typeof october) =>
      carriedMemberships(later, period, [code], '2026-11-30')
        .memberships.map(({ unit: id }) => id)
        .sort()
    for (const code of ['H1.1', '700', 'H1.3', 'H1.7'])
      expect(carried(code, october)).toEqual(found(code, october).units)
    expect(carried('H1.1', september)).toEqual(['m', 'nation', 'p'])
    expect(carried('700', september)).toEqual([])
  })
})
