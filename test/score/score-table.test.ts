import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePeriod } from '../../src/model/period.ts'
import { rational, rationalToNumber } from '../../src/model/rational.ts'
import { MISSING_REASONS } from '../../src/model/reported.ts'
import { IS_VALUE, lineIds, type QuantityTable, reasonOf } from '../../src/model/score-table.ts'
import type { Quantity } from '../../src/model/scorecard.ts'
import type { Scoring } from '../../src/model/scoring.ts'
import { UNIT_LEVELS } from '../../src/model/unit.ts'
import { countsOfRow, tableScorer } from '../../src/score/score-table.ts'
import { scoreAll } from '../../src/score/scorecards.ts'
import { qd766, scoringOf } from './counts.ts'

const fixture = (name: string) => scoringOf(readFileSync(join(import.meta.dirname, 'fixtures', `${name}.yaml`), 'utf8'))

/** Counts small and great, so that halves, zeros, equal counts and products beyond whole doubles all come. */
const count = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 6, arbitrary: fc.nat(12) },
  { weight: 6, arbitrary: fc.nat(4000) },
  { weight: 1, arbitrary: fc.nat({ max: 2 ** 31 - 1 }).map((n) => n * 1000) },
  { weight: 1, arbitrary: fc.nat({ max: 2 ** 31 - 1 }).map((n) => n * 2 ** 21) },
)
const state = fc.oneof(
  { weight: 8, arbitrary: fc.constant(IS_VALUE) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: MISSING_REASONS.length }) },
)

function anyTable(scoring: Scoring): fc.Arbitrary<QuantityTable> {
  const width = scoring.measures.length
  const period = fc
    .constantFrom('2026-08', '2026-Q1', '2026-H2', '2026', '2026-01-01..2026-10-10')
    .map((key) => parsePeriod(key) as NonNullable<ReturnType<typeof parsePeriod>>)
  const statedKeys = scoring.criteria.flatMap(({ id }) => [`${id}.ratio`, `${id}.numerator`, `${id}.denominator`])
  const quantity = fc.nat(100).map((value): Quantity => ({ kind: 'value', value: rational(BigInt(value), 4n) }))
  const stated = fc.dictionary(fc.constantFrom(...statedKeys), quantity, { maxKeys: 3 })
  return fc.tuple(fc.integer({ min: 1, max: 4 }), period).chain(([rows, each]) =>
    fc
      .record({
        values: fc.array(count, { minLength: rows * width, maxLength: rows * width }),
        states: fc.array(state, { minLength: rows * width, maxLength: rows * width }),
        levels: fc.array(fc.constantFrom(null, ...UNIT_LEVELS), { minLength: rows, maxLength: rows }),
        stated: fc.array(fc.option(stated, { freq: 3 }), { minLength: rows, maxLength: rows }),
      })
      .map((drawn) => ({
        period: each,
        units: drawn.levels.map((_, index) => `u${index}`),
        levels: drawn.levels,
        values: Float64Array.from(drawn.values.map((value, at) => (drawn.states[at] === IS_VALUE ? value : 0))),
        states: Uint8Array.from(drawn.states),
        stated: new Map(
          drawn.stated.flatMap((of, row) => (of === null ? [] : [[row, new Map(Object.entries(of))] as const])),
        ),
      })),
  )
}

describe('a table of quantities is scored as each unit by exact fractions', () => {
  test.each([
    ['qd766-2026', qd766(), 400],
    ['hdi', fixture('hdi'), 40],
    ['reform', fixture('reform'), 100],
    ['relative', fixture('relative'), 40],
    ['par-index', fixture('par-index'), 40],
    ['competitiveness', fixture('competitiveness'), 40],
    ['new-countryside', fixture('new-countryside'), 100],
  ])('%s', (_name, scoring, numRuns) => {
    fc.assert(
      fc.property(anyTable(scoring), (table) => {
        const out = tableScorer(scoring).score(table)
        const all = table.units.map((_, row) => countsOfRow(scoring, table, row))
        const cards = scoreAll(scoring, all)
        expect(out.lines).toEqual(lineIds(scoring))
        for (const [row, card] of cards.entries()) {
          for (const [index, line] of card.lines.entries()) {
            const at = row * out.lines.length + index
            const points = out.points[at] ?? Number.NaN
            const told = {
              id: line.id,
              points: Number.isNaN(points) ? null : points / 10 ** out.places,
              max: (out.max[at] ?? 0) / 10 ** out.places,
              reason: reasonOf(out.reasons[at] ?? -1),
              countsAs: (['points', 'zero', 'hole', 'nothing'] as const)[out.countsAs[at] ?? -1],
            }
            expect(told).toEqual({
              id: line.id,
              points: line.points === null ? null : Number(line.points),
              max: expect.closeTo(rationalToNumber(line.max), 9),
              reason: line.reason,
              countsAs: line.countsAs,
            })
          }
        }
      }),
      { seed: 766, numRuns },
    )
  })
})
