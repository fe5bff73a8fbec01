import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { UnitLevel } from '../../../src/model/unit.ts'
import { unitDirectory } from '../../../src/model/unit-directory-index.ts'
import type { LineageRow, UnitListRow, UnitSource } from '../../../src/model/unit-source.ts'
import { derive, sampleSources } from './sources.ts'

const DATES = ['2024-02-01', '2024-11-01', '2025-07-01']
const NAMES = ['Xã An Vĩ', 'Xã An Vỹ', 'Xã Bình Minh', 'Thị trấn Khoái Châu', 'Xã Khoái Châu', 'Phường Bình Minh']
const CODES = ['1', '2', '3', '4', '5']

const root = (code: string, level: UnitLevel, parentCode: string | null): UnitListRow => ({
  ...{ code, name: level === 'province' ? 'Tỉnh Hưng Yên' : `Huyện ${code}`, level, parentCode },
  ...{ portalCode: null, portalId: null },
})
const ROOTS = [root('33', 'province', null), root('330', 'district', '33'), root('331', 'district', '33')]

const communes: fc.Arbitrary<readonly UnitListRow[]> = fc.uniqueArray(
  fc.record({
    code: fc.constantFrom(...CODES),
    name: fc.constantFrom(...NAMES),
    level: fc.constant<UnitLevel>('commune'),
    parentCode: fc.constantFrom('330', '331', '33'),
    portalCode: fc.constant(null),
    portalId: fc.constant(null),
  }),
  { selector: (row) => row.code },
)

const edge: fc.Arbitrary<LineageRow> = fc.record({
  successorCode: fc.constantFrom(...CODES),
  successorName: fc.option(fc.constantFrom(...NAMES)),
  predecessorCode: fc.constantFrom(...CODES),
  predecessorName: fc.option(fc.constantFrom(...NAMES)),
  extent: fc.constantFrom<LineageRow['extent']>('full', 'partial'),
})

const anySource: fc.Arbitrary<UnitSource> = fc.oneof(
  fc.record({
    kind: fc.constant('list' as const),
    from: fc.constantFrom(...DATES),
    sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
    name: fc.constant('list.csv'),
    scopeCode: fc.constantFrom(null, '33', '330'),
    rows: communes.map((rows) => [...ROOTS, ...rows]),
  }),
  fc.record({
    kind: fc.constant('lineage' as const),
    from: fc.constantFrom(...DATES),
    sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
    name: fc.constant('lineage.csv'),
    rows: fc.uniqueArray(edge, { selector: (row) => `${row.predecessorCode} ${row.successorCode}`, maxLength: 5 }),
  }),
)

const shuffled = fc
  .uniqueArray(anySource, { selector: (source) => source.sha256, maxLength: 5 })
  .chain((sources) => fc.tuple(fc.constant(sources), fc.shuffledSubarray(sources, { minLength: sources.length })))

it('the order of imports never matters', () => {
  fc.assert(
    fc.property(shuffled, ([sources, others]) => {
      expect(derive(others).derived).toEqual(derive(sources).derived)
    }),
    { seed: 20240229, numRuns: 500 },
  )
})

it('the order of imports does not matter for the sample', () => {
  const sources = sampleSources()
  fc.assert(
    fc.property(fc.shuffledSubarray([...sources], { minLength: sources.length }), (others) => {
      expect(derive(others)).toEqual(derive(sources))
    }),
    { seed: 20240229, numRuns: 30 },
  )
})

it('whatever the sources, units are sound: one id each, versions in order within the unit, no circles, ends explained once', () => {
  fc.assert(
    fc.property(shuffled, ([sources]) => {
      const { units, successions } = derive(sources).derived
      const ids = new Set(units.map((unit) => unit.id))
      expect(ids.size).toBe(units.length)
      for (const unit of units) {
        expect(unit.from === null || unit.to === null || unit.from <= unit.to).toBe(true)
        expect(unit.versions[0]?.from).toBe(unit.from)
        expect(unit.versions.at(-1)?.to).toBe(unit.to)
        for (const [index, version] of unit.versions.slice(1).entries())
          expect(unit.versions[index]?.to).toBe(version.from)
      }
      const directory = unitDirectory({ units, successions })
      for (const unit of units) {
        for (const date of DATES) {
          directory.ancestorsOn(unit.id, date)
          directory.standingOn(unit.id, date)
        }
      }
      for (const { predecessorId, successorId, on } of successions) {
        expect(directory.get(predecessorId)?.to).toBe(on)
        expect(successorId === null || ids.has(successorId)).toBe(true)
      }
    }),
    { seed: 20240301, numRuns: 500 },
  )
})
