import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Amendment } from '../../../src/model/amendment.ts'
import type { Dossier } from '../../../src/model/dossier.ts'
import type { Procedure } from '../../../src/model/procedure.ts'
import type { Warehouse } from '../../../src/store/warehouse/port.ts'
import { dossier } from '../../measure/dossier.ts'
import { onEachWarehouse } from './engines.ts'
import { asText, expected, plan } from './expected.ts'
import { amendments, catalogue, held, latest, latestAmended, rules, telling, versions } from './histories.ts'

interface Delivery {
  readonly versions: readonly Dossier[]
  readonly amendments: readonly Amendment[]
}

function store(
  warehouse: Warehouse,
  id: string,
  { versions: all, amendments: told }: Delivery,
  procedures: readonly Procedure[] = [],
) {
  const rows = async function* () {
    yield all.map((each) => held(each, procedures))
  }
  return warehouse.store({ id, source: 'test', name: id }, rows(), telling(procedures, told))
}

/** A history in deliveries: everything once, some of what is told apart again, in any order. */
const deliveries = fc
  .tuple(versions, amendments, fc.integer({ min: 1, max: 5 }), fc.infiniteStream(fc.nat()))
  .map(([all, told, parts, luck]) => {
    const bins: { versions: Dossier[]; amendments: Amendment[] }[] = Array.from({ length: parts }, () => ({
      versions: [],
      amendments: [],
    }))
    const bin = () => bins[Number(luck.next().value) % parts]
    for (const each of all) bin()?.versions.push(each)
    for (const each of [...told, ...told.slice(0, 3)]) bin()?.amendments.push(each)
    return { all, told, bins }
  })

const base = dossier({
  code: 'H31.1-260801-1',
  unitCode: 'H31.1',
  receivedAt: '2026-08-03T08:00:00',
  dueAt: '2026-08-10T17:00:00',
})
const version = (changedAt: string, changes: Partial<Dossier> = {}): Dossier => ({ ...base, changedAt, ...changes })
const step = (at: string, tells: Amendment['tells']): Amendment => ({ code: base.code, at, tells })
const only = (...told: readonly Amendment[]): Delivery => ({ versions: [], amendments: told })

onEachWarehouse('what is told of dossiers apart', (engine) => {
  test('counts the same in any order and any batching, as the plain loops say', async () => {
    await fc.assert(
      fc.asyncProperty(deliveries, catalogue, async ({ all, told, bins }, procedures) => {
        const warehouse = await engine.fresh()
        try {
          await warehouse.setProcedures(procedures, rules)
          for (const [part, bin] of bins.entries()) await store(warehouse, `part ${part}`, bin, procedures)
          const effective = latestAmended(all, told)
          const versionOf = new Map(latest(all).map((each) => [each.code, held(each, []).version]))
          for (const each of effective) {
            const { course, row } = held(each, procedures)
            const whole = { dossier: each, course, version: versionOf.get(each.code), row }
            expect(await warehouse.dossier(each.code)).toEqual(each.deleted ? null : whole)
          }
          expect(asText(await warehouse.count(plan))).toEqual(expected(effective, procedures))
        } finally {
          await warehouse.close()
        }
      }),
      { seed: 766, numRuns: engine.runs(40) },
    )
  }, 240_000)

  test('a step before its dossier is kept, and counts when the dossier comes', async () => {
    const warehouse = await engine.fresh()
    const first = await store(warehouse, 'a', only(step('2026-08-07T10:00:00', 'finished')))
    expect(first).toMatchObject({ kind: 'stored', read: 1, added: 0, waiting: 1, touched: { unitCodes: [] } })
    expect(await warehouse.dossier(base.code)).toBeNull()
    const second = await store(warehouse, 'b', { versions: [version('2026-08-04T00:00:00')], amendments: [] })
    expect(second).toMatchObject({
      added: 1,
      replaced: 0,
      waiting: 0,
      touched: { unitCodes: ['H31.1'], from: '2026-08-03' },
    })
    expect(await warehouse.dossier(base.code)).toMatchObject({
      dossier: { state: 'finished', finishedAt: '2026-08-07T10:00:00' },
      course: { endedOn: '2026-08-07', endedBy: 'finished' },
    })
    await warehouse.close()
  })

  test('an older version that comes after a step is stale; a newer one keeps what the step alone tells', async () => {
    const warehouse = await engine.fresh()
    await store(warehouse, 'a', {
      versions: [version('2026-08-05T00:00:00')],
      amendments: [step('2026-08-07T10:00:00', 'finished')],
    })
    const older = version('2026-08-04T00:00:00', { unitCode: 'H31.2' })
    expect(await store(warehouse, 'b', { versions: [older], amendments: [] })).toMatchObject({ stale: 1, replaced: 0 })
    const newer = version('2026-08-09T00:00:00', {
      unitCode: 'H31.2',
      state: 'returned',
      returnedAt: '2026-08-08T09:00:00',
    })
    expect(await store(warehouse, 'c', { versions: [newer], amendments: [] })).toMatchObject({
      replaced: 1,
      touched: { unitCodes: ['H31.1', 'H31.2'] },
    })
    expect((await warehouse.dossier(base.code))?.dossier).toMatchObject({
      state: 'returned',
      unitCode: 'H31.2',
      finishedAt: '2026-08-07T10:00:00',
    })
    await warehouse.close()
  })

  test('told again it changes nothing; told later it touches the unit of its dossier', async () => {
    const warehouse = await engine.fresh()
    const finished = step('2026-08-07T10:00:00', 'finished')
    await store(warehouse, 'a', { versions: [version('2026-08-05T00:00:00')], amendments: [finished] })
    expect(await store(warehouse, 'b', only(finished, finished))).toMatchObject({ read: 2, replaced: 0, stale: 2 })
    expect(await store(warehouse, 'c', only(step('2026-08-20T10:00:00', 'complained')))).toMatchObject({
      replaced: 1,
      stale: 0,
      touched: { unitCodes: ['H31.1'], from: '2026-08-03', to: '2026-08-03' },
    })
    expect((await warehouse.dossier(base.code))?.dossier.marks.complained).toBe(true)
    await warehouse.close()
  })

  test('a batch that breaks off keeps nothing of what it tells', async () => {
    const warehouse = await engine.fresh()
    const breaks = async function* () {
      yield [held(base, [])]
      throw new Error('broke off')
    }
    const told = telling([], [step('2026-08-07T10:00:00', 'finished')])
    await expect(warehouse.store({ id: 'a', source: 'test', name: 'a' }, breaks(), told)).rejects.toThrow('broke off')
    await store(warehouse, 'b', { versions: [version('2026-08-05T00:00:00')], amendments: [] })
    expect((await warehouse.dossier(base.code))?.dossier.state).toBe('in-progress')
    await warehouse.close()
  })
})
