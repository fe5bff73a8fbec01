import { type Period, parsePeriod } from '../model/period.ts'
import type { Scorecard } from '../model/scorecard.ts'
import { UNIT_LEVELS, type UnitId } from '../model/unit.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'
import { describeIssue } from '../platform/describe.ts'
import { ThuocDoError } from '../platform/problem.ts'
import { type DossierQuestion, explainedLines, explanationJson } from './explain.ts'
import { rejectIssueList } from './import-dossiers.ts'
import { cardOf, type LiveScores } from './live.ts'
import type { PeriodScores, ScoreMove } from './period-scores.ts'
import { groupLinesJson, lineJson } from './score-json.ts'
import { sourceOfToken } from './tokens.ts'
import { unitMeant } from './unit-meant.ts'

/** The answers of the HTTP API, free of HTTP. Texts are as they came in the request. */
export interface Api {
  scores(period: string | undefined, level: string | undefined): Promise<object>
  scorecard(unit: string, period: string | undefined): Promise<object>
  explanation(unit: string, period: string | undefined, asked: ExplanationAsked): Promise<object>
  /** @throws ThuocDoError `api.token` when no source has the token */
  receive(token: string | null, bytes: Uint8Array): Promise<{ readonly status: number; readonly body: object }>
  watch(period: string | undefined, tell: (moves: readonly ScoreMove[]) => void): () => void
}

/** What of an explanation is asked for, as it came in the request. */
export interface ExplanationAsked {
  readonly criterion: string | undefined
  readonly which: string | undefined
  readonly after: string | undefined
  readonly limit: string | undefined
}

/** Dossiers of one answer, by default and at the most. */
const [PAGE, LONGEST_PAGE] = [100, 1000]

function questionOf({
  which = 'out',
  after = null,
  limit = String(PAGE),
}: { [K in keyof ExplanationAsked]?: ExplanationAsked[K] | null }): DossierQuestion {
  if (which !== 'in' && which !== 'out' && which !== 'all') throw new ThuocDoError('api.which', { given: which ?? '' })
  const count = Number(limit)
  if (!Number.isInteger(count) || count < 1 || count > LONGEST_PAGE) {
    throw new ThuocDoError('api.limit', { given: limit ?? '', most: LONGEST_PAGE })
  }
  return { which, after: after ?? null, limit: count }
}

/** Bad rows told in an answer. */
const REJECTS_TOLD = 1000

function periodOf(given: string | undefined): Period {
  const period = parsePeriod(given ?? '')
  if (period === null) throw new ThuocDoError('api.period', { given: given ?? '' })
  return period
}

/** The unit that a request names. @throws ThuocDoError `score.unit` */
function unitOf(directory: UnitDirectory, given: string, period: Period): UnitId {
  const meant = unitMeant(directory, given, period.to)
  if (meant.kind === 'one') return meant.unit.id
  const near = meant.near.slice(0, 5).map(({ id }) => directory.label(id, period.to).name)
  throw new ThuocDoError('score.unit', { given, period: period.key, near })
}

function unitJson(directory: UnitDirectory, { unit, level, period }: Omit<Scorecard, 'lines'>): object {
  const { name, code } = directory.label(unit, period.to)
  return { id: unit, code, name, level }
}

/** What holds for all scores of an answer. */
const aboutScores = ({ basis, simulated }: PeriodScores): object => ({
  period: basis.period.key,
  indexSet: basis.set.id,
  official: false,
  simulated: simulated(),
})

/** The API over live scores; tokens are those of the data folder. */
export function apiOf(live: LiveScores, dataDir: string): Api {
  return {
    async scores(given, level) {
      const period = periodOf(given)
      if (level !== undefined && !UNIT_LEVELS.some((each) => each === level)) {
        throw new ThuocDoError('api.level', { given: level, known: UNIT_LEVELS })
      }
      const held = await live.scores(period)
      const { levels, units } = held.quantities
      const told = [...units.entries()]
        .filter(([row]) => level === undefined || levels[row] === level)
        .map(([row, unit]) => ({
          ...unitJson(held.basis.directory, { unit, level: levels[row] ?? null, period }),
          lines: groupLinesJson(held, row),
        }))
      return { ...aboutScores(held), units: told }
    },
    async scorecard(given, periodText) {
      const period = periodOf(periodText)
      const held = await live.scores(period)
      const { directory } = held.basis
      const card = cardOf(held, unitOf(directory, given, period))
      return { unit: unitJson(directory, card), ...aboutScores(held), lines: card.lines.map(lineJson) }
    },
    async explanation(given, periodText, asked) {
      const period = periodOf(periodText)
      const question = questionOf(asked)
      const held = await live.scores(period)
      const { directory, set } = held.basis
      const unit = unitOf(directory, given, period)
      const card = cardOf(held, unit)
      const told = { unit: unitJson(directory, card), ...aboutScores(held) }
      const lines = explainedLines(set.scoring, card)
      if (asked.criterion === undefined) return { ...told, lines }
      const explanation = await live.explain(unit, period, asked.criterion)
      const line = lines.find(({ id }) => id === explanation.criterion.id)
      return { ...told, line, ...explanationJson(explanation, question) }
    },
    async receive(token, bytes) {
      const source = token === null ? null : sourceOfToken(dataDir, token)
      if (source === null) throw new ThuocDoError('api.token')
      const { outcome, rows, batch, rejects, issues } = await live.receive(source, bytes)
      const words = [...issues, ...rejectIssueList(rejects.slice(0, REJECTS_TOLD))]
      const counts = { added: batch?.added ?? 0, replaced: batch?.replaced ?? 0, stale: batch?.stale ?? 0 }
      const told = words.map((issue) => ({
        code: issue.code,
        severity: issue.severity,
        row: issue.place.row,
        column: issue.place.column,
        ...describeIssue(issue, 'vi'),
      }))
      return {
        status: outcome === 'refused' ? 422 : 200,
        body: { outcome, rows, bad: rejects.length, ...counts, issues: told },
      }
    },
    watch: (period, tell) => live.watch(periodOf(period), tell),
  }
}
