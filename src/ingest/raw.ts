import type { Issue } from '../model/issue.ts'
import type { SourceFile } from '../model/reading.ts'

/**
 * A document as its format gives it, before anyone asks what it means: what every extractor (text, PDF, DOCX, XLSX, CSV)
 * produces and what the interpretation reads. Nothing of the meaning is decided here.
 */
export interface RawDocument {
  readonly source: SourceFile
  /** In reading order. */
  readonly blocks: readonly RawBlock[]
  /** What the extractor could not or did not read (pages without text, hidden sheets …), to be passed on with the reading. */
  readonly issues: readonly Issue[]
}

export type RawBlock = RawLine | RawTable

/**
 * A line of running text whose words have positions, as PDF and plain text give it: tables are still to be found in it.
 * `x0`/`x1`: left and right edge (PDF points, or characters for plain text); `y`: distance from the top of the page.
 * Words are in reading order; `text` is the words joined by single spaces. `row` is the line's number as a person finds it:
 * in the file (plain text), on the page (PDF), the paragraph's number (DOCX). Text and DOCX: a page is what form feeds or
 * page breaks divide, positions are characters, `y` counts lines from 0. All texts are NFC; blank lines are left out.
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

/**
 * A table that the format itself marks: DOCX, XLSX, CSV, and PDF where ruling lines draw its cells (an unruled table of a PDF
 * comes as lines). A merged cell repeats in every place it spans, `origin` false. A PDF table that continues on the next
 * page comes as one table per page.
 */
export interface RawTable {
  readonly kind: 'table'
  /** PDF: the page it stands on. DOCX: the page where known. Null for sheets and CSV. */
  readonly page: number | null
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
  /**
   * The text as shown: number format applied, so that 0.9917 shown as 99.17% is "99.17%"; in sheets the decimal mark is a
   * point and thousands are not parted, for the file does not say which marks its reader sees. Line breaks kept as "\n".
   */
  readonly text: string
  /** False for the repeated part of a merged cell. */
  readonly origin: boolean
}
