import fc from 'fast-check'
import { courseOf } from '../../../src/measure/course.ts'
import { type Amendment, amended } from '../../../src/model/amendment.ts'
import type { ComplaintsTold } from '../../../src/model/complaints.ts'
import { addDays } from '../../../src/model/date.ts'
import { DOSSIER_MARKS, DOSSIER_STATES, type Dossier, type DossierMarks } from '../../../src/model/dossier.ts'
import { versionKey } from '../../../src/model/dossier-version.ts'
import { FACTS, type FactType } from '../../../src/model/facts.ts'
import type { HeldDossier } from '../../../src/model/held-dossier.ts'
import type { Condition, Measure } from '../../../src/model/measure.ts'
import type { Procedure } from '../../../src/model/procedure.ts'
import { courseRules } from '../../../src/pipeline/calendar.ts'
import type { Told } from '../../../src/store/warehouse/port.ts'
import { termsPrint } from '../../../src/store/warehouse/rules.ts'
import { anyDossier, calendarOf, moment } from '../../measure/arbitrary.ts'
import { qd766 } from '../../score/counts.ts'

export const calendar = calendarOf(['2026-09-01', '2026-09-02'])

export const rules = courseRules(calendar)

const yesNo = fc.constantFrom(true, false, null)
const level = fc.constantFrom('none', 'partial', 'full', null) satisfies fc.Arbitrary<Procedure['onlineLevel']>

const PROCEDURE_CODES = ['1.000001', '1.000002', '2.000815']

/** A catalogue that may know a procedure or not, and each of its facts or not. */
export const catalogue: fc.Arbitrary<readonly Procedure[]> = fc
  .tuple(
    ...PROCEDURE_CODES.map((code) =>
      fc
        .option(
          fc.record({
            legalTermDays: fc.constantFrom(null, 0, 3, 15),
            hasFee: yesNo,
            onlineLevel: level,
            paperResult: yesNo,
            forCitizens: yesNo,
          }),
          { nil: null, freq: 4 },
        )
        .map((facts) => (facts === null ? [] : [{ code, name: code, levels: null, ...facts }])),
    ),
  )
  .map((entries) => entries.flat())

const marks: fc.Arbitrary<DossierMarks> = fc.record(
  Object.fromEntries(DOSSIER_MARKS.map((mark) => [mark, yesNo])) as Record<keyof DossierMarks, typeof yesNo>,
)

/** Versions of a few dossiers, moving between units, deleted, with and without a time of change. */
export const versions: fc.Arbitrary<readonly Dossier[]> = fc.array(
  fc
    .tuple(
      anyDossier,
      fc.constantFrom('H31.1', 'H31.2', 'H44.1'),
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom(...PROCEDURE_CODES, null),
      fc.constantFrom('in-person', 'online', 'post' as const),
      marks,
      fc.option(moment, { nil: null }),
      fc.integer({ min: 0, max: 9 }),
    )
    .map(([dossier, unitCode, number, procedureCode, channel, told, changedAt, luck]) => ({
      ...dossier,
      code: `H31.1-260801-${number}`,
      unitCode,
      procedureCode,
      channel: channel as Dossier['channel'],
      marks: told,
      changedAt,
      deleted: luck === 0,
    })),
  { maxLength: 40, size: 'max' },
)

/** What is told of the same few dossiers apart from their versions. */
export const amendments: fc.Arbitrary<readonly Amendment[]> = fc.array(
  fc.record({
    code: fc.integer({ min: 1, max: 9 }).map((number) => `H31.1-260801-${number}`),
    at: moment,
    tells: fc.constantFrom<Amendment['tells']>(...DOSSIER_STATES, 'complained', 'not-complained'),
  }),
  { maxLength: 20, size: 'max' },
)

const day = fc.integer({ min: 0, max: 120 }).map((after) => addDays('2026-08-01', after))

/** Of which of these dossiers every complaint is told: of units, of parts of a code that are none, of all. */
export const silences: fc.Arbitrary<readonly ComplaintsTold[]> = fc.array(
  fc.record({ unitCode: fc.constantFrom('H31', 'H31.1', 'H3', 'H44.1', null), from: day, to: day }),
  { maxLength: 4 },
)

/** As the pipeline hands dossiers to a warehouse. */
export function held(dossier: Dossier, procedures: readonly Procedure[], row: number | null = null): HeldDossier {
  const term = procedures.find(({ code }) => code === dossier.procedureCode)?.legalTermDays ?? null
  return { dossier, course: courseOf(dossier, calendar, term), version: versionKey(dossier), row }
}

/** The latest version of each dossier. */
export function latest(all: readonly Dossier[]): readonly Dossier[] {
  const byCode = new Map<string, Dossier>()
  for (const dossier of all) {
    const other = byCode.get(dossier.code)
    if (other === undefined || versionKey(dossier) > versionKey(other)) byCode.set(dossier.code, dossier)
  }
  return [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** The latest version of each dossier, with what was told of it apart. */
export const latestAmended = (all: readonly Dossier[], told: readonly Amendment[]): readonly Dossier[] =>
  latest(all).map((dossier) =>
    amended(
      dossier,
      told.filter(({ code }) => code === dossier.code),
    ),
  )

/** What comes with a batch: the rules its rows are settled by, and what it tells apart. */
export const telling = (procedures: readonly Procedure[], told: readonly Amendment[]): Told => ({
  rules,
  terms: termsPrint(procedures),
  amendments: () => told,
})

const ANY: Measure = { id: '', name: { vi: '', en: '' }, source: 'dossiers', counts: 'records', aliases: [], where: [] }

/** A condition that asks for a fact by itself. */
function asking(fact: string, type: FactType): Condition {
  switch (type.kind) {
    case 'yes-no':
      return { kind: 'holds', fact }
    case 'number':
      return { kind: 'at-least', fact, bound: '1' as never }
    case 'one-of':
      return { kind: 'is', fact, values: type.values.slice(0, 1) }
  }
}

/** Every measure of dossiers of the index of 2026, conditions of every other form, and every fact by itself. */
export const measures: readonly Measure[] = [
  ...qd766().measures.filter(({ source }) => source === 'dossiers'),
  {
    ...ANY,
    id: 'everyForm',
    where: [
      {
        kind: 'any',
        of: [
          { kind: 'at-least', fact: 'supplements', bound: '2' as never },
          { kind: 'holds', fact: 'ended' },
        ],
      },
      { kind: 'not', of: { kind: 'is', fact: 'channel', values: ['post', 'online'] } },
      {
        kind: 'not',
        of: {
          kind: 'all',
          of: [
            { kind: 'holds', fact: 'onTime' },
            { kind: 'holds', fact: 'owesFee' },
          ],
        },
      },
      { kind: 'at-most', fact: 'supplements', bound: '2' as never },
    ],
  },
  { ...ANY, id: 'procedures', counts: 'procedures' },
  ...Object.entries(FACTS.dossiers).map(([fact, type]) => ({ ...ANY, id: fact, where: [asking(fact, type)] })),
]
