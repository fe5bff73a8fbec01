import { addDays, type LocalDate } from '../../model/date.ts'
import { NOWHERE } from '../../model/issue.ts'
import type { UnitLevel } from '../../model/unit.ts'
import { levelHint } from '../../model/unit-name.ts'
import type { LineageRow } from '../../model/unit-source.ts'
import { type Day, tellsOf } from './days.ts'
import { begin, current, end, type Timeline, upwards, type Working } from './timeline.ts'

/** The unit that each edge of a day's lineage means by its predecessor. */
export type NamedPredecessors = ReadonlyMap<LineageRow, Working>

const NAMES_SHOWN = 10

/**
 * True when the name is the unit's own. A lineage may mistype its accents: the code is the same, so that is no guess, but an
 * issue says so.
 */
export function isNamed(timeline: Timeline, unit: Working, name: string | null, on: LocalDate): boolean {
  const { names, issues } = timeline
  const listed = current(unit).name
  if (name === null || names.same(listed, name)) return true
  if (!names.alike(listed, name)) return false
  const facts = { date: on, code: unit.code, listed, named: name }
  issues.push({ code: 'units.lineage-spelling', severity: 'info', place: NOWHERE, facts })
  return true
}

/** The day after the last list that would have held the unit and does not; null when no list can tell. */
function earliestDay(timeline: Timeline, holder: Working | undefined, level: UnitLevel): LocalDate | null {
  const national = timeline.listed.findLast(({ coverage }) =>
    coverage.some((list) => list.scopeCode === null && tellsOf(list, level)),
  )
  const last = holder?.seen ?? national?.on ?? null
  return last === null ? null : addDays(last, 1)
}

/** A unit that only the lineage knows: it took the code over between the last list and this date. */
function beginUnlisted(timeline: Timeline, edge: LineageRow, holder: Working | undefined, day: Day): Working {
  const { predecessorCode: code, predecessorName, successorCode } = edge
  const goesOn = successorCode === code && edge.extent === 'full'
  const name = predecessorName ?? (goesOn ? edge.successorName : null) ?? code
  const hint = levelHint(name)
  const successor = successorCode === null ? undefined : day.rows.get(successorCode)
  const level = holder?.level ?? (hint === 'unknown' ? (successor?.level ?? 'unknown') : hint)
  const from = earliestDay(timeline, holder, level)
  const parent = holder === undefined ? null : current(holder).parent
  if (holder !== undefined) end(timeline, holder, day.on)
  return begin(timeline, {
    code,
    name,
    level,
    origin: 'lineage',
    from,
    seen: null,
    parent,
    parentUnknown: holder === undefined,
  })
}

/** The innermost unit that all of these lie below. */
function commonParent(units: readonly Working[]): Working | null {
  const [first, ...others] = units.map((unit) => upwards(unit).slice(1))
  return first?.find((parent) => others.every((way) => way.includes(parent))) ?? null
}

/** A unit whose code nobody held lies where the units lie that it was merged with. */
function placeAmongSiblings(units: Map<LineageRow, Working>): void {
  const bySuccessor = Map.groupBy(units.keys(), (edge) => edge.successorCode)
  for (const [edge, unit] of units) {
    if (!unit.parentUnknown || edge.successorCode === null) continue
    const siblings = (bySuccessor.get(edge.successorCode) ?? []).flatMap((other) => units.get(other) ?? [])
    current(unit).parent ??= commonParent(siblings.filter((sibling) => !sibling.parentUnknown))
  }
}

/**
 * Finds the predecessors of a day's lineage: the unit that holds the code just before, when it bears the name. Another name
 * means another unit: a merger between the last list and this date gave the code to it. Then that unit is made from the
 * lineage, and the previous holder has ended, at the latest now.
 */
export function namePredecessors(timeline: Timeline, day: Day): NamedPredecessors {
  const units = new Map<LineageRow, Working>()
  const unlisted: string[] = []
  const named = new Map<string, Working>()
  for (const edge of day.edges) {
    const { predecessorCode, predecessorName } = edge
    const key = `${predecessorCode} ${predecessorName === null ? '' : timeline.names.spelling(predecessorName)}`
    let unit = named.get(key)
    if (unit === undefined) {
      const holder = timeline.live.get(predecessorCode)
      const isHolder = holder !== undefined && isNamed(timeline, holder, predecessorName, day.on)
      unit = isHolder ? holder : beginUnlisted(timeline, edge, holder, day)
      if (!isHolder) unlisted.push(`${current(unit).name} (${unit.code})`)
      named.set(key, unit)
    }
    units.set(edge, unit)
  }
  placeAmongSiblings(units)
  if (unlisted.length > 0) {
    const facts = { date: day.on, count: unlisted.length, names: unlisted.slice(0, NAMES_SHOWN) }
    timeline.issues.push({ code: 'units.from-lineage', severity: 'info', place: NOWHERE, facts })
  }
  return units
}
