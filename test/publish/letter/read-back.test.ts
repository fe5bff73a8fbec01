import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { extractBytes } from '../../../src/ingest/extract/extract.ts'
import { interpret } from '../../../src/ingest/letters/interpret.ts'
import type { Reading } from '../../../src/model/reading.ts'
import type { MonthResults } from '../../../src/model/results.ts'
import { renderCsv } from '../../../src/publish/data/figures.ts'
import { renderWorkbook } from '../../../src/publish/data/workbook.ts'
import { composeLetter } from '../../../src/publish/letter/compose.ts'
import type { LetterContent } from '../../../src/publish/letter/content.ts'
import { renderLetterDocx } from '../../../src/publish/letter/docx.ts'
import { type LetterFields, letterFacts, NO_FIELDS } from '../../../src/publish/letter/fields.ts'
import { readLetterTemplate } from '../../../src/publish/letter/files.ts'
import { letterPress } from '../../../src/publish/letter/press.ts'
import { type ProofResult, proveFigures, proveLetter } from '../../../src/publish/letter/proof.ts'
import { type Cells, generatedMonth, khoaiChau, monthResults, unitResults } from '../khoai-chau.ts'

const template = await readLetterTemplate()
const press = letterPress()
afterAll(() => press.close())

const FIELDS: LetterFields = {
  ...NO_FIELDS,
  agency: 'Ủy ban nhân dân huyện Khoái Châu',
  agencyShort: 'UBND huyện',
  number: '6',
  symbol: 'UBND-VP',
  place: 'Khoái Châu',
  date: '2024-03-08',
  recipients: ['Các phòng, ban thuộc huyện', 'UBND các xã, thị trấn'],
  signing: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
}

const resolver = (results: MonthResults) => {
  const ids = new Map([results.issuer, ...results.units].map(({ unit }) => [unit.name, unit.id]))
  return (name: string): string | null =>
    /^(?:UBND|Ủy ban nhân dân) huyện Khoái Châu$/.test(name) ? results.issuer.unit.id : (ids.get(name) ?? null)
}

async function read(bytes: Uint8Array, name: string, results: MonthResults, told: object = {}): Promise<Reading> {
  return interpret(await extractBytes(bytes, name), [results.indexSet], { indexSetId: results.indexSet.id, ...told })
}

type Draw = (content: LetterContent) => Promise<Uint8Array>
const LETTERS: readonly (readonly [string, Draw])[] = [
  ['letter.pdf', (content) => press.pdf(content)],
  ['letter.docx', renderLetterDocx],
]

async function proveDrawn(
  name: string,
  draw: Draw,
  results: MonthResults,
  fields: LetterFields,
  stored = results,
): Promise<ProofResult> {
  const reading = await read(await draw(composeLetter(results, fields, template)), name, results)
  return proveLetter(stored, reading, resolver(results), letterFacts(fields))
}

const DATA: readonly (readonly [string, (results: MonthResults) => Promise<Uint8Array>])[] = [
  ['data.xlsx', renderWorkbook],
  ['data.csv', async (results) => renderCsv(results)],
]
type Make = (typeof DATA)[number][1]

async function proveData(name: string, make: Make, results: MonthResults, stored = results): Promise<ProofResult> {
  const told = { issuer: results.issuer.unit.name, period: results.period }
  return proveFigures(stored, await read(await make(results), name, results, told), resolver(results))
}

/** The results with the last digit of one figure changed. */
function withChangedDigit(results: MonthResults): MonthResults {
  const cells = {
    onTime: '100',
    satisfaction: '100',
    onlinePaid: '89.75',
    totalScore: '81.34',
    digitised: '82.3',
    certifiedCopies: '1405',
  }
  return {
    ...results,
    units: results.units.map((unit, index) =>
      index === 0 ? unitResults(unit.unit.id, unit.unit.name, cells, 1) : unit,
    ),
  }
}

describe.each(LETTERS)('%s', (name, draw) => {
  test('Khoái Châu, February 2024, reads back as stored', async () => {
    expect(await proveDrawn(name, draw, khoaiChau(), FIELDS)).toEqual({ proven: true, compared: 155, differences: [] })
  })

  test('135 units over many pages, with figures missing for three reasons, read back as stored', async () => {
    const { differences } = await proveDrawn(name, draw, generatedMonth(135), FIELDS)
    expect(differences).toEqual([])
  })

  test('a letter whose number and date are left to the clerk states neither', async () => {
    const { differences } = await proveDrawn(name, draw, khoaiChau(), { ...FIELDS, number: null, date: null })
    expect(differences).toEqual([])
  })

  test('figures that the issuer itself lacks keep their reasons', async () => {
    const cells = { onTime: '', satisfaction: 'kps', onlinePaid: 'na', totalScore: '0' }
    const { differences } = await proveDrawn(name, draw, monthResults(khoaiChau().units, cells), FIELDS)
    expect(differences).toEqual([])
  })

  test('one changed digit is found', async () => {
    const { differences } = await proveDrawn(name, draw, withChangedDigit(khoaiChau()), FIELDS, khoaiChau())
    expect(differences).toEqual([
      { kind: 'changed-figure', unit: 'Thị trấn Khoái Châu', figureId: 'onlinePaid', stored: '89.74', read: '89.75' },
    ])
  })
})

describe.each(DATA)('%s', (name, make) => {
  test('Khoái Châu, February 2024, and 135 units read back as stored', async () => {
    expect(await proveData(name, make, khoaiChau())).toEqual({ proven: true, compared: 155, differences: [] })
    expect((await proveData(name, make, generatedMonth(135))).differences).toEqual([])
  })

  test('one changed digit is found', async () => {
    expect((await proveData(name, make, withChangedDigit(khoaiChau()), khoaiChau())).differences).toHaveLength(1)
  })
})

const percent = fc.integer({ min: 0, max: 10_000 }).map((whole) => (whole / 100).toString())
const cell = (value: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 8, arbitrary: value }, fc.constantFrom('', 'kps', 'na'))
const cells: fc.Arbitrary<Cells> = fc.record({
  onTime: cell(percent),
  satisfaction: cell(percent),
  onlinePaid: cell(percent),
  totalScore: cell(percent),
  digitised: cell(percent),
  certifiedCopies: cell(fc.nat(1_200_000).map(String)),
})
/** The reader takes no missing figure from the issuer's row of a table of units. */
const ownCells: fc.Arbitrary<Cells> = fc.record({
  onTime: fc.oneof(percent, fc.constant('')),
  satisfaction: percent,
  onlinePaid: percent,
  totalScore: percent,
  digitised: percent,
})
const KINDS = ['', 'Xã ', 'Phường ', 'Thị trấn ']
const NAMES = [
  'An Vỹ',
  'Bình Kiều',
  'Dạ Trạch',
  'Nhuế Dương',
  'Phùng Hưng',
  'Ông Đình',
  'Đại Tập',
  'Việt Hoà',
  'Tứ Dân',
  'Mễ Sở',
]
const tables: fc.Arbitrary<MonthResults> = fc
  .tuple(
    fc.uniqueArray(fc.tuple(fc.constantFrom(...KINDS), fc.constantFrom(...NAMES)), {
      minLength: 1,
      maxLength: 8,
      selector: ([, name]) => name,
    }),
    fc.array(cells, { minLength: 8, maxLength: 8 }),
    ownCells,
  )
  .map(([names, rows, own]) =>
    monthResults(
      names.map(([kind, name], index) => unitResults(`u${index}`, `${kind}${name}`, rows[index] ?? {}, index + 1)),
      own,
    ),
  )

test('any table of units and figures reads back as stored, from PDF, DOCX, XLSX and CSV', async () => {
  await fc.assert(
    fc.asyncProperty(tables, async (results) => {
      for (const [name, draw] of LETTERS) {
        expect([name, (await proveDrawn(name, draw, results, FIELDS)).differences]).toEqual([name, []])
      }
      for (const [name, make] of DATA) {
        expect([name, (await proveData(name, make, results)).differences]).toEqual([name, []])
      }
    }),
    { seed: 30_2020, numRuns: 12 },
  )
})
