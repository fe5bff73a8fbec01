import { decimalPlaces } from '../model/decimal.ts'
import { type Expression, measuresOf } from '../model/measure.ts'
import type { Period } from '../model/period.ts'
import { MISSING_REASONS } from '../model/reported.ts'
import {
  countsAsCode,
  IS_VALUE,
  NOT_REPORTED_STATE,
  type QuantityTable,
  reasonCode,
  type ScoreTable,
} from '../model/score-table.ts'
import type { Criterion, Scoring } from '../model/scoring.ts'
import type { UnitLevel } from '../model/unit.ts'
import { whenNotReported } from './criterion.ts'
import { type ScaledCriterion, scaledCriterion, scaledPoints } from './scaled.ts'
import { isScale, outcomeOf, type Said } from './share.ts'

const [POINTS, ZERO, HOLE, NOTHING] = (['points', 'zero', 'hole', 'nothing'] as const).map(countsAsCode) as [
  number,
  number,
  number,
  number,
]
const NONE = reasonCode(null)
const DENOMINATOR_ZERO = reasonCode('denominator-zero')
const NOT_APPLICABLE = reasonCode('not-applicable')
const DOES_NOT_ARISE = reasonCode('does-not-arise')
const TRACKING = reasonCode('tracking')
const PART_MISSING = reasonCode('part-missing')
const GIVEN_FULL = reasonCode('given-full')

interface FastLine {
  readonly criterion: Criterion
  /** The maximum in units of `10^-places`. */
  readonly max: number
  /** Null: left to exact fractions, unless the criterion is only tracked. */
  readonly scaled: ScaledCriterion | null
  /** Its denominator is of numbers alone. */
  readonly onScale: boolean
  /** Columns of its measures: where none of them was reported, the criterion was not. Null: that cannot be told so. */
  readonly columns: readonly number[] | null
}

interface FastGroup {
  /** Places of its parts among the lines. */
  readonly of: readonly number[]
}

/** An index set whose lines are sums of rounded whole numbers, for one period. */
export interface FastScoring {
  readonly width: number
  readonly lines: readonly FastLine[]
  readonly groups: readonly FastGroup[]
}

/** A table and the scores that are made of it. `exact` scores one criterion of one row by fractions and writes its line. */
export interface Scored {
  readonly table: QuantityTable
  readonly out: ScoreTable
  readonly exact: (row: number, criterion: Criterion, at: number) => void
}

const holdsNumber = (expression: Expression): boolean => {
  switch (expression.kind) {
    case 'number':
      return true
    case 'measure':
      return false
    case 'difference':
    case 'quotient':
      return holdsNumber(expression.left) || holdsNumber(expression.right)
    case 'share-of-year':
      return holdsNumber(expression.of)
    default:
      return expression.of.some(holdsNumber)
  }
}

function columnsOf({ numerator, denominator }: Criterion, measures: ReadonlyMap<string, number>): number[] | null {
  const parts = denominator === null ? [numerator] : [numerator, denominator]
  if (parts.some(holdsNumber)) return null
  return parts.flatMap(measuresOf).flatMap((id) => measures.get(id) ?? [])
}

/** Null where points of the set are not sums of rounded points: all of it is left to exact fractions. */
export function fastScoring(scoring: Scoring, places: number, period: Period): FastScoring | null {
  const { criteria, groups, measures, rounding } = scoring
  const digits = rounding.criteria
  if (digits === null || (rounding.groups ?? places) < digits || rounding.total < digits) return null
  if (criteria.some(({ rule, max }) => rule.kind === 'min-max' || decimalPlaces(max) > digits)) return null
  if (groups.some(({ aggregation, outOf }) => aggregation !== 'sum' || outOf !== null)) return null
  const columns = new Map(measures.map(({ id }, index) => [id, index]))
  const ids = new Map([...criteria, ...groups].map(({ id }, index) => [id, index]))
  return {
    width: measures.length,
    lines: criteria.map((criterion) => ({
      criterion,
      max: Number(criterion.max.replace('.', '')) * 10 ** (places - decimalPlaces(criterion.max)),
      scaled: scaledCriterion(criterion, columns, period, digits, places),
      onScale: isScale(criterion),
      columns: columnsOf(criterion, columns),
    })),
    groups: groups.map(({ of }) => ({ of: of.flatMap((id) => ids.get(id) ?? []) })),
  }
}

function write(out: ScoreTable, at: number, points: number, reason: number, countsAs: number): void {
  out.points[at] = points
  out.reasons[at] = reason
  out.countsAs[at] = countsAs
}

/** A line without a value, by the policies of its criterion. `reason`: why there is none. */
function withoutValue(
  { criterion, max }: FastLine,
  reason: number,
  level: UnitLevel | null,
  at: number,
  out: ScoreTable,
): void {
  const { whenZero } = criterion
  if (reason === NOT_APPLICABLE) {
    write(out, at, Number.NaN, reason, NOTHING)
    return
  }
  if (reason === DENOMINATOR_ZERO || reason === DOES_NOT_ARISE) {
    if (whenZero === 'no-score') write(out, at, Number.NaN, reason, ZERO)
    else write(out, at, whenZero === 'full' ? max : 0, reason, POINTS)
    return
  }
  const policy = whenNotReported(criterion, level)
  if (policy === 'zero') write(out, at, 0, reason, POINTS)
  else if (policy === 'full' && reason === NOT_REPORTED_STATE) write(out, at, max, GIVEN_FULL, POINTS)
  else write(out, at, Number.NaN, reason, HOLE)
}

const noneReported = ({ states }: QuantityTable, base: number, columns: readonly number[]): boolean => {
  for (const column of columns) if (states[base + column] !== NOT_REPORTED_STATE) return false
  return true
}

const said = (state: number, value: number): Said => {
  if (state === IS_VALUE) return value === 0 ? 'zero' : 'number'
  return MISSING_REASONS[state - 1] ?? 'not-reported'
}

/** Left to exact fractions. */
const EXACT = Number.NaN

/** Points of a row for a criterion that is scored; where it has none, the code of the reason, negative; or `EXACT`. */
function pointsOrReason(
  { scaled, columns, onScale }: FastLine,
  table: QuantityTable,
  row: number,
  width: number,
): number {
  const { values, states } = table
  const base = row * width
  // Most criteria are one measure by another, and both are known.
  if (scaled !== null) {
    const [above, below] = [scaled.numerator.column, scaled.denominator.column]
    if (above !== null && below !== null && states[base + above] === IS_VALUE && states[base + below] === IS_VALUE) {
      const [numerator, denominator] = [values[base + above] ?? 0, values[base + below] ?? 0]
      if (denominator === 0) return -DENOMINATOR_ZERO
      if (denominator > 0 && denominator <= scaled.limit && numerator <= scaled.limit)
        return scaledPoints(scaled, numerator, denominator)
    }
  }
  if (columns !== null && columns.length > 0 && noneReported(table, base, columns)) return -NOT_REPORTED_STATE
  if (scaled === null) return EXACT
  const { numerator: above, denominator: below, limit } = scaled
  const [numerator, denominator] = [above.at(table, row), below.at(table, row)]
  const ofWhole = said(below.missing(table, row), denominator)
  const { reason } = outcomeOf(
    said(above.missing(table, row), numerator),
    onScale && ofWhole === 'number' ? null : ofWhole,
  )
  if (reason !== null) return -reasonCode(reason)
  if (denominator < 0 || denominator > limit || numerator > limit) return EXACT
  return scaledPoints(scaled, numerator, denominator)
}

/** Scores one criterion of a row. */
function scoreLine(line: FastLine, row: number, at: number, width: number, of: Scored): void {
  const { table, out, exact } = of
  const { criterion, max } = line
  const { levels, rule } = criterion
  out.max[at] = max
  const level = table.levels[row] ?? null
  const applies = levels === null || level === null || levels.includes(level)
  if (!applies || rule.kind === 'tracking') {
    write(out, at, Number.NaN, applies ? TRACKING : NOT_APPLICABLE, NOTHING)
    return
  }
  const points = pointsOrReason(line, table, row, width)
  if (points >= 0) write(out, at, points, NONE, POINTS)
  else if (Number.isNaN(points)) exact(row, criterion, at)
  else withoutValue(line, -points, level, at, out)
}

function scoreGroup({ of }: FastGroup, base: number, at: number, out: ScoreTable): void {
  let [points, max, counted, holes] = [0, 0, 0, 0]
  for (const part of of) {
    const countsAs = out.countsAs[base + part]
    if (countsAs === NOTHING) continue
    counted += 1
    max += out.max[base + part] ?? 0
    if (countsAs === HOLE) holes += 1
    else if (countsAs === POINTS) points += out.points[base + part] ?? 0
  }
  out.max[at] = max
  if (counted === 0) write(out, at, Number.NaN, NOT_APPLICABLE, NOTHING)
  else if (holes > 0) write(out, at, Number.NaN, PART_MISSING, HOLE)
  else write(out, at, points, NONE, POINTS)
}

/** Scores the rows of a table that have nothing stated beside their counts; the others are left as they are. */
export function scoreRows({ width, lines, groups }: FastScoring, of: Scored): void {
  const { table, out } = of
  const beside = table.stated.size > 0
  const all = lines.length + groups.length
  for (let row = 0; row < table.units.length; row += 1) {
    if (beside && table.stated.has(row)) continue
    const base = row * all
    for (let index = 0; index < lines.length; index += 1) {
      const line = lines[index]
      if (line !== undefined) scoreLine(line, row, base + index, width, of)
    }
    for (let index = 0; index < groups.length; index += 1) {
      const group = groups[index]
      if (group !== undefined) scoreGroup(group, base, base + lines.length + index, out)
    }
  }
}
