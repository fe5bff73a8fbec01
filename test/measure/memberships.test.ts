import { describe, expect, test } from 'vitest'
import { membershipsOf } from '../../src/measure/memberships.ts'
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
    expect(readings).toEqual([{ unitCode: 'H31.14.2.1', period: '2025-07', unit: 'a', by: 'prefix' }])
  })

  test('nobody when no unit bears the code, and that is told', () => {
    expect(membershipsOf(directory, [july], ['H99.1'])).toEqual({
      memberships: [],
      readings: [{ unitCode: 'H99.1', period: '2025-07', unit: null, by: 'unknown' }],
    })
  })
})
