import { type Decimal, decimalPlaces } from '../model/decimal.ts'
import type { Period } from '../model/period.ts'
import { type Rational, rational, rationalToNumber } from '../model/rational.ts'
import { MISSING_REASONS } from '../model/reported.ts'
import {
  countsAsCode,
  countsAsOf,
  IS_VALUE,
  lineIds,
  type QuantityTable,
  reasonCode,
  type ScoreTable,
} from '../model/score-table.ts'
import type { Counts, Quantity, Scorecard, ScoreLine } from '../model/scorecard.ts'
import type { Scoring } from '../model/scoring.ts'
import { scoreCriterion } from './criterion.ts'
import { type FastScoring, fastScoring, type Scored, scoreRows } from './fast-scoring.ts'
import type { MeanUnit } from './means.ts'
import { scoreAll } from './scorecards.ts'

/** Digits of points in the table of an index set that leaves points unrounded. */
const UNROUNDED_PLACES = 12

/** Digits after the point that published points of the set have at the most. */
const placesOf = ({ rounding, criteria }: Scoring): number =>
  Math.max(
    rounding.criteria ?? UNROUNDED_PLACES,
    rounding.groups ?? 0,
    rounding.total,
    ...criteria.map(({ max }) => decimalPlaces(max)),
  )

/** A row of a table as the exact rules take it. */
export function countsOfRow({ measures }: Scoring, table: QuantityTable, row: number): Counts {
  const quantities = new Map<string, Quantity>()
  for (const [index, { id }] of measures.entries()) {
    const at = row * measures.length + index
    const state = table.states[at] ?? IS_VALUE
    const reason = MISSING_REASONS[state - 1]
    if (state === IS_VALUE) {
      quantities.set(id, { kind: 'value', value: rational(BigInt(table.values[at] ?? 0)) })
    } else if (reason !== undefined && reason !== 'not-reported') quantities.set(id, { kind: 'missing', reason })
  }
  for (const [id, quantity] of table.stated.get(row) ?? []) quantities.set(id, quantity)
  const { units, levels, period } = table
  return { unit: units[row] ?? '', level: levels[row] ?? null, period, quantities }
}

/** The exact scorecards of some rows of a table; of all of them where units are compared with each other. */
export const scorecardsOf = (scoring: Scoring, table: QuantityTable, rows: readonly number[]): readonly Scorecard[] =>
  scoreAll(
    scoring,
    rows.map((row) => countsOfRow(scoring, table, row)),
  )

const scaledDecimal = (value: Decimal, places: number): number => {
  const own = decimalPlaces(value)
  return Number(value.replace('.', '')) * 10 ** (places - own)
}

function fillLine(out: ScoreTable, at: number, { points, max, reason, countsAs }: ScoreLine): void {
  out.points[at] = points === null ? Number.NaN : scaledDecimal(points, out.places)
  out.max[at] = Math.round(rationalToNumber(max) * 10 ** out.places)
  out.reasons[at] = reasonCode(reason)
  out.countsAs[at] = countsAsCode(countsAs)
}

/** Puts the points of a scorecard into a row. */
export function fillRow(out: ScoreTable, row: number, { lines }: Scorecard): void {
  for (const [index, line] of lines.entries()) fillLine(out, row * out.lines.length + index, line)
}

/** An index set made ready to score tables. Meanings are those of `scoreAll`, to the last digit. */
export interface TableScorer {
  score(table: QuantityTable): ScoreTable
}

/**
 * Scores tables by whole-number arithmetic where the index set allows it and by exact fractions where it does not: rows
 * with stated points or ratios, rules of other kinds, sets that compare units with each other or leave points unrounded.
 */
export function tableScorer(scoring: Scoring): TableScorer {
  const lines = lineIds(scoring)
  const places = placesOf(scoring)
  const fastBy = new Map<string, FastScoring | null>()
  const fastFor = (period: Period): FastScoring | null => {
    const known = fastBy.get(period.key)
    if (known !== undefined) return known
    const made = fastScoring(scoring, places, period)
    fastBy.set(period.key, made)
    return made
  }
  return {
    score(table) {
      const rows = table.units.length
      const size = rows * lines.length
      const points = new Float64Array(size)
      const out = {
        lines,
        places,
        points,
        max: new Float64Array(size),
        reasons: new Uint8Array(size),
        countsAs: new Uint8Array(size),
      }
      const fast = fastFor(table.period)
      if (fast === null) {
        const all = scorecardsOf(scoring, table, [...table.units.keys()])
        for (const [row, card] of all.entries()) fillRow(out, row, card)
        return out
      }
      const exact: Scored['exact'] = (row, criterion, at) =>
        fillLine(out, at, scoreCriterion(criterion, countsOfRow(scoring, table, row), null, scoring.rounding.criteria))
      scoreRows(fast, { table, out, exact })
      for (const row of table.stated.keys())
        for (const card of scorecardsOf(scoring, table, [row])) fillRow(out, row, card)
      return out
    },
  }
}

/** A row of a table as one of the units that a mean is of. */
export function meanUnitOfRow(
  { lines, places, points, max, countsAs }: ScoreTable,
  unit: string,
  row: number,
): MeanUnit {
  const amount = (value: number): Rational => rational(BigInt(Math.round(value)), 10n ** BigInt(places))
  return {
    unit,
    part(line) {
      const at = row * lines.length + lines.indexOf(line)
      const value = points[at] ?? Number.NaN
      return {
        points: Number.isNaN(value) ? null : amount(value),
        max: amount(max[at] ?? 0),
        countsAs: countsAsOf(countsAs[at] ?? 0),
      }
    },
  }
}
