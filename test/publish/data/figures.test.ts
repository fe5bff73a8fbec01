import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { figureRows, renderCsv, renderFigureRows } from '../../../src/publish/data/figures.ts'
import { renderJson } from '../../../src/publish/data/json.ts'
import { khoaiChau, monthResults, unitResults } from '../khoai-chau.ts'

const month = khoaiChau()
const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

describe('the rows', () => {
  test('155 figures: the issuer first, then the units in document order', () => {
    const rows = figureRows(month)
    expect(rows).toHaveLength(5 + 25 * 6)
    expect(rows.slice(0, 6).map(({ unitName, figure, value }) => [unitName, figure, value])).toEqual([
      ['Huyện Khoái Châu', 'onTime', '99.17'],
      ['Huyện Khoái Châu', 'satisfaction', '100'],
      ['Huyện Khoái Châu', 'onlinePaid', '69.65'],
      ['Huyện Khoái Châu', 'totalScore', '75.02'],
      ['Huyện Khoái Châu', 'digitised', '89.8'],
      ['Thị trấn Khoái Châu', 'onTime', '100'],
    ])
  })

  test('the source names file, page, table, row and column', () => {
    expect(figureRows(month)[5]?.source).toBe('khoai-chau-2024-02.txt, trang 3, bảng 1, dòng 1, cột 3')
  })
})

describe('CSV', () => {
  test('has a byte order mark as a file, none on a terminal, and CRLF after each record', () => {
    const file = decode(renderCsv(month))
    expect(
      file.startsWith('\uFEFFunitCode,unitName,figure,value,printed,source,missing,issuer,period,indexSet\r\n'),
    ).toBe(true)
    expect(renderFigureRows([month], 'csv')).toBe(file.slice(1))
    expect(file.split('\r\n')).toHaveLength(157)
  })

  test('two issuers in one answer are told apart', () => {
    const other = { ...month, issuer: { ...month.issuer, unit: { ...month.issuer.unit, name: 'Huyện Ân Thi' } } }
    const rows: Record<string, string>[] = parse(renderFigureRows([month, other], 'csv'), { columns: true })
    expect(new Set(rows.map(({ issuer, period }) => `${issuer} ${period}`))).toEqual(
      new Set(['Huyện Khoái Châu 2024-02', 'Huyện Ân Thi 2024-02']),
    )
    expect(JSON.parse(renderFigureRows([other], 'json'))[0]).toMatchObject({
      issuer: 'Huyện Ân Thi',
      period: '2024-02',
    })
  })

  test('not reported is an empty value, zero is 0', () => {
    const units = [unitResults('u', 'Xã A', { onTime: '', onlinePaid: '0' }, 1)]
    const rows: string[][] = parse(renderFigureRows([monthResults(units, {})], 'csv'))
    expect(rows.slice(1).map(([, , figure, value]) => [figure, value])).toEqual([
      ['onTime', ''],
      ['onlinePaid', '0'],
    ])
  })

  test('any name survives commas, quotes and line breaks', () => {
    const name = fc.string({ unit: fc.constantFrom('Ữ', ',', '"', '\n', '\r', 'a', ' '), minLength: 1 })
    fc.assert(
      fc.property(name, (unitName) => {
        const results = monthResults([unitResults('u', unitName, { onTime: '99.17' }, 1)], {})
        const [, row]: string[][] = parse(renderFigureRows([results], 'csv'))
        expect(row?.slice(1, 4)).toEqual([unitName, 'onTime', '99.17'])
      }),
      { seed: 2024, numRuns: 100 },
    )
  })
})

describe('JSON', () => {
  const data = JSON.parse(decode(renderJson(month)))

  test('carries facts of the document, definitions, revision, licence and every figure', () => {
    expect(data.document).toMatchObject({
      sha256: 'ab'.repeat(32),
      number: null,
      revision: 1,
      issuerStatedBy: 'person',
    })
    expect(data.period.key).toBe('2024-02')
    expect(data.definitions.map(({ figure }: { figure: string }) => figure)).toEqual(
      month.indexSet.figures.map(({ id }) => id),
    )
    expect(data.licence.vi).toContain('nêu nguồn')
    expect(data.figures).toHaveLength(155)
    expect(data.figures[5]).toEqual({
      unitCode: '12001',
      unitName: 'Thị trấn Khoái Châu',
      figure: 'onTime',
      value: 100,
      printed: '100',
      missing: null,
      source: 'khoai-chau-2024-02.txt, trang 3, bảng 1, dòng 1, cột 3',
    })
  })

  test('a decimal that no double holds is text, not another number', () => {
    const units = [unitResults('u', 'Xã A', { onTime: '99.12345678901234567' }, 1)]
    const { figures } = JSON.parse(decode(renderJson(monthResults(units, {}))))
    expect(figures[0].value).toBe('99.12345678901234567')
  })

  test('a figure without value is null with its reason', () => {
    const units = [
      unitResults('u', 'Xã A', { onTime: '', satisfaction: 'kps', onlinePaid: 'na', totalScore: '8O,5' }, 1),
    ]
    const { figures } = JSON.parse(decode(renderJson(monthResults(units, {}))))
    expect(figures.map(({ value, missing }: { value: unknown; missing: unknown }) => [value, missing])).toEqual([
      [null, 'not-reported'],
      [null, 'does-not-arise'],
      [null, 'not-applicable'],
      [null, 'unreadable'],
    ])
  })
})
