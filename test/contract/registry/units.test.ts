import { expect, it } from 'vitest'
import type { Succession, Unit } from '../../../src/model/unit.ts'
import type { UnitSource } from '../../../src/model/unit-source.ts'
import type { DerivationInput, DerivationOutput } from '../../../src/store/registry/port.ts'
import { onEachEngine } from './engines.ts'
import {
  answering,
  COMMUNES,
  everything,
  ISSUER,
  sampleDocument,
  sampleList,
  sampleRow,
  sampleUnit,
  sha256,
} from './samples.ts'

const LINEAGE: UnitSource = {
  kind: 'lineage',
  from: '2025-07-01',
  sha256: sha256('lineage'),
  name: 'lineage.csv',
  rows: [
    {
      successorCode: '12205',
      successorName: 'Xã Khoái Châu',
      predecessorCode: '12229',
      predecessorName: 'Xã An Vỹ',
      extent: 'partial',
    },
    { successorCode: null, successorName: null, predecessorCode: '12271', predecessorName: null, extent: 'unknown' },
  ],
}

const RICH: Unit = sampleUnit('xa-an-vi-12229', 'Xã An Vĩ', {
  from: null,
  to: '2025-07-01',
  versions: [
    { from: null, to: '2024-11-01', name: 'Xã An Vỹ', code: null, parentId: null },
    { from: '2024-11-01', to: '2025-07-01', name: 'Xã An Vĩ', code: '012229', parentId: 'xa-khoai-chau-12205' },
  ],
  aliases: [
    { scheme: 'portal-id', value: 'b6f1c0de-0000-4000-8000-000000000001', from: null, to: null },
    { scheme: 'portal-code', value: 'H31.5', from: '2024-11-01', to: null },
  ],
})
const PARENT: Unit = sampleUnit('xa-khoai-chau-12205', 'Xã Khoái Châu', { versions: [], aliases: [], level: 'unknown' })
const SUCCESSIONS: readonly Succession[] = [
  { predecessorId: RICH.id, successorId: null, on: '2025-07-01', extent: 'unknown', basis: 'lineage' },
  { predecessorId: RICH.id, successorId: PARENT.id, on: '2025-07-01', extent: 'assumed', basis: 'same-name' },
]

onEachEngine('units', (bench) => {
  it('sources reach the derivation whole, oldest date first, and are listed', async () => {
    const registry = await bench.fresh()
    const inputs: DerivationInput[] = []
    const derive = (input: DerivationInput): DerivationOutput => {
      inputs.push(input)
      return answering({})(input)
    }
    const scoped: UnitSource = {
      ...sampleList('scoped', [
        { ...sampleRow('00012', 'Phường Đồng Nhân', '003'), portalCode: 'H26.1', portalId: 'x-1', level: 'commune' },
        sampleRow('1', 'Ỷ La'),
      ]),
      scopeCode: '01',
    }
    expect(await registry.addUnitSource(LINEAGE, derive)).toEqual({ kind: 'added' })
    expect(await registry.addUnitSource(scoped, derive)).toEqual({ kind: 'added' })
    expect(inputs).toEqual([
      { sources: [LINEAGE], provisional: [], before: { units: [], successions: [] }, uses: [] },
      { sources: [scoped, LINEAGE], provisional: [], before: { units: [], successions: [] }, uses: [] },
    ])
    const addedAt = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/)
    const common = { addedAt, rows: 2 }
    expect(await registry.unitSources()).toEqual([
      { id: 2, kind: 'list', from: '2024-11-01', scopeCode: '01', name: 'scoped', sha256: scoped.sha256, ...common },
      {
        ...{ id: 1, kind: 'lineage', from: '2025-07-01', scopeCode: null, name: 'lineage.csv' },
        ...{ sha256: LINEAGE.sha256, ...common },
      },
    ])
  })

  it('only the same kind, date, scope and content is there already', async () => {
    const registry = await bench.fresh()
    const list = sampleList('a')
    const different: readonly UnitSource[] = [
      list,
      { ...list, from: '2025-07-01' },
      { ...list, scopeCode: '33' },
      { ...list, sha256: sha256('b') },
      { ...LINEAGE, from: list.from, sha256: list.sha256 },
    ]
    for (const source of different) {
      expect(await registry.addUnitSource(source, answering({}))).toEqual({ kind: 'added' })
    }
    const neverCalled = () => {
      throw new Error('derived again')
    }
    for (const source of different) {
      expect(await registry.addUnitSource({ ...source, name: 'renamed' }, neverCalled)).toEqual({ kind: 'already' })
    }
    expect(await registry.unitSources()).toHaveLength(different.length)
  })

  it('units come back with every field, in the order of their ids; successions as derived', async () => {
    const registry = await bench.fresh()
    await registry.addUnitSource(sampleList('a'), answering({ units: [PARENT, RICH], successions: SUCCESSIONS }))
    expect(await registry.units()).toEqual({ units: [RICH, PARENT], successions: SUCCESSIONS })
  })

  it('ids sort by code point, whatever the sorting of the database', async () => {
    const registry = await bench.fresh()
    const ids = ['xa-a-2', 'xa-a', 'xa-B', 'xa-đ', 'xa-a-10', 'xa-d', 'Xa-z', 'xa_a']
    const units = ids.map((id) => sampleUnit(id, id))
    await registry.addUnitSource(sampleList('a'), answering({ units }))
    expect((await registry.units()).units.map((unit) => unit.id)).toEqual(ids.toSorted())
  })

  it('a later derivation replaces all units: added, changed, gone', async () => {
    const registry = await bench.fresh()
    const gone = sampleUnit('xa-gone', 'Xã Tân Dân')
    await registry.addUnitSource(sampleList('a'), answering({ units: [RICH, PARENT, gone], successions: SUCCESSIONS }))
    const changed = { ...RICH, level: 'district' as const, versions: RICH.versions.slice(0, 1), aliases: [] }
    const added = sampleUnit('xa-added', 'Xã Triệu Việt Vương')
    const successions = SUCCESSIONS.slice(1)
    let before: unknown
    await registry.addUnitSource(sampleList('b'), (input) => {
      before = input.before
      return answering({ units: [changed, PARENT, added], successions })(input)
    })
    expect(before).toEqual({
      units: [RICH, gone, PARENT].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      successions: SUCCESSIONS,
    })
    expect(await registry.units()).toEqual({ units: [added, changed, PARENT], successions })
  })

  it('nothing changes when the derivation throws', async () => {
    const registry = await bench.fresh()
    await registry.storeDocument(sampleDocument('a'))
    const before = [await registry.units(), await everything(registry)]
    const derive = () => {
      throw new RangeError('a bug in a derivation')
    }
    await expect(registry.addUnitSource(sampleList('a'), derive)).rejects.toThrow(RangeError)
    expect(await registry.unitSources()).toEqual([])
    expect([await registry.units(), await everything(registry)]).toEqual(before)
  })

  it('a derivation that loses a unit of a document, or names an id twice, is refused', async () => {
    const registry = await bench.fresh()
    await registry.storeDocument(sampleDocument('a'))
    const before = [await registry.units(), await everything(registry)]
    const loses = answering({}, { settledProvisional: [ISSUER.id] })
    await expect(registry.addUnitSource(sampleList('a'), loses)).rejects.toThrow(/loses unit huyen-khoai-chau-p1/)
    const twice = answering({ units: [RICH, PARENT, RICH] })
    await expect(registry.addUnitSource(sampleList('a'), twice)).rejects.toThrow(/twice/)
    expect(await registry.unitSources()).toEqual([])
    expect([await registry.units(), await everything(registry)]).toEqual(before)
  })

  it('provisional units that no source settles stay, as the derivation gives them or as they were', async () => {
    const registry = await bench.fresh()
    await registry.storeDocument(sampleDocument('a'))
    const placed = sampleUnit(COMMUNES[0]?.id ?? '', 'An Vỹ', { origin: 'provisional', to: '2025-07-01' })
    await registry.addUnitSource(sampleList('a'), answering({ units: [placed] }))
    const { units } = await registry.units()
    expect(units).toHaveLength(1 + COMMUNES.length)
    expect(units).toContainEqual(placed)
    expect(units.filter((unit) => unit.origin === 'provisional')).toHaveLength(1 + COMMUNES.length)
  })

  it('a derivation sees the provisional units and each unit with the last day of its documents, once', async () => {
    const registry = await bench.fresh()
    await registry.storeDocument(sampleDocument('a', 4))
    await registry.storeDocument(sampleDocument('b', 2))
    await registry.storeDocument(sampleDocument('c', 1, { periodKey: '2024-Q1', issuerId: COMMUNES[4]?.id ?? '' }))
    let seen: DerivationInput | null = null
    await registry.addUnitSource(sampleList('a'), (input) => {
      seen = input
      return answering({})(input)
    })
    const [first, second, third, fourth, fifth] = COMMUNES.map((unit) => unit.id)
    expect(seen).toMatchObject({
      provisional: [ISSUER, ...COMMUNES],
      uses: [
        { unitId: ISSUER.id, on: '2024-02-29' },
        { unitId: first, on: '2024-02-29' },
        { unitId: first, on: '2024-03-31' },
        { unitId: second, on: '2024-02-29' },
        { unitId: third, on: '2024-02-29' },
        { unitId: fourth, on: '2024-02-29' },
        { unitId: fifth, on: '2024-03-31' },
      ],
    })
  })
})
