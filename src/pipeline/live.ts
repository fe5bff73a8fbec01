import { setTimeout } from 'node:timers/promises'
import { bytesSource } from '../ingest/rows/byte-source.ts'
import { judgedOn } from '../measure/judged-on.ts'
import type { RecordQuestion } from '../model/explanation.ts'
import type { Period } from '../model/period.ts'
import type { Scorecard } from '../model/scorecard.ts'
import type { UnitId } from '../model/unit.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { ThuocDoError } from '../platform/problem.ts'
import { groupCommitting } from '../store/warehouse/group-commit.ts'
import type { BatchOutcome } from '../store/warehouse/port.ts'
import type { DossierStore } from './dossier-store.ts'
import { type CriterionExplanation, explainCriterion } from './explain.ts'
import { fedQuantities } from './fed-quantities.ts'
import { type IntakeKind, mayMove, type Said, type TakenIn, takeIn } from './intake.ts'
import type { Leased } from './leased.ts'
import { movesBetween, openPeriodScores, type PeriodScores, type ScoreMove } from './period-scores.ts'
import { directoryOf, type Product, registerStamp } from './product.ts'
import { isFaulty, setInForce } from './score.ts'

/** A move as it is told: `simulated` when simulated records are among what the period is counted from. */
export type ToldMove = ScoreMove & { readonly simulated: boolean }
type Tell = (moves: readonly ToldMove[]) => void

/** Scores that follow the dossiers as they come in. */
export interface LiveScores {
  /** The scores of the period as of now. They stay in memory and follow every dossier that comes in later. */
  scores(period: Period): Promise<PeriodScores>
  /** The scores of the period cannot be told, because the file of its index set has problems. */
  isWithheld(period: Period): boolean
  /** One criterion of a unit down to its dossiers or petitions. @throws ThuocDoError `score.nothing-held`, `explain.criterion` */
  explain(unit: UnitId, period: Period, criterion: string, asked: RecordQuestion): Promise<CriterionExplanation>
  /** Takes in records that a source sent over HTTP. Whoever watches a period that they touch is told what moved. */
  receive(kind: IntakeKind, bytes: Uint8Array, said: Said): Promise<TakenIn>
  /** The warehouse, so that the scores follow what is stored through it without counting everything anew. */
  readonly warehouse: Leased<DossierStore>
  /** Something came in by another way than `receive`: dossiers, petitions, counts. Whoever watches is told what moved. */
  touch(): void
  /**
   * Tells of every move of a period's scores until it is called off. Resolves when the period was counted: whatever comes in from
   * then on is told.
   */
  watch(period: Period, tell: Tell): Promise<() => void>
  /** Counts periods before anybody asks for them, the newest first; stops when told. */
  warm(periods: readonly Period[], stopped: () => boolean): Promise<void>
}

/** What live scores need to know of the world beside product and warehouse. */
export interface LiveOptions {
  /** Told of recounts that failed: what was received is stored all the same. */
  readonly onFailure: (error: unknown) => void
  /** Another text when some program may have changed the warehouse; looked at while somebody watches. */
  readonly trace: () => string
  readonly clock?: Clock
}

/** A period in memory, and the unit codes that were touched since they were counted: where nobody watches, they wait to be asked for. */
interface HeldPeriod {
  readonly scores: PeriodScores
  readonly behind: Set<string>
}

/** How long the register is taken to be the same, in milliseconds. */
const REGISTER_HOLD_MS = 10_000
/** How often is looked whether other programs stored something, while somebody watches, in milliseconds. */
const LOOK_MS = 2000
/** Batches remembered at the most while nobody watches. */
const MOST_STORED = 10_000
/** How long counting ahead waits while scores are being pushed, in milliseconds. */
const PAUSE_MS = 500
/** Periods kept in memory at the most; the one that was asked for longest ago goes first. */
const MOST_PERIODS = 40

const overlaps = ({ from, to }: Period, touched: BatchOutcome['touched']): boolean =>
  touched.from !== null && touched.to !== null && touched.from <= to && from <= touched.to

/** The units of the register as of a stamp. */
interface HeldDirectory {
  readonly stamp: string
  readonly directory: UnitDirectory
}

/** The units of the register: the same object until the register changes. */
function directoryHolder(product: Product, clock: Clock): () => Promise<HeldDirectory> {
  let held: HeldDirectory | null = null
  let looked = Number.NEGATIVE_INFINITY
  return async () => {
    const now = clock.now().getTime()
    if (held !== null && now - looked < REGISTER_HOLD_MS) return held
    const stamp = await registerStamp(product)
    if (held?.stamp !== stamp) held = { stamp, directory: await directoryOf(product) }
    looked = now
    return held
  }
}

/** Runs one piece of work after the other. */
function queue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(work, work)
    last = turn.catch(() => undefined)
    return turn
  }
}

/**
 * Scores over a product and its warehouse. Each period that is asked for or watched is counted once in full; after that only
 * the unit codes that a delivery touches are counted again, and the units above them added up anew. What other programs store
 * meanwhile is noticed by the warehouse's revision, and counted in full.
 */
export function liveScores(
  product: Product,
  warehouse: Leased<DossierStore>,
  { onFailure, trace, clock = systemClock }: LiveOptions,
): LiveScores {
  const periods = new Map<string, HeldPeriod>()
  const watchers = new Map<string, { readonly period: Period; readonly tells: Set<Tell> }>()
  /** Batches stored by this program that the periods in memory do not account for yet, in order. */
  const stored: BatchOutcome[] = []
  /** The warehouse's revision that the periods in memory account for. */
  let revision: number | null = null
  let following = false
  /** Something came in since the last recount began. */
  let again = false
  const inTurn = queue()
  const directoryNow = directoryHolder(product, clock)

  const grouped = new WeakMap<DossierStore, DossierStore>()
  const groupedStore = (store: DossierStore): DossierStore => {
    const known = grouped.get(store)
    if (known !== undefined) return known
    const onStored = (outcome: BatchOutcome): void => {
      // What is forgotten here is counted anew: the revision tells that there was more.
      if (watchers.size === 0 && stored.length === MOST_STORED) stored.length = 0
      stored.push(outcome)
    }
    const made = { ...store, warehouse: groupCommitting(store.warehouse, onStored) }
    grouped.set(store, made)
    return made
  }

  const followed: Leased<DossierStore> = {
    use: (work) => warehouse.use((store) => work(groupedStore(store))),
    close: () => warehouse.close(),
  }

  const tell = (period: Period, moves: readonly ScoreMove[]): void => {
    const tells = watchers.get(period.key)?.tells
    if (moves.length === 0 || tells === undefined) return
    const simulated = periods.get(period.key)?.scores.simulated() ?? false
    const told = moves.map((move) => ({ ...move, simulated }))
    for (const each of tells) each(told)
  }

  const open = async (store: DossierStore, period: Period): Promise<PeriodScores> => {
    const set = setInForce(product, period)
    const { directory } = await directoryNow()
    const feeds = await product.registry.feeds.stamp()
    const fed = await fedQuantities(product.registry, set, directory, [period], clock)
    const opened = await openPeriodScores(store.warehouse, { period, set, directory, feeds, fed, today: clock.today() })
    const before = periods.get(period.key)?.scores
    periods.delete(period.key)
    periods.set(period.key, { scores: opened, behind: new Set() })
    for (const key of [...periods.keys()].slice(0, -MOST_PERIODS)) if (!watchers.has(key)) periods.delete(key)
    if (before !== undefined) tell(period, movesBetween(before, opened))
    return opened
  }

  /** Counts all anew: what is watched at once, the rest when it is asked for. */
  const reopen = async (store: DossierStore): Promise<void> => {
    for (const key of [...periods.keys()]) if (!watchers.has(key)) periods.delete(key)
    for (const { period } of watchers.values()) await open(store, period)
  }

  /** Counts again what a period is behind with. */
  const bringUp = async (store: DossierStore, { scores, behind }: HeldPeriod): Promise<PeriodScores> => {
    if (behind.size === 0) return scores
    const { period } = scores.basis
    const moves = await scores.recount(store.warehouse, [...behind])
    if (moves === null) return open(store, period)
    behind.clear()
    tell(period, moves)
    return scores
  }

  /** Counts again what the batches touched, in the periods that are watched; false when that is not enough. */
  const follow = async (store: DossierStore, batches: readonly BatchOutcome[]): Promise<boolean> => {
    // Batches of one commit tell the same.
    const all = [...new Set(batches.map(({ touched }) => touched))]
    for (const held of [...periods.values()]) {
      const { period } = held.scores.basis
      for (const touched of all) {
        if (!held.scores.knows(touched.unitCodes)) return false
        if (overlaps(period, touched)) for (const code of touched.unitCodes) held.behind.add(code)
      }
      if (watchers.has(period.key)) await bringUp(store, held)
    }
    return true
  }

  /** Brings the periods in memory up to the warehouse: by what this program stored, or anew where others stored something. */
  const catchUp = async (store: DossierStore): Promise<void> => {
    const now = await store.warehouse.revision()
    const own = revision === null ? -1 : now - revision
    revision = null
    const known = own >= 0 && own <= stored.length
    const batches = stored.splice(0, known ? own : stored.length)
    if (!known || !(await follow(store, batches))) await reopen(store)
    revision = now
    for (const { period } of watchers.values()) await fresh(store, period)
  }

  /** The period as it is in memory, opened anew when the register, its feeds or the day are others since. */
  const fresh = async (store: DossierStore, period: Period): Promise<PeriodScores> => {
    const held = periods.get(period.key)
    const same =
      held !== undefined &&
      held.scores.basis.directory === (await directoryNow()).directory &&
      held.scores.basis.feeds === (await product.registry.feeds.stamp()) &&
      held.scores.judgedOn === judgedOn(period, clock.today())
    return same ? bringUp(store, held) : open(store, period)
  }

  const scoresNow = (period: Period): Promise<PeriodScores> =>
    inTurn(() =>
      warehouse.use(async (store) => {
        await catchUp(store)
        const scores = await fresh(store, period)
        const held = periods.get(period.key)
        if (held !== undefined) {
          periods.delete(period.key)
          periods.set(period.key, held)
        }
        return scores
      }),
    )

  /** Follows what came in until nothing is left; what comes meanwhile is one recount. */
  const touch = async (): Promise<void> => {
    again = true
    if (following || watchers.size === 0) return
    following = true
    try {
      while (again || stored.length > 0) {
        again = false
        await inTurn(() => warehouse.use(catchUp))
      }
    } catch (error) {
      // Nothing in memory is sure any more: all is counted anew.
      revision = null
      onFailure(error)
    } finally {
      following = false
    }
  }

  /** Scores are being brought to those who watch: what nobody asked for yet would hold them up. */
  const pushing = (): boolean => watchers.size > 0 && (following || stored.length > 0)

  let traced = ''
  /** Another text when what scores are made of may have changed: the warehouse, the feeds, the units, the day. */
  const traceNow = async (): Promise<string> => {
    const { stamp } = await directoryNow()
    return [trace(), await product.registry.feeds.stamp(), stamp, clock.today()].join(' ')
  }
  let looking: NodeJS.Timeout | null = null
  /** Looks for what other programs stored, and whether a day has passed; while one of them holds an embedded warehouse, later. */
  const look = async (): Promise<void> => {
    try {
      const now = await traceNow()
      if (following || now === traced) return
      await inTurn(() => warehouse.use(catchUp))
      traced = now
    } catch (error) {
      if (!(error instanceof ThuocDoError && error.code === 'warehouse.in-use')) onFailure(error)
    }
  }
  const lookWhileWatched = (): void => {
    if (looking !== null) return
    looking = setInterval(() => {
      if (watchers.size > 0) void look()
      else if (looking !== null) {
        clearInterval(looking)
        looking = null
      }
    }, LOOK_MS)
    looking.unref()
  }

  return {
    scores: scoresNow,
    isWithheld: (period) => isFaulty(product, period),
    touch: () => void touch(),
    warehouse: followed,
    async explain(unit, period, criterion, asked) {
      const held = await scoresNow(period)
      const { set, directory, fed } = held.basis
      const explained = { scoring: set.scoring, directory, fed, card: cardOf(held, unit) }
      return warehouse.use((store) => explainCriterion(store, explained, criterion, asked, clock))
    },
    async receive(kind, bytes, said) {
      const source = bytesSource(`${said.source} (HTTP)`, bytes)
      const taken = await takeIn({ product, warehouse: followed }, kind, source, said, {}, clock)
      if (mayMove(taken)) void touch()
      return taken
    },
    async watch(period, tellOne) {
      const each = watchers.get(period.key) ?? { period, tells: new Set() }
      watchers.set(period.key, each)
      each.tells.add(tellOne)
      lookWhileWatched()
      await scoresNow(period).catch(onFailure)
      return () => {
        each.tells.delete(tellOne)
        if (each.tells.size === 0) watchers.delete(period.key)
      }
    },
    async warm(all, stopped) {
      for (const period of all) {
        while (!stopped() && pushing()) await setTimeout(PAUSE_MS)
        if (stopped()) return
        try {
          await scoresNow(period)
        } catch (error) {
          // They are counted when they are asked for, and whoever asks is told then.
          if (!(error instanceof ThuocDoError)) throw error
        }
      }
    },
  }
}

/** The scorecard of a unit. @throws ThuocDoError `score.nothing-held` */
export function cardOf(held: PeriodScores, unit: UnitId): Scorecard {
  const card = held.card(unit)
  if (card === null) throw new ThuocDoError('score.nothing-held', { period: held.basis.period.key })
  return card
}
