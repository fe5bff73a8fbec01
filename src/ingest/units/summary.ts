import { type Issue, NOWHERE } from '../../model/issue.ts'
import { countUnits } from '../../model/level-words.ts'
import { UNIT_LEVELS } from '../../model/unit.ts'
import { current, type Step, type Timeline, type Working } from './timeline.ts'

const NAMES_SHOWN = 10

const titled = (unit: Working): string => `${current(unit).name} (${unit.code})`

/** Counts with some names: one issue a date and level, not one a unit. */
function info(code: string, date: string, units: readonly Working[], more: Issue['facts'] = {}): Issue {
  const names = units.map(titled).sort().slice(0, NAMES_SHOWN)
  return { code, severity: 'info', place: NOWHERE, facts: { date, count: units.length, ...more, names } }
}

function groups<T>(items: readonly T[], key: (item: T) => string): readonly (readonly [string, readonly T[]])[] {
  return [...Map.groupBy(items, key)].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** What no source says and a person may want to look up: assumed successors, and units that ended without any. */
export function summarise(timeline: Timeline, assumed: readonly Step[]): readonly Issue[] {
  const explained = new Set([...timeline.steps, ...assumed].map((step) => step.predecessor))
  const lost = timeline.all.filter((unit) => unit.to !== null && !explained.has(unit))
  return [
    ...groups(assumed, (step) => step.on).map(([date, steps]) =>
      info(
        'units.assumed',
        date,
        steps.map((step) => step.predecessor),
      ),
    ),
    ...UNIT_LEVELS.flatMap((level) =>
      groups(
        lost.filter((unit) => unit.level === level),
        (unit) => unit.to ?? '',
      ).map(([date, units]) =>
        info('units.ended-unexplained', date, units, {
          units: { vi: countUnits(units.length, level, 'vi'), en: countUnits(units.length, level, 'en') },
        }),
      ),
    ),
  ]
}
