import type { Issue } from '../../model/issue.ts'
import { finishRows } from './finish-rows.ts'
import { parseFlatLine } from './flat-row.ts'
import type { Lexicon } from './heads.ts'
import { type PageLine, placeOf } from './page-line.ts'
import { findLayout, type Layout, parsePositionedLine } from './positional.ts'
import { isNumber } from './printed-value.ts'
import type { FoundTable, ParsedLine } from './table.ts'
import { flatHead, flatHeadCount, flatHeadTexts, positionedHead, type TextHead } from './text-head.ts'
import { mode, type Region, regionFrom } from './text-region.ts'
import { takeRows } from './text-rows.ts'

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

/** One value too many, a small whole number first, in front of a rate: it ends the name ("Xã Vị Thanh 1"). */
function withNumberInName(parsed: ParsedLine, columns: number, rates: boolean): ParsedLine {
  const [first, ...rest] = parsed.cells
  if (!rates || rest.length !== columns || first === undefined || !/^\d{1,2}$/.test(first.text)) return parsed
  return { ...parsed, name: `${parsed.name} ${first.text}`, cells: rest }
}

function parseLines(region: Region, layout: Layout | null, head: TextHead, lexicon: Lexicon): ParsedLine[] {
  const { lines, first, limit, hasSequence } = region
  const columns = head.columns.length
  const [leading] = head.columns
  const definition = leading?.meaning?.kind === 'figure' ? lexicon.figures.get(leading.meaning.figureId) : undefined
  const rates = definition !== undefined && definition.unitOfMeasure !== 'count'
  return lines.slice(first, limit).map((line): ParsedLine => {
    const numbered = parseFlatLine(line, hasSequence)
    // A line of nothing but values that fill the columns has no sequence number: its name stands on other lines.
    const bare = parseFlatLine(line, false)
    const flat = bare.name === '' && bare.cells.length === columns ? bare : withNumberInName(numbered, columns, rates)
    if (layout === null) return { ...flat, aligned: flat.cells.length === columns }
    const placed = parsePositionedLine(line, layout, hasSequence)
    if (placed.aligned) return placed
    return flat.cells.length === columns ? { ...flat, aligned: true } : placed
  })
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
): FoundTable | null {
  if (first <= floor) return null
  const region = regionFrom(lines, first, floor)
  const chosen = chooseHead(region, lexicon)
  if (chosen === null) return null
  const { head, layout } = chosen
  const all = parseLines(region, layout, head, lexicon)
  const { rows, foreign, references, taken, shares, loose } = takeRows(region, layout, all, head)
  const kept = rows.filter((parsed) => !foreign.includes(parsed) && !references.includes(parsed))
  const finished = finishRows(kept, head.columns.length, layout === null, shares)
  const last = taken.at(-1)?.line
  const to = last === undefined ? region.limit : lines.indexOf(last) + 1
  const note = (code: string, severity: Issue['severity'], parsed: ParsedLine): Issue => ({
    ...{ code, severity, place: placeOf(parsed.line), facts: { text: parsed.line.text } },
  })
  const issues: Issue[] = [
    ...foreign.map((parsed) => note('reading.line-skipped', 'warning', parsed)),
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
