import { dayOfDate } from '../columns.ts'
import type { Days } from '../port.ts'

/** SQL for the dossiers that name a procedure, of those received on these days; null: of all. `isHeld`: not taken back, as SQL. */
export function namedProcedures(isHeld: string, days: Days | null): string {
  const received = days === null ? '' : ` AND received_on BETWEEN ${dayOfDate(days.from)} AND ${dayOfDate(days.to)}`
  return `${isHeld} AND procedure_code IS NOT NULL${received}`
}
