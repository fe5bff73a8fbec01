import type { CountedPeriod, Membership } from '../model/count-plan.ts'
import { addDays, type LocalDate } from '../model/date.ts'
import { covers, type Unit, type UnitId } from '../model/unit.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'
import { rememberingOf } from '../platform/remembering.ts'

/** How a code that dossiers bear was understood in a period. */
export interface CodeReading {
  readonly unitCode: string
  readonly period: string
  /** The unit whose code it is, or was; null: no unit has or had it. */
  readonly unit: UnitId | null
  /**
   * `exact`: the unit's own code; `prefix`: that of an office of the unit (H31.14.2 of H31.14); `former`: nobody bears it in the period, and
   * one unit has all of what the unit that bore it before was; `split`: several have, or it is not known who.
   */
  readonly by: 'exact' | 'prefix' | 'former' | 'split' | 'unknown'
  /** Where `by` is `former`: the unit that has its dossiers now. */
  readonly successor: UnitId | null
}

export interface MembershipReport {
  readonly memberships: readonly Membership[]
  readonly readings: readonly CodeReading[]
}

type UnitsByCode = ReadonlyMap<
  string,
  readonly { readonly unit: Unit; readonly from: LocalDate | null; readonly to: LocalDate | null }[]
>

const unitsByCode = rememberingOf(({ units }: UnitDirectory): UnitsByCode => {
  const entries = units.flatMap((unit) => [
    ...unit.aliases.map(({ value, from, to }) => ({ code: value, unit, from, to })),
    ...unit.versions.flatMap(({ code, from, to }) => (code === null ? [] : [{ code, unit, from, to }])),
  ])
  return Map.groupBy(entries, ({ code }) => code)
})

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

/** A unit and a day on which it bore a code. */
interface Bearer {
  readonly unit: Unit
  readonly on: LocalDate
}

/** Who bears the code at the end of a period, or did last within it. */
function bearerWithin(byCode: UnitsByCode, code: string, { from, to }: CountedPeriod): Bearer | null {
  for (const on of [to, ...lastDays(byCode, code).filter((day) => from < day && day < to), from]) {
    const unit = bearerOn(byCode, code, on)
    if (unit !== null) return { unit, on }
  }
  return null
}

/** Who bore the code last before a period. */
function bearerBefore(byCode: UnitsByCode, code: string, { from }: CountedPeriod): Bearer | null {
  const on = lastDays(byCode, code).find((day) => day < from)
  const unit = on === undefined ? null : bearerOn(byCode, code, on)
  return unit === null || on === undefined ? null : { unit, on }
}

const lineOn = (directory: UnitDirectory, id: UnitId, on: LocalDate): readonly UnitId[] => [
  id,
  ...directory.ancestorsOn(id, on).map((above) => above.id),
]

/** Units that are in every one of the lines. */
const sharedBy = ([first = [], ...others]: readonly (readonly UnitId[])[]): readonly UnitId[] =>
  first.filter((each) => others.every((line) => line.includes(each)))

/** Who has the dossiers of a unit on a later day. */
interface Later {
  readonly heir: UnitId | null
  readonly units: readonly UnitId[]
}

/**
 * Who has the dossiers of a unit on a day after it ended: the one that took all of it over, with all above it. Where several did, only what
 * they all lie in; where it is not known who, the nearest unit that was above it and of which that is known.
 */
function laterOf(directory: UnitDirectory, { unit, on }: Bearer, date: LocalDate): Later {
  const heirs = heirsOn(directory, unit, date)
  const [heir] = heirs ?? []
  if (heirs?.length === 1 && heir !== undefined) return { heir, units: lineOn(directory, heir, date) }
  if (heirs !== null) return { heir: null, units: sharedBy(heirs.map((each) => lineOn(directory, each, date))) }
  for (const above of directory.ancestorsOn(unit.id, on).toReversed()) {
    const known = directory.get(above.id)
    const [only, ...more] = known === undefined ? [] : (heirsOn(directory, known, date) ?? [])
    if (only !== undefined && more.length === 0) return { heir: null, units: lineOn(directory, only, date) }
  }
  return { heir: null, units: [] }
}

/** How one code is understood in one period, and the units that its dossiers count for. */
interface Found {
  readonly reading: CodeReading
  readonly bearer: Bearer | null
  readonly units: readonly UnitId[]
}

function foundFor(directory: UnitDirectory, unitCode: string, period: CountedPeriod): Found {
  const byCode = unitsByCode(directory)
  const reading = { unitCode, period: period.key }
  for (const code of [unitCode, ...prefixes(unitCode)]) {
    const within = bearerWithin(byCode, code, period)
    if (within !== null) {
      const { unit, on } = within
      const after = on === period.to ? [] : laterOf(directory, within, period.to).units
      const units = [...new Set([...lineOn(directory, unit.id, on), ...after])]
      const by = code === unitCode ? 'exact' : 'prefix'
      return { reading: { ...reading, unit: unit.id, by, successor: null }, bearer: within, units }
    }
    const before = bearerBefore(byCode, code, period)
    if (before !== null) {
      const { heir, units } = laterOf(directory, before, period.to)
      const by = heir === null ? 'split' : 'former'
      return { reading: { ...reading, unit: before.unit.id, by, successor: heir }, bearer: before, units }
    }
  }
  return { reading: { ...reading, unit: null, by: 'unknown', successor: null }, bearer: null, units: [] }
}

/**
 * Which units the dossiers of each code count for in each period: the unit that bears the code at the end of the period and all units
 * above it on that day. One that ended within the period has its dossiers, with all above it on its last day, and so have those that took
 * it over, as they stand at the end; one that ended before the period leaves them to these alone (decision 25). A code that no
 * unit bears or bore counts for the unit whose code it extends; one that none does at all counts for nobody, and is reported as unknown.
 */
export function membershipsOf(
  directory: UnitDirectory,
  periods: readonly CountedPeriod[],
  unitCodes: readonly string[],
): MembershipReport {
  const memberships: Membership[] = []
  const readings: CodeReading[] = []
  for (const period of periods) {
    for (const unitCode of unitCodes) {
      const { reading, units } = foundFor(directory, unitCode, period)
      readings.push(reading)
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
  const now = membershipsOf(directory, [{ ...period, from: on, to: on }], unitCodes)
  const memberships: Membership[] = []
  const undivided = new Set<UnitId>()
  for (const unitCode of unitCodes) {
    const { reading, bearer } = foundFor(directory, unitCode, period)
    if (bearer === null) {
      memberships.push(...now.memberships.filter((each) => each.unitCode === unitCode))
      continue
    }
    const heirs = heirsOn(directory, bearer.unit, on)
    if (heirs === null && reading.by === 'split') {
      // It had ended before the period, and its dossiers counted then as they do now.
      for (const unit of laterOf(directory, bearer, on).units) memberships.push({ period: period.key, unitCode, unit })
      continue
    }
    if (heirs === null) {
      for (const above of directory.ancestorsOn(bearer.unit.id, period.to)) undivided.add(above.id)
      continue
    }
    const lines = heirs.map((each) => lineOn(directory, each, on))
    const shared = sharedBy(lines)
    for (const each of shared) memberships.push({ period: period.key, unitCode, unit: each })
    for (const each of lines.flat()) if (!shared.includes(each)) undivided.add(each)
  }
  return { memberships, undivided }
}
