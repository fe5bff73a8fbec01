import type { LocalDate } from '../../model/date.ts'
import type { Contribution, CountedDossier } from '../../model/explanation.ts'
import type { IndexSet } from '../../model/index-set.ts'
import type { Period } from '../../model/period.ts'
import type { UnitLabel } from '../../model/results.ts'
import type { Scorecard, ScoreLine } from '../../model/scorecard.ts'
import type { Criterion, Scoring } from '../../model/scoring.ts'

/** A unit with its scorecard. */
export interface ScoredUnit {
  readonly label: UnitLabel
  readonly card: Scorecard
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
  /** Units in the order of their names, the wider level first. */
  readonly units: readonly ScoredUnit[]
}

/** The dossiers behind one criterion of a unit. */
export interface CriterionRecord {
  readonly criterion: Criterion
  readonly line: ScoreLine
  /** Null: the criterion does not divide dossiers. */
  readonly dossiers: readonly CountedDossier[] | null
  readonly procedures: readonly Contribution[]
  readonly days: readonly Contribution[]
}
