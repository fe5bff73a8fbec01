import type { Dialect } from '../sql/dialect.ts'

const joined = (truths: readonly string[], word: string): string => truths.map((each) => `(${each})`).join(` ${word} `)

/** Up to so many procedures a set of them is a text of bits; of more, as only damaged codes make, it is a list. */
const MOST_BITS = 1 << 16

/** How sets of procedures are held. A bit for each is six times as fast as counting by procedure (docs/decisions/0013). */
const procedureSets = (procedures: number): Pick<Dialect, 'setOfProcedures' | 'proceduresOf' | 'inAnySet'> => {
  const bits = (truth: string): string =>
    `bitstring_agg(c.number, 0, ${Math.max(procedures, 1) - 1}) FILTER (WHERE ${truth})`
  const list = (truth: string): string => `list(DISTINCT c.number) FILTER (WHERE ${truth} AND c.number IS NOT NULL)`
  return procedures <= MOST_BITS
    ? {
        setOfProcedures: bits,
        proceduresOf: bits,
        inAnySet: (sets) => `coalesce(bit_count(bit_or(${sets})), 0)`,
      }
    : {
        setOfProcedures: list,
        proceduresOf: list,
        inAnySet: (sets) => `coalesce(len(list_distinct(flatten(list(${sets})))), 0)`,
      }
}

/**
 * SQL's own three-valued logic is the one that conditions have. `procedures`: how many the table of procedures numbers, from 0
 * (column `number`).
 */
export const duckdbDialect = (procedures: number): Dialect => ({
  name: 'duckdb',
  yes: 'true',
  no: 'false',
  dossier: (column) => `d.${column}`,
  day: (column) => `p.${column}`,
  procedure: (column) => `c.${column}`,
  dossiersInPeriods: ({ dossiers, days, procedures: catalogue, touched }) => `${dossiers} AS d
  INNER JOIN ${days} AS p ON p.day = d.received_on
  LEFT JOIN ${catalogue} AS c ON c.code = d.procedure_code
  WHERE ${touched === undefined ? '' : `${touched} AND `}d.deleted = false`,
  dossiersWhere: ({ dossiers, procedures: catalogue }, condition) => `${dossiers} AS d
  LEFT JOIN ${catalogue} AS c ON c.code = d.procedure_code
  WHERE d.deleted = false AND ${condition}`,
  join: 'INNER JOIN',
  is: (value, codes) => `${value} IN (${codes.join(', ')})`,
  compare: (value, sign, bound) => `${value} ${sign} ${bound}`,
  not: (truth) => `NOT (${truth})`,
  all: (truths) => joined(truths, 'AND'),
  any: (truths) => joined(truths, 'OR'),
  always: 'true',
  never: 'false',
  countIf: (truth) => `count_if(${truth})`,
  ...procedureSets(procedures),
})
