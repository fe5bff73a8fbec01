import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { consequencesOf } from '../../../src/ingest/units/doubts.ts'
import type { UnitSource } from '../../../src/model/unit-source.ts'
import {
  derive,
  lineage,
  list,
  NATION,
  NO_UNITS,
  nationSources,
  SAMPLE,
  sampleSources,
  source,
  sourceFile,
} from './sources.ts'

/** The last source weighed against the others, as when it is imported after them. */
function weigh(...sources: readonly UnitSource[]) {
  const last = sources.at(-1)
  if (last === undefined) throw new Error('a source is needed')
  const before = sources.length === 1 ? NO_UNITS : derive(sources.slice(0, -1)).derived
  const named = { ...last, name: last.name.split('/').at(-1) ?? '' }
  return consequencesOf(named, sources, before, derive(sources, { before }).derived, '2026-11-22')
}

const codes = (...sources: readonly UnitSource[]) => weigh(...sources).doubts.map((issue) => issue.code)

/** All orders of the sources. */
function orders(sources: readonly UnitSource[]): readonly (readonly UnitSource[])[] {
  if (sources.length < 2) return [sources]
  return sources.flatMap((first) => orders(sources.filter((each) => each !== first)).map((rest) => [first, ...rest]))
}

/** Districts 100… with communes of 5 digits, as list rows below province 33. */
function districts(count: number, communes: number): readonly string[] {
  return Array.from({ length: count }, (_, d) => [
    `${100 + d},Huyện ${d},district,33`,
    ...Array.from({ length: communes }, (_, c) => `${10000 + d * 100 + c},Xã ${d} ${c},commune,${100 + d}`),
  ]).flat()
}

const PROVINCE = '33,Tỉnh Hưng Yên,province,'
const WHOLE = list('2024-02-01', [PROVINCE, ...districts(4, 8)])

describe('a list that leaves units out', () => {
  it('of one district, complete for the province by its form, is doubted; with --under it is not', () => {
    const one = [PROVINCE, ...districts(1, 8)]
    const { endings, doubts } = weigh(WHOLE, list('2024-11-01', one))
    expect(endings).toHaveLength(27)
    expect(doubts).toMatchObject([
      { code: 'units.ends-open', severity: 'error', facts: { count: 27, date: '2024-11-01' } },
    ])
    expect(codes(WHOLE, list('2024-11-01', one, '100'))).toEqual([])
  })

  it('is doubted as well when it came first and the whole list is imported later', () => {
    const one = list('2024-11-01', [PROVINCE, ...districts(1, 8)])
    expect(weigh(one, WHOLE).doubts).toMatchObject([
      { code: 'units.ends-open', facts: { count: 27, files: ['test.csv'] } },
    ])
  })

  it('by a few communes is no mistake', () => {
    const fewer = WHOLE.rows.flatMap((row) =>
      'code' in row && /0[01]$/.test(row.code) && row.level === 'commune' ? [] : [row],
    )
    const { endings, doubts } = weigh(WHOLE, {
      ...WHOLE,
      kind: 'list',
      scopeCode: null,
      from: '2024-11-01',
      rows: fewer as never,
    })
    expect([endings.length, doubts]).toEqual([8, []])
  })

  it('and whose lineage says where they went is not doubted', () => {
    const from = '2024-11-01'
    const gone = Array.from({ length: 3 }, (_, d) =>
      Array.from({ length: 8 }, (_, c) => `${10100 + d * 100 + c},Xã ${d + 1} ${c},10000,Xã 0 0,full`),
    ).flat()
    const ended = [101, 102, 103].map((code) => `${code},Huyện ${code - 100},100,Huyện 0,full`)
    const merged = list(from, [PROVINCE, ...districts(1, 8)])
    const stated = lineage(from, [...gone, ...ended, '10000,Xã 0 0,10000,Xã 0 0,full', '100,Huyện 0,100,Huyện 0,full'])
    expect(codes(WHOLE, stated, merged)).toEqual([])
    expect(weigh(WHOLE, stated, merged).endings.every(({ how }) => how === 'stated')).toBe(true)
  })
})

describe('a wrong date', () => {
  it('of a list is seen by levels that did not exist then', () => {
    expect(codes(list('2025-01-01', [PROVINCE, '12205,Xã Khoái Châu,commune,33']))).toEqual(['units.levels-of-later'])
    expect(codes(list('2025-07-01', [PROVINCE, '330,Huyện Khoái Châu,district,33']))).toEqual([
      'units.levels-of-earlier',
    ])
  })

  it('is seen by units that come back after they had ended', () => {
    const later = list('2024-11-01', [PROVINCE, ...districts(4, 8).filter((row) => !/^10[12]/.test(row))])
    expect(codes(WHOLE, later, { ...WHOLE, from: '2024-12-01', sha256: 'x' })).toContain('units.revives')
  })

  it('more than a year ahead is doubted', () => {
    expect(codes(list('2028-07-01', [PROVINCE]))).toEqual(['units.date-far'])
    expect(codes(list('2027-07-01', [PROVINCE]))).toEqual([])
  })
})

describe.skipIf(!existsSync(NATION))('the nation (needs ../shared/units)', () => {
  let [old, reformed, newest, stated]: readonly UnitSource[] = []
  const need = (each: UnitSource | undefined): UnitSource => {
    if (each === undefined) throw new Error('read first')
    return each
  }

  beforeAll(() => {
    ;[old, reformed, newest, stated] = nationSources()
  })

  it.each([
    'old, reformed, newest, stated',
    'stated, old, newest, reformed',
    'newest, stated, old, reformed',
    'old, stated, newest, reformed',
  ])(
    'lists and lineage come in without a doubt in the order %s',
    (order) => {
      const named: Record<string, UnitSource> = {
        old: need(old),
        reformed: need(reformed),
        newest: need(newest),
        stated: need(stated),
      }
      const sources = order.split(', ').map((name) => need(named[name]))
      for (const index of sources.keys()) expect(codes(...sources.slice(0, index + 1))).toEqual([])
    },
    60_000,
  )

  it('the sample comes in beside the nation without a doubt', () => {
    const held = [need(old), need(reformed), need(stated)]
    for (const index of sampleSources().keys())
      expect(codes(...held, ...sampleSources().slice(0, index + 1))).toEqual([])
  }, 60_000)

  it.each([
    ['the list of 2024 as of 2026', 'units-2024-11-01.csv', '2026-11-01', 'units.revives'],
    ['the list of 2025 with day and month exchanged', 'units-2025-07-01.csv', '2025-01-07', 'units.levels-of-later'],
    ['the lineage a year late', 'lineage-2025-07-01.csv', '2026-07-01', 'units.lineage-misfits'],
    ['the lineage a year early', 'lineage-2025-07-01.csv', '2024-07-01', 'units.revives'],
    ['the lineage with day and month exchanged', 'lineage-2025-07-01.csv', '2025-01-07', 'units.date-in-name'],
  ])(
    '%s is doubted',
    (_, name, from, code) => {
      expect(codes(need(old), need(reformed), sourceFile(`${NATION}${name}`, from))).toContain(code)
    },
    60_000,
  )

  it.each(['units-2025-01-01.csv', 'units-2025-07-01.csv'])(
    'the sample\u2019s %s without --under is doubted',
    (name) => {
      expect(codes(need(old), sourceFile(`${SAMPLE}${name}`, name.slice(6, 16)))).toEqual(['units.ends-open'])
    },
  )

  it('a list cut short is doubted, also on the day of the reorganisation', () => {
    const cut = (name: string, lines: number): string =>
      readFileSync(`${NATION}${name}`, 'utf8').split('\n').slice(0, lines).join('\n')
    expect(codes(need(old), source('2025-07-01', cut('units-2025-07-01.csv', 3000)))).toEqual(['units.ends-open'])
    expect(codes(need(reformed), source('2026-04-30', cut('units-2026-04-30.csv', 3300)))).toEqual(['units.ends-open'])
  }, 60_000)
})

it('no order of the sample\u2019s files raises a doubt', () => {
  for (const order of orders(sampleSources())) {
    for (const index of order.keys()) expect(codes(...order.slice(0, index + 1))).toEqual([])
  }
}, 60_000)
