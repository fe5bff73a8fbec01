import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadCalendar } from '../ingest/calendars/load.ts'
import type { WorkingCalendar } from '../model/working-days.ts'
import { CALENDARS_DIR } from '../platform/paths.ts'

/** The calendar of working days: shipped, and of the data folder. @throws ThuocDoError as `loadCalendar` */
export function calendarOf(dataDir: string): WorkingCalendar {
  const own = join(dataDir, 'calendars')
  return loadCalendar(CALENDARS_DIR, ...(existsSync(own) ? [own] : []))
}
