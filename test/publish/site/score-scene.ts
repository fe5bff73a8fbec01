import { loadIndexSets } from '../../../src/ingest/index-sets/load.ts'
import { countedProcedures, procedureMeasure } from '../../../src/measure/counted-procedures.ts'
import { accountOf, courseOf } from '../../../src/measure/course.ts'
import { courseIssues, newsIssues } from '../../../src/measure/course-issues.ts'
import { byDay, byProcedure, countedDossiers, doubtTally, judgedDossiers } from '../../../src/measure/explain.ts'
import { CAUSES } from '../../../src/model/change.ts'
import { toDecimal } from '../../../src/model/decimal.ts'
import {
  type CountedPetition,
  type CountedProcedure,
  inDenominator,
  type ListedDossier,
  type ListedRecord,
  type Side,
  sideOf,
} from '../../../src/model/explanation.ts'
import { monthPeriod, previousPeriod } from '../../../src/model/period.ts'
import type { Procedure } from '../../../src/model/procedure.ts'
import type { PublishedDocument, UnitLabel } from '../../../src/model/results.ts'
import type { Scorecard } from '../../../src/model/scorecard.ts'
import { INDEX_SETS_DIR } from '../../../src/platform/paths.ts'
import type { ScoreSource } from '../../../src/publish/site/source.ts'
import { lineChange, type Station } from '../../../src/score/change.ts'
import { partChanges } from '../../../src/score/change-parts.ts'
import { leveledUnit, levelMeans, withMeans } from '../../../src/score/means.ts'
import { rankScorecards } from '../../../src/score/score-ranks.ts'
import type { ScoreMonth } from '../../../src/views/scores/record.ts'
import { AUTUMN_2026, dossier } from '../../measure/dossier.ts'
import { scored } from '../../score/counts.ts'

const PERIOD = monthPeriod(2026, 10)
const label = (id: string, name: string, level: UnitLabel['level']): UnitLabel => ({
  id,
  name,
  code: null,
  level,
  provisional: false,
})
const PROVINCE = label('tinh-hung-yen', 'Tỉnh Hưng Yên', 'province')
const NATION = label('viet-nam', 'Việt Nam', 'nation')
const WHOLE = label('xa-an-vi', 'Xã An Vĩ', 'commune')
const ALIKE = label('xa-dan-tien', 'Xã Dân Tiến', 'commune')
const PARTLY = label('xa-binh-minh', 'Xã Bình Minh', 'commune')

function readIndexSet() {
  const set = loadIndexSets(INDEX_SETS_DIR).find(({ id }) => id === 'qd766-2026')
  if (set?.scoring == null) throw new Error('qd766-2026 is shipped')
  return { ...set, scoring: set.scoring }
}
const SET = readIndexSet()

/** Counts of every criterion: `percent` of 200, a little different for each. */
function cardOf(unit: UnitLabel, percent: number, without: readonly string[] = []): Scorecard {
  const values: Record<string, number> = {}
  for (const [index, { id }] of SET.scoring.criteria.entries()) {
    if (without.includes(id)) continue
    values[`${id}.numerator`] = Math.min(200, 2 * percent + (index % 5))
    values[`${id}.denominator`] = 200
  }
  return scored(SET.scoring, values, { unit: unit.id, level: unit.level, period: PERIOD.key })
}

const GAPS = ['PETITION_PROCESSING_ON_TIME', 'DOSSIER_SYNC']

/** The nation is the mean of the province and of another that nothing is known of. */
function nationalCard(): Scorecard {
  const counts = (unit: UnitLabel) => ({ unit: unit.id, level: unit.level, period: PERIOD, quantities: new Map() })
  const all = [{ ...counts(NATION), meanOf: [PROVINCE.id, 'tinh-ninh-binh'] }, counts(PROVINCE)]
  const [card] = withMeans(SET.scoring, all, [
    scored(SET.scoring, {}, { unit: NATION.id, level: 'nation', period: PERIOD.key }),
    cardOf(PROVINCE, 80),
  ])
  if (card === undefined) throw new Error('two units, two scorecards')
  return card
}

const CARDS = new Map([
  [NATION.id, nationalCard()],
  [PROVINCE.id, cardOf(PROVINCE, 80)],
  [WHOLE.id, cardOf(WHOLE, 84)],
  [ALIKE.id, cardOf(ALIKE, 60)],
  [PARTLY.id, cardOf(PARTLY, 70, GAPS)],
])

const DOCUMENT: PublishedDocument = {
  id: '2026-10-x',
  sha256: 'x',
  fileName: 'ket-qua-thang-10.pdf',
  format: 'pdf',
  bytes: 1,
  indexSetId: 'qd766-2026',
  periodKey: PERIOD.key,
  issuerId: PROVINCE.id,
  issuerPrinted: 'UBND tỉnh Hưng Yên',
  issuerStatedBy: 'document',
  periodStatedBy: 'document',
  number: null,
  date: '2026-11-05',
  subject: null,
  cited: [],
  revision: 1,
  importedAt: '2026-11-06T00:00:00Z',
}

const official = (line: string, points: string) => {
  const decimal = toDecimal(points)
  if (decimal === null) throw new Error(points)
  return { line, points: decimal, issuer: PROVINCE, document: DOCUMENT }
}

function month(): ScoreMonth {
  const set = SET
  return {
    period: PERIOD,
    set,
    scoring: set.scoring,
    judgedOn: PERIOD.to,
    simulated: true,
    state: 'over',
    hasBefore: true,
    ranks: rankScorecards([...CARDS.values()]),
    means: levelMeans(set.scoring, [...CARDS.values()].map(leveledUnit)),
    nameOf: (unit) => [NATION, PROVINCE, WHOLE, ALIKE, PARTLY].find(({ id }) => id === unit)?.name ?? unit,
    official: new Map([[WHOLE.id, [official('TDGQ', '16.81'), official('totalScore', '84.9')]]]),
    units: [NATION, PROVINCE, WHOLE, ALIKE, PARTLY].map((unit) => ({
      label: unit,
      card: CARDS.get(unit.id) ?? cardOf(unit, 0),
      above: [NATION, PROVINCE]
        .filter(({ level }) => level !== unit.level && unit.level !== 'nation')
        .map(({ id }) => id),
    })),
  }
}

/** The whole unit with every cause; the other without a record, and with causes that cannot be told apart. */
function pathOf(unitId: string): readonly Station[] {
  const now = CARDS.get(unitId) ?? null
  const before =
    unitId === PARTLY.id
      ? [null, cardOf(PARTLY, 74), cardOf(PARTLY, 0, ['ON_TIME']), cardOf(PARTLY, 72), now]
      : [cardOf(WHOLE, 80), cardOf(WHOLE, 78), cardOf(WHOLE, 81), cardOf(WHOLE, 81), now]
  return [null, ...CAUSES].map((cause, index) => {
    const card = before[index] ?? null
    return { cause, card, unknown: card === null ? 'not-recorded' : null }
  })
}

const CATALOGUE = new Map(
  Array.from({ length: 60 }, (_, index): [string, Procedure] => {
    const code = `1.0000${String(index).padStart(2, '0')}`
    const name = index === 2 ? 'Đăng ký khai sinh' : `Thủ tục thứ ${index} của danh mục`
    const levels = index % 9 === 8 ? (['province'] as const) : null
    const told = { hasFee: true, paperResult: true, forCitizens: true, onlineLevel: 'full' } as const
    return [code, { code, name, legalTermDays: 10, levels, ...told }]
  }),
)

function measureOf(criterionId: string, of: 'numerator' | 'denominator') {
  const expression = SET.scoring.criteria.find(({ id }) => id === criterionId)?.[of]
  const found = SET.scoring.measures.find(({ id }) => expression?.kind === 'measure' && id === expression.id)
  if (found === undefined) throw new Error(`${criterionId} has a ${of}`)
  return found
}

/** 450 dossiers, every tenth late, of some fifty procedures; some waited for papers, some have data in doubt. */
function judged() {
  const held = Array.from({ length: 450 }, (_, index) => {
    const day = String(1 + (index % 28)).padStart(2, '0')
    const late = index % 10 === 0
    const each = dossier({
      code: `H31.14-2610${day}-${String(index).padStart(4, '0')}`,
      procedureCode: `1.0000${String(index % 47).padStart(2, '0')}`,
      state: late && index % 40 === 0 ? 'in-progress' : 'finished',
      channel: index % 3 === 0 ? 'in-person' : 'online',
      receivedAt: `2026-10-${day}T08:00:00`,
      dueAt: index % 20 === 11 ? null : `2026-10-${day}T17:00:00`,
      finishedAt: late ? '2026-10-31T08:00:00' : `2026-10-${day}T10:00:00`,
      supplements:
        index % 30 === 0
          ? [{ requestedAt: `2026-10-${day}T09:00:00`, answeredAt: '2026-10-29T09:00:00', dueAfter: null }]
          : [],
    })
    return { dossier: each, course: courseOf(each, AUTUMN_2026, 10), version: '1', row: null }
  })
  return judgedDossiers(held, (code) => CATALOGUE.get(code) ?? null, PERIOD.to)
}

function dossiers(): readonly ListedDossier[] {
  return countedDossiers(judged(), measureOf('ON_TIME', 'numerator'), measureOf('ON_TIME', 'denominator')).map(
    (each) => ({
      ...each,
      account: accountOf(each.held.dossier, AUTUMN_2026, 10),
      doubts: [...courseIssues(each.held.dossier, PERIOD.to), ...newsIssues(each.held, PERIOD.to)],
    }),
  )
}

/** The procedures of the catalogue by whether their online dossiers make them count. */
function procedures(): readonly CountedProcedure[] {
  const [numerator, denominator] = (['numerator', 'denominator'] as const).map((of) =>
    procedureMeasure(measureOf('ONLINE_SERVICE_USED', of), CATALOGUE, 'commune'),
  )
  if (numerator == null || denominator == null) throw new Error('ONLINE_SERVICE_USED divides procedures')
  // The first page of dossiers alone: some procedures have none, some none online.
  numerator.add(judged().slice(0, 40))
  return countedProcedures(numerator, denominator)
}

/** 30 petitions, every tenth late. */
function petitions(): readonly CountedPetition[] {
  return Array.from({ length: 30 }, (_, index): CountedPetition => {
    const day = String(1 + (index % 28)).padStart(2, '0')
    const petition = {
      code: `PAKN-H31.14-2610${day}-${String(index).padStart(4, '0')}`,
      unitCode: 'H31.14',
      receivedAt: `2026-10-${day}T08:00:00`,
      dueAt: `2026-10-${day}T17:00:00`,
      handledAt: index % 10 === 0 ? null : `2026-10-${day}T10:00:00`,
      unsatisfied: null,
      subject: null,
      changedAt: null,
      deleted: false,
    }
    const inNumerator = petition.handledAt !== null
    const keptOutBy = inNumerator ? null : { fact: 'onTime', value: false }
    return {
      kind: 'petition',
      petition,
      verdict: inNumerator ? 'on-time' : 'overdue',
      inNumerator,
      isKnown: true,
      keptOutBy,
    }
  })
}

/** Scores in memory: a unit with everything, one with gaps; 450 dossiers behind every criterion but that of 30 petitions and that of procedures. */
export function scoresInMemory(): ScoreSource {
  const { scoring } = SET
  const [ofDossiers, ofPetitions, ofProcedures] = [dossiers(), petitions(), procedures()]
  const linesOf = (unitId: string) => {
    const path = pathOf(unitId)
    return (CARDS.get(unitId)?.lines ?? []).map(({ id }) => lineChange(path, id))
  }
  return {
    periods: async () => [PERIOD.key],
    withheld: async () => [],
    months: async () => [{ periodKey: PERIOD.key, state: 'over', simulated: true }],
    ofUnit: async (unitId) => {
      const total = CARDS.get(unitId)?.lines.at(-1)
      return total === undefined ? [] : [{ periodKey: PERIOD.key, state: 'over', simulated: true, total }]
    },
    month: async (key) => (key === PERIOD.key ? month() : null),
    change: async (_key, unitId) => ({
      previous: previousPeriod(PERIOD),
      setThen: { id: 'qd766-2026', changed: unitId === WHOLE.id },
      recorded: unitId === WHOLE.id ? { revision: 2, recordedAt: '2026-10-01T00:00:00Z' } : null,
      lines: linesOf(unitId),
      simulated: unitId === WHOLE.id,
    }),
    criterion: async (_key, unitId, code, { which, skip, limit }) => {
      const criterion = scoring.criteria.find(({ id }) => id === code)
      const line = linesOf(unitId).find((each) => each.line === code)
      if (criterion === undefined || line === undefined) return null
      const of =
        code === 'PETITION_PROCESSING_ON_TIME'
          ? 'petitions'
          : code === 'ONLINE_SERVICE_USED'
            ? 'procedures'
            : 'dossiers'
      const lists = { petitions: ofPetitions, procedures: ofProcedures, dossiers: ofDossiers }
      const counted: readonly ListedRecord[] = lists[of]
      const card = (numerator: number, denominator: number) =>
        scored(scoring, { [`${code}.numerator`]: numerator, [`${code}.denominator`]: denominator })
      const own = card(counted.filter(({ inNumerator }) => inNumerator).length, counted.filter(inDenominator).length)
      const lineOf = ({ lines }: Scorecard) => {
        const found = lines.find(({ id }) => id === code)
        if (found === undefined) throw new Error(code)
        return found
      }
      const [procedureTally, dayTally, doubts] = [byProcedure(), byDay(), doubtTally(PERIOD.to, PERIOD.to)]
      for (const tally of [procedureTally, dayTally, doubts]) tally.add(counted)
      const procedures = procedureTally.contributions()
      const list = counted.filter((each) => sideOf(each) === which)
      const page = list.slice(skip, skip + limit)
      const sized = (side: Side) => counted.filter((each) => sideOf(each) === side).length
      const counts = { in: sized('in'), out: sized('out'), unknown: sized('unknown') }
      const olds = procedures.map((part, index) => ({ ...part, numerator: Math.max(0, part.numerator - (index % 3)) }))
      const old = card(
        olds.reduce((all, { numerator }) => all + numerator, 0),
        counted.length,
      )
      const tallied = of === 'procedures' ? 'procedures' : 'dossiers'
      const changes = partChanges(
        criterion,
        { of: tallied, line: lineOf(old), parts: olds },
        { of: tallied, line: lineOf(own), parts: procedures },
      )
      return {
        criterion,
        line: lineOf(own),
        unlisted: null,
        records: {
          of,
          page,
          counts,
          all: counted.length,
          outside: counted.filter((each) => !inDenominator(each)).length,
          more: list.length - skip - page.length,
        },
        procedureNames: new Map([...CATALOGUE.values()].map((each) => [each.code, each.name])),
        procedures,
        doubts: of === 'dossiers' ? doubts.counts() : null,
        days: dayTally.contributions(),
        change: { previous: previousPeriod(PERIOD), line, procedures: of === 'petitions' ? null : changes },
      }
    },
  }
}
