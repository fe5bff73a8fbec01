/** A country of dossiers for benchmarks: rows that the engine makes itself, and the plan that counts them. */
import { DuckDBInstance } from '@duckdb/node-api'
import { loadIndexSets } from '../../src/ingest/index-sets/load.ts'
import type { CountPlan } from '../../src/model/count-plan.ts'
import type { Measure } from '../../src/model/measure.ts'
import { monthPeriod } from '../../src/model/period.ts'
import { INDEX_SETS_DIR } from '../../src/platform/paths.ts'
import { openDuckdbWarehouse } from '../../src/store/warehouse/duckdb/duckdb.ts'
import { codeHash } from '../../src/store/warehouse/duckdb/schema.ts'

export const PROVINCES = 34
const COMMUNES = 3321
export const PROCEDURES = 600
/** 2026-01-01 as a day since 1970. */
const FIRST_DAY = 20454

export const measures: readonly Measure[] = loadIndexSets(INDEX_SETS_DIR)
  .flatMap(({ scoring }) => scoring?.measures ?? [])
  .filter(({ source }) => source === 'dossiers')

export const periods = Array.from({ length: 12 }, (_, index) => monthPeriod(2026, index + 1)).map((period) => ({
  ...period,
  judgedOn: period.to,
}))

export const communeCode = (commune: number): string => `H${commune % PROVINCES}.${commune}`
export const communes: readonly number[] = Array.from({ length: COMMUNES }, (_, commune) => commune)

/** Communes with the province and the nation above them. */
export const planOf = (of: readonly number[], months: CountPlan['periods']): CountPlan => ({
  measures,
  periods: months,
  memberships: months.flatMap(({ key }) =>
    of.flatMap((commune) => {
      const code = communeCode(commune)
      return [code, `H${commune % PROVINCES}`, 'nation'].map((unit) => ({ period: key, unitCode: code, unit }))
    }),
  ),
})

/** The code of the dossier with this number; the year's dossiers are numbered as they come in. */
export const dossierCode = (number: number): string => `H${number % PROVINCES}-26-${String(number).padStart(8, '0')}`
const CODE = `'H' || (i % ${PROVINCES}) || '-26-' || lpad(i::VARCHAR, 8, '0')`

/** Numbers from 0 to 1 that have nothing to do with each other: sixteen bits each of two hashes. */
const LUCK = Array.from(
  { length: 7 },
  (_, n) => `((${n < 4 ? 'x' : 'y'} >> ${(n % 4) * 16}) & 65535) / 65536.0 AS h${n}`,
)

/**
 * Heavy-tailed communes and procedures, received in the order of their numbers but for a few days, some without term, 8 % not
 * ended, 2 % with supplements, marks that nobody told.
 */
const FILL = (rows: number): string => `INSERT INTO dossiers BY NAME
  SELECT ${CODE} AS code, ${codeHash(CODE)} AS code_hash, received_at AS version_at, received_at AS version_event,
    hash(i) AS version_hash, false AS deleted, 'H' || (commune % ${PROVINCES}) || '.' || commune AS unit_code,
    '1.' || (100000 + procedure) AS procedure_code, CASE WHEN h2 < 0.08 THEN 3 ELSE 8 END AS state, (h1 > 0.4)::INT AS channel,
    day AS received_on, CASE WHEN h2 >= 0.08 THEN day + (h2 * 20)::INT END AS ended_on, CASE WHEN h2 >= 0.08 THEN 0 END AS ended_by,
    CASE WHEN h6 > 0.01 THEN day + 3 + (h3 * 12)::INT END AS due_on, 0 AS due_by, h5 > 0.998 AND h2 < 0.08 AS late,
    CASE WHEN h6 < 0.9 THEN h4 < 0.5 END AS owes_fee, h4 < 0.4 AS fee_data, h5 < 0.3 AS paid_online, h5 < 0.8 AS electronic_result,
    h1 < 0.6 AS digitised, h2 < 0.3 AS reused_data, h3 < 0.1 AS personal_store, h4 < 0.7 AS population_data,
    CASE WHEN h6 < 0.95 THEN h5 < 0.01 END AS complained, (h2 < 0.02)::INT AS supplement_count, received_at,
    received_at + 300000 AS due_at, CASE WHEN h2 >= 0.08 THEN received_at + (h2 * 1728000)::UINTEGER END AS finished_at,
    i AS source_row, false AS simulated
  FROM (SELECT *, (day * 86400 + 27000 + (h5 * 32000)::INT)::UINTEGER AS received_at
    FROM (SELECT i, floor(pow(h0, 2) * ${COMMUNES})::INT AS commune, least(floor(pow(h3, 3) * ${PROCEDURES}), ${PROCEDURES - 1})::INT AS procedure,
        (${FIRST_DAY} + least(364, i * 360 // ${rows} + (h6 * 8)::INT))::INT AS day, h1, h2, h3, h4, h5, h6
      FROM (SELECT i, ${LUCK.join(', ')}
        FROM (SELECT i, hash(i) AS x, hash(i + 1000000007) AS y FROM range(${rows}) AS t(i)))))`

/** Makes a warehouse with so many dossiers of 2026 and a catalogue of procedures. */
export async function fillCountry(file: string, rows: number): Promise<void> {
  await (await openDuckdbWarehouse(file)).close()
  const instance = await DuckDBInstance.create(file, { memory_limit: '1GiB' })
  const connection = await instance.connect()
  await connection.run(FILL(rows))
  await connection.run(`INSERT INTO procedures SELECT '1.' || (100000 + i), 'x', 5, CASE WHEN i % 7 > 0 THEN i % 3 = 0 END,
    'full', true, i % 2 = 0, i % 5 != 0, NULL FROM range(${PROCEDURES - 20}) AS t(i)`)
  await connection.run('CHECKPOINT')
  connection.closeSync()
  instance.closeSync()
}
