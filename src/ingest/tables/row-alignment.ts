import { foldSpelling } from '../../model/vietnamese.ts'
import { hasLetter, squeeze } from './folded.ts'
import { beginsName, type NameLine, type NameStyle, nameStyle } from './name-style.ts'
import { isValueLike } from './printed-value.ts'
import type { Alignment, ParsedLine } from './table.ts'
import { isSectionLabel, isUnfinished, totalKind } from './vocabulary.ts'

/** Lines of a table: `lead` are word lines that begin its first row, `tail` those that end its last one. */
export interface RowLines {
  readonly lead: readonly ParsedLine[]
  readonly core: readonly ParsedLine[]
  readonly tail: readonly ParsedLine[]
}

/** How the lines of nothing but words fall to the rows: for each in order, so many of those directly above it are its own. */
export type Division = readonly number[]

const isFilled = (line: ParsedLine): boolean => line.cells.some((cell) => cell.text !== '' && isValueLike(cell.text))

/** The lines of a table as far as they tell how its names break: no totals and no headings of sections. */
export function nameLines(lines: readonly ParsedLine[]): NameLine[] {
  return lines
    .filter((line) => !isTotal(line) && !isSectionLabel(line.name))
    .map((line) => ({ name: squeeze(line.name), filled: isFilled(line) }))
}

const isTotal = (line: ParsedLine): boolean => totalKind(line.name) !== null

/** "1" below "Xã Vị Thanh": a number that ends a name. */
export const isLastNumber = ({ name, sequence }: ParsedLine): boolean => sequence === null && /^\d{1,2}$/.test(name)

/** True for a line of nothing but words: a part of a name, or of a phrase in a cell. */
export function isFragment(line: ParsedLine, next?: ParsedLine): boolean {
  const words = hasLetter(line.line.text) || isLastNumber(line)
  if (line.sequence !== null || isFilled(line) || !words || isSectionLabel(line.name)) return false
  // "Tổng" above the line of its values and "cộng" below.
  return !isTotal(line) || (next !== undefined && next.sequence === null && next.name === '' && isFilled(next))
}

/** The line of a row's number and values, with the lines of words around it. */
export interface Row {
  readonly line: ParsedLine
  /** Word lines above and below, as far as the next row. */
  readonly before: readonly ParsedLine[]
  readonly after: readonly ParsedLine[]
  /** It has one line by nature: the heading of a section. */
  readonly single: boolean
}

const ROMAN = /^[IVXLC]+$/

/** The rows that lines of a table have, and the lines of nothing but words between them. */
export function rowsOf({ lead, core, tail }: RowLines): Row[] {
  const rows: Row[] = []
  const arabic = core.some((line) => /^\d+$/.test(line.sequence ?? ''))
  let loose: ParsedLine[] = [...lead]
  for (const [index, line] of core.entries()) {
    if (isFragment(line, core[index + 1])) loose.push(line)
    else {
      const last = rows.at(-1)
      if (last !== undefined) rows[rows.length - 1] = { ...last, after: loose }
      rows.push({
        line,
        before: loose,
        after: [],
        single: !isFilled(line) && (isSectionLabel(line.name) || (arabic && ROMAN.test(line.sequence ?? ''))),
      })
      loose = []
    }
  }
  const last = rows.at(-1)
  if (last !== undefined) rows[rows.length - 1] = { ...last, after: [...loose, ...tail] }
  return rows
}

/** A division, and the alignment that gave it; null where several give the same. */
export interface Aligned {
  readonly division: Division
  readonly alignment: Alignment | null
}

/** The share of lines above each row when all cells are aligned so; null when the lines do not come out even. */
function sharesOf(rows: readonly Row[], lead: number, alignment: Alignment): number[] | null {
  const shares: number[] = []
  let above = lead
  for (const row of rows) {
    // A row without words on its line has them above and below.
    if (alignment !== 'middle' && squeeze(row.line.name) === '') return null
    if ((row.single || alignment === 'top') && above > 0) return null
    shares.push(above)
    const gap = row.after.length
    const below = row.single || alignment === 'bottom' ? 0 : alignment === 'top' ? gap : above
    above = gap - below
    if (above < 0) return null
  }
  return above === 0 ? shares : null
}

/** How much shorter than the widest line a full line of a name may look: letters differ in width. */
const SLACK = 0.75

interface Names {
  readonly style: NameStyle
  /** First words of the names, folded. */
  readonly starts: ReadonlySet<string>
  readonly widest: number
}

const firstWord = (name: string): string => foldSpelling(name.split(' ')[0] ?? '')

const KIND_INSIDE = /^(?:xã|phường|thị trấn|thị xã|đặc khu|huyện|quận|thành phố|tỉnh|ubnd)(?:\s|$)/iu

/** True when the parts make one name: it begins as names do, and no line breaks where the next word had room. */
function isOneName(parts: readonly string[], { style, starts, widest }: Names): boolean {
  const name = parts.join(' ')
  if (!beginsName(name, style) || isUnfinished(name)) return false
  return parts.slice(1).every((part, index) => {
    const before = parts[index] ?? ''
    const [word = ''] = part.split(' ')
    const full = before.length + 1 + word.length > widest * SLACK || /[,;–-]$/.test(before)
    const joined = parts.slice(0, index + 1).join(' ')
    const rest = parts.slice(index + 1).join(' ')
    const kind = KIND_INSIDE.test(rest) || (style.typed && starts.has(firstWord(rest)))
    const begins = kind && !isUnfinished(joined)
    return full && !begins
  })
}

function partsOf(rows: readonly Row[], shares: Division): readonly string[][] {
  return rows.map((row, index) => {
    const above = row.before.slice(row.before.length - (shares[index] ?? 0))
    const below = row.after.slice(0, row.after.length - (shares[index + 1] ?? 0))
    return [...above, row.line, ...below].map((line) => squeeze(line.name)).filter((name) => name !== '')
  })
}

/** True when every row has a name that can be one, and in a numbered table every unit its number. */
function isPlausible(rows: readonly Row[], shares: Division, widest: number): boolean {
  const numbered = rows.filter(({ line }) => line.sequence !== null).length >= rows.length * 0.8
  const names = partsOf(rows, shares)
  // Without numbers a row of blanks is but a name: only words that a line of nothing but values needs are sure.
  const extra = rows.some(({ line }, index) => (names[index]?.length ?? 0) > (squeeze(line.name) === '' ? 2 : 1))
  if (!numbered && extra) return false
  const units = rows.flatMap(({ line, single }, index) => {
    const parts = names[index] ?? []
    const other = single || totalKind(parts.join(' ')) !== null || isSectionLabel(line.name)
    return other ? [] : [{ parts, line }]
  })
  const style = nameStyle(
    units.map(({ parts }) => parts.join(' ')),
    numbered,
  )
  const starts = new Set(units.map(({ parts }) => firstWord(parts.join(' '))))
  return units.every(
    ({ parts, line }) => isOneName(parts, { style, starts, widest }) && (!numbered || line.sequence !== null),
  )
}

/**
 * Divides the lines of words between the rows of a table by the way its cells are aligned. Cells aligned in the middle have as
 * many lines above the line of their values as below it, from the first row to the last; at the top, all lines follow; at
 * the bottom, all come before. Null unless exactly one alignment comes out even throughout, every name then begins as
 * names of the table do, and every line of a name is full: the next word had no room on it. Of several, `known` is taken, the
 * alignment that the table had on the page before.
 */
export function divideByAlignment(lines: RowLines, known: Alignment | null): Aligned | null {
  const rows = rowsOf(lines)
  const words = rows.reduce((sum, row) => sum + row.after.length, lines.lead.length)
  if (rows.length === 0 || words === 0) return null
  const texts = [...lines.lead, ...lines.core, ...lines.tail].filter(
    (line) => !isSectionLabel(line.name) && !isTotal(line),
  )
  const widest = Math.max(...texts.map((line) => squeeze(line.name).length))
  const found = new Map<string, Aligned>()
  for (const alignment of ['middle', 'top', 'bottom'] as const) {
    const above = sharesOf(rows, lines.lead.length, alignment)
    if (above === null || !isPlausible(rows, above, widest)) continue
    if (alignment === known) return { division: above, alignment }
    const key = above.join(' ')
    found.set(key, { division: above, alignment: found.has(key) ? null : alignment })
  }
  const [only, ...others] = found.values()
  return others.length === 0 ? (only ?? null) : null
}
