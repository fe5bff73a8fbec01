import { monthPeriod, type Period, previousPeriod } from '../model/period.ts'
import { periodState } from '../model/period-state.ts'
import { UNIT_LEVELS, type UnitId } from '../model/unit.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { ThuocDoError } from '../platform/problem.ts'
import type { ScoreSource, SiteSource } from '../publish/site/source.ts'
import type { ScoredMonth, UnitScore } from '../views/scores/record.ts'
import type { DossierStore } from './dossier-store.ts'
import type { Leased } from './leased.ts'
import { cardOf, type LiveScores } from './live.ts'
import type { PeriodScores } from './period-scores.ts'
import { periodMeant } from './periods.ts'
import type { ScoreBackground } from './score-background.ts'

/** Months told on the first page. */
const MONTHS = 12

/** What is not there is no page; anything else is a failure. */
async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (
      error instanceof ThuocDoError &&
      ['score.none-in-force', 'score.nothing-held', 'explain.criterion'].includes(error.code)
    )
      return null
    throw error
  }
}

const monthOf = (key: string): Period => monthPeriod(Number(key.slice(0, 4)), Number(key.slice(5, 7)))

/** Nothing while the warehouse is in use by a command: the first page has other things to show. */
async function unlessBusy<T>(work: () => Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ThuocDoError && error.code === 'warehouse.in-use') return []
    throw error
  }
}

/** Pages of scores over live ones. `holdsDossiers`: whether there is a warehouse at all; looking at pages makes none for nothing. */
export function scoreSource(
  live: LiveScores,
  warehouse: Leased<DossierStore>,
  holdsDossiers: () => boolean,
  dataDir: string,
  background: ScoreBackground,
  clock: Clock = systemClock,
): ScoreSource {
  const holdsAny = async (): Promise<boolean> => holdsDossiers() || (await background.fedMonths()).length > 0
  const month: ScoreSource['month'] = (periodKey) =>
    orNull(async () => {
      const period = await periodMeant(periodKey, dataDir, clock)
      if (period === null || !(await holdsAny())) return null
      const held = await live.scores(period)
      const { set, directory } = held.basis
      const ranks = await held.ranks()
      const cards = held.cards()
      if (cards.length === 0) return null
      const collator = new Intl.Collator('vi')
      const units = cards
        .map((card) => ({
          label: directory.label(card.unit, period.to),
          card,
          above: directory.ancestorsOn(card.unit, period.to).map(({ id }) => id),
        }))
        .sort(
          (a, b) =>
            UNIT_LEVELS.indexOf(a.label.level) - UNIT_LEVELS.indexOf(b.label.level) ||
            collator.compare(a.label.name, b.label.name),
        )
      const official = await background.official(directory, set, period)
      const hasBefore = await background.holds(directory, set, previousPeriod(period))
      const told = {
        judgedOn: held.judgedOn,
        state: periodState(period, clock.today()),
        hasBefore,
        simulated: held.simulated(),
        official,
        ranks,
        means: held.means(),
        nameOf: (unit: UnitId) => directory.label(unit, period.to).name,
      }
      return { period, set, scoring: set.scoring, ...told, units }
    })
  const comparisonOf = async (periodKey: string, unit: UnitId) => {
    const period = await periodMeant(periodKey, dataDir, clock)
    if (period === null || !(await holdsAny())) return null
    const held = await live.scores(period)
    const { set, directory } = held.basis
    const compared = { set, directory, card: cardOf(held, unit) }
    return { compared, comparison: await background.change(compared) }
  }
  const periods: ScoreSource['periods'] = async () => {
    const used = holdsDossiers() ? await unlessBusy(() => warehouse.use((store) => store.warehouse.unitCodes())) : []
    const dossiers = used.flatMap(({ from, to }) => [from ?? [], to ?? []].flat())
    // The last twelve months are looked at, so any day of a month will do.
    const days = [...dossiers, ...(await background.fedMonths()).map((key) => `${key}-01`)].sort()
    const [first, last] = [days[0], days.at(-1)]
    if (first === undefined || last === undefined) return []
    const keys: string[] = []
    const [year, number] = [Number(last.slice(0, 4)), Number(last.slice(5, 7))]
    for (let back = 0; back < MONTHS; back += 1) {
      const at = year * 12 + number - 1 - back
      const { key, to } = monthPeriod(Math.floor(at / 12), (at % 12) + 1)
      if (to < first) break
      keys.push(key)
    }
    return keys
  }
  /** Scores that cannot be shown are told apart (`withheld`). */
  const unlessFaulty = async <T>(work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work()
    } catch (error) {
      if (error instanceof ThuocDoError && error.code === 'score.set-faulty') return null
      throw error
    }
  }
  /** What `tell` makes of each month that has scores. */
  const ofMonths = <T>(tell: (month: ScoredMonth, held: PeriodScores) => T | null): Promise<readonly T[]> =>
    unlessBusy(async () => {
      const found: T[] = []
      for (const periodKey of await periods()) {
        const period = monthOf(periodKey)
        const held = await unlessFaulty(() => orNull(() => live.scores(period)))
        if (held === null || held.quantities.units.length === 0) continue
        const state = periodState(period, clock.today())
        const told = tell({ periodKey, state, simulated: held.simulated() }, held)
        if (told !== null) found.push(told)
      }
      return found
    })
  return {
    month,
    periods,
    withheld: async () => (await periods()).filter((key) => live.isWithheld(monthOf(key))),
    months: () => ofMonths((each) => each),
    ofUnit: (unitId) =>
      ofMonths((each, held): UnitScore | null => {
        const lines = held.card(unitId)?.lines ?? []
        const total = lines.at(-1)
        return total === undefined || lines.every(({ points }) => points === null) ? null : { ...each, total }
      }),
    change: (periodKey, unitId) =>
      orNull(async () => {
        const found = await comparisonOf(periodKey, unitId)
        if (found === null) return null
        const { previous, setThen, record, lines, simulated } = found.comparison
        return { previous, setThen, recorded: record, lines, simulated }
      }),
    criterion: (periodKey, unitId, code, asked) =>
      orNull(async () => {
        const found = await comparisonOf(periodKey, unitId)
        if (found === null) return null
        const { compared, comparison } = found
        const record = await live.explain(unitId, compared.card.period, code, asked)
        const { id } = record.criterion
        const line = comparison.lines.find((each) => each.line === id)
        const procedures = await background.procedures(compared, comparison, id)
        return { ...record, change: line === undefined ? null : { previous: comparison.previous, line, procedures } }
      }),
  }
}

/** The site's source with pages of scores: the same object for the same source. */
export function withScorePages(sourceNow: () => Promise<SiteSource>, scores: ScoreSource): () => Promise<SiteSource> {
  let held: { readonly of: SiteSource; readonly source: SiteSource } | null = null
  return async () => {
    const of = await sourceNow()
    if (held?.of !== of) held = { of, source: { ...of, scores } }
    return held.source
  }
}
