import type { DuckDBConnection } from '@duckdb/node-api'
import type { Cell, CountedPeriod, CountPlan } from '../../../model/count-plan.ts'
import { addDays } from '../../../model/date.ts'
import { dayOfDate } from '../columns.ts'
import { countSql } from '../sql/count.ts'
import { duckdbDialect } from './dialect.ts'
import { appendColumns } from './load.ts'
import { fillMembers } from './members.ts'

/** Up to so many unit codes, only their dossiers are read. */
const FEW = 200

/** Bytes that sets of procedures may take at a time; where all periods together need more, they are counted one part after the other. */
const SETS_BYTES = 128 * 2 ** 20

/**
 * The procedures that dossiers have, those that fulfil the condition, numbered in the table `numbered`, with what the catalogue
 * knows of them. Answers how many.
 */
export async function numberProcedures(connection: DuckDBConnection, condition = 'true'): Promise<number> {
  await connection.run(`CREATE OR REPLACE TEMP TABLE numbered AS
    SELECT used.code, (row_number() OVER () - 1)::INTEGER AS number, has_fee, offered_online, paper_result, for_citizens
    FROM (SELECT DISTINCT procedure_code AS code FROM dossiers AS d WHERE procedure_code IS NOT NULL AND ${condition}) AS used
    LEFT JOIN procedures USING (code)`)
  const [row] = (await connection.runAndReadAll('SELECT coalesce(max(number) + 1, 0) FROM numbered')).getRows()
  return Number(row?.[0])
}

async function fillDays(connection: DuckDBConnection, periods: readonly CountedPeriod[]): Promise<void> {
  await connection.run('CREATE OR REPLACE TEMP TABLE days (day INTEGER, period INTEGER, judged_on INTEGER)')
  const days: number[][] = [[], [], []]
  for (const [index, { from, to, judgedOn }] of periods.entries()) {
    const judged = dayOfDate(judgedOn)
    for (let date = from; date <= to; date = addDays(date, 1)) {
      days[0]?.push(dayOfDate(date))
      days[1]?.push(index)
      days[2]?.push(judged)
    }
  }
  await appendColumns(connection, 'days', days)
}

/** Periods in parts, so that the sets of procedures of a part are of a size that memory holds. */
function parts(
  plan: CountPlan,
  codes: number,
  procedures: number,
  bytes: number,
): readonly (readonly CountedPeriod[])[] {
  const sets = plan.measures.filter(({ counts }) => counts === 'procedures').length
  const ofPeriod = Math.max(1, (codes * sets * procedures) / 8)
  const size = Math.max(1, Math.floor(bytes / ofPeriod))
  const count = Math.ceil(plan.periods.length / size)
  return Array.from({ length: count }, (_, part) => plan.periods.slice(part * size, (part + 1) * size))
}

interface Numbered {
  readonly unit: number
  readonly period: number
  readonly counts: readonly number[]
}

/** The cells of a part, `from` the place of its first period: unit and period by their places. */
async function cellsOf(connection: DuckDBConnection, sql: string, from: number): Promise<readonly Numbered[]> {
  // Whole numbers of 32 bits, which come as numbers; more dossiers than they hold are an error, not a wrong count.
  const reader = await connection.runAndReadAll(`SELECT COLUMNS(*)::UINTEGER FROM (${sql})`)
  const [units = [], periods = [], ...counts] = reader.getColumns()
  return units.map((unit, row) => ({
    unit: Number(unit),
    period: from + Number(periods[row]),
    counts: counts.map((column) => Number(column[row])),
  }))
}

/** Exact counts of the plan's cells that have dossiers, in the order of units and periods. */
export async function countCells(
  connection: DuckDBConnection,
  plan: CountPlan,
  setsBytes = SETS_BYTES,
): Promise<readonly Cell[]> {
  if (plan.measures.length === 0 || plan.periods.length === 0 || plan.memberships.length === 0) return []
  const procedures = await numberProcedures(connection)
  const codes = new Set(plan.memberships.map(({ unitCode }) => unitCode)).size
  const units = [...new Set(plan.memberships.map(({ unit }) => unit))].sort()
  const numbers = new Map(units.map((unit, index) => [unit, index]))
  const touched = codes <= FEW ? 'd.unit_code IN (SELECT unit_code FROM members)' : undefined
  const tables = { dossiers: 'dossiers', procedures: 'numbered', days: 'days', members: 'members', touched }
  const sql = countSql(plan.measures, tables, duckdbDialect(procedures), plan.complaints)
  const found: (readonly Numbered[])[] = []
  let before = 0
  for (const periods of parts(plan, codes, procedures, setsBytes)) {
    await fillDays(connection, periods)
    await fillMembers(connection, periods, plan.memberships, numbers)
    found.push(await cellsOf(connection, sql, before))
    before += periods.length
  }
  const cells = found.flat().sort((a, b) => a.unit - b.unit || a.period - b.period)
  return cells.map(({ unit, period, counts }) => ({
    unit: units[unit] ?? '',
    period: plan.periods[period]?.key ?? '',
    counts,
  }))
}
