import type { LocalDate } from '../../model/date.ts'
import { compareDecimals } from '../../model/decimal.ts'
import { formatReported } from '../../model/format.ts'
import type { ReadFigure, Reading } from '../../model/reading.ts'
import type { Reported } from '../../model/reported.ts'
import type { MonthResults } from '../../model/results.ts'
import type { UnitId } from '../../model/unit.ts'

/** One way in which what was read back is not what is stored. Texts are as stored and as read; null: not there. */
export interface ProofDifference {
  readonly kind:
    | 'issuer'
    | 'period'
    | 'number'
    | 'date'
    | 'index-set'
    | 'unknown-unit'
    | 'lost-figure'
    | 'added-figure'
    | 'changed-figure'
    | 'repeated-figure'
  readonly unit: string | null
  readonly figureId: string | null
  readonly stored: string | null
  readonly read: string | null
}

/** `compared`: how many stored facts were found again or looked for. Proven when there is no difference. */
export interface ProofResult {
  readonly proven: boolean
  readonly compared: number
  readonly differences: readonly ProofDifference[]
}

/** Which unit a name of the read document means; null when it is none of the results'. */
export type ResolveName = (printedName: string) => UnitId | null

/** What the letter says of itself beyond its figures. */
export interface LetterFacts {
  readonly number: string | null
  readonly date: LocalDate | null
}

const NOT_REPORTED: Reported = { kind: 'missing', reason: 'not-reported' }

function same(a: Reported, b: Reported): boolean {
  if (a.kind === 'value') return b.kind === 'value' && compareDecimals(a.value, b.value) === 0
  return b.kind === 'missing' && a.reason === b.reason
}

const inWords = (reported: Reported): string => formatReported(reported, 'count', 'en')
const keyOf = (unitId: UnitId, figureId: string): string => JSON.stringify([unitId, figureId])

interface Stored {
  readonly unit: string
  readonly figureId: string
  readonly reported: Reported
}

function storedFigures(results: MonthResults): ReadonlyMap<string, Stored> {
  return new Map(
    [results.issuer, ...results.units].flatMap(({ unit, facts }) =>
      Object.values(facts).map(({ figureId, reported }): [string, Stored] => [
        keyOf(unit.id, figureId),
        { unit: unit.name, figureId, reported },
      ]),
    ),
  )
}

function nameOf({ subject }: ReadFigure, results: MonthResults): string {
  return subject.kind === 'issuer' ? results.issuer.unit.name : subject.printedName
}

/**
 * Compares the figures that a reader found in a document we made with those it was made from: none more, none fewer, none
 * other. A cell that says "not reported" equals a fact that is not there at all, for a table has a cell for each; and a
 * reader does not take a blank in the issuer's row of a table of units for a figure of its own.
 */
export function proveFigures(results: MonthResults, reading: Reading, resolveName: ResolveName): ProofResult {
  const stored = storedFigures(results)
  const seen = new Map<string, ReadFigure>()
  const differences: ProofDifference[] = []
  for (const figure of reading.figures) {
    const unit = nameOf(figure, results)
    const { figureId } = figure
    const read = inWords(figure.reported)
    const id = figure.subject.kind === 'issuer' ? results.issuer.unit.id : resolveName(figure.subject.printedName)
    if (id === null) {
      differences.push({ kind: 'unknown-unit', unit, figureId, stored: null, read })
      continue
    }
    const key = keyOf(id, figureId)
    const fact = stored.get(key)
    const before = inWords(fact?.reported ?? NOT_REPORTED)
    if (seen.has(key)) differences.push({ kind: 'repeated-figure', unit, figureId, stored: before, read })
    else if (!same(fact?.reported ?? NOT_REPORTED, figure.reported)) {
      const kind = fact === undefined ? 'added-figure' : 'changed-figure'
      differences.push({ kind, unit, figureId, stored: fact === undefined ? null : before, read })
    }
    seen.set(key, figure)
  }
  for (const [key, { unit, figureId, reported }] of stored) {
    const blankOwn = key === keyOf(results.issuer.unit.id, figureId) && same(reported, NOT_REPORTED)
    if (!seen.has(key) && !blankOwn)
      differences.push({ kind: 'lost-figure', unit, figureId, stored: inWords(reported), read: null })
  }
  return { proven: differences.length === 0, compared: stored.size, differences }
}

/**
 * Proves that a letter says what is stored: its figures as `proveFigures`, and issuer, period, number and date. Blanks for
 * the clerk must be read as "not stated".
 */
export function proveLetter(
  results: MonthResults,
  reading: Reading,
  resolveName: ResolveName,
  letter: LetterFacts,
): ProofResult {
  const figures = proveFigures(results, reading, resolveName)
  const { facts } = reading
  const issuer = facts.issuer === null ? null : resolveName(facts.issuer)
  const pairs: readonly (readonly [ProofDifference['kind'], string | null, string | null, boolean])[] = [
    ['index-set', results.indexSet.id, reading.indexSetId, results.indexSet.id === reading.indexSetId],
    ['issuer', results.issuer.unit.name, facts.issuer, issuer === results.issuer.unit.id],
    ['period', results.period.key, facts.period?.key ?? null, facts.period?.key === results.period.key],
    ['number', letter.number, facts.number, letter.number === facts.number],
    ['date', letter.date, facts.date, letter.date === facts.date],
  ]
  const differences = pairs.flatMap(([kind, stored, read, equal]): readonly ProofDifference[] =>
    equal ? [] : [{ kind, unit: null, figureId: null, stored, read }],
  )
  const all = [...differences, ...figures.differences]
  return { proven: all.length === 0, compared: figures.compared, differences: all }
}
