import type { LocalDate } from '../../model/date.ts'
import { covers, type DerivedUnits, type Unit } from '../../model/unit.ts'
import type { UnitListRow, UnitSource } from '../../model/unit-source.ts'
import { nameFolds } from './name-folds.ts'

/** A unit that was in force and that, with the sources as they now are, has ended. */
export interface Ending {
  readonly unit: Unit
  readonly on: LocalDate
  /**
   * How it is known what became of it: `stated` by a lineage; `assumed` from code or name; `open`: not at all, but the lists
   * of the day tell of the place it lay in; `untold`: they do not, neither by a unit below it nor by a code from there.
   */
  readonly how: 'stated' | 'assumed' | 'open' | 'untold'
}

/** Tells units that are the same to a person, whatever their ids. */
export type UnitKey = (unit: Unit) => string

/** Level, code and name, spellings aside; each name is folded once. */
export function sameUnitKey(): UnitKey {
  const names = nameFolds()
  return ({ level, versions }) => {
    const last = versions.at(-1)
    return `${level} ${last?.code ?? ''} ${names.spelling(last?.name ?? '')}`
  }
}

const parentOf = (unit: Unit): string | null => unit.versions.at(-1)?.parentId ?? null
const codeOf = (unit: Unit): string | null => unit.versions.at(-1)?.code ?? null

/** Rows of all lists of a day, as what they tell of places: the codes they hold, and the codes they hold units below. */
interface Told {
  readonly codes: ReadonlySet<string>
  readonly places: ReadonlySet<string>
}

function toldOn(sources: readonly UnitSource[], on: LocalDate): Told {
  const rows: readonly UnitListRow[] = sources.flatMap((source) =>
    source.kind === 'list' && source.from === on ? source.rows : [],
  )
  return {
    codes: new Set(rows.map((row) => row.code)),
    places: new Set(rows.flatMap((row) => row.parentCode ?? [])),
  }
}

/** Tells of a unit that ended on a day whether the day's lists are silent on its place. */
function placeTold({ units }: DerivedUnits, sources: readonly UnitSource[]): (unit: Unit, on: LocalDate) => boolean {
  const children = Map.groupBy(units, parentOf)
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const days = new Map<LocalDate, Told>()
  const known = new Map<string, boolean>()
  return (unit, on) => {
    const parentId = parentOf(unit)
    if (parentId === null) return true
    const key = `${on} ${parentId}`
    const held = known.get(key)
    if (held !== undefined) return held
    const told = days.get(on) ?? toldOn(sources, on)
    days.set(on, told)
    const siblings = children.get(parentId) ?? []
    const parent = byId.get(parentId)
    const isTold =
      told.places.has((parent && codeOf(parent)) ?? '') || siblings.some((each) => told.codes.has(codeOf(each) ?? ''))
    known.set(key, isTold)
    return isTold
  }
}

/**
 * The units that a new source ends: in force on a day by the units held before, or new with a list, and none of that code
 * and name is in force on it now. Units known from documents only (provisional ones) are left out.
 */
export function newEndings(
  source: UnitSource,
  sources: readonly UnitSource[],
  before: DerivedUnits,
  after: DerivedUnits,
  keyOf: UnitKey,
): readonly Ending[] {
  const held = Map.groupBy(before.units, keyOf)
  const now = Map.groupBy(after.units, keyOf)
  const steps = Map.groupBy(after.successions, (step) => step.predecessorId)
  const isTold = placeTold(after, sources)
  const how = (unit: Unit, on: LocalDate): Ending['how'] => {
    const known = steps.get(unit.id) ?? []
    if (known.some((step) => step.basis === 'lineage')) return 'stated'
    if (known.length > 0) return 'assumed'
    return isTold(unit, on) ? 'open' : 'untold'
  }
  const isNew = (unit: Unit): boolean => source.kind === 'list' && unit.origin === 'list' && !held.has(keyOf(unit))
  return after.units.flatMap((unit): Ending[] => {
    const { to } = unit
    if (to === null || unit.origin === 'provisional') return []
    const inForce = (units: readonly Unit[] | undefined): boolean => (units ?? []).some((each) => covers(each, to))
    const key = keyOf(unit)
    const ends = (isNew(unit) || inForce(held.get(key))) && !inForce(now.get(key))
    return ends ? [{ unit, on: to, how: how(unit, to) }] : []
  })
}

/** Units that begin again after a time without them: a code, name and level that a list ended and another brings back. */
export function revivals(derived: DerivedUnits, keyOf: UnitKey): readonly Unit[] {
  return [...Map.groupBy(derived.units, keyOf).values()].flatMap((same) =>
    same.filter((unit) => same.some((other) => other !== unit && isGap(other, unit))),
  )
}

function isGap(earlier: Unit, later: Unit): boolean {
  return earlier.to !== null && later.from !== null && earlier.to < later.from
}
