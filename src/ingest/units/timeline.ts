import type { LocalDate } from '../../model/date.ts'
import type { Issue } from '../../model/issue.ts'
import type { Succession, UnitAlias, UnitLevel, UnitOrigin } from '../../model/unit.ts'
import type { Coverage } from './days.ts'
import type { NameFolds } from './name-folds.ts'

/** A unit while it is being derived: units refer to each other directly, ids come last. One unit has one code for life. */
export interface Working {
  readonly code: string
  readonly level: UnitLevel
  origin: Exclude<UnitOrigin, 'provisional'>
  readonly from: LocalDate | null
  to: LocalDate | null
  /** The last date a source says it was in force. */
  seen: LocalDate | null
  readonly versions: WorkingVersion[]
  readonly aliases: WorkingAlias[]
  /** Its parent is not known yet (a lineage names none): the first list that holds it tells. */
  parentUnknown: boolean
}

export interface WorkingVersion {
  readonly from: LocalDate | null
  to: LocalDate | null
  readonly name: string
  parent: Working | null
}

export interface WorkingAlias {
  readonly scheme: UnitAlias['scheme']
  readonly value: string
  readonly from: LocalDate | null
  to: LocalDate | null
}

/** A succession between units that have no ids yet. */
export interface Step {
  readonly predecessor: Working
  readonly successor: Working | null
  readonly on: LocalDate
  readonly extent: Succession['extent']
  readonly basis: Succession['basis']
}

/** The state of a derivation as it walks through the dates. */
export interface Timeline {
  readonly names: NameFolds
  /** Units in force now, by statistics code. */
  readonly live: Map<string, Working>
  readonly all: Working[]
  readonly steps: Step[]
  readonly issues: Issue[]
  /** The dates of lists so far, and how far each went. */
  readonly listed: { readonly on: LocalDate; readonly coverage: readonly Coverage[] }[]
}

export function newTimeline(names: NameFolds): Timeline {
  return { names, live: new Map(), all: [], steps: [], issues: [], listed: [] }
}

/** The version in force now; a unit has at least one. */
export function current(unit: Working): WorkingVersion {
  const version = unit.versions.at(-1)
  if (version === undefined) throw new Error(`Unit ${unit.code} has no version.`)
  return version
}

export interface Beginning {
  readonly code: string
  readonly name: string
  readonly level: UnitLevel
  readonly origin: Working['origin']
  readonly from: LocalDate | null
  readonly seen: LocalDate | null
  readonly parent: Working | null
  readonly parentUnknown: boolean
}

/** A new unit, which holds its code from now on. */
export function begin(timeline: Timeline, { name, parent, ...rest }: Beginning): Working {
  const { code, from } = rest
  const alias: WorkingAlias = { scheme: 'statistics-code', value: code, from, to: null }
  const unit: Working = { ...rest, to: null, versions: [{ from, to: null, name, parent }], aliases: [alias] }
  timeline.all.push(unit)
  timeline.live.set(code, unit)
  return unit
}

/** The unit is no more from the date on; its code is free. */
export function end(timeline: Timeline, unit: Working, on: LocalDate): void {
  unit.to = on
  current(unit).to = on
  for (const alias of unit.aliases) alias.to ??= on
  if (timeline.live.get(unit.code) === unit) timeline.live.delete(unit.code)
}

/** The unit goes on under another spelling or another parent. */
export function revise(unit: Working, on: LocalDate, name: string, parent: Working | null): void {
  const version = current(unit)
  const { parentUnknown } = unit
  unit.parentUnknown = false
  if (version.name === name && (version.parent === parent || parentUnknown)) {
    version.parent = parent
  } else if (version.from === on) {
    unit.versions.splice(-1, 1, { ...version, name, parent })
  } else {
    version.to = on
    unit.versions.push({ from: on, to: null, name, parent })
  }
}

/** Another system's code from the date on; a list that does not give one says nothing about it. */
export function setAlias(unit: Working, scheme: UnitAlias['scheme'], value: string | null, on: LocalDate): void {
  if (value === null) return
  const held = unit.aliases.find((alias) => alias.scheme === scheme && alias.to === null)
  if (held?.value === value) return
  if (held !== undefined) held.to = on
  unit.aliases.push({ scheme, value, from: on, to: null })
}

/** The unit and all it lies below, innermost first. */
export function upwards(unit: Working): readonly Working[] {
  const way: Working[] = []
  let next: Working | null = unit
  while (next !== null && !way.includes(next)) {
    way.push(next)
    next = current(next).parent
  }
  return way
}
