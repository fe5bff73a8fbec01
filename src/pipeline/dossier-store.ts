import type { Period } from '../model/period.ts'
import type { WorkingCalendar } from '../model/working-days.ts'
import type { Warehouse } from '../store/warehouse/port.ts'

/** The warehouse, opened, with the calendar that terms are counted by and the folder that keeps what sources told of themselves. */
export interface DossierStore {
  readonly warehouse: Warehouse
  readonly calendar: WorkingCalendar
  readonly dataDir: string
}

/** Whether dossiers received in the period are held. */
export async function holdsDossiersOf({ warehouse }: DossierStore, { from, to }: Period): Promise<boolean> {
  const used = await warehouse.unitCodes()
  return used.some((code) => code.from !== null && code.to !== null && code.from <= to && from <= code.to)
}
