import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leafCube } from '../../../src/measure/leaf-cube.ts'
import type { Amendment } from '../../../src/model/amendment.ts'
import { type ComplaintsTold, joinedComplaints } from '../../../src/model/complaints.ts'
import type { Dossier } from '../../../src/model/dossier.ts'
import type { Delivery, Warehouse } from '../../../src/store/warehouse/port.ts'
import { onEachWarehouse } from './engines.ts'
import { asText, expected, plan } from './expected.ts'
import {
  amendments,
  catalogue,
  held,
  latestAmended,
  measures,
  rules,
  silences,
  telling,
  versions,
} from './histories.ts'

const delivery = (id: string, dossiers: readonly Dossier[]): Delivery => ({
  batch: { id, source: 'test', name: id },
  rows: dossiers.map((dossier) => held(dossier, [])),
})

/** All cells of the plan, added up in memory from the leaves of each period. */
async function fromLeaves(
  warehouse: Warehouse,
  unitCodes: readonly string[] | null,
  complaints: readonly ComplaintsTold[] = [],
): Promise<string[]> {
  const lines: string[] = []
  for (const period of plan.periods) {
    const cube = leafCube(measures)
    cube.replace(unitCodes, await warehouse.leaves({ measures, period, unitCodes, complaints }))
    const members = plan.memberships.filter((each) => each.period === period.key)
    for (const [unit, own] of Map.groupBy(members, (each) => each.unit)) {
      const counts = cube.sum(own.map(({ unitCode }) => unitCode))
      if (counts !== null) lines.push(`${unit} ${period.key} ${counts.join(' ')}`)
    }
  }
  return lines.sort()
}

onEachWarehouse('leaves', (engine) => {
  test('add up to the cells of every unit, for all unit codes at once and for some at a time', async () => {
    await fc.assert(
      fc.asyncProperty(versions, catalogue, silences, async (all, procedures, told) => {
        const warehouse = await engine.fresh()
        try {
          await warehouse.setProcedures(procedures, rules)
          await warehouse.storeGroup([{ ...delivery('all', []), rows: all.map((each) => held(each, procedures)) }])
          const complaints = joinedComplaints(told)
          const cells = asText(await warehouse.count({ ...plan, complaints }))
          expect(await fromLeaves(warehouse, null, complaints)).toEqual(cells)
          expect(await fromLeaves(warehouse, ['H31.1', 'H31.2', 'H44.1'], complaints)).toEqual(cells)
          const own = await fromLeaves(warehouse, ['H31.2'], complaints)
          expect(own.filter((line) => line.startsWith('H31.2 '))).toEqual(
            cells.filter((line) => line.startsWith('H31.2 ')),
          )
        } finally {
          await warehouse.close()
        }
      }),
      { seed: 766, numRuns: engine.runs(25) },
    )
  }, 120_000)

  test('of a unit code without dossiers, or of none, there are none', async () => {
    const warehouse = await engine.fresh()
    for (const unitCodes of [[], ['H99']]) {
      for (const period of plan.periods) {
        expect((await warehouse.leaves({ measures, period, unitCodes })).unitCodes).toEqual([])
      }
    }
    await warehouse.close()
  })
})

onEachWarehouse('a group of deliveries', (engine) => {
  const dossiers = fc
    .sample(versions, { seed: 5, numRuns: 40 })
    .flat()
    .filter(({ deleted }) => !deleted)

  test('is the same as its deliveries one after the other', async () => {
    const parts = [dossiers.slice(0, 9), dossiers.slice(5, 14), [], dossiers.slice(12, 30)]
    const deliveries = parts.map((part, index) => delivery(`part ${index}`, part))
    const [grouped, single] = [await engine.fresh(), await engine.fresh()]
    const outcomes = await grouped.storeGroup(deliveries)
    for (const each of deliveries) await single.storeGroup([each])
    expect(asText(await grouped.count(plan))).toEqual(asText(await single.count(plan)))
    expect(outcomes.map(({ kind }) => kind)).toEqual(['stored', 'stored', 'stored', 'stored'])
    const total = (pick: 'read' | 'added' | 'replaced'): number => outcomes.reduce((sum, each) => sum + each[pick], 0)
    expect(total('read')).toBe(parts.flat().length)
    expect(total('added')).toBe(new Set(parts.flat().map(({ code }) => code)).size)
    await Promise.all([grouped.close(), single.close()])
  })

  const parts = fc.array(fc.tuple(versions, amendments), { minLength: 1, maxLength: 4 })
  const tellingDelivery = (id: string, all: readonly Dossier[], told: readonly Amendment[]): Delivery => ({
    ...delivery(id, all),
    told: telling([], told),
  })

  test('counts what its deliveries tell of dossiers apart, in any order, also of what was there before', async () => {
    await fc.assert(
      fc.asyncProperty(parts, parts, async (before, now) => {
        const warehouse = await engine.fresh()
        try {
          for (const [name, group] of Object.entries({ before, now })) {
            const deliveries = group.map(([all, told], index) => tellingDelivery(`${name} ${index}`, all, told))
            const outcomes = await warehouse.storeGroup(deliveries)
            expect(outcomes.map(({ read }) => read)).toEqual(group.map(([all, told]) => all.length + told.length))
            for (const { read, added, replaced, stale, waiting } of outcomes) {
              expect(Math.min(added, replaced, stale, waiting)).toBeGreaterThanOrEqual(0)
              expect(added + stale).toBeLessThanOrEqual(read)
            }
          }
          const both = [...before, ...now]
          const effective = latestAmended(
            both.flatMap(([all]) => all),
            both.flatMap(([, told]) => told),
          )
          expect(asText(await warehouse.count(plan))).toEqual(expected(effective, []))
          for (const each of effective) {
            const found = await warehouse.dossier(each.code)
            expect(found?.dossier ?? null).toEqual(each.deleted ? null : each)
          }
        } finally {
          await warehouse.close()
        }
      }),
      { seed: 766, numRuns: engine.runs(25) },
    )
  }, 240_000)

  test('says of each delivery what it told: of what several tell, of the first', async () => {
    const warehouse = await engine.fresh()
    const base = {
      ...(dossiers[0] as Dossier),
      state: 'in-progress',
      receivedAt: '2026-08-03T08:00:00',
      changedAt: '2026-08-04T00:00:00',
    } as Dossier
    const step = (code: string): Amendment => ({ code, at: '2026-09-07T10:00:00', tells: 'finished' })
    await warehouse.storeGroup([tellingDelivery('held', [base], [])])
    const outcomes = await warehouse.storeGroup([
      tellingDelivery('none', [], []),
      tellingDelivery('first', [], [step(base.code), step('H31.1-260801-none')]),
      tellingDelivery('second', [], [step(base.code)]),
    ])
    expect(outcomes).toMatchObject([
      { kind: 'stored', read: 0, added: 0, replaced: 0, stale: 0, waiting: 0 },
      { kind: 'stored', read: 2, added: 0, replaced: 1, stale: 0, waiting: 1 },
      { kind: 'stored', read: 1, added: 0, replaced: 0, stale: 1, waiting: 0 },
    ])
    expect(outcomes[1]?.touched).toEqual({ unitCodes: [base.unitCode], from: '2026-08-03', to: '2026-08-03' })
    await warehouse.close()
  })

  test('of which one follows other rules is refused whole', async () => {
    const warehouse = await engine.fresh()
    await warehouse.settle(rules)
    const other: Delivery = {
      ...delivery('other', dossiers.slice(3, 6)),
      told: { ...telling([], []), terms: 'others' },
    }
    const alone = tellingDelivery('own', dossiers.slice(0, 3), [])
    await expect(warehouse.storeGroup([other, alone])).rejects.toMatchObject({ code: 'warehouse.other-rules' })
    expect(await warehouse.unitCodes()).toEqual([])
    expect((await warehouse.storeGroup([alone])).map(({ kind }) => kind)).toEqual(['stored'])
    await warehouse.close()
  })

  test('knows deliveries that were stored before, and one that comes twice in it', async () => {
    const warehouse = await engine.fresh()
    const [a, b] = [delivery('a', dossiers.slice(0, 3)), delivery('b', dossiers.slice(3, 6))]
    await warehouse.storeGroup([a])
    const kinds = (await warehouse.storeGroup([a, b, { ...b }])).map(({ kind }) => kind)
    expect(kinds).toEqual(['repeated', 'stored', 'repeated'])
    expect(await warehouse.storeGroup([])).toEqual([])
    await warehouse.close()
  })

  test('grows the revision by one each, as a catalogue does; what was stored before does not', async () => {
    const warehouse = await engine.fresh()
    const first = await warehouse.revision()
    const [a, b] = [delivery('a', dossiers.slice(0, 3)), delivery('b', dossiers.slice(3, 6))]
    await warehouse.storeGroup([a, b])
    expect(await warehouse.revision()).toBe(first + 2)
    await warehouse.setProcedures([], rules)
    expect(await warehouse.revision()).toBe(first + 3)
    await warehouse.storeGroup([a, b])
    expect(await warehouse.revision()).toBe(first + 3)
    expect(await warehouse.settle(rules)).toBe(0)
    expect(await warehouse.revision()).toBe(first + 3)
    await warehouse.close()
  })
})
