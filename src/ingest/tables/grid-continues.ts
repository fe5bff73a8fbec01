import { squeeze } from './folded.ts'
import { cellAt, type GridPlan, indexOf, isSectionHead } from './grid-cells.ts'
import { CELL, type PageLine } from './page-line.ts'
import { isValueLike } from './printed-value.ts'
import type { FoundTable } from './table.ts'
import { totalKind } from './vocabulary.ts'

/** A marked table as it was read, and what its part on the next page, which may have no head, is read by. */
export interface GridTable {
  readonly table: FoundTable
  readonly plan: GridPlan
  readonly indexes: readonly number[]
  /** Its last row is the heading of a section: numbers begin anew below it. */
  readonly open: boolean
}

/** True for a row of a total and its values, whatever column its label begins in. */
const isTotalRow = ({ tokens: [label, ...values] }: PageLine): boolean =>
  label !== undefined && totalKind(squeeze(label.text)) !== null && values.every((token) => isValueLike(token.text))

/**
 * Nothing but totals in a marked table of its own, as a page leaves them, whose labels reach over numbers and names: no border
 * divides them there, so that all stands further left than in the table before.
 */
export function totalsAlone(lines: readonly PageLine[], { name, sequence, width }: GridPlan): readonly PageLine[] {
  const reaches = (line: PageLine): boolean => line.tokens[0]?.x0 === 0 && line.tokens[0].x1 < CELL
  const most = Math.max(...lines.flatMap((line) => line.tokens.map(indexOf))) + name
  if (sequence === null || name === 0 || most >= width) return lines
  if (!lines.every((line) => isTotalRow(line) && reaches(line))) return lines
  const shift = name * CELL
  return lines.map((line) => ({
    ...line,
    tokens: line.tokens.map((token, at) => ({ ...token, x0: at === 0 ? 0 : token.x0 + shift, x1: token.x1 + shift })),
  }))
}

/**
 * True when rows without a head go on from the table before: as wide, or narrower by last columns that were blank there too and
 * are no figures where the rows are totals. Their numbers go on, or begin anew below the heading of a section.
 */
export function goesOn(
  { table, plan, indexes, open }: GridTable,
  rows: readonly PageLine[],
  { name, width }: GridPlan,
): boolean {
  if (plan.name !== name || width > plan.width) return false
  if (width === plan.width) return true
  const beyond = indexes.flatMap((index, at) => (index >= width ? [at] : []))
  if (rows.every(isTotalRow)) return beyond.every((at) => table.columns[at]?.meaning?.kind !== 'figure')
  if (!table.rows.every((row) => beyond.every((at) => row.cells[at]?.text === ''))) return false
  if (plan.sequence === null) return true
  const last = table.rows.findLast((row) => row.sequence !== null)?.sequence ?? ''
  const [first] = rows
  if (isSectionHead(first, plan)) return true
  const next = first === undefined || plan.sequence === null ? '' : squeeze(cellAt(first, plan.sequence)?.text ?? '')
  const number = Number.parseInt(next, 10)
  return (open && number === 1) || (/^\d+$/.test(last) && number === Number(last) + 1)
}
