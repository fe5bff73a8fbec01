import type { Issue } from '../../model/issue.ts'
import { keyOf, startsWithCapital } from './folded.ts'
import { type Lexicon, withoutClosers } from './heads.ts'
import { type PageLine, placeOf } from './page-line.ts'
import { endOf, isFlat, lostBelow, nextNumberLater } from './stream-edges.ts'
import { readStream, type StreamRows } from './stream-rows.ts'
import type { Numbering, StreamFault, StreamRow } from './stream-shape.ts'
import { type ColumnKind, fitsColumn, kindOf, type StreamWord, streamWords } from './stream-words.ts'
import type { FoundTable, TableColumn, TableRow } from './table.ts'
import { bestCandidate, type FlatCandidate, headsFor, type TextHead } from './text-head.ts'
import { uncertainRow } from './uncertain-row.ts'
import { isSectionLabel, totalKind } from './vocabulary.ts'

const COUNTS = Array.from({ length: 16 }, (_, index) => index + 1)
/** Heads whose cells stand on lines of their own take many lines. */
const HIGHEST = 64

interface Attempt extends StreamRows {
  readonly head: TextHead
  /** Where the columns may stand in several orders: the values fit this one. */
  readonly fits: boolean
}

/** True when every value of the units' rows can stand in its column. */
function fitsThroughout(rows: readonly StreamRow[], columns: readonly ColumnKind[]): boolean {
  return rows.every(
    (row) => row.kind !== 'unit' || columns.every((column, at) => fitsColumn(row.values[at] ?? '', column)),
  )
}

/** How the rows are numbered: a line begins with 1, or the first with I and others with II. */
function numberingOf(words: readonly StreamWord[]): Numbering | null {
  if (words.some((word) => word.first && /^0?1[.)]?$/.test(word.text))) return 'arabic'
  const second = words.some((word) => word.first && /^II[.)]?$/.test(word.text))
  return second && /^I[.)]?$/.test(words[0]?.text ?? '') ? 'roman' : null
}

function attempts(
  lines: readonly PageLine[],
  first: number,
  candidate: FlatCandidate,
  count: number,
  words: readonly StreamWord[],
  lexicon: Lexicon,
): Attempt[] {
  const heads = headsFor(candidate, { count, endInNumbers: false })
  const numbering = numberingOf(words)
  const paged = lines.some((line) => line.page !== lines[0]?.page)
  const spaced = !words.some((word) => /^(?:\d{4,}|[1-9]\d{0,2}[.,]\d{3})$/.test(word.text))
  return heads.map((head): Attempt => {
    const columns = head.columns.map((column) => kindOf(column, lexicon.figures))
    const headWords = lines
      .slice(head.from, first)
      .flatMap((line) => line.tokens.map((token) => token.text))
      .sort()
    const read = readStream(words, 1, { columns, numbering, paged, spaced, head: headWords })
    return { ...read, head, fits: heads.length === 1 || fitsThroughout(read.rows, columns) }
  })
}

/**
 * True when words that no head explains share a block of lines with others, in text that parts cells by blank lines: the
 * lines of two heads came mixed there, and what looks like a known head may be half of one.
 */
function isMixed(head: readonly PageLine[], columns: readonly TableColumn[]): boolean {
  const unknown = columns.filter((column) => column.meaning === null)
  if (unknown.length === 0) return false
  const blocks: string[] = []
  head.forEach((line, index) => {
    const before = head[index - 1]
    if (before !== undefined && line.page === before.page && line.y - before.y <= 1)
      blocks[blocks.length - 1] = `${blocks.at(-1)} ${line.text}`
    else blocks.push(line.text)
  })
  const keys = new Set(blocks.map((text) => keyOf(withoutClosers(text))))
  const alone = unknown.every((column) => keys.has(keyOf(withoutClosers(column.head))))
  const twice = new Set(unknown.map((column) => column.head)).size < unknown.length
  return twice || (blocks.length > 1 && !alone)
}

function tableRows({ rows, words }: Attempt, lines: readonly PageLine[], columns: number): TableRow[] {
  let section = 0
  let sectionName: string | null = null
  return rows.flatMap((row: StreamRow, index): TableRow[] => {
    const heads = row.kind === 'section'
    if (heads && index > 0) section += 1
    if (heads) sectionName = row.name
    if (heads && row.values.length === 0) return []
    const line = lines[words[row.from]?.line ?? 0]
    if (line === undefined) return []
    const cells = Array.from({ length: columns }, (_, at) => ({ text: row.values[at] ?? '', merged: false }))
    return [{ line, sequence: row.sequence, name: row.name, cells, section, sectionName, headsSection: heads }]
  })
}

function faultIssue(fault: StreamFault, { words }: Attempt, lines: readonly PageLine[], columns: number): Issue[] {
  const line = lines[words[fault.at]?.line ?? 0]
  if (line === undefined) return []
  const { name, values, ofUnit } = fault
  if (fault.kind === 'ambiguous')
    return [{ code: 'reading.row-broken', severity: 'error', place: placeOf(line), facts: { text: line.text } }]
  return [uncertainRow({ name, values, ofUnit, place: placeOf(line) }, columns, fault.kind === 'number')]
}

const units = ({ rows }: Attempt): number => rows.filter((row) => row.kind === 'unit').length

/** What an attempt makes of the rows: two that make the same of them differ in blank columns only. */
function gist({ rows, faults, head }: Attempt): string {
  const read = rows.map(({ name, values }) => [
    name,
    ...head.columns.flatMap(({ meaning }, at) => (meaning?.kind === 'figure' ? [meaning.figureId, values[at]] : [])),
  ])
  return JSON.stringify([read, faults])
}

/** The attempt that reads the most rows; null when none reads two, or two read as many and make something else of them. */
function bestAttempt(
  lines: readonly PageLine[],
  first: number,
  floor: number,
  words: readonly StreamWord[],
  lexicon: Lexicon,
): Attempt | null {
  const candidate = bestCandidate(lines, first, floor, lexicon, HIGHEST)
  if (candidate === null) return null
  const tried = COUNTS.flatMap((count) => attempts(lines, first, candidate, count, words, lexicon)).filter(
    ({ fits }) => fits,
  )
  const order = (a: Attempt, b: Attempt): number => units(b) - units(a) || a.faults.length - b.faults.length
  const [best, ...others] = tried.sort(order)
  if (best === undefined || units(best) < 2) return null
  return others.some((other) => order(best, other) === 0 && gist(other) !== gist(best)) ? null : best
}

/** True when a table may begin with the words: with its first number, a heading or a total, or with a name where none has a number. */
function mayBegin(line: PageLine, words: readonly StreamWord[]): boolean {
  const text = words[0]?.text ?? ''
  if (/^(?:0?1|I)[.)]?$/.test(text)) return true
  if (isSectionLabel(line.text) || totalKind(withoutValues(line.text)) !== null) return true
  if (!startsWithCapital(text)) return false
  if (numberingOf(words) === null) return true
  const block = words.slice(1, LONGEST_BLOCK).findIndex((word) => word.apart)
  return words.slice(1, block < 0 ? 0 : block + 1).some((word) => word.first && word.text === '1')
}

const LONGEST_BLOCK = 16

const withoutValues = (text: string): string => text.replace(/[\d.,%\s–-]+$/u, '')

/** True when the words begin with a head: the head of a blank column is no part of the first name. */
function beginsWithHead(name: string, lexicon: Lexicon): boolean {
  const words = name.split(' ')
  return words.some((_, index) => lexicon.meaning(words.slice(0, index + 1).join(' ')) !== null)
}

/**
 * Reads a table of flat text whose cells follow one another over lines as they please, a row a line, a cell a line or a name
 * on several: its first row is at `first`, and every row has a number (or none has), a name and as many values as there
 * are heads. Rows that do not fit so are issues; null when the lines are no such table.
 */
export function readStreamTable(
  lines: readonly PageLine[],
  first: number,
  floor: number,
  lexicon: Lexicon,
): FoundTable | null {
  const line = lines[first]
  if (line === undefined || first <= floor) return null
  if (!isFlat(lines.slice(Math.max(floor, first - 2), first + 8))) return null
  const end = endOf(lines, first)
  const words = streamWords(lines, first, end)
  if (!mayBegin(line, words)) return null
  const best = bestAttempt(lines, first, floor, words, lexicon)
  if (best === null) return null
  const { head } = best
  const numbered = best.rows.some((row) => row.kind === 'unit' && row.sequence !== null)
  // What no head explains may be the first name's beginning.
  if (!numbered && head.columns.at(-1)?.meaning === null) return null
  const [firstRow] = best.rows
  if (firstRow?.sequence === null && firstRow.kind === 'unit' && beginsWithHead(firstRow.name, lexicon)) return null
  const headLines = lines.slice(head.from, first)
  if (isMixed(headLines, head.columns)) return null
  const after = best.words[best.to]
  const to = after === undefined ? end : after.line
  if (!isFlat(lines.slice(head.from, to))) return null
  const last = Number(best.rows.findLast((row) => row.kind === 'unit')?.sequence ?? Number.NaN)
  const lost = lostBelow(lines, to, end) ?? (best.faults.length > 0 ? null : nextNumberLater(lines, to, last + 1))
  const issues: Issue[] = [
    ...best.faults.flatMap((fault) => faultIssue(fault, best, lines, head.columns.length)),
    ...(lost === null
      ? []
      : [{ code: 'reading.row-broken', severity: 'error', place: placeOf(lost), facts: { text: lost.text } } as const]),
  ]
  if (head.unexplained.length > 0) {
    const place = placeOf(headLines[0] ?? line)
    issues.push({ code: 'reading.head-over-columns', severity: 'warning', place, facts: { heads: head.unexplained } })
  }
  return {
    columns: head.columns,
    rows: tableRows(best, lines, head.columns.length),
    hasSequence: numbered,
    alignment: null,
    headLines,
    from: head.from,
    to,
    issues,
    doubtful: best.doubtful,
  }
}
