import type { TextPlace } from './text-place.ts'

export type RowFormat = 'csv' | 'ndjson' | 'json' | 'xlsx' | 'parquet'

/** What the numbers of a file's rows count: its lines or rows, or its records where these have no lines of their own. */
export type Counted = 'row' | 'record'

export const COUNTED: Readonly<Record<RowFormat, Counted>> = {
  csv: 'row',
  ndjson: 'row',
  xlsx: 'row',
  json: 'record',
  parquet: 'record',
}

/** What is wrong with a whole row, before any cell is looked at: codes of the catalogue. */
export type RowFault =
  | 'rows.ragged'
  | 'rows.quotes'
  | 'rows.not-text'
  | 'rows.no-json'
  | 'rows.no-record'
  | 'rows.too-long'

/** One row of a file: only the cells that were asked for, in that order; an empty text where there is none. */
export interface SourceRow {
  /** Line of the text, row of the sheet, number of the record: as a person finds it, from 1. */
  readonly line: number
  readonly cells: readonly string[]
  readonly fault: RowFault | null
  /** All cells of a row of a table that was asked for whole. */
  readonly all?: readonly string[]
  /** Where in the text of the file what is no JSON stops being it. */
  readonly brokenAt?: TextPlace
}

/** A file as rows under a header, whatever its format. Cells that nobody asked for are never made into text. */
export interface RowSource {
  readonly format: RowFormat
  readonly header: readonly string[]
  /** All columns of the file, where the header leaves out some whose cells are no values: lists, structures, bytes. */
  readonly columns?: readonly string[]
  /** Day numbers count from 1904 (a setting of some spreadsheets). */
  readonly date1904: boolean
  /**
   * The rows below the header, in pieces of a size that suits the format. `wanted`: names of columns. `isAskedWhole`: by the wanted
   * cells of a row of a table whether all its cells are asked for.
   */
  readonly rows: (wanted: readonly string[], isAskedWhole?: IsAskedWhole) => AsyncIterable<readonly SourceRow[]>
}

export type IsAskedWhole = (cells: readonly string[]) => boolean

/** Whether a row is the header: asked of the first rows of a file. `least`: names of known fields that make one, by default two. */
export type IsHeader = (cells: readonly string[], least?: number) => boolean

/** Rows that may stand above the header: titles of an export. */
export const ROWS_ABOVE_HEADER = 20

/** A record longer than this is no row of data: a quote or a bracket that was never closed. */
export const LONGEST_ROW = 1 << 20
