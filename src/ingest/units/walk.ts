import type { LineageRow, UnitListRow } from '../../model/unit-source.ts'
import { type Coverage, type Day, tellsOf } from './days.ts'
import { namePredecessors } from './predecessors.ts'
import { placeSuccessors } from './successors.ts'
import { begin, current, end, revise, setAlias, type Timeline, upwards, type Working } from './timeline.ts'

/** What a lineage says of a code: one edge, or the first of several between different codes. */
interface Touch {
  readonly edge: LineageRow
  readonly alone: boolean
}

/** The edges that touch each code, on either side; edges of one pair of codes count once. */
function touchesByCode(edges: readonly LineageRow[]): ReadonlyMap<string, Touch> {
  const touches = new Map<string, Touch>()
  const touch = (code: string, edge: LineageRow): void => {
    const first = touches.get(code)?.edge
    if (first === undefined) touches.set(code, { edge, alone: true })
    else if (first.predecessorCode !== edge.predecessorCode || first.successorCode !== edge.successorCode) {
      touches.set(code, { edge: first, alone: false })
    }
  }
  for (const edge of edges) {
    touch(edge.predecessorCode, edge)
    if (edge.successorCode !== null) touch(edge.successorCode, edge)
  }
  return touches
}

/** True when a lineage leaves the unit of the code as it is: no edge touches it, or the only one is itself to itself. */
function lineageKeeps(touch: Touch | undefined): boolean {
  if (touch === undefined) return true
  const { edge, alone } = touch
  return alone && edge.extent === 'full' && edge.predecessorCode === edge.successorCode
}

/** True when one of the day's lists would hold the unit if it were still in force. */
function isCovered(unit: Working, coverage: readonly Coverage[]): boolean {
  return coverage.some(
    (list) =>
      tellsOf(list, unit.level) &&
      (list.scopeCode === null || upwards(unit).some((each) => each.code === list.scopeCode)),
  )
}

function continues(timeline: Timeline, unit: Working, row: UnitListRow): boolean {
  const sameLevel = unit.level === row.level || unit.level === 'unknown'
  return sameLevel && timeline.names.same(current(unit).name, row.name)
}

/** True when the lineage gives the unit of this code, which no list of the day names, another name. */
function isRenamed(timeline: Timeline, unit: Working, touch: Touch | undefined): boolean {
  const name = touch?.edge.successorName ?? null
  return name !== null && !timeline.names.alike(current(unit).name, name)
}

/** Ends every unit that the lists replace or leave out, or that a lineage says was changed. */
function endUnits(timeline: Timeline, day: Day): void {
  const touches = touchesByCode(day.edges)
  const live = [...timeline.live.values()].map((unit) => ({ unit, covered: isCovered(unit, day.coverage) }))
  for (const { unit, covered } of live) {
    const row = day.rows.get(unit.code)
    const touch = touches.get(unit.code)
    const stays = row === undefined ? !covered && !isRenamed(timeline, unit, touch) : continues(timeline, unit, row)
    if (!stays || !lineageKeeps(touch)) end(timeline, unit, day.on)
  }
}

/** Begins or confirms the units of the lists. Parents are set once all are there. */
function applyRows(timeline: Timeline, day: Day): void {
  const { on } = day
  for (const { code, name, level } of day.rows.values()) {
    const unit = timeline.live.get(code)
    if (unit !== undefined) {
      unit.origin = 'list'
      unit.seen = on
      continue
    }
    begin(timeline, { code, name, level, origin: 'list', from: on, seen: on, parent: null, parentUnknown: true })
  }
  for (const row of day.rows.values()) {
    const unit = timeline.live.get(row.code)
    if (unit === undefined) throw new Error(`Unit ${row.code} was not begun.`)
    revise(unit, on, row.name, row.parentCode === null ? null : (timeline.live.get(row.parentCode) ?? null))
    setAlias(unit, 'portal-code', row.portalCode, on)
    setAlias(unit, 'portal-id', row.portalId, on)
  }
}

/** Units that no list of the day names lie below whoever holds their parent's code now. */
function followParents(timeline: Timeline, day: Day): void {
  for (const unit of timeline.live.values()) {
    const { name, parent } = current(unit)
    if (parent === null || parent.to === null || day.rows.has(unit.code)) continue
    const holder = timeline.live.get(parent.code)
    if (holder !== undefined && holder.level === parent.level) revise(unit, day.on, name, holder)
  }
}

/**
 * Takes one date into the timeline. A unit goes on when the list has its code with the same level and full name (spellings
 * aside) and no lineage of that date says otherwise; else it ends and the row begins a new unit.
 */
export function applyDay(timeline: Timeline, day: Day): void {
  const predecessors = namePredecessors(timeline, day)
  endUnits(timeline, day)
  applyRows(timeline, day)
  placeSuccessors(timeline, day, predecessors)
  followParents(timeline, day)
  if (day.coverage.length > 0) timeline.listed.push({ on: day.on, coverage: day.coverage })
}
