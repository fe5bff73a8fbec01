import type { Issue } from '../../model/issue.ts'
import { finishRows } from './finish-rows.ts'
import { parseFlatLine, tailValues } from './flat-row.ts'
import { squeeze, startsWithCapital } from './folded.ts'
import type { Lexicon } from './heads.ts'
import { type PageLine, placeOf } from './page-line.ts'
import { isWideGap } from './pieces.ts'
import { findLayout, type Layout, parsePositionedLine } from './positional.ts'
import { isNumber, isValueLike } from './printed-value.ts'
import type { FoundTable, ParsedLine } from './table.ts'
import { sequenceNumber } from './text-end.ts'
import { flatHead, flatHeadCount, flatHeadTexts, positionedHead, type TextHead } from './text-head.ts'
import { mode, type Region, regionFrom } from './text-region.ts'
import { takeRows } from './text-rows.ts'
import { isSectionLabel } from './vocabulary.ts'

function chooseHead(region: Region, lexicon: Lexicon): { head: TextHead; layout: Layout | null } | null {
  const { lines, first, floor, rows, hasSequence } = region
  const layout = findLayout(rows)
  const offset = hasSequence ? 3 : 2
  const placed = layout === null ? null : positionedHead(lines, first, floor, layout, lexicon, offset)
  if (placed?.columns.every((column) => column.meaning !== null)) return { head: placed, layout: placed.layout }
  const count =
    layout?.zones.length ??
    flatHeadCount(lines, first, floor, lexicon) ??
    mode(rows.map((row) => parseFlatLine(row, hasSequence).cells.length))
  const endInNumbers = rows.every((row) => isNumber(row.tokens.at(-1)?.text ?? ''))
  const flat = flatHead(lines, first, floor, { count, endInNumbers }, lexicon)
  if (flat !== null && (placed === null || flat.columns.every((column) => column.meaning !== null))) {
    return { head: flat, layout }
  }
  return placed === null ? null : { head: placed, layout: placed.layout }
}

/** True when the first number of the region is the one after the last of the table. */
function numbersGoOn(table: FoundTable, { lines, first, hasSequence }: Region): boolean {
  const last = table.rows.findLast((each) => each.sequence !== null && !each.headsSection)?.sequence ?? null
  const next = lines.slice(first, first + 3).flatMap((line) => parseFlatLine(line, hasSequence).sequence ?? [])[0]
  return last !== null && next !== undefined && sequenceNumber(next) === sequenceNumber(last) + 1
}

const LONGEST_NAME = 4

/**
 * The head of the table on the page before, where rows go on without one: the columns that held values there, or all of
 * them, are as many as here.
 */
function inheritedHead(
  { lines, first, rows, hasSequence }: Region,
  before: FoundTable | null,
): { head: TextHead; layout: Layout } | null {
  const layout = findLayout(rows)
  const [row] = rows
  if (before === null || layout === null || row === undefined) return null
  const last = before.rows.findLast((each) => each.sequence !== null && !each.headsSection)?.sequence ?? null
  const { sequence } = parseFlatLine(row, hasSequence)
  if ((last === null) !== (sequence === null)) return null
  if (last !== null && sequence !== null && sequenceNumber(sequence) !== sequenceNumber(last) + 1) return null
  // Without numbers only the rows' place tells: nothing stands between them.
  if (last === null && lines.slice(before.to, first).some((line) => line.tokens.length > LONGEST_NAME)) return null
  const used = before.columns.filter((_, at) => before.rows.some((each) => each.cells[at]?.text !== ''))
  const columns = [before.columns, used].find((each) => each.length === layout.zones.length)
  return columns === undefined ? null : { head: { from: first, columns, layout, unexplained: [] }, layout }
}

/** One value too many, a small whole number first, in front of a rate: it ends the name ("Xã Vị Thanh 1"). */
function withNumberInName(parsed: ParsedLine, columns: number, rates: boolean): ParsedLine {
  const [first, ...rest] = parsed.cells
  if (!rates || rest.length !== columns || first === undefined || !/^\d{1,2}$/.test(first.text)) return parsed
  return { ...parsed, name: `${parsed.name} ${first.text}`, cells: rest }
}

/** What stands so many characters left of all values of a column is none of them. */
const NEAR = 2

/** A number or a dash ends the name and the first cell is blank: it may be that cell's ("Xã Lục Nam 85", "khu 17" over "vực V"). */
function mayHoldValue({ line, name, cells }: ParsedLine, { zones }: Layout): boolean {
  const first = zones[0]?.x0 ?? 0
  const last = line.tokens.findLast((token) => token.x1 <= first)
  if (last !== undefined && first - last.x1 > NEAR) return false
  const others = cells.slice(1).some(({ text }) => text !== '')
  return /\p{L}\s+(?:\d{1,2}|[-–—])$/u.test(name) && cells[0]?.text === '' && (others || cells.length === 1)
}

/** A small first value that stands as close to the name as its words do: it may be the name's. */
function mayEndName({ line, cells }: ParsedLine, { character }: Layout): boolean {
  const [first] = cells
  const at = line.tokens.length - tailValues(line.tokens).values.length
  const gap = (line.tokens[at]?.x0 ?? 0) - (line.tokens[at - 1]?.x1 ?? 0)
  return /^(?:[1-9]|1\d|20)$/.test(first?.text ?? '') && !isWideGap(gap, character)
}

function parseLines(region: Region, layout: Layout | null, head: TextHead, lexicon: Lexicon): ParsedLine[] {
  const { lines, first, limit, hasSequence } = region
  const columns = head.columns.length
  const [leading] = head.columns
  const definition = leading?.meaning?.kind === 'figure' ? lexicon.figures.get(leading.meaning.figureId) : undefined
  const rates = definition !== undefined && definition.unitOfMeasure !== 'count'
  // In text laid out in characters a value may stand one blank after a name as wide as its column.
  const inCharacters = layout?.character === 1
  return lines.slice(first, limit).map((line): ParsedLine => {
    const numbered = parseFlatLine(line, hasSequence)
    // A line of nothing but values that fill the columns has no sequence number: its name stands on other lines.
    const bare = parseFlatLine(line, false)
    const flat = bare.name === '' && bare.cells.length === columns ? bare : withNumberInName(numbered, columns, rates)
    if (layout === null) return { ...flat, aligned: flat.cells.length === columns }
    const placed = parsePositionedLine(line, layout, hasSequence)
    const holds = inCharacters && mayHoldValue(placed, layout)
    if (placed.aligned && !holds) return placed
    if (flat.cells.length === columns && !mayEndName(flat, layout)) return { ...flat, aligned: true }
    const [, ...others] = placed.cells
    const text = placed.name.split(' ').at(-1) ?? ''
    return { ...placed, cells: holds ? [{ text, merged: false }, ...others] : placed.cells, aligned: false }
  })
}

/**
 * Numbers without a name that stand right of the column of sequence numbers are the last words of names ("Xã Vị Thanh" over "1",
 * "khu vực" over "V").
 */
function withoutStrayNumbers(parsed: readonly ParsedLine[]): ParsedLine[] {
  const isFilled = ({ cells }: ParsedLine): boolean => cells.some(({ text }) => text !== '' && isValueLike(text))
  const edges = parsed.flatMap((line) =>
    line.sequence !== null && isFilled(line) ? [line.line.tokens[0]?.x1 ?? 0] : [],
  )
  const edge = Math.max(0, ...edges)
  return parsed.map((line) => {
    const [token] = line.line.tokens
    const stray = line.sequence !== null && line.name === '' && !isFilled(line)
    return stray && edges.length > 0 && token !== undefined && token.x0 >= edge
      ? { ...line, sequence: null, name: token.text }
      : line
  })
}

/** More words than these among the rows are a sentence. */
const LONGEST_PART = 6

/** True for a few words among the rows of a page that begin where names do: they may be a part of one. */
function mayBeName({ line }: ParsedLine, rows: readonly ParsedLine[], layout: Layout | null): boolean {
  const begins = (line.tokens[0]?.x0 ?? 0) < (layout?.namesEnd ?? 0)
  const own = rows.filter((row) => row.line.page === line.page)
  const amidst = own.some((row) => row.line.y < line.y) && own.some((row) => row.line.y > line.y)
  return begins && amidst && line.tokens.length <= LONGEST_PART && !/[.;:]$/.test(line.text)
}

const isBlank = ({ cells }: ParsedLine): boolean => cells.every((cell) => cell.text === '')

/** Headings of sections on several lines, "Các sở, ban," over "I" over "ngành", as one line each. */
function withSections(parsed: readonly ParsedLine[]): ParsedLine[] {
  if (!parsed.some(({ sequence }) => /^\d+$/.test(sequence ?? ''))) return [...parsed]
  const out: ParsedLine[] = []
  let open = false
  for (const line of parsed) {
    const last = out.at(-1)
    const words = line.sequence === null && isBlank(line) && line.name !== ''
    if (/^[IVXLC]+$/.test(line.sequence ?? '') && isBlank(line)) {
      const above = last !== undefined && last.sequence === null && isBlank(last) && isSectionLabel(last.name)
      if (above) out.pop()
      out.push({ ...line, name: squeeze(`${above ? last.name : ''} ${line.name}`) })
      open = true
    } else if (open && words && !startsWithCapital(line.name) && last !== undefined) {
      out[out.length - 1] = { ...last, name: squeeze(`${last.name} ${line.name}`) }
    } else {
      open = false
      out.push(line)
    }
  }
  return out
}

/**
 * Reads a table of running text whose first row is at `first`; heads are looked for down from `floor`. Positions are used
 * where cells stand apart, the count of values elsewhere. Null when no head above names a figure of the lexicon.
 */
export function readTextTable(
  lines: readonly PageLine[],
  first: number,
  floor: number,
  lexicon: Lexicon,
  before: FoundTable | null = null,
): FoundTable | null {
  const region = regionFrom(lines, first, floor)
  const goesOn = before !== null && before.rows.at(-1)?.line.page !== lines[first]?.page
  const chosen = (first > floor ? chooseHead(region, lexicon) : null) ?? (goesOn ? inheritedHead(region, before) : null)
  if (chosen === null) return null
  const { head, layout } = chosen
  const lined = parseLines(region, layout, head, lexicon)
  const all = layout === null ? lined : withSections(withoutStrayNumbers(lined))
  const known = goesOn && numbersGoOn(before, region) ? before.alignment : null
  const { rows, foreign, references, taken, shares, alignment, loose } = takeRows(region, layout, all, head, known)
  const kept = rows.filter((parsed) => !foreign.includes(parsed) && !references.includes(parsed))
  const finished = finishRows(kept, head.columns.length, layout === null, shares)
  const last = taken.at(-1)?.line
  const to = last === undefined ? region.limit : lines.indexOf(last) + 1
  const note = (code: string, severity: Issue['severity'], parsed: ParsedLine): Issue => ({
    ...{ code, severity, place: placeOf(parsed.line), facts: { text: parsed.line.text } },
  })
  const issues: Issue[] = [
    ...foreign.map((parsed) =>
      mayBeName(parsed, kept, layout)
        ? note('reading.row-broken', 'error', parsed)
        : note('reading.line-skipped', 'warning', parsed),
    ),
    ...references.map((parsed) => note('reading.reference-row', 'info', parsed)),
    ...loose.map((parsed) => note('reading.row-broken', 'error', parsed)),
    ...finished.issues,
  ]
  const place = placeOf(lines[head.from] as PageLine)
  if (head.unexplained.length > 0) {
    issues.push({ code: 'reading.head-over-columns', severity: 'warning', place, facts: { heads: head.unexplained } })
  }
  return {
    columns: head.columns,
    rows: finished.rows,
    hasSequence: region.hasSequence,
    alignment: alignment ?? known,
    headLines: lines.slice(head.from, first),
    from: head.from,
    to,
    issues,
  }
}

/** Why lines that look like a table are none: heads that do not agree with the values. Null: they have no known head. */
export function explainFailure(
  lines: readonly PageLine[],
  first: number,
  floor: number,
  lexicon: Lexicon,
): Issue | null {
  const region = regionFrom(lines, first, floor)
  const heads = flatHeadTexts(lines, first, floor, lexicon)
  const line = lines[first]
  if (heads === null || line === undefined || region.rows.length < 2) return null
  const found = mode(region.rows.map((row) => parseFlatLine(row, region.hasSequence).cells.length))
  return { code: 'reading.columns-differ', severity: 'error', place: placeOf(line), facts: { heads, found } }
}
