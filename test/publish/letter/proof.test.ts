import { describe, expect, test } from 'vitest'
import { NOWHERE } from '../../../src/model/issue.ts'
import type { ReadFigure, Reading } from '../../../src/model/reading.ts'
import { type ProofDifference, proveFigures, proveLetter } from '../../../src/publish/letter/proof.ts'
import { khoaiChau, reported, unitResults } from '../khoai-chau.ts'

const month = khoaiChau()
const ids = new Map([month.issuer, ...month.units].map(({ unit }) => [unit.name, unit.id]))
const resolve = (name: string) => (name === 'UBND huyện Khoái Châu' ? 'huyen-khoai-chau' : (ids.get(name) ?? null))

const figures: readonly ReadFigure[] = [month.issuer, ...month.units].flatMap(({ unit, facts }) =>
  Object.values(facts).map(
    (fact): ReadFigure => ({
      subject: unit.id === month.issuer.unit.id ? { kind: 'issuer' } : { kind: 'unit', printedName: unit.name },
      figureId: fact.figureId,
      reported: fact.reported,
      printed: fact.printed,
      place: NOWHERE,
    }),
  ),
)
const reading = (changed: readonly ReadFigure[] = figures, facts: Partial<Reading['facts']> = {}): Reading => ({
  source: { name: 'x.pdf', format: 'pdf', sha256: '', bytes: 0 },
  indexSetId: month.indexSet.id,
  facts: {
    issuer: 'UBND huyện Khoái Châu',
    superior: null,
    number: '150/UBND-VP',
    date: '2024-03-08',
    placeName: null,
    subject: null,
    period: month.period,
    cited: [],
    ...facts,
  },
  figures: changed,
  totals: [],
  issues: [],
})
const letter = { number: '150/UBND-VP', date: '2024-03-08' }
const kinds = (differences: readonly ProofDifference[]) => differences.map(({ kind }) => kind)
const replaced = (index: number, change: Partial<ReadFigure>): readonly ReadFigure[] =>
  figures.map((figure, at) => (at === index ? { ...figure, ...change } : figure))

test('a letter that says what is stored is proven', () => {
  expect(proveLetter(month, reading(), resolve, letter)).toEqual({ proven: true, compared: 155, differences: [] })
})

describe('figures', () => {
  test('a changed digit is found', () => {
    const { proven, differences } = proveFigures(month, reading(replaced(7, { reported: reported('89.75') })), resolve)
    expect(proven).toBe(false)
    expect(differences).toEqual([
      { kind: 'changed-figure', unit: 'Thị trấn Khoái Châu', figureId: 'onlinePaid', stored: '89.74', read: '89.75' },
    ])
  })

  test('a value that became a dash, and another reason, are changes', () => {
    expect(kinds(proveFigures(month, reading(replaced(7, { reported: reported('') })), resolve).differences)).toEqual([
      'changed-figure',
    ])
  })

  test('a lost figure, a repeated one and an unknown unit are found', () => {
    expect(kinds(proveFigures(month, reading(figures.slice(1)), resolve).differences)).toEqual(['lost-figure'])
    expect(kinds(proveFigures(month, reading([...figures, ...figures.slice(9, 10)]), resolve).differences)).toEqual([
      'repeated-figure',
    ])
    const strange = replaced(9, { subject: { kind: 'unit', printedName: 'Xã Lạ' } })
    expect(kinds(proveFigures(month, reading(strange), resolve).differences)).toEqual(['unknown-unit', 'lost-figure'])
  })

  test('a figure that nobody stored is one too many, an empty cell for it is not', () => {
    const extra = (text: string): ReadFigure => ({
      subject: { kind: 'issuer' },
      figureId: 'certifiedCopies',
      reported: reported(text),
      printed: text,
      place: NOWHERE,
    })
    expect(kinds(proveFigures(month, reading([...figures, extra('7')]), resolve).differences)).toEqual(['added-figure'])
    expect(proveFigures(month, reading([...figures, extra('')]), resolve).proven).toBe(true)
  })
})

test('a blank of the issuer that was not read is no loss, a blank of a unit is', () => {
  const blank = (results: typeof month, index: number) => ({
    ...results,
    units: results.units.map((unit, at) =>
      at === index ? unitResults(unit.unit.id, unit.unit.name, { onTime: '' }, 1) : unit,
    ),
  })
  const issuer = {
    ...month.issuer,
    facts: unitResults('huyen-khoai-chau', 'Huyện Khoái Châu', { onTime: '' }, 0).facts,
  }
  const ofUnits = reading(figures.filter(({ subject }) => subject.kind === 'unit'))
  expect(proveFigures({ ...month, issuer }, ofUnits, resolve).differences).toEqual([])
  const withoutFirst = reading(
    figures.filter(({ subject }) => subject.kind === 'issuer' || subject.printedName !== 'An Vỹ'),
  )
  expect(kinds(proveFigures(blank(month, 1), withoutFirst, resolve).differences)).toEqual(['lost-figure'])
})

test('another issuer, number, date, period or index set is found', () => {
  const other = {
    ...reading(figures, { issuer: 'UBND huyện Kim Động', number: null, date: null, period: null }),
    indexSetId: 'x',
  }
  expect(kinds(proveLetter(month, other, resolve, letter).differences)).toEqual([
    'index-set',
    'issuer',
    'period',
    'number',
    'date',
  ])
})
