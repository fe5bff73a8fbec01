import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCounts } from '../../src/ingest/counts/read-counts.ts'
import { DOSSIER_FIELDS } from '../../src/ingest/dossiers/fields.ts'
import { readPetitions } from '../../src/ingest/feeds/petitions.ts'
import { readProcedures } from '../../src/ingest/feeds/procedures.ts'
import { parseIndexSet } from '../../src/ingest/index-sets/load.ts'
import { bytesSource } from '../../src/ingest/rows/byte-source.ts'
import type { Reject } from '../../src/ingest/rows/reject.ts'
import { parseMapping } from '../../src/ingest/rows/stated-mapping.ts'
import { courseIssues } from '../../src/measure/course-issues.ts'
import type { Dossier } from '../../src/model/dossier.ts'
import { versionKey } from '../../src/model/dossier-version.ts'
import { doubtKind } from '../../src/model/doubt-words.ts'
import { doubtfulRows } from '../../src/pipeline/doubtful-rows.ts'
import { INDEX_SETS_DIR } from '../../src/platform/paths.ts'
import { DOSSIER_FORMATS } from '../../src/simulate/dossier-rows.ts'
import { COUNT_WRITING, type FeedWriting, PETITION_WRITING, PROCEDURE_WRITING } from '../../src/simulate/feed-rows.ts'
import { SYNCHRONISATION_MAPPING } from '../../src/simulate/notice.ts'
import { simulate } from '../../src/simulate/simulate.ts'
import { PLANTED_ERRORS, type PlantedError } from '../../src/simulate/simulation.ts'
import { CLOCK, readAll } from '../ingest/dossiers/reading.ts'
import { fileOf, options, rowsOf } from './simulated.ts'

const STATED = { 'sync-json': { stated: parseMapping(SYNCHRONISATION_MAPPING, 'mapping', DOSSIER_FIELDS) } }

/** What synchronisation records can tell of a dossier. */
const asRecorded = (dossier: Dossier): Dossier => ({
  ...dossier,
  changedAt: null,
  marks: {
    ...dossier.marks,
    complained: null,
    // A fee whose amount is not there cannot be told.
    ...(dossier.marks.owesFee === true && dossier.marks.feeData === false && { owesFee: null, feeData: null }),
  },
})

describe('dossiers without planted errors', () => {
  test.each(DOSSIER_FORMATS)('as %s are read back as they are, with nothing to remark', async (format) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1200 }), fc.string(), async (count, seed) => {
        const { dossiers } = await rowsOf(options({ dossiers: count, seed }))
        const stated = format === 'sync-json' ? STATED['sync-json'] : {}
        const read = await readAll(fileOf(dossiers, format), `simulated.${format}`, stated)
        expect(read.issues).toEqual([])
        expect(read.rejects).toEqual([])
        expect(read.dossiers).toEqual(format === 'sync-json' ? dossiers.map(asRecorded) : dossiers)
      }),
      { seed: 20261122, numRuns: 12 },
    )
  })
})

const codeOf = ({ columns, cells }: Reject): string | undefined => cells[columns.indexOf('code')]

describe('planted errors', () => {
  const spoilt = (async () => {
    const { dossiers, planted } = await rowsOf(options({ dossiers: 8000, errors: 0.3 }))
    const read = await readAll(fileOf(dossiers, 'csv'))
    const codes = (error: PlantedError) => planted.filter((each) => each.error === error).map(({ code }) => code)
    const rejected = (problem: string) =>
      read.rejects.filter(({ problems }) => problems.some(({ code }) => code === problem)).map(codeOf)
    return { dossiers, planted, read, codes, rejected }
  })()

  test('are of every kind, about as many as asked for', async () => {
    const { planted } = await spoilt
    expect(new Set(planted.map(({ error }) => error))).toEqual(new Set(PLANTED_ERRORS))
    expect(planted.length / 8000).toBeGreaterThan(0.27)
    expect(planted.length / 8000).toBeLessThan(0.33)
  })

  test('all other dossiers are as they are without any errors', async () => {
    const { dossiers, planted } = await spoilt
    const wrong = new Set(planted.map(({ code }) => code))
    const clean = (await rowsOf(options({ dossiers: 8000 }))).dossiers
    expect(dossiers.filter(({ code }) => !wrong.has(code))).toEqual(clean.filter(({ code }) => !wrong.has(code)))
  })

  test('no receipt date, a date in the future, an end before the receipt: exactly these rows are rejected', async () => {
    const { codes, rejected, read } = await spoilt
    const future = codes('future-date')
    expect(rejected('dossiers.no-receipt-date').filter((code) => !future.includes(code ?? ''))).toEqual(
      codes('no-receipt-date'),
    )
    expect(rejected('rows.date-range')).toEqual(future)
    expect(rejected('dossiers.end-before-receipt')).toEqual(codes('end-before-receipt'))
    const bad = [...future, ...codes('no-receipt-date'), ...codes('end-before-receipt')]
    expect(read.rejects.map(codeOf).sort()).toEqual(bad.sort())
  })

  test('finished without an end, a receipt moved to UTC: the warnings of the import count exactly these', async () => {
    const { codes, read } = await spoilt
    const doubtful = doubtfulRows('2026-08-31')
    doubtful.add(read.dossiers)
    const counted = doubtful.issues().map(({ facts }) => [facts.what, facts.count])
    expect(counted).toContainEqual([doubtKind('course.end-missing'), codes('end-missing').length])
    expect(counted).toContainEqual([doubtKind('course.shifted'), codes('utc-shifted').length])
    expect(counted).toHaveLength(2)
  })

  test('a receipt moved to UTC: exactly these are told by their numbers', async () => {
    const { codes, read } = await spoilt
    const shifted = read.dossiers.filter((dossier) =>
      courseIssues(dossier, '2026-11-22').some(({ code }) => code === 'course.shifted'),
    )
    expect(shifted.map(({ code }) => code)).toEqual(codes('utc-shifted'))
  })

  test('a unit that there is not: exactly these bear a code of no unit', async () => {
    const { codes, read } = await spoilt
    const known = new Set(options().units.map(({ code }) => code))
    const unknown = read.dossiers.filter(({ unitCode }) => !known.has(unitCode))
    expect(unknown.map(({ code }) => code)).toEqual(codes('unknown-unit'))
  })

  test('sent again: the version says which is the later, whichever came first', async () => {
    const { codes, read } = await spoilt
    const versions = Map.groupBy(read.dossiers, ({ code }) => code)
    const again = (['resent-newer', 'resent-older', 'resent-identical'] as const).flatMap(codes)
    expect(
      [...versions]
        .filter(([, { length }]) => length > 1)
        .map(([code]) => code)
        .sort(),
    ).toEqual(again.sort())
    for (const code of [...codes('resent-newer'), ...codes('resent-older')]) {
      const [first, second] = versions.get(code) ?? []
      if (first === undefined || second === undefined) throw new Error(code)
      const newerSecond = versionKey(second) > versionKey(first)
      expect(newerSecond).toBe(codes('resent-newer').includes(code))
    }
    for (const code of codes('resent-identical')) {
      const [first, second] = versions.get(code) ?? []
      expect(second).toEqual(first)
    }
  })
})

describe('the feeds beside the dossiers', () => {
  const textOf = <T>({ head, row }: FeedWriting<T>, records: Iterable<T>): Uint8Array =>
    new TextEncoder().encode(head + [...records].map(row).join(''))
  const simulation = simulate(options({ dossiers: 60_000 }))

  test('petitions are read back as they are', async () => {
    const petitions = [...simulation.petitions]
    const read = await readPetitions(bytesSource('p.csv', textOf(PETITION_WRITING, petitions)), {}, CLOCK)
    if (read.kind === 'refused') throw new Error(JSON.stringify(read.issues))
    expect([read.rejects, read.issues]).toEqual([[], []])
    expect(read.records).toEqual(petitions)
    expect(petitions.length).toBeGreaterThan(50)
    expect(new Set(petitions.map(({ code }) => code)).size).toBe(petitions.length)
    for (const { receivedAt, handledAt } of petitions) expect((handledAt ?? receivedAt) >= receivedAt).toBe(true)
  })

  test('the catalogue of procedures is read back as it is; every name and code says that it is simulated', async () => {
    const { procedures } = simulation
    const read = await readProcedures(bytesSource('p.csv', textOf(PROCEDURE_WRITING, procedures)))
    if (read.kind === 'refused') throw new Error(JSON.stringify(read.issues))
    expect([read.rejects, read.issues]).toEqual([[], []])
    expect(read.records).toEqual(procedures)
    expect(procedures.length).toBeGreaterThan(60)
    expect(new Set(procedures.map(({ code }) => code)).size).toBe(procedures.length)
    expect(new Set(procedures.map(({ name }) => name)).size).toBe(procedures.length)
    expect(procedures.every(({ code, name }) => code.startsWith('9.') && name.endsWith('(mô phỏng)'))).toBe(true)
  })

  test('counts are read by the rules of the index set, and no share of them is above the whole', () => {
    const yaml = readFileSync(join(INDEX_SETS_DIR, 'qd766-2026.yaml'), 'utf8')
    const scoring = parseIndexSet(yaml, 'qd766-2026.yaml').indexSet?.scoring
    if (scoring === undefined || scoring === null) throw new Error('no scoring')
    const { counts, issues } = readCounts(textOf(COUNT_WRITING, simulation.counts), 'c.csv', scoring)
    expect(issues).toEqual([])
    expect(counts).toHaveLength(options().units.length)
    const value = (unit: string, measure: string): number => {
      const quantity = counts.find((each) => each.unit === unit)?.quantities.get(measure)
      return quantity?.kind === 'value' ? Number(quantity.value.numerator) : Number.NaN
    }
    expect(value('H31', 'proceduresAnnouncedOnTime')).toBeLessThanOrEqual(value('H31', 'proceduresAnnounced'))
    expect(value('H31', 'dossiersSynchronised')).toBeLessThanOrEqual(
      Math.max(value('H31', 'receivedOnPortal'), value('H31', 'receivedByNationalReport') || 0),
    )
    expect([value('H31.14.1', 'communes'), value('H31', 'communes')]).toEqual([1, 18])
    const below = options().units.filter(({ level }) => level === 'commune')
    const issuing = below.map(({ code }) => value(code, 'communesIssuingCertifiedCopies'))
    expect(value('H31', 'communesIssuingCertifiedCopies')).toBe(issuing.reduce((sum, each) => sum + each, 0))
  })
})
