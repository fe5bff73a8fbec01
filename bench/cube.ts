/**
 * Speed of the full cube: every measure of dossiers of the index of 2026, for every unit (communes, provinces, the nation) in
 * each of twelve months, every count returned. Beside it in the same run, on the same table: hand-written queries for the
 * same rows (the fastest counts), and the engine's own limit, a scan of the columns that the measures need.
 *
 *   npm run bench -- cube [--dossiers 1000000[,10000000…]]
 *
 * Goals: at most 1.3 × the fastest hand-written query; time grows with an exponent of at most 1.05.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { DuckDBInstance } from '@duckdb/node-api'
import { loadIndexSets } from '../src/ingest/index-sets/load.ts'
import type { CountPlan } from '../src/model/count-plan.ts'
import type { Measure } from '../src/model/measure.ts'
import { monthPeriod } from '../src/model/period.ts'
import { INDEX_SETS_DIR } from '../src/platform/paths.ts'
import { duckdbDialect } from '../src/store/warehouse/duckdb/dialect.ts'

const DUCKDB = duckdbDialect(600)

import { openDuckdbWarehouse } from '../src/store/warehouse/duckdb/duckdb.ts'
import { conditionSql } from '../src/store/warehouse/sql/condition.ts'

const PROVINCES = 34
const COMMUNES = 3321
const PROCEDURES = 600
const GOAL_RATIO = 1.3
const GOAL_EXPONENT = 1.05

const at = process.argv.indexOf('--dossiers')
const sizes = (at < 0 ? '1000000' : (process.argv[at + 1] ?? '')).split(',').map(Number)

const measures: readonly Measure[] = loadIndexSets(INDEX_SETS_DIR)
  .flatMap(({ scoring }) => scoring?.measures ?? [])
  .filter(({ source }) => source === 'dossiers')

const unitCode = (commune: string): string => `'H' || (${commune} % ${PROVINCES}) || '.' || (${commune})`

/** Rows made by the engine itself: heavy-tailed communes and procedures, 2 % of supplements, 8 % not ended. */
const fill = (rows: number): string => `INSERT INTO dossiers
  SELECT 'X' || i, 0, 0, i::UBIGINT, false, ${unitCode('commune')}, '1.' || (100000 + least(floor(pow(h3, 3) * ${PROCEDURES}), ${PROCEDURES - 1})::INT),
    8, (h1 > 0.4)::INT, day, CASE WHEN h2 < 0.08 THEN NULL ELSE day + (h2 * 20)::INT END, 0, day + 3 + (h3 * 12)::INT, 0, false,
    h4 < 0.5, h4 < 0.4, h5 < 0.3, h5 < 0.8, h1 < 0.6, h2 < 0.3, h3 < 0.1, h4 < 0.7, h5 < 0.01,
    (h2 < 0.02)::INT, NULL, day * 86400, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false
  FROM (SELECT i, floor(pow(h0, 2) * ${COMMUNES})::INT AS commune, 20454 + (h6 * 364)::INT AS day, h1, h2, h3, h4, h5
    FROM (SELECT i, ${[0, 1, 2, 3, 4, 5, 6].map((n) => `(hash(i * 7 + ${n}) % 1000003) / 1000003.0 AS h${n}`).join(', ')} FROM range(${rows}) AS t(i)))`

const periods = Array.from({ length: 12 }, (_, index) => monthPeriod(2026, index + 1)).map((period) => ({
  ...period,
  judgedOn: period.to,
}))

const plan: CountPlan = {
  measures,
  periods,
  memberships: periods.flatMap(({ key }) =>
    Array.from({ length: COMMUNES }, (_, commune) => {
      const code = `H${commune % PROVINCES}.${commune}`
      return [code, `H${commune % PROVINCES}`, 'nation'].map((unit) => ({ period: key, unitCode: code, unit }))
    }).flat(),
  ),
}

/** By hand, in one pass: grouping sets and distinct counts. */
function byHand(): string {
  const counts = measures.map(({ where, counts: what }, index) => {
    const condition = where.map((each) => `(${conditionSql(each, DUCKDB)})`).join(' AND ')
    const count = what === 'records' ? 'count(*)' : 'count(DISTINCT d.procedure_code)'
    return `${count} FILTER (WHERE ${condition}) AS m${index}`
  })
  return `SELECT province, commune, month, ${counts.join(', ')}
    FROM (SELECT *, split_part(unit_code, '.', 1) AS province, unit_code AS commune, month(DATE '1970-01-01' + received_on) AS month
      FROM dossiers WHERE NOT deleted) AS d
    JOIN (SELECT month, judged_on FROM (VALUES ${periods.map(({ to }, index) => `(${index + 1}, ${Date.parse(to) / 86_400_000})`).join(', ')}) AS v(month, judged_on)) AS p USING (month)
    LEFT JOIN procedures AS c ON c.code = d.procedure_code
    GROUP BY GROUPING SETS ((province, commune, month), (province, month), (month))`
}

const columns =
  'd.unit_code, d.procedure_code, d.received_on, d.ended_on, d.due_on, d.late, d.channel, d.owes_fee, d.fee_data, d.paid_online, d.electronic_result, d.digitised, d.reused_data, d.personal_store, d.population_data, d.complained'
const scan = `SELECT ${columns
  .split(', ')
  .map((name) => `count(${name}), max(${name})`)
  .join(', ')} FROM dossiers AS d`

async function timed<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly result: T }> {
  const start = performance.now()
  const result = await work()
  return { ms: performance.now() - start, result }
}

/** The better of three runs: the first also warms. */
async function best<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly result: T }> {
  const runs = [await timed(work), await timed(work), await timed(work)]
  return runs.reduce((a, b) => (b.ms < a.ms ? b : a))
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`

async function measure(rows: number): Promise<{ readonly ours: number; readonly ratio: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'thuocdo-bench-'))
  try {
    const file = join(folder, 'store.duckdb')
    await (await openDuckdbWarehouse(file)).close()
    const instance = await DuckDBInstance.create(file)
    const connection = await instance.connect()
    await connection.run(fill(rows))
    for (let code = 0; code < PROCEDURES; code += 1) {
      const facts = `${code % 3 === 0}, 'full', true, ${code % 2 === 0}, ${code % 5 !== 0}`
      await connection.run(`INSERT INTO procedures VALUES ('1.${100000 + code}', 'x', 5, ${facts}, NULL)`)
    }
    await connection.run('CHECKPOINT')
    const limit = await best(async () => (await connection.runAndReadAll(scan)).getRows())
    const hand = await best(async () => (await connection.runAndReadAll(byHand())).getRows())
    connection.closeSync()
    instance.closeSync()
    const warehouse = await openDuckdbWarehouse(file)
    const ours = await best(() => warehouse.count(plan))
    await warehouse.close()
    const total = (cells: readonly (readonly unknown[])[]): number =>
      cells.reduce((sum, cell) => sum + cell.reduce<number>((all, count) => all + Number(count), 0), 0)
    const same = total(hand.result.map((row) => row.slice(3))) === total(ours.result.map(({ counts }) => counts))
    const ratio = ours.ms / hand.ms
    process.stdout.write(
      `${rows.toLocaleString('en-GB')} dossiers, ${measures.length} measures, ${ours.result.length.toLocaleString('en-GB')} cells\n` +
        `  ours          ${seconds(ours.ms)}\n` +
        `  by hand       ${seconds(hand.ms)}   ours takes ${ratio.toFixed(2)} × that (goal ≤ ${GOAL_RATIO})${same ? '' : '   THE COUNTS DIFFER'}\n` +
        `  bare scan     ${seconds(limit.ms)}   ours takes ${(ours.ms / limit.ms).toFixed(1)} × that\n` +
        `  peak memory   ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB\n`,
    )
    if (!same) process.exitCode = 1
    return { ours: ours.ms, ratio }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const results: { readonly rows: number; readonly ours: number }[] = []
for (const rows of sizes) results.push({ rows, ours: (await measure(rows)).ours })
const [first, last] = [results[0], results.at(-1)]
if (first !== undefined && last !== undefined && first !== last) {
  const exponent = Math.log(last.ours / first.ours) / Math.log(last.rows / first.rows)
  process.stdout.write(`growth exponent ${exponent.toFixed(2)} (goal ≤ ${GOAL_EXPONENT})\n`)
}
