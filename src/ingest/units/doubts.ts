import { addDays, type LocalDate } from '../../model/date.ts'
import { type Issue, NOWHERE } from '../../model/issue.ts'
import { covers, type DerivedUnits, UNIT_LEVELS } from '../../model/unit.ts'
import type { UnitListRow, UnitSource } from '../../model/unit-source.ts'
import { type Ending, newEndings, revivals, sameUnitKey, type UnitKey } from './endings.ts'
import { nameFolds } from './name-folds.ts'

/** What an import would do, for the rules that doubt it. */
interface Effect {
  readonly source: UnitSource
  /** All sources, the new one included. */
  readonly sources: readonly UnitSource[]
  readonly before: DerivedUnits
  readonly after: DerivedUnits
  readonly endings: readonly Ending[]
  readonly today: LocalDate
  readonly keyOf: UnitKey
}

/**
 * The day on which districts ended and all communes were formed anew (Law on the Organisation of Local Government
 * 72/2025/QH15). A list after it leaves most units of a list before it without a successor that code or name could tell.
 */
const REORGANISED_ON: LocalDate = '2025-07-01'

/** So many units may end without a word of what became of them, as in a year's mergers; more are doubted. */
const FEW = 10

/** Across the reorganisation: so many in places of which the lists say nothing at all, or this share of a national list's. */
const FEW_UNTOLD = 30
const SHARE_UNTOLD = 0.01

/** A list that leaves this many times more units of a level without successor than it holds is taken for a part. */
const MANY_TIMES = 10

/** A list may be announced ahead, by a year at the most. */
const DAYS_AHEAD = 366

const NAMES_SHOWN = 8

const doubt = (code: string, facts: Issue['facts']): Issue => ({ code, severity: 'error', place: NOWHERE, facts })

const titled = ({ unit }: Ending): string => {
  const last = unit.versions.at(-1)
  return `${last?.name ?? unit.id} (${last?.code ?? '?'})`
}

const isOpen = ({ how }: Ending): boolean => how === 'open' || how === 'untold'

function rowsOn({ sources }: Effect, on: LocalDate): readonly UnitListRow[] {
  return sources.flatMap((source) => (source.kind === 'list' && source.from === on ? source.rows : []))
}

/** True when the units that ended on the day were last listed before the reorganisation, as far as lists of the nation go. */
function crossesReorganisation({ sources }: Effect, on: LocalDate): boolean {
  if (on < REORGANISED_ON) return false
  return !sources.some(
    (list) => list.kind === 'list' && list.scopeCode === null && list.from >= REORGANISED_ON && list.from < on,
  )
}

function mayBeUntold({ sources, before }: Effect, on: LocalDate): number {
  const isNational = sources.some((list) => list.kind === 'list' && list.scopeCode === null && list.from === on)
  const inForce = isNational ? before.units.filter((unit) => covers(unit, addDays(on, -1))).length : 0
  return Math.max(FEW_UNTOLD, Math.floor(inForce * SHARE_UNTOLD))
}

/** The units of one day that end in a way that looks like a mistake; none where it looks like a reorganisation. */
function suspicious(effect: Effect, on: LocalDate, endings: readonly Ending[]): readonly Ending[] {
  const open = endings.filter(isOpen)
  if (!crossesReorganisation(effect, on)) return open.length > FEW ? open : []
  const communes = open.filter(({ how, unit }) => how === 'untold' && unit.level === 'commune')
  if (communes.length > mayBeUntold(effect, on)) return open
  const rows = rowsOn(effect, on)
  const tooMany = UNIT_LEVELS.some((level) => {
    const listed = rows.filter((row) => row.level === level).length
    const lost = open.filter(({ unit }) => unit.level === level).length
    return listed > 0 && lost > FEW && lost > MANY_TIMES * listed
  })
  return tooMany ? open : []
}

/** A list that ends units without a word of what became of them; also one held already that does so to the new one's. */
function endsOpen(effect: Effect): readonly Issue[] {
  return [...Map.groupBy(effect.endings, (ending) => ending.on)].flatMap(([on, endings]): Issue[] => {
    const found = suspicious(effect, on, endings)
    if (found.length === 0) return []
    const files = effect.sources.filter((source) => source.kind === 'list' && source.from === on)
    const names = found.slice(0, NAMES_SHOWN).map(titled)
    const facts = { date: on, count: found.length, names, files: files.map((source) => source.name) }
    return [doubt('units.ends-open', facts)]
  })
}

/**
 * A lineage that names other units than those that bear its codes on the day before: the mark of a wrong date. Some do, as a
 * merger between the last list and the lineage may have given a code to another unit.
 */
function otherUnits({ source, before }: Effect): readonly Issue[] {
  if (source.kind !== 'lineage') return []
  const names = nameFolds()
  const dayBefore = addDays(source.from, -1)
  const inForce = before.units.filter((unit) => unit.origin !== 'provisional' && covers(unit, dayBefore))
  const holders = Map.groupBy(inForce, (unit) => unit.versions.at(-1)?.code ?? '')
  const known = source.rows.filter((row) => row.predecessorName !== null && holders.has(row.predecessorCode))
  const other = known.filter(({ predecessorCode, predecessorName }) => {
    const held = (holders.get(predecessorCode) ?? []).flatMap((unit) => unit.versions)
    return !held.some((version) => names.alike(version.name, predecessorName ?? ''))
  })
  if (other.length <= FEW || other.length * 4 <= known.length) return []
  const shown = other.slice(0, NAMES_SHOWN).map((row) => `${row.predecessorName ?? ''} (${row.predecessorCode})`)
  return [doubt('units.lineage-misfits', { date: source.from, count: other.length, names: shown })]
}

/** Units that a list ended and another brings back after a while: the mark of a list or lineage at a wrong date. */
function revives({ source, before, after, keyOf }: Effect): readonly Issue[] {
  const known = new Set(revivals(before, keyOf).map((unit) => unit.id))
  const revived = revivals(after, keyOf).filter((unit) => !known.has(unit.id))
  if (revived.length <= FEW) return []
  const names = revived.slice(0, NAMES_SHOWN).map((unit) => `${unit.versions[0]?.name ?? unit.id} (${unit.from ?? ''})`)
  return [doubt('units.revives', { date: source.from, count: revived.length, names })]
}

/** Levels that did not exist on the date: districts since the reorganisation, communes below a province before it. */
function levelsOfDate({ source }: Effect): readonly Issue[] {
  if (source.kind !== 'list') return []
  const levels = new Map(source.rows.map((row) => [row.code, row.level]))
  const isOdd = (row: UnitListRow): boolean =>
    source.from < REORGANISED_ON
      ? row.level === 'commune' && levels.get(row.parentCode ?? '') === 'province'
      : row.level === 'district'
  const odd = source.rows.filter(isOdd)
  if (odd.length === 0) return []
  const names = odd.slice(0, NAMES_SHOWN).map((row) => `${row.name} (${row.code})`)
  const code = source.from < REORGANISED_ON ? 'units.levels-of-later' : 'units.levels-of-earlier'
  return [doubt(code, { date: source.from, day: REORGANISED_ON, count: odd.length, names })]
}

/** The file's name says another day, and units would end or be formed: one of the two is wrong. */
function otherDateInName({ source, endings }: Effect): readonly Issue[] {
  const named = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/.exec(source.name)?.[0]
  if (named === undefined || named === source.from) return []
  if (source.kind === 'list' && endings.length <= FEW) return []
  return [doubt('units.date-in-name', { file: source.name, named, date: source.from })]
}

function farAhead({ source, today }: Effect): readonly Issue[] {
  if (source.from <= addDays(today, DAYS_AHEAD)) return []
  return [doubt('units.date-far', { date: source.from, today })]
}

/** What importing a source would end, and what makes that look like a mistake. */
export interface Consequences {
  readonly endings: readonly Ending[]
  /** Errors that stop the import unless the person confirms the number of endings. */
  readonly doubts: readonly Issue[]
}

/**
 * Weighs a new source by what the units were before and would be after it. Ending units is what lists are for; doubted is what
 * ends them without a trace: see docs/units.md, "What is not stored without a word". Pure.
 */
export function consequencesOf(
  source: UnitSource,
  sources: readonly UnitSource[],
  before: DerivedUnits,
  after: DerivedUnits,
  today: LocalDate,
): Consequences {
  const keyOf = sameUnitKey()
  const endings = newEndings(source, sources, before, after, keyOf)
  const effect = { source, sources, before, after, today, keyOf, endings }
  const rules = [levelsOfDate, farAhead, endsOpen, otherUnits, revives, otherDateInName]
  return { endings: effect.endings, doubts: rules.flatMap((rule) => rule(effect)) }
}
