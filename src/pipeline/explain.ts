import { byDay, byProcedure, countedDossiers } from '../measure/explain.ts'
import { judgedOn } from '../measure/judged-on.ts'
import { membershipsOf } from '../measure/memberships.ts'
import type { Decimal } from '../model/decimal.ts'
import type { Contribution, CountedDossier } from '../model/explanation.ts'
import type { HeldDossier } from '../model/held-dossier.ts'
import type { Expression, Measure } from '../model/measure.ts'
import type { Period } from '../model/period.ts'
import { type Rational, roundRational } from '../model/rational.ts'
import type { Quantity, Scorecard, ScoreLine } from '../model/scorecard.ts'
import type { Criterion, Scoring } from '../model/scoring.ts'
import type { Text2 } from '../model/text.ts'
import type { UnitId } from '../model/unit.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { ThuocDoError } from '../platform/problem.ts'
import { pointsLost, ruleWords, worthOfOne } from '../score/formula.ts'
import type { DossierStore } from './dossier-store.ts'

/** The dossiers behind one criterion of a unit: what is in the numerator, what is not and why, and where points are lost. */
export interface CriterionExplanation {
  readonly criterion: Criterion
  readonly line: ScoreLine
  /** Null: the criterion does not divide dossiers, or its counts were stated. */
  readonly dossiers: readonly CountedDossier[] | null
  readonly procedures: readonly Contribution[]
  readonly days: readonly Contribution[]
}

/** One criterion of a scorecard with what a reader needs to follow it. */
export interface ExplainedLine {
  readonly id: string
  readonly name: Text2
  readonly rule: Text2
  readonly points: Decimal | null
  readonly max: Decimal
  readonly numerator: Decimal | null
  readonly denominator: Decimal | null
  /** Points to be had that the line does not have, to two digits; null where it has no points. */
  readonly lost: Decimal | null
  /** What one more record in the numerator is worth, in points; null where the rule gives no single answer. */
  readonly worthOfOne: Decimal | null
  /** So few that one record moves a share by more than three per cent. */
  readonly smallNumber: boolean
  readonly reason: ScoreLine['reason']
}

/** Fewer than this in a denominator is a small number. */
const SMALL_NUMBER = 30n

const printed = (value: Rational | null, places: number): Decimal | null =>
  value === null ? null : roundRational(value, places)
const amount = (quantity: Quantity | null): Rational | null => (quantity?.kind === 'value' ? quantity.value : null)

/** The criteria of a scorecard, those that cost most first; what has no points comes last. */
export function explainedLines(scoring: Scoring, { lines }: Scorecard): readonly ExplainedLine[] {
  const explained = scoring.criteria.flatMap((criterion): ExplainedLine[] => {
    const line = lines.find(({ id }) => id === criterion.id)
    if (line === undefined) return []
    const of = amount(line.denominator)
    const small = of !== null && of.numerator > 0n && of.numerator < SMALL_NUMBER * of.denominator
    return [
      {
        id: criterion.id,
        name: criterion.name,
        rule: ruleWords(criterion),
        points: line.points,
        max: roundRational(line.max, 2),
        numerator: printed(amount(line.numerator), 4),
        denominator: printed(of, 4),
        lost: printed(pointsLost(line), 2),
        worthOfOne: printed(worthOfOne(criterion, line), 4),
        smallNumber: small,
        reason: line.reason,
      },
    ]
  })
  return explained.sort((a, b) => Number(b.lost ?? -1) - Number(a.lost ?? -1))
}

/** Dossiers read at a time. */
const PAGE = 20_000

/** The measure that an expression is, where it is one that counts dossiers. */
function dossierMeasure({ measures }: Scoring, expression: Expression | null): Measure | null {
  if (expression?.kind !== 'measure') return null
  const measure = measures.find(({ id }) => id === expression.id)
  return measure?.source === 'dossiers' && measure.counts === 'records' ? measure : null
}

async function allDossiers(
  store: DossierStore,
  unitCodes: readonly string[],
  { from, to }: Period,
): Promise<readonly HeldDossier[]> {
  const all: HeldDossier[] = []
  for (let after: string | null = null; ; ) {
    const page = await store.warehouse.page({ unitCodes, from, to, after, limit: PAGE })
    all.push(...page)
    if (page.length < PAGE) return all
    after = page.at(-1)?.dossier.code ?? null
  }
}

/**
 * Explains one criterion of a unit down to its dossiers.
 * @throws ThuocDoError `explain.criterion` when the index set has no such criterion
 */
export async function explainCriterion(
  store: DossierStore,
  scoring: Scoring,
  directory: UnitDirectory,
  unit: UnitId,
  period: Period,
  scorecard: Scorecard,
  given: string,
  clock: Clock = systemClock,
): Promise<CriterionExplanation> {
  const criterion = scoring.criteria.find(({ id, aliases }) => id === given || aliases.includes(given))
  const line = scorecard.lines.find(({ id }) => id === criterion?.id)
  if (criterion === undefined || line === undefined) {
    throw new ThuocDoError('explain.criterion', { given, known: scoring.criteria.map(({ id }) => id) })
  }
  const numerator = dossierMeasure(scoring, criterion.numerator)
  const denominator = dossierMeasure(scoring, criterion.denominator)
  if (numerator === null || denominator === null) return { criterion, line, dossiers: null, procedures: [], days: [] }
  const on = judgedOn(period, clock.today())
  const codes = (await store.warehouse.unitCodes()).map(({ unitCode }) => unitCode)
  const { memberships } = membershipsOf(directory, [{ ...period, judgedOn: on }], codes)
  const own = memberships.filter((each) => each.unit === unit).map(({ unitCode }) => unitCode)
  const catalogue = new Map((await store.warehouse.procedures()).map((each) => [each.code, each]))
  const held = await allDossiers(store, own, period)
  const told = await store.warehouse.complaintsTold()
  const dossiers = countedDossiers(held, numerator, denominator, (code) => catalogue.get(code) ?? null, on, told)
  return { criterion, line, dossiers, procedures: byProcedure(dossiers), days: byDay(dossiers) }
}

/** Which of the dossiers behind a criterion are asked for: those in or out of the numerator, a page of them by their codes. */
export interface DossierQuestion {
  readonly which: 'in' | 'out' | 'all'
  readonly after: string | null
  readonly limit: number
}

/** An explanation as JSON: the parts whole, the dossiers a page at a time; `next` is the `after` of the next page. */
export function explanationJson(
  { line, dossiers, procedures, days }: CriterionExplanation,
  asked: DossierQuestion,
): object {
  const { which, after, limit } = asked
  const wanted = (dossiers ?? []).filter(
    ({ held, inNumerator }) =>
      (which === 'all' || inNumerator === (which === 'in')) && (after === null || held.dossier.code > after),
  )
  const page = wanted.slice(0, limit).map(({ held, verdict, inNumerator, keptOutBy }) => {
    const { code, unitCode, procedureCode } = held.dossier
    return { code, unitCode, procedureCode, ...held.course, verdict, inNumerator, keptOutBy }
  })
  const next = wanted.length > limit ? (page.at(-1)?.code ?? null) : null
  return { points: line.points, procedures, days, dossiers: dossiers === null ? null : page, next }
}
