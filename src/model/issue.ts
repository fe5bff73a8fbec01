import type { Text2 } from './text.ts'

/** Where in a source something stands. All numbers count from 1 as a person would; null means "does not apply". */
export interface Place {
  readonly page: number | null
  readonly sheet: string | null
  /** The table's number within the document. */
  readonly table: number | null
  /** Line of a text, row of a sheet or of a table. */
  readonly row: number | null
  /** Number of the record in a file whose records have no lines of their own, such as a list of JSON; then `row` is null. */
  readonly record?: number
  /** Column letter of a sheet, else the column's number in the table. */
  readonly column: string | null
}

export const NOWHERE: Place = { page: null, sheet: null, table: null, row: null, column: null }

/** What a problem's text tells beside itself; in both languages where it is words of ours. */
export type Fact = string | number | readonly string[] | Text2

/**
 * A problem in the data: a value, never an exception. `error` stops the import (nothing is stored), `warning` is stored
 * with the document, `info` tells what was understood. The text is made later from the catalogue, per language.
 */
export interface Issue {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly place: Place
  readonly facts: Readonly<Record<string, Fact>>
}
