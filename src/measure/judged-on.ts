import type { LocalDate } from '../model/date.ts'
import type { Period } from '../model/period.ts'

/**
 * The day on which a period's dossiers that have not ended are judged: its last day; today while that day is still to come.
 * What is judged today is provisional: tomorrow may say otherwise of the same dossiers.
 */
export function judgedOn(period: Period, today: LocalDate): LocalDate {
  return today < period.to ? today : period.to
}
