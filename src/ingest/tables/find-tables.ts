import type { Issue } from '../../model/issue.ts'
import { brokenNames } from './broken-names.ts'
import { readColumnBlocks } from './column-blocks.ts'
import { hasLetter } from './folded.ts'
import { readGrid } from './grid-table.ts'
import type { Lexicon } from './heads.ts'
import { withNamesFirst } from './names-last.ts'
import { findOrphans } from './orphans.ts'
import type { PageLine } from './page-line.ts'
import { readStreamTable } from './stream-table.ts'
import { type FoundTable, figureColumns, type TableRow } from './table.ts'
import { sequenceNumber } from './text-end.ts'
import { mayBeRow } from './text-region.ts'
import { readTextTable } from './text-table.ts'

/** All tables of a document as one index set understands them, and what kept lines from being read as tables. */
export interface TablesFound {
  readonly tables: readonly FoundTable[]
  readonly issues: readonly Issue[]
  /** Indexes of lines that belong to tables. */
  readonly used: ReadonlySet<number>
}

const firstNumber = (table: FoundTable): number | null => {
  const sequence = table.rows.find((row) => row.sequence !== null && !row.headsSection)?.sequence ?? null
  return sequence === null ? null : sequenceNumber(sequence)
}

function lastNumber(table: FoundTable): number | null {
  const sequence = table.rows.findLast((row) => row.sequence !== null && !row.headsSection)?.sequence ?? null
  return sequence === null ? null : sequenceNumber(sequence)
}

function sameColumns(a: FoundTable, b: FoundTable): boolean {
  const key = (table: FoundTable): string =>
    table.columns
      .map(({ head, meaning }) => (meaning?.kind === 'figure' ? meaning.figureId : `${meaning?.kind ?? '?'} ${head}`))
      .join('\n')
  return key(a) === key(b)
}

/** True when the second table is the first one going on: same columns, and its numbers or its place continue. */
function continues(a: FoundTable, b: FoundTable, lines: readonly PageLine[]): boolean {
  if (!sameColumns(a, b)) return false
  const last = lastNumber(a)
  const next = firstNumber(b)
  if (last !== null && next !== null) return next === last + 1
  return last === null && next === null && lines.slice(a.to, b.from).every((line) => !hasLetter(line.text))
}

function join(a: FoundTable, b: FoundTable): FoundTable {
  const offset = a.rows.at(-1)?.section ?? 0
  const rows: TableRow[] = [...a.rows, ...b.rows.map((row) => ({ ...row, section: row.section + offset }))]
  return { ...a, rows, to: b.to, issues: [...a.issues, ...b.issues] }
}

function gridEnd(lines: readonly PageLine[], at: number): number {
  let end = at
  while (end < lines.length && lines[end]?.block === lines[at]?.block) end += 1
  return end
}

/** Finds and reads every table with figures of the lexicon. `isBody` tells lines that carry figures of the body. */
export function findTables(
  printed: readonly PageLine[],
  lexicon: Lexicon,
  isBody: (index: number) => boolean,
): TablesFound {
  const lines = withNamesFirst(printed)
  const tables: FoundTable[] = []
  const issues: Issue[] = []
  const used = new Set<number>()
  let before: ReturnType<typeof readGrid>[number] | null = null
  let floor = 0
  let at = 0
  while (at < lines.length) {
    const line = lines[at]
    if (line === undefined) break
    if (line.block >= 0) {
      const end = gridEnd(lines, at)
      const grids = readGrid(lines.slice(at, end), at, sameSheet(before, line) ? before : null, lexicon)
      tables.push(...grids.map((grid) => grid.table))
      before = grids.at(-1) ?? null
      floor = end
      at = end
      continue
    }
    const isRow = mayBeRow(line)
    if (closesParenthesis(lines[at - 1], line)) {
      at += 1
      continue
    }
    const table = isBody(at) ? null : readAt(lines, at, floor, lexicon, tables.at(-1) ?? null)
    if (table !== null && table.rows.length + table.issues.length > 0) {
      tables.push(table)
      floor = Math.max(table.to, at + 1)
      at = floor
    } else {
      if (/\p{L}/u.test(line.text) && line.text.length > 40) before = null
      at += 1
      // What cannot be a row of the table above it is no part of a head below it either.
      if (isRow) floor = at
    }
  }
  for (const table of tables) for (let index = table.from; index < table.to; index += 1) used.add(index)
  const lastNumbers = new Set(tables.map(lastNumber).filter((number) => number !== null))
  const widths = new Set(tables.map((table) => table.columns.length))
  const isFree = (index: number): boolean => !used.has(index) && !isBody(index)
  issues.push(...brokenNames(tables))
  const names = new Set(tables.flatMap((table) => table.rows.map((row) => row.name)))
  issues.push(
    ...findOrphans(lines, isFree, lexicon, {
      lastNumbers,
      widths,
      names,
      ends: new Set(tables.map((table) => table.to)),
    }),
  )
  return { tables: joinContinuations(tables, lines), issues, used }
}

/** True for "100)" below "(thang điểm": a line break in a head, no row with the number 100. */
function closesParenthesis(before: PageLine | undefined, { tokens, block }: PageLine): boolean {
  const open = before?.block === block && /\([^()]*$/.test(before.text)
  return open && tokens[0] !== undefined && /^[^()]*\)$/.test(tokens[0].text)
}

const isFaulty = (table: FoundTable): boolean => table.issues.some((issue) => issue.severity === 'error')

/** A first row may have its values on a line below its first. */
const VALUES_BELOW = 3

/**
 * The table whose first row is at `at`: read column by column where it stands so; else line by line, or cell by cell where lines
 * do not keep rows together: the way that reads all of it, or more of it.
 */
function readAt(
  lines: readonly PageLine[],
  at: number,
  floor: number,
  lexicon: Lexicon,
  before: FoundTable | null,
): FoundTable | null {
  const byColumns = readColumnBlocks(lines, at, floor, lexicon)
  if (byColumns !== null) return byColumns
  const rowAt = (index: number): FoundTable | null => {
    const line = lines[index]
    return line !== undefined && mayBeRow(line) ? readTextTable(lines, index, floor, lexicon, before) : null
  }
  const byLines = rowAt(at)
  const byCells = readStreamTable(lines, at, floor, lexicon)
  if (byCells === null) return byLines
  if (byCells.doubtful === true) return byCells
  const next = Array.from({ length: VALUES_BELOW }, (_, step) => at + step + 1)
  const ways = isFaulty(byCells) && byLines === null ? next.map(rowAt) : [byLines]
  const whole = ways.find((table) => table !== null && !isFaulty(table)) ?? null
  if (whole === null) return byLines !== null && byLines.rows.length > byCells.rows.length ? byLines : byCells
  return isFaulty(byCells) || whole.rows.length > byCells.rows.length ? whole : byCells
}

function sameSheet(before: ReturnType<typeof readGrid>[number] | null, line: PageLine): boolean {
  return before?.table.rows.at(-1)?.line.sheet === line.sheet && line.sheet === null
}

function joinContinuations(tables: readonly FoundTable[], lines: readonly PageLine[]): FoundTable[] {
  const joined: FoundTable[] = []
  for (const table of tables.filter((each) => figureColumns(each.columns) > 0)) {
    const last = joined.at(-1)
    if (last !== undefined && continues(last, table, lines)) joined[joined.length - 1] = join(last, table)
    else joined.push(table)
  }
  return joined
}
