import {
  byDay,
  byProcedure,
  countedDossiers,
  doubtTally,
  type JudgedDossier,
  judgedDossiers,
} from '../measure/explain.ts'
import { judgedOn } from '../measure/judged-on.ts'
import { membershipsOf } from '../measure/memberships.ts'
import type { ComplaintsTold } from '../model/complaints.ts'
import type { Decimal } from '../model/decimal.ts'
import type {
  CountedDossier,
  CountedRecord,
  DoubtCounts,
  ExplainedPart,
  RecordList,
  RecordQuestion,
  Unlisted,
} from '../model/explanation.ts'
import type { HeldDossier } from '../model/held-dossier.ts'
import type { Expression, Measure } from '../model/measure.ts'
import type { Period } from '../model/period.ts'
import { type Rational, roundRational } from '../model/rational.ts'
import type { UnitLabel } from '../model/results.ts'
import { meanWords, SUM_OF_GROUPS } from '../model/score-words.ts'
import type { Quantity, Scorecard, ScoreLine } from '../model/scorecard.ts'
import type { Criterion, Scoring } from '../model/scoring.ts'
import type { Text2 } from '../model/text.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { ThuocDoError } from '../platform/problem.ts'
import type { CountedParts } from '../score/change-parts.ts'
import { isSmallNumber, pointsLost, ruleNumbers, ruleWords, worthOfOne } from '../score/formula.ts'
import { addsGroups, meanLevel } from '../score/means.ts'
import type { DossierStore } from './dossier-store.ts'
import { petitionsBehind } from './explain-petitions.ts'
import { proceduresBehind } from './explain-procedures.ts'
import { measureOf, unlistedBy } from './explained-measures.ts'
import type { Fed } from './fed-quantities.ts'
import { listedBy, lister } from './record-list.ts'
import type { ScoredSet } from './score.ts'

/** The dossiers, petitions or procedures behind one criterion of a unit: what is in the numerator, what is not and why, and where points are lost. */
export interface CriterionExplanation {
  readonly criterion: Criterion
  readonly line: ScoreLine
  /** Null: see `unlisted`. */
  readonly records: RecordList | null
  /**
   * Why there is no list: `arithmetic`, the counts come from such records, but what is divided, or not divided, is no one of them by another;
   * `elsewhere`, they come from counts that were told or stated, or from dossiers that nobody reports. Null with a list.
   */
  readonly unlisted: Unlisted | null
  /** By procedure; of petitions none, for they name no procedure. */
  readonly procedures: readonly ExplainedPart[]
  readonly days: readonly ExplainedPart[]
  /** Dossiers with data in doubt; null where the criterion does not divide dossiers. */
  readonly doubts: DoubtCounts | null
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

/** One group, or the total, of a unit whose points are the mean of those of others. */
export interface ExplainedMean {
  readonly id: string
  readonly name: Text2
  readonly rule: Text2
  readonly points: Decimal | null
  readonly max: Decimal
  /** How many units it is the mean of, and those of them without points, for which it has none. */
  readonly units: number
  readonly without: readonly UnitLabel[]
}

/** How the groups of a unit that is a mean of others came about; none for any other unit. */
export function explainedMeans(
  { figures, scoring }: ScoredSet,
  directory: UnitDirectory,
  { lines, meanOf, level, period }: Scorecard,
): readonly ExplainedMean[] {
  if (meanOf === undefined) return []
  return lines.flatMap((line): ExplainedMean[] => {
    const figure = figures.find(({ id }) => id === line.id)
    const group = scoring.groups.find(({ id }) => id === line.id)
    if (figure === undefined || group === undefined) return []
    return [
      {
        id: line.id,
        name: figure.name,
        rule: addsGroups(group, scoring.groups) ? SUM_OF_GROUPS : meanWords(meanLevel(scoring, level), meanOf.length),
        points: line.points,
        max: roundRational(line.max, 2),
        units: meanOf.length,
        without: line.holes.map((unit) => directory.label(unit, period.to)),
      },
    ]
  })
}

/** Dossiers read at a time. */
const PAGE = 20_000

/** The measure that an expression is, where it is one that counts dossiers. */
function dossierMeasure(scoring: Scoring, expression: Expression | null): Measure | null {
  const measure = measureOf(scoring, expression)
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

/** The dossiers of unit codes in a period as they are judged in it, a page at a time. */
async function* judgedPages(
  store: DossierStore,
  unitCodes: readonly string[],
  period: Period,
  complaints: readonly ComplaintsTold[],
  clock: Clock,
): AsyncGenerator<readonly JudgedDossier[]> {
  const on = judgedOn(period, clock.today())
  const catalogue = new Map((await store.warehouse.procedures()).map((each) => [each.code, each]))
  for await (const held of pagesOf(store, unitCodes, period)) {
    yield judgedDossiers(held, (code) => catalogue.get(code) ?? null, on, complaints)
  }
}

/** Those of the dossiers that a criterion counts; null when it does not divide dossiers. */
function countedPages(
  scoring: Scoring,
  criterion: Criterion,
  dossiers: AsyncIterable<readonly JudgedDossier[]>,
): AsyncGenerator<readonly CountedDossier[]> | null {
  const numerator = dossierMeasure(scoring, criterion.numerator)
  const denominator = dossierMeasure(scoring, criterion.denominator)
  if (numerator === null || denominator === null) return null
  return (async function* () {
    for await (const page of dossiers) yield countedDossiers(page, numerator, denominator)
  })()
}

/** A line of a unit that was scored in a period, and the codes whose dossiers were counted for it. */
export interface CountedLine {
  readonly scoring: Scoring
  readonly card: Scorecard
  readonly criterion: Criterion
  readonly line: ScoreLine
  readonly unitCodes: readonly string[]
}

/**
 * What each procedure contributes to a line's counts: its dossiers, or itself where procedures are counted; null when the criterion
 * divides neither. However many dossiers there are, a page of them is in memory.
 */
export async function contributionsOf(
  store: DossierStore,
  { scoring, card, criterion, line, unitCodes }: CountedLine,
  period: Period,
  complaints: readonly ComplaintsTold[],
  clock: Clock,
): Promise<CountedParts | null> {
  const judged = () => judgedPages(store, unitCodes, period, complaints, clock)
  const catalogue = await store.warehouse.procedures()
  const tally = byProcedure()
  const procedures = await proceduresBehind(scoring, catalogue, card, criterion, line, judged)
  if (procedures !== null) {
    tally.add(procedures)
    return { of: 'procedures', parts: tally.contributions() }
  }
  const pages = countedPages(scoring, criterion, judged())
  if (pages === null) return null
  for await (const page of pages) tally.add(page)
  return { of: 'dossiers', parts: tally.contributions() }
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
  const judged = () => judgedPages(store, own, period, fed.complaints, clock)
  const catalogue = await store.warehouse.procedures()
  const procedures = await proceduresBehind(scoring, catalogue, card, criterion, line, judged)
  if (procedures !== null) return { of: 'procedures', pages: [procedures] }
  if (own.length === 0) return null
  const dossiers = countedPages(scoring, criterion, judged())
  return dossiers === null ? null : { of: 'dossiers', pages: dossiers }
}

/**
 * Explains one criterion of a unit down to its dossiers, petitions or procedures.
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
  const catalogue = await store.warehouse.procedures()
  const procedureNames = new Map(catalogue.map(({ code, name }): [string, string] => [code, name]))
  const nothing = { procedures: [], days: [], doubts: null, procedureNames }
  if (found === null) return { criterion, line, records: null, unlisted: unlistedBy(scoring, criterion), ...nothing }
  const today = clock.today()
  const on = judgedOn(card.period, today)
  const records = lister(found.of, asked, listedBy(store, catalogue, today, on))
  const [procedures, days, doubts] = [byProcedure(), byDay(), doubtTally(today, on)]
  for await (const page of found.pages) for (const each of [procedures, days, doubts, records]) each.add(page)
  return {
    criterion,
    line,
    records: records.list(),
    unlisted: null,
    procedures: procedures.contributions(),
    days: days.contributions(),
    doubts: found.of === 'dossiers' ? doubts.counts() : null,
    procedureNames,
  }
}
