import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { loadIndexSets } from '../../src/ingest/index-sets/load.ts'
import { bytesSource } from '../../src/ingest/rows/byte-source.ts'
import { type Period, parsePeriod } from '../../src/model/period.ts'
import type { Procedure } from '../../src/model/procedure.ts'
import type { Scorecard } from '../../src/model/scorecard.ts'
import { apiOf } from '../../src/pipeline/api.ts'
import { courseRules } from '../../src/pipeline/calendar.ts'
import type { DossierStore } from '../../src/pipeline/dossier-store.ts'
import { importCounts } from '../../src/pipeline/import-counts.ts'
import { importDossierSource } from '../../src/pipeline/import-dossiers.ts'
import { importPetitions } from '../../src/pipeline/import-petitions.ts'
import { saidBy } from '../../src/pipeline/intake.ts'
import { leased } from '../../src/pipeline/leased.ts'
import { liveScores } from '../../src/pipeline/live.ts'
import type { ScoreMove } from '../../src/pipeline/period-scores.ts'
import type { Product } from '../../src/pipeline/product.ts'
import { scoreBackground } from '../../src/pipeline/score-background.ts'
import type { Clock } from '../../src/platform/clock.ts'
import { INDEX_SETS_DIR } from '../../src/platform/paths.ts'
import { rankScorecards } from '../../src/score/score-ranks.ts'
import { openSqliteRegistry } from '../../src/store/registry/sqlite.ts'
import { openDuckdbWarehouse } from '../../src/store/warehouse/duckdb/duckdb.ts'
import { thuocdo } from '../cli/thuocdo.ts'
import { calendar } from '../contract/warehouse/histories.ts'
import { freshFolder } from '../support/folders.ts'

const UNITS = `code,name,level,parentCode,portalCode
33,Tỉnh Hưng Yên,province,,H31
12228,Xã Khoái Châu,commune,33,H31.13
12229,Xã An Vĩ,commune,33,H31.14
12230,Xã Bình Minh,commune,33,H31.15
`
const CLOCK: Clock = { now: () => new Date('2026-10-20T03:00:00Z'), today: () => '2026-10-20' }

/** One thing that happens to what scores are made of. */
type Happening =
  | { readonly kind: 'dossiers'; readonly by: 'this' | 'another program'; readonly records: readonly object[] }
  | { readonly kind: 'petitions'; readonly csv: string }
  | { readonly kind: 'counts'; readonly csv: string }
  | { readonly kind: 'catalogue'; readonly procedures: readonly Procedure[] }
  | { readonly kind: 'withdrawal'; readonly which: number }

const unitCode = fc.constantFrom('H31.13', 'H31.14', 'H31.15')

/** A version of one of few dossiers, so that units gain and lose their only one, by moves and by deletions. */
const version = fc
  .record({
    serial: fc.integer({ min: 1, max: 3 }),
    unitCode,
    month: fc.constantFrom('09', '10'),
    late: fc.boolean(),
    procedure: fc.constantFrom('1.000001', '1.000002'),
    at: fc.integer({ min: 10, max: 59 }),
    deleted: fc.integer({ min: 0, max: 2 }).map((luck) => luck === 0),
  })
  .map(({ serial, unitCode: unit, month, late, procedure, at, deleted }) => ({
    code: `H31.13-261009-${serial}`,
    unitCode: unit,
    procedureCode: procedure,
    state: 'finished',
    channel: 'online',
    receivedAt: `2026-${month}-09T08:00:00`,
    dueAt: `2026-${month}-12T17:00:00`,
    finishedAt: `2026-${month}-${late ? '14' : '10'}T08:00:00`,
    changedAt: `2026-10-15T10:${at}:00`,
    digitised: late,
    ...(deleted ? { deleted } : {}),
  }))

const procedure = (code: string, legalTermDays: number, hasFee: boolean): Procedure => ({
  code,
  name: code,
  legalTermDays,
  hasFee,
  onlineLevel: 'full',
  paperResult: true,
  forCitizens: hasFee,
  levels: null,
})

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('dossiers' as const),
      by: fc.constantFrom('this' as const, 'this' as const, 'another program' as const),
      records: fc.array(version, { minLength: 1, maxLength: 2 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ unitCode, day: fc.integer({ min: 1, max: 9 }), late: fc.boolean() })
      .map(({ unitCode: unit, day, late }) => ({
        kind: 'petitions' as const,
        csv: `code,unitCode,receivedAt,dueAt,handledAt,unsatisfied\nPA-${day},${unit},2026-10-0${day},2026-10-12,2026-10-1${late ? 3 : 1},0`,
      })),
  },
  {
    weight: 2,
    arbitrary: fc.record({ unitCode, done: fc.integer({ min: 0, max: 5 }) }).map(({ unitCode: unit, done }) => ({
      kind: 'counts' as const,
      csv: `unit,period,measure,value\n${unit},2026-10,PUBLISH_ON_TIME.numerator,${done}\n${unit},2026-10,PUBLISH_ON_TIME.denominator,5`,
    })),
  },
  {
    weight: 1,
    arbitrary: fc.record({ term: fc.integer({ min: 1, max: 5 }), hasFee: fc.boolean() }).map(({ term, hasFee }) => ({
      kind: 'catalogue' as const,
      procedures: [procedure('1.000001', term, hasFee), procedure('1.000002', term, !hasFee)],
    })),
  },
  {
    weight: 1,
    arbitrary: fc.nat({ max: 3 }).map((which) => ({ kind: 'withdrawal' as const, which })),
  },
)

const template = freshFolder('register')

beforeAll(async () => {
  const units = freshFolder('units.csv')
  mkdirSync(dirname(units), { recursive: true })
  writeFileSync(units, UNITS)
  expect((await thuocdo(template, ['units', 'import', units, '--from', '2026-01-01'])).exit).toBe(0)
}, 60_000)

/** A server's scores over a data folder without any dossier, and what happens to it. */
async function world() {
  const dataDir = freshFolder('data')
  cpSync(template, dataDir, { recursive: true })
  const registry = await openSqliteRegistry(join(dataDir, 'register.sqlite'))
  const product: Product = { registry, indexSets: loadIndexSets(INDEX_SETS_DIR), faultySets: [], dataDir }
  const warehouse = leased(async () => {
    const opened = await openDuckdbWarehouse(join(dataDir, 'store.duckdb'))
    const resource: DossierStore = { warehouse: opened, calendar, dataDir }
    return { resource, close: () => opened.close() }
  }, 60_000)
  const failures: unknown[] = []
  const live = liveScores(product, warehouse, {
    onFailure: (error) => failures.push(error),
    trace: () => '',
    clock: CLOCK,
  })
  const feed = saidBy('feeds', 'file')
  const happen = async (what: Happening): Promise<void> => {
    const bytes = (text: string) => bytesSource('a file', Buffer.from(text))
    if (what.kind === 'dossiers') {
      const sent = bytes(what.records.map((each) => JSON.stringify(each)).join('\n'))
      const through = what.by === 'this' ? live.warehouse : warehouse
      const options = { source: 'one-stop', badRows: null, dryRun: false }
      expect((await through.use((store) => importDossierSource(store, sent, options, CLOCK))).rejects).toEqual([])
    } else if (what.kind === 'petitions') await importPetitions(product, bytes(what.csv), feed, CLOCK)
    else if (what.kind === 'counts') await importCounts(product, bytes(what.csv), feed, CLOCK)
    else if (what.kind === 'catalogue') {
      await warehouse.use((store) => store.warehouse.setProcedures(what.procedures, courseRules(calendar)))
    } else if (what.kind === 'withdrawal') {
      const held = await registry.feeds.deliveries()
      const chosen = held[what.which]
      if (chosen !== undefined) await registry.feeds.withdraw(chosen.delivery.id, 'a test')
    }
    live.touch()
  }
  return {
    live,
    api: apiOf(live, scoreBackground(product, warehouse, CLOCK), dataDir, CLOCK),
    happen,
    failures,
    end: async () => {
      await warehouse.close()
      await registry.close()
    },
  }
}

const OCTOBER = parsePeriod('2026-10') as Period

/** What a follower knows: points by unit and line; a line without points is not there. */
type Known = Readonly<Record<string, number>>

/** The groups and totals that `GET /api/scores` answers with. */
function answered(answer: object): Known {
  const { units } = answer as { units: { id: string; lines: { id: string; value: number | null }[] }[] }
  const known = units.flatMap(({ id, lines }) =>
    lines.flatMap((line): [string, number][] => (line.value === null ? [] : [[`${id} ${line.id}`, line.value]])),
  )
  return Object.fromEntries(known)
}

/** The same of every line, criteria included. */
function carded(cards: readonly Scorecard[]): Known {
  const known = cards.flatMap(({ unit, lines }) =>
    lines.flatMap(({ id, points }): [string, number][] => (points === null ? [] : [[`${unit} ${id}`, Number(points)]])),
  )
  return Object.fromEntries(known)
}

function applied(known: Known, moves: readonly ScoreMove[]): Known {
  const next: Record<string, number> = { ...known }
  for (const { unit, line, before, after } of moves) {
    const key = `${unit} ${line}`
    expect([key, next[key] ?? null]).toEqual([key, before])
    if (after === null) delete next[key]
    else next[key] = after
  }
  return next
}

test('who applies all events to the first answer always knows what the scores are, whatever happens', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 12 }), fc.nat({ max: 3 }), async (all, before) => {
      const here = await world()
      for (const each of all.slice(0, before)) await here.happen(each)
      const told: ScoreMove[] = []
      const stop = await here.api.watch('2026-10', (moves) => told.push(...moves))
      let known = carded((await here.live.scores(OCTOBER)).cards())
      told.length = 0
      for (const each of all.slice(before)) {
        await here.happen(each)
        const answer = answered(await here.api.scores('2026-10', undefined))
        const held = await here.live.scores(OCTOBER)
        const [cards, basis] = [held.cards(), held.basis]
        known = applied(known, told.splice(0))
        expect(known).toEqual(carded(cards))
        const groups = basis.set.scoring.groups.map(({ id }) => ` ${id}`)
        const shown = Object.entries(known).filter(([key]) => groups.some((group) => key.endsWith(group)))
        expect(Object.fromEntries(shown)).toEqual(answer)
        expect(await held.ranks()).toEqual(rankScorecards(cards))
      }
      stop()
      await here.end()
      expect(here.failures).toEqual([])
    }),
    { seed: 766, numRuns: 20 },
  )
}, 180_000)

test('the only dossier of a unit comes, moves and goes: each unit is told from nothing and to nothing', async () => {
  const here = await world()
  const told: ScoreMove[] = []
  const stop = await here.api.watch('2026-10', (moves) => told.push(...moves))
  const onTime = async (changes: object) => {
    const only = {
      code: 'H31.13-261009-1',
      unitCode: 'H31.13',
      state: 'finished',
      channel: 'online',
      receivedAt: '2026-10-09T08:00:00',
      dueAt: '2026-10-12T17:00:00',
      finishedAt: '2026-10-10T08:00:00',
    }
    await here.happen({ kind: 'dossiers', by: 'this', records: [{ ...only, ...changes }] })
    await here.api.scores('2026-10', undefined)
    const moves = told.splice(0).filter(({ line }) => line === 'ON_TIME')
    return Object.fromEntries(moves.map(({ unit, before, after }) => [unit, [before, after]]))
  }
  const [khoaiChau, anVi] = ['xa-khoai-chau-12228', 'xa-an-vi-12229']
  expect(await onTime({ changedAt: '2026-10-10T08:00:00' })).toEqual({
    [khoaiChau]: [null, 20],
    'tinh-hung-yen-33': [null, 20],
  })
  expect(await onTime({ changedAt: '2026-10-11T08:00:00', unitCode: 'H31.14' })).toEqual({
    [khoaiChau]: [20, null],
    [anVi]: [null, 20],
  })
  expect(await onTime({ changedAt: '2026-10-12T08:00:00', unitCode: 'H31.14', deleted: true })).toEqual({
    [anVi]: [20, null],
    'tinh-hung-yen-33': [20, null],
  })
  stop()
  await here.end()
  expect(here.failures).toEqual([])
})
