import { judgedOn } from '../measure/judged-on.ts'
import { type CarriedMemberships, carriedMemberships, membershipsOf } from '../measure/memberships.ts'
import { ALL_DOSSIERS } from '../measure/told.ts'
import type { LineChange, Unknown } from '../model/change.ts'
import type { CountedPeriod, Membership } from '../model/count-plan.ts'
import type { LocalDate } from '../model/date.ts'
import { type Period, previousPeriod } from '../model/period.ts'
import type { ScoreRecord } from '../model/score-record.ts'
import type { Scorecard } from '../model/scorecard.ts'
import { covers, type UnitId } from '../model/unit.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { lineChange, type Station } from '../score/change.ts'
import { type PartChanges as ProcedureChanges, partChanges } from '../score/change-parts.ts'
import { meanLevel } from '../score/means.ts'
import { type ScoreScope, scoresFromDossiers } from './dossier-scores.ts'
import type { DossierStore } from './dossier-store.ts'
import { contributionsOf } from './explain.ts'
import { complaintsHeld, fedQuantities } from './fed-quantities.ts'
import type { Product } from './product.ts'
import type { ScoredSet } from './score.ts'
import { indexSetHash } from './score-records.ts'
import { setOfThen } from './set-then.ts'

/** What is compared: a unit's scorecard of a period, computed by a set. */
export interface Compared {
  readonly set: ScoredSet
  readonly directory: UnitDirectory
  readonly card: Scorecard
  readonly stated?: ScoreScope['stated']
}

/** A scorecard beside that of the period before, the change of each line split into causes that add up to it. */
export interface Comparison {
  readonly previous: Period
  /** The index set that the period before is compared by, or that was in force in its place; null when there was none. */
  readonly setThen: { readonly id: string; readonly changed: boolean } | null
  /** The scores of the period before as they were last recorded; null when they never were. */
  readonly record: ScoreRecord | null
  readonly lines: readonly LineChange[]
  /** Simulated records are among what the period before was counted from, now or when it was recorded. */
  readonly simulated: boolean
  /** The period before in the units and by the formula of now: what the change by procedures begins with. */
  readonly base: { readonly card: Scorecard; readonly unitCodes: readonly string[] } | null
}

export type { ProcedureChanges }

/** What is known of the period before and of the ways to count it. */
interface Before {
  readonly period: CountedPeriod & Period
  readonly unit: UnitId
  readonly own: readonly Membership[]
  readonly carried: CarriedMemberships
  /** Dossiers, petitions or counts of the period are held, of the unit as it was, and as it is. */
  readonly held: { readonly asWas: boolean; readonly asIs: boolean }
  /** The unit was there then. */
  readonly existed: boolean
  score(set: ScoredSet, hierarchy?: ScoreScope['hierarchy']): Promise<Scorecard | null>
  /** Simulated records are among what was counted so far. */
  simulated(): boolean
}

async function whatIsHeld(
  { warehouse }: DossierStore,
  period: CountedPeriod,
  memberships: readonly Membership[],
): Promise<boolean> {
  if (memberships.length === 0) return false
  const cells = await warehouse.count({ measures: [ALL_DOSSIERS], periods: [period], memberships })
  return cells.some(({ counts }) => (counts[0] ?? 0) > 0)
}

/** Who counted for whom in the period before, as the units stood then and as they stand on a later day. */
interface Hierarchies {
  readonly own: readonly Membership[]
  readonly carried: CarriedMemberships
}

/** Periods kept at the most; the one that was asked for longest ago goes first. */
const MOST_LOOKED_UP = 8

/** Looked up once for a directory: a nation has thousands of codes, and many units are compared with the same period. */
const LOOKED_UP = new WeakMap<UnitDirectory, Map<string, Hierarchies>>()

function hierarchiesOf(
  directory: UnitDirectory,
  period: CountedPeriod,
  unitCodes: readonly string[],
  on: LocalDate,
): Hierarchies {
  const known = LOOKED_UP.get(directory) ?? new Map<string, Hierarchies>()
  LOOKED_UP.set(directory, known)
  const key = JSON.stringify([period, on, unitCodes])
  const found = known.get(key) ?? {
    own: membershipsOf(directory, [period], unitCodes).memberships,
    carried: carriedMemberships(directory, period, unitCodes, on),
  }
  known.delete(key)
  known.set(key, found)
  for (const oldest of [...known.keys()].slice(0, -MOST_LOOKED_UP)) known.delete(oldest)
  return found
}

async function beforeOf(
  { registry }: Product,
  store: DossierStore,
  { set, directory, card, stated }: Compared,
  previous: Period,
  clock: Clock,
): Promise<Before> {
  const period = { ...previous, judgedOn: judgedOn(previous, clock.today()) }
  const unitCodes = (await store.warehouse.unitCodes()).map(({ unitCode }) => unitCode)
  const { own, carried } = hierarchiesOf(directory, period, unitCodes, card.period.to)
  const ofUnit = ({ unit }: Membership): boolean => unit === card.unit
  const fedThen = await fedQuantities(registry, set, directory, [previous], clock)
  const told = [...fedThen.units(previous.key), ...(stated?.units(previous.key) ?? [])]
  const isMean = meanLevel(set.scoring, card.level) !== null
  const isFed = isMean ? told.length > 0 : told.includes(card.unit)
  const held = {
    asWas: isFed || (await whatIsHeld(store, period, own.filter(ofUnit))),
    asIs: isFed || (await whatIsHeld(store, period, carried.memberships.filter(ofUnit))),
  }
  // Units whose place between the worst and the best decides are scored together, and so are those that a unit is the mean of.
  const together = isMean || set.scoring.criteria.some(({ rule }) => rule.kind === 'min-max')
  const scope = together
    ? { periods: [previous], unitCodes }
    : { periods: [previous], unitCodes: codesFor(own, card.unit), only: new Set([card.unit]) }
  let isSimulated = false
  return {
    period,
    unit: card.unit,
    own,
    carried,
    held,
    simulated: () => isSimulated,
    existed: own.some(ofUnit) || inForce(directory, card.unit, previous.to),
    async score(by, hierarchy) {
      const more = { ...(stated === undefined ? {} : { stated }), ...(hierarchy === undefined ? {} : { hierarchy }) }
      const fed = await fedQuantities(registry, by, directory, [previous], clock)
      const { scorecards, simulated } = await scoresFromDossiers(
        store,
        by,
        directory,
        { ...scope, ...more, fed },
        clock,
      )
      isSimulated ||= simulated
      return scorecards.find(({ unit }) => unit === card.unit) ?? null
    },
  }
}

function inForce(directory: UnitDirectory, id: UnitId, date: LocalDate): boolean {
  const unit = directory.get(id)
  return unit !== undefined && covers(unit, date)
}

const codesFor = (memberships: readonly Membership[], unit: UnitId): readonly string[] =>
  memberships
    .filter((each) => each.unit === unit)
    .map(({ unitCode }) => unitCode)
    .sort()

const station = (cause: Station['cause'], card: Scorecard | null, unknown: Unknown): Station =>
  card === null ? { cause, card, unknown } : { cause, card, unknown: null }

/**
 * The stations from the period before to this one, each differing from the one before it by one cause: as recorded; with the
 * data of now; by the formula of now; in the units of now; and this period.
 */
async function pathOf(
  product: Product,
  before: Before,
  { set, card }: Compared,
): Promise<{
  readonly path: readonly Station[]
  readonly setThen: ScoredSet | null
  readonly record: ScoreRecord | null
}> {
  const { set: setThen, last, apart } = await setOfThen(product, set, card.period, before.period)
  const absent: Unknown = !before.existed ? 'unit-new' : 'nothing-held'
  const recorded = apart === null && last !== null ? await last.card(before.unit) : null
  // A unit whose scores were kept and that has no dossiers any more did have some: they were deleted or moved since.
  const known = before.held.asWas || recorded !== null
  const today = known && setThen !== null && apart === null ? await before.score(setThen) : null
  const sameFormula = setThen !== null && indexSetHash(setThen) === indexSetHash(set)
  const byNow = !known ? null : sameFormula ? today : await before.score(set)
  const { memberships, undivided } = before.carried
  const moved = codesFor(before.own, before.unit).join() !== codesFor(memberships, before.unit).join()
  const split = undivided.has(before.unit)
  const inUnits = split
    ? null
    : !moved
      ? byNow
      : before.held.asIs
        ? await before.score(set, { memberships, on: card.period.to })
        : null
  const path = [
    station(null, recorded, apart ?? (last === null ? 'not-recorded' : absent)),
    station('late-data', today, apart ?? absent),
    station('formula', byNow, absent),
    station('units', inUnits, split ? 'unit-split' : 'nothing-held'),
    station('dossiers', card, 'nothing-held'),
  ]
  return { path, setThen, record: last?.record ?? null }
}

/** Compares a unit's scorecard with the period before. */
export async function compareWithPrevious(
  product: Product,
  store: DossierStore,
  compared: Compared,
  clock: Clock = systemClock,
): Promise<Comparison> {
  const { set, card } = compared
  const previous = previousPeriod(card.period)
  const before = await beforeOf(product, store, compared, previous, clock)
  const { path, setThen, record } = await pathOf(product, before, compared)
  const base = path.at(-2)?.card ?? null
  return {
    previous,
    setThen: setThen === null ? null : { id: setThen.id, changed: indexSetHash(setThen) !== indexSetHash(set) },
    record,
    simulated: before.simulated() || record?.simulated === true,
    lines: card.lines.map(({ id }) => lineChange(path, id)),
    base: base === null ? null : { card: base, unitCodes: codesFor(before.carried.memberships, before.unit) },
  }
}

/**
 * What each procedure did to the change of one criterion that `dossiers` stands for. Null where it cannot be split: the criterion divides
 * neither dossiers nor procedures, or the points of one side do not come from them.
 */
export async function changeByProcedure(
  { registry }: Product,
  store: DossierStore,
  { set, directory, card }: Compared,
  { base, previous }: Comparison,
  criterionId: string,
  clock: Clock = systemClock,
): Promise<ProcedureChanges | null> {
  const criterion = set.scoring.criteria.find(({ id }) => id === criterionId)
  const [old, now] = [base?.card, card].map((each) => each?.lines.find(({ id }) => id === criterionId))
  if (criterion === undefined || base === null || old === undefined || now === undefined) return null
  const complaints = await complaintsHeld(registry)
  const codes = (await store.warehouse.unitCodes()).map(({ unitCode }) => unitCode)
  const counted = { ...card.period, judgedOn: card.period.to }
  const own = codesFor(membershipsOf(directory, [counted], codes).memberships, card.unit)
  const { scoring } = set
  const then = { scoring, card: base.card, criterion, line: old, unitCodes: base.unitCodes }
  const [before, after] = [
    await contributionsOf(store, then, previous, complaints, clock),
    await contributionsOf(
      store,
      { scoring, card, criterion, line: now, unitCodes: own },
      card.period,
      complaints,
      clock,
    ),
  ]
  if (before === null || after === null || before.of !== after.of) return null
  return partChanges(criterion, { ...before, line: old }, { ...after, line: now })
}
