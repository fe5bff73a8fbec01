import type { Issue } from '../../model/issue.ts'
import type { HeadMeaning } from './heads.ts'
import type { PageLine } from './page-line.ts'

/** A text printed in a column of figures, "" where the cell is blank. */
export interface PrintedCell {
  readonly text: string
  /** A cell merged over several rows: its text is no row's own. */
  readonly merged: boolean
}

/** A column beside the names. `meaning` null: the head is not known; then no figure is read from it. */
export interface TableColumn {
  /** As a person finds it: a sheet's letter, else its number in the table. */
  readonly label: string
  readonly head: string
  readonly meaning: HeadMeaning | null
}

/** A line of a table before broken rows are put together. */
export interface ParsedLine {
  readonly line: PageLine
  readonly sequence: string | null
  readonly name: string
  readonly cells: readonly PrintedCell[]
  /** The cells are one per column; otherwise they are what is printed, in order. */
  readonly aligned: boolean
}

/** A row of a table as printed, its cells one per column. */
export interface TableRow {
  readonly line: PageLine
  readonly sequence: string | null
  readonly name: string
  readonly cells: readonly PrintedCell[]
  /** Number of the section the row stands in, counted from 0; sections number anew and have totals of their own. */
  readonly section: number
  /** What the section is called by the row that heads it, null in none. */
  readonly sectionName: string | null
  /** It heads its section ("I. Khối sở, ngành") and is no unit; its values are the section's. */
  readonly headsSection: boolean
}

/** How the cells of a table stand in its rows. */
export type Alignment = 'middle' | 'top' | 'bottom'

/** A table as found: what its columns mean and its rows, the rows of totals among them. */
export interface FoundTable {
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
  readonly hasSequence: boolean
  /** How the cells of running text stand in its rows, where their lines told it. */
  readonly alignment: Alignment | null
  /** Lines of the head, for telling its repetitions on later pages. */
  readonly headLines: readonly PageLine[]
  /** Indexes of the first head line and of the line after the last row. */
  readonly from: number
  readonly to: number
  readonly issues: readonly Issue[]
  /** Rows fill the columns and may yet mean something else: no other way of reading makes them sure. */
  readonly doubtful?: boolean
}

/** Number of columns whose head is a figure of the index set. */
export function figureColumns(columns: readonly TableColumn[]): number {
  return columns.filter((column) => column.meaning?.kind === 'figure').length
}
