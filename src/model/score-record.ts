import type { LocalDate } from './date.ts'
import type { Decimal } from './decimal.ts'
import { type Rational, rational, rationalOf } from './rational.ts'
import type { Quantity, Scorecard, ScoreLine } from './scorecard.ts'
import type { UnitId } from './unit.ts'

/** That the scorecards of a period were kept as they stood at a moment. Written once: the next is a revision beside it. */
export interface ScoreRecord {
  readonly periodKey: string
  readonly periodFrom: LocalDate
  readonly periodTo: LocalDate
  readonly indexSetId: string
  /** Of the index set's content as it was in force then. */
  readonly indexSetSha256: string
  /** Of all that is kept: the same scores again are no new revision. */
  readonly sha256: string
  readonly judgedOn: LocalDate
  /** Simulated dossiers were among those counted. */
  readonly simulated: boolean
  readonly units: number
  /** Records of a period are numbered through, whatever their index sets: 1 for the first, the highest for the last one. */
  readonly revision: number
  /** Instant, ISO 8601 in UTC. */
  readonly recordedAt: string
}

/** A unit's scorecard as text (`cardText`). */
export interface RecordedCard {
  readonly unitId: UnitId
  readonly lines: string
}

const fraction = ({ numerator, denominator }: Rational): string =>
  denominator === 1n ? String(numerator) : `${numerator}/${denominator}`

function fractionOf(text: string): Rational {
  const [numerator = '0', denominator = '1'] = text.split('/')
  return rational(BigInt(numerator), BigInt(denominator))
}

const quantityText = (quantity: Quantity | null): string | null =>
  quantity === null ? null : quantity.kind === 'value' ? fraction(quantity.value) : `?${quantity.reason}`

function quantityOf(text: string | undefined): Quantity | null {
  if (text === undefined) return null
  if (!text.startsWith('?')) return { kind: 'value', value: fractionOf(text) }
  return { kind: 'missing', reason: text.slice(1) as Extract<Quantity, { kind: 'missing' }>['reason'] }
}

/** A line as it is kept: what is null or empty is left out, and so is `carried` where it is the points. */
type Kept = Readonly<Partial<Record<keyof ScoreLine, string>>> & Pick<ScoreLine, 'id' | 'kind' | 'countsAs'>

function keptLine(line: ScoreLine): object {
  const { id, kind, points, exact, carried, max, value, numerator, denominator, reason, countsAs, holes } = line
  const asPoints = carried !== null && points !== null && fraction(rationalOf(points)) === fraction(carried)
  const parts = {
    points,
    exact: exact === null ? null : fraction(exact),
    carried: carried === null || asPoints ? null : fraction(carried),
    max: fraction(max),
    value: value === null ? null : fraction(value),
    numerator: quantityText(numerator),
    denominator: quantityText(denominator),
    reason,
    holes: holes.length === 0 ? null : holes.join(' '),
  }
  return { id, kind, countsAs, ...Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== null)) }
}

function lineOf(kept: Kept): ScoreLine {
  const { id, kind, countsAs, points, exact, carried, max, value, numerator, denominator, reason, holes } = kept
  const published = (points ?? null) as Decimal | null
  return {
    id,
    kind,
    countsAs,
    points: published,
    exact: exact === undefined ? null : fractionOf(exact),
    carried: carried !== undefined ? fractionOf(carried) : published === null ? null : rationalOf(published),
    max: fractionOf(max ?? '0'),
    value: value === undefined ? null : fractionOf(value),
    numerator: quantityOf(numerator),
    denominator: quantityOf(denominator),
    reason: (reason ?? null) as ScoreLine['reason'],
    holes: holes === undefined ? [] : holes.split(' '),
  }
}

/** The lines of a scorecard as text, exactly: fractions as `n/d`, reasons as they are. */
export const cardText = ({ lines }: Scorecard): string => JSON.stringify(lines.map(keptLine))

/** The lines that `cardText` wrote. */
export const linesOfText = (text: string): readonly ScoreLine[] => (JSON.parse(text) as readonly Kept[]).map(lineOf)
