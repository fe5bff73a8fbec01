import type { SourceFile } from '../model/reading.ts'

/**
 * A document as its format gives it, before anyone asks what it means: what every extractor (text, PDF, DOCX, XLSX, CSV)
 * produces and what the interpretation reads. Nothing of the meaning is decided here.
 */
export interface RawDocument {
  readonly source: SourceFile
  readonly blocks: readonly RawBlock[]
}

export type RawBlock = RawLine | RawTable

/**
 * A line of running text whose words have positions, as PDF and plain text give it: tables are still to be found in it.
 * `x0`/`x1`: left and right edge (PDF points, or characters for plain text); `y`: distance from the top of the page.
 * Words are in reading order. In plain text a page is what form feeds divide; `row` is the line's number in the file.
 */
export interface RawLine {
  readonly kind: 'line'
  readonly page: number
  readonly row: number
  readonly y: number
  readonly words: readonly RawWord[]
  readonly text: string
}

export interface RawWord {
  readonly text: string
  readonly x0: number
  readonly x1: number
}

/** A table that the format itself marks (DOCX, XLSX, CSV). A merged cell repeats in every place it spans, `origin` false. */
export interface RawTable {
  readonly kind: 'table'
  readonly sheet: string | null
  readonly rows: readonly RawRow[]
}

export interface RawRow {
  /** The row's number as a person finds it: the sheet's row, or the row in the table. */
  readonly row: number
  readonly cells: readonly RawCell[]
}

export interface RawCell {
  /** Column letter of a sheet, or the column's number in the table. */
  readonly column: string
  /** The text as shown: number format applied, so that 0.9917 shown as 99.17% is "99.17%". Line breaks kept as "\n". */
  readonly text: string
  /** False for the repeated part of a merged cell. */
  readonly origin: boolean
}
