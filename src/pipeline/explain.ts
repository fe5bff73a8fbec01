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
import { isSmallNumber, pointsLost, ruleNumbers, ruleWords, worthOfOne } from '../score/formula.ts'
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
  /** The rule with the numbers put in; null where the points do not come from counts. */
  readonly numbers: Text2 | null
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

const printed = (value: Rational | null, places: number): Decimal | null =>
  value === null ? null : roundRational(value, places)
const amount = (quantity: Quantity | null): Rational | null => (quantity?.kind === 'value' ? quantity.value : null)

/** The criteria of a scorecard, those that cost most first; what has no points comes last. */
export function explainedLines(scoring: Scoring, { lines }: Scorecard): readonly ExplainedLine[] {
  const explained = scoring.criteria.flatMap((criterion): ExplainedLine[] => {
    const line = lines.find(({ id }) => id === criterion.id)
    if (line === undefined) return []
    const of = amount(line.denominator)
    return [
      {
        id: criterion.id,
        name: criterion.name,
        rule: ruleWords(criterion),
        numbers: ruleNumbers(criterion, line),
        points: line.points,
        max: roundRational(line.max, 2),
        numerator: printed(amount(line.numerator), 4),
        denominator: printed(of, 4),
        lost: printed(pointsLost(line), 2),
        worthOfOne: printed(worthOfOne(criterion, line), 4),
        smallNumber: isSmallNumber(line),
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

async function* pagesOf(
  store: DossierStore,
  unitCodes: readonly string[],
  { from, to }: Period,
): AsyncGenerator<readonly HeldDossier[]> {
  for (let after: string | null = null; ; ) {
    const page = await store.warehouse.page({ unitCodes, from, to, after, limit: PAGE })
    yield page
    if (page.length < PAGE) return
    after = page.at(-1)?.dossier.code ?? null
  }
}

/** The dossiers of unit codes that a criterion counts, a page at a time; null when it does not divide dossiers. */
async function countedPages(
  store: DossierStore,
  scoring: Scoring,
  criterion: Criterion,
  unitCodes: readonly string[],
  period: Period,
  clock: Clock,
): Promise<AsyncGenerator<readonly CountedDossier[]> | null> {
  const numerator = dossierMeasure(scoring, criterion.numerator)
  const denominator = dossierMeasure(scoring, criterion.denominator)
  if (numerator === null || denominator === null) return null
  const on = judgedOn(period, clock.today())
  const catalogue = new Map((await store.warehouse.procedures()).map((each) => [each.code, each]))
  return (async function* () {
    for await (const held of pagesOf(store, unitCodes, period)) {
      yield countedDossiers(held, numerator, denominator, (code) => catalogue.get(code) ?? null, on)
    }
  })()
}

/**
 * What each procedure contributes to a criterion's counts, of the dossiers of unit codes; null when the criterion does not divide
 * dossiers. However many dossiers there are, a page of them is in memory.
 */
export async function contributionsOf(
  store: DossierStore,
  scoring: Scoring,
  criterion: Criterion,
  unitCodes: readonly string[],
  period: Period,
  clock: Clock,
): Promise<readonly Contribution[] | null> {
  const pages = await countedPages(store, scoring, criterion, unitCodes, period, clock)
  if (pages === null) return null
  const sums = new Map<string, Contribution>()
  for await (const page of pages) {
    for (const { key, numerator, denominator } of byProcedure(page)) {
      const held = sums.get(key) ?? { key, numerator: 0, denominator: 0 }
      sums.set(key, { key, numerator: held.numerator + numerator, denominator: held.denominator + denominator })
    }
  }
  return [...sums.values()]
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
  const on = judgedOn(period, clock.today())
  const codes = (await store.warehouse.unitCodes()).map(({ unitCode }) => unitCode)
  const { memberships } = membershipsOf(directory, [{ ...period, judgedOn: on }], codes)
  const own = memberships.filter((each) => each.unit === unit).map(({ unitCode }) => unitCode)
  const pages = await countedPages(store, scoring, criterion, own, period, clock)
  if (pages === null) return { criterion, line, dossiers: null, procedures: [], days: [] }
  const dossiers: CountedDossier[] = []
  for await (const page of pages) dossiers.push(...page)
  return { criterion, line, dossiers, procedures: byProcedure(dossiers), days: byDay(dossiers) }
}

/** Which of the dossiers behind a criterion are asked for: those in or out of the numerator, a page of them by their codes. */
export interface DossierQuestion {
  readonly which: 'in' | 'out' | 'all'
  readonly after: string | null
  readonly limit: number
}

/** A page of the dossiers asked for, how many come after it, and the `after` of the next page (null at the end). */
export function dossierPage(
  { dossiers }: Pick<CriterionExplanation, 'dossiers'>,
  { which, after, limit }: DossierQuestion,
): { readonly page: readonly CountedDossier[]; readonly more: number; readonly next: string | null } {
  const wanted = (dossiers ?? []).filter(
    ({ held, inNumerator }) =>
      (which === 'all' || inNumerator === (which === 'in')) && (after === null || held.dossier.code > after),
  )
  const page = wanted.slice(0, limit)
  const more = wanted.length - page.length
  return { page, more, next: more > 0 ? (page.at(-1)?.held.dossier.code ?? null) : null }
}

/** An explanation as JSON: the parts whole, the dossiers a page at a time; `next` is the `after` of the next page. */
export function explanationJson(explanation: CriterionExplanation, asked: DossierQuestion): object {
  const { line, dossiers, procedures, days } = explanation
  const { page, next } = dossierPage(explanation, asked)
  const told = page.map(({ held, verdict, inNumerator, keptOutBy }) => {
    const { code, unitCode, procedureCode } = held.dossier
    return { code, unitCode, procedureCode, ...held.course, verdict, inNumerator, keptOutBy }
  })
  return { points: line.points, procedures, days, dossiers: dossiers === null ? null : told, next }
}
