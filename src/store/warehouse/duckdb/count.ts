import { type DuckDBConnection, DuckDBListVector } from '@duckdb/node-api'
import type { Cell, CountedPeriod, CountPlan } from '../../../model/count-plan.ts'
import { dayOfDate } from '../columns.ts'
import { appendColumns } from './load.ts'
import { erasOf, fillMembers, MEMBERS } from './members.ts'
import { countSql } from './roll-up.ts'

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

/** A period of a plan and its place among them. */
type Placed = readonly [place: number, period: CountedPeriod]

async function fillDays(connection: DuckDBConnection, periods: readonly Placed[]): Promise<void> {
  await connection.run('CREATE OR REPLACE TEMP TABLE days (day INTEGER, period INTEGER, judged_on INTEGER)')
  const days: number[][] = [[], [], []]
  for (const [place, { from, to, judgedOn }] of periods) {
    const judged = dayOfDate(judgedOn)
    for (let day = dayOfDate(from); day <= dayOfDate(to); day += 1) {
      days[0]?.push(day)
      days[1]?.push(place)
      days[2]?.push(judged)
    }
  }
  await appendColumns(connection, 'days', days)
}

/** Periods in parts, so that the sets of procedures of a part are of a size that memory holds. */
function parts(
  { periods, measures }: CountPlan,
  codes: number,
  procedures: number,
  bytes: number,
): readonly (readonly Placed[])[] {
  const sets = measures.filter(({ counts }) => counts === 'procedures').length
  const ofPeriod = Math.max(1, (codes * sets * procedures) / 8)
  const size = Math.max(1, Math.floor(bytes / ofPeriod))
  const placed = [...periods.entries()]
  return Array.from({ length: Math.ceil(placed.length / size) }, (_, part) =>
    placed.slice(part * size, (part + 1) * size),
  )
}

/** Tells each row of the counting query: the number of the unit, the place of the period, the counts. */
async function eachRow(
  connection: DuckDBConnection,
  sql: string,
  tell: (unit: number, period: number, counts: number[]) => void,
): Promise<void> {
  for (const chunk of await (await connection.run(sql)).fetchAllChunks()) {
    const [units, periods, lists] = [0, 1, 2].map((column) => chunk.getColumnVector(column))
    if (!(lists instanceof DuckDBListVector)) throw new Error('the counts of a cell are no list')
    const numbers = lists.childVector
    const rows = chunk.rowCount
    for (let row = 0; row < rows; row += 1) {
      const start = lists.getEntryOffset(row)
      const counts = new Array<number>(lists.getEntryLength(row))
      for (let at = 0; at < counts.length; at += 1) counts[at] = Number(numbers.getItem(start + at))
      tell(Number(units?.getItem(row)), Number(periods?.getItem(row)), counts)
    }
  }
}

/** Exact counts of the plan's cells that have dossiers, in the order of units and periods. */
export async function countCells(
  connection: DuckDBConnection,
  plan: CountPlan,
  setsBytes = SETS_BYTES,
): Promise<readonly Cell[]> {
  if (plan.measures.length === 0 || plan.periods.length === 0 || plan.memberships.length === 0) return []
  const procedures = await numberProcedures(connection)
  const eras = erasOf(plan)
  const codes = new Set(eras.flatMap(({ members }) => members.map(({ unitCode }) => unitCode))).size
  const units = [...new Set(eras.flatMap(({ members }) => members.map(({ unit }) => unit)))].sort()
  await fillMembers(connection, eras, new Map(units.map((unit, index) => [unit, index])))
  const touched =
    codes <= FEW
      ? `d.unit_code IN (SELECT unit_code FROM ${MEMBERS.alone} UNION SELECT unit_code FROM ${MEMBERS.circles})`
      : undefined
  const tables = { dossiers: 'dossiers', procedures: 'numbered', days: 'days', touched, ...MEMBERS }
  const sql = countSql(plan.measures, tables, procedures, plan.complaints)
  // Cells in their order, without a search: a place for each unit and period.
  const cells = new Array<Cell | undefined>(units.length * plan.periods.length)
  for (const periods of parts(plan, codes, procedures, setsBytes)) {
    await fillDays(connection, periods)
    await eachRow(connection, sql, (unit, period, counts) => {
      const [id = '', key = ''] = [units[unit], plan.periods[period]?.key]
      cells[unit * plan.periods.length + period] = { unit: id, period: key, counts }
    })
  }
  return cells.filter((cell) => cell !== undefined)
}
