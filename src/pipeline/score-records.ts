import { createHash } from 'node:crypto'
import { judgedOn } from '../measure/judged-on.ts'
import { type IndexSet, isInForce, termOf } from '../model/index-set.ts'
import type { Period } from '../model/period.ts'
import { periodState } from '../model/period-state.ts'
import { cardText, linesOfText, type ScoreRecord } from '../model/score-record.ts'
import type { Scorecard } from '../model/scorecard.ts'
import type { UnitId } from '../model/unit.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { ThuocDoError } from '../platform/problem.ts'
import type { Registry } from '../store/registry/port.ts'
import { scoresFromDossiers } from './dossier-scores.ts'
import { type DossierStore, holdsDossiersOf } from './dossier-store.ts'
import { fedQuantities } from './fed-quantities.ts'
import { directoryOf, type Product } from './product.ts'
import { type ScoredSet, setInForce } from './score.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The hash of an index set's content, which tells versions of the same id apart. */
export const indexSetHash = (set: IndexSet): string => sha256(JSON.stringify(set))

/**
 * Keeps the scorecards of a period that is over as they stand now, by a set, by default the one that the period is scored by.
 * Recorded again, it is the next revision when anything is different. `onlyFirst`: nothing when the period was recorded by this set before.
 * @throws ThuocDoError `scores.running`, `scores.not-in-force`, `score.nothing-held`, `score.none-in-force`
 */
export async function recordScores(
  product: Product,
  store: DossierStore,
  period: Period,
  { onlyFirst, set: asked }: { readonly onlyFirst: boolean; readonly set?: ScoredSet },
  clock: Clock = systemClock,
): Promise<{ readonly kind: 'stored' | 'already'; readonly record: ScoreRecord }> {
  const today = clock.today()
  if (periodState(period, today) === 'running') {
    throw new ThuocDoError('scores.running', { period: period.key, to: period.to })
  }
  const set = asked ?? setInForce(product, period)
  if (!isInForce(set, period)) {
    throw new ThuocDoError('scores.not-in-force', { period: period.key, id: set.id, ...termOf(set) })
  }
  const directory = await directoryOf(product)
  const fed = await fedQuantities(product.registry, set, directory, [period], clock)
  const held = fed.units(period.key).length > 0 || (await holdsDossiersOf(store, period))
  const scope = { periods: [period], fed }
  const { scorecards, simulated } = held
    ? await scoresFromDossiers(store, set, directory, scope, clock)
    : { scorecards: [], simulated: false }
  if (scorecards.length === 0) throw new ThuocDoError('score.nothing-held', { period: period.key })
  const cards = scorecards.map((card) => ({ unitId: card.unit, lines: cardText(card) }))
  const indexSet = JSON.stringify(set)
  const indexSetSha256 = sha256(indexSet)
  const content = sha256([indexSetSha256, ...cards.flatMap(({ unitId, lines }) => [unitId, lines])].join('\n'))
  const record = {
    periodKey: period.key,
    periodFrom: period.from,
    periodTo: period.to,
    indexSetId: set.id,
    indexSetSha256,
    sha256: content,
    judgedOn: judgedOn(period, today),
    simulated,
  }
  return product.registry.storeScoreRecord({ record, indexSet, cards, onlyFirst })
}

/** The scores of a period as they were last recorded, with the index set as it was then. */
export interface LastRecord {
  readonly record: ScoreRecord
  readonly set: ScoredSet
  /** A unit's scorecard; null when the record has none. */
  card(unit: UnitId): Promise<Scorecard | null>
}

/** A set as `recordScores` wrote it; those of before there were means have none. */
function recordedSet(content: string): ScoredSet {
  const set = JSON.parse(content) as ScoredSet
  return Array.isArray(set.scoring.means) ? set : { ...set, scoring: { ...set.scoring, means: [] } }
}

/** The last record of a period by one of these index sets; null when it was never recorded by any. */
export async function lastRecord(
  registry: Registry,
  period: Period,
  indexSetIds: readonly string[],
): Promise<LastRecord | null> {
  const records = await registry.scoreRecords(period.key)
  const record = records.findLast(({ indexSetId }) => indexSetIds.includes(indexSetId))
  if (record === undefined) return null
  const content = await registry.recordedIndexSet(record.indexSetSha256)
  if (content === null) throw new Error(`the index set of the record ${period.key} is not in the register`)
  return {
    record,
    set: recordedSet(content),
    async card(unit) {
      const held = await registry.recordedCard(record, unit)
      return held === null ? null : { unit, level: null, period, lines: linesOfText(held.lines) }
    },
  }
}
