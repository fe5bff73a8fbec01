import { csvText } from '../../model/csv.ts'
import { type Rational, roundRational } from '../../model/rational.ts'
import { levelMeanWords } from '../../model/score-words.ts'
import type { Quantity, Scorecard, ScoreLine } from '../../model/scorecard.ts'
import type { Scoring } from '../../model/scoring.ts'
import { leveledUnit, levelMeans } from '../../score/means.ts'
import { type LineRanks, rankOf, rankScorecards } from '../../score/score-ranks.ts'

/** Digits of counts and shares that are no whole numbers. */
const PLACES = 12

/** A line of a scorecard as it stands in the open data; an absent value is null, in CSV empty. */
export interface ScoreRow {
  readonly unit: string
  readonly period: string
  /** Code of the criterion or the group, id of the total. */
  readonly criterion: string
  /** Published points. */
  readonly value: string | null
  readonly max: string
  readonly numerator: string | null
  readonly denominator: string | null
  /** Why there are no points, or why they do not come from the counts. */
  readonly reason: string | null
  readonly kind: ScoreLine['kind']
  /** numerator ÷ denominator, as a share of 1. */
  readonly ratio: string | null
  /** Points before rounding. */
  readonly exact: string | null
  /** Parts without points that leave the group without; of a mean of units these units. */
  readonly missing: readonly string[]
  /** The unit's name; empty where only a code or a name of the person's was given. */
  readonly unitName: string
  /** Whether the period is still open, so that the points may change; null where the counts were given by hand. */
  readonly provisional: boolean | null
  /** Whether simulated records are among what was counted: nothing of them happened; null where the counts were given by hand. */
  readonly simulated: boolean | null
  /** Of a group or the total: its rank by exact points among the units of its level, and how many are ranked; null where it is not. */
  readonly rank: number | null
  readonly rankOf: number | null
}

/** How a unit is called in the data: its code, and its name. */
export type UnitNaming = (unit: string, period: string) => { readonly unit: string; readonly unitName: string }

const AS_GIVEN: UnitNaming = (unit) => ({ unit, unitName: '' })

/** How units are called, and whether what is scored is provisional or simulated. */
export interface ScoreRowOptions {
  readonly naming: UnitNaming
  readonly provisional: boolean | null
  readonly simulated: boolean | null
  /** All units that the scorecards are ranked among; they themselves where it is left out. */
  readonly among?: readonly Scorecard[]
  /** Adds the mean of each level and period, by this scoring. */
  readonly means?: Scoring
}

/** Ranks by period: only units of the same one are ranked together. */
function ranksByPeriod(cards: readonly Scorecard[]): ReadonlyMap<string, LineRanks> {
  const byPeriod = Map.groupBy(cards, ({ period }) => period.key)
  return new Map([...byPeriod].map(([key, own]) => [key, rankScorecards(own)]))
}

const COUNTS_GIVEN: ScoreRowOptions = { naming: AS_GIVEN, provisional: null, simulated: null }

const number = (value: Rational | null): string | null => (value === null ? null : roundRational(value, PLACES))
const quantity = (of: Quantity | null): string | null => (of?.kind === 'value' ? number(of.value) : null)

/** The rows of scorecards, in their order. */
export function scoreRows(
  scorecards: readonly Scorecard[],
  { naming, provisional, simulated, among = scorecards, means }: ScoreRowOptions = COUNTS_GIVEN,
): readonly ScoreRow[] {
  const ranks = ranksByPeriod(among)
  const rowOf = (line: ScoreLine, period: string): Omit<ScoreRow, 'unit' | 'unitName' | 'rank' | 'rankOf'> => ({
    period,
    criterion: line.id,
    value: line.points,
    max: number(line.max) ?? '',
    numerator: quantity(line.numerator),
    denominator: quantity(line.denominator),
    reason: line.reason,
    kind: line.kind,
    ratio: number(line.value),
    exact: number(line.exact),
    missing: line.holes,
    provisional,
    simulated,
  })
  const rows = scorecards.flatMap(({ unit, period, lines, meanOf }) =>
    lines.map((line): ScoreRow => {
      const rank = rankOf(ranks.get(period.key) ?? new Map(), line.id, unit)
      const missing = line.holes.map((hole) => (meanOf?.includes(hole) === true ? naming(hole, period.key).unit : hole))
      const ranked = { rank: rank?.rank ?? null, rankOf: rank?.of ?? null }
      return { ...naming(unit, period.key), ...rowOf(line, period.key), missing, ...ranked }
    }),
  )
  if (means === undefined) return rows
  const meanRows = [...Map.groupBy(among, ({ period }) => period.key)].flatMap(([period, cards]) =>
    levelMeans(means, cards.map(leveledUnit)).flatMap(({ level, units, without, lines }) => {
      const unit = `mean:${level ?? 'unknown'}`
      const unitName = levelMeanWords({ level, units, without }, 'vi')
      const missing = without.map((each) => naming(each, period).unit)
      return lines.map((line) => ({ unit, unitName, ...rowOf(line, period), missing, rank: null, rankOf: null }))
    }),
  )
  return [...rows, ...meanRows]
}

const COLUMNS = [
  'unit',
  'period',
  'criterion',
  'value',
  'max',
  'numerator',
  'denominator',
  'reason',
  'kind',
  'ratio',
  'exact',
  'missing',
  'unitName',
  'provisional',
  'simulated',
] as const

const NUMBERS: ReadonlySet<string> = new Set(['value', 'max', 'numerator', 'denominator', 'ratio', 'exact'])

function jsonRow(row: ScoreRow): object {
  const entries = Object.entries(row).map(([key, value]) => {
    return [key, value !== null && NUMBERS.has(key) ? Number(value) : value]
  })
  return Object.fromEntries(entries)
}

const cellOf = (value: ScoreRow[keyof ScoreRow]): string =>
  Array.isArray(value) ? value.join(' ') : String(value ?? '')

/** Scorecards as CSV (RFC 4180) or as a JSON array of rows, which tell ranks too. */
export function renderScores(
  scorecards: readonly Scorecard[],
  format: 'csv' | 'json',
  options: Partial<ScoreRowOptions> = {},
): string {
  const rows = scoreRows(scorecards, { ...COUNTS_GIVEN, ...options })
  if (format === 'json') return `${JSON.stringify(rows.map(jsonRow), null, 2)}\n`
  return csvText([COLUMNS, ...rows.map((row) => COLUMNS.map((column) => cellOf(row[column])))])
}
