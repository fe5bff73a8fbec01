import type { DuckDBConnection } from '@duckdb/node-api'
import type { CountPlan, Membership } from '../../../model/count-plan.ts'
import type { UnitId } from '../../../model/unit.ts'
import { appendColumns } from './load.ts'

/** Periods of a plan, by their places, in which the same codes count for the same units. */
export interface Era {
  readonly periods: readonly number[]
  /** The memberships of one of them. */
  readonly members: readonly Membership[]
}

const same = (a: readonly Membership[], b: readonly Membership[]): boolean =>
  a.length === b.length && a.every(({ unitCode, unit }, at) => unitCode === b[at]?.unitCode && unit === b[at]?.unit)

/** The hierarchy seldom differs from one period to the next: what is the same in several is handed to the engine once. */
export function erasOf({ periods, memberships }: Pick<CountPlan, 'periods' | 'memberships'>): readonly Era[] {
  const ofPeriods = Map.groupBy(memberships, ({ period }) => period)
  const eras: { readonly periods: number[]; readonly members: readonly Membership[] }[] = []
  for (const [place, { key }] of periods.entries()) {
    const members = ofPeriods.get(key) ?? []
    const era = eras.find((known) => same(known.members, members))
    if (era === undefined) eras.push({ periods: [place], members })
    else era.periods.push(place)
  }
  return eras
}

/** The names of the tables that `fillMembers` fills, as roll-up.ts reads them. */
export const MEMBERS = { eras: 'eras', alone: 'alone', circles: 'circles', shared: 'shared' }

/** A row of numbers or texts, by the columns of a table. */
type Columns = readonly (readonly (string | number)[])[]

async function makeTable(connection: DuckDBConnection, name: string, columns: string, values: Columns): Promise<void> {
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${name} (${columns})`)
  await appendColumns(connection, name, values)
}

/** Fills the temporary tables of `MEMBERS` with the hierarchy, a unit by its number. */
export async function fillMembers(
  connection: DuckDBConnection,
  eras: readonly Era[],
  units: ReadonlyMap<UnitId, number>,
): Promise<void> {
  const ofPeriods: [number[], number[]] = [[], []]
  const alone: [number[], string[], number[]] = [[], [], []]
  const circles: [number[], string[], number[]] = [[], [], []]
  const shared: [number[], number[]] = [[], []]
  const known = new Map<string, number>()
  const circleOf = (of: readonly number[]): number => {
    const key = of.join()
    const circle = known.get(key) ?? known.size
    if (!known.has(key)) for (const unit of of) push(shared, circle, unit)
    known.set(key, circle)
    return circle
  }
  for (const [era, { periods, members }] of eras.entries()) {
    for (const period of periods) push(ofPeriods, period, era)
    const codes = new Map<UnitId, number>()
    for (const { unit } of members) codes.set(unit, (codes.get(unit) ?? 0) + 1)
    const together = new Map<string, number[]>()
    for (const { unitCode, unit } of members) {
      const number = units.get(unit) ?? -1
      if (codes.get(unit) === 1) push(alone, era, unitCode, number)
      else together.set(unitCode, [...(together.get(unitCode) ?? []), number])
    }
    for (const [unitCode, of] of together) push(circles, era, unitCode, circleOf(of))
  }
  await makeTable(connection, MEMBERS.eras, 'period INTEGER, era INTEGER', ofPeriods)
  await makeTable(connection, MEMBERS.alone, 'era INTEGER, unit_code VARCHAR, unit INTEGER', alone)
  await makeTable(connection, MEMBERS.circles, 'era INTEGER, unit_code VARCHAR, circle INTEGER', circles)
  await makeTable(connection, MEMBERS.shared, 'circle INTEGER, unit INTEGER', shared)
}

/** A row, into the columns of a table. */
function push<Row extends readonly (string | number)[]>(columns: { [K in keyof Row]: Row[K][] }, ...row: Row): void {
  for (const [at, value] of row.entries()) columns[at]?.push(value)
}
