import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judgedOn } from '../../../src/measure/judged-on.ts'
import type { Cell, CountPlan, Membership } from '../../../src/model/count-plan.ts'
import type { Dossier } from '../../../src/model/dossier.ts'
import { type Period, parsePeriod } from '../../../src/model/period.ts'
import type { Procedure } from '../../../src/model/procedure.ts'
import type { Warehouse } from '../../../src/store/warehouse/port.ts'
import { recount } from '../../oracle/recount.ts'
import { onEachWarehouse } from './engines.ts'
import { calendar, catalogue, held, latest, measures, versions } from './histories.ts'

const TODAY = '2026-10-10'
const PERIODS = ['2026-08', '2026-09', '2026-08-21..2026-09-20', '2026', '2026-10'].map(
  (key) => parsePeriod(key) as Period,
)
const UNIT_CODES = ['H31.1', 'H31.2', 'H44.1']
/** Each code counts for itself and for the whole; two also for a province. */
const ABOVE: Readonly<Record<string, readonly string[]>> = {
  'H31.1': ['H31.1', 'H31', 'nation'],
  'H31.2': ['H31.2', 'H31', 'nation'],
  'H44.1': ['H44.1', 'nation'],
}

const plan: CountPlan = {
  measures,
  periods: PERIODS.map((period) => ({
    key: period.key,
    from: period.from,
    to: period.to,
    judgedOn: judgedOn(period, TODAY),
  })),
  memberships: PERIODS.flatMap(({ key }) =>
    UNIT_CODES.flatMap((unitCode) =>
      (ABOVE[unitCode] ?? []).map((unit): Membership => ({ period: key, unitCode, unit })),
    ),
  ),
}

const asText = (cells: readonly Cell[]): string[] =>
  cells.map(({ unit, period, counts }) => `${unit} ${period} ${counts.join(' ')}`).sort()

/** What the plain loops say of all units, by counting each unit's dossiers as if they were its own. */
function oracle(all: readonly Dossier[], procedures: readonly Procedure[]): string[] {
  const world = { calendar, today: TODAY, procedures: new Map(procedures.map((each) => [each.code, each])) }
  const units = [...new Set(Object.values(ABOVE).flat())]
  return units
    .flatMap((unit) => {
      const own = all.filter(({ unitCode }) => ABOVE[unitCode]?.includes(unit))
      const asOne = own.map((dossier) => ({ ...dossier, unitCode: unit }))
      return PERIODS.flatMap((period) => {
        const counts = recount(measures, asOne, period, world).get(unit)
        return counts === undefined
          ? []
          : [`${unit} ${period.key} ${measures.map(({ id }) => counts.get(id)).join(' ')}`]
      })
    })
    .sort()
}

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
            await warehouse.setProcedures(procedures)
            const shuffled = all
              .map((dossier) => ({ dossier, at: Number(luck.next().value) }))
              .sort((a, b) => a.at - b.at)
              .map(({ dossier }) => dossier)
            const size = Math.ceil(shuffled.length / parts)
            for (let part = 0; part < parts; part += 1) {
              await store(warehouse, `part ${part}`, shuffled.slice(part * size, (part + 1) * size), procedures)
            }
            expect(asText(await warehouse.count(plan))).toEqual(oracle(latest(all), procedures))
          } finally {
            await warehouse.close()
          }
        },
      ),
      { seed: 766, numRuns: engine.runs(60) },
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
