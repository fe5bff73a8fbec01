import type { Cell, CountPlan } from '../../../model/count-plan.ts'
import { addDays } from '../../../model/date.ts'
import { dayOfDate } from '../columns.ts'
import { countSql } from '../sql/count.ts'
import { CLICKHOUSE } from './dialect.ts'
import type { OwnTable } from './http.ts'
import type { Opened } from './open.ts'
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
function touchedOf({ periods, memberships }: CountPlan, dossiers: string): string | undefined {
  const codes = [...new Set(memberships.map(({ unitCode }) => unitCode))]
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

/** Exact counts of the plan's cells that have dossiers. The plan and the catalogue travel with the query to every shard. */
export async function countCells({ nodes, layout }: Opened, plan: CountPlan): Promise<readonly Cell[]> {
  if (plan.measures.length === 0 || plan.periods.length === 0 || plan.memberships.length === 0) return []
  const { all, local } = tableNames(layout)
  const procedures = await nodes.ask({
    sql: `SELECT DISTINCT ${CATALOGUE} FROM ${all('procedures')}
      WHERE edition = (SELECT max(edition) FROM ${all('procedures')}) AND code != '' FORMAT TabSeparated`,
  })
  const structure = `code String, has_fee ${FLAG}, offered_online ${FLAG}, paper_result ${FLAG}, for_citizens ${FLAG}`
  const tables = [...planTables(plan), { name: 'procedures', structure, rows: procedures }]
  const names = {
    dossiers: all('dossiers'),
    procedures: 'procedures',
    days: 'days',
    members: 'members',
    touched: touchedOf(plan, local('dossiers')),
  }
  const sql = `${countSql(plan.measures, names, CLICKHOUSE, plan.complaints)} FORMAT JSONCompact`
  const answer = await nodes.ask({ sql, tables, settings: { join_use_nulls: 1 } })
  const { data } = JSON.parse(answer) as { readonly data: readonly (readonly (string | number)[])[] }
  return data.map(([unit, period, ...counts]) => ({
    unit: String(unit),
    period: plan.periods[Number(period)]?.key ?? '',
    counts: counts.map(Number),
  }))
}
