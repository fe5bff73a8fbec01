import { type Period, parsePeriod } from '../model/period.ts'
import type { Scorecard } from '../model/scorecard.ts'
import { UNIT_LEVELS } from '../model/unit.ts'
import type { UnitDirectory } from '../model/unit-directory.ts'
import { describeIssue } from '../platform/describe.ts'
import { ThuocDoError } from '../platform/problem.ts'
import { rejectIssueList } from './import-dossiers.ts'
import { cardOf, type LiveScores, lineJson, type ScoreMove } from './live.ts'
import { sourceOfToken } from './tokens.ts'
import { unitMeant } from './unit-meant.ts'

/** The answers of the HTTP API, free of HTTP. Texts are as they came in the request. */
export interface Api {
  scores(period: string | undefined, level: string | undefined): Promise<object>
  scorecard(unit: string, period: string | undefined): Promise<object>
  /** @throws ThuocDoError `api.token` when no source has the token */
  receive(token: string | null, bytes: Uint8Array): Promise<{ readonly status: number; readonly body: object }>
  watch(period: string | undefined, tell: (moves: readonly ScoreMove[]) => void): () => void
}

/** Bad rows told in an answer. */
const REJECTS_TOLD = 1000

function periodOf(given: string | undefined): Period {
  const period = parsePeriod(given ?? '')
  if (period === null) throw new ThuocDoError('api.period', { given: given ?? '' })
  return period
}

function unitJson(directory: UnitDirectory, { unit, level, period }: Scorecard): object {
  const { name, code } = directory.label(unit, period.to)
  return { id: unit, code, name, level }
}

/** The API over live scores; tokens are those of the data folder. */
export function apiOf(live: LiveScores, dataDir: string): Api {
  return {
    async scores(given, level) {
      const period = periodOf(given)
      if (level !== undefined && !UNIT_LEVELS.some((each) => each === level)) {
        throw new ThuocDoError('api.level', { given: level, known: UNIT_LEVELS })
      }
      const { set, directory, cards } = await live.scores(period)
      const groups = new Set(set.scoring.groups.map(({ id }) => id))
      const units = cards
        .filter((card) => level === undefined || card.level === level)
        .map((card) => ({
          ...unitJson(directory, card),
          lines: card.lines.filter(({ id }) => groups.has(id)).map(lineJson),
        }))
      return { period: period.key, indexSet: set.id, official: false, units }
    },
    async scorecard(given, periodText) {
      const period = periodOf(periodText)
      const { set, directory, cards } = await live.scores(period)
      const meant = unitMeant(directory, given, period.to)
      if (meant.kind === 'none') {
        const near = meant.near.slice(0, 5).map(({ id }) => directory.label(id, period.to).name)
        throw new ThuocDoError('score.unit', { given, period: period.key, near })
      }
      const card = cardOf(cards, meant.unit.id, period)
      const unit = unitJson(directory, card)
      return { unit, period: period.key, indexSet: set.id, official: false, lines: card.lines.map(lineJson) }
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
