import type { z } from 'zod'
import type { LocalDate } from '../../model/date.ts'
import { type Finding, pathText, shown } from '../yaml/finding.ts'
import type { Path } from '../yaml/position.ts'
import { type CalendarFile, KEYS } from './schema.ts'

function keysAt(path: Path): readonly string[] {
  if (path.length === 0) return KEYS.file
  if (path.length === 2 && path[0] === 'daysOff') return KEYS.dayOff
  return path.length === 2 && path[0] === 'swaps' ? KEYS.swap : KEYS.text
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((node, key) => (node as Record<PropertyKey, unknown> | null | undefined)?.[key], data)
}

/** The problems of form that zod found, in our words. */
export function formFindings(issues: readonly z.core.$ZodIssue[], data: unknown): readonly Finding[] {
  return issues.flatMap((issue): Finding[] => {
    const { path } = issue
    const key = pathText(path)
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((unknown) => ({
        code: 'calendar.key-unknown',
        path: [...path, unknown],
        facts: { key: unknown, known: keysAt(path) },
      }))
    const value = valueAt(data, path)
    if (value === undefined) return [{ code: 'calendar.key-missing', path, facts: { key } }]
    if (issue.code === 'custom') return [{ code: 'calendar.date', path, facts: { value: shown(value) } }]
    const wanted = issue.code === 'invalid_value' ? issue.values.map(String).join(', ') : issue.message
    return [{ code: 'calendar.value', path, facts: { key, value: shown(value), wanted } }]
  })
}

const onWeekend = (date: LocalDate): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())

interface Entry {
  readonly date: LocalDate
  readonly path: Path
  /** `holiday` may fall on any day. */
  readonly kind: 'holiday' | 'off' | 'worked'
}

function entriesOf({ daysOff, swaps }: CalendarFile): readonly Entry[] {
  return [
    ...daysOff.map(({ date, kind }, index): Entry => {
      return { date, path: ['daysOff', index, 'date'], kind: kind === 'in-lieu' ? 'off' : 'holiday' }
    }),
    ...(swaps ?? []).flatMap(({ off, worked }, index): Entry[] => [
      { date: off, path: ['swaps', index, 'off'], kind: 'off' },
      { date: worked, path: ['swaps', index, 'worked'], kind: 'worked' },
    ]),
  ]
}

/** What a well-formed file says that cannot be: days of other years, twice, on the wrong day of the week, without source. */
export function checkDays(file: CalendarFile): readonly Finding[] {
  const seen = new Set<LocalDate>()
  const days = entriesOf(file).flatMap(({ date, path, kind }): Finding[] => {
    const found: Finding[] = []
    const add = (code: string): unknown => found.push({ code, path, facts: { date, year: file.year } })
    if (kind !== 'worked' && !date.startsWith(`${file.year}-`)) add('calendar.other-year')
    if (seen.has(date)) add('calendar.day-twice')
    if (kind === 'off' && onWeekend(date)) add('calendar.off-on-weekend')
    if (kind === 'worked' && !onWeekend(date)) add('calendar.worked-on-weekday')
    seen.add(date)
    return found
  })
  const known = Object.keys(file.sources)
  const sources = (['daysOff', 'swaps'] as const).flatMap((part) =>
    (file[part] ?? []).flatMap(({ source }, index): Finding[] =>
      known.includes(source)
        ? []
        : [{ code: 'calendar.source-unknown', path: [part, index, 'source'], facts: { source, known } }],
    ),
  )
  return [...days, ...sources]
}
