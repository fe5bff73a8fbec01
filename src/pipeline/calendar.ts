import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadCalendar } from '../ingest/calendars/load.ts'
import { courseOf, RULES_EDITION } from '../measure/course.ts'
import { departuresOf } from '../model/departures.ts'
import type { WorkingCalendar } from '../model/working-days.ts'
import { CALENDARS_DIR } from '../platform/paths.ts'
import type { CourseRules } from '../store/warehouse/port.ts'

/** The calendar of working days: shipped, and of the data folder. @throws ThuocDoError as `loadCalendar` */
export function calendarOf(dataDir: string): WorkingCalendar {
  const own = join(dataDir, 'calendars')
  return loadCalendar(CALENDARS_DIR, ...(existsSync(own) ? [own] : []))
}

const RULES = new WeakMap<WorkingCalendar, CourseRules>()

/** How courses are settled by a calendar; the same object for the same calendar. */
export function courseRules(calendar: WorkingCalendar): CourseRules {
  const known = RULES.get(calendar)
  if (known !== undefined) return known
  const rules: CourseRules = {
    calendar: `${RULES_EDITION} ${departuresOf(calendar)}`,
    courseOf: (dossier, legalTermDays) => courseOf(dossier, calendar, legalTermDays),
  }
  RULES.set(calendar, rules)
  return rules
}
