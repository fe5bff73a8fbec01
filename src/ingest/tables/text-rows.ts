import { isColumnNumbering } from './flat-head.ts'
import { hasLetter, keyOf, squeeze, startsWithCapital } from './folded.ts'
import { isCellRemainder, type PageLine } from './page-line.ts'
import { isWords, overlaps, piecesOf } from './pieces.ts'
import { isNameOnly, type Layout, parsePositionedLine } from './positional.ts'
import { isPartOfPhrase, isValueLike } from './printed-value.ts'
import { divideByAlignment, isFragment, isLastNumber, type RowLines } from './row-alignment.ts'
import { joinByGaps } from './row-gaps.ts'
import { joinByNumbers } from './row-numbers.ts'
import { divideByStarts } from './row-starts.ts'
import type { Alignment, ParsedLine } from './table.ts'
import { firmRows, withLastName } from './text-end.ts'
import type { TextHead } from './text-head.ts'
import type { Region } from './text-region.ts'
import {
  isBareKind,
  isPartOfRating,
  isReferenceLabel,
  isSectionLabel,
  NAME_HEADS,
  SEQUENCE_HEADS,
  totalKind,
} from './vocabulary.ts'

/**
 * Lines without those of the head where it stands again, with the lines directly above it that stood so the first time; its last
 * `own` lines are the first row's and no head.
 */
function withoutHead(
  parsed: readonly ParsedLine[],
  { lines, first, floor }: Region,
  from: number,
  own: number,
): ParsedLine[] {
  const textsOf = (of: readonly PageLine[]): ReadonlySet<string> => new Set(of.map((line) => line.text))
  const repeated = textsOf(lines.slice(from, first - own))
  const above = textsOf(lines.slice(Math.max(floor, from - LINES_ABOVE_HEAD), from))
  const has = (texts: ReadonlySet<string>, each: ParsedLine | undefined): boolean =>
    each !== undefined && texts.has(each.line.text)
  const heads = new Set<ParsedLine>()
  for (const [index, each] of [...parsed.entries()].reverse()) {
    const below = parsed[index + 1]
    // One line of a head by itself is a part of a name that looks like it.
    const alone = repeated.size > 1 && !has(repeated, parsed[index - 1]) && !has(repeated, below)
    const over = has(above, each) && below !== undefined && heads.has(below)
    if ((has(repeated, each) && !alone) || over) heads.add(each)
  }
  return parsed.filter((each) => !heads.has(each) && !isColumnNumbering(each.line.text))
}

const LINES_ABOVE_HEAD = 3

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
  const phrase = cells.every(({ text }) => text === '' || isPartOfPhrase(text) || isPartOfRating(text))
  if (cells.some((cell) => hasLetter(cell.text)) && !phrase) return true
  return name.split(' ').length > 12 || /[.;:]$/.test(line.text)
}

/** The rows of a table as lines, and what stands among and around them. */
export interface TakenRows {
  /** The lines of the table, those among them that are no part of a row, and those that are maxima or targets. */
  readonly rows: readonly ParsedLine[]
  readonly foreign: readonly ParsedLine[]
  readonly references: readonly ParsedLine[]
  /** Those below the first row's line. */
  readonly taken: readonly ParsedLine[]
  readonly shares: readonly number[] | null
  /** The alignment of the cells where it told. */
  readonly alignment: Alignment | null
  /** Words directly above or below the rows that belong to none of them and may be a part of one. */
  readonly loose: readonly ParsedLine[]
}

const LONGEST_NAME = 5

/** Lines above the first row that stand where names do and may be parts of its name, nearest last. */
function namesAbove({ lines, first, floor }: Region, layout: Layout): ParsedLine[] {
  const above: ParsedLine[] = []
  for (let at = first - 1; at >= Math.max(floor, first - LONGEST_NAME); at -= 1) {
    const line = lines[at]
    const remainder = line !== undefined && isCellRemainder(line, layout.zones[0]?.x0 ?? 0)
    if (line === undefined || line.block >= 0) break
    const words = parsePositionedLine(line, layout, false)
    const alone = isNameOnly(line, layout) && piecesOf(line, layout.character).filter(isWords).length === 1
    if (!(remainder || alone || beginsRating(words))) break
    // The number of a section's heading: the heading stands around it, or beside it.
    const [first = '', ...rest] = words.name.split(' ')
    if (/^[IVXLC]+$/.test(first) && (rest.length === 0 || isSectionLabel(rest.join(' ')))) break
    if (!isFragment(words) || (NAME_HEADS.has(keyOf(words.name)) && !isBareKind(words.name))) break
    // "ST" over "T": a narrow column breaks its head.
    if (SEQUENCE_HEADS.has(keyOf(line.tokens[0]?.text ?? '')) || words.name === 'T') break
    if (endsNameHead(lines.slice(Math.max(floor, at - LONGEST_NAME), at + 1), layout)) break
    above.unshift(words)
  }
  return above
}

/** The first words of ratings beside words of a name or none: "Xã Yên … Xuất" above "Trường … sắc". */
const beginsRating = ({ cells }: ParsedLine): boolean =>
  cells.some(({ text }) => text !== '') &&
  cells.every(({ text }) => text === '' || (isPartOfRating(text) && startsWithCapital(text)))

/** True when the last of the lines ends the head of the names, whose lines stand above each other: "TÊN XÃ, THỊ" above "TRẤN". */
function endsNameHead(lines: readonly PageLine[], { character }: Layout): boolean {
  const [last, ...above] = [...lines].reverse()
  const own = last === undefined ? undefined : piecesOf(last, character).find(isWords)
  if (own === undefined) return false
  let words = own.text
  return above.some((line) => {
    const over = piecesOf(line, character).filter((piece) => overlaps(piece, own))
    words = squeeze(`${over.map((piece) => piece.text).join(' ')} ${words}`)
    return over.length > 0 && startsWithCapital(words) && NAME_HEADS.has(keyOf(words))
  })
}

/** The usual distance from one line to the next. */
function lineStep(lines: readonly ParsedLine[]): number {
  const steps = lines.flatMap(({ line }, index) => {
    const before = lines[index - 1]?.line
    return before !== undefined && before.page === line.page && line.y > before.y ? [line.y - before.y] : []
  })
  return steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? Number.POSITIVE_INFINITY
}

/** Words in cells that begin in small letters: what a line break left of a phrase or a rating. */
const endsPhrase = ({ cells }: ParsedLine): boolean =>
  cells.some(({ text }) => text !== '') && cells.every(({ text }) => !startsWithCapital(text))

/** What may stand below the values of the last row and belong to it: words of its name or of a phrase, or its number. */
function endsRow(parsed: ParsedLine, layout: Layout): boolean {
  if (parsed.sequence !== null) return parsed.line.tokens.length === 1
  return (isNameOnly(parsed.line, layout) || isLastNumber(parsed) || endsPhrase(parsed)) && !isForeign(parsed)
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
    return apart || !isFragment(parsed) || !endsRow(parsed, layout)
  })
  return stop < 0 ? near : near.slice(0, stop)
}

/** The number of the last row below the line of its values, with one to three lines of its name below that. */
function tailsWithNumber(after: readonly ParsedLine[], layout: Layout): ParsedLine[][] {
  const [number, ...below] = after
  if (number === undefined || number.sequence === null || number.line.tokens.length > 1) return []
  const end = below.slice(0, 3).findIndex((line) => !isNameOnly(line.line, layout) || !endsRow(line, layout))
  const names = below.slice(0, end < 0 ? 3 : end)
  return names.map((_, index) => [number, ...names.slice(0, index + 1)])
}

const isOdd = (parsed: ParsedLine): boolean => isForeign(parsed) && totalKind(parsed.name) === null

/** A row of maxima or targets. One word alone, without values or with a number, may be the end of a name: "Xã Bình / Chuẩn". */
function isReference({ name, sequence, cells }: ParsedLine): boolean {
  const filled = cells.some(({ text }) => text !== '' && isValueLike(text))
  return isReferenceLabel(name) && (/\s/.test(name) || (filled && sequence === null))
}

function sorted(rows: readonly ParsedLine[]): Pick<TakenRows, 'rows' | 'foreign' | 'references'> {
  return { rows, foreign: rows.filter(isOdd), references: rows.filter((parsed) => isReference(parsed)) }
}

/**
 * The lines of the rows put together by what is left blank between them: as far as any line has values, or to `end` where no line
 * soon after it has.
 */
function takeJoined(
  lead: readonly ParsedLine[],
  all: readonly ParsedLine[],
  end: number,
  before: PageLine | undefined,
  layout: Layout,
): Omit<TakenRows, 'loose'> | null {
  const last = all.findLastIndex(({ cells }) => cells.some(({ text }) => text !== '' && isValueLike(text))) + 1
  const ends = last - end > LONGEST_NAME ? [last, end] : [Math.max(last, end)]
  for (const to of ends) {
    const isOther = (line: ParsedLine): boolean => isOdd(line) || isReference(line)
    const core = all.slice(0, to).filter((line) => !isOther(line))
    const below = all.slice(to, to + LONGEST_NAME)
    const joined = joinByGaps([...lead, ...core], before, below, (line) => endsRow(line, layout))
    if (joined === null) continue
    const others = all.slice(0, to).filter(isOther)
    const shares = joined.rows.map(() => 0)
    return { ...sorted([...others, ...joined.rows]), taken: all.slice(0, to + joined.below), shares, alignment: null }
  }
  return null
}

/**
 * The lines of the rows put together by numbers that stand in the middle of them: as far as any line has a number or values, or to
 * `end` where no line soon after has.
 */
function takeNumbered(
  lead: readonly ParsedLine[],
  all: readonly ParsedLine[],
  end: number,
  layout: Layout,
): Omit<TakenRows, 'loose'> | null {
  const isPart = ({ sequence, cells }: ParsedLine): boolean =>
    sequence !== null || cells.some(({ text }) => text !== '' && isValueLike(text))
  const far = all.findLastIndex(isPart) + 1
  for (const to of new Set([far, end])) {
    const isOther = (line: ParsedLine): boolean => isOdd(line) || isReference(line)
    const core = all.slice(0, to).filter((line) => !isOther(line))
    for (const last of [namesBelow(all, to, layout), ...tailsWithNumber(all.slice(to), layout)]) {
      const stop = to + last.length
      if (all.slice(stop, stop + LONGEST_NAME).some(isPart)) continue
      const joined = joinByNumbers([...lead, ...core, ...last])
      if (joined === null) continue
      const others = all.slice(0, to).filter(isOther)
      const shares = joined.map(() => 0)
      return { ...sorted([...others, ...joined]), taken: all.slice(0, stop), shares, alignment: null }
    }
  }
  return null
}

/** The lines of the rows, divided by the alignment of the cells; null when that does not tell. */
function takeAligned(
  region: Region,
  layout: Layout,
  parsed: readonly ParsedLine[],
  head: TextHead,
  known: Alignment | null,
): TakenRows | null {
  const above = namesAbove(region, layout)
  const counts = Array.from({ length: above.length + 1 }, (_, own) => own)
  const found = counts.flatMap((own): TakenRows[] => {
    const lead = above.slice(above.length - own)
    const all = withoutHead(parsed, region, head.from, own)
    const end = firmRows(all, head.columns.length, region.hasSequence)
    const tail = namesBelow(all, end, layout)
    const core = all.slice(0, end).filter((each) => !isOdd(each) && !isReference(each))
    const parts: RowLines = { lead, core, tail }
    const loose = above
      .slice(0, above.length - own)
      .filter((each) => startsWithCapital(each.name))
      .slice(0, 1)
    const joined = takeJoined(lead, all, end, region.lines[region.first - own - 1], layout)
    if (joined !== null) return [{ ...joined, loose }]
    const taken = all.slice(0, end + tail.length)
    const numbered = takeNumbered(lead, all, end, layout)
    if (numbered !== null) return [{ ...numbered, loose }]
    const starts = divideByStarts(parts)
    const aligned = starts === null ? divideByAlignment(parts, known) : { division: starts, alignment: null }
    if (aligned === null) return []
    const { division: shares, alignment } = aligned
    return [{ ...sorted([...lead, ...taken]), taken, shares, alignment, loose }]
  })
  const whole = found.filter((each) => each.loose.length === 0)
  const [only, ...others] = whole.length > 0 ? whole : found
  return others.length === 0 ? (only ?? null) : null
}

/**
 * The lines of the rows: divided by the alignment of the cells where that tells, else by the words themselves. `known`: the
 * alignment that the same table had on the page before.
 */
export function takeRows(
  region: Region,
  layout: Layout | null,
  parsed: readonly ParsedLine[],
  head: TextHead,
  known: Alignment | null,
): TakenRows {
  const aligned = layout === null ? null : takeAligned(region, layout, parsed, head, known)
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
  return { ...sorted([...starts, ...taken]), taken, shares: null, alignment: null, loose }
}
