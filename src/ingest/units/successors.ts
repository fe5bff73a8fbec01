import { type Issue, NOWHERE } from '../../model/issue.ts'
import type { UnitLevel } from '../../model/unit.ts'
import { levelHint } from '../../model/unit-name.ts'
import type { LineageRow } from '../../model/unit-source.ts'
import { type Day, tellsOf } from './days.ts'
import { isNamed, type NamedPredecessors } from './predecessors.ts'
import { begin, current, type Timeline, upwards, type Working } from './timeline.ts'

/** What an edge's successor turned out to be. `by-name`: the list has it under another code. */
type Placed = { readonly kind: 'by-code' | 'by-name'; readonly unit: Working } | { readonly kind: 'unlisted' }

/** One successor of a day's lineage with all units it was formed from. */
interface Formation {
  readonly code: string
  readonly name: string | null
  readonly from: readonly Working[]
}

function formation(edges: readonly LineageRow[], code: string, predecessors: NamedPredecessors): Formation {
  const name = edges.find((edge) => edge.successorName !== null)?.successorName ?? null
  return { code, name, from: edges.flatMap((edge) => predecessors.get(edge) ?? []) }
}

/** The level that the name tells (a huyện may become a đặc khu), else that of what it was formed from. */
function levelOf({ name, from }: Formation): UnitLevel {
  const hint = name === null ? 'unknown' : levelHint(name)
  return hint === 'unknown' ? (from[0]?.level ?? 'unknown') : hint
}

/** True when a list of the day would hold the new unit. */
function isExpected(day: Day, formed: Formation): boolean {
  const { from } = formed
  const level = levelOf(formed)
  return day.coverage.some(
    (list) =>
      tellsOf(list, level) &&
      (list.scopeCode === null ||
        (day.rows.has(list.scopeCode) &&
          from.some((unit) => upwards(unit).some((each) => each.code === list.scopeCode)))),
  )
}

/** Codes of the outermost units that the predecessors lay in, and of what those became on the day. */
function outermostCodes(day: Day, from: readonly Working[]): ReadonlySet<string> {
  const before = new Set(from.flatMap((unit) => upwards(unit).at(-1)?.code ?? []))
  const after = day.edges.filter((edge) => before.has(edge.predecessorCode)).flatMap((edge) => edge.successorCode ?? [])
  return new Set([...before, ...after])
}

/** The one unit of this name that began in the same place on the day and that no edge names: the list gives it another code. */
function findByName(timeline: Timeline, day: Day, formed: Formation): Working | null {
  const { name, from } = formed
  if (name === null) return null
  const level = levelOf(formed)
  const named = new Set(day.edges.map((edge) => edge.successorCode))
  const places = outermostCodes(day, from)
  const found = [...timeline.live.values()].filter(
    (unit) =>
      unit.from === day.on &&
      unit.level === level &&
      !named.has(unit.code) &&
      timeline.names.same(current(unit).name, name) &&
      places.has(upwards(unit).at(-1)?.code ?? ''),
  )
  return found.length === 1 ? (found[0] ?? null) : null
}

/** A unit that no list holds yet. It lies where its predecessors lay, until `settleParents`. */
function beginUnlisted(timeline: Timeline, { on }: Day, formed: Formation): Working {
  const { code, name, from } = formed
  const level = levelOf(formed)
  const parent = from[0] === undefined ? null : current(from[0]).parent
  return begin(timeline, {
    code,
    name: name ?? code,
    level,
    origin: 'lineage',
    from: on,
    seen: on,
    parent,
    parentUnknown: true,
  })
}

/** Puts units made from the lineage below the innermost unit above their predecessors whose code is still held. */
function settleParents(timeline: Timeline, begun: readonly Working[]): void {
  for (const unit of begun) {
    const holders = upwards(unit)
      .slice(1)
      .map((above) => ({ above, holder: timeline.live.get(above.code) }))
    current(unit).parent = holders.find(({ above, holder }) => holder?.level === above.level)?.holder ?? null
  }
}

function place(timeline: Timeline, day: Day, formed: Formation): Placed {
  const { code, name } = formed
  const holder = timeline.live.get(code)
  if (holder !== undefined && isNamed(timeline, holder, name, day.on)) return { kind: 'by-code', unit: holder }
  if (holder === undefined && !isExpected(day, formed))
    return { kind: 'by-code', unit: beginUnlisted(timeline, day, formed) }
  const byName = findByName(timeline, day, formed)
  return byName === null ? { kind: 'unlisted' } : { kind: 'by-name', unit: byName }
}

function notListed({ on }: Day, { code, name }: Formation, placed: Placed): Issue {
  const facts = { date: on, code, name: name ?? '' }
  return placed.kind === 'by-name'
    ? {
        code: 'units.successor-code',
        severity: 'warning',
        place: NOWHERE,
        facts: { ...facts, listedCode: placed.unit.code },
      }
    : { code: 'units.successor-not-listed', severity: 'warning', place: NOWHERE, facts }
}

/** Turns the edges of a day into successions. An edge from a unit to itself only says that it went on. */
export function placeSuccessors(timeline: Timeline, day: Day, predecessors: NamedPredecessors): void {
  const { on } = day
  const { steps } = timeline
  for (const [code, edges] of Map.groupBy(day.edges, (edge) => edge.successorCode)) {
    const formed = code === null ? null : formation(edges, code, predecessors)
    const placed: Placed = formed === null ? { kind: 'unlisted' } : place(timeline, day, formed)
    if (formed !== null && placed.kind !== 'by-code') timeline.issues.push(notListed(day, formed, placed))
    for (const edge of edges) {
      const predecessor = predecessors.get(edge)
      if (predecessor === undefined) throw new Error(`An edge of ${edge.predecessorCode} has no predecessor.`)
      if (predecessor.to === null) continue
      if (placed.kind === 'unlisted')
        steps.push({ predecessor, successor: null, on, extent: 'unknown', basis: 'lineage' })
      else if (placed.kind === 'by-name') {
        steps.push({ predecessor, successor: placed.unit, on, extent: 'assumed', basis: 'same-name' })
      } else {
        steps.push({ predecessor, successor: placed.unit, on, extent: edge.extent, basis: 'lineage' })
      }
    }
  }
  settleParents(
    timeline,
    [...timeline.live.values()].filter((unit) => unit.from === on && unit.parentUnknown),
  )
}
