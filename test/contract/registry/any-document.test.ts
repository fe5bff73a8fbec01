import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Decimal } from '../../../src/model/decimal.ts'
import { toDecimal } from '../../../src/model/decimal.ts'
import type { Place } from '../../../src/model/issue.ts'
import { monthPeriod, parsePeriod } from '../../../src/model/period.ts'
import { MISSING_REASONS, type Reported } from '../../../src/model/reported.ts'
import type { Fact } from '../../../src/model/results.ts'
import { UNIT_LEVELS } from '../../../src/model/unit.ts'
import type { ProvisionalUnit } from '../../../src/model/unit-source.ts'
import type { NewDocument } from '../../../src/store/registry/port.ts'
import { onEachEngine } from './engines.ts'
import { sha256 } from './samples.ts'

/** Any text an engine can hold: no null character (refused by contract), every other character, Vietnamese marks included. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }).map((any) => any.replaceAll('\0', '0')),
  fc.constantFrom(
    '',
    'Kết quả xử lý hồ sơ (%)',
    'Thị trấn Khoái Châu',
    'Việt Hoà'.normalize('NFD'),
    `'; drop table --`,
    '1e3',
    ' 082 ',
  ),
)
const date = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
const localDate = date.map((day) => day.toISOString().slice(0, 10))
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const position = orNull(fc.integer({ min: 1, max: 2 ** 31 }))
const count = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })

const decimal = fc
  .tuple(
    fc.boolean(),
    fc.bigInt({ min: 0n, max: 10n ** 30n }),
    fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 12 }),
  )
  .map(([negative, whole, fraction]): Decimal => {
    const value = toDecimal(`${negative ? '-' : ''}${whole}${fraction && `.${fraction}`}`)
    if (value === null) throw new Error('no decimal')
    return value
  })
const reported: fc.Arbitrary<Reported> = fc.oneof(
  decimal.map((value): Reported => ({ kind: 'value', value })),
  fc.constantFrom(...MISSING_REASONS).map((reason): Reported => ({ kind: 'missing', reason })),
)
const place: fc.Arbitrary<Place> = fc.record({
  page: position,
  sheet: orNull(text),
  table: position,
  row: position,
  column: orNull(text),
})

const periodKey = fc.oneof(
  fc.integer({ min: 0, max: 60 }).map((n) => monthPeriod(2020 + Math.floor(n / 12), 1 + (n % 12)).key),
  fc.constantFrom('2024', '2024-Q1', '2024-H2', '2024-01-21..2024-02-20'),
)

const provisional: fc.Arbitrary<readonly ProvisionalUnit[]> = fc
  .uniqueArray(fc.record({ id: text, name: text, level: fc.constantFrom(...UNIT_LEVELS), knownOn: localDate }), {
    minLength: 1,
    maxLength: 5,
    selector: (unit) => unit.id,
  })
  .map(([issuer, ...below]) => {
    if (issuer === undefined) return []
    return [{ ...issuer, parentId: null }, ...below.map((unit) => ({ ...unit, parentId: issuer.id }))]
  })

const factsOf = (units: readonly ProvisionalUnit[]): fc.Arbitrary<readonly Fact[]> =>
  fc.array(
    fc.record({
      unitId: fc.constantFrom(...units.map((unit) => unit.id)),
      figureId: text,
      reported,
      printed: text,
      printedName: text,
      place,
    }),
    { maxLength: 30 },
  )

const statedBy = fc.constantFrom('document' as const, 'person' as const)

const newDocument: fc.Arbitrary<NewDocument> = provisional.chain((units) =>
  fc.record({
    document: fc.record({
      sha256: text.map(sha256),
      fileName: text,
      format: fc.constantFrom('txt' as const, 'pdf' as const, 'docx' as const, 'xlsx' as const, 'csv' as const),
      bytes: count,
      indexSetId: text,
      periodKey,
      issuerId: fc.constantFrom(...units.map((unit) => unit.id)),
      issuerPrinted: text,
      issuerStatedBy: statedBy,
      periodStatedBy: statedBy,
      number: orNull(text),
      date: orNull(localDate),
      subject: orNull(text),
      cited: fc.array(fc.record({ type: text, number: text, date: orNull(localDate), issuer: orNull(text) }), {
        maxLength: 3,
      }),
    }),
    facts: factsOf(units),
    provisional: fc.constant(units),
  }),
)

onEachEngine('any document', (bench) => {
  it('comes back equal, facts in order, and is known again', async () => {
    const registry = await bench.fresh()
    await fc.assert(
      fc.asyncProperty(newDocument, async (input) => {
        const { document } = await registry.storeDocument(input)
        const { issuerId, indexSetId, periodKey } = input.document
        const series = await registry.documents({ issuerId, indexSetId, periodKey })
        const held = series.find((one) => one.sha256 === input.document.sha256)
        expect(held).toEqual(document)
        expect(series.map((one) => one.revision)).toEqual(series.map((_, index) => index + 1))
        expect(parsePeriod(document.periodKey)?.key).toBe(input.document.periodKey)
        expect(document).toEqual({
          ...input.document,
          id: document.id,
          revision: document.revision,
          importedAt: document.importedAt,
        })
        expect(await registry.facts(document.id)).toEqual(input.facts)
        expect(await registry.storeDocument(input)).toEqual({ kind: 'already', document })
      }),
      { numRuns: 150, seed: 766 },
    )
  })
})
