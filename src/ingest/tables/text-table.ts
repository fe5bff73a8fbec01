import type { Issue } from '../../model/issue.ts'
import { finishRows } from './finish-rows.ts'
import { isColumnNumbering } from './flat-head.ts'
import { isRowLike, parseFlatLine, tailValues, takeSequence } from './flat-row.ts'
import { hasLetter, keyOf, startsWithCapital } from './folded.ts'
import type { Lexicon } from './heads.ts'
import { beginsWithKind } from './name-style.ts'
import { isCellRemainder, type PageLine, placeOf } from './page-line.ts'
import { findLayout, isNameOnly, type Layout, parsePositionedLine } from './positional.ts'
import { isNumber, isPartOfPhrase, isValueLike } from './printed-value.ts'
import { divideByAlignment, isFragment } from './row-alignment.ts'
import type { FoundTable, ParsedLine } from './table.ts'
import { firmRows, sequenceNumber, withLastName } from './text-end.ts'
import { flatHead, flatHeadCount, flatHeadTexts, positionedHead, type TextHead } from './text-head.ts'
import { isBareKind, isReferenceLabel, isSectionLabel, NAME_HEADS, SEQUENCE_HEADS, totalKind } from './vocabulary.ts'

const STOP =
  /^(?:phụ lục|biểu(?: số)?\s+\d|bảng(?: số)?\s+\d|nơi nhận|kính gửi|người lập|ghi chú\s*:|tm\.|kt\.|tl\.|tuq\.|q\.|ubnd .*công bố|\(?kèm theo)/iu

/** True for a line that cannot belong to the table above it: a new title, the signature, or another head. */
export function isStop(line: PageLine): boolean {
  if (line.block >= 0 || STOP.test(line.text)) return true
  const first = keyOf(line.tokens[0]?.text ?? '')
  if (SEQUENCE_HEADS.has(first)) return true
  const words = line.tokens.map((token) => token.text)
  const named = [3, 2].some((count) => words.length > count && NAME_HEADS.has(keyOf(words.slice(0, count).join(' '))))
  return named && tailValues(line.tokens).values.length === 0
}

/** True for a row that lost its name to other lines: "5 98,2 97" in the middle of a broken row. */
function isBareRow(line: PageLine): boolean {
  return (
    line.tokens.length > 2 &&
    !isColumnNumbering(line.text) &&
    tailValues(line.tokens).before === 0 &&
    /^\d/.test(line.text)
  )
}

const rowLike = new WeakMap<PageLine, boolean>()

/** True when a line can be a row, or the middle of a broken one. Asked of each line many times, so the answer is kept. */
export function mayBeRow(line: PageLine): boolean {
  const known = rowLike.get(line)
  if (known !== undefined) return known
  const answer = isRowLike(line) || (line.block < 0 && isBareRow(line))
  rowLike.set(line, answer)
  return answer
}

function mode(numbers: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0
}

interface Region {
  readonly lines: readonly PageLine[]
  readonly first: number
  readonly floor: number
  readonly limit: number
  readonly rows: readonly PageLine[]
  readonly hasSequence: boolean
}

/** The longest run of sequence numbers that count on, Arabic and Roman apart. */
function countingOn(lines: readonly PageLine[]): number {
  const chain = (pattern: RegExp): number => {
    let last: number | null = null
    let length = 0
    for (const { tokens } of lines) {
      const { sequence, rest } = takeSequence(tokens)
      if (sequence === null || !pattern.test(sequence) || rest.length === 0) continue
      const number = sequenceNumber(sequence)
      if (last === null || number === last + 1 || number === 1) length += 1
      last = number
    }
    return length
  }
  return Math.max(chain(/^\d+$/), chain(/^[IVXLC]+$/))
}

/** A first row whose beginning stands on the lines above: "1 Sở Văn hóa, Thể thao" over "và Du lịch 12,5 18,2". */
function startOfFirstRow(lines: readonly PageLine[], first: number, floor: number): number {
  for (let at = first - 1; at >= Math.max(floor, first - 3); at -= 1) {
    const { sequence, rest } = takeSequence(lines[at]?.tokens ?? [])
    const text = rest.map((word) => word.text).join(' ')
    if (sequence !== null && sequenceNumber(sequence) === 1 && hasLetter(text) && tailValues(rest).values.length === 0)
      return at
  }
  const begins = takeSequence(lines[first]?.tokens ?? [])
  const name = begins.rest.map((word) => word.text).join(' ')
  const inside = begins.sequence === null && !startsWithCapital(name) && !beginsWithKind(name)
  return inside && first - 1 > floor ? first - 1 : first
}

/** The lines that can belong to a table whose first row is at `found`: up to a line that stops every table. */
function regionFrom(lines: readonly PageLine[], found: number, floor: number): Region {
  let limit = found
  let last = found
  while (limit < lines.length && limit - last < 30) {
    const line = lines[limit]
    if (line === undefined || (limit > found && isStop(line))) break
    if (mayBeRow(line)) last = limit
    limit += 1
  }
  const first = startOfFirstRow(lines, found, floor)
  const rows = lines.slice(first, limit).filter(mayBeRow)
  const counted = countingOn(lines.slice(first, limit).filter((line) => line.tokens.length > 1))
  const headed = lines
    .slice(Math.max(floor, first - 8), first)
    .some((line) => SEQUENCE_HEADS.has(keyOf(line.tokens[0]?.text ?? '')))
  return { lines, first, floor, limit, rows, hasSequence: counted > 0 && (headed || counted >= rows.length * 0.5) }
}

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

/** Lines without those of the head where it stands again; its last `own` lines are the first row's and no head. */
function withoutHead(parsed: readonly ParsedLine[], { lines, first }: Region, from: number, own: number): ParsedLine[] {
  const repeated = new Set(lines.slice(from, first - own).map((line) => line.text))
  const isHead = (each: ParsedLine | undefined): boolean => each !== undefined && repeated.has(each.line.text)
  return parsed.filter((each, index) => {
    // One line of a head by itself is a part of a name that looks like it.
    const alone = repeated.size > 1 && !isHead(parsed[index - 1]) && !isHead(parsed[index + 1])
    return !(isHead(each) && !alone) && !isColumnNumbering(each.line.text)
  })
}

/** Lines above the first row that begin it: words of its name, or of a phrase in one of its cells. */
function startsAbove(region: Region, layout: Layout | null, parsed: ParsedLine | undefined): ParsedLine[] {
  if (layout === null || parsed === undefined) return []
  const left = layout.zones[0]?.x0 ?? 0
  const lacksName = parsed.name === '' || !startsWithCapital(parsed.name)
  const above: ParsedLine[] = []
  for (let at = region.first - 1; at >= region.floor; at -= 1) {
    const line = region.lines[at]
    if (line === undefined || isSectionLabel(line.text)) break
    const remainder = isCellRemainder(line, left)
    if (!remainder && !(lacksName && isNameOnly(line, layout))) break
    const words = parsePositionedLine(line, layout, false)
    if (NAME_HEADS.has(keyOf(words.name)) || SEQUENCE_HEADS.has(keyOf(line.tokens[0]?.text ?? ''))) break
    // What begins in small letters ends a row of the page before.
    if (remainder && words.cells.every((cell) => !startsWithCapital(cell.text))) continue
    above.unshift(words)
    if (startsWithCapital(words.name)) break
  }
  return above
}

/** True for words between rows that are no part of a name: a running head, a sentence. */
function isForeign({ line, sequence, name, cells }: ParsedLine): boolean {
  if (sequence !== null || cells.some((cell) => isValueLike(cell.text) && cell.text !== '')) return false
  const phrase = cells.every((cell) => cell.text === '' || isPartOfPhrase(cell.text))
  if (cells.some((cell) => hasLetter(cell.text)) && !phrase) return true
  return name.split(' ').length > 12 || /[.;:]$/.test(line.text)
}

interface TakenRows {
  /** The lines of the table, those among them that are no part of a row, and those that are maxima or targets. */
  readonly rows: readonly ParsedLine[]
  readonly foreign: readonly ParsedLine[]
  readonly references: readonly ParsedLine[]
  /** Those below the first row's line. */
  readonly taken: readonly ParsedLine[]
  readonly shares: readonly number[] | null
  /** Words directly above or below the rows that belong to none of them and may be a part of one. */
  readonly loose: readonly ParsedLine[]
}

const LONGEST_NAME = 5

/** Lines above the first row that stand where names do and may be parts of its name, nearest last. */
function namesAbove({ lines, first, floor }: Region, layout: Layout): ParsedLine[] {
  const above: ParsedLine[] = []
  for (let at = first - 1; at >= Math.max(floor, first - LONGEST_NAME); at -= 1) {
    const line = lines[at]
    if (line === undefined || line.block >= 0 || !isNameOnly(line, layout)) break
    const words = parsePositionedLine(line, layout, false)
    if (!isFragment(words) || (NAME_HEADS.has(keyOf(words.name)) && !isBareKind(words.name))) break
    if (SEQUENCE_HEADS.has(keyOf(line.tokens[0]?.text ?? ''))) break
    above.unshift(words)
  }
  return above
}

/** The usual distance from one line to the next. */
function lineStep(lines: readonly ParsedLine[]): number {
  const steps = lines.flatMap(({ line }, index) => {
    const before = lines[index - 1]?.line
    return before !== undefined && before.page === line.page && line.y > before.y ? [line.y - before.y] : []
  })
  return steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? Number.POSITIVE_INFINITY
}

/** Words close below the last of the lines that stand where names do. */
function namesBelow(all: readonly ParsedLine[], end: number, layout: Layout): ParsedLine[] {
  const after = all.slice(end)
  const last = all[end - 1]
  const step = 1.3 * lineStep(all.slice(0, end))
  const near = after.slice(0, LONGEST_NAME)
  const stop = near.findIndex((parsed, index) => {
    const above = index === 0 ? last : near[index - 1]
    const apart = above !== undefined && (above.line.page !== parsed.line.page || parsed.line.y - above.line.y > step)
    return apart || !isFragment(parsed) || !isNameOnly(parsed.line, layout) || isForeign(parsed)
  })
  return stop < 0 ? near : near.slice(0, stop)
}

const isOdd = (parsed: ParsedLine): boolean => isForeign(parsed) && totalKind(parsed.name) === null

function sorted(rows: readonly ParsedLine[]): Pick<TakenRows, 'rows' | 'foreign' | 'references'> {
  return { rows, foreign: rows.filter(isOdd), references: rows.filter((parsed) => isReferenceLabel(parsed.name)) }
}

/** The lines of the rows, divided by the alignment of the cells; null when that does not tell. */
function takeAligned(region: Region, layout: Layout, parsed: readonly ParsedLine[], head: TextHead): TakenRows | null {
  const above = namesAbove(region, layout)
  const counts = Array.from({ length: above.length + 1 }, (_, own) => own)
  const found = counts.flatMap((own): TakenRows[] => {
    const lead = above.slice(above.length - own)
    const all = withoutHead(parsed, region, head.from, own)
    const end = firmRows(all, head.columns.length, region.hasSequence)
    const tail = namesBelow(all, end, layout)
    const core = all.slice(0, end).filter((each) => !isOdd(each) && !isReferenceLabel(each.name))
    const division = divideByAlignment({ lead, core, tail })
    if (division === null) return []
    const taken = all.slice(0, end + tail.length)
    const [loose] = above.slice(0, above.length - own).filter((each) => startsWithCapital(each.name))
    return [{ ...sorted([...lead, ...taken]), taken, shares: division, loose: loose === undefined ? [] : [loose] }]
  })
  const whole = found.filter((each) => each.loose.length === 0)
  const [only, ...others] = whole.length > 0 ? whole : found
  return others.length === 0 ? (only ?? null) : null
}

/** The lines of the rows: divided by the alignment of the cells where that tells, else by the words themselves. */
function takeRows(region: Region, layout: Layout | null, parsed: readonly ParsedLine[], head: TextHead): TakenRows {
  const aligned = layout === null ? null : takeAligned(region, layout, parsed, head)
  if (aligned !== null) return aligned
  const starts = startsAbove(region, layout, withoutHead(parsed, region, head.from, 0)[0])
  const all = withoutHead(parsed, region, head.from, starts.length)
  const taken = all.slice(0, withLastName(all, firmRows(all, head.columns.length, region.hasSequence)))
  const rest = layout === null ? [] : namesBelow(all, taken.length, layout)
  const above = layout === null ? [] : namesAbove(region, layout)
  const loose = [
    ...above
      .slice(0, above.length - starts.length)
      .filter((each) => startsWithCapital(each.name))
      .slice(-1),
    ...rest.slice(0, 1),
  ]
  return { ...sorted([...starts, ...taken]), taken, shares: null, loose }
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
