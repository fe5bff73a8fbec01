import { csvText } from '../../model/csv.ts'
import { type Decimal, decimalToNumber, toDecimal } from '../../model/decimal.ts'
import type { MissingReason } from '../../model/reported.ts'
import type { MonthResults, UnitResults } from '../../model/results.ts'
import { sourceText } from './place-text.ts'

/** One figure of one unit, as it stands in the open data. */
export interface FigureRow {
  /** Statistics code; empty when the register does not know it. */
  readonly unitCode: string
  readonly unitName: string
  /** Id of the figure in its index set. */
  readonly figure: string
  /** Null when there is none; CSV has an empty value then. */
  readonly value: Decimal | null
  /** As the document prints it. */
  readonly printed: string
  /** Why there is no value. */
  readonly missing: MissingReason | null
  /** File, page, table, row and column. */
  readonly source: string
  /** Name of the issuer as in its own rows. */
  readonly issuer: string
  /** Key of the period. */
  readonly period: string
  readonly indexSet: string
}

function rowsOf(results: MonthResults, { unit, facts }: UnitResults): readonly FigureRow[] {
  return results.indexSet.figures.flatMap(({ id }) => {
    const fact = facts[id]
    if (fact === undefined) return []
    const { reported, printed, place } = fact
    return [
      {
        unitCode: unit.code ?? '',
        unitName: unit.name,
        figure: id,
        value: reported.kind === 'value' ? reported.value : null,
        printed,
        missing: reported.kind === 'missing' ? reported.reason : null,
        source: sourceText(results.document.fileName, place),
        issuer: results.issuer.unit.name,
        period: results.period.key,
        indexSet: results.indexSet.id,
      },
    ]
  })
}

/** Every stored figure: the issuer first, then the units in document order; figures in the order of the index set. */
export function figureRows(results: MonthResults): readonly FigureRow[] {
  return [results.issuer, ...results.units].flatMap((unit) => rowsOf(results, unit))
}

/** The first six are what programs of others count on, in this order; what is added stands behind them. */
const COLUMNS = [
  ...(['unitCode', 'unitName', 'figure', 'value', 'printed', 'source'] as const),
  ...(['missing', 'issuer', 'period', 'indexSet'] as const),
] as const

const csv = (rows: readonly FigureRow[]): string =>
  csvText([COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column] ?? ''))])

/** A row with its value as a JSON number, or as text where a number would be another one; null when there is none. */
export function jsonRow<T extends Pick<FigureRow, 'unitCode' | 'value'>>(
  row: T,
): Omit<T, 'unitCode' | 'value'> & { readonly unitCode: string | null; readonly value: string | number | null } {
  const { unitCode, value } = row
  const number = value === null ? null : decimalToNumber(value)
  const survives = value === null || toDecimal(String(number)) === value
  return { ...row, unitCode: unitCode === '' ? null : unitCode, value: survives ? number : value }
}

/** The figures of all these results as text for a terminal or a pipe: CSV without byte order mark, or a JSON array of rows. */
export function renderFigureRows(all: readonly MonthResults[], format: 'csv' | 'json'): string {
  const rows = all.flatMap(figureRows)
  return format === 'csv' ? csv(rows) : `${JSON.stringify(rows.map(jsonRow), null, 2)}\n`
}

/**
 * The figures as a CSV file: UTF-8 with byte order mark, without which Excel shows Vietnamese as gibberish. Not reported is
 * an empty value with its reason in `missing`. By itself it says whose figures it holds, so that it can be imported again.
 */
export function renderCsv(results: MonthResults): Uint8Array {
  return new TextEncoder().encode(`\uFEFF${csv(figureRows(results))}`)
}
