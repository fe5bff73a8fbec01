import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Dossier } from '../../../src/model/dossier.ts'
import type { HeldDossier } from '../../../src/model/held-dossier.ts'
import { onEachWarehouse } from './engines.ts'
import { held, latest, versions } from './histories.ts'

const batch = (id: string) => ({ id, source: 'test', name: id })
async function* given(...rows: readonly HeldDossier[][]) {
  yield* rows
}

const [sample = []] = fc.sample(
  versions.filter((all) => all.length > 30),
  { seed: 1, numRuns: 1 },
)
const rows = sample.map((dossier, index) => held(dossier, [], index + 2))

onEachWarehouse('storing', (engine) => {
  test('what was stored comes out as it went in: the latest version of each dossier', async () => {
    await fc.assert(
      fc.asyncProperty(versions, async (all) => {
        const warehouse = await engine.fresh()
        await warehouse.store(batch('a'), given(all.map((dossier) => held(dossier, []))))
        for (const dossier of latest(all)) {
          const found = await warehouse.dossier(dossier.code)
          expect(found).toEqual(dossier.deleted ? null : held(dossier, []))
        }
        await warehouse.close()
      }),
      { seed: 766, numRuns: engine.runs(25) },
    )
  }, 60_000)

  test('procedures that dossiers name are counted, of all or of those received on some days', async () => {
    await fc.assert(
      fc.asyncProperty(versions, async (all) => {
        const warehouse = await engine.fresh()
        await warehouse.store(batch('a'), given(all.map((dossier) => held(dossier, []))))
        for (const days of [null, { from: '2026-08-20', to: '2026-09-20' }]) {
          const counts = new Map<string, number>()
          for (const { dossier, course } of latest(all).map((each) => held(each, []))) {
            const isWithin = (on: string | null) => days === null || (on !== null && on >= days.from && on <= days.to)
            if (dossier.deleted || dossier.procedureCode === null || !isWithin(course.receivedOn)) continue
            counts.set(dossier.procedureCode, (counts.get(dossier.procedureCode) ?? 0) + 1)
          }
          const expected = [...counts].sort().map(([procedureCode, dossiers]) => ({ procedureCode, dossiers }))
          expect(await warehouse.procedureCodes(days)).toEqual(expected)
        }
        await warehouse.close()
      }),
      { seed: 766, numRuns: engine.runs(25) },
    )
  }, 60_000)

  test('the same batch twice changes nothing, and nothing of it is read', async () => {
    const warehouse = await engine.fresh()
    const first = await warehouse.store(batch('a'), given(rows))
    expect(first).toMatchObject({ kind: 'stored', read: rows.length, added: latest(sample).length })
    const again = await warehouse.store(
      batch('a'),
      (async function* () {
        yield Promise.reject(new Error('was read'))
      })() as never,
    )
    expect(again).toMatchObject({ kind: 'repeated', read: 0, added: 0, replaced: 0 })
    await warehouse.close()
  })

  test('the same dossiers in another batch are stale', async () => {
    const warehouse = await engine.fresh()
    await warehouse.store(batch('a'), given(rows))
    const before = await warehouse.unitCodes()
    const outcome = await warehouse.store(batch('b'), given([...rows].reverse()))
    expect(outcome).toMatchObject({ added: 0, replaced: 0, stale: rows.length })
    expect(await warehouse.unitCodes()).toEqual(before)
    await warehouse.close()
  })

  test('a batch that breaks off leaves everything as it was, and may be sent again', async () => {
    const warehouse = await engine.fresh()
    const [first, second] = [rows.slice(0, 20), rows.slice(20)]
    await warehouse.store(batch('a'), given(first))
    const before = await warehouse.unitCodes()
    const breaks = async function* () {
      yield second
      throw new Error('broke off')
    }
    await expect(warehouse.store(batch('b'), breaks())).rejects.toThrow('broke off')
    expect(await warehouse.unitCodes()).toEqual(before)
    expect(await warehouse.store(batch('b'), given(second))).toMatchObject({ kind: 'stored' })
    await warehouse.close()
  })

  test('an older version that comes late changes nothing', async () => {
    const warehouse = await engine.fresh()
    const base = sample[0] as Dossier
    const newer: Dossier = { ...base, deleted: false, changedAt: '2026-10-02T00:00:00' }
    const older: Dossier = { ...newer, changedAt: '2026-10-01T00:00:00', deleted: true }
    await warehouse.store(batch('a'), given([held(newer, [])]))
    expect(await warehouse.store(batch('b'), given([held(older, [])]))).toMatchObject({ stale: 1 })
    expect((await warehouse.dossier(base.code))?.dossier).toEqual(newer)
    await warehouse.close()
  })

  test('pages follow each other by code and end', async () => {
    const warehouse = await engine.fresh()
    await warehouse.store(batch('a'), given(rows))
    const wanted = { unitCodes: ['H31.1', 'H31.2', 'H44.1'], from: '2026-01-01', to: '2026-12-31', limit: 2 }
    const codes: string[] = []
    for (let after: string | null = null; ; ) {
      const page: readonly HeldDossier[] = await warehouse.page({ ...wanted, after })
      codes.push(...page.map(({ dossier }) => dossier.code))
      after = page.at(-1)?.dossier.code ?? null
      if (after === null) break
    }
    const all = latest(sample).filter((dossier) => !dossier.deleted && held(dossier, []).course.receivedOn !== null)
    expect(codes).toEqual(all.map(({ code }) => code))
    await warehouse.close()
  })
})
