import type { Dialect } from '../sql/dialect.ts'
import { procedureSets } from './procedure-sets.ts'

const joined = (truths: readonly string[], word: string): string => truths.map((each) => `(${each})`).join(` ${word} `)

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
  isSet: (flag) => flag,
  is: (value, codes) => `${value} IN (${codes.join(', ')})`,
  compare: (value, sign, bound) => `${value} ${sign} ${bound}`,
  not: (truth) => `NOT (${truth})`,
  all: (truths) => joined(truths, 'AND'),
  any: (truths) => joined(truths, 'OR'),
  always: 'true',
  never: 'false',
  countIf: (truth) => `count_if(${truth})`,
  setOfProcedures: procedureSets(procedures).of,
  proceduresOf: procedureSets(procedures).of,
})
