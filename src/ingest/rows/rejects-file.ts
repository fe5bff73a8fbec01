import { csvText } from '../../model/csv.ts'
import type { Lang } from '../../model/text.ts'
import { describeIssue } from '../../platform/describe.ts'
import { quotedColumn } from './column-names.ts'
import { type Reject, rejectIssues } from './reject.ts'

const HEADS = {
  vi: { file: 'Tệp', row: 'Dòng', record: 'Bản ghi', both: 'Dòng/bản ghi', rest: ['Cột', 'Lý do', 'Cách sửa'] },
  en: { file: 'File', row: 'Line', record: 'Record', both: 'Line/record', rest: ['Column', 'Reason', 'Cure'] },
} as const

/** A text that a spreadsheet will not take for a formula. */
const noFormula = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const csvLine = (cells: readonly string[]): string => csvText([cells.map(noFormula)])

/** The bad rows of one file. */
export interface FileRejects {
  readonly file: string
  readonly rejects: readonly Reject[]
}

/** The columns of a file's bad rows: none when no row could be divided. */
const columnsOf = ({ rejects }: FileRejects): readonly string[] => {
  // The rows share the list.
  const lists = new Set(rejects.map(({ columns }) => columns))
  return [...new Set([...lists].flat())]
}

/** Bad rows of files with the same columns as one table; `named`: each row tells its file. */
function table(files: readonly FileRejects[], named: boolean, lang: Lang): string {
  const heads = HEADS[lang]
  const counted = new Set(files.flatMap(({ rejects }) => rejects.map((reject) => reject.counted)))
  const number = heads[counted.size === 2 ? 'both' : counted.has('record') ? 'record' : 'row']
  const columns = [...new Set(files.flatMap(columnsOf))]
  const places = new Map<readonly string[], readonly number[]>()
  const cellsOf = (reject: Reject): readonly string[] => {
    const own = places.get(reject.columns) ?? columns.map((name) => reject.columns.indexOf(name))
    places.set(reject.columns, own)
    return own.map((place) => reject.cells[place] ?? '')
  }
  const lineOf = (file: string, reject: Reject): string => {
    const words = rejectIssues(reject).map((issue) => describeIssue(issue, lang))
    const at = reject.problems.flatMap(({ column }) => (column === null ? [] : [quotedColumn(column)]))
    return csvLine([
      ...(named ? [file] : []),
      String(reject.line),
      [...new Set(at)].join('; '),
      words.map(({ text }) => text).join(' '),
      [...new Set(words.map(({ cure }) => cure))].join(' '),
      ...cellsOf(reject),
    ])
  }
  const head = csvLine([...(named ? [heads.file] : []), number, ...heads.rest, ...columns.map(quotedColumn)])
  return `\ufeff${head}${files.flatMap(({ file, rejects }) => rejects.map((each) => lineOf(file, each))).join('')}`
}

/**
 * Bad rows as CSV: each with its number, columns, reasons, cures, then its cells under the names that its source gives them.
 * Corrected and taken in under the same source it says all that the rows said; a cell left at "…" is refused again. With byte
 * order mark, so that spreadsheets see UTF-8.
 */
export const rejectsFile = (rejects: readonly Reject[], lang: Lang): string =>
  table([{ file: '', rejects }], false, lang)

/**
 * The same of several files, where each row tells its file first. Files with other columns are tables of their own, for a table
 * with the columns of both could not be taken in again: a field would have two.
 */
export function rejectsOfFiles(files: readonly FileRejects[], lang: Lang): readonly string[] {
  const bad = files.filter(({ rejects }) => rejects.length > 0)
  const first = bad.map(columnsOf).find((columns) => columns.length > 0) ?? []
  // Rows that could not be divided have no columns, and so a place in any table.
  const tables = Map.groupBy(bad, (file) => {
    const columns = columnsOf(file)
    return [...(columns.length === 0 ? first : columns)].sort().join('\n')
  })
  return tables.size === 0 ? [table([], true, lang)] : [...tables.values()].map((each) => table(each, true, lang))
}
