import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leafCube } from '../../../src/measure/leaf-cube.ts'
import type { Dossier } from '../../../src/model/dossier.ts'
import type { Delivery, Warehouse } from '../../../src/store/warehouse/port.ts'
import { onEachWarehouse } from './engines.ts'
import { asText, plan } from './expected.ts'
import { catalogue, held, measures, versions } from './histories.ts'

const delivery = (id: string, dossiers: readonly Dossier[]): Delivery => ({
  batch: { id, source: 'test', name: id },
  rows: dossiers.map((dossier) => held(dossier, [])),
})

/** All cells of the plan, added up in memory from the leaves of each period. */
async function fromLeaves(warehouse: Warehouse, unitCodes: readonly string[] | null): Promise<string[]> {
  const lines: string[] = []
  for (const period of plan.periods) {
    const cube = leafCube(measures)
    cube.replace(unitCodes, await warehouse.leaves({ measures, period, unitCodes }))
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
      fc.asyncProperty(versions, catalogue, async (all, procedures) => {
        const warehouse = await engine.fresh()
        try {
          await warehouse.setProcedures(procedures)
          await warehouse.storeGroup([{ ...delivery('all', []), rows: all.map((each) => held(each, procedures)) }])
          const cells = asText(await warehouse.count(plan))
          expect(await fromLeaves(warehouse, null)).toEqual(cells)
          expect(await fromLeaves(warehouse, ['H31.1', 'H31.2', 'H44.1'])).toEqual(cells)
          const own = await fromLeaves(warehouse, ['H31.2'])
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
    await warehouse.setProcedures([])
    expect(await warehouse.revision()).toBe(first + 3)
    await warehouse.storeGroup([a, b])
    expect(await warehouse.revision()).toBe(first + 3)
    await warehouse.close()
  })
})
