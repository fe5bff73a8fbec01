import type { Dossier, DossierMarks, Supplement } from '../../src/model/dossier.ts'
import type { CalendarYear } from '../../src/model/working-days.ts'
import { workingCalendar } from '../../src/model/working-days.ts'

const name = { vi: 'Ngày nghỉ', en: 'Day off' }
const source = { vi: 'Ví dụ', en: 'An example' }

/** A year with these days off and swaps, for tests. */
export function yearWith(
  year: number,
  off: readonly string[],
  swaps: readonly [off: string, worked: string][] = [],
): CalendarYear {
  return {
    year,
    daysOff: off.map((date) => ({ date, kind: 'holiday', name, status: 'official', source })),
    swaps: swaps.map(([from, worked]) => ({ off: from, worked, name, status: 'official', source })),
  }
}

/** September 2026 around National Day: 1 and 2 September off, Monday 31 August swapped for Saturday 22. */
export const AUTUMN_2026 = workingCalendar([
  yearWith(2026, ['2026-09-01', '2026-09-02'], [['2026-08-31', '2026-08-22']]),
])

const UNKNOWN_MARKS: DossierMarks = {
  owesFee: null,
  feeData: null,
  paidOnline: null,
  electronicResult: null,
  digitised: null,
  reusedData: null,
  personalStore: null,
  populationData: null,
  complained: null,
}

/** A dossier in progress, received on Monday 5 October 2026 and due on Friday 16 October, with what a test changes. */
export function dossier(
  changes: Partial<Omit<Dossier, 'marks'>> & { readonly marks?: Partial<DossierMarks> } = {},
): Dossier {
  return {
    code: 'H15.50.05.13-261005-0975',
    unitCode: 'H15.50.05.13',
    procedureCode: '1.001193',
    state: 'in-progress',
    channel: 'online',
    receivedAt: '2026-10-05T09:30:00',
    dueAt: '2026-10-16T17:00:00',
    finishedAt: null,
    returnedAt: null,
    stoppedAt: null,
    withdrawnAt: null,
    supplements: [],
    changedAt: null,
    deleted: false,
    ...changes,
    marks: { ...UNKNOWN_MARKS, ...changes.marks },
  }
}

/** A request for papers by dates of October 2026. */
export function asked(requested: string, answered: string | null = null, newDue: string | null = null): Supplement {
  const at = (day: string | null): string | null => (day === null ? null : `2026-10-${day}T10:00:00`)
  return { requestedAt: `2026-10-${requested}T10:00:00`, answeredAt: at(answered), dueAfter: at(newDue) }
}
