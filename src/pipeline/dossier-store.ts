import type { WorkingCalendar } from '../model/working-days.ts'
import type { Warehouse } from '../store/warehouse/port.ts'

/** The warehouse, opened, with the calendar that terms are counted by and the folder that keeps what sources told of themselves. */
export interface DossierStore {
  readonly warehouse: Warehouse
  readonly calendar: WorkingCalendar
  readonly dataDir: string
}
