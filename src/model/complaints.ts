import { addDays, type LocalDate } from './date.ts'
import { ALL_UNITS, type Coverage } from './delivery.ts'

/**
 * Dossiers of which every complaint is told: those that were received on these days, both included, and handled by the unit of
 * this code or an office below it (H31 and H31.14); null: by any. Where nothing is told of one of them, nobody complained of it.
 */
export interface ComplaintsTold {
  readonly unitCode: string | null
  readonly from: LocalDate
  readonly to: LocalDate
}

/** Whether every complaint about dossiers of the unit that were received on the day is told. */
export const tellsAll = (told: readonly ComplaintsTold[], unitCode: string, receivedOn: LocalDate | null): boolean =>
  receivedOn !== null &&
  told.some(
    ({ unitCode: code, from, to }) =>
      from <= receivedOn && receivedOn <= to && (code === null || unitCode === code || unitCode.startsWith(`${code}.`)),
  )

/** A statement as the coverage of the delivery that made it. */
export const asCoverage = ({ unitCode, from, to }: ComplaintsTold): Coverage => ({
  unit: unitCode ?? ALL_UNITS,
  from,
  to,
})

/** What a delivery of answers that covers this says. */
export const saidByCoverage = ({ unit, from, to }: Coverage): ComplaintsTold => ({
  unitCode: unit === ALL_UNITS ? null : unit,
  from,
  to,
})

/** The same statements, as few as say it: those of one unit whose days follow each other are one. */
export function joinedComplaints(told: readonly ComplaintsTold[]): readonly ComplaintsTold[] {
  const joined: ComplaintsTold[] = []
  const key = ({ unitCode, from }: ComplaintsTold): string => `${unitCode ?? ''} ${from}`
  for (const each of [...told].sort((a, b) => (key(a) < key(b) ? -1 : 1))) {
    const last = joined.at(-1)
    if (last === undefined || last.unitCode !== each.unitCode || each.from > addDays(last.to, 1)) joined.push(each)
    else if (each.to > last.to) joined[joined.length - 1] = { ...last, to: each.to }
  }
  return joined
}
