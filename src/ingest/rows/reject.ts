import { type Issue, NOWHERE, type Place } from '../../model/issue.ts'
import type { Counted } from './row-source.ts'

/** One thing that is wrong with a row; `column` is the header's name, null when the whole row is meant. */
export interface RowProblem {
  readonly code: string
  readonly column: string | null
  readonly facts: Issue['facts']
}

/**
 * A bad row. `columns`: those that are read, by the names of the source; `cells`: what of each may be told and sent back,
 * nothing of a person, "…" for what may not; none when the row could not be divided.
 */
export interface Reject {
  /** Its number, of what `counted` says. */
  readonly line: number
  readonly counted: Counted
  readonly problems: readonly RowProblem[]
  readonly columns: readonly string[]
  readonly cells: readonly string[]
}

/** The place of a row by its number, and of a column in it. */
export function rowPlace({ line, counted }: Pick<Reject, 'line' | 'counted'>, column: string | null): Place {
  return counted === 'row' ? { ...NOWHERE, row: line, column } : { ...NOWHERE, record: line, column }
}

/** The issues of a bad row: each with its place, and its column among the facts as `columnName`. */
export function rejectIssues(reject: Reject): readonly Issue[] {
  return reject.problems.map(({ code, column, facts }): Issue => {
    const told = column === null ? facts : { columnName: column, ...facts }
    return { code, severity: 'error', place: rowPlace(reject, column), facts: told }
  })
}

/** What to do with a file that has bad rows: load the good ones, or none of the file. */
export type BadRowPolicy = 'load-good' | 'load-none'

/**
 * Whether the good rows of a file are loaded. Without a choice of the person: none when more than 1 % of the rows are bad.
 * A file without bad rows is loaded whatever was chosen.
 */
export function decideLoad(
  counts: { readonly rows: number; readonly bad: number },
  chosen: BadRowPolicy | null,
): boolean {
  if (counts.bad === 0) return true
  if (chosen !== null) return chosen === 'load-good'
  return counts.bad * 100 <= counts.rows
}
