import { dateInVietnam, type LocalDate } from '../model/date.ts'

/** The time, handed in wherever it matters so that tests can fix it. */
export interface Clock {
  now(): Date
  /** Today's date in Asia/Ho_Chi_Minh, whatever the machine's zone. */
  today(): LocalDate
}

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => dateInVietnam(new Date()),
}
