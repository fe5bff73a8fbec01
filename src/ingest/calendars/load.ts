import type { Issue } from '../../model/issue.ts'
import type { Text2 } from '../../model/text.ts'
import { type CalendarYear, type WorkingCalendar, workingCalendar } from '../../model/working-days.ts'
import { problemsTold } from '../../platform/describe.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { readYamlFile } from '../yaml/yaml-file.ts'
import { yamlTextsIn } from '../yaml/yaml-folder.ts'
import { checkDays, formFindings } from './check.ts'
import { type CalendarFile, calendarFile } from './schema.ts'

function toYear({ year, sources, daysOff, swaps }: CalendarFile): CalendarYear {
  const citation = (key: string): Text2 => {
    const source = sources[key]
    if (source === undefined) throw new Error(`source "${key}" was checked to be there`)
    return source
  }
  return {
    year,
    daysOff: daysOff.map(({ kind, status, source, ...day }) => ({
      ...day,
      kind: kind ?? 'holiday',
      status: status ?? 'official',
      source: citation(source),
    })),
    swaps: (swaps ?? []).map(({ status, source, ...swap }) => ({
      ...swap,
      status: status ?? 'official',
      source: citation(source),
    })),
  }
}

/**
 * Reads a year of the calendar from the text of its YAML file. Every problem is an issue with the file, the line
 * (`place.row`), what is wrong and the cure; with any problem there is no year.
 */
export function parseCalendarYear(
  yamlText: string,
  fileName: string,
): { readonly year: CalendarYear | null; readonly issues: readonly Issue[] } {
  const file = readYamlFile(yamlText, fileName, 'calendar.yaml')
  if (file.issues.length > 0) return { year: null, issues: file.issues }
  const parsed = calendarFile.safeParse(file.data)
  if (!parsed.success) return { year: null, issues: file.issuesOf(formFindings(parsed.error.issues, file.data)) }
  const issues = file.issuesOf(checkDays(parsed.data))
  return { year: issues.length === 0 ? toYear(parsed.data) : null, issues }
}

function yearsOf(folder: string): ReadonlyMap<number, CalendarYear> {
  const years = new Map<number, CalendarYear>()
  for (const { file, text } of yamlTextsIn(folder)) {
    const { year, issues } = parseCalendarYear(text, file)
    if (year === null) throw new ThuocDoError('calendar.invalid', { file, problems: problemsTold(issues) })
    if (years.has(year.year)) throw new ThuocDoError('calendar.year-twice', { file, year: year.year })
    years.set(year.year, year)
  }
  return years
}

/**
 * The calendar of working days from folders of YAML files, one file a year. A year in a later folder replaces the same year
 * of an earlier one, so that an office can put an announcement in force without waiting for a release.
 * @throws ThuocDoError `calendar.invalid` with every problem of the first file that has some; `calendar.year-twice`;
 * `command.file-unreadable`
 */
export function loadCalendar(...folders: readonly string[]): WorkingCalendar {
  const years = new Map(folders.flatMap((folder) => [...yearsOf(folder)]))
  return workingCalendar([...years.values()])
}
