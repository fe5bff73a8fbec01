import { isWhich, type RecordQuestion } from '../model/explanation.ts'
import type { Issue } from '../model/issue.ts'
import type { OfficialScore } from '../model/official.ts'
import type { Period } from '../model/period.ts'
import type { Scorecard } from '../model/scorecard.ts'
import type { Lang } from '../model/text.ts'
import { UNIT_LEVELS, type UnitId } from '../model/unit.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { describeIssue } from '../platform/describe.ts'
import { ThuocDoError } from '../platform/problem.ts'
import { comparisonJson } from './change-json.ts'
import { explainedLines, explainedMeans } from './explain.ts'
import { explanationJson } from './explanation-json.ts'
import { type IntakeKind, issuesOf, takenJson } from './intake.ts'
import { cardOf, type LiveScores, type ToldMove } from './live.ts'
import { officialJson } from './official.ts'
import type { PeriodScores } from './period-scores.ts'
import { periodMeant } from './periods.ts'
import { type Parameters, saidInRequest } from './said-in-request.ts'
import type { ScoreBackground } from './score-background.ts'
import { aboutScoresJson, groupLinesJson, lineJson, meanJson, unitJson } from './score-json.ts'
import { sourceOfToken } from './tokens.ts'
import { theUnit } from './unit-meant.ts'

/** The answers of the HTTP API, free of HTTP. Texts are as they came in the request. */
export interface Api {
  scores(period: string | undefined, level: string | undefined): Promise<object>
  scorecard(unit: string, period: string | undefined): Promise<object>
  explanation(unit: string, period: string | undefined, asked: ExplanationAsked): Promise<object>
  /** The source whose token this is. @throws ThuocDoError `api.token` when no source has it */
  sourceOf(token: string | null): string
  /**
   * Takes in records of a kind; `said` are the parameters of the request. `refused`: nothing was stored, and `body` says why.
   * @throws ThuocDoError `api.parameter`, `api.value`, as takeIn
   */
  receive(
    kind: IntakeKind,
    source: string,
    bytes: Uint8Array,
    said: Parameters,
    lang: Lang,
  ): Promise<{ readonly refused: boolean; readonly body: object }>
  watch(period: string | undefined, tell: (moves: readonly ToldMove[]) => void): Promise<() => void>
}

/** What of an explanation is asked for, as it came in the request. */
export interface ExplanationAsked {
  readonly criterion: string | undefined
  readonly which: string | undefined
  readonly after: string | undefined
  readonly limit: string | undefined
}

/** Dossiers or petitions of one answer, by default and at the most. */
const [PAGE, LONGEST_PAGE] = [100, 1000]

function questionOf({
  which = 'out',
  after = null,
  limit = String(PAGE),
}: { [K in keyof ExplanationAsked]?: ExplanationAsked[K] | null }): RecordQuestion {
  if (!isWhich(which)) throw new ThuocDoError('api.which', { given: which ?? '' })
  const count = Number(limit)
  if (!Number.isInteger(count) || count < 1 || count > LONGEST_PAGE) {
    throw new ThuocDoError('api.limit', { given: limit ?? '', most: LONGEST_PAGE })
  }
  return { which, after: after ?? null, skip: 0, limit: count }
}

/** Bad rows told in an answer. */
const REJECTS_TOLD = 1000

const issueTold = (issue: Issue, lang: Lang): object => ({
  code: issue.code,
  severity: issue.severity,
  row: issue.place.row,
  record: issue.place.record ?? null,
  column: issue.place.column,
  ...describeIssue(issue, lang),
})

async function periodOf(given: string | undefined, dataDir: string, clock: Clock): Promise<Period> {
  const period = await periodMeant(given ?? '', dataDir, clock)
  if (period === null) throw new ThuocDoError('api.period', { given: given ?? '' })
  return period
}

/** What holds for all scores of an answer. */
const aboutScores = ({ basis, simulated }: PeriodScores, clock: Clock): object =>
  aboutScoresJson({ period: basis.period, indexSet: basis.set.id, simulated: simulated() }, clock.today())

/** Official scores of a unit beside its computed ones; its scorecard is looked at only where there are some. */
function publishedJson(official: readonly OfficialScore[], held: PeriodScores, unit: UnitId): readonly object[] {
  const card = official.length === 0 ? null : held.card(unit)
  return card === null ? [] : officialJson(official, card)
}

/** The API over live scores; tokens are those of the data folder. */
export function apiOf(live: LiveScores, background: ScoreBackground, dataDir: string, clock: Clock = systemClock): Api {
  const officialOf = async (card: Scorecard, { basis }: PeriodScores): Promise<object> => {
    const official = await background.official(basis.directory, basis.set, card.period)
    return officialJson(official.get(card.unit) ?? [], card)
  }
  const meant = (given: string | undefined): Promise<Period> => periodOf(given, dataDir, clock)
  return {
    async scores(given, level) {
      const period = await meant(given)
      if (level !== undefined && !UNIT_LEVELS.some((each) => each === level)) {
        throw new ThuocDoError('api.level', { given: level, known: UNIT_LEVELS })
      }
      const held = await live.scores(period)
      const { levels, units } = held.quantities
      const { directory, set } = held.basis
      const official = await background.official(directory, set, period)
      const ranks = await held.ranks()
      const told = [...units.entries()]
        .filter(([row]) => level === undefined || levels[row] === level)
        .map(([row, unit]) => ({
          ...unitJson(directory, { unit, level: levels[row] ?? null, period }),
          lines: groupLinesJson(held, row, ranks),
          published: publishedJson(official.get(unit) ?? [], held, unit),
        }))
      const means = held
        .means()
        .filter((mean) => level === undefined || mean.level === level)
        .map((mean) => meanJson(mean, (unit) => unitJson(directory, { unit, level: mean.level, period })))
      return { ...aboutScores(held, clock), units: told, means }
    },
    async scorecard(given, periodText) {
      const period = await meant(periodText)
      const held = await live.scores(period)
      const { directory } = held.basis
      const ranks = await held.ranks()
      const card = cardOf(held, theUnit(directory, given, period).id)
      const published = await officialOf(card, held)
      return {
        unit: unitJson(directory, card),
        ...aboutScores(held, clock),
        lines: card.lines.map((line) => lineJson(line, card.unit, ranks)),
        published,
      }
    },
    async explanation(given, periodText, asked) {
      const period = await meant(periodText)
      const question = questionOf(asked)
      const held = await live.scores(period)
      const { directory, set } = held.basis
      const unit = theUnit(directory, given, period).id
      const card = cardOf(held, unit)
      const told = { unit: unitJson(directory, card), ...aboutScores(held, clock) }
      const lines = explainedLines(set.scoring, card)
      const compared = { set, directory, card }
      const comparison = await background.change(compared)
      if (asked.criterion === undefined) {
        const published = await officialOf(card, held)
        const means = explainedMeans(set, directory, card)
        return { ...told, lines, means, published, change: comparisonJson(comparison, null) }
      }
      const explanation = await live.explain(unit, period, asked.criterion, question)
      const { id } = explanation.criterion
      const line = lines.find((each) => each.id === id)
      const procedures = await background.procedures(compared, comparison, id)
      const change = comparisonJson(comparison, { line: id, procedures })
      return { ...told, line, change, ...explanationJson(explanation) }
    },
    sourceOf(token) {
      const source = token === null ? null : sourceOfToken(dataDir, token)
      if (source === null) throw new ThuocDoError('api.token')
      return source
    },
    async receive(kind, source, bytes, said, lang) {
      const taken = await live.receive(kind, bytes, await saidInRequest(kind, source, said, dataDir, clock))
      const issues = issuesOf(taken, REJECTS_TOLD).map((issue) => issueTold(issue, lang))
      return { refused: taken.report.outcome === 'refused', body: { ...takenJson(taken), issues } }
    },
    watch: async (period, tell) => live.watch(await meant(period), tell),
  }
}
