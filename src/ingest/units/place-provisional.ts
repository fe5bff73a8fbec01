import type { LocalDate } from '../../model/date.ts'
import { type Issue, NOWHERE } from '../../model/issue.ts'
import type { DerivedUnits, Succession, Unit, UnitId } from '../../model/unit.ts'
import type { NameMatch, UnitDirectory } from '../../model/unit-directory.ts'
import { unitDirectory } from '../../model/unit-directory-index.ts'
import type { ProvisionalUnit, UnitSource } from '../../model/unit-source.ts'
import type { DerivationInput } from '../../store/registry/port.ts'
import { coverageOf, tellsOf } from './days.ts'
import { type Meant, meantIn } from './meant.ts'

/** Listed units together with the provisional ones that no list holds. */
export interface PlacedUnits {
  readonly derived: DerivedUnits
  /** Provisional units that a list turned out to hold, with the listed unit. */
  readonly settled: ReadonlyMap<UnitId, UnitId>
  readonly issues: readonly Issue[]
}

/** Where a provisional unit belongs. `lost`: its issuer is itself provisional and ended without a counterpart in a list. */
type Place =
  | { readonly kind: 'anywhere' }
  | { readonly kind: 'below'; readonly unit: Unit }
  | { readonly kind: 'below-provisional'; readonly parent: Kept }

/** A provisional unit that stays, and the listed unit that takes over from it. */
interface Kept {
  readonly unit: Unit
  readonly successor: Unit | null
}

type Outcome = { readonly kind: 'settled'; readonly unit: Unit } | ({ readonly kind: 'kept' } & Kept)

type ListSource = UnitSource & { readonly kind: 'list' }

interface Context {
  readonly directory: UnitDirectory
  readonly meant: Meant
  readonly before: ReadonlyMap<UnitId, Unit>
  readonly provisional: ReadonlyMap<UnitId, ProvisionalUnit>
  /** Provisional units that have units below them; no commune has. */
  readonly issuers: ReadonlySet<UnitId>
  /** Lists, earliest first. */
  readonly lists: readonly ListSource[]
  readonly outcomes: Map<UnitId, Outcome>
  readonly issues: Issue[]
}

/** The listed unit of the name there, when exactly one fits: at the unit's level, direct children before deeper ones. */
function findListed(context: Context, unit: ProvisionalUnit, date: LocalDate, within: UnitId | null): NameMatch {
  const { directory } = context
  const match = directory.findOn(unit.name, date, within)
  if (match.kind === 'none') return match
  const fits = (candidate: Unit): boolean =>
    (unit.level === 'unknown' || candidate.level === unit.level) &&
    !(candidate.level === 'commune' && context.issuers.has(unit.id))
  const candidates = (match.kind === 'one' ? [match.unit] : match.candidates).filter(fits)
  const direct = candidates.filter((candidate) => directory.versionOn(candidate.id, date).parentId === within)
  const { quality } = match
  const [only, ...others] = within !== null && direct.length > 0 ? direct : candidates
  if (only === undefined) return { kind: 'none', near: [] }
  return others.length === 0 ? { kind: 'one', unit: only, quality } : { kind: 'several', candidates, quality }
}

function placeOf(context: Context, unit: ProvisionalUnit): Place {
  const parentId = unit.parentId ?? null
  if (parentId === null) return { kind: 'anywhere' }
  const provisional = context.provisional.get(parentId)
  if (provisional === undefined) {
    const lastParent = context.before.get(unit.id)?.versions.at(-1)?.parentId ?? parentId
    const listed = context.meant.on(parentId, unit.knownOn) ?? context.meant.on(lastParent, unit.knownOn)
    return listed === null ? { kind: 'anywhere' } : { kind: 'below', unit: listed }
  }
  const parent = outcomeOf(context, provisional)
  if (parent.kind === 'kept') return { kind: 'below-provisional', parent }
  return { kind: 'below', unit: context.meant.on(parent.unit.id, unit.knownOn) ?? parent.unit }
}

/** True when the list would hold the unit if it lies at or below the place. */
function tells(context: Context, list: ListSource, unit: ProvisionalUnit, place: Unit): boolean {
  if (!tellsOf(coverageOf(list), unit.level)) return false
  if (list.scopeCode === null) return true
  const { code } = context.directory.versionOn(place.id, list.from)
  const above = context.directory.ancestorsOn(place.id, list.from).map((label) => label.code)
  return [code, ...above].includes(list.scopeCode)
}

/** The first list after the unit was known that tells of its place, and the unit of its name in that list. */
function firstList(
  context: Context,
  unit: ProvisionalUnit,
  place: Place,
): { readonly on: LocalDate; readonly successor: Unit | null } | null {
  if (place.kind === 'below-provisional' && place.parent.unit.to === null) return null
  if (place.kind === 'below-provisional' && place.parent.successor === null) {
    return { on: place.parent.unit.to ?? unit.knownOn, successor: null }
  }
  const within = place.kind === 'below' ? place.unit : place.kind === 'anywhere' ? null : place.parent.successor
  for (const list of context.lists) {
    if (list.from <= unit.knownOn) continue
    const match = findListed(context, unit, list.from, within?.id ?? null)
    const successor = match.kind === 'one' ? match.unit : null
    if (within === null ? successor !== null || isNational(list, unit) : tells(context, list, unit, within)) {
      return { on: list.from, successor }
    }
  }
  return null
}

function isNational(list: ListSource, unit: ProvisionalUnit): boolean {
  return list.scopeCode === null && tellsOf(coverageOf(list), unit.level)
}

function keep(context: Context, unit: ProvisionalUnit, place: Place): Outcome {
  const list = firstList(context, unit, place)
  const parentId = place.kind === 'anywhere' ? null : place.kind === 'below' ? place.unit.id : place.parent.unit.id
  const [from, to] = [null, list?.on ?? null]
  return {
    kind: 'kept',
    successor: list?.successor ?? null,
    unit: {
      ...{ id: unit.id, level: unit.level, origin: 'provisional', from, to, aliases: [] },
      versions: [{ from, to, name: unit.name, code: null, parentId }],
    },
  }
}

function outcomeOf(context: Context, unit: ProvisionalUnit): Outcome {
  const held = context.outcomes.get(unit.id)
  if (held !== undefined) return held
  const place = placeOf(context, unit)
  const match: NameMatch =
    place.kind === 'below-provisional'
      ? { kind: 'none', near: [] }
      : findListed(context, unit, unit.knownOn, place.kind === 'below' ? place.unit.id : null)
  if (match.kind === 'several') {
    const candidates = match.candidates.map(
      (each) => `${context.directory.versionOn(each.id, unit.knownOn).name} (${each.id})`,
    )
    const facts = { name: unit.name, date: unit.knownOn, candidates }
    context.issues.push({ code: 'units.provisional-ambiguous', severity: 'warning', place: NOWHERE, facts })
  }
  const outcome: Outcome = match.kind === 'one' ? { kind: 'settled', unit: match.unit } : keep(context, unit, place)
  context.outcomes.set(unit.id, outcome)
  return outcome
}

function succession({ unit, successor }: Kept): Succession[] {
  if (successor === null || unit.to === null) return []
  return [{ predecessorId: unit.id, successorId: successor.id, on: unit.to, extent: 'assumed', basis: 'same-name' }]
}

/**
 * Decides on every provisional unit. When a list in force on the day it was known holds its name in its issuer's place, it
 * is that unit: settled. Otherwise it stays, until the first later list that tells of its place; the unit of its name there
 * is its assumed successor, never the same unit, as a merger may have taken the name over in between.
 */
export function placeProvisional(listed: DerivedUnits, input: DerivationInput): PlacedUnits {
  if (input.provisional.length === 0) return { derived: listed, settled: new Map(), issues: [] }
  const directory = unitDirectory(listed)
  const context: Context = {
    directory,
    meant: meantIn(listed, directory, input.before),
    before: new Map(input.before.units.map((unit) => [unit.id, unit])),
    provisional: new Map(input.provisional.map((unit) => [unit.id, unit])),
    issuers: new Set(input.provisional.flatMap((unit) => unit.parentId ?? [])),
    lists: input.sources.filter((source) => source.kind === 'list').sort((a, b) => (a.from < b.from ? -1 : 1)),
    outcomes: new Map(),
    issues: [],
  }
  const settled = new Map<UnitId, UnitId>()
  const kept: Kept[] = []
  for (const unit of [...input.provisional].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const outcome = outcomeOf(context, unit)
    if (outcome.kind === 'settled') settled.set(unit.id, outcome.unit.id)
    else kept.push(outcome)
  }
  if (settled.size > 0) {
    const names = [...settled.keys()].map((id) => context.provisional.get(id)?.name ?? id)
    context.issues.push({
      code: 'units.provisional-settled',
      severity: 'info',
      place: NOWHERE,
      facts: { count: settled.size, names },
    })
  }
  const units = [...listed.units, ...kept.map((each) => each.unit)].sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    derived: { units, successions: [...listed.successions, ...kept.flatMap(succession)] },
    settled,
    issues: context.issues,
  }
}
