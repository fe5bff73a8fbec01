import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadIndexSets } from '../../src/ingest/index-sets/load.ts'
import { type Period, parsePeriod } from '../../src/model/period.ts'
import type { Scorecard } from '../../src/model/scorecard.ts'
import { scoresFromDossiers } from '../../src/pipeline/dossier-scores.ts'
import type { DossierStore } from '../../src/pipeline/dossier-store.ts'
import { saidBy } from '../../src/pipeline/intake.ts'
import { leased } from '../../src/pipeline/leased.ts'
import { type LiveScores, liveScores } from '../../src/pipeline/live.ts'
import type { ScoreMove } from '../../src/pipeline/period-scores.ts'
import { directoryOf, type Product } from '../../src/pipeline/product.ts'
import { setInForce } from '../../src/pipeline/score.ts'
import type { Clock } from '../../src/platform/clock.ts'
import { INDEX_SETS_DIR } from '../../src/platform/paths.ts'
import { openSqliteRegistry } from '../../src/store/registry/sqlite.ts'
import { openDuckdbWarehouse } from '../../src/store/warehouse/duckdb/duckdb.ts'
import { thuocdo } from '../cli/thuocdo.ts'
import { calendar } from '../contract/warehouse/histories.ts'
import { freshFile, freshFolder } from '../support/folders.ts'

const UNITS = `code,name,level,parentCode,portalCode
1,Việt Nam,nation,,
33,Tỉnh Hưng Yên,province,1,H31
34,Tỉnh Ninh Bình,province,1,H42
12300,Xã Gia Vân,commune,34,H42.20
12229,Xã An Vĩ,commune,33,H31.14
12230,Xã Bình Minh,commune,33,H31.15
12231,Xã Dân Tiến,commune,33,H31.16
`
const CLOCK: Clock = { now: () => new Date('2026-10-20T03:00:00Z'), today: () => '2026-10-20' }
const period = (key: string): Period => parsePeriod(key) as Period
const [OCTOBER, SEPTEMBER, YEAR] = [period('2026-10'), period('2026-09'), period('2026')]

/** A record of a synchronisation, in one of its versions. */
const record = fc
  .record({
    serial: fc.integer({ min: 1, max: 12 }),
    unit: fc.constantFrom('H31.14', 'H31.15', 'H31.16', 'H42.20'),
    day: fc.constantFrom('2026-09-28', '2026-10-01', '2026-10-09'),
    late: fc.boolean(),
    online: fc.boolean(),
    digitised: fc.constantFrom(true, false, null),
    due: fc.constantFrom('2026-10-12T17:00:00', null),
    procedure: fc.constantFrom('1.000001', '1.000002'),
    version: fc.integer({ min: 10, max: 19 }),
    deleted: fc.integer({ min: 0, max: 9 }).map((luck) => luck === 0),
  })
  .map(({ serial, unit, day, late, online, digitised, due, procedure, version, deleted }) => ({
    code: `H31.14-261009-${serial}`,
    unitCode: unit,
    procedureCode: procedure,
    state: 'finished',
    channel: online ? 'online' : 'in-person',
    receivedAt: `${day}T08:00:00`,
    dueAt: due,
    finishedAt: late ? '2026-10-14T08:00:00' : '2026-10-10T08:00:00',
    changedAt: `2026-10-${version}T10:00:00`,
    ...(digitised === null ? {} : { digitised }),
    ...(deleted ? { deleted } : {}),
  }))
const deliveries = fc.array(fc.array(record, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 })

let product: Product
const register = freshFolder('register')

beforeAll(async () => {
  const units = freshFile('units.csv', UNITS)
  expect((await thuocdo(register, ['units', 'import', units, '--from', '2026-01-01'])).exit).toBe(0)
  const registry = await openSqliteRegistry(join(register, 'register.sqlite'))
  product = { registry, indexSets: loadIndexSets(INDEX_SETS_DIR), faultySets: [], dataDir: register }
}, 60_000)
afterAll(() => product.registry.close())

interface World {
  readonly live: LiveScores
  readonly use: <T>(work: (store: DossierStore) => Promise<T>) => Promise<T>
  /** Closes the warehouse, as it is between bursts of work. */
  readonly rest: () => Promise<void>
  readonly failures: unknown[]
}

function world(): World {
  const dataDir = freshFolder('data')
  mkdirSync(dataDir, { recursive: true })
  const warehouse = leased(async () => {
    const resource: DossierStore = {
      warehouse: await openDuckdbWarehouse(join(dataDir, 'store.duckdb')),
      calendar,
      dataDir,
    }
    return { resource, close: () => resource.warehouse.close() }
  }, 60_000)
  const failures: unknown[] = []
  const live = liveScores(product, warehouse, {
    onFailure: (error) => failures.push(error),
    trace: () => '',
    clock: CLOCK,
  })
  return { live, use: (work) => warehouse.use(work), rest: () => warehouse.close(), failures }
}

const SAID = saidBy('one-stop', 'http')

const send = (live: LiveScores, records: readonly object[]) =>
  live.receive('dossiers', Buffer.from(records.map((each) => JSON.stringify(each)).join('\n')), SAID)

/** Scorecards of units by the counts that the warehouse gives for the whole plan. */
async function afresh({ use }: World, of: Period): Promise<readonly Scorecard[]> {
  const directory = await directoryOf(product)
  const scores = await use((store) =>
    scoresFromDossiers(store, setInForce(product, of), directory, { periods: [of] }, CLOCK),
  )
  return scores.scorecards
}

const pointsOf = (cards: readonly Scorecard[]): Map<string, number | null> =>
  new Map(
    cards.flatMap(({ unit, lines }) =>
      lines.map(({ id, points }) => [`${unit} ${id}`, points === null ? null : Number(points)] as const),
    ),
  )

test('a unit of whose dossiers nothing says when they were due has no points for being on time, in memory and afresh', async () => {
  const here = world()
  const open = (serial: number, unitCode: string, dueAt: string | null) => ({
    code: `${unitCode}-261009-${serial}`,
    unitCode,
    state: 'finished',
    channel: 'online',
    receivedAt: '2026-10-09T08:00:00',
    finishedAt: '2026-10-12T08:00:00',
    dueAt,
  })
  await send(here.live, [
    open(1, 'H31.14', null),
    open(2, 'H31.15', null),
    open(3, 'H31.15', '2026-10-12T17:00:00'),
    open(4, 'H31.16', '2026-10-12T17:00:00'),
  ])
  const directory = await directoryOf(product)
  const { scorecards, issues } = await here.use((store) =>
    scoresFromDossiers(store, setInForce(product, OCTOBER), directory, { periods: [OCTOBER] }, CLOCK),
  )
  const onTime = new Map(
    scorecards.map(({ unit, lines }) => [
      directory.label(unit, OCTOBER.to).name,
      lines.find(({ id }) => id === 'ON_TIME'),
    ]),
  )
  expect(onTime.get('Xã An Vĩ')).toMatchObject({ points: null, reason: 'not-reported', countsAs: 'hole' })
  expect(onTime.get('Xã Bình Minh')).toMatchObject({ points: '10', reason: null })
  expect(onTime.get('Xã Dân Tiến')).toMatchObject({ points: '20', reason: null })
  expect((await here.live.scores(OCTOBER)).cards()).toEqual(scorecards)
  const partly = issues.find(({ code }) => code === 'score.some-without-term')
  expect(partly?.facts).toEqual({ count: 3, units: expect.arrayContaining(['Xã Bình Minh', 'Tỉnh Hưng Yên']) })
  await here.rest()
}, 60_000)

test('scores in memory are those counted afresh, after any deliveries, and what was told adds up to them', async () => {
  await fc.assert(
    fc.asyncProperty(deliveries, fc.boolean(), async (all, together) => {
      const here = world()
      await send(here.live, [{ ...all[0]?.[0], serial: 0, deleted: false }])
      const start = pointsOf((await here.live.scores(OCTOBER)).cards())
      const told: ScoreMove[] = []
      const stop = await here.live.watch(OCTOBER, (moves) => told.push(...moves))
      await here.live.scores(YEAR)
      const sent = all.map((records) => () => send(here.live, records))
      if (together) await Promise.all(sent.map((each) => each()))
      else for (const each of sent) await each()
      for (const each of [OCTOBER, SEPTEMBER, YEAR]) {
        const held = await here.live.scores(each)
        expect(held.cards()).toEqual(await afresh(here, each))
        expect(held.quantities.units.map((unit) => held.card(unit))).toEqual(held.cards())
      }
      // What is told is the way from the first points to the last, also of units that come or go.
      const end = pointsOf((await here.live.scores(OCTOBER)).cards())
      for (const { unit, line, after } of told) start.set(`${unit} ${line}`, after)
      for (const key of new Set([...start.keys(), ...end.keys()]))
        expect([key, start.get(key) ?? null]).toEqual([key, end.get(key) ?? null])
      stop()
      await here.rest()
      expect(here.failures).toEqual([])
    }),
    { seed: 766, numRuns: 12 },
  )
}, 120_000)

test('a month that nobody delivered is not reported, before and after those that were; its first dossier reports it', async () => {
  const here = world()
  const told = {
    unitCode: 'H31.14',
    state: 'finished',
    dueAt: '2026-10-30T17:00:00',
    finishedAt: '2026-10-10T08:00:00',
  }
  const onTime = async (key: string, unit: string) => {
    const held = await here.live.scores(period(key))
    expect(held.cards()).toEqual(await afresh(here, period(key)))
    return held
      .cards()
      .find((card) => card.unit.includes(unit))
      ?.lines.find(({ id }) => id === 'ON_TIME')
  }
  await send(here.live, [
    { ...told, code: 'H31.14-260801-1', receivedAt: '2026-08-01T08:00:00' },
    { ...told, code: 'H31.15-261001-1', unitCode: 'H31.15', receivedAt: '2026-10-01T08:00:00' },
  ])
  for (const key of ['2026-07', '2026-09', '2026-11', '2099-01'])
    expect(await onTime(key, 'hung-yen')).toMatchObject({ points: null, reason: 'not-reported' })
  await send(here.live, [{ ...told, code: 'H31.14-260901-1', receivedAt: '2026-09-01T08:00:00' }])
  expect(await onTime('2026-09', 'hung-yen')).toMatchObject({ points: '20', reason: null })
  expect(await onTime('2026-09', 'binh-minh')).toMatchObject({ points: '0', reason: 'denominator-zero' })
  await here.rest()
  expect(here.failures).toEqual([])
})

test('what another program stored meanwhile is counted too, and told to who watches', async () => {
  const here = world()
  const one = (serial: number, finishedAt: string) => ({
    code: `H31.14-261009-${serial}`,
    unitCode: 'H31.14',
    state: 'finished',
    channel: 'online',
    receivedAt: '2026-10-09T08:00:00',
    dueAt: '2026-10-12T17:00:00',
    finishedAt,
  })
  await send(here.live, [one(1, '2026-10-10T08:00:00')])
  const told: ScoreMove[] = []
  const stop = await here.live.watch(OCTOBER, (moves) => told.push(...moves))
  await here.live.scores(OCTOBER)
  await here.rest()
  // Another program, with live scores of its own over the same file.
  await here.use(async (store) => {
    const other = leased(async () => ({ resource: store, close: async () => undefined }), 60_000)
    await send(
      liveScores(product, other, { onFailure: (error) => here.failures.push(error), trace: () => '', clock: CLOCK }),
      [one(2, '2026-10-15T08:00:00')],
    )
  })
  const held = await here.live.scores(OCTOBER)
  expect(held.cards()).toEqual(await afresh(here, OCTOBER))
  expect(told.find(({ unit, line }) => unit.includes('an-vi') && line === 'ON_TIME')).toMatchObject({
    before: 20,
    after: 10,
  })
  stop()
  await here.rest()
  expect(here.failures).toEqual([])
})
