import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Decimal } from '../../../src/model/decimal.ts'
import type { NewDelivery } from '../../../src/model/delivery.ts'
import type { Petition } from '../../../src/model/petition.ts'
import { petitionVersion } from '../../../src/model/petition-version.ts'
import type { Registry } from '../../../src/store/registry/port.ts'
import { onEachEngine } from './engines.ts'
import { sha256 } from './samples.ts'

const petition = (code: string, changes: Partial<Petition> = {}): Petition => ({
  code,
  unitCode: 'H31.14',
  receivedAt: '2026-10-05T08:00:00',
  dueAt: '2026-10-20T17:00:00',
  handledAt: null,
  unsatisfied: null,
  subject: 'procedures',
  changedAt: null,
  deleted: false,
  ...changes,
})

function petitions(name: string, rows: readonly Petition[], changes: Partial<NewDelivery> = {}): NewDelivery {
  const given = { source: 'pakn', name: `${name}.csv`, sha256: sha256(name), covers: [], tellsSatisfaction: false }
  return { ...given, ...changes, kind: 'petitions', indexSetId: null, petitions: rows } as NewDelivery
}

function counts(name: string, values: Readonly<Record<string, string | null>>, unit = 'H31'): NewDelivery {
  return {
    kind: 'counts',
    source: 'portal',
    name: `${name}.csv`,
    sha256: sha256(name),
    covers: [],
    tellsSatisfaction: false,
    indexSetId: 'qd766-2026',
    counts: Object.entries(values).map(([measure, value]) => ({
      unit,
      periodKey: '2026-10',
      measure,
      reported:
        value === null ? { kind: 'missing', reason: 'not-reported' } : { kind: 'value', value: value as Decimal },
    })),
  }
}

const october = async (registry: Registry) =>
  (await registry.feeds.petitions('2026-10-01', '2026-10-31')).map(({ petition: each }) => each)

onEachEngine('what is said of answers', (bench) => {
  it('is a delivery without rows, that is withdrawn and restored as any other', async () => {
    const registry = await bench.fresh()
    const covers = [{ unit: '*', from: '2026-10-01', to: '2026-10-31' }]
    const given = { source: 'dg', name: 'dg.csv', sha256: sha256('dg'), covers, tellsSatisfaction: false }
    const said = { ...given, kind: 'satisfaction', indexSetId: null, answers: 12 } as const
    const { delivery, kind } = await registry.feeds.store(said)
    expect([kind, delivery.rows, delivery.covers]).toEqual(['stored', 12, covers])
    const stamp = await registry.feeds.stamp()
    expect((await registry.feeds.store(said)).kind).toBe('already')
    expect(await registry.feeds.stamp()).toBe(stamp)
    await registry.feeds.withdraw(delivery.id, 'sai')
    expect(await registry.feeds.stamp()).not.toBe(stamp)
    expect(await registry.feeds.deliveries()).toMatchObject([{ withdrawn: { reason: 'sai' } }])
    expect((await registry.feeds.store(said)).kind).toBe('restored')
    expect(await registry.feeds.months()).toEqual([])
    await registry.close()
  })
})

onEachEngine('months told', (bench) => {
  it('are those of petitions and counts of deliveries that count', async () => {
    const registry = await bench.fresh()
    expect(await registry.feeds.months()).toEqual([])
    const rows = [petition('PA-1', { receivedAt: '2026-08-31T23:59:59' }), petition('PA-2'), petition('PA-3')]
    const { delivery } = await registry.feeds.store(petitions('a', rows))
    await registry.feeds.store(counts('b', { communes: '2' }))
    expect(await registry.feeds.months()).toEqual(['2026-08', '2026-10'])
    await registry.feeds.withdraw(delivery.id, 'sai')
    expect(await registry.feeds.months()).toEqual(['2026-10'])
    await registry.close()
  })
})

onEachEngine('petitions held', (bench) => {
  it('a delivery comes back as it was told, and the same again changes nothing', async () => {
    const registry = await bench.fresh({ clock: () => new Date('2026-11-01T01:00:00Z') })
    const covers = [{ unit: 'H31', from: '2026-10-01', to: '2026-10-31' }]
    const all = [petition('PA-1', { unsatisfied: true }), petition('PA-2', { unsatisfied: false, dueAt: null })]
    const first = await registry.feeds.store(petitions('a', all, { covers, tellsSatisfaction: true }))
    expect(first).toMatchObject({ kind: 'stored', effect: { added: 2, replaced: 0, unchanged: 0 } })
    const stamp = await registry.feeds.stamp()
    const again = await registry.feeds.store(petitions('a', all, { covers, tellsSatisfaction: true }))
    expect(again).toMatchObject({ kind: 'already', delivery: first.delivery })
    expect(await registry.feeds.stamp()).toBe(stamp)
    expect(await registry.feeds.deliveries()).toEqual([{ delivery: first.delivery, withdrawn: null }])
    expect(first.delivery).toMatchObject({ covers, rows: 2, deliveredAt: '2026-11-01T01:00:00.000Z' })
    expect(await october(registry)).toEqual(all)
  })

  it('the same file with another coverage says more, and is held beside the first', async () => {
    const registry = await bench.fresh()
    await registry.feeds.store(petitions('a', [petition('PA-1')]))
    const covers = [{ unit: 'H31', from: '2026-10-01', to: '2026-10-31' }]
    expect(await registry.feeds.store(petitions('a', [petition('PA-1')], { covers }))).toMatchObject({
      kind: 'stored',
      effect: { added: 0, unchanged: 1 },
    })
    expect(await october(registry)).toHaveLength(1)
  })

  it('a petition moves to another unit, and leaves when it is deleted, whatever order its versions come in', async () => {
    const versions = [
      petition('PA-1'),
      petition('PA-1', { unitCode: 'H31.15', changedAt: '2026-10-07T09:00:00' }),
      petition('PA-1', { unitCode: 'H31.15', changedAt: '2026-10-09T09:00:00', deleted: true }),
    ]
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
    ]) {
      const registry = await bench.fresh()
      for (const at of order) await registry.feeds.store(petitions(`v${at}`, versions.slice(at, at + 1)))
      expect(await october(registry)).toEqual([])
      const deletion = (await registry.feeds.deliveries()).find(({ delivery }) => delivery.name === 'v2.csv')
      await registry.feeds.withdraw(deletion?.delivery.id ?? '', 'xóa nhầm')
      expect(await october(registry)).toEqual(versions.slice(1, 2))
    }
  })

  it('what is told of one moment without saying which is the later is reported', async () => {
    const registry = await bench.fresh()
    await registry.feeds.store(petitions('a', [petition('PA-1'), petition('PA-2')]))
    const moved = petitions('b', [petition('PA-1', { unitCode: 'H31.15' })], { source: 'mot-cua' })
    expect((await registry.feeds.store(moved)).effect).toMatchObject({ undecided: 1, elsewhere: 1 })
  })

  it('a receipt date that moves out of the days takes the petition with it', async () => {
    const registry = await bench.fresh()
    await registry.feeds.store(petitions('a', [petition('PA-1')]))
    const later = petition('PA-1', { receivedAt: '2026-11-01T00:00:00', changedAt: '2026-11-02T00:00:00' })
    await registry.feeds.store(petitions('b', [later]))
    expect(await october(registry)).toEqual([])
    expect(await registry.feeds.petitions('2026-11-01', '2026-11-01')).toEqual([{ petition: later, source: 'pakn' }])
  })

  it('a withdrawn delivery counts no more and stays; restored or sent again it counts again', async () => {
    const registry = await bench.fresh({ clock: () => new Date('2026-11-01T01:00:00Z') })
    const { delivery } = await registry.feeds.store(petitions('a', [petition('PA-1')]))
    const stamps = [await registry.feeds.stamp()]
    expect(await registry.feeds.withdraw(delivery.id, 'nhầm tệp')).toEqual({ kind: 'withdrawn' })
    stamps.push(await registry.feeds.stamp())
    expect(await october(registry)).toEqual([])
    expect(await registry.feeds.withdraw(delivery.id, 'lại')).toEqual({ kind: 'already' })
    expect(await registry.feeds.withdraw('petitions-0', 'x')).toEqual({ kind: 'not-held' })
    expect(await registry.feeds.deliveries()).toMatchObject([{ withdrawn: { reason: 'nhầm tệp' } }])
    expect(await registry.feeds.restore(delivery.id)).toEqual({ kind: 'restored' })
    stamps.push(await registry.feeds.stamp())
    expect(await registry.feeds.restore(delivery.id)).toEqual({ kind: 'already' })
    await registry.feeds.withdraw(delivery.id, 'y')
    expect(await registry.feeds.store(petitions('a', [petition('PA-1')]))).toMatchObject({ kind: 'restored' })
    expect(await october(registry)).toHaveLength(1)
    expect(new Set(stamps).size).toBe(3)
    expect((await registry.takenBack()).map(({ action }) => action)).toEqual([
      ...['delivery-withdrawn', 'delivery-restored', 'delivery-withdrawn', 'delivery-restored'],
    ])
  })

  it('a text that cannot be stored refuses the whole delivery', async () => {
    const registry = await bench.fresh()
    const bad = petitions('a', [petition('PA-1'), petition('PA\0')])
    await expect(registry.feeds.store(bad)).rejects.toMatchObject({ code: 'registry.text-not-storable' })
    expect([await october(registry), await registry.feeds.deliveries()]).toEqual([[], []])
  })

  it('the order and the batching of arrivals never change what stands', async () => {
    const version = fc.record({
      code: fc.constantFrom('PA-1', 'PA-2', 'PA-3'),
      unitCode: fc.constantFrom('H31.14', 'H31.15'),
      changedAt: fc.option(fc.constantFrom('2026-10-06T00:00:00', '2026-10-08T00:00:00'), { nil: null }),
      handledAt: fc.option(fc.constantFrom('2026-10-07T00:00:00', '2026-10-09T00:00:00'), { nil: null }),
      unsatisfied: fc.option(fc.boolean(), { nil: null }),
      deleted: fc.boolean(),
    })
    const arrivals = fc.array(fc.array(version, { maxLength: 4 }), { minLength: 1, maxLength: 4 })
    const property = fc.asyncProperty(arrivals, async (batches) => {
      const versions = batches.map((batch) => batch.map(({ code, ...rest }) => petition(code, rest)))
      const latest = new Map<string, Petition>()
      for (const each of versions.flat()) {
        const held = latest.get(each.code)
        if (held === undefined || petitionVersion(held) < petitionVersion(each)) latest.set(each.code, each)
      }
      const expected = [...latest.values()].filter(({ deleted }) => !deleted).sort((a, b) => (a.code < b.code ? -1 : 1))
      for (const order of [versions, [...versions].reverse(), [versions.flat()]]) {
        const registry = await bench.fresh()
        for (const [at, batch] of order.entries()) await registry.feeds.store(petitions(`${at}`, batch))
        expect(await october(registry)).toEqual(expected)
        await registry.close()
      }
    })
    await fc.assert(property, { numRuns: 8, seed: 766 })
  })
})

onEachEngine('counts held', (bench) => {
  it('a later delivery outweighs an earlier one, and gives way when it is withdrawn', async () => {
    const registry = await bench.fresh()
    await registry.feeds.store(counts('a', { communes: '10', dossiersSynchronised: '0.5', receivedOnPortal: null }))
    const second = await registry.feeds.store(counts('b', { communes: '11', receivedOnPortal: null, extra: '1' }))
    expect(second.effect).toMatchObject({ added: 1, replaced: 1, unchanged: 1 })
    const standing = async () =>
      new Map(
        (await registry.feeds.counts('qd766-2026', '2026-10')).map(({ measure, reported }) => [measure, reported]),
      )
    expect(Object.fromEntries(await standing())).toEqual({
      communes: { kind: 'value', value: '11' },
      dossiersSynchronised: { kind: 'value', value: '0.5' },
      receivedOnPortal: { kind: 'missing', reason: 'not-reported' },
      extra: { kind: 'value', value: '1' },
    })
    await registry.feeds.withdraw(second.delivery.id, 'sai')
    expect((await standing()).get('communes')).toEqual({ kind: 'value', value: '10' })
  })

  it('counts of another period or index set are not among them', async () => {
    const registry = await bench.fresh()
    await registry.feeds.store(counts('a', { communes: '10' }))
    expect(await registry.feeds.counts('qd766-2026', '2026-11')).toEqual([])
    expect(await registry.feeds.counts('other', '2026-10')).toEqual([])
  })
})
