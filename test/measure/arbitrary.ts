import fc from 'fast-check'
import { addDays } from '../../src/model/date.ts'
import { DOSSIER_STATES, type Dossier, type LocalDateTime, type Supplement } from '../../src/model/dossier.ts'
import { workingCalendar } from '../../src/model/working-days.ts'
import { dossier, yearWith } from './dossier.ts'

/** A moment from August to November 2026. */
export const moment: fc.Arbitrary<LocalDateTime> = fc
  .tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 23 }))
  .map(([day, hour]) => `${addDays('2026-08-01', day)}T${String(hour).padStart(2, '0')}:00:00`)

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null })

const supplement: fc.Arbitrary<Supplement> = fc.record({
  requestedAt: moment,
  answeredAt: maybe(moment),
  dueAfter: fc.option(moment, { nil: null, freq: 1 }),
})

/** Any dossier, also one whose moments contradict each other. */
export const anyDossier: fc.Arbitrary<Dossier> = fc
  .record({
    state: fc.constantFrom(...DOSSIER_STATES),
    receivedAt: maybe(moment),
    dueAt: maybe(moment),
    finishedAt: maybe(moment),
    returnedAt: maybe(moment),
    stoppedAt: maybe(moment),
    withdrawnAt: maybe(moment),
    supplements: fc.array(supplement, { maxLength: 3 }),
  })
  .map((changes) => dossier(changes))

export const anyTerm = fc.option(fc.integer({ min: 0, max: 40 }), { nil: null })

const offDays = fc.uniqueArray(fc.integer({ min: 0, max: 150 }), { maxLength: 12 })

/** A calendar with random days off from August 2026 on, and its days off. */
export const anyDaysOff: fc.Arbitrary<readonly string[]> = offDays.map((days) =>
  days.map((day) => addDays('2026-08-01', day)),
)

export const calendarOf = (off: readonly string[]) => workingCalendar([yearWith(2026, off)])
