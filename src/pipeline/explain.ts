import { byDay, byProcedure, countedDossiers } from '../measure/explain.ts'
import { judgedOn } from '../measure/judged-on.ts'
import { membershipsOf } from '../measure/memberships.ts'
import { joinedComplaints } from '../model/complaints.ts'
import type { Decimal } from '../model/decimal.ts'
import {
  type Contribution,
  type CountedDossier,
  type CountedRecord,
  type RecordList,
  type RecordQuestion,
  recordDays,
} from '../model/explanation.ts'
import type { HeldDossier } from '../model/held-dossier.ts'
import type { Expression, Measure } from '../model/measure.ts'
import type { Period } from '../model/period.ts'
import { type Rational, roundRational } from '../model/rational.ts'
import type { Quantity, Scorecard, ScoreLine } from '../model/scorecard.ts'
import type { Criterion, Scoring } from '../model/scoring.ts'
import type { Text2 } from '../model/text.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { ThuocDoError } from '../platform/problem.ts'
import { isSmallNumber, pointsLost, ruleNumbers, ruleWords, worthOfOne } from '../score/formula.ts'
import type { DossierStore } from './dossier-store.ts'
import { petitionsBehind } from './explain-petitions.ts'
import type { Fed } from './fed-quantities.ts'

/** The dossiers or petitions behind one criterion of a unit: what is in the numerator, what is not and why, and where points are lost. */
export interface CriterionExplanation {
  readonly criterion: Criterion
  readonly line: ScoreLine
  /** Null: the criterion divides neither dossiers nor petitions, or counts of petitions that were stated. */
  readonly records: RecordList | null
  /** By procedure; of petitions none, for they name no procedure. */
  readonly procedures: readonly Contribution[]
  readonly days: readonly Contribution[]
  /** Names of the procedures by their codes, as far as the catalogue has them. */
  readonly procedureNames: ReadonlyMap<string, string>
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
  const complaints = joinedComplaints(await store.warehouse.complaintsTold())
  return (async function* () {
    for await (const held of pagesOf(store, unitCodes, period)) {
      yield countedDossiers(held, numerator, denominator, (code) => catalogue.get(code) ?? null, on, complaints)
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
  const procedures = byProcedure()
  for await (const page of pages) procedures.add(page)
  return procedures.contributions()
}

/** Picks a page of the records asked for while they pass by. */
function lister(
  of: RecordList['of'],
  { which, after, skip, limit }: RecordQuestion,
): { add(counted: readonly CountedRecord[]): void; list(): RecordList } {
  const page: CountedRecord[] = []
  let [inNumerator, all, wanted] = [0, 0, 0]
  return {
    add(counted) {
      for (const each of counted) {
        all += 1
        if (each.inNumerator) inNumerator += 1
        if (which !== 'all' && each.inNumerator !== (which === 'in')) continue
        if (after !== null && recordDays(each).code <= after) continue
        wanted += 1
        if (wanted > skip && page.length < limit) page.push(each)
      }
    },
    list: () => ({ of, page, inNumerator, all, more: Math.max(0, wanted - skip - page.length) }),
  }
}

/** A scorecard with what it was counted by. */
export interface ExplainedCard {
  readonly scoring: Scoring
  readonly directory: UnitDirectory
  readonly card: Scorecard
  readonly fed: Fed
}

/** The records behind a criterion, a page at a time; null where there are none to show. */
async function recordPages(
  store: DossierStore,
  { scoring, directory, card, fed }: ExplainedCard,
  criterion: Criterion,
  line: ScoreLine,
  clock: Clock,
): Promise<{
  readonly of: RecordList['of']
  readonly pages: AsyncIterable<readonly CountedRecord[]> | Iterable<readonly CountedRecord[]>
} | null> {
  const { unit, period } = card
  const petitions = petitionsBehind(scoring, fed, card, criterion, line)
  if (petitions !== null) return { of: 'petitions', pages: [petitions] }
  const on = judgedOn(period, clock.today())
  const codes = (await store.warehouse.unitCodes()).map(({ unitCode }) => unitCode)
  const { memberships } = membershipsOf(directory, [{ ...period, judgedOn: on }], codes)
  const own = memberships.filter((each) => each.unit === unit).map(({ unitCode }) => unitCode)
  const dossiers = await countedPages(store, scoring, criterion, own, period, clock)
  return dossiers === null ? null : { of: 'dossiers', pages: dossiers }
}

/**
 * Explains one criterion of a unit down to its dossiers or petitions.
 * @throws ThuocDoError `explain.criterion` when the index set has no such criterion
 */
export async function explainCriterion(
  store: DossierStore,
  explained: ExplainedCard,
  given: string,
  asked: RecordQuestion,
  clock: Clock = systemClock,
): Promise<CriterionExplanation> {
  const { scoring, card } = explained
  const criterion = scoring.criteria.find(({ id, aliases }) => id === given || aliases.includes(given))
  const line = card.lines.find(({ id }) => id === criterion?.id)
  if (criterion === undefined || line === undefined) {
    throw new ThuocDoError('explain.criterion', { given, known: scoring.criteria.map(({ id }) => id) })
  }
  const found = await recordPages(store, explained, criterion, line, clock)
  if (found === null) return { criterion, line, records: null, procedures: [], days: [], procedureNames: new Map() }
  const [procedures, days, records] = [byProcedure(), byDay(), lister(found.of, asked)]
  for await (const page of found.pages) for (const each of [procedures, days, records]) each.add(page)
  const names = (await store.warehouse.procedures()).map(({ code, name }): [string, string] => [code, name])
  return {
    criterion,
    line,
    records: records.list(),
    procedures: found.of === 'dossiers' ? procedures.contributions() : [],
    days: days.contributions(),
    procedureNames: new Map(names),
  }
}

/** The `after` of the next page of a list; null at the end. */
export function nextPage({ page, more }: RecordList): string | null {
  const last = page.at(-1)
  return more > 0 && last !== undefined ? recordDays(last).code : null
}

function recordJson({ verdict, inNumerator, keptOutBy, ...of }: CountedRecord): object {
  const decided = { verdict, inNumerator, keptOutBy }
  if (of.kind === 'petition') {
    const { code, unitCode, receivedAt, dueAt, handledAt, unsatisfied, subject } = of.petition
    return { code, unitCode, receivedAt, dueAt, handledAt, unsatisfied, subject, ...decided }
  }
  const { code, unitCode, procedureCode } = of.held.dossier
  return { code, unitCode, procedureCode, ...of.held.course, ...decided }
}

/** An explanation as JSON: the parts whole, the records a page at a time; `next` is the `after` of the next page. */
export function explanationJson({ line, records, procedures, days, procedureNames }: CriterionExplanation): object {
  const told = records?.page.map(recordJson) ?? null
  return {
    points: line.points,
    procedures: procedures.map((part) => ({ ...part, name: procedureNames.get(part.key) ?? null })),
    days,
    dossiers: records?.of === 'dossiers' ? told : null,
    petitions: records?.of === 'petitions' ? told : null,
    next: records === null ? null : nextPage(records),
  }
}
