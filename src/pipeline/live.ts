import { bytesSource } from '../ingest/rows/byte-source.ts'
import { membershipsOf } from '../measure/memberships.ts'
import type { DossierQuestion } from '../model/explanation.ts'
import type { Period } from '../model/period.ts'
import { rationalToNumber } from '../model/rational.ts'
import type { Scorecard, ScoreLine } from '../model/scorecard.ts'
import type { UnitId } from '../model/unit.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { ThuocDoError } from '../platform/problem.ts'
import type { BatchOutcome } from '../store/warehouse/port.ts'
import { scoresFromDossiers } from './dossier-scores.ts'
import type { DossierStore } from './dossier-store.ts'
import { type CriterionExplanation, explainCriterion } from './explain.ts'
import { type DossierImportReport, importDossierSource } from './import-dossiers.ts'
import type { Leased } from './leased.ts'
import { directoryOf, type Product } from './product.ts'
import { type ScoredSet, setInForce } from './score.ts'

/** A line of a scorecard that moved: its points before and after, null for none. */
export interface ScoreMove {
  readonly unit: UnitId
  readonly period: string
  readonly line: string
  readonly before: number | null
  readonly after: number | null
}

/** Scores that follow the dossiers as they come in. */
export interface LiveScores {
  /** Every unit's scorecard of the period, and the set they are scored by. */
  scores(period: Period): Promise<{
    readonly set: ScoredSet
    readonly directory: UnitDirectory
    readonly cards: readonly Scorecard[]
    readonly simulated: boolean
  }>
  /** One criterion of a unit down to its dossiers. @throws ThuocDoError `score.no-dossiers`, `explain.criterion` */
  explain(unit: UnitId, period: Period, criterion: string, asked: DossierQuestion): Promise<CriterionExplanation>
  /** Takes in what a source sent. Whoever watches a period it touches is told what moved. */
  receive(source: string, bytes: Uint8Array): Promise<DossierImportReport>
  /** Tells of every move of a period's scores until it is called off. */
  watch(period: Period, tell: (moves: readonly ScoreMove[]) => void): () => void
}

type Tell = (moves: readonly ScoreMove[]) => void

interface Watched {
  readonly period: Period
  readonly listeners: Set<Tell>
  /** As last told; null: not computed yet. */
  cards: ReadonlyMap<UnitId, Scorecard> | null
  /** Unit codes whose dossiers changed since. */
  readonly touched: Set<string>
  /** A recount is under way; what is touched meanwhile waits for the next. */
  busy: boolean
}

/** How long the units of the register are taken to be the same. */
const UNITS_HOLD_MS = 10_000

const pointsOf = (line: ScoreLine | undefined): number | null => (line?.points == null ? null : Number(line.points))

function movesOf(before: Scorecard | undefined, after: Scorecard): readonly ScoreMove[] {
  return after.lines.flatMap((line): ScoreMove[] => {
    const old = pointsOf(before?.lines.find(({ id }) => id === line.id))
    const now = pointsOf(line)
    return old === now ? [] : [{ unit: after.unit, period: after.period.key, line: line.id, before: old, after: now }]
  })
}

const overlaps = ({ from, to }: Period, touched: BatchOutcome['touched']): boolean =>
  touched.from !== null && touched.to !== null && touched.from <= to && from <= touched.to

/**
 * Scores over a product and its warehouse, recomputed for the units that a batch touches and those above them. `onFailure`
 * is told of recounts that failed: what was received is stored all the same.
 */
export function liveScores(
  product: Product,
  warehouse: Leased<DossierStore>,
  onFailure: (error: unknown) => void,
  clock: Clock = systemClock,
): LiveScores {
  const watched = new Map<string, Watched>()
  let units: { readonly at: number; readonly directory: Promise<UnitDirectory> } | null = null
  const directoryNow = (): Promise<UnitDirectory> => {
    const now = clock.now().getTime()
    if (units === null || now - units.at > UNITS_HOLD_MS) units = { at: now, directory: directoryOf(product) }
    return units.directory
  }

  const scores: LiveScores['scores'] = async (period) => {
    const set = setInForce(product.indexSets, period)
    const directory = await directoryNow()
    const { scorecards: cards, simulated } = await warehouse.use((store) =>
      scoresFromDossiers(store, set, directory, { periods: [period] }, clock),
    )
    return { set, directory, cards, simulated }
  }

  /** The units that the codes count for in the period, and those above them. */
  const unitsOf = (
    directory: UnitDirectory,
    { key, from, to }: Period,
    codes: readonly string[],
  ): ReadonlySet<UnitId> => {
    const counted = { key, from, to, judgedOn: to }
    return new Set(membershipsOf(directory, [counted], codes).memberships.map(({ unit }) => unit))
  }

  const recount = async (each: Watched): Promise<void> => {
    const { period, cards, touched, listeners } = each
    const codes = [...touched]
    touched.clear()
    const set = setInForce(product.indexSets, period)
    const directory = await directoryNow()
    const only = cards === null ? {} : { only: unitsOf(directory, period, codes) }
    const { scorecards } = await warehouse.use((store) =>
      scoresFromDossiers(store, set, directory, { periods: [period], ...only }, clock),
    )
    const moves = cards === null ? [] : scorecards.flatMap((card) => movesOf(cards.get(card.unit), card))
    each.cards = new Map([...(cards ?? []), ...scorecards.map((card): [UnitId, Scorecard] => [card.unit, card])])
    if (moves.length > 0) for (const tell of listeners) tell(moves)
  }

  /** Recounts until nothing is touched any more; several batches that come meanwhile are one recount. */
  const follow = async (each: Watched): Promise<void> => {
    if (each.busy) return
    each.busy = true
    try {
      while (each.cards === null || each.touched.size > 0) await recount(each)
    } catch (error) {
      each.cards = null
      onFailure(error)
    } finally {
      each.busy = false
    }
  }

  return {
    scores,
    async explain(unit, period, criterion, asked) {
      const { set, directory, cards } = await scores(period)
      const card = cardOf(cards, unit, period)
      return warehouse.use((store) =>
        explainCriterion(store, set.scoring, directory, unit, period, card, criterion, asked, clock),
      )
    },
    async receive(source, bytes) {
      const options = { source, badRows: null, dryRun: false, way: 'http' } as const
      const name = `${source} (HTTP)`
      const report = await warehouse.use((store) =>
        importDossierSource(store, bytesSource(name, bytes), options, clock),
      )
      const touched = report.batch?.touched
      for (const each of watched.values()) {
        if (touched === undefined || !overlaps(each.period, touched)) continue
        for (const code of touched.unitCodes) each.touched.add(code)
        void follow(each)
      }
      return report
    },
    watch(period, tell) {
      const fresh: Watched = { period, listeners: new Set(), cards: null, touched: new Set(), busy: false }
      const each = watched.get(period.key) ?? fresh
      watched.set(period.key, each)
      each.listeners.add(tell)
      void follow(each)
      return () => {
        each.listeners.delete(tell)
        if (each.listeners.size === 0) watched.delete(period.key)
      }
    },
  }
}

/** A line as JSON: points, maximum, counts, reason. */
export function lineJson({ id, kind, points, max, value, numerator, denominator, reason, holes }: ScoreLine): object {
  const amount = (quantity: ScoreLine['numerator']): number | null =>
    quantity?.kind === 'value' ? rationalToNumber(quantity.value) : null
  return {
    id,
    kind,
    value: points === null ? null : Number(points),
    max: rationalToNumber(max),
    numerator: amount(numerator),
    denominator: amount(denominator),
    ratio: value === null ? null : rationalToNumber(value),
    reason,
    missing: holes,
  }
}

/** The scorecard of a unit. @throws ThuocDoError `score.no-dossiers` */
export function cardOf(cards: readonly Scorecard[], unit: UnitId, period: Period): Scorecard {
  const card = cards.find((each) => each.unit === unit)
  if (card === undefined) throw new ThuocDoError('score.no-dossiers', { period: period.key })
  return card
}
