import type { DuckDBConnection } from '@duckdb/node-api'
import type { LocalDate } from '../src/model/date.ts'
import { dayOfDate } from '../src/store/warehouse/columns.ts'

export const PROVINCES = 34
const PROCEDURES = 600

/** The code of a commune by its number: H10.0, H11.1 … */
export const communeCode = (commune: number): string => `H${10 + (commune % PROVINCES)}.${commune}`

interface Made {
  readonly rows: number
  readonly communes: number
  /** Dossiers of the year that ends on this day. */
  readonly lastDay: LocalDate
}

/**
 * Fills the table of dossiers and the catalogue with rows that the engine makes itself: heavy-tailed communes and procedures, 2 %
 * of supplements, 8 % not ended.
 */
export async function fillDossiers(connection: DuckDBConnection, { rows, communes, lastDay }: Made): Promise<void> {
  const first = dayOfDate(lastDay) - 364
  const luck = [0, 1, 2, 3, 4, 5, 6].map((n) => `(hash(i * 7 + ${n}) % 1000003) / 1000003.0 AS h${n}`).join(', ')
  await connection.run(`INSERT INTO dossiers
    SELECT 'X' || i, 0, 0, i::UBIGINT, false, 'H' || (10 + commune % ${PROVINCES}) || '.' || commune,
      '1.' || (100000 + least(floor(pow(h3, 3) * ${PROCEDURES}), ${PROCEDURES - 1})::INT),
      8, (h1 > 0.4)::INT, day, CASE WHEN h2 < 0.08 THEN NULL ELSE day + (h2 * 20)::INT END, 0, day + 3 + (h3 * 12)::INT, 0, false,
      h4 < 0.5, h4 < 0.4, h5 < 0.3, h5 < 0.8, h1 < 0.6, h2 < 0.3, h3 < 0.1, h4 < 0.7, h5 < 0.01,
      (h2 < 0.02)::INT, NULL, day * 86400, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false
    FROM (SELECT i, floor(pow(h0, 2) * ${communes})::INT AS commune, ${first} + (i * 364 // ${rows})::INT AS day, h1, h2, h3, h4, h5, h6
      FROM (SELECT i, ${luck} FROM range(${rows}) AS t(i)))`)
  const codes = Array.from(
    { length: PROCEDURES },
    (_, code) =>
      `('1.${100_000 + code}', 'x', 5, ${code % 3 === 0}, 'full', true, ${code % 2 === 0}, ${code % 5 !== 0}, NULL)`,
  )
  await connection.run(`INSERT INTO procedures VALUES ${codes.join(', ')}`)
  await connection.run('CHECKPOINT')
}
