import type { LocalDate } from './date.ts'
import type { UnitLabel } from './results.ts'
import type { Succession, Unit, UnitId, UnitVersion } from './unit.ts'

/** One unit that took over (a part of) another by a date, followed through all steps between. */
export interface Successor {
  readonly unit: UnitLabel
  /** The weakest link on the way: any `assumed` step makes it assumed, else any `partial` step makes it partial. */
  readonly extent: 'full' | 'partial' | 'assumed'
  readonly steps: readonly Succession[]
}

/**
 * What a unit is on a date. `unlisted`: known from published documents only, no list tells what it is. `incomplete`: some part of its succession is not established (a step is `unknown`, or the unit
 * ended and no source says who followed); `successors` then holds only what is known.
 */
export type Standing =
  | { readonly kind: 'in-force' }
  | { readonly kind: 'not-yet' }
  | { readonly kind: 'unlisted' }
  | { readonly kind: 'succeeded'; readonly successors: readonly Successor[]; readonly incomplete: boolean }

/** How a name was matched, strictest first. `plain`: typed without diacritics. */
export type MatchQuality = 'exact' | 'spelling' | 'bare-name' | 'plain'

/** The answer to a name: exactly one unit, none (with near ones to suggest), or several that cannot be told apart. */
export type NameMatch =
  | { readonly kind: 'one'; readonly unit: Unit; readonly quality: MatchQuality }
  | { readonly kind: 'none'; readonly near: readonly Unit[] }
  | { readonly kind: 'several'; readonly candidates: readonly Unit[]; readonly quality: MatchQuality }

/** Reads the units of a register by date. Pure; built once from the derived units. */
export interface UnitDirectory {
  readonly units: readonly Unit[]
  get(id: UnitId): Unit | undefined
  /** Name, code and parent on the date; the nearest version when the unit was not in force then. */
  versionOn(id: UnitId, date: LocalDate): UnitVersion
  label(id: UnitId, date: LocalDate): UnitLabel
  /** Units directly below (null: without parent) that are in force on the date, in the order of their codes. */
  childrenOn(parentId: UnitId | null, date: LocalDate): readonly Unit[]
  /** Outermost first, the unit itself excluded. */
  ancestorsOn(id: UnitId, date: LocalDate): readonly UnitLabel[]
  standingOn(id: UnitId, date: LocalDate): Standing
  /** Units this one was formed from, direct steps only. */
  predecessors(id: UnitId): readonly Succession[]
  /** The one unit of this name in force on the date, below `within` (any depth) or anywhere. Never guesses. */
  findOn(name: string, date: LocalDate, within?: UnitId | null): NameMatch
  /** All units of all times that bear the name (by their best match quality), and by code when the text is a code or id. */
  search(text: string): readonly Unit[]
  /** Units of a similar name, to suggest where `search` finds none: nearest first, those in force on the date before others. */
  near(text: string, date: LocalDate): readonly Unit[]
}
