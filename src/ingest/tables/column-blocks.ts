import type { Issue } from '../../model/issue.ts'
import { isSingleValue } from './flat-row.ts'
import { hasLetter, startsWithCapital } from './folded.ts'
import type { HeadMeaning, Lexicon } from './heads.ts'
import { type PageLine, placeOf } from './page-line.ts'
import { endOf, isFlat, lostBelow, nextNumberLater } from './stream-edges.ts'
import { type ColumnKind, fitsColumn, kindOf } from './stream-words.ts'
import type { FoundTable, TableColumn, TableRow } from './table.ts'
import { totalKind } from './vocabulary.ts'

/** Lines that blank lines part from others: a head, the cells of a column, or both, the head first. */
interface Block {
  readonly head: { readonly text: string; readonly meaning: HeadMeaning } | null
  readonly cells: readonly PageLine[]
  readonly kind: 'head' | 'numbers' | 'names' | 'values'
  readonly from: number
  readonly to: number
}

const startsBlock = (line: PageLine | undefined, before: PageLine | undefined): boolean =>
  line === undefined || before === undefined || line.page !== before.page || line.y - before.y > 1

const textOf = (lines: readonly PageLine[]): string => lines.map((line) => line.text).join(' ')

function headOf(lines: readonly PageLine[], lexicon: Lexicon): Block['head'] {
  const text = textOf(lines)
  const meaning = lines.length === 0 || lines.length > LONGEST_HEAD ? null : lexicon.meaningOfCell(text)
  return meaning === null ? null : { text, meaning }
}

/** How many lines at the end of the block are values, each a line. */
function valuesAtEnd(lines: readonly PageLine[]): number {
  const other = lines.findLastIndex((line) => !isSingleValue(line))
  return lines.length - 1 - other
}

const isName = ({ text }: PageLine): boolean =>
  hasLetter(text) && startsWithCapital(text) && totalKind(text) === null && !/[.;:]$/.test(text)

/** The line without its row's number. */
function withoutNumber(line: PageLine, number: number): PageLine | null {
  const [first, ...tokens] = line.tokens
  return first?.text === String(number) && tokens.length > 0
    ? { ...line, tokens, text: line.text.slice(first.text.length).trim() }
    : null
}

const isTotal = ({ text }: PageLine): boolean => totalKind(text) !== null

/** True for the names of so many rows and, first or last of them, a row of totals. */
function areNames(lines: readonly PageLine[], count: number): boolean {
  const names = lines.filter((line) => !isTotal(line))
  const [first] = lines
  const edge = first !== undefined && isTotal(first) ? lines.slice(1) : lines.slice(0, count)
  return names.length === count && names.every(isName) && (lines.length === count || edge.every(isName))
}

/** The block of these lines in a table of `count` rows, totals apart; null: no part of one, or it cannot be told which. */
function blockOf(lines: readonly PageLine[], from: number, count: number, lexicon: Lexicon): Block | null {
  const to = from + lines.length
  const values = valuesAtEnd(lines)
  if (values > 0) {
    const above = lines.slice(0, lines.length - values)
    const over = headOf(above, lexicon)
    const whole = above.length === 0 || over !== null
    return whole ? { head: over, cells: lines.slice(above.length), kind: 'values', from, to } : null
  }
  const head = headOf(lines, lexicon)
  if (head !== null) return { head, cells: [], kind: 'head', from, to }
  const ways = lines.flatMap((_, at): Block[] => {
    const over = headOf(lines.slice(0, at), lexicon)
    const cells = lines.slice(at)
    const named = at === 0 || over?.meaning.kind === 'name'
    return named && areNames(cells, count) ? [{ head: over, cells, kind: 'names', from, to }] : []
  })
  const [only, ...others] = ways
  return others.length === 0 ? (only ?? null) : null
}

/** The head at the end of lines that a title begins; null: none, or several. */
function headBelowTitle(lines: readonly PageLine[], from: number, lexicon: Lexicon): Block | null {
  const found = lines.flatMap((_, at) => {
    const head = at === 0 ? null : headOf(lines.slice(at), lexicon)
    return head === null ? [] : [{ head, cells: [], kind: 'head' as const, from: from + at, to: from + lines.length }]
  })
  const [only, ...others] = found
  return others.length === 0 ? (only ?? null) : null
}

/** The blocks above the line `end`, from the one below a title on. */
function blocksAbove(lines: readonly PageLine[], end: number, floor: number, lexicon: Lexicon): Block[] | null {
  const blocks: Block[] = []
  let to = end
  while (to > floor) {
    let from = to - 1
    while (from > floor && !startsBlock(lines[from], lines[from - 1])) from -= 1
    const own = lines.slice(from, to)
    // A value above the heads is one of a row that this way of reading does not know.
    if (own.some((line) => /\d/.test(line.text) && isSingleValue(line))) return null
    const head = headOf(own, lexicon)
    const block =
      head === null ? headBelowTitle(own, from, lexicon) : { head, cells: [], kind: 'head' as const, from, to }
    if (block !== null) blocks.unshift(block)
    if (head === null || lines[from]?.page !== lines[from - 1]?.page) return blocks
    to = from
  }
  return blocks
}

/** The blocks below the numbers, as far as they are parts of the table. */
function blocksBelow(lines: readonly PageLine[], begin: number, end: number, count: number, lexicon: Lexicon): Block[] {
  const blocks: Block[] = []
  let from = begin
  while (from < end && lines[from]?.page === lines[begin - 1]?.page) {
    let to = from + 1
    while (to < end && !startsBlock(lines[to], lines[to - 1])) to += 1
    const block = blockOf(lines.slice(from, to), from, count, lexicon)
    if (block === null) return blocks
    blocks.push(block)
    from = to
  }
  return blocks
}

/** Lines of the longest head. */
const LONGEST_HEAD = 12

interface Column {
  readonly kind: ColumnKind
  readonly column: TableColumn
  readonly cells: readonly PageLine[]
}

/**
 * The columns of values with their heads. A head stands over its values, but for one at most that came before all others:
 * it is that of the first values, which then have none. Heads and values in any other order may have changed places.
 */
function columnsOf(blocks: readonly Block[], lexicon: Lexicon): readonly Column[] | null {
  const alone = blocks.filter(({ kind, head }) => kind === 'head' && !isLabel(head))
  const values = blocks.filter(({ kind }) => kind === 'values')
  const bare = values.filter(({ head }) => head === null)
  const [first] = values
  if (first === undefined || alone.length !== bare.length || alone.length > 1) return null
  if (bare.length === 1 && (bare[0] !== first || (alone[0]?.from ?? first.from) > first.from)) return null
  const columns = values.map(({ head, cells }, at): Column | null => {
    const own = head ?? alone[0]?.head ?? null
    const known = own !== null && (own.meaning.kind === 'figure' || own.meaning.kind === 'auxiliary')
    if (!known) return null
    const column = { label: String(at + 3), head: own.text, meaning: own.meaning }
    const kind = kindOf(column, lexicon.figures)
    return kind.kind === 'note' ? null : { column, kind, cells }
  })
  const told = columns.filter((each) => each !== null)
  return told.length === columns.length ? told : null
}

const isLabel = (head: Block['head']): boolean => head?.meaning.kind === 'sequence' || head?.meaning.kind === 'name'

/** The numbers from `start` on, a line each from the line `first` on, alone or before the names of their rows. */
function numbersAt(lines: readonly PageLine[], first: number, start: number): Block | null {
  let to = first + 1
  while (to < lines.length && !startsBlock(lines[to], lines[to - 1])) to += 1
  const own = lines.slice(first, to)
  const block = { head: null, from: first, to }
  if (own.every(({ text }, at) => text === String(start + at))) return { ...block, cells: own, kind: 'numbers' }
  const names = own.map((line, at) => withoutNumber(line, start + at) ?? (at === own.length - 1 ? line : null))
  const cells = names.filter((line) => line !== null)
  const count = cells.filter((line) => !isTotal(line)).length
  return cells.length === names.length && areNames(cells, count) ? { ...block, cells, kind: 'names' } : null
}

/** What one page has of the table. */
type Part = Pick<FoundTable, 'columns' | 'rows' | 'from' | 'to'>

/** The rows of the blocks, the numbers counted on from `start`; null unless all are as long and every value can be one of its column. */
function rowsOf(names: Block, columns: readonly Column[], start: number): TableRow[] | null {
  const fits = ({ kind, cells }: Column): boolean =>
    cells.length === names.cells.length &&
    cells.every(({ text }, at) => fitsColumn(text, kind) || isTotal(names.cells[at] as PageLine))
  if (!columns.every(fits)) return null
  let number = start
  return names.cells.map((line, at): TableRow => {
    const sequence = isTotal(line) ? null : String(number)
    if (sequence !== null) number += 1
    const cells = columns.map((column) => ({ text: column.cells[at]?.text ?? '', merged: false }))
    return { line, sequence, name: line.text, cells, section: 0, sectionName: null, headsSection: false }
  })
}

const unitsOf = (rows: readonly TableRow[]): number => rows.filter(({ sequence }) => sequence !== null).length

function readPart(
  lines: readonly PageLine[],
  first: number,
  start: number,
  floor: number,
  lexicon: Lexicon,
): Part | null {
  const numbers = numbersAt(lines, first, start)
  if (numbers === null || !isFlat(lines.slice(first, numbers.to))) return null
  // They may have their head over them, and the title over that.
  let top = first
  while (top > floor && !startsBlock(lines[top], lines[top - 1])) top -= 1
  const direct = headOf(lines.slice(top, first), lexicon)
  const titled = direct === null && first > top ? headBelowTitle(lines.slice(top, first), top, lexicon) : null
  const over = direct ?? titled?.head ?? null
  if (first !== top && over?.meaning.kind !== (numbers.kind === 'names' ? 'name' : 'sequence')) return null
  const above = titled === null ? blocksAbove(lines, top, floor, lexicon) : []
  if (above === null) return null
  const own = numbers.kind === 'names' ? [{ ...numbers, head: over }] : []
  const count = numbers.cells.filter((line) => !isTotal(line)).length
  const below = blocksBelow(lines, numbers.to, endOf(lines, first), count, lexicon)
  const blocks = [...above, ...own, ...below]
  const [names, ...others] = blocks.filter(({ kind }) => kind === 'names')
  const headed = blocks.filter(({ head }) => head?.meaning.kind === 'name').length
  const columns = columnsOf(blocks, lexicon)
  if (names === undefined || others.length > 0 || headed !== 1 || columns === null) return null
  const rows = rowsOf(names, columns, start)
  if (rows === null) return null
  const from = Math.min(titled?.from ?? top, ...above.map((block) => block.from))
  return { columns: columns.map(({ column }) => column), rows, from, to: below.at(-1)?.to ?? numbers.to }
}

/** The part on the next page: the same columns, the numbers going on. */
function readNext(lines: readonly PageLine[], part: Part, lexicon: Lexicon): Part | null {
  const start = unitsOf(part.rows) + 1
  const near = lines.slice(part.to, part.to + FARTHEST)
  const after = near.findIndex((line) => line.tokens[0]?.text === String(start))
  const next = after < 0 ? null : readPart(lines, part.to + after, start, part.to, lexicon)
  const key = ({ columns }: Part): string => JSON.stringify(columns.map(({ head, meaning }) => [head, meaning]))
  if (next === null || key(next) !== key(part)) return null
  return { ...part, rows: [...part.rows, ...next.rows], to: next.to }
}

/** How many lines of heads may stand above the numbers of the next page. */
const FARTHEST = 40
const FEWEST = 2

/**
 * Reads a table whose columns follow one another, each a block of lines that blank lines part: the numbers 1 to n from the line
 * `first` on, n names, n values a column, as `pdftotext` gives tables whose rows are one line high. Null unless all blocks
 * are as long as the numbers are many and every head is known and stands by its values.
 */
export function readColumnBlocks(
  lines: readonly PageLine[],
  first: number,
  floor: number,
  lexicon: Lexicon,
): FoundTable | null {
  let part = readPart(lines, first, 1, floor, lexicon)
  if (part === null || unitsOf(part.rows) < FEWEST) return null
  for (let next: Part | null = part; next !== null; next = readNext(lines, part, lexicon)) part = next
  const { to, rows } = part
  const lost = lostBelow(lines, to, endOf(lines, to - 1)) ?? nextNumberLater(lines, to, unitsOf(rows) + 1)
  const issues: Issue[] =
    lost === null
      ? []
      : [{ code: 'reading.row-broken', severity: 'error', place: placeOf(lost), facts: { text: lost.text } }]
  return { ...part, hasSequence: true, alignment: null, headLines: [], issues }
}
