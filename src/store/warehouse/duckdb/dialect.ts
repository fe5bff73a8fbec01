import type { Dialect } from '../sql/dialect.ts'

const joined = (truths: readonly string[], word: string): string => truths.map((each) => `(${each})`).join(` ${word} `)

/** SQL's own three-valued logic is the one that conditions have. */
export const DUCKDB: Dialect = {
  name: 'duckdb',
  yes: 'true',
  no: 'false',
  dossier: (column) => `d.${column}`,
  day: (column) => `p.${column}`,
  procedure: (column) => `c.${column}`,
  dossiersInPeriods: ({ dossiers, days, procedures }) => `${dossiers} AS d
    INNER JOIN ${days} AS p ON p.day = d.received_on
    LEFT JOIN ${procedures} AS c ON c.code = d.procedure_code
    WHERE d.deleted = false`,
  dossiersWhere: ({ dossiers, procedures }, condition) => `${dossiers} AS d
    LEFT JOIN ${procedures} AS c ON c.code = d.procedure_code
    WHERE d.deleted = false AND ${condition}`,
  join: 'INNER JOIN',
  is: (value, codes) => `${value} IN (${codes.join(', ')})`,
  compare: (value, sign, bound) => `${value} ${sign} ${bound}`,
  not: (truth) => `NOT (${truth})`,
  all: (truths) => joined(truths, 'AND'),
  any: (truths) => joined(truths, 'OR'),
  always: 'true',
  never: 'false',
  countIf: (truth) => `count(*) FILTER (WHERE ${truth})`,
}
