import type { DuckDBConnection } from '@duckdb/node-api'
import type { CountedPeriod, Membership } from '../../../model/count-plan.ts'
import type { UnitId } from '../../../model/unit.ts'
import { appendColumns } from './load.ts'

/** The places of the periods in which a code counts for a unit, by code and by the unit's number. */
type Spans = ReadonlyMap<string, ReadonlyMap<number, readonly number[]>>

function spansOf(
  periods: readonly CountedPeriod[],
  memberships: readonly Membership[],
  units: ReadonlyMap<UnitId, number>,
): Spans {
  const place = new Map(periods.map(({ key }, index) => [key, index]))
  const spans = new Map<string, Map<number, number[]>>()
  for (const { period, unitCode, unit } of memberships) {
    const at = place.get(period)
    const number = units.get(unit)
    if (at === undefined || number === undefined) continue
    const ofCode = spans.get(unitCode) ?? new Map<number, number[]>()
    spans.set(unitCode, ofCode)
    const known = ofCode.get(number)
    if (known === undefined) ofCode.set(number, [at])
    else known.push(at)
  }
  return spans
}

/**
 * Fills the temporary table `members`: which codes count for which units in the periods, a unit by its number. The hierarchy seldom
 * differs from one period to the next: what is the same in several is handed over once, and the engine repeats it.
 */
export async function fillMembers(
  connection: DuckDBConnection,
  periods: readonly CountedPeriod[],
  memberships: readonly Membership[],
  units: ReadonlyMap<UnitId, number>,
): Promise<void> {
  const numbers = new Map<string, number>()
  const spans: [number[], number[]] = [[], []]
  const pairs: [string[], number[], number[]] = [[], [], []]
  const numberOf = (span: readonly number[]): number => {
    const key = span.join()
    const known = numbers.get(key)
    if (known !== undefined) return known
    const number = numbers.size
    numbers.set(key, number)
    for (const period of span) {
      spans[0].push(number)
      spans[1].push(period)
    }
    return number
  }
  for (const [unitCode, ofCode] of spansOf(periods, memberships, units)) {
    for (const [unit, span] of ofCode) {
      pairs[0].push(unitCode)
      pairs[1].push(unit)
      pairs[2].push(numberOf(span))
    }
  }
  await connection.run('CREATE OR REPLACE TEMP TABLE spans (span INTEGER, period INTEGER)')
  await appendColumns(connection, 'spans', spans)
  await connection.run('CREATE OR REPLACE TEMP TABLE pairs (unit_code VARCHAR, unit INTEGER, span INTEGER)')
  await appendColumns(connection, 'pairs', pairs)
  await connection.run(`CREATE OR REPLACE TEMP TABLE members AS
    SELECT period, unit_code, unit FROM pairs INNER JOIN spans USING (span)`)
}
