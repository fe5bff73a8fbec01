import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CAUSES } from '../../src/model/change.ts'
import { entryWords } from '../../src/model/change-words.ts'
import type { Contribution } from '../../src/model/explanation.ts'
import { add, compareRationals, rational, rationalOf, subtract, sum } from '../../src/model/rational.ts'
import type { Scorecard } from '../../src/model/scorecard.ts'
import { lineChange, type Station } from '../../src/score/change.ts'
import { partChanges } from '../../src/score/change-parts.ts'
import { lineOf, qd766, scored } from './counts.ts'

const scoring = qd766()
const RUN = { seed: 766, numRuns: 300 }
const IDS = [...scoring.criteria, ...scoring.groups].map(({ id }) => id)

/** Some scorecard: every criterion with any counts, nothing at all, or nothing to divide by. */
const anyCard = fc
  .array(fc.option(fc.tuple(fc.nat(300), fc.nat(300)), { freq: 12 }), {
    minLength: scoring.criteria.length,
    maxLength: scoring.criteria.length,
  })
  .map((pairs): Scorecard => {
    const values: Record<string, number> = {}
    for (const [index, pair] of pairs.entries()) {
      const id = scoring.criteria[index]?.id
      if (pair === null) continue
      values[`${id}.numerator`] = Math.min(...pair)
      values[`${id}.denominator`] = Math.max(...pair)
    }
    return scored(scoring, values)
  })

const anyPath = fc
  .tuple(...[null, ...CAUSES].map((cause) => fc.tuple(fc.constant(cause), fc.option(anyCard, { freq: 5 }))))
  .map((stations) =>
    stations.map(([cause, card]): Station => ({ cause, card, unknown: card === null ? 'not-recorded' : null })),
  )

const station = (cause: Station['cause'], card: Scorecard | null, unknown: Station['unknown'] = null): Station => ({
  cause,
  card,
  unknown,
})

const cardOf = (numerator: number, denominator: number): Scorecard =>
  scored(scoring, { 'ON_TIME.numerator': numerator, 'ON_TIME.denominator': denominator })

describe('the change of a line', () => {
  test('is the exact sum of its parts, for any path and any line; every cause is in one part or told to be unknown', () => {
    fc.assert(
      fc.property(anyPath, (path) => {
        for (const id of IDS) {
          const { before, after, change, parts, unknown } = lineChange(path, id)
          const told = [...parts.flatMap(({ causes }) => causes), ...unknown.map(({ cause }) => cause)]
          expect(told.toSorted()).toEqual(CAUSES.toSorted())
          if (change === null || before === null || after === null) {
            expect(parts).toEqual([])
            continue
          }
          expect(sum(parts.map(({ points }) => points))).toEqual(change)
          expect(add(before, change)).toEqual(after)
        }
      }),
      RUN,
    )
  })

  test('of a group is the sum of the changes of its parts, cause by cause, when all have points', () => {
    const path = [cardOf(8, 10), cardOf(7, 10), cardOf(7, 10), cardOf(70, 99), cardOf(95, 100)].map((card, index) =>
      station([null, ...CAUSES][index] ?? null, card),
    )
    const change = lineChange(path, 'ON_TIME')
    expect(change.parts.map(({ causes, points }) => [causes.join(), points])).toEqual([
      ['late-data', rational(-2n)],
      ['formula', rational(0n)],
      ['units', rationalOf('0.14' as never)],
      ['dossiers', rationalOf('4.86' as never)],
    ])
    expect(lineChange(path, 'TDGQ').parts.map(({ points }) => points)).toEqual(change.parts.map(({ points }) => points))
  })

  test('what was never recorded is unknown, not 0', () => {
    const path = [
      station(null, null, 'not-recorded'),
      station('late-data', cardOf(7, 10)),
      station('formula', cardOf(7, 10)),
      station('units', cardOf(7, 10)),
      station('dossiers', cardOf(9, 10)),
    ]
    const { unknown, parts, change } = lineChange(path, 'ON_TIME')
    expect(unknown).toEqual([{ cause: 'late-data', reason: 'not-recorded' }])
    expect(parts.map(({ causes }) => causes.join())).toEqual(['formula', 'units', 'dossiers'])
    expect(change).toEqual(rational(4n))
  })

  test('across a series break nothing is subtracted: the comparison begins behind it', () => {
    const path = [
      station(null, null, 'series-break'),
      station('late-data', null, 'series-break'),
      station('formula', cardOf(7, 10)),
      station('units', cardOf(7, 10)),
      station('dossiers', cardOf(9, 10)),
    ]
    const { unknown, before } = lineChange(path, 'ON_TIME')
    expect(unknown.map(({ cause }) => cause)).toEqual(['late-data', 'formula'])
    expect(before).toEqual(rational(14n))
  })

  test('causes with a station without points between them are told together', () => {
    const path = [
      station(null, cardOf(8, 10)),
      station('late-data', scored(scoring, {})),
      station('formula', cardOf(7, 10)),
      station('units', cardOf(7, 10)),
      station('dossiers', cardOf(9, 10)),
    ]
    expect(lineChange(path, 'ON_TIME').parts[0]).toEqual({ causes: ['late-data', 'formula'], points: rational(-2n) })
  })

  test('a line without points now has no change, and every cause says so', () => {
    const path = [
      station(null, cardOf(8, 10)),
      station('late-data', cardOf(8, 10)),
      station('dossiers', scored(scoring, {})),
    ]
    const { change, unknown } = lineChange(path, 'ON_TIME')
    expect([change, unknown.map(({ reason }) => reason)]).toEqual([null, ['no-points', 'no-points']])
  })
})

const anyParts = fc
  .array(fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e'), all: fc.nat(60), out: fc.nat(60) }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts): readonly Contribution[] => [
    ...new Map(
      parts.map(({ key, all, out }) => [key, { key, numerator: Math.max(0, all - out), denominator: all }]),
    ).values(),
  ])

/** Procedures that are counted themselves: in the denominator, in the numerator, in both. */
const anyEntries = fc
  .array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 8 })
  .map((standings): readonly Contribution[] =>
    standings
      .map(([within, of], key) => ({ key: `${key}`, numerator: within ? 1 : 0, denominator: of ? 1 : 0 }))
      .filter(({ numerator, denominator }) => numerator + denominator > 0),
  )

const lineFrom = (id: string, parts: readonly Contribution[]) => {
  const add2 = (of: 'numerator' | 'denominator'): number => parts.reduce((all, part) => all + part[of], 0)
  return lineOf(
    scored(scoring, { [`${id}.numerator`]: add2('numerator'), [`${id}.denominator`]: add2('denominator') }),
    id,
  )
}

describe('the change by procedures', () => {
  test.each([
    ['ON_TIME', 'dossiers'],
    ['ONLINE_FILED', 'dossiers'],
    ['ONLINE_SERVICE_USED', 'procedures'],
    ['PROCEDURE_PAID', 'procedures'],
  ] as const)('of %s adds up exactly, with what rounding leaves told apart', (id, of) => {
    const criterion = scoring.criteria.find((each) => each.id === id)
    if (criterion === undefined) throw new Error(id)
    let split = 0
    const parts = of === 'procedures' ? anyEntries : anyParts
    fc.assert(
      fc.property(parts, parts, (olds, news) => {
        const [before, after] = [lineFrom(id, olds), lineFrom(id, news)]
        const changes = partChanges(criterion, { of, line: before, parts: olds }, { of, line: after, parts: news })
        if (changes === null) return
        split += 1
        const { rest, change } = changes
        expect(add(sum(changes.parts.map(({ points }) => rationalOf(points))), rest)).toEqual(change)
        expect(change).toEqual(subtract(rationalOf(after.points as never), rationalOf(before.points as never)))
        // The rest is rounding and nothing else: a cent of points and half a digit of each part.
        const bound = rational(BigInt(100 + changes.parts.length), 10_000n)
        const size = rest.numerator < 0n ? subtract(rational(0n), rest) : rest
        expect(compareRationals(size, bound)).toBeLessThanOrEqual(0)
      }),
      RUN,
    )
    expect(split).toBeGreaterThan(200)
  })

  test('a procedure that got worse takes points away although it grew, and one that did not change does nothing', () => {
    const criterion = scoring.criteria.find(({ id }) => id === 'ON_TIME')
    if (criterion === undefined) throw new Error('ON_TIME')
    const olds = [
      { key: 'worse', numerator: 10, denominator: 10 },
      { key: 'same', numerator: 10, denominator: 10 },
    ]
    const news = [
      { key: 'worse', numerator: 5, denominator: 10 },
      { key: 'same', numerator: 10, denominator: 10 },
    ]
    const changes = partChanges(
      criterion,
      { of: 'dossiers', line: lineFrom('ON_TIME', olds), parts: olds },
      { of: 'dossiers', line: lineFrom('ON_TIME', news), parts: news },
    )
    expect(changes?.parts.map(({ key, points }) => [key, points])).toEqual([
      ['worse', '-5'],
      ['same', '0'],
    ])
  })

  test('a procedure that is counted itself is told where it came in or went out; one that stood still is not', () => {
    const criterion = scoring.criteria.find(({ id }) => id === 'ONLINE_SERVICE_USED')
    if (criterion === undefined) throw new Error('ONLINE_SERVICE_USED')
    const standing = (key: string, numerator: number, denominator: number) => ({ key, numerator, denominator })
    const side = (parts: readonly Contribution[]) =>
      ({ of: 'procedures', parts, line: lineFrom('ONLINE_SERVICE_USED', parts) }) as const
    const olds = [standing('used', 1, 1), standing('unused', 0, 1), standing('dropped', 1, 1), standing('still', 0, 1)]
    const news = [standing('used', 1, 1), standing('unused', 1, 1), standing('new', 0, 1), standing('still', 0, 1)]
    const changes = partChanges(criterion, side(olds), side(news))
    // 2 of 4 before, 2 of 4 now: one came in for a point, one that was counted went out, one is offered and not used.
    expect(changes?.parts.map(({ key, points }) => [key, points])).toEqual([
      ['unused', '1'],
      ['dropped', '-0.5'],
      ['new', '-0.5'],
    ])
    expect(changes?.rest).toEqual(rational(0n))
    const words = changes?.parts.map(({ before, after }) => entryWords(before, after, 'vi'))
    expect(words).toEqual(['vào tử số', 'ra khỏi tử số, ra khỏi mẫu số', 'vào mẫu số'])
  })

  test('without anything to divide by in one of the periods there is no split', () => {
    const criterion = scoring.criteria.find(({ id }) => id === 'ON_TIME')
    if (criterion === undefined) throw new Error('ON_TIME')
    const news = [{ key: 'a', numerator: 1, denominator: 1 }]
    const none = { of: 'dossiers', line: lineFrom('ON_TIME', []), parts: [] } as const
    expect(partChanges(criterion, none, { of: 'dossiers', line: lineFrom('ON_TIME', news), parts: news })).toBeNull()
  })
})
