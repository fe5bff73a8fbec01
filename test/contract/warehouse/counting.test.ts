import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinedComplaints } from '../../../src/model/complaints.ts'
import type { Dossier } from '../../../src/model/dossier.ts'
import type { Procedure } from '../../../src/model/procedure.ts'
import type { Warehouse } from '../../../src/store/warehouse/port.ts'
import { onEachWarehouse } from './engines.ts'
import { asText, expected, plan } from './expected.ts'
import { catalogue, held, latest, rules, silences, versions } from './histories.ts'

async function* inBatches(all: readonly Dossier[], procedures: readonly Procedure[], size: number) {
  for (let start = 0; start < all.length; start += size) {
    yield all.slice(start, start + size).map((dossier) => held(dossier, procedures))
  }
}

async function store(warehouse: Warehouse, id: string, all: readonly Dossier[], procedures: readonly Procedure[]) {
  return warehouse.store({ id, source: 'test', name: id }, inBatches(all, procedures, 7))
}

onEachWarehouse('counts', (engine) => {
  test('are those of the plain loops, whatever the order and the batching of arrivals', async () => {
    await fc.assert(
      fc.asyncProperty(
        versions,
        catalogue,
        fc.infiniteStream(fc.nat()),
        fc.integer({ min: 1, max: 5 }),
        async (all, procedures, luck, parts) => {
          const warehouse = await engine.fresh()
          try {
            await warehouse.setProcedures(procedures, rules)
            const shuffled = all
              .map((dossier) => ({ dossier, at: Number(luck.next().value) }))
              .sort((a, b) => a.at - b.at)
              .map(({ dossier }) => dossier)
            const size = Math.ceil(shuffled.length / parts)
            for (let part = 0; part < parts; part += 1) {
              await store(warehouse, `part ${part}`, shuffled.slice(part * size, (part + 1) * size), procedures)
            }
            expect(asText(await warehouse.count(plan))).toEqual(expected(latest(all), procedures))
          } finally {
            await warehouse.close()
          }
        },
      ),
      { seed: 766, numRuns: engine.runs(60) },
    )
  }, 120_000)

  test('of dossiers of which every complaint is told, silence counts as none', async () => {
    await fc.assert(
      fc.asyncProperty(versions, silences, async (all, complaints) => {
        const warehouse = await engine.fresh()
        try {
          await store(warehouse, 'a', all, [])
          const counts = await warehouse.count({ ...plan, complaints: joinedComplaints(complaints) })
          expect(asText(counts)).toEqual(expected(latest(all), [], complaints))
        } finally {
          await warehouse.close()
        }
      }),
      { seed: 766, numRuns: engine.runs(25) },
    )
  }, 120_000)

  test('a dossier that moves to another unit leaves the first', async () => {
    const warehouse = await engine.fresh()
    const [first] =
      fc.sample(
        versions.filter((all) => all.length > 0),
        { seed: 3, numRuns: 1 },
      )[0] ?? []
    if (first === undefined) throw new Error('no sample')
    const before: Dossier = {
      ...first,
      state: 'in-progress',
      receivedAt: '2026-08-05T08:00:00',
      unitCode: 'H31.1',
      deleted: false,
      changedAt: '2026-08-06T00:00:00',
    }
    await store(warehouse, 'a', [before], [])
    const outcome = await store(
      warehouse,
      'b',
      [{ ...before, unitCode: 'H31.2', changedAt: '2026-08-07T00:00:00' }],
      [],
    )
    expect(outcome).toMatchObject({ added: 0, replaced: 1, stale: 0, touched: { unitCodes: ['H31.1', 'H31.2'] } })
    const units = (await warehouse.count(plan)).filter(({ period }) => period === '2026-08').map(({ unit }) => unit)
    expect(units.sort()).toEqual(['H31', 'H31.2', 'nation'])
    await warehouse.close()
  })
})
