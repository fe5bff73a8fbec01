import type { LocalDate } from './date.ts'
import type { Period } from './period.ts'
import type { Text2 } from './text.ts'

/**
 * How final the computed results of a period are. `running`: its last day has not passed, dossiers that have not ended are judged
 * today. `over`: it has passed, but late data still change results. `closed`: somebody declared them final.
 */
export type PeriodState = 'running' | 'over' | 'closed'

/** The state of a period on a day. Nothing can be closed yet: a period that is over stays provisional. */
export function periodState({ to }: Period, today: LocalDate): PeriodState {
  return today > to ? 'over' : 'running'
}

/** Whether results may still change by rule: until the period is closed. */
export const isProvisional = (state: PeriodState): boolean => state !== 'closed'

const WORDS: Readonly<Record<PeriodState, Text2>> = {
  running: {
    vi: 'Tạm tính: kỳ chưa kết thúc, điểm còn thay đổi theo hồ sơ từng ngày.',
    en: 'Provisional: the period is not over, points still move with the dossiers of each day.',
  },
  over: {
    vi: 'Tạm tính: kỳ đã hết nhưng chưa chốt, dữ liệu đến muộn còn làm điểm thay đổi.',
    en: 'Provisional: the period is over but not closed, late data may still move the points.',
  },
  closed: { vi: 'Đã chốt.', en: 'Closed.' },
}

/** The state in a sentence for readers. */
export const periodStateWords = (state: PeriodState): Text2 => WORDS[state]
