/**
 * Speed of scoring a cube that is held in memory: 3,843 units × 12 periods × every line of the index of 2026. Beside it, in the
 * same run: the exact fractions that published points are defined by (the same points, one unit after the other), and bare
 * floating-point division of the same counts, which is the least that any program must do.
 *
 *   npm run bench -- scores [units=3843] [periods=12]
 *
 * Goal: 50 ms.
 */
import { performance } from 'node:perf_hooks'
import { loadIndexSets } from '../src/ingest/index-sets/load.ts'
import { monthPeriod } from '../src/model/period.ts'
import type { QuantityTable } from '../src/model/score-table.ts'
import { INDEX_SETS_DIR } from '../src/platform/paths.ts'
import { countsOfRow, tableScorer } from '../src/score/score-table.ts'
import { scoreAll } from '../src/score/scorecards.ts'

const [units, periods] = [Number(process.argv[2] ?? '3843'), Number(process.argv[3] ?? '12')]
const GOAL_MS = 50

const scoring = loadIndexSets(INDEX_SETS_DIR).find(({ id }) => id === 'qd766-2026')?.scoring
if (scoring == null) throw new Error('qd766-2026 is not there')
const width = scoring.measures.length

/** Numbers that look like counts, the same in each run. */
let seed = 766
const next = (): number => {
  seed = (seed * 1103515245 + 12345) % 2 ** 31
  return seed
}

const tables = Array.from({ length: periods }, (_, index): QuantityTable => {
  const values = Float64Array.from({ length: units * width }, () => next() % 5000)
  return {
    period: monthPeriod(2026 + Math.floor(index / 12), (index % 12) + 1),
    units: Array.from({ length: units }, (_unit, row) => `u${row}`),
    levels: Array.from({ length: units }, () => 'commune' as const),
    values,
    states: new Uint8Array(units * width),
    stated: new Map(),
  }
})

function best(work: () => number): { readonly ms: number; readonly sum: number } {
  const runs = Array.from({ length: 5 }, () => {
    const start = performance.now()
    const sum = work()
    return { ms: performance.now() - start, sum }
  })
  return runs.reduce((a, b) => (b.ms < a.ms ? b : a))
}

const total = scoring.criteria.length + scoring.groups.length - 1
const scorer = tableScorer(scoring)
const ours = best(() => {
  let sum = 0
  for (const table of tables) {
    const { points, lines } = scorer.score(table)
    for (let row = 0; row < units; row += 1) sum += points[row * lines.length + total] ?? 0
  }
  return Math.round(sum)
})

const pairs = scoring.criteria.flatMap(({ numerator, denominator, max }) => {
  const column = (expression: typeof denominator): number =>
    expression?.kind === 'measure' ? scoring.measures.findIndex(({ id }) => id === expression.id) : 0
  return [[column(numerator), column(denominator), Number(max)] as const]
})
const limit = best(() => {
  let sum = 0
  for (const { values } of tables) {
    const out = new Float64Array(units * pairs.length)
    for (let row = 0; row < units; row += 1) {
      for (const [index, [n, d, max]] of pairs.entries())
        out[row * pairs.length + index] = ((values[row * width + n] ?? 0) / (values[row * width + d] ?? 1)) * max
    }
    sum += out[out.length - 1] ?? 0
  }
  return sum
})

const exactStart = performance.now()
const exactTotal = tables
  .slice(0, 1)
  .flatMap((table) =>
    scoreAll(
      scoring,
      table.units.map((_, row) => countsOfRow(scoring, table, row)),
    ),
  )
  .reduce((sum, { lines }) => sum + Math.round(Number(lines.at(-1)?.points) * 100), 0)
const exactMs = (performance.now() - exactStart) * periods
const first = scorer.score(tables[0] as QuantityTable)
const ourTotal = Array.from({ length: units }, (_, row) => first.points[row * first.lines.length + total] ?? 0).reduce(
  (a, b) => a + b,
  0,
)

console.log(
  `${units} units × ${periods} periods, ${scoring.criteria.length} criteria and ${scoring.groups.length} groups`,
)
console.log(`  ours              ${ours.ms.toFixed(1)} ms (goal ≤ ${GOAL_MS} ms)`)
console.log(
  `  exact fractions   ${exactMs.toFixed(0)} ms (one period measured), ${(exactMs / ours.ms).toFixed(0)} × ours`,
)
console.log(`  bare division     ${limit.ms.toFixed(1)} ms, ours takes ${(ours.ms / limit.ms).toFixed(1)} × that`)
if (exactTotal !== ourTotal) {
  console.log(`  THE POINTS DIFFER: ${ourTotal} and ${exactTotal}`)
  process.exitCode = 1
}
