import type { ComplaintsTold } from '../../../model/complaints.ts'
import { dateOfDay } from '../columns.ts'
import type { Opened } from './open.ts'
import { tableNames } from './schema.ts'

/** As earlier versions kept them; an empty code stands for all units. */
export async function readComplaintsTold({ nodes, layout }: Opened): Promise<readonly ComplaintsTold[]> {
  const rows = await nodes.rows(
    `SELECT DISTINCT unit_code, from_day, to_day FROM ${tableNames(layout).all('complaints_told')}
     ORDER BY unit_code, from_day, to_day`,
  )
  return rows.map(({ unit_code, from_day, to_day }) => ({
    unitCode: unit_code === '' ? null : String(unit_code),
    from: dateOfDay(Number(from_day)),
    to: dateOfDay(Number(to_day)),
  }))
}
