import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { extractBytes } from '../../../src/ingest/extract/extract.ts'
import { loadIndexSets } from '../../../src/ingest/index-sets/load.ts'
import { interpret } from '../../../src/ingest/letters/interpret.ts'
import type { Reading } from '../../../src/model/reading.ts'
import type { Reported } from '../../../src/model/reported.ts'
import type { MonthResults, UnitResults } from '../../../src/model/results.ts'
import { INDEX_SETS_DIR } from '../../../src/platform/paths.ts'
import { renderCsv } from '../../../src/publish/data/figures.ts'
import { renderJson } from '../../../src/publish/data/json.ts'
import { renderWorkbook } from '../../../src/publish/data/workbook.ts'
import { composeLetter } from '../../../src/publish/letter/compose.ts'
import type { LetterContent } from '../../../src/publish/letter/content.ts'
import { renderLetterDocx } from '../../../src/publish/letter/docx.ts'
import { type LetterFields, letterFacts, NO_FIELDS } from '../../../src/publish/letter/fields.ts'
import { readLetterTemplate } from '../../../src/publish/letter/files.ts'
import { letterPress } from '../../../src/publish/letter/press.ts'
import { type ProofResult, proveFigures, proveLetter } from '../../../src/publish/letter/proof.ts'
import { type Cells, generatedMonth, khoaiChau, monthResults, unitResults } from '../khoai-chau.ts'

const indexSets = loadIndexSets(INDEX_SETS_DIR)
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
  ['data.json', async (results) => renderJson(results)],
]
type Make = (typeof DATA)[number][1]

/** Our own data files say by themselves whose figures of which period they hold: nothing is told. */
async function readData(name: string, make: Make, results: MonthResults): Promise<Reading> {
  return interpret(await extractBytes(await make(results), name), indexSets)
}

async function proveData(name: string, make: Make, results: MonthResults, stored = results): Promise<ProofResult> {
  return proveFigures(stored, await readData(name, make, results), resolver(results))
}

type Told = Readonly<Record<string, string>>

const inShort = (reported: Reported): string => (reported.kind === 'value' ? reported.value : reported.reason)

/** All that is stored, and all that was read, as one text per unit and figure. */
function storedFacts({ issuer, units }: MonthResults): Told {
  return Object.fromEntries(
    [issuer, ...units].flatMap(({ unit, facts }) =>
      Object.values(facts).map(({ figureId, reported }) => [`${unit.name} ${figureId}`, inShort(reported)]),
    ),
  )
}

function readFacts({ figures }: Reading, { issuer }: MonthResults): Told {
  return Object.fromEntries(
    figures.map(({ subject, figureId, reported }) => [
      `${subject.kind === 'issuer' ? issuer.unit.name : subject.printedName} ${figureId}`,
      inShort(reported),
    ]),
  )
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

  test.each([1, 25, 135, 200])(
    '%d units, with figures missing for three reasons, read back as stored',
    async (units) => {
      const { differences } = await proveDrawn(name, draw, generatedMonth(units), FIELDS)
      expect(differences).toEqual([])
    },
  )

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

test('any table of units and figures reads back as stored, from PDF and DOCX', async () => {
  await fc.assert(
    fc.asyncProperty(tables, async (results) => {
      for (const [name, draw] of LETTERS) {
        expect([name, (await proveDrawn(name, draw, results, FIELDS)).differences]).toEqual([name, []])
      }
    }),
    { seed: 30_2020, numRuns: 12 },
  )
})

const anyCells: fc.Arbitrary<Cells> = fc
  .record(
    Object.fromEntries(
      ['onTime', 'satisfaction', 'onlinePaid', 'totalScore', 'digitised', 'certifiedCopies'].map((id) => [
        id,
        fc.oneof(
          { weight: 6, arbitrary: id === 'certifiedCopies' ? fc.nat(1_200_000).map(String) : percent },
          fc.constantFrom('', 'kps', 'na', '8O,5'),
        ),
      ]),
    ),
    { requiredKeys: [] },
  )
  .map((cells) =>
    Object.fromEntries(Object.entries(cells).flatMap(([id, text]) => (text === undefined ? [] : [[id, text]]))),
  )

function withApart({ unit, facts }: UnitResults, apart: string | null): UnitResults {
  return apart === null ? { unit, facts } : { unit: { ...unit, name: `${unit.name} (${apart})`, apart }, facts }
}

/** Months in which units share names and tell them apart by place or code, and figures lack here and there. */
const anyMonth: fc.Arbitrary<MonthResults> = fc
  .tuple(
    fc.uniqueArray(
      fc.tuple(
        fc.constantFrom(...KINDS),
        fc.constantFrom(...NAMES),
        fc.constantFrom(null, 'Huyện Cao Lãnh', 'Thành phố Cao Lãnh', 'mã 12229', 'mã 12230'),
        anyCells,
      ),
      { minLength: 1, maxLength: 8, selector: ([kind, name, apart]) => `${kind}${name}${apart}` },
    ),
    anyCells,
  )
  .filter(([rows]) => rows.some(([, , , own]) => Object.keys(own).length > 0))
  .map(([rows, own]) =>
    monthResults(
      rows.map(([kind, name, apart, figures], index) =>
        withApart(unitResults(`u${index}`, `${kind}${name}`, figures, index + 1), apart),
      ),
      own,
    ),
  )

test.each(DATA)(
  'any month written as %s reads back, told nothing, to the same facts and no others',
  async (name, make) => {
    await fc.assert(
      fc.asyncProperty(anyMonth, async (results) => {
        const reading = await readData(name, make, results)
        expect(readFacts(reading, results)).toEqual(storedFacts(results))
        expect(reading.facts).toMatchObject({ issuer: results.issuer.unit.name, period: { key: '2024-02' } })
        expect(reading.indexSetId).toBe(results.indexSet.id)
        expect(reading.issues.filter(({ severity }) => severity === 'error')).toEqual([])
      }),
      { seed: 766, numRuns: 60 },
    )
  },
)

describe('units of one name', () => {
  const places = ['Thành phố Thanh Hóa', 'Thị xã Bỉm Sơn', 'Huyện Hậu Lộc', 'mã 15736', 'mã 15739']
  const { units } = khoaiChau()
  const results = monthResults(
    units.map((unit, index) => withApart(renamed(unit), places[index] ?? `Huyện Số ${index}`)),
  )

  test.each(LETTERS)('are told apart by place or code in %s', async (name, draw) => {
    expect((await proveDrawn(name, draw, results, FIELDS)).differences).toEqual([])
  })
})

function renamed({ unit, facts }: UnitResults): UnitResults {
  return { unit: { ...unit, name: 'Phường Phú Sơn' }, facts }
}
