import type { Issue } from '../../model/issue.ts'
import { type ColumnHead, headsOver, scoreHeads } from './column-heads.ts'
import { finishRows } from './finish-rows.ts'
import { isColumnNumbering } from './flat-head.ts'
import { keyOf, squeeze, startsWithCapital } from './folded.ts'
import {
  cellAt,
  type GridPlan,
  indexOf,
  isBlankRow,
  isData,
  isName,
  isRoman,
  isSectionHead,
  isWideLabel,
  SEQUENCE,
  spans,
} from './grid-cells.ts'
import { type GridTable, goesOn, totalsAlone } from './grid-continues.ts'
import { endOfRows } from './grid-end.ts'
import type { Lexicon } from './heads.ts'
import { beginsWithKind } from './name-style.ts'
import { CELL, isCellRemainder, type PageLine, placeOf, type Token } from './page-line.ts'
import { makePiece } from './pieces.ts'
import { isNumber } from './printed-value.ts'
import type { FoundTable, ParsedLine, PrintedCell, TableColumn } from './table.ts'
import { isReferenceLabel, NAME_HEADS } from './vocabulary.ts'

const SEARCHED = 60

/** A number of a row; Roman ones are of sections. */
const ARABIC = /^\d{1,4}[.)]?$/

const columnAt = (index: number): { x0: number; x1: number } => ({ x0: index * CELL, x1: (index + 1) * CELL - 1 })

/** The column of sequence numbers: the one under its head, else one left of the names that counts 1, 2, 3 and has no other head. */
function findSequence(lines: readonly PageLine[], name: number, lexicon: Lexicon): number | null {
  const single = lines.flatMap((line) => line.tokens.filter((token) => spans(token) === 1))
  const headed = single.find((token) => lexicon.meaning(token.text)?.kind === 'sequence')
  if (headed !== undefined) return indexOf(headed)
  for (let index = 0; index < name; index += 1) {
    const cells = single.filter((token) => indexOf(token) === index)
    const numbers = cells.map((token) => squeeze(token.text)).filter((text) => ARABIC.test(text))
    const counts = numbers.every(
      (text, at) =>
        Number.parseInt(text, 10) === (at === 0 ? 1 : Number.parseInt(numbers[at - 1] ?? '', 10) + 1) || text === '1',
    )
    const otherHead = cells.some((token) => lexicon.meaningOfCell(token.text) !== null)
    if (numbers.length >= 2 && counts && !otherHead) return index
  }
  return null
}

/** The column of names: the one under a head for names, else the first in which most rows with numbers have words. */
function findName(lines: readonly PageLine[], lexicon: Lexicon): number | null {
  const numeric = lines.filter((line) => line.tokens.filter((token) => isNumber(token.text)).length > 0)
  const counts = new Map<number, number>()
  for (const line of numeric) {
    for (const token of line.tokens) {
      if (spans(token) === 1 && isName(token.text)) counts.set(indexOf(token), (counts.get(indexOf(token)) ?? 0) + 1)
    }
  }
  const named = lines
    .flatMap((line) => line.tokens)
    .find((token) => spans(token) === 1 && lexicon.meaning(token.text)?.kind === 'name')
  if (named !== undefined && (counts.get(indexOf(named)) ?? 0) > 0) return indexOf(named)
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  return best?.[0] ?? null
}

function isHead(line: PageLine, lexicon: Lexicon): boolean {
  const known = line.tokens.filter((token) => lexicon.meaningOfCell(token.text) !== null)
  return known.length >= 2 && !line.tokens.some((token) => isNumber(token.text) && spans(token) === 1)
}

const covers = (token: Token, index: number): boolean => token.x0 <= index * CELL && token.x1 >= index * CELL

function readHeads(lines: readonly PageLine[], plan: GridPlan, lexicon: Lexicon): readonly ColumnHead[] {
  const zones = Array.from({ length: plan.width }, (_, index) => columnAt(index))
  const pieces = lines.map((line) =>
    line.tokens
      .filter(
        (token) => !token.repeated && spans(token) < plan.width && !(spans(token) > 1 && covers(token, plan.name)),
      )
      .map((token) => makePiece([token])),
  )
  return headsOver(pieces, zones, 0, lexicon, false).heads
}

function isValueColumn(index: number, plan: GridPlan): boolean {
  return index !== plan.name && index !== plan.sequence
}

/** The best head above the first row: the start whose heads are understood best, the nearest of equals. */
function bestHead(
  lines: readonly PageLine[],
  first: number,
  plan: GridPlan,
  lexicon: Lexicon,
): { from: number; heads: readonly ColumnHead[] } | null {
  let best: { score: number; from: number; heads: readonly ColumnHead[] } | null = null
  for (let from = first - 1; from >= Math.max(0, first - 12); from -= 1) {
    const head = lines.slice(from, first).filter((line) => !isColumnNumbering(line.text) && !isCellRemainder(line, -1))
    const heads = readHeads(head, plan, lexicon)
    const beside = heads.filter((_, index) => isValueColumn(index, plan))
    const score = scoreHeads(beside) - (first - from) * 0.1
    if (beside.some((each) => each.meaning?.kind === 'figure') && (best === null || score > best.score)) {
      best = { score, from, heads }
    }
  }
  return best
}

/** "II. Các xã" in one cell over numbers and names. */
const HEADING = /^([IVXLC]{1,7})[.)]?\s+(.+)$/

function parseRow(line: PageLine, plan: GridPlan, columns: readonly number[]): ParsedLine {
  const printed = (index: number): PrintedCell => {
    const token = cellAt(line, index)
    if (token === undefined) return { text: '', merged: false }
    return { text: squeeze(token.text), merged: token.repeated || spans(token) > 1 }
  }
  const label = cellAt(line, plan.name)
  const number = plan.sequence === null ? '' : squeeze(cellAt(line, plan.sequence)?.text ?? '')
  const whole = label !== undefined && spans(label) > 1
  const sequence = SEQUENCE.test(number) ? number.replace(/[.)]$/, '') : null
  const reach = whole && label !== undefined ? label : null
  const heading =
    reach !== null && plan.sequence !== null && covers(reach, plan.sequence) ? HEADING.exec(squeeze(reach.text)) : null
  const cells = columns.map((index) =>
    reach !== null && cellAt(line, index) === reach ? { text: '', merged: false } : printed(index),
  )
  // A label that begins in the sequence column and reaches over the names: "Tổng cộng", "I. Khối sở".
  const [, roman, title] = heading ?? []
  return { line, sequence: roman ?? sequence, name: title ?? squeeze(label?.text ?? ''), cells, aligned: true }
}

/**
 * Rows above the first with values that have none: those with a number, the ones that head a section, else units by their
 * kind.
 */
function firstRow(
  lines: readonly PageLine[],
  filled: number,
  floor: number,
  { name, sequence }: Pick<GridPlan, 'name' | 'sequence'>,
): number {
  const numberOf = (line: PageLine | undefined): number | null => {
    const text = line === undefined || sequence === null ? '' : squeeze(cellAt(line, sequence)?.text ?? '')
    return /^\d+$/.test(text) ? Number(text) : null
  }
  let first = filled
  while (first > floor) {
    const above = lines[first - 1]
    const label = above === undefined ? '' : squeeze(cellAt(above, name)?.text ?? '')
    if (above === undefined || !isName(label)) break
    // A head has no number in the column of sequence numbers.
    const counts = numberOf(above) !== null
    const begins = numberOf(lines[first]) === 1
    const headsSection = begins && above.tokens.length === 2 && isRoman(above, sequence)
    const isUnit = sequence === null && isBlankRow(above, name) && beginsWithKind(label) && startsWithCapital(label)
    const mayHead = (isUnit || (begins && isWideLabel(above))) && !NAME_HEADS.has(keyOf(label))
    if (!(counts || headsSection || mayHead)) break
    first -= 1
  }
  return first
}

function collect(
  lines: readonly PageLine[],
  span: { readonly from: number; readonly first: number; readonly to: number; readonly base: number },
  plan: GridPlan,
  columns: readonly TableColumn[],
  indexes: readonly number[],
): FoundTable {
  const parsed = lines
    .slice(span.first, span.to)
    .filter((line) => !isColumnNumbering(line.text))
    .map((line) => parseRow(line, plan, indexes))
  const references = parsed.filter((row) => isReferenceLabel(row.name))
  const { rows, issues } = finishRows(
    parsed.filter((row) => !references.includes(row)),
    columns.length,
    false,
  )
  const noted = references.map(
    (row): Issue => ({
      code: 'reading.reference-row',
      severity: 'info',
      place: placeOf(row.line),
      facts: { text: row.line.text },
    }),
  )
  return {
    columns,
    rows,
    hasSequence: plan.sequence !== null,
    alignment: null,
    headLines: lines.slice(span.from, span.first),
    from: span.base + span.from,
    to: span.base + span.to,
    issues: [...noted, ...issues],
  }
}

/**
 * Reads the tables of one marked table (a sheet may hold several, one below the other). `base` is the index of its first
 * line among the document's; `before` a table that it may continue when it has no head of its own.
 */
export function readGrid(
  given: readonly PageLine[],
  base: number,
  before: GridTable | null,
  lexicon: Lexicon,
): readonly GridTable[] {
  const lines = before === null ? given : totalsAlone(given, before.plan)
  const width = Math.max(0, ...lines.flatMap((line) => line.tokens.map((token) => Math.round((token.x1 + 1) / CELL))))
  const found: GridTable[] = []
  let floor = 0
  while (floor < lines.length) {
    const part = lines.slice(floor)
    // A row of totals alone on its page has no cell that is but a name.
    const own = findName(part.slice(0, SEARCHED), lexicon) ?? findName(part, lexicon)
    const name = own ?? (floor === 0 ? (before?.plan.name ?? null) : null)
    if (name === null) break
    const sequence =
      own === null ? (before?.plan.sequence ?? null) : findSequence(part.slice(0, SEARCHED), name, lexicon)
    const at = part.findIndex((line) => isData(line, { name, sequence }) && !isHead(line, lexicon))
    if (at < 0) break
    const first = firstRow(lines, floor + at, floor, { name, sequence })
    const next = lines.findIndex((line, index) => index > first && isHead(line, lexicon))
    const stop = next < 0 ? lines.length : next
    const rows = lines.slice(first, stop).filter((line) => isData(line, { name, sequence }))
    const plan: GridPlan = { name, width, sequence }
    const head = bestHead(lines.slice(floor, first), first - floor, plan, lexicon)
    const inherits = head === null && floor === 0 && before !== null && goesOn(before, lines.slice(first), plan)
    if (head !== null) {
      // A column without values under a head that reaches over another is a part of that one.
      const sharesHead = (index: number): boolean =>
        [index - 1, index + 1].some((next) => head.heads[next]?.text === head.heads[index]?.text)
      const indexes = Array.from({ length: width }, (_, index) => index).filter((index) => {
        const headed = head.heads[index]?.text !== '' && !sharesHead(index)
        const used = rows.some((row) => cellAt(row, index) !== undefined) || headed
        return isValueColumn(index, plan) && used && head.heads[index]?.meaning?.kind !== 'sequence'
      })
      const sample = lines.slice(first, stop).flatMap((line) => line.tokens)
      const columns = indexes.map((index): TableColumn => {
        const token = sample.find((each) => indexOf(each) === index && spans(each) === 1)
        const { text = '', meaning = null } = head.heads[index] ?? {}
        return {
          label: token?.column ?? String(index + 1),
          head: text,
          meaning: meaning?.kind === 'name' ? null : meaning,
        }
      })
      const { to, issues } = endOfRows(lines, first, stop, plan)
      const table = collect(lines, { from: floor + head.from, first, to, base }, plan, columns, indexes)
      found.push({
        table: { ...table, issues: [...table.issues, ...issues] },
        plan,
        indexes,
        open: isSectionHead(lines[stop - 1], plan),
      })
    } else if (inherits && before !== null) {
      const { table, indexes } = before
      const { to, issues } = endOfRows(lines, first, stop, before.plan)
      const more = collect(lines, { from: first, first, to, base }, before.plan, table.columns, indexes)
      found.push({
        table: { ...more, issues: [...more.issues, ...issues] },
        plan: before.plan,
        indexes,
        open: isSectionHead(lines[stop - 1], before.plan),
      })
    }
    floor = next < 0 ? lines.length : Math.max(next, first + 1)
  }
  return found
}
