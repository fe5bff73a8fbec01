import type { Issue } from '../../model/issue.ts'
import { hasLetter, squeeze, startsWithCapital } from './folded.ts'
import { beginsName, beginsWithKind, goesOnAfter, type NameStyle, nameStyle, unnumberedStyle } from './name-style.ts'
import { placeOf } from './page-line.ts'
import { isNumber, isValueLike } from './printed-value.ts'
import { isFragment, nameLines } from './row-alignment.ts'
import type { ParsedLine, PrintedCell } from './table.ts'
import { isSectionLabel, isUnfinished, totalKind } from './vocabulary.ts'

/** A row put together from its lines. */
export interface AssembledRow extends ParsedLine {
  /** Its name may lack a part or hold a part of another row's: no figure is read from it. */
  readonly doubtful: boolean
}

/** A line with words only: a part of a name, of a phrase in a cell ("phát sinh"), or of both. */
interface Fragment {
  readonly parsed: ParsedLine
  readonly name: string
  readonly cells: readonly PrintedCell[]
}

interface Anchor {
  readonly parsed: ParsedLine
  readonly above: readonly Fragment[]
  readonly below: readonly Fragment[]
  readonly doubtful: boolean
}

const isFilled = (line: ParsedLine): boolean => line.cells.some((cell) => cell.text !== '' && isValueLike(cell.text))
const isBlank = (line: ParsedLine): boolean => line.cells.every((cell) => cell.text === '')

/**
 * True for a row of a marked table that stands by itself though it has no number and no values: cells of such a table do not
 * break over its rows, unless a page ends between them, or a person wrote a long name into two rows: then the first part
 * cannot end where it does, or the second begins in small letters.
 */
function isRowOfItsOwn({ line, name }: ParsedLine, before: ParsedLine | undefined): boolean {
  if (line.block < 0 || !(startsWithCapital(name) || beginsWithKind(name))) return false
  return before === undefined || (before.line.page === line.page && !(isUnfinished(before.name) && before.name !== ''))
}

interface Start {
  readonly line: ParsedLine
  /** The sequence number stands on a line of its own: all up to the values is the name. */
  readonly alone: boolean
}

/** A sequence number without values takes the words and values of the next lines, when they have no number of their own. */
function joinStarts(lines: readonly ParsedLine[], style: NameStyle): ParsedLine[] {
  const out: ParsedLine[] = []
  let open: Start | null = null
  for (const line of lines) {
    const mayJoin = line.sequence === null && totalKind(line.name) === null && !isSectionLabel(line.name)
    if (open !== null && mayJoin) {
      const { line: start, alone }: Start = open
      const apart = !alone && line.name !== '' && isRowOfItsOwn(line, start)
      const goesOn = !apart && (alone || line.name === '' || goesOnAfter(start.name, line.name, style))
      if (goesOn) {
        const source: ParsedLine = isFilled(line) ? line : start
        const name = squeeze(`${start.name} ${line.name}`)
        const joined: ParsedLine = { ...start, name, cells: source.cells, aligned: source.aligned }
        out[out.length - 1] = joined
        open = isFilled(line) ? null : { line: joined, alone }
        continue
      }
    }
    out.push(line)
    const starts = line.sequence !== null && isBlank(line) && !isSectionLabel(line.name)
    open = starts ? { line, alone: line.name === '' } : null
  }
  return out
}

const ownName = (anchor: Anchor): string => anchor.parsed.name
const nameSoFar = ({ above, parsed, below }: Anchor): string =>
  squeeze([...above, parsed, ...below].map((part) => part.name).join(' '))
const cellTexts = ({ cells }: Fragment): string[] => cells.map((cell) => cell.text).filter((text) => text !== '')

/** A fragment reads on after the row above it. */
function fitsAfter(anchor: Anchor, { name, ...rest }: Fragment, style: NameStyle): boolean {
  const before = nameSoFar(anchor)
  const nameFits = name === '' || before === '' || goesOnAfter(before, name, style)
  return nameFits && cellTexts({ name, ...rest }).every((text) => !startsWithCapital(text))
}

/** Fragments in a row read as the beginning of the row below them. */
function fitBefore(fragments: readonly Fragment[], anchor: Anchor, style: NameStyle): boolean {
  const names = fragments.map((fragment) => fragment.name).filter((name) => name !== '')
  const [first, ...others] = names
  const own = ownName(anchor)
  const begins = first === undefined || beginsName(first, style)
  const inner = others.every((name, index) => goesOnAfter(names[index] ?? '', name, style))
  const joins = first === undefined || own === '' || goesOnAfter(names.join(' '), own, style)
  const [firstCell] = fragments.flatMap(cellTexts)
  return begins && inner && joins && (firstCell === undefined || startsWithCapital(firstCell))
}

/** A row without words of its own on its line has its name above and below: two lines around the middle. */
function isComplete(anchor: Anchor): boolean {
  if (ownName(anchor) !== '') return true
  const named = (parts: readonly Fragment[]): boolean => parts.some((part) => part.name !== '')
  return named(anchor.above) && named(anchor.below)
}

/** The numbers of fragments that may go to the row above so that nothing odd is left. */
function divisions(
  above: Anchor | null,
  fragments: readonly Fragment[],
  below: Anchor | null,
  style: NameStyle,
): number[] {
  const ways: number[] = []
  for (let n = 0; n <= fragments.length; n += 1) {
    let upper = above
    let good = true
    for (const fragment of fragments.slice(0, n)) {
      if (upper === null || !fitsAfter(upper, fragment, style)) good = false
      else upper = { ...upper, below: [...upper.below, fragment] }
    }
    const before = fragments.slice(n)
    if (before.length > 0 && (below === null || !fitBefore(before, below, style))) good = false
    if (upper !== null && !upper.doubtful && !isComplete(upper)) good = false
    const section = below !== null && isSectionLabel(ownName(below))
    if (section && before.length > 0) good = false
    const own = below === null || section ? '' : ownName(below)
    const inside = own !== '' && !beginsName(own, style) && totalKind(own) === null
    if (inside && before.length === 0 && fragments.length > 0) good = false
    if (below !== null && ownName(below) === '' && !before.some((fragment) => fragment.name !== '')) good = false
    if (good) ways.push(n)
  }
  return ways
}

function joinCells({ above, parsed, below }: Anchor): readonly PrintedCell[] {
  return parsed.cells.map((cell, index) => {
    const texts = [...above, parsed, ...below]
      .map((part) => part.cells[index]?.text ?? '')
      .filter((text) => text !== '')
    return { ...cell, text: squeeze(texts.join(' ')) }
  })
}

/** The first cell holds a whole number, and a line with words of the name has words in it too: they are the name's ("Thuần | Trung"). */
function splitsName({ above, parsed, below }: Anchor): Fragment | null {
  const [own] = parsed.cells
  if (!parsed.aligned || own === undefined || !isNumber(own.text)) return null
  return [...above, ...below].find(({ name, cells: [cell] }) => name !== '' && hasLetter(cell?.text ?? '')) ?? null
}

function finish(anchor: Anchor): AssembledRow {
  const cells = anchor.parsed.aligned ? joinCells(anchor) : anchor.parsed.cells
  return { ...anchor.parsed, name: nameSoFar(anchor), cells, doubtful: anchor.doubtful }
}

/**
 * Puts together rows that a line break cut. Lines with a sequence number or values are rows; lines of nothing but words
 * are parts of a name or of a phrase in a cell, above or below, told by how names of the table begin, by capitals and by
 * names that cannot end where they do. Words that fit both ways, or neither, make the rows they touch doubtful: an issue,
 * never a guess. Headings of sections stay rows of their own. `shares`: the number of word lines above each row that are
 * its own, where the alignment of the cells tells it.
 */
export function assembleRows(
  lines: readonly ParsedLine[],
  shares: readonly number[] | null = null,
): {
  readonly rows: readonly AssembledRow[]
  readonly issues: readonly Issue[]
} {
  const issues: Issue[] = []
  const anchors: Anchor[] = []
  const whole = lines.filter((line) => isFilled(line) && line.name !== '' && totalKind(line.name) === null)
  const numbered = lines.filter((line) => line.sequence !== null).length >= lines.filter(isFilled).length * 0.8
  const style = numbered
    ? nameStyle(
        whole.map((line) => line.name),
        true,
      )
    : unnumberedStyle(nameLines(lines))
  let fragments: Fragment[] = []
  const doubt = (at: ParsedLine, text: string): void => {
    issues.push({ code: 'reading.row-broken', severity: 'error', place: placeOf(at.line), facts: { text } })
  }
  /** How many of the word lines before the next row are the row's above it. */
  const share = (count: number): number => count - (shares?.[anchors.length] ?? 0)
  const settle = (next: Anchor | null): void => {
    const above = anchors.at(-1) ?? null
    const parts = fragments
    fragments = []
    const [way, ...others] = shares === null ? divisions(above, parts, next, style) : [share(parts.length)]
    const sure = way !== undefined && others.length === 0
    if (!sure) {
      const lost = parts[0]?.parsed ?? (above !== null && !isComplete(above) ? above.parsed : next?.parsed)
      if (lost !== undefined)
        doubt(lost, parts.length > 0 ? parts.map((part) => part.parsed.line.text).join(' ') : lost.line.text)
    }
    if (above !== null) {
      const below = sure ? [...above.below, ...parts.slice(0, way)] : above.below
      const touched = parts.length > 0 || !isComplete(above)
      anchors[anchors.length - 1] = { ...above, below, doubtful: above.doubtful || (!sure && touched) }
    }
    if (next !== null) {
      const touched = parts.length > 0 || ownName(next) === ''
      anchors.push({ ...next, above: sure ? parts.slice(way) : [], doubtful: !sure && touched })
    }
  }
  const joined = shares === null ? joinStarts(lines, style) : lines
  for (const [index, parsed] of joined.entries()) {
    const own = isRowOfItsOwn(parsed, joined[index - 1])
    if (!own && isFragment(parsed, shares === null ? undefined : joined[index + 1]))
      fragments.push({ parsed, name: parsed.name, cells: parsed.aligned ? parsed.cells : [] })
    else settle({ parsed, above: [], below: [], doubtful: false })
  }
  settle(null)
  for (const [index, anchor] of anchors.entries()) {
    const split = splitsName(anchor)
    if (split === null) continue
    doubt(split.parsed, split.parsed.line.text)
    anchors[index] = { ...anchor, doubtful: true }
  }
  return { rows: anchors.map(finish), issues }
}
