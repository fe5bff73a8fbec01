import { expect, it } from 'vitest'
import type { UnitSource } from '../../../src/model/unit-source.ts'
import type { DerivationInput, Registry } from '../../../src/store/registry/port.ts'
import { onEachEngine } from './engines.ts'
import { answering, COMMUNES, everything, ISSUER, sampleDocument, sampleList, sampleUnit } from './samples.ts'

const DISTRICT = sampleUnit('huyen-khoai-chau-330', 'Huyện Khoái Châu', { level: 'district' })
const WRONG = sampleUnit('xa-an-vy-1', 'Xã An Vỹ')
const RIGHT = sampleUnit('xa-an-vi-2', 'Xã An Vĩ')
const FEBRUARY = '2024-02-29'

const listNames = async (registry: Registry) => (await registry.unitSources()).map(({ id, name }) => [id, name])
const documentIds = async (registry: Registry) => (await registry.documents()).map((document) => document.id)

/** A document of one listed unit. */
function documentOf(unitId: string, name = 'a') {
  const sample = sampleDocument(name, 1, { issuerId: DISTRICT.id })
  return { ...sample, facts: sample.facts.map((fact) => ({ ...fact, unitId })), provisional: [] }
}

onEachEngine('sources taken back', (bench) => {
  it('a removed source no longer reaches the derivation, and is kept with its day', async () => {
    const registry = await bench.fresh({ clock: () => new Date('2026-11-22T01:00:00Z') })
    await registry.addUnitSource(sampleList('a'), answering({ units: [WRONG] }))
    await registry.addUnitSource(sampleList('b'), answering({ units: [WRONG, RIGHT] }))
    const seen: (readonly UnitSource[])[] = []
    const removed = await registry.removeUnitSource(1, (input) => {
      seen.push(input.sources)
      return answering({ units: [RIGHT] })(input)
    })
    expect(removed).toEqual({ kind: 'removed' })
    expect(seen).toEqual([[sampleList('b')]])
    expect(await listNames(registry)).toEqual([[2, 'b']])
    expect(await registry.removedUnitSources()).toMatchObject([
      { id: 1, name: 'a', removedAt: '2026-11-22T01:00:00.000Z' },
    ])
    expect((await registry.units()).units).toEqual([RIGHT])
    expect(await registry.takenBack()).toEqual([
      { at: '2026-11-22T01:00:00.000Z', action: 'source-removed', subject: '1', reason: null },
    ])
    expect(await registry.removeUnitSource(1, answering({}))).toEqual({ kind: 'not-held' })
    expect(await registry.removeUnitSource(7, answering({}))).toEqual({ kind: 'not-held' })
  })

  it('a removed file can be imported again, as a new source', async () => {
    const registry = await bench.fresh()
    await registry.addUnitSource(sampleList('a'), answering({ units: [RIGHT] }))
    for (const id of [1, 2]) {
      await registry.removeUnitSource(id, answering({}))
      expect(await registry.addUnitSource(sampleList('a'), answering({ units: [RIGHT] }))).toEqual({ kind: 'added' })
    }
    expect(await registry.addUnitSource(sampleList('a'), answering({}))).toEqual({ kind: 'already' })
    expect(await listNames(registry)).toEqual([[3, 'a']])
  })

  it('a derivation that answers null changes nothing, be it of an import or of a removal', async () => {
    const registry = await bench.fresh()
    await registry.addUnitSource(sampleList('a'), answering({ units: [RIGHT] }))
    const before = [await registry.units(), await registry.unitSources()]
    expect(await registry.addUnitSource(sampleList('b'), () => null)).toEqual({ kind: 'refused' })
    expect(await registry.removeUnitSource(1, () => null)).toEqual({ kind: 'refused' })
    expect([await registry.units(), await registry.unitSources()]).toEqual(before)
    expect([await registry.removedUnitSources(), await registry.takenBack()]).toEqual([[], []])
  })

  it('a removal that would leave a document without its unit is a fault and changes nothing', async () => {
    const registry = await bench.fresh()
    await registry.addUnitSource(sampleList('a'), answering({ units: [DISTRICT, RIGHT] }))
    await registry.storeDocument(documentOf(RIGHT.id))
    await expect(registry.removeUnitSource(1, answering({ units: [DISTRICT] }))).rejects.toThrow(/loses unit/)
    expect(await listNames(registry)).toEqual([[1, 'a']])
    expect(await registry.takenBack()).toEqual([])
  })

  it('figures that a source moved go back when it is removed, each once', async () => {
    const registry = await bench.fresh()
    const units = [DISTRICT, WRONG, RIGHT]
    await registry.addUnitSource(sampleList('a'), answering({ units }))
    await registry.storeDocument(documentOf(WRONG.id))
    const move = (from: string, unitId: string) => ({ moved: [{ use: { unitId: from, on: FEBRUARY }, unitId }] })
    await registry.addUnitSource(sampleList('b'), answering({ units }, move(WRONG.id, RIGHT.id)))
    const [id = ''] = await documentIds(registry)
    expect((await registry.facts(id))[0]?.unitId).toBe(RIGHT.id)
    await registry.removeUnitSource(2, answering({ units }, move(RIGHT.id, WRONG.id)))
    expect((await registry.facts(id))[0]?.unitId).toBe(WRONG.id)
  })

  it('what a derivation would see can be read without a change', async () => {
    const registry = await bench.fresh()
    await registry.addUnitSource(sampleList('a'), answering({ units: [DISTRICT, RIGHT] }))
    await registry.storeDocument(documentOf(RIGHT.id))
    const inputs: DerivationInput[] = []
    const read = await registry.derivation()
    await registry.deriveAgain((input) => {
      inputs.push(input)
      return answering({ units: [DISTRICT, RIGHT] })(input)
    })
    expect(inputs).toEqual([read])
    expect(read.uses).toHaveLength(2)
  })
})

onEachEngine('documents withdrawn', (bench) => {
  it('a withdrawn document is no longer among the documents, and is kept with its facts, day and reason', async () => {
    const registry = await bench.fresh({ clock: () => new Date('2026-11-22T01:00:00Z') })
    const { document } = await registry.storeDocument(sampleDocument('a'))
    const facts = await registry.facts(document.id)
    expect(await registry.withdrawDocument(document.id, 'nhầm kỳ')).toEqual({ kind: 'withdrawn' })
    expect(await everything(registry)).toEqual([])
    const withdrawn = { at: '2026-11-22T01:00:00.000Z', reason: 'nhầm kỳ' }
    expect(await registry.heldDocuments({ periodKey: '2024-02' })).toEqual([{ document, withdrawn }])
    expect(await registry.facts(document.id)).toEqual(facts)
    expect(await registry.withdrawDocument(document.id, 'lại')).toEqual({ kind: 'already' })
    expect(await registry.withdrawDocument('2024-02-0000000000', 'x')).toEqual({ kind: 'not-held' })
    expect(await registry.takenBack()).toMatchObject([
      { action: 'document-withdrawn', subject: document.id, reason: 'nhầm kỳ' },
    ])
  })

  it('it counts again when it is restored or imported again, under its old revision', async () => {
    const registry = await bench.fresh()
    const { document: first } = await registry.storeDocument(sampleDocument('a'))
    await registry.withdrawDocument(first.id, 'x')
    const { document: second } = await registry.storeDocument(sampleDocument('b'))
    expect(second.revision).toBe(2)
    expect(await registry.restoreDocument(first.id)).toEqual({ kind: 'restored' })
    expect(await registry.restoreDocument(first.id)).toEqual({ kind: 'already' })
    expect(await registry.restoreDocument('nothing')).toEqual({ kind: 'not-held' })
    await registry.withdrawDocument(second.id, 'y')
    expect(await registry.storeDocument(sampleDocument('b'))).toEqual({ kind: 'restored', document: second })
    expect(await documentIds(registry)).toEqual([first.id, second.id])
    expect((await registry.takenBack()).map(({ action }) => action)).toEqual([
      ...['document-withdrawn', 'document-restored', 'document-withdrawn', 'document-restored'],
    ])
  })

  it('provisional units that only withdrawn documents name are left out of the units until one counts again', async () => {
    const registry = await bench.fresh()
    const { document } = await registry.storeDocument(sampleDocument('a', 5))
    const { document: other } = await registry.storeDocument(sampleDocument('b', 1))
    await registry.withdrawDocument(document.id, 'x')
    expect((await registry.units()).units.map(({ id }) => id)).toEqual([ISSUER.id, COMMUNES[0]?.id])
    await registry.withdrawDocument(other.id, 'x')
    expect((await registry.units()).units).toEqual([])
    await registry.restoreDocument(document.id)
    expect((await registry.units()).units).toHaveLength(1 + COMMUNES.length)
  })

  it('two issuers that turn out to be one keep the copy that counts, not the withdrawn one', async () => {
    const registry = await bench.fresh()
    const other = sampleUnit('huyen-khoai-chau-p2', 'Huyện Khoai Chau', { level: 'district' })
    await registry.addUnitSource(sampleList('a'), answering({ units: [DISTRICT, other, RIGHT] }))
    const store = async (issuerId: string) => {
      const input = documentOf(RIGHT.id)
      return registry.storeDocument({ ...input, document: { ...input.document, issuerId } })
    }
    const { document: wrong } = await store(other.id)
    await registry.withdrawDocument(wrong.id, 'x')
    const { document: right } = await store(DISTRICT.id)
    const moved = [{ use: { unitId: other.id, on: FEBRUARY }, unitId: DISTRICT.id }]
    await registry.addUnitSource(sampleList('b'), answering({ units: [DISTRICT, RIGHT] }, { moved }))
    expect(await documentIds(registry)).toEqual([right.id])
  })

  it('a reason that cannot be stored is refused and withdraws nothing', async () => {
    const registry = await bench.fresh()
    const { document } = await registry.storeDocument(sampleDocument('a'))
    const refused = registry.withdrawDocument(document.id, 'a\0b')
    await expect(refused).rejects.toMatchObject({ code: 'registry.text-not-storable' })
    expect(await documentIds(registry)).toEqual([document.id])
  })
})
