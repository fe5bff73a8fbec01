import { setImmediate as nextTurn } from 'node:timers/promises'
import type { QuantityTable } from '../model/score-table.ts'
import type { Scorecard } from '../model/scorecard.ts'
import { type ExactPoints, exactPoints, type LineRanks, rankLines } from '../score/score-ranks.ts'

/** Units whose exact points are worked out at a time: between them others have their turn. */
const AT_A_TIME = 100

/** Ranks of a period that is held in memory. */
export interface PeriodRanks {
  /** These rows changed. */
  forget(rows: Iterable<number>): void
  /** Ranks of all units by each group and the total, as of the moment they are answered. */
  ranks(): Promise<LineRanks>
}

/**
 * Ranks by exact points, which the table does not hold: they are worked out when ranks are first asked for, and after that for the
 * units that changed. `cardsOf`: the exact scorecards of rows.
 */
export function periodRanks(
  { units, levels }: QuantityTable,
  cardsOf: (rows: readonly number[]) => readonly Scorecard[],
): PeriodRanks {
  const exact = new Map<number, ExactPoints>()
  let ranked: LineRanks | null = null
  const missing = (): number[] => [...units.keys()].filter((row) => !exact.has(row)).slice(0, AT_A_TIME)
  return {
    forget(rows) {
      for (const row of rows) exact.delete(row)
      ranked = null
    },
    async ranks() {
      for (let rows = missing(); rows.length > 0; rows = missing()) {
        for (const [index, card] of cardsOf(rows).entries()) exact.set(rows[index] ?? -1, exactPoints(card))
        await nextTurn()
      }
      ranked ??= rankLines(
        [...units.entries()].map(([row, unit]) => ({
          unit,
          level: levels[row] ?? null,
          points: exact.get(row) ?? new Map(),
        })),
      )
      return ranked
    },
  }
}
