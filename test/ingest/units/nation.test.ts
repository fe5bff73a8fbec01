import { existsSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { deriveUnits } from '../../../src/ingest/units/derive.ts'
import type { DerivedUnits } from '../../../src/model/unit.ts'
import type { UnitDirectory } from '../../../src/model/unit-directory.ts'
import { unitDirectory } from '../../../src/model/unit-directory-index.ts'
import type { UnitSource } from '../../../src/model/unit-source.ts'
import { foldSpelling } from '../../../src/model/vietnamese.ts'
import { derive, NATION, NO_UNITS, nationSources, sampleSources } from './sources.ts'

const DATES = { '2024-11-01': 11_239, '2025-07-01': 3_355, '2026-04-30': 3_355 } as const

function inForce(directory: UnitDirectory, date: string): number {
  return directory.units.filter((unit) => directory.standingOn(unit.id, date).kind === 'in-force').length
}

describe.skipIf(!existsSync(NATION))('the units of the nation', () => {
  let sources: readonly UnitSource[] = []
  let derived: DerivedUnits = NO_UNITS
  let directory: UnitDirectory

  beforeAll(() => {
    const started = performance.now()
    sources = nationSources()
    const read = performance.now()
    const output = deriveUnits({ sources, provisional: [], before: NO_UNITS, uses: [] })
    const done = performance.now()
    derived = output.derived
    directory = unitDirectory(derived)
    directory.findOn('Xã An Vĩ', '2024-11-01')
    const ready = performance.now()
    console.info(
      `nation: read ${Math.round(read - started)} ms, derive ${Math.round(done - read)} ms, directory ${Math.round(ready - done)} ms`,
    )
    expect(done - started).toBeLessThan(10_000)
  })

  it.each(Object.entries(DATES))('has in force on %s as many units as the list of that date', (date, count) => {
    expect(inForce(directory, date)).toBe(count)
  })

  it('turns every row of lineage into a succession, a unit that goes on, or an issue', () => {
    const { issues } = derive(sources)
    const edges = sources.flatMap((source) => (source.kind === 'lineage' ? source.rows : []))
    const codes = new Map(directory.units.map((unit) => [unit.id, unit.versions[0]?.code]))
    const steps = new Set(
      derived.successions
        .filter((step) => step.basis === 'lineage')
        .map(({ predecessorId, successorId }) => `${codes.get(predecessorId)} ${codes.get(successorId ?? '')}`),
    )
    const reported = new Set(
      issues.filter((issue) => issue.code.startsWith('units.successor-')).map((issue) => issue.facts.code),
    )
    const goesOn = (code: string): boolean =>
      directory
        .search(code)
        .some((unit) => unit.from !== null && unit.from < '2025-07-01' && (unit.to ?? '9') > '2025-07-01')
    const lost = edges.filter(({ predecessorCode, successorCode }) => {
      if (steps.has(`${predecessorCode} ${successorCode}`) || reported.has(successorCode ?? '')) return false
      return predecessorCode !== successorCode || !goesOn(predecessorCode)
    })
    expect(edges).toHaveLength(10_667)
    expect(lost).toEqual([])
    expect(reported).toEqual(new Set(['06970', '23737']))
  })

  it.each(['12205', '12223', '12271', '12214'])('holds the reused code %s as different units', (code) => {
    expect(directory.search(code).length).toBeGreaterThan(1)
    expect(new Set(directory.search(code).map((unit) => directory.versionOn(unit.id, '2025-01-01').name)).size).toBe(2)
  })

  it('holds the reused name Chí Minh in Khoái Châu as different units', () => {
    const ids = directory.search('Xã Chí Minh - Tỉnh Hưng Yên').map((unit) => unit.id)
    expect(ids).toEqual(expect.arrayContaining(['xa-chi-minh-12265', 'xa-chi-minh-12271']))
  })

  it('follows a merger that lies between the lists only as far as code or name tell', () => {
    const standing = (name: string) => directory.standingOn(directory.search(name)[0]?.id ?? '', '2025-07-01')
    expect(standing('Xã Dạ Trạch')).toMatchObject({
      successors: [{ unit: { name: 'Xã Triệu Việt Vương' }, extent: 'assumed' }],
      incomplete: false,
    })
    expect(standing('Xã Hàm Tử')).toEqual({ kind: 'succeeded', successors: [], incomplete: true })
    expect(standing('Xã Bình Kiều, huyện Khoái Châu')).toMatchObject({ successors: [], incomplete: true })
  })

  it('sees another spelling in 2026 as the same unit and another type as another', () => {
    expect(directory.search('Tỉnh Khánh Hòa').map((unit) => [unit.id, unit.to])).toContainEqual([
      'tinh-khanh-hoa-56-2',
      null,
    ])
    const [before, after] = ['Xã Xuân Lộc, Đồng Nai', 'Phường Xuân Lộc, Đồng Nai'].map(
      (name) => directory.search(name)[0]?.id ?? '',
    )
    expect(directory.standingOn(before ?? '', '2026-04-30')).toMatchObject({
      successors: [{ unit: { id: after }, extent: 'assumed' }],
    })
  })

  it.each(Object.keys(DATES))(
    'each unit on %s is found by its own printed name under its parent, and no other is',
    (date) => {
      const wrong = directory.units
        .filter((unit) => directory.standingOn(unit.id, date).kind === 'in-force')
        .filter((unit) => {
          const { name, parentId } = directory.versionOn(unit.id, date)
          const match = directory.findOn(name, date, parentId)
          if (match.kind === 'one') return match.unit !== unit || match.quality !== 'exact'
          if (parentId !== null || match.kind !== 'several') return true
          return !match.candidates.includes(unit)
        })
      const named = wrong.map((unit) => [unit.id, directory.ancestorsOn(unit.id, date).at(-1)?.name])
      expect(named).toEqual([])
    },
  )

  it.each(Object.keys(DATES))('folding merges no two units of one parent on %s', (date) => {
    const parents = [null, ...directory.units.map((unit) => unit.id)]
    const merged = parents.flatMap((parentId) => {
      const names = directory.childrenOn(parentId, date).map((unit) => directory.versionOn(unit.id, date).name)
      return new Set(names.map(foldSpelling)).size === names.length ? [] : [[parentId, names]]
    })
    expect(merged).toEqual([])
  })

  it('lives beside the sample, whichever comes first, without ending or doubling anything', () => {
    const both = derive([...sources, ...sampleSources()])
    const reversed = derive([...sampleSources(), ...sources].reverse())
    expect(reversed.derived).toEqual(both.derived)
    const units = unitDirectory(both.derived)
    for (const [date, count] of Object.entries(DATES)) expect(inForce(units, date)).toBe(count)
    expect(units.childrenOn('huyen-khoai-chau-330', '2024-02-29')).toHaveLength(25)
    expect(units.search('Xã Phạm Hồng Thái').filter((unit) => unit.versions[0]?.code === '12214')).toMatchObject([
      { origin: 'list', from: '2025-01-01', to: '2025-07-01' },
    ])
    expect(units.standingOn('xa-ham-tu-12217', '2026-11-22')).toMatchObject({
      successors: [{ unit: { name: 'Xã Triệu Việt Vương' }, extent: 'full' }],
      incomplete: false,
    })
    expect(units.standingOn('xa-binh-kieu-12235', '2026-11-22')).toMatchObject({ successors: [], incomplete: true })
    expect(both.issues.filter((issue) => issue.severity === 'warning').map((issue) => issue.facts.code)).toEqual([
      '06970',
      '23737',
    ])
  })
})
