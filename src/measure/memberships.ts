import type { CountedPeriod, Membership } from '../model/count-plan.ts'
import type { LocalDate } from '../model/date.ts'
import { covers, type Unit, type UnitId } from '../model/unit.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'

/** How a code that dossiers bear was understood in a period. */
export interface CodeReading {
  readonly unitCode: string
  readonly period: string
  /** Null: no unit has the code then. */
  readonly unit: UnitId | null
  /** `exact`: the unit's own code; `prefix`: that of an office of the unit (H31.14.2 of H31.14). */
  readonly by: 'exact' | 'prefix' | 'unknown'
}

export interface MembershipReport {
  readonly memberships: readonly Membership[]
  readonly readings: readonly CodeReading[]
}

type UnitsByCode = ReadonlyMap<
  string,
  readonly { readonly unit: Unit; readonly from: LocalDate | null; readonly to: LocalDate | null }[]
>

function unitsByCode({ units }: UnitDirectory): UnitsByCode {
  const entries = units.flatMap((unit) => [
    ...unit.aliases.map(({ value, from, to }) => ({ code: value, unit, from, to })),
    ...unit.versions.flatMap(({ code, from, to }) => (code === null ? [] : [{ code, unit, from, to }])),
  ])
  return Map.groupBy(entries, ({ code }) => code)
}

/** The one unit that bears the code on the date; null when none does, or several do. */
function bearerOn(byCode: UnitsByCode, code: string, date: LocalDate): Unit | null {
  const bearers = new Set(
    (byCode.get(code) ?? []).filter((entry) => covers(entry, date) && covers(entry.unit, date)).map(({ unit }) => unit),
  )
  const [only] = bearers
  return bearers.size === 1 && only !== undefined ? only : null
}

/** The codes of offices above: H31.14.2 → H31.14, H31. */
function prefixes(code: string): readonly string[] {
  const parts = code.split('.')
  return parts.slice(1).map((_, index) => parts.slice(0, parts.length - 1 - index).join('.'))
}

/**
 * Which units the dossiers of each code count for in each period: the unit that bears the code at the end of the period (at
 * its beginning, when it was abolished meanwhile) and all units above it on that day. A code that no unit bears counts for
 * the unit whose code it extends; one that none bears at all counts for nobody, and is reported as unknown.
 */
export function membershipsOf(
  directory: UnitDirectory,
  periods: readonly CountedPeriod[],
  unitCodes: readonly string[],
): MembershipReport {
  const byCode = unitsByCode(directory)
  const find = (code: string, { from, to }: CountedPeriod): { readonly unit: Unit; readonly on: LocalDate } | null => {
    for (const on of [to, from]) {
      const unit = bearerOn(byCode, code, on)
      if (unit !== null) return { unit, on }
    }
    return null
  }
  const memberships: Membership[] = []
  const readings: CodeReading[] = []
  for (const period of periods) {
    for (const unitCode of unitCodes) {
      const exact = find(unitCode, period)
      const found =
        exact ??
        prefixes(unitCode)
          .map((code) => find(code, period))
          .find((each) => each !== null) ??
        null
      const by = exact !== null ? 'exact' : found === null ? 'unknown' : 'prefix'
      readings.push({ unitCode, period: period.key, unit: found?.unit.id ?? null, by })
      if (found === null) continue
      const units = [found.unit.id, ...directory.ancestorsOn(found.unit.id, found.on).map(({ id }) => id)]
      for (const unit of units) memberships.push({ period: period.key, unitCode, unit })
    }
  }
  return { memberships, readings }
}
