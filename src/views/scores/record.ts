import type { LineChange } from '../../model/change.ts'
import type { LocalDate } from '../../model/date.ts'
import type { DoubtCounts, ExplainedPart, RecordList, Unlisted } from '../../model/explanation.ts'
import type { IndexSet } from '../../model/index-set.ts'
import type { OfficialScore } from '../../model/official.ts'
import type { Period } from '../../model/period.ts'
import type { PeriodState } from '../../model/period-state.ts'
import type { UnitLabel } from '../../model/results.ts'
import type { Scorecard, ScoreLine } from '../../model/scorecard.ts'
import type { Criterion, Scoring } from '../../model/scoring.ts'
import type { UnitId } from '../../model/unit.ts'
import type { PartChanges } from '../../score/change-parts.ts'
import type { LevelMean } from '../../score/means.ts'
import type { LineRanks } from '../../score/score-ranks.ts'

/** A unit with its scorecard. */
export interface ScoredUnit {
  readonly label: UnitLabel
  readonly card: Scorecard
  /** The units above it at the end of the period, the outermost first. */
  readonly above: readonly UnitId[]
}

/** The scores of a period, computed from dossiers. */
export interface ScoreMonth {
  readonly period: Period
  readonly set: IndexSet
  readonly scoring: Scoring
  /** The day on which dossiers that have not ended are judged. */
  readonly judgedOn: LocalDate
  /** Simulated dossiers, petitions or counts are among what was counted. */
  readonly simulated: boolean
  readonly state: PeriodState
  /** Dossiers of the period before are held, so that it has a page too. */
  readonly hasBefore: boolean
  /** Points that documents published for these days, by unit. */
  readonly official: ReadonlyMap<UnitId, readonly OfficialScore[]>
  /** Ranks by each group and the total, each level apart. */
  readonly ranks: LineRanks
  /** The mean of the ranked units of each level. */
  readonly means: readonly LevelMean[]
  /** The name of a unit, also of one that has no scores. */
  readonly nameOf: (unit: UnitId) => string
  /** Units in the order of their names, the wider level first. */
  readonly units: readonly ScoredUnit[]
}

/** A scorecard beside that of the period before. */
export interface ChangeRecord {
  readonly previous: Period
  /** The index set of then, and whether its content differs from the one now in force; null: none could be computed. */
  readonly setThen: { readonly id: string; readonly changed: boolean } | null
  /** The record that the comparison begins with; null: the period was never recorded. */
  readonly recorded: { readonly revision: number; readonly recordedAt: string } | null
  readonly lines: readonly LineChange[]
  /** Simulated records are among what the period before was counted from. */
  readonly simulated: boolean
}

/** The dossiers, petitions or procedures behind one criterion of a unit. */
export interface CriterionRecord {
  readonly criterion: Criterion
  readonly line: ScoreLine
  readonly records: RecordList | null
  /** Why there is no list of records; null where there is one. */
  readonly unlisted: Unlisted | null
  readonly procedures: readonly ExplainedPart[]
  readonly days: readonly ExplainedPart[]
  /** Dossiers with data in doubt; null where the records are none. */
  readonly doubts: DoubtCounts | null
  readonly procedureNames: ReadonlyMap<string, string>
  /** Against the period before; `procedures` null: it cannot be split by them. */
  readonly change: {
    readonly previous: Period
    readonly line: LineChange
    readonly procedures: PartChanges | null
  } | null
}

/** What was computed for one unit in a month, as the unit's own page tells it. */
export interface UnitScore extends ScoredMonth {
  /** The unit's total; its points are null where figures are missing. */
  readonly total: ScoreLine
}

/** A month with computed scores, as the first page lists it. */
export interface ScoredMonth {
  readonly periodKey: string
  readonly state: PeriodState
  /** Simulated dossiers are among those counted: nothing of them happened. */
  readonly simulated: boolean
}
