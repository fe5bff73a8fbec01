import { expect, it } from 'vitest'
import type { Registry } from '../../../src/store/registry/port.ts'
import { onEachEngine } from './engines.ts'
import { answering, COMMUNES, ISSUER, sampleDocument, sampleList, sampleUnit } from './samples.ts'

const DISTRICT = sampleUnit('huyen-khoai-chau-330', 'Huyện Khoái Châu', { level: 'district' })
const OTHER = sampleUnit('huyen-kim-dong-331', 'Huyện Kim Động', { level: 'district' })
const A = sampleUnit('xa-a', 'Xã An Vỹ')
const B = sampleUnit('xa-b', 'Xã Đông Tảo')
const C = sampleUnit('xa-c', 'Xã Tân Dân')
const FEBRUARY = '2024-02-29'
const MARCH = '2024-03-31'

const move = (from: string, on: string, unitId: string) => ({ use: { unitId: from, on }, unitId })

async function factUnits(registry: Registry, periodKey: string): Promise<readonly string[]> {
  const [document] = await registry.documents({ periodKey })
  return (await registry.facts(document?.id ?? '')).map((fact) => fact.unitId)
}

/** A document of known units, stored on a register that holds them. */
function documentOf(name: string, units: readonly string[], changes: Parameters<typeof sampleDocument>[2] = {}) {
  const sample = sampleDocument(name, units.length, { issuerId: DISTRICT.id, ...changes })
  const facts = sample.facts.map((fact, index) => ({ ...fact, unitId: units[index] ?? '' }))
  return { ...sample, facts, provisional: [] }
}

onEachEngine('units of documents that moved', (bench) => {
  it('a settled provisional issuer hands its documents to the unit of the list and is gone', async () => {
    const registry = await bench.fresh()
    await registry.storeDocument(sampleDocument('a', 5))
    const settled = answering(
      { units: [DISTRICT, A] },
      {
        moved: [move(ISSUER.id, FEBRUARY, DISTRICT.id), move(COMMUNES[0]?.id ?? '', FEBRUARY, A.id)],
        settledProvisional: [ISSUER.id, COMMUNES[0]?.id ?? ''],
      },
    )
    await registry.addUnitSource(sampleList('a'), settled)
    expect(await registry.documents({ issuerId: DISTRICT.id })).toHaveLength(1)
    const others = COMMUNES.slice(1).map((unit) => unit.id)
    expect(await factUnits(registry, '2024-02')).toEqual([A.id, ...others])
    const { units } = await registry.units()
    expect(units.map((unit) => unit.id)).toEqual([DISTRICT.id, A.id, ...others].toSorted())
    // Units still provisional follow their issuer.
    expect(units.find((unit) => unit.id === others[0])?.versions[0]?.parentId).toBe(DISTRICT.id)
    await registry.addUnitSource(sampleList('b'), (input) => {
      expect(input.provisional).toEqual(COMMUNES.slice(1).map((unit) => ({ ...unit, parentId: DISTRICT.id })))
      return answering({ units: [DISTRICT, A] })(input)
    })
  })

  it('only documents whose period ends on the day of the use move, all at the same moment', async () => {
    const registry = await bench.fresh()
    await registry.addUnitSource(sampleList('a'), answering({ units: [DISTRICT, A, B, C] }))
    await registry.storeDocument(documentOf('february', [A.id, B.id, C.id]))
    await registry.storeDocument(documentOf('march', [A.id, B.id, C.id], { periodKey: '2024-03' }))
    const chain = [move(A.id, FEBRUARY, B.id), move(B.id, FEBRUARY, C.id), move(C.id, MARCH, A.id)]
    await registry.addUnitSource(sampleList('b'), answering({ units: [DISTRICT, A, B, C] }, { moved: chain }))
    expect(await factUnits(registry, '2024-02')).toEqual([B.id, C.id, C.id])
    expect(await factUnits(registry, '2024-03')).toEqual([A.id, B.id, A.id])
  })

  it('a unit that no document needs any more can go', async () => {
    const registry = await bench.fresh()
    await registry.addUnitSource(sampleList('a'), answering({ units: [DISTRICT, A] }))
    await registry.storeDocument(documentOf('february', [A.id]))
    const moved = [move(DISTRICT.id, FEBRUARY, OTHER.id), move(A.id, FEBRUARY, B.id)]
    await registry.addUnitSource(sampleList('b'), answering({ units: [OTHER, B] }, { moved }))
    expect((await registry.units()).units).toEqual([OTHER, B])
    expect((await registry.documents())[0]?.issuerId).toBe(OTHER.id)
  })

  it('two issuers that turn out to be one get one series in the order of import, the same bytes once', async () => {
    const days = ['01', '02', '03', '04', '05']
    const clock = () => new Date(`2024-03-${days.shift() ?? '09'}T00:00:00Z`)
    const registry = await bench.fresh({ clock })
    await registry.addUnitSource(sampleList('a'), answering({ units: [DISTRICT, OTHER, A] }))
    const store = (name: string, issuerId: string) => registry.storeDocument(documentOf(name, [A.id], { issuerId }))
    await store('first', OTHER.id)
    await store('second', DISTRICT.id)
    await store('first', DISTRICT.id)
    await store('third', OTHER.id)
    const merged = { moved: [move(OTHER.id, FEBRUARY, DISTRICT.id)] }
    await registry.addUnitSource(sampleList('b'), answering({ units: [DISTRICT, A] }, merged))
    const documents = await registry.documents()
    expect(documents.map(({ fileName, revision, issuerId }) => [fileName, revision, issuerId])).toEqual([
      ['first.pdf', 1, DISTRICT.id],
      ['second.pdf', 2, DISTRICT.id],
      ['third.pdf', 3, DISTRICT.id],
    ])
    for (const document of documents) expect(await registry.facts(document.id)).toHaveLength(1)
    expect(await store('fourth', DISTRICT.id)).toMatchObject({ document: { revision: 4 } })
  })
})
