import { csvText } from '../../model/csv.ts'
import { type Issue, NOWHERE, type Place } from '../../model/issue.ts'
import type { Lang } from '../../model/text.ts'
import { describeIssue } from '../../platform/describe.ts'
import { quotedColumn } from './column-names.ts'
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

const HEADS = {
  vi: { row: 'Dòng', record: 'Bản ghi', both: 'Dòng/bản ghi', rest: ['Cột', 'Lý do', 'Cách sửa'] },
  en: { row: 'Line', record: 'Record', both: 'Line/record', rest: ['Column', 'Reason', 'Cure'] },
} as const

/** A text that a spreadsheet will not take for a formula. */
const noFormula = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const csvLine = (cells: readonly string[]): string => csvText([cells.map(noFormula)])

/**
 * Bad rows as CSV: each with its number, columns, reasons, cures, then its cells under the names that its source gives them.
 * Corrected and taken in under the same source it says all that the rows said; a cell left at "…" is refused again. With byte
 * order mark, so that spreadsheets see UTF-8.
 */
export function rejectsFile(rejects: readonly Reject[], lang: Lang): string {
  const counted = new Set(rejects.map((reject) => reject.counted))
  const number = HEADS[lang][counted.size === 2 ? 'both' : counted.has('record') ? 'record' : 'row']
  // One file's rows share the list of its columns.
  const columns = [...new Set([...new Set(rejects.map((reject) => reject.columns))].flat())]
  const places = new Map(
    [...new Set(rejects.map((reject) => reject.columns))].map((own) => [own, columns.map((name) => own.indexOf(name))]),
  )
  const lines = rejects.map((reject) => {
    const words = rejectIssues(reject).map((issue) => describeIssue(issue, lang))
    const at = reject.problems.flatMap(({ column }) => (column === null ? [] : [quotedColumn(column)]))
    return csvLine([
      String(reject.line),
      [...new Set(at)].join('; '),
      words.map(({ text }) => text).join(' '),
      [...new Set(words.map(({ cure }) => cure))].join(' '),
      ...(places.get(reject.columns) ?? []).map((place) => reject.cells[place] ?? ''),
    ])
  })
  return `\ufeff${csvLine([number, ...HEADS[lang].rest, ...columns.map(quotedColumn)])}${lines.join('')}`
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
