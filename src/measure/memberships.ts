import type { CountedPeriod, Membership } from '../model/count-plan.ts'
import { addDays, type LocalDate } from '../model/date.ts'
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

/** Of a directory, which never changes. */
const BY_CODE = new WeakMap<UnitDirectory, UnitsByCode>()

function unitsByCode(directory: UnitDirectory): UnitsByCode {
  const known = BY_CODE.get(directory) ?? byCodeOf(directory)
  BY_CODE.set(directory, known)
  return known
}

function byCodeOf({ units }: UnitDirectory): UnitsByCode {
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

/** The last day of all on which each bearer of the code bore it, the latest first; of those that still bear it none. */
function lastDays(byCode: UnitsByCode, code: string): readonly LocalDate[] {
  const ends = (byCode.get(code) ?? []).flatMap(
    ({ to, unit }) => [to, unit.to].filter((end) => end !== null).sort()[0] ?? [],
  )
  return [...new Set(ends)].map((end) => addDays(end, -1)).sort((a, b) => (a < b ? 1 : -1))
}

/** The codes of offices above: H31.14.2 → H31.14, H31. */
function prefixes(code: string): readonly string[] {
  const parts = code.split('.')
  return parts.slice(1).map((_, index) => parts.slice(0, parts.length - 1 - index).join('.'))
}

/**
 * Which units the dossiers of each code count for in each period: the unit that bears the code at the end of the period (or
 * did on the last day on which one did within the period, when it ended meanwhile) and all units above it on that day. A code that no unit bears counts for
 * the unit whose code it extends; one that none bears at all counts for nobody, and is reported as unknown.
 */
export function membershipsOf(
  directory: UnitDirectory,
  periods: readonly CountedPeriod[],
  unitCodes: readonly string[],
): MembershipReport {
  const byCode = unitsByCode(directory)
  const find = (code: string, { from, to }: CountedPeriod): { readonly unit: Unit; readonly on: LocalDate } | null => {
    for (const on of [to, ...lastDays(byCode, code).filter((day) => from < day && day < to), from]) {
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

/** Who counts for whom when the codes of one period are seen in the hierarchy of a later one. */
export interface CarriedMemberships {
  readonly memberships: readonly Membership[]
  /** Units that took over a part of a unit: what of its dossiers is theirs is not known, so their counts are not whole. */
  readonly undivided: ReadonlySet<UnitId>
}

/** The units in force on the date that a unit's dossiers belong to: itself, or those that followed it; null when not known. */
function heirsOn(directory: UnitDirectory, unit: Unit, date: LocalDate): readonly UnitId[] | null {
  const standing = directory.standingOn(unit.id, date)
  if (standing.kind !== 'succeeded') return [unit.id]
  const heirs = standing.successors.map((each) => each.unit.id)
  return standing.incomplete || heirs.length === 0 ? null : heirs
}

/**
 * The memberships of a period's codes in the hierarchy of another day: dossiers follow their unit into the one that took it
 * over. Those of a unit that was split count for what all its heirs lie in, and for none of the heirs alone. A code that nobody bore in
 * the period is read as on that day.
 */
export function carriedMemberships(
  directory: UnitDirectory,
  period: CountedPeriod,
  unitCodes: readonly string[],
  on: LocalDate,
): CarriedMemberships {
  const then = membershipsOf(directory, [period], unitCodes).readings
  const now = membershipsOf(directory, [{ ...period, from: on, to: on }], unitCodes)
  const memberships: Membership[] = []
  const undivided = new Set<UnitId>()
  const withAbove = (id: UnitId): readonly UnitId[] => [id, ...directory.ancestorsOn(id, on).map((above) => above.id)]
  for (const { unitCode, unit: id } of then) {
    const unit = id === null ? undefined : directory.get(id)
    if (unit === undefined) {
      memberships.push(...now.memberships.filter((each) => each.unitCode === unitCode))
      continue
    }
    const heirs = heirsOn(directory, unit, on)
    if (heirs === null) {
      for (const above of directory.ancestorsOn(unit.id, period.to)) undivided.add(above.id)
      continue
    }
    const lines = heirs.map(withAbove)
    const [first = [], ...others] = lines
    const shared = first.filter((each) => others.every((line) => line.includes(each)))
    for (const each of shared) memberships.push({ period: period.key, unitCode, unit: each })
    for (const each of lines.flat()) if (!shared.includes(each)) undivided.add(each)
  }
  return { memberships, undivided }
}
