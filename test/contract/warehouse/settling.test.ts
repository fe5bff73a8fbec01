import fc from 'fast-check'
import { expect, test } from 'vitest'
import { courseOf } from '../../../src/measure/course.ts'
import type { Dossier } from '../../../src/model/dossier.ts'
import type { Procedure } from '../../../src/model/procedure.ts'
import { courseRules } from '../../../src/pipeline/calendar.ts'
import type { CourseRules, Warehouse } from '../../../src/store/warehouse/port.ts'
import { anyDaysOff, calendarOf } from '../../measure/arbitrary.ts'
import { dossier } from '../../measure/dossier.ts'
import { onEachWarehouse } from './engines.ts'
import { amendments, catalogue, held, latestAmended, rules, telling, versions } from './histories.ts'

const batch = (id: string) => ({ id, source: 'test', name: id })

async function* rows(all: readonly Dossier[], procedures: readonly Procedure[]) {
  yield all.map((each) => held(each, procedures))
}

const procedure = (legalTermDays: number | null): Procedure => ({
  code: '1.000001',
  name: '1.000001',
  legalTermDays,
  hasFee: null,
  onlineLevel: null,
  paperResult: null,
  forCitizens: null,
  levels: null,
})

const CODE = 'H31.1-260801-1'
/** Received on Monday 24 August 2026, without a due date. */
const open = dossier({ code: CODE, procedureCode: '1.000001', receivedAt: '2026-08-24T08:00:00', dueAt: null })
const dueOf = async (warehouse: Warehouse) => (await warehouse.dossier(CODE))?.course.dueOn

onEachWarehouse('courses that are held', (engine) => {
  test('are those of the catalogue and the calendar of today, whatever they were settled by before', async () => {
    await fc.assert(
      fc.asyncProperty(
        versions,
        amendments,
        catalogue,
        catalogue,
        anyDaysOff,
        async (all, told, before, after, daysOff) => {
          const warehouse = await engine.fresh()
          try {
            await warehouse.setProcedures(before, rules)
            await warehouse.store(batch('a'), rows(all, before), telling(before, told))
            const calendar = calendarOf(daysOff)
            const moved =
              (await warehouse.setProcedures(after, rules)) + (await warehouse.settle(courseRules(calendar)))
            let differ = 0
            for (const each of latestAmended(all, told)) {
              const term = after.find(({ code }) => code === each.procedureCode)?.legalTermDays ?? null
              const course = courseOf(each, calendar, term)
              if (JSON.stringify(course) !== JSON.stringify(held(each, before).course)) differ += 1
              if (!each.deleted) expect((await warehouse.dossier(each.code))?.course).toEqual(course)
            }
            expect(moved).toBeGreaterThanOrEqual(differ)
            expect(await warehouse.settle(courseRules(calendar))).toBe(0)
          } finally {
            await warehouse.close()
          }
        },
      ),
      { seed: 766, numRuns: engine.runs(40) },
    )
  }, 240_000)

  test('move with a new legal term, back and forth, and count', async () => {
    const warehouse = await engine.fresh()
    await warehouse.setProcedures([procedure(3)], rules)
    await warehouse.store(batch('a'), rows([open], [procedure(3)]), telling([procedure(3)], []))
    expect(await dueOf(warehouse)).toBe('2026-08-27')
    for (const [days, due] of [
      [5, '2026-08-31'],
      [3, '2026-08-27'],
      [5, '2026-08-31'],
      [null, null],
    ] as const) {
      const revision = await warehouse.revision()
      expect(await warehouse.setProcedures([procedure(days)], rules)).toBe(1)
      expect(await dueOf(warehouse)).toBe(due)
      expect(await warehouse.revision()).toBe(revision + 2)
    }
    await warehouse.close()
  })

  test('move with a new day off, those with a wait for papers too; those due before it are not looked at', async () => {
    const warehouse = await engine.fresh()
    await warehouse.setProcedures([procedure(5)], rules)
    const waiting: Dossier = {
      ...open,
      code: 'H31.1-260801-2',
      dueAt: '2026-08-28T17:00:00',
      supplements: [{ requestedAt: '2026-08-25T08:00:00', answeredAt: '2026-08-26T08:00:00', dueAfter: null }],
    }
    const early: Dossier = { ...open, code: 'H31.1-260801-3', receivedAt: '2026-08-03T08:00:00' }
    const all = [open, waiting, early]
    await warehouse.store(batch('a'), rows(all, [procedure(5)]), telling([procedure(5)], []))
    await warehouse.settle(rules)
    const looked: number[] = []
    const calendar = calendarOf(['2026-08-31', '2026-09-01', '2026-09-02'])
    const revision = await warehouse.revision()
    const moved = await warehouse.settle(courseRules(calendar), (_done, of) => looked.push(of))
    expect(moved).toBe(2)
    expect(looked.every((of) => of === 2 || of === 20_000)).toBe(true)
    expect(await dueOf(warehouse)).toBe('2026-09-03')
    expect(await warehouse.revision()).toBe(revision + 1)
    expect((await warehouse.dossier(waiting.code))?.course).toMatchObject({ dueOn: '2026-09-03', dueBy: 'extended' })
    await warehouse.close()
  })

  test('move when the rules themselves are another edition, over the same calendar', async () => {
    const warehouse = await engine.fresh()
    await warehouse.setProcedures([procedure(5)], rules)
    await warehouse.store(batch('a'), rows([open], [procedure(5)]), telling([procedure(5)], []))
    const due = await dueOf(warehouse)
    const older: CourseRules = {
      calendar: rules.calendar.replace(/^rules-\d+ /, ''),
      courseOf: (dossier, term) => ({ ...rules.courseOf(dossier, term), dueOn: '2026-12-31' }),
    }
    expect(await warehouse.settle(older)).toBe(1)
    expect(await dueOf(warehouse)).toBe('2026-12-31')
    expect(await warehouse.settle(rules)).toBe(1)
    expect(await dueOf(warehouse)).toBe(due)
    expect(await warehouse.settle(rules)).toBe(0)
    await warehouse.close()
  })

  test('are refused when they were settled by other rules than those held', async () => {
    const warehouse = await engine.fresh()
    await warehouse.settle(rules)
    const before = telling([], [])
    await warehouse.setProcedures([procedure(5)], rules)
    await expect(warehouse.store(batch('a'), rows([open], []), before)).rejects.toMatchObject({
      code: 'warehouse.other-rules',
    })
    expect(await warehouse.dossier(CODE)).toBeNull()
    const after = telling([procedure(5)], [])
    expect(await warehouse.store(batch('a'), rows([open], [procedure(5)]), after)).toMatchObject({ added: 1 })
    await warehouse.close()
  })
})
