/**
 * The counts of the full cube as somebody who knows the tables writes them for one engine and one year. Each answers month,
 * unit and the measures in the order of the index set; months from 1. `d` is a dossier, `c` its procedure in the catalogue.
 */
import { PROCEDURES } from './country.ts'

export interface Query {
  readonly name: string
  readonly sql: string
}

const ON_TIME =
  '(NOT d.late AND CASE WHEN d.ended_on IS NULL THEN d.last_day <= d.due_on ELSE d.ended_on <= d.due_on END)'
const OWES = 'coalesce(d.owes_fee, c.has_fee)'

/** Measure by measure: a condition on the dossier, and whether procedures are counted. */
const hand: readonly (readonly [condition: string, procedures: boolean])[] = [
  ['true', false],
  [ON_TIME, false],
  ['d.channel = 1', false],
  ['d.channel = 1 AND c.offered_online', true],
  [OWES, false],
  [`${OWES} AND d.paid_online`, false],
  [`c.has_fee AND ${OWES} AND d.paid_online`, true],
  ['c.has_fee AND d.fee_data', true],
  ['c.paper_result', false],
  ['c.paper_result AND d.electronic_result', false],
  ['d.digitised', false],
  ['d.reused_data', false],
  ['d.personal_store', false],
  ['d.population_data', false],
  ['c.for_citizens AND d.population_data', true],
  [`${ON_TIME} AND NOT d.complained`, false],
]

const each = (write: (condition: string, index: number, procedures: boolean) => string): string =>
  hand.map(([condition, procedures], index) => `${write(condition, index, procedures)} AS m${index}`).join(',\n')

const MONTHS = Array.from({ length: 12 }, (_, month) => [
  month + 1,
  Date.UTC(2026, month, 1) / 86_400_000,
  Date.UTC(2026, month + 1, 0) / 86_400_000,
])
const UNIT = `coalesce(commune, province, 'nation')`
const SETS = 'GROUPING SETS ((month, province, commune), (month, province), (month))'
const PROVINCE = `split_part(unit_code, '.', 1)`

/** Dossiers with their month, found by a join of days: on both DuckDB and PostgreSQL the fastest way there. */
const DAYS = `days AS (SELECT day, month, last_day FROM (VALUES ${MONTHS.map((month) => `(${month.join(', ')})`).join(', ')}) AS v(month, first_day, last_day),
  LATERAL (SELECT generate_series AS day FROM generate_series(first_day, last_day)) AS s)`
const DUCK_DAYS = `days AS (SELECT unnest(range(first_day, last_day + 1))::INT AS day, month, last_day
  FROM (VALUES ${MONTHS.map((month) => `(${month.join(', ')})`).join(', ')}) AS v(month, first_day, last_day))`
const DATED = '(SELECT * FROM dossiers INNER JOIN days ON day = received_on WHERE NOT deleted)'

const byProcedure = (days: string, countIf: (condition: string) => string): string => `WITH ${days},
p AS (SELECT month, unit_code, d.procedure_code, ${each((condition) => countIf(condition))}
  FROM ${DATED} AS d LEFT JOIN procedures AS c ON c.code = d.procedure_code GROUP BY month, unit_code, d.procedure_code),
u AS (SELECT month, ${PROVINCE} AS province, unit_code AS commune, procedure_code, ${each((_, index) => `sum(m${index})`)}
  FROM p GROUP BY GROUPING SETS ((month, province, commune, procedure_code), (month, province, procedure_code), (month, procedure_code)))
SELECT month, ${UNIT} AS unit, ${each((_, index, procedures) =>
  procedures ? `count(*) FILTER (WHERE m${index} > 0 AND procedure_code IS NOT NULL)` : `sum(m${index})`,
)}
FROM u GROUP BY month, province, commune`

const inOnePass = (days: string): string => `WITH ${days}
SELECT month, ${UNIT} AS unit, ${each((condition, _, procedures) =>
  procedures ? `count(DISTINCT procedure_code) FILTER (WHERE ${condition})` : `count(*) FILTER (WHERE ${condition})`,
)}
FROM (SELECT d.*, ${PROVINCE} AS province, unit_code AS commune FROM ${DATED} AS d) AS d
LEFT JOIN procedures AS c ON c.code = d.procedure_code GROUP BY ${SETS}`

const numbered = `WITH ${DUCK_DAYS}, c AS (SELECT code, (row_number() OVER () - 1)::INT AS number, has_fee, offered_online, paper_result, for_citizens
  FROM (SELECT DISTINCT procedure_code AS code FROM dossiers) LEFT JOIN procedures USING (code))`
const bits = (countIf: (condition: string) => string, dated: string, extra = ''): string => `${numbered},
l AS (SELECT month, unit_code, ${each((condition, _, procedures) =>
  procedures ? `bitstring_agg(number, 0, ${PROCEDURES - 1}) FILTER (WHERE ${condition})` : countIf(condition),
)} FROM ${dated} AS d LEFT JOIN c ON c.code = d.procedure_code ${extra} GROUP BY month, unit_code)
SELECT month, ${UNIT} AS unit, ${each((_, index, procedures) =>
  procedures ? `coalesce(bit_count(bit_or(m${index})), 0)` : `sum(m${index})`,
)} FROM (SELECT *, ${PROVINCE} AS province, unit_code AS commune FROM l) GROUP BY ${SETS}`

const ofRecords = hand.map(([condition, procedures], index) => ({ condition, procedures, index }))
const mask = ofRecords
  .filter(({ procedures }) => procedures)
  .map(({ condition, index }) => `CASE WHEN ${condition} THEN ${2 ** index} ELSE 0 END`)
  .join(' + ')
/** Dossiers by month and commune, procedures by a mask of the conditions that any of their dossiers fulfils. */
const masks = `WITH ${DUCK_DAYS},
r AS (SELECT month, ${PROVINCE} AS province, unit_code AS commune, ${ofRecords
  .filter(({ procedures }) => !procedures)
  .map(({ condition, index }) => `count_if(${condition}) AS m${index}`)
  .join(', ')}
  FROM ${DATED} AS d LEFT JOIN procedures AS c ON c.code = d.procedure_code GROUP BY month, unit_code),
rr AS (SELECT month, ${UNIT} AS unit, ${ofRecords
  .filter(({ procedures }) => !procedures)
  .map(({ index }) => `sum(m${index}) AS m${index}`)
  .join(', ')} FROM r GROUP BY ${SETS}),
p AS (SELECT month, ${PROVINCE} AS province, unit_code AS commune, procedure_code, bit_or((${mask})::USMALLINT) AS mask
  FROM ${DATED} AS d LEFT JOIN procedures AS c ON c.code = d.procedure_code WHERE procedure_code IS NOT NULL
  GROUP BY month, unit_code, procedure_code),
pu AS (SELECT month, province, commune, procedure_code, bit_or(mask) AS mask FROM p
  GROUP BY GROUPING SETS ((month, province, commune, procedure_code), (month, province, procedure_code), (month, procedure_code))),
pp AS (SELECT month, ${UNIT} AS unit, ${ofRecords
  .filter(({ procedures }) => procedures)
  .map(({ index }) => `count_if(mask & ${2 ** index} > 0) AS m${index}`)
  .join(', ')} FROM pu GROUP BY month, province, commune)
SELECT rr.month, rr.unit, ${ofRecords.map(({ index, procedures }) => (procedures ? `coalesce(pp.m${index}, 0)` : `rr.m${index}`)).join(', ')}
FROM rr LEFT JOIN pp ON pp.month = rr.month AND pp.unit = rr.unit`

const filter = (condition: string): string => `count(*) FILTER (WHERE ${condition})`
const countIf = (condition: string): string => `count_if(${condition})`

export const ON_DUCKDB: readonly Query[] = [
  { name: 'distinct counts in one pass of grouping sets', sql: inOnePass(DUCK_DAYS) },
  { name: 'by procedure, then grouping sets', sql: byProcedure(DUCK_DAYS, filter) },
  { name: 'dossiers and masks of procedures apart', sql: masks },
  { name: 'bits of procedures, filters', sql: bits(filter, DATED) },
  { name: 'bits of procedures, count_if', sql: bits(countIf, DATED) },
  {
    name: 'bits of procedures, days joined last',
    sql: bits(
      countIf,
      '(SELECT * FROM dossiers)',
      'INNER JOIN days AS y ON y.day = d.received_on WHERE NOT d.deleted',
    ).replaceAll('d.last_day', 'y.last_day'),
  },
]

export const ON_POSTGRES: readonly Query[] = [
  { name: 'distinct counts in one pass of grouping sets', sql: inOnePass(DAYS) },
  { name: 'by procedure, then grouping sets', sql: byProcedure(DAYS, filter) },
]

/**
 * ClickHouse gets the month, its last day and what the catalogue says with each dossier, which saves it two joins; it has neither
 * grouping sets nor filters at 18.16.
 */
const plain = hand.map(([condition, procedures]) => ({
  procedures,
  truth: `ifNull(${condition.replaceAll(/\b[cd]\./g, '').replace('true', '1')}, 0) = 1`,
}))
const upward = (
  inner: string,
  more: string,
): string => `SELECT month, arrayJoin([unit_code, splitByChar('.', unit_code)[1], 'nation']) AS unit,
  ${more}${plain.map((_, index) => `m${index}`).join(', ')} FROM (${inner})`

export const ON_CLICKHOUSE: readonly Query[] = [
  {
    name: 'sets of procedures as states',
    sql: `SELECT month, unit, ${plain.map(({ procedures }, index) => `${procedures ? `uniqExactMerge(m${index})` : `sum(m${index})`} AS t${index}`).join(', ')}
FROM (${upward(
      `SELECT month, unit_code, ${plain.map(({ truth, procedures }, index) => `${procedures ? `uniqExactStateIf(procedure_code, ${truth})` : `countIf(${truth})`} AS m${index}`).join(', ')}
  FROM dossiers GROUP BY month, unit_code`,
      '',
    )}) GROUP BY month, unit`,
  },
  {
    name: 'by procedure',
    sql: `SELECT month, unit, ${plain.map(({ procedures }, index) => `${procedures ? `countIf(s${index} > 0)` : `sum(s${index})`} AS t${index}`).join(', ')}
FROM (SELECT month, unit, procedure_code, ${plain.map((_, index) => `sum(m${index}) AS s${index}`).join(', ')} FROM (${upward(
      `SELECT month, unit_code, procedure_code, ${plain.map(({ truth }, index) => `countIf(${truth}) AS m${index}`).join(', ')}
  FROM dossiers GROUP BY month, unit_code, procedure_code`,
      'procedure_code, ',
    )}) GROUP BY month, unit, procedure_code) GROUP BY month, unit`,
  },
]
