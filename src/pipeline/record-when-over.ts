import { dateInVietnam } from '../model/date.ts'
import { seriesOf } from '../model/index-set.ts'
import { halfPeriod, monthPeriod, type Period, previousPeriod, quarterPeriod, yearPeriod } from '../model/period.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { ThuocDoError } from '../platform/problem.ts'
import type { DossierStore } from './dossier-store.ts'
import { fedMonths } from './fed-quantities.ts'
import type { Leased } from './leased.ts'
import type { Product } from './product.ts'
import { headsOf, setInForce } from './score.ts'
import { recordScores } from './score-records.ts'

/** How long after midnight in Viet Nam a period is left alone: what was done on its last day still comes in. */
const GRACE_HOURS = 6

/** The last month, quarter, half-year and year that are over, the hours of grace included. */
export function periodsOver(now: Date): readonly Period[] {
  const day = dateInVietnam(new Date(now.getTime() - GRACE_HOURS * 3_600_000))
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  return [
    monthPeriod(year, month),
    quarterPeriod(year, Math.ceil(month / 3)),
    halfPeriod(year, month > 6 ? 2 : 1),
    yearPeriod(year),
  ].map(previousPeriod)
}

/** Nothing to record, or not now: it is looked at again the next time. */
const PASSED_OVER = ['score.nothing-held', 'score.none-in-force', 'score.set-faulty', 'warehouse.in-use']

/** Records the periods that are over and were never recorded. What stands in the way of one does not stop the others. */
export async function recordPeriodsOver(
  product: Product,
  warehouse: Leased<DossierStore>,
  clock: Clock = systemClock,
): Promise<readonly string[]> {
  const recorded: string[] = []
  for (const period of periodsOver(clock.now())) {
    try {
      const series = seriesOf(setInForce(product, period), headsOf(product))
      const records = await product.registry.scoreRecords(period.key)
      if (records.some(({ indexSetId }) => series.includes(indexSetId))) continue
      await warehouse.use((store) => recordScores(product, store, period, { onlyFirst: true }, clock))
      recorded.push(period.key)
    } catch (error) {
      if (!(error instanceof ThuocDoError) || !PASSED_OVER.includes(error.code)) throw error
    }
  }
  return recorded
}

/** Looked at so often, the first time so long after the start: whoever starts a server may have the warehouse first. */
const [EVERY_MS, FIRST_MS] = [15 * 60_000, 2 * 60_000]

/** Records periods by itself while a server runs, as long as there is something to score; `stop` waits for what is under way. */
export function keepRecording(
  product: Product,
  warehouse: Leased<DossierStore>,
  holdsDossiers: () => boolean,
  onFailure: (error: unknown) => void,
): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve()
  const look = (): void => {
    running = running
      .then(async () => {
        if (!holdsDossiers() && (await fedMonths(product.registry)).length === 0) return
        await recordPeriodsOver(product, warehouse)
      })
      .catch(onFailure)
  }
  const timers = [setTimeout(look, FIRST_MS), setInterval(look, EVERY_MS)]
  for (const timer of timers) timer.unref()
  return {
    async stop() {
      for (const timer of timers) clearTimeout(timer)
      await running
    },
  }
}
