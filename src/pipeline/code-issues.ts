import type { CodeReading } from '../measure/memberships.ts'
import { type Issue, NOWHERE } from '../model/issue.ts'
import type { UnitId } from '../model/unit.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'

/** Codes named at the most. */
const NAMED = 8

const issue = (code: string, severity: Issue['severity'], codes: readonly string[]): readonly Issue[] =>
  codes.length === 0
    ? []
    : [{ code, severity, place: NOWHERE, facts: { count: codes.length, codes: codes.slice(0, NAMED) } }]

/** The codes of readings of a kind, each once, as `name` writes them. */
function codesBy(
  readings: readonly CodeReading[],
  by: CodeReading['by'],
  name: (reading: CodeReading) => string = ({ unitCode }) => unitCode,
): readonly string[] {
  return [...new Set(readings.filter((each) => each.by === by).map(name))]
}

/**
 * What is not to be passed over about codes of units that ended before the period: who has what bears them now, or that nobody can
 * say. `directory` names the units as they were called last.
 */
export function formerCodeIssues(directory: UnitDirectory, readings: readonly CodeReading[]): readonly Issue[] {
  const called = (id: UnitId | null): string => (id === null ? '' : directory.label(id, '9999-12-31').name)
  const followed = codesBy(readings, 'former', ({ unitCode, unit, successor }) =>
    unit === successor ? `${unitCode} (${called(unit)})` : `${unitCode} (${called(unit)} → ${called(successor)})`,
  )
  const split = codesBy(readings, 'split', ({ unitCode, unit }) => `${unitCode} (${called(unit)})`)
  return [...issue('units.code-former', 'info', followed), ...issue('units.code-split', 'warning', split)]
}

/** What is not to be passed over about the codes of dossiers: also those that no unit bears, and those of offices added to their unit. */
export function dossierCodeIssues(directory: UnitDirectory, readings: readonly CodeReading[]): readonly Issue[] {
  return [
    ...issue('dossiers.unit-unknown', 'warning', codesBy(readings, 'unknown')),
    ...issue('dossiers.unit-prefix', 'info', codesBy(readings, 'prefix')),
    ...formerCodeIssues(directory, readings),
  ]
}
