import type { LocalDate } from '../../model/date.ts'
import { type Issue, NOWHERE } from '../../model/issue.ts'
import type { UnitLevel } from '../../model/unit.ts'
import type { LineageRow, UnitListRow, UnitSource } from '../../model/unit-source.ts'
import type { NameFolds } from './name-folds.ts'

type ListSource = UnitSource & { readonly kind: 'list' }

/** What a list says by leaving a unit out: at and below its scope, all units of the levels it goes down to are in it. */
export interface Coverage {
  /** Null: the whole nation. */
  readonly scopeCode: string | null
  /** Depth of the deepest territorial level listed: a list of provinces says nothing about communes. -1: none. */
  readonly depth: number
  readonly offices: boolean
}

const DEPTH: Readonly<Partial<Record<UnitLevel, number>>> = { nation: 0, province: 1, district: 2, commune: 3 }

/** Depth of a territorial level, null for ministries and departments; a unit of unknown level counts as the deepest. */
function depthOf(level: UnitLevel): number | null {
  if (level === 'ministry' || level === 'department') return null
  return DEPTH[level] ?? 3
}

/** True when a list of this coverage would hold the unit, given that the unit lies at or below the scope. */
export function tellsOf(coverage: Coverage, level: UnitLevel): boolean {
  const depth = depthOf(level)
  return depth === null ? coverage.offices : depth <= coverage.depth
}

/** All that the sources say of one date, in an order that does not depend on when they were imported. */
export interface Day {
  readonly on: LocalDate
  readonly rows: ReadonlyMap<string, UnitListRow>
  readonly coverage: readonly Coverage[]
  readonly edges: readonly LineageRow[]
}

/** Wider lists first, then longer ones: where two lists of a date disagree, the first is believed. */
function compareLists(a: ListSource, b: ListSource): number {
  if (a.scopeCode === null || b.scopeCode === null) {
    if (a.scopeCode !== b.scopeCode) return a.scopeCode === null ? -1 : 1
  }
  return b.rows.length - a.rows.length || (a.sha256 < b.sha256 ? -1 : 1)
}

function disagreement(on: LocalDate, kept: UnitListRow, other: UnitListRow): Issue {
  const facts = { date: on, code: kept.code, kept: kept.name, other: other.name }
  return { code: 'units.lists-disagree', severity: 'warning', place: NOWHERE, facts }
}

function mergeRows(lists: readonly ListSource[], on: LocalDate, names: NameFolds, issues: Issue[]) {
  const rows = new Map<string, UnitListRow>()
  for (const row of lists.flatMap((list) => list.rows)) {
    const kept = rows.get(row.code)
    if (kept === undefined) {
      rows.set(row.code, row)
      continue
    }
    const { portalCode, portalId } = kept
    rows.set(row.code, { ...kept, portalCode: portalCode ?? row.portalCode, portalId: portalId ?? row.portalId })
    const agrees = kept.level === row.level && kept.parentCode === row.parentCode && names.same(kept.name, row.name)
    if (!agrees) issues.push(disagreement(on, kept, row))
  }
  return rows
}

/** What the list tells of by its silence. */
export function coverageOf({ scopeCode, rows }: ListSource): Coverage {
  const parents = new Set(rows.map((row) => row.parentCode))
  const depths = rows.filter((row) => !parents.has(row.code)).map((row) => depthOf(row.level))
  return {
    scopeCode,
    depth: Math.max(-1, ...new Set(depths.map((depth) => depth ?? -1))),
    offices: depths.includes(null),
  }
}

/** One edge a pair of units, in an order of their own. Where two sources differ in the extent, a part is believed. */
function mergeEdges(edges: readonly LineageRow[], on: LocalDate, names: NameFolds, issues: Issue[]): LineageRow[] {
  const merged = new Map<string, LineageRow>()
  for (const row of edges) {
    const { predecessorCode, predecessorName, successorCode, extent } = row
    const name = predecessorName === null ? '' : names.spelling(predecessorName)
    const pair = `${predecessorCode}|${successorCode ?? ''}|${name}`
    const held = merged.get(pair)
    if (held === undefined || (held.extent === extent && prefers(row, held))) merged.set(pair, row)
    if (held === undefined || held.extent === extent) continue
    const facts = { date: on, predecessorCode, successorCode: successorCode ?? '' }
    issues.push({ code: 'units.lineages-disagree', severity: 'warning', place: NOWHERE, facts })
    merged.set(pair, { ...(prefers(row, held) ? row : held), extent: 'partial' })
  }
  const sorted = [...merged].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
  return withoutSettledUnknowns(sorted)
}

/** A choice between two statements of one pair that does not depend on which came first: named successors before unnamed. */
function prefers(row: LineageRow, held: LineageRow): boolean {
  const named = (each: LineageRow): string => `${each.successorName ?? '\uffff'}|${each.predecessorName ?? ''}`
  return named(row) < named(held)
}

/** "Not established" gives way to a source of the same date that says where all of the unit went. */
function withoutSettledUnknowns(edges: readonly LineageRow[]): LineageRow[] {
  const whole = new Set(edges.filter((row) => row.extent === 'full').map((row) => row.predecessorCode))
  return edges.filter((row) => row.successorCode !== null || !whole.has(row.predecessorCode))
}

/** The sources by date, earliest first. */
export function daysOf(sources: readonly UnitSource[], names: NameFolds, issues: Issue[]): readonly Day[] {
  const dates = [...new Set(sources.map((source) => source.from))].sort()
  return dates.map((on) => {
    const lists = sources.filter((source): source is ListSource => source.kind === 'list' && source.from === on)
    const edges = sources.flatMap((source) => (source.kind === 'lineage' && source.from === on ? source.rows : []))
    lists.sort(compareLists)
    const rows = mergeRows(lists, on, names, issues)
    return { on, rows, coverage: lists.map(coverageOf), edges: mergeEdges(edges, on, names, issues) }
  })
}
