import type { Cell, CountedPeriod, CountPlan, LeafCounts, LeafPlan } from '../../../model/count-plan.ts'
import { addDays } from '../../../model/date.ts'
import { dayOfDate } from '../columns.ts'
import { leafSql } from '../sql/leaves.ts'
import { CLICKHOUSE } from './dialect.ts'
import type { OwnTable } from './http.ts'
import type { Opened } from './open.ts'
import { countSql } from './roll-up.ts'
import { tableNames } from './schema.ts'
import { quoted, tabbed } from './text.ts'

/** Up to so many unit codes, only the dossiers that were ever theirs are read. */
const FEW = 200

function planTables({ periods, memberships }: CountPlan): readonly OwnTable[] {
  const days: string[] = []
  for (const [index, { from, to, judgedOn }] of periods.entries()) {
    for (let date = from; date <= to; date = addDays(date, 1)) {
      days.push(tabbed([dayOfDate(date), index, dayOfDate(judgedOn)]))
    }
  }
  const place = new Map(periods.map(({ key }, index) => [key, index]))
  const members = memberships.map(({ period, unitCode, unit }) => tabbed([place.get(period) ?? 0, unitCode, unit]))
  return [
    { name: 'days', structure: 'received_on Int32, period UInt32, judged_on Int32', rows: days.join('') },
    { name: 'members', structure: 'period UInt32, unit_code String, unit String', rows: members.join('') },
  ]
}

/**
 * The dossiers that a few units ever had in the days of the plan, by whichever of their versions; the latest decides afterwards.
 * It saves FINAL from reading the whole nation.
 */
function touchedOf(periods: readonly CountedPeriod[], codes: readonly string[], dossiers: string): string | undefined {
  if (codes.length === 0 || codes.length > FEW) return undefined
  const from = periods.map((period) => period.from).sort()[0] ?? ''
  const to =
    periods
      .map((period) => period.to)
      .sort()
      .at(-1) ?? ''
  return `code IN (SELECT code FROM ${dossiers} WHERE unit_code IN (${codes.map(quoted).join(', ')}) AND received_on BETWEEN ${dayOfDate(from)} AND ${dayOfDate(to)})`
}

const CATALOGUE = 'code, has_fee, offered_online, paper_result, for_citizens'
const FLAG = 'Nullable(UInt8)'

type Told = Pick<Opened, 'nodes' | 'layout'>

/** The catalogue as it counts, to travel with a query. */
async function catalogueTable({ nodes, layout }: Told): Promise<OwnTable> {
  const table = tableNames(layout).all('procedures')
  const rows = await nodes.ask({
    sql: `SELECT DISTINCT ${CATALOGUE} FROM ${table}
      WHERE edition = (SELECT max(edition) FROM ${table}) AND code != '' FORMAT TabSeparated`,
  })
  const structure = `code String, has_fee ${FLAG}, offered_online ${FLAG}, paper_result ${FLAG}, for_citizens ${FLAG}`
  return { name: 'procedures', structure, rows }
}

/** Exact counts of the plan's cells that have dossiers. The plan and the catalogue travel with the query to every shard. */
export async function countCells({ nodes, layout }: Opened, plan: CountPlan): Promise<readonly Cell[]> {
  if (plan.measures.length === 0 || plan.periods.length === 0 || plan.memberships.length === 0) return []
  const { all, local } = tableNames(layout)
  const tables = [...planTables(plan), await catalogueTable({ nodes, layout })]
  const names = {
    dossiers: all('dossiers'),
    procedures: 'procedures',
    days: 'days',
    members: 'members',
    touched: touchedOf(plan.periods, [...new Set(plan.memberships.map(({ unitCode }) => unitCode))], local('dossiers')),
  }
  const sql = `${countSql(plan.measures, names, plan.complaints)} FORMAT JSONCompact`
  const answer = await nodes.ask({ sql, tables, settings: { join_use_nulls: 1 } })
  const { data } = JSON.parse(answer) as { readonly data: readonly (readonly (string | number)[])[] }
  return data.map(([unit, period, ...counts]) => ({
    unit: String(unit),
    period: plan.periods[Number(period)]?.key ?? '',
    counts: counts.map(Number),
  }))
}

type Answered = readonly (string | number | readonly string[])[]

/** Rows of the answer as columns; procedures get places in the order in which they come. */
function leavesOf(measures: LeafPlan['measures'], rows: readonly Answered[]): LeafCounts {
  const places = new Map<string, number>()
  const placeOf = (code: string): number => {
    const known = places.get(code) ?? places.size
    places.set(code, known)
    return known
  }
  const at = (row: Answered, index: number): Answered[number] | undefined => row[index + 1]
  return {
    unitCodes: rows.map(([unitCode]) => String(unitCode)),
    counts: measures.map(({ counts }, index) =>
      counts === 'records' ? Int32Array.from(rows, (row) => Number(at(row, index))) : new Int32Array(rows.length),
    ),
    used: measures.map(({ counts }, index) =>
      counts === 'records' ? [] : rows.map((row) => Int32Array.from(at(row, index) as readonly string[], placeOf)),
    ),
    procedures: [...places.keys()],
  }
}

/** Exact counts by unit code. */
export async function countLeaves({ nodes, layout }: Opened, plan: LeafPlan): Promise<LeafCounts> {
  const { all, local } = tableNames(layout)
  const { measures, period, unitCodes: only } = plan
  if (only?.length === 0) return leavesOf(measures, [])
  const own = only === null ? null : `unit_code IN (${only.map(quoted).join(', ')})`
  const touched = only === null ? undefined : touchedOf([period], only, local('dossiers'))
  const condition = own === null || touched === undefined ? own : `${touched} AND ${own}`
  const tables = { dossiers: all('dossiers'), procedures: 'procedures' }
  const answer = await nodes.ask({
    sql: `${leafSql(plan, tables, condition, CLICKHOUSE)} FORMAT JSONCompact`,
    tables: [await catalogueTable({ nodes, layout })],
    settings: { join_use_nulls: 1 },
  })
  const { data } = JSON.parse(answer) as { readonly data: readonly Answered[] }
  return leavesOf(measures, data)
}
