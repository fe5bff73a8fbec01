import type { Issue } from '../../model/issue.ts'
import { placeWords } from '../../model/place-words.ts'
import type { Text2 } from '../../model/text.ts'
import { foldPlain } from '../../model/vietnamese.ts'
import { remembering } from '../../platform/remembering.ts'
import { type DateOrder, isDayNumber, quickDates, readDate } from './date-time.ts'
import { columnIssue, type Mapping } from './mapping.ts'
import { holdsPersonalNumber, isCode, looksPersonal, NOT_QUOTED, quotedDate, quotedWord } from './personal.ts'
import { type Reject, type RowProblem, rowPlace } from './reject.ts'
import type { Counted, SourceRow } from './row-source.ts'
import type { Foot } from './table-foot.ts'

/** Words of a table by their fold. */
export type WordTable<W extends string> = ReadonlyMap<string, W>

/** Which moments a field may hold, both ends included; as texts that sort. */
export interface DateBounds {
  readonly from: string
  readonly to: string
}

/** Reads one field of the row at hand. A problem is noted and reads as null. */
export type CellOf<T> = () => T | null

/**
 * Reads the cells of one row after another by field. Problems are gathered per row (`reject`), warnings per column over the
 * whole file. Nothing of a cell gets into either unless personal.ts allows it.
 */
export interface CellReader {
  readonly begin: (row: SourceRow) => void
  /** True when the file has a column of this field. */
  readonly has: (field: string) => boolean
  readonly text: (field: string) => () => string
  /** A code, or by the stated values of the field whatever is said there to mean one. */
  readonly code: (field: string) => CellOf<string>
  readonly word: <W extends string>(field: string, table: WordTable<W>) => CellOf<W>
  readonly date: (field: string, bounds: DateBounds) => CellOf<string>
  readonly dateIn: (field: string, text: string, bounds: DateBounds) => string | null
  readonly problem: (code: string, field: string | null, facts?: Issue['facts']) => void
  readonly warn: (code: string, field: string | null) => void
  /** Says what of a cell of the field may be told when its row is bad; the first to say so of a column decides. */
  readonly tell: (field: string, told: (cell: string) => string) => void
  /** A date or moment as it may be told of a bad row. */
  readonly toldDate: (cell: string) => string
  /** The bad row, null when nothing was wrong with it. */
  readonly reject: () => Reject | null
  /** Notes the foot of the table, to be told among the warnings. */
  readonly passOver: (foot: Foot) => void
  readonly warnings: () => readonly Issue[]
}

const EMPTY = new Set(['', 'null', 'NULL', 'Null', '\\N', '-', '–', 'N/A', 'n/a'])
const LONGEST_EMPTY = 4
interface Warning {
  readonly code: string
  readonly column: string | null
  count: number
  readonly line: number
}

/** What cells are read by beside the mapping. */
export interface CellForm {
  /** The names of the columns in the order of a row's cells. */
  readonly wanted: readonly string[]
  readonly date1904: boolean
  /** Days are numbers in files of this format, so that nobody has to be told of them. */
  readonly holdsDayNumbers: boolean
  readonly counted: Counted
}

/** What is told of a foot: where it stands, and a total that is not what was read. */
function footIssues({ rows, from, to, said, records }: Foot): readonly Issue[] {
  const told = columnIssue('rows.foot', 'warning', { count: rows, from, to })
  if (said === null || said === records) return [told]
  return [told, columnIssue('rows.total-differs', 'warning', { said, records })]
}

function firstWords(line: number, counted: Counted): Text2 {
  const place = rowPlace({ line, counted }, null)
  return { vi: placeWords(place, 'vi'), en: placeWords(place, 'en') }
}

export function cellReader(
  mapping: Pick<Mapping, 'columns' | 'values' | 'dates' | 'empty'>,
  { wanted, date1904, holdsDayNumbers, counted }: CellForm,
): CellReader {
  const order: DateOrder = mapping.dates
  const statedEmpty = new Set(mapping.empty)
  const tellers = new Map<string, () => string>()
  const warnings = new Map<string, Warning>()
  let row: SourceRow = { line: 0, cells: [], fault: null }
  let problems: RowProblem[] = []
  let foot: Foot | null = null

  const columns: string[] = []
  const columnOf = (field: string | null): string | null => (field === null ? null : (mapping.columns[field] ?? null))
  const problem: CellReader['problem'] = (code, field, facts = {}) => {
    problems.push({ code, column: columnOf(field), facts })
  }
  const text: CellReader['text'] = (field) => {
    const at = wanted.indexOf(mapping.columns[field] ?? '')
    if (at < 0) return () => ''
    return () => {
      const cell = row.cells[at] ?? ''
      if (cell.length <= LONGEST_EMPTY && EMPTY.has(cell)) return ''
      return statedEmpty.size > 0 && statedEmpty.has(cell) ? '' : cell
    }
  }
  const statedOf = (field: string): ReadonlyMap<string, string> =>
    new Map(Object.entries(mapping.values[field] ?? {}).map(([word, meant]) => [foldPlain(word), meant]))
  const tell: CellReader['tell'] = (field, told) => {
    const column = columnOf(field)
    if (column === null || tellers.has(column)) return
    const cell = text(field)
    columns.push(column)
    tellers.set(column, () => (cell() === '' ? '' : told(cell())))
  }
  const toldDate: CellReader['toldDate'] = (cell) => {
    if (quotedDate(cell) !== NOT_QUOTED) return cell
    // Day numbers of a spreadsheet; as a text they would be no date in another file.
    const read = readDate(cell, order, date1904)
    return read.kind === 'moment' && read.at >= '2000' ? read.at : NOT_QUOTED
  }
  const warn: CellReader['warn'] = (code, field) => {
    const key = `${code} ${field ?? ''}`
    const held = warnings.get(key)
    if (held === undefined) warnings.set(key, { code, column: columnOf(field), count: 1, line: row.line })
    else held.count += 1
  }
  const quick = quickDates(order)
  const dateIn: CellReader['dateIn'] = (field, cell, bounds) => {
    const known = quick(cell, bounds.from, bounds.to)
    if (known !== '') return known
    const read = readDate(cell, order, date1904)
    if (read.kind === 'no-form') problem('rows.date-form', field)
    else if (read.kind === 'short-year') problem('rows.date-short-year', field)
    else if (read.kind === 'no-such') problem('rows.date-no-such', field, { value: quotedDate(cell) })
    else if (read.at < bounds.from || read.at > bounds.to) {
      const facts = { value: quotedDate(cell), from: bounds.from.slice(0, 10), to: bounds.to.slice(0, 10) }
      problem('rows.date-range', field, facts)
    } else {
      if (!holdsDayNumbers && isDayNumber(cell)) warn('rows.date-day-number', field)
      return read.at
    }
    return null
  }
  return {
    begin(next) {
      row = next
      problems = []
      if (next.fault !== null) problem(next.fault, null, { ...next.brokenAt })
    },
    has: (field) => mapping.columns[field] !== undefined,
    text,
    code(field) {
      const cell = text(field)
      const stated = statedOf(field)
      const meant = stated.size === 0 ? null : remembering((word) => stated.get(foldPlain(word)) ?? '')
      tell(field, (told) => (isCode(told) || (meant?.(told) ?? '') !== '' ? told : NOT_QUOTED))
      return () => {
        const found = cell()
        if (found === '') return null
        const code = (meant === null ? '' : meant(found)) || found
        if (isCode(code)) return code
        if (looksPersonal(found)) problem('rows.personal', field)
        else problem(holdsPersonalNumber(found) ? 'rows.personal-part' : 'rows.not-a-code', field)
        return null
      }
    },
    word<W extends string>(field: string, table: WordTable<W>) {
      const cell = text(field)
      const stated = statedOf(field)
      const values = new Set<string>(table.values())
      const find = remembering((word): W | '' => {
        const own = stated.get(foldPlain(word))
        if (own !== undefined) return values.has(own) ? (own as W) : ''
        return table.get(foldPlain(word)) ?? ''
      })
      tell(field, (told) => (stated.has(foldPlain(told)) || table.has(foldPlain(told)) ? told : quotedWord(told)))
      return () => {
        const found = cell()
        if (found === '') return null
        const meant = find(found)
        if (meant !== '') return meant
        problem('rows.unknown-word', field, { value: quotedWord(found), known: [...values] })
        return null
      }
    },
    date(field, bounds) {
      const cell = text(field)
      tell(field, toldDate)
      return () => {
        const found = cell()
        return found === '' ? null : dateIn(field, found, bounds)
      }
    },
    dateIn,
    tell,
    toldDate,
    problem,
    warn,
    reject() {
      if (problems.length === 0) return null
      const cells = row.fault === null ? columns.map((column) => tellers.get(column)?.() ?? '') : []
      return { line: row.line, counted, problems, columns, cells }
    },
    passOver(passed) {
      foot = passed
    },
    warnings: () => [
      ...[...warnings.values()].map(
        ({ code, column, count, line }): Issue => ({
          code,
          severity: 'warning',
          place: rowPlace({ line, counted }, column),
          facts: { columnName: column ?? '', count, first: firstWords(line, counted) },
        }),
      ),
      ...(foot === null ? [] : footIssues(foot)),
    ],
  }
}
